"""The bundled files are whole, are what their manifests say, and do what they are there for."""

import hashlib
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources

ROOT = Path(__file__).resolve().parents[2]
FONTS = json.loads(resources.content("fonts", "MANIFEST.json"))
SOURCES = json.loads(resources.content("basemap", "SOURCES.json"))
ICONS = sorted(path.stem for path in resources.path("icons").glob("*.svg"))
SCENARIO_GLYPHS = ["car", "bus-stop", "bus", "package", "shield", "shopping-bag", "brush", "crane"]
DECISION_GLYPHS = ["circle-check", "clock", "alert-triangle", "circle-x", "circle-minus", "ban"]
SIGNS = "〔〕《》「」、。·①⑳☐☑☒→↔×±°′″㎡㎞²“”‘’–—…"
RARE_NAMES = "喆堃镕玥䶮㙟𬭚"


def sha256(*parts: str) -> str:
    return hashlib.sha256(resources.content(*parts)).hexdigest()


def characters(font: str) -> set[str]:
    return {chr(code) for code in FontFile(resources.font_path(font)).getBestCmap()}


def gb2312_han() -> set[str]:
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    return set("".join(bytes([r, c]).decode("gb2312", "ignore") for r in rows for c in cells))


@pytest.mark.parametrize("row", FONTS, ids=lambda row: row["file"])
def test_a_font_is_the_one_in_the_manifest(row):
    raw = resources.content("fonts", row["file"])

    assert hashlib.sha256(raw).hexdigest() == row["sha256"]
    assert len(raw) == row["bytes"]
    assert FontFile(io.BytesIO(raw))["maxp"].numGlyphs == row["glyphs"]


@pytest.mark.parametrize("row", FONTS, ids=lambda row: row["file"])
def test_a_font_has_its_licence_beside_it(row):
    text = resources.content("fonts", row["licence_file"]).decode("utf-8")

    assert "GNU GENERAL PUBLIC LICENSE" in text or "SIL OPEN FONT LICENSE" in text


def test_no_font_is_missing_from_the_manifest():
    bundled = {path.name for path in resources.path("fonts").glob("*.ttf")}

    assert bundled == {row["file"] for row in FONTS}


def test_the_fonts_stay_small_enough_to_ship():
    assert sum(row["bytes"] for row in FONTS) < 35_000_000


@pytest.mark.parametrize("row", FONTS, ids=lambda row: row["file"])
def test_a_font_writes_all_of_gb_2312(row):
    han = gb2312_han()

    assert len(han) == 6763
    assert han <= characters(Path(row["file"]).stem)


def test_the_fallback_writes_rare_names_and_every_sign():
    assert set(RARE_NAMES + SIGNS) <= characters("NotoSerifSC-Regular")


@pytest.mark.parametrize("weight", ["Regular", "Medium"])
def test_the_screen_font_sets_plates_tight(weight):
    layout = FontFile(resources.font_path(f"NotoSansSC-{weight}"))["GPOS"].table

    assert {"palt", "kern"} <= {record.FeatureTag for record in layout.FeatureList.FeatureRecord}


def test_the_kai_does_not_bear_the_reserved_name():
    names = FontFile(resources.font_path("QDKai-Regular"))["name"].names
    shown = [str(record) for record in names if record.nameID not in {0, 13, 14}]

    assert "QD Kai" in shown
    assert not [name for name in shown if re.search("LXGW|霞鹜", name)]


@pytest.mark.parametrize("row", FONTS, ids=lambda row: row["file"])
def test_paper_embeds_the_font(row):
    name = Path(row["file"]).stem
    pdfmetrics.registerFont(TTFont(name, resources.font_path(name)))
    page = io.BytesIO()
    canvas = Canvas(page, invariant=True, pageCompression=False)
    canvas.setFont(name, 16)

    canvas.drawString(72, 700, "青岛市智能网联汽车 123 ☑")
    canvas.save()

    assert b"/FontFile2" in page.getvalue()


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_drawn_in_the_colour_of_its_place(name):
    drawing = ElementTree.fromstring(resources.icon_path(name).read_bytes())

    assert drawing.tag.endswith("svg")
    assert drawing.get("stroke") == "currentColor" or name == "qdpilot"
    assert drawing.get("viewBox") in {"0 0 24 24", "0 0 64 64"}


@pytest.mark.parametrize("name", SCENARIO_GLYPHS + DECISION_GLYPHS)
def test_every_meaning_has_its_glyph(name):
    assert name in ICONS


def test_the_icons_are_those_of_the_list():
    listed = (ROOT / "scripts/resources/icons.txt").read_text("utf-8").split()

    assert sorted([*listed, "qdpilot"]) == ICONS


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row["file"])
def test_a_map_file_is_the_one_on_record(row):
    assert sha256("basemap", row["file"]) == row["sha256"]
    assert row["licence"]
    assert row["credit"]


def test_every_map_file_is_on_record():
    bundled = {path.name for path in resources.path("basemap").glob("*.geojson")}

    assert bundled == {row["file"] for row in SOURCES}


def test_the_districts_name_their_review_number():
    districts = next(row for row in SOURCES if row["file"] == "districts_tianditu.geojson")

    assert districts["review_number"] == "GS(2024)0650号"
    assert districts["review_number_note"] == "not confirmed at the source"


def test_the_pins_name_packages_and_no_address():
    text = (ROOT / "scripts/resources/pins.json").read_text("utf-8")

    assert "://" not in text
    assert all(re.fullmatch("[0-9a-f]{64}", row["sha256"]) for row in json.loads(text))


def test_a_missing_file_is_named():
    with pytest.raises(resources.ResourceMissingError) as caught:
        resources.icon_path("no-such-icon")

    assert caught.value.name == "icons/no-such-icon.svg"


def test_what_is_counted_in_english_is_counted_in_english_words():
    forms = ElementTree.fromstring(resources.content("i18n", "qdpilot_en.ts")).iter("numerusform")
    words = [one.text or "" for one in forms]

    assert len(words) > 50
    assert [one for one in words if re.search("[\u4e00-\u9fff]", one)] == []
