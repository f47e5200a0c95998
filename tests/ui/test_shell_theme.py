"""The look: from tokens alone, readable, from the bundled faces, switched while running."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QIcon, QPainter, QPixmap

import ui
from ui import fonts, icons, stylesheet, tokens
from ui.kit.buttons import PrimaryButton
from ui.kit.chips import Chip, state_look
from ui.kit.frames import Ground
from ui.theme import theme

ROOM = Path(ui.__file__).parent
GROUNDS = ("window", "surface", "sunken", "rail")
INKS = ("text", "text2", "text3", "accent", "ok", "warn", "bad", "end")
PAIRS = [
    *((ink, ground) for ink in INKS[:6] for ground in GROUNDS),
    *((tone, f"{tone}_soft") for tone in ("ok", "warn", "bad", "end", "accent")),
    ("on_accent", "accent"),
    ("on_accent", "pressed"),
    ("text", "accent_soft"),
    ("text", "hover"),
    ("surface", "text"),
]


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(one) for one in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_stand_out_four_and_a_half_to_one(scheme, ink, ground):
    pair = [QColor(getattr(tokens.COLOURS[name], scheme)) for name in (ink, ground)]
    dim, bright = sorted(map(_luminance, pair))

    assert (bright + 0.05) / (dim + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def test_colours_are_written_in_the_tokens_alone():
    files = [one for one in ROOM.rglob("*") if one.suffix in {".py", ".qss"}]
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?=[\"';])|(?<!\.)\brgba?\(")

    found = {one.name for one in files if literal.search(one.read_text("utf-8"))}

    assert found == {"tokens.py"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_style_sheet_has_no_gap(qapp, scheme):
    sheet = stylesheet.sheet(scheme, stylesheet.Images())

    assert "@" not in sheet
    assert len(re.findall(r"url\(", sheet)) >= 8


def test_the_theme_changes_what_is_on_the_screen_at_once(qtbot):
    ground = Ground("window")
    qtbot.addWidget(ground)
    ground.resize(80, 30)
    light = ground.grab().toImage().pixelColor(1, 1)

    theme().choose("dark")
    dark = ground.grab().toImage().pixelColor(1, 1)

    assert light == QColor(tokens.COLOURS["window"].light)
    assert dark == QColor(tokens.COLOURS["window"].dark)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_icons_are_sharp_at_every_density_also_when_painted(qtbot, ratio):
    ink, grey = QColor("#102030"), QColor("#a0b0c0")
    icon = icons.icon("plus", ink, grey, 16)

    expected = icons.pixmap("plus", ink, 16, ratio=ratio).toImage()
    off = icons.pixmap("plus", grey, 16, ratio=ratio).toImage()
    assert icon.pixmap(QSize(16, 16), ratio).toImage() == expected
    assert icon.pixmap(QSize(16, 16), ratio, QIcon.Mode.Disabled).toImage() == off
    painted = QPixmap(expected.size())
    painted.setDevicePixelRatio(ratio)
    painted.fill(Qt.GlobalColor.transparent)
    with QPainter(painted) as painter:
        icon.paint(painter, QRect(0, 0, 16, 16))
    assert painted.toImage() == expected


def test_icons_of_buttons_follow_the_theme(qtbot):
    button = PrimaryButton("签发", "plus")
    qtbot.addWidget(button)

    theme().choose("dark")
    image = button.icon().pixmap(QSize(16, 16), 1.0).toImage()
    inks = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    strongest = max(inks, key=QColor.alpha)

    expected = QColor(tokens.COLOURS["on_accent"].dark)
    assert strongest.alpha() > 128
    assert abs(strongest.blue() - expected.blue()) + abs(strongest.red() - expected.red()) < 6


def test_a_forced_theme_does_not_follow_the_system(qtbot):
    theme().choose("dark")

    theme()._on_system_changed(None)

    assert theme().scheme == "dark"


@pytest.mark.parametrize(("strong", "style"), [(False, "Regular"), (True, "Medium")])
def test_the_faces_are_the_bundled_ones(qapp, strong, style):
    face = QFontInfo(fonts.font(strong=strong))

    assert face.family().startswith("Noto Sans SC")
    assert face.styleName() == style
    assert face.pixelSize() == 13


def test_the_dot_of_a_plate_sits_tight(qapp):
    from PySide6.QtGui import QFontMetrics

    wide, tight = (
        QFontMetrics(fonts.font(strong=True, plate=plate)).horizontalAdvance("鲁B·12345")
        for plate in (False, True)
    )

    assert tight < wide


def test_a_chip_says_its_state_in_words(qtbot):
    chip = Chip(state_look("grant_state", "suspended"))
    qtbot.addWidget(chip)

    assert chip.accessibleName() == "暂停"
    assert chip.look.icon == "player-pause"
