"""Reading papers back with tools that did not make them."""

from __future__ import annotations

import re
import shutil
import subprocess

import pypdfium2
import pytest


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(name: str, pdf: bytes, tmp_path, *options: str, after: tuple[str, ...] = ()) -> str:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        [tool(name), *options, str(file), *after], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.decode()


def text_of(pdf: bytes) -> list[str]:
    """The text of each page, as PDFium reads it, without white space and page number."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [re.sub(r"\s|— \d+ —", "", page) for page in pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
