"""Bring the translations up to date: `scripts/i18n.py` after words in `ui/` have changed.

`pyside6-lupdate` reads the English sources into the two `.ts` files, which people edit; then
`pyside6-lrelease` makes the `.qm` files that the program loads. All four are committed, so that
running needs neither tool. English has a file of its own for plurals.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
LANGUAGES = ("zh_CN", "en")


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
        subprocess.run([*command, *languages, "-ts", str(target)], check=True, cwd=ROOT)


def release() -> None:
    """Make the `.qm` files."""
    for language in LANGUAGES:
        source = I18N / f"qdpilot_{language}.ts"
        made = I18N / f"qdpilot_{language}.qm"
        subprocess.run([tool("lrelease"), str(source), "-qm", str(made)], check=True)


if __name__ == "__main__":
    update()
    release()
