"""The working pages, by import path: one that is not installed is simply not there."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from ui.kit.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page as the rail shows it before it is loaded.

    Attributes:
        code: Of the page.
        text: Marked English source, shown through the context `pages`.
        icon: Name of a bundled icon.
        module: Where the class is.
        name: Of the class.
    """

    code: str
    text: str
    icon: str
    module: str
    name: str

    def words(self) -> str:
        """Return the label in the language now spoken."""
        return QCoreApplication.translate("pages", self.text)

    def is_there(self) -> bool:
        """Tell whether the page is installed, without loading it."""
        try:
            return find_spec(self.module) is not None
        except ModuleNotFoundError:  # not even the package that should hold it
            return False

    def load(self) -> type[Page]:
        """Import the page's class."""
        page: type[Page] = getattr(import_module(self.module), self.name)
        return page


PAGES: tuple[Entry, ...] = (
    Entry(
        code="map",
        text=str(QT_TRANSLATE_NOOP("pages", "Map")),
        icon="map",
        module="ui.map.page",
        name="MapPage",
    ),
    Entry(
        code="roads",
        text=str(QT_TRANSLATE_NOOP("pages", "Roads")),
        icon="route",
        module="ui.roads.page",
        name="RoadsPage",
    ),
    Entry(
        code="vehicles",
        text=str(QT_TRANSLATE_NOOP("pages", "Vehicles")),
        icon="car",
        module="ui.vehicles.page",
        name="VehiclesPage",
    ),
    Entry(
        code="grants",
        text=str(QT_TRANSLATE_NOOP("pages", "Rights")),
        icon="road",
        module="ui.grants.page",
        name="GrantsPage",
    ),
    Entry(
        code="times",
        text=str(QT_TRANSLATE_NOOP("pages", "Times")),
        icon="calendar-time",
        module="ui.times.page",
        name="TimesPage",
    ),
    Entry(
        code="documents",
        text=str(QT_TRANSLATE_NOOP("pages", "Papers")),
        icon="certificate",
        module="ui.documents.page",
        name="DocumentsPage",
    ),
    Entry(
        code="overview",
        text=str(QT_TRANSLATE_NOOP("pages", "Overview")),
        icon="layout-dashboard",
        module="ui.overview.page",
        name="OverviewPage",
    ),
)


def installed() -> tuple[Entry, ...]:
    """Return the pages that are there, in the order of the rail."""
    return tuple(one for one in PAGES if one.is_there())
