"""The question before a right is granted: what will be issued, to whom, in spite of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from ui.grants.words import conditions_words, title_of, zones_words
from ui.kit.confirm import ConfirmAct
from ui.shown import listed, period, plate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from qdpilot.model.office import Office
    from qdpilot.services.assess import Assessment
    from ui.grants.particulars import Particulars

_PLATES = 6


class _Counts(QObject):
    """Words that count; plurals are found in a class's own words only."""

    def warnings(self, count: int) -> str:
        return self.tr("Why it is granted in spite of %n warning(s)", "", count)

    def vehicles(self, count: int) -> str:
        return self.tr("%n vehicle(s)", "", count)


class GrantQuestion(ConfirmAct):
    """Asks once before an approval is issued; warnings that ask for a reason get one here."""

    def __init__(  # noqa: PLR0913 - what is granted, and in spite of what
        self,
        parent: QWidget,
        known: Particulars,
        weighed: Assessment,
        *,
        office: Office,
        year: int,
        act: Callable[[str], object],
    ) -> None:
        sentence = QCoreApplication.translate(
            "GrantQuestion",
            "The road right “{title}” is given to {operator}, and its approval is issued with the "
            "next number. Both stay for good.",
        ).format(title=title_of(known.terms), operator=known.operator.name)
        count = len(weighed.overridable)
        why = _Counts().warnings(count) if count else ""
        super().__init__(
            parent,
            title=QCoreApplication.translate("GrantQuestion", "Approve and issue"),
            sentence=sentence,
            rows=_rows(known, office, year),
            act_words=QCoreApplication.translate("GrantQuestion", "Approve and issue"),
            act=act,
            reason_label=why,
        )


def _rows(known: Particulars, office: Office, year: int) -> tuple[tuple[str, str], ...]:
    """Return what will be issued, name and value."""
    terms = known.terms
    series = QCoreApplication.translate("GrantQuestion", "{prefix}〔{year}〕, next number").format(
        prefix=office.number_prefix, year=year
    )
    ends = QCoreApplication.translate("GrantQuestion", "{number}, which ends on that day")
    replaced = (
        QCoreApplication.translate("GrantQuestion", "Takes the place of"),
        ends.format(number=known.replaced),
    )
    return (
        (QCoreApplication.translate("GrantQuestion", "Number"), series),
        (
            QCoreApplication.translate("GrantQuestion", "Period"),
            period(terms.schedule.start, terms.schedule.end),
        ),
        *((replaced,) if known.replaced else ()),
        (QCoreApplication.translate("GrantQuestion", "Zones"), zones_words(known)),
        (QCoreApplication.translate("GrantQuestion", "Times"), known.sentence),
        (QCoreApplication.translate("GrantQuestion", "Vehicles"), _fleet_words(known)),
        (QCoreApplication.translate("GrantQuestion", "Conditions"), conditions_words(terms)),
    )


def _fleet_words(known: Particulars) -> str:
    plates = [plate(one.plate) for one in known.cars if one.plate]
    some = listed(plates[:_PLATES])
    more = "…" if len(plates) > _PLATES else ""
    count = _Counts().vehicles(len(known.cars))
    return f"{count}  {some}{more}"
