"""Bring the translations up to date, after words in `ui/` have changed.

    scripts/i18n.py                 read the sources, make what the program loads, print what lacks
    scripts/i18n.py WORDS.json      the same, setting the translations that it holds

`pyside6-lupdate` reads the English sources into the two `.ts` files, which people edit; then
`pyside6-lrelease` makes the `.qm` files that the program loads. All four are committed, so that
running needs neither tool. English has a file of its own for plurals. WORDS.json maps a source
(or `Context|source`, where one word has two meanings) to Chinese; a list stands for the English
singular and plural of words that count (`%n`).
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
LANGUAGES = ("zh_CN", "en")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def tool(name: str) -> str:
    """Return the path of one of PySide6's tools, beside the interpreter that runs this."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def update() -> None:
    """Read the sources into the `.ts` files; words that are gone go."""
    sources = [str(one.relative_to(ROOT)) for one in sorted((ROOT / "ui").rglob("*.py"))]
    for language in LANGUAGES:
        target = I18N / f"qdpilot_{language}.ts"
        plural = ["-pluralonly"] if language == "en" else []
        command = [tool("lupdate"), *sources, "-no-obsolete", "-locations", "none", *plural]
        languages = ["-source-language", "en", "-target-language", language]
        subprocess.run(
            [*command, *languages, "-ts", str(target)], check=True, cwd=ROOT, stdout=subprocess.PIPE
        )


def fill(words: dict[str, str | list[str]]) -> None:
    """Write translations: Chinese for every word, English forms for plurals."""
    for language in LANGUAGES:
        path = I18N / f"qdpilot_{language}.ts"
        tree = Xml.parse(path)
        for context in tree.getroot().iter("context"):
            name = context.findtext("name", "")
            for message in context.iter("message"):
                source = message.findtext("source", "")
                word = words.get(f"{name}|{source}", words.get(source))
                if word is not None and isinstance(word, list) == (language == "en"):
                    _translate(message, word)
        body = Xml.tostring(tree.getroot(), encoding="unicode")
        path.write_text(f"{HEAD}{body}\n", "utf-8")


def missing() -> dict[str, str]:
    """Return the sources that have no Chinese yet."""
    return {
        message.findtext("source", ""): ""
        for message in Xml.parse(I18N / "qdpilot_zh_CN.ts").getroot().iter("message")
        if (message.find("translation") is None) or _is_open(message)
    }


def release() -> None:
    """Make the `.qm` files."""
    for language in LANGUAGES:
        source = I18N / f"qdpilot_{language}.ts"
        fresh = source.with_suffix(".qm.new")
        command = [tool("lrelease"), str(source), "-qm", str(fresh)]
        subprocess.run(command, check=True, stdout=subprocess.PIPE)
        fresh.replace(source.with_suffix(".qm"))  # a running program has the old one mapped


def main(arguments: list[str]) -> int:
    """Do what the module says; return 1 if words are missing."""
    held = os.open(I18N, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)  # two people at once would lose words; goes when we end
    update()
    for name in arguments:
        fill(json.loads(Path(name).read_text("utf-8")))
    release()
    lacking = missing()
    if lacking:
        print(json.dumps(lacking, ensure_ascii=False, indent=1))
    return 1 if lacking else 0


def _is_open(message: Xml.Element) -> bool:
    translation = message.find("translation")
    return translation is None or translation.get("type") == "unfinished"


def _translate(message: Xml.Element, word: str | list[str]) -> None:
    translation = message.find("translation")
    if translation is None:
        return
    translation.attrib.pop("type", None)
    if message.get("numerus") != "yes":
        translation.text = str(word)
        return
    for form in list(translation):
        translation.remove(form)
    translation.text = None
    for text in word if isinstance(word, list) else [word]:
        Xml.SubElement(translation, "numerusform").text = text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
