"""The one file of tokens: colours for light and dark, type sizes, spaces, radii.

No colour literal stands anywhere else in `ui`; the scenarios' colours are data beside their names,
for paper has the same. Pictures and style sheets ask `ui.theme`, which
picks the light or the dark half.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from qdpilot.model.kinds import scenario_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

Scheme: TypeAlias = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One colour in both themes, as `#RRGGBB`."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type in device independent pixels.

    Attributes:
        size: Of the font.
        line: Height of a line, where lines are set by hand.
    """

    size: int
    line: int


COLOURS: Mapping[str, Pair] = MappingProxyType(
    {
        "window": Pair("#F3F5F7", "#0E151A"),
        "surface": Pair("#FFFFFF", "#162028"),
        "sunken": Pair("#F7F9FA", "#121B22"),
        "rail": Pair("#EBEFF2", "#10181E"),
        "hover": Pair("#EEF2F5", "#1F2C36"),
        "line": Pair("#DFE5EA", "#293742"),
        "line2": Pair("#B9C5CE", "#3D4E5B"),
        "text": Pair("#16222C", "#E6EDF2"),
        "text2": Pair("#4A5965", "#AEBCC7"),
        "text3": Pair("#5A6974", "#94A3AF"),
        "accent": Pair("#0B5A8C", "#5AB0E2"),
        "pressed": Pair("#094A74", "#7CC3EC"),
        "accent_soft": Pair("#E3EFF6", "#17384D"),
        "on_accent": Pair("#FFFFFF", "#06202F"),
        "ok": Pair("#1C7A45", "#5CC98A"),
        "ok_soft": Pair("#E3F3E9", "#143524"),
        "warn": Pair("#8A5600", "#E6B04A"),
        "warn_soft": Pair("#FCF1DC", "#3A2C10"),
        "bad": Pair("#B3261E", "#FF8A80"),
        "bad_soft": Pair("#FBE6E4", "#43201F"),
        "end": Pair("#5F6B75", "#94A2AD"),
        "end_soft": Pair("#ECEFF1", "#22303A"),
        "sea": Pair("#DCE8EF", "#0C161D"),
        "shore": Pair("#A9BFCC", "#2C4656"),
        "land": Pair("#F6F6F2", "#19232A"),
        "land2": Pair("#F0F1EB", "#1C272D"),
        "district_line": Pair("#B9C0B8", "#3C4A50"),
        "road": Pair("#FFFFFF", "#27343B"),
        "road_casing": Pair("#D9DAD3", "#10181D"),
        "road_minor": Pair("#E4E5DE", "#222E35"),
        "road_far": Pair("#CBCDC4", "#34444E"),  # a network from afar: hairlines without casing
        "graticule": Pair("#B4C7D3", "#24384A"),
        "sea_label": Pair("#3E677E", "#7397AD"),
        "place": Pair("#4A5965", "#AEBCC7"),
        "halo": Pair("#FFFFFF", "#121B21"),
        "glyph": Pair("#FFFFFF", "#162028"),  # of a scenario, on its colour
        "paper": Pair("#FFFFFF", "#FFFFFF"),  # a printed page stays white
        "avatar": Pair("#B7C6D1", "#3D4E5B"),
        "shadow": Pair("#000000", "#000000"),
    }
)

#: By the code of the scenario; data beside its name, for the printed map has the same.
SCENARIOS: Mapping[str, Pair] = MappingProxyType(
    {kind.code: Pair(kind.light, kind.dark) for kind in scenario_kinds().values()}
)

TYPES: Mapping[str, Type] = MappingProxyType(
    {
        "tick": Type(11, 16),
        "small": Type(12, 18),
        "body": Type(13, 20),
        "section": Type(15, 24),
        "page": Type(20, 28),
        "goal": Type(28, 36),
    }
)

# Space goes in steps of four.
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_6, SPACE_8 = 4, 8, 12, 16, 24, 32

RADIUS_BAR, RADIUS_CHIP, RADIUS_CONTROL, RADIUS_CARD = 2, 3, 4, 6

RAIL_WIDTH, TOP_BAR_HEIGHT, TOOL_STRIP_HEIGHT = 64, 44, 40
INSPECTOR_WIDTH, QUEUE_WIDTH, FOOTER_HEIGHT = 360, 296, 52
CONTROL, COMPACT, SMALL = 32, 28, 24
TABLE_ROW, LIST_ROW, CHIP = 26, 28, 20
ICON_RAIL, ICON_TOOL, ICON_INLINE, ICON_CHIP = 20, 18, 16, 14
ICON_STROKE = 1.6
