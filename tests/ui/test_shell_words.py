"""Words: every sentence on the screen passes through tr as a literal and has its Chinese."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

import resources
import ui

ROOM = Path(ui.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))


def _calls(tree: ast.AST) -> list[ast.Call]:
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
    return [one for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr == "tr"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOM)))
def test_tr_is_given_a_literal(file):
    # lupdate takes an f-string as a dead string, and finds nothing in one, without a word.
    tree = ast.parse(file.read_text("utf-8"))
    odd = [
        call.lineno
        for call in _calls(tree)
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    filled = [one for one in ast.walk(tree) if isinstance(one, ast.JoinedStr)]
    odd += [call.lineno for one in filled for call in _calls(one)]
    # And it knows the function by no other name.
    held = [one for one in ast.walk(tree) if isinstance(one, ast.Assign)]
    taken = [one for one in held if ast.unparse(one.value) == "QCoreApplication.translate"]
    odd += [one.lineno for one in taken if ast.unparse(one.targets[0]) != "translate"]

    assert odd == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_word_is_untranslated(language):
    tree = Xml.parse(resources.path("i18n", f"qdpilot_{language}.ts"))

    lacking = [
        message.findtext("source")
        for message in tree.iter("message")
        if message.find("translation").get("type") == "unfinished"
        or not "".join(message.find("translation").itertext()).strip()
    ]

    assert lacking == []


def _messages(path: Path) -> set[tuple[str, str]]:
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in Xml.parse(path).iter("context")
        for message in context.iter("message")
    }


def test_the_translations_know_every_word_of_the_sources(tmp_path):
    fresh = tmp_path / "fresh.ts"
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run([tool, *FILES, "-ts", fresh], check=True, stdout=subprocess.PIPE)

    assert _messages(fresh) <= _messages(resources.path("i18n", "qdpilot_zh_CN.ts"))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_the_program_loads_is_made_from_the_translations(tmp_path, language):
    fresh = tmp_path / "fresh.qm"
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    source = resources.path("i18n", f"qdpilot_{language}.ts")
    subprocess.run([tool, source, "-qm", fresh], check=True, stdout=subprocess.PIPE)

    assert fresh.read_bytes() == resources.content("i18n", f"qdpilot_{language}.qm")


def test_placeholders_survive_translation():
    import re

    tree = Xml.parse(resources.path("i18n", "qdpilot_zh_CN.ts"))
    lost = [
        message.findtext("source")
        for message in tree.iter("message")
        for text in ["".join(message.find("translation").itertext())]
        if text.strip()
        and set(re.findall(r"\{\w+\}|%n", message.findtext("source")))
        != set(re.findall(r"\{\w+\}|%n", text))
    ]

    assert lost == []


def test_every_licence_is_named(qapp):
    from ui.about import licences

    told = "\n".join(f"{one.name} {one.licence} {one.source}" for one in licences())

    for word in ("PySide6", "思源黑体", "QDKai", "FandolFang", "GSHHG", "OpenStreetMap",
                 "GS(2024)0650号", "GeoNames", "Tabler"):  # fmt: skip
        assert word in told


def test_names_are_listed_as_the_language_lists_them():
    """By `ui.shown.listed`: a Chinese comma alone would stand in English sentences too."""
    odd = [
        f"{file.name}:{one.lineno}"
        for file in FILES
        for one in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(one, ast.Attribute)
        and one.attr == "join"
        and isinstance(one.value, ast.Constant)
        and one.value.value == "、"
    ]

    assert odd == []
