"""The end of issuing any paper: its record hashed, its pages set, its code read back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from qdpilot.documents.code import check_code, code_text
from qdpilot.documents.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def require_given(case: object, names: Iterable[str]) -> None:
    """Require what only an issued paper has.

    Raises:
        ValueError: If one is missing; a mistake of the caller, not of the office.
    """
    missing = tuple(name for name in names if not getattr(case, name))
    if missing:
        raise ValueError(missing)


def sealed(
    *,
    number: str,
    title: str,
    record: bytes,
    setting: Callable[[tuple[str, str]], tuple[int, bytes, int]],
) -> Paper:
    """Return a paper that is being issued.

    Args:
        number: 文号.
        title: On one line.
        record: Canonical.
        setting: Sets the pages with the hash of the record and the text of the code; returns how
            many, the file, and the page of the code.

    Raises:
        MissingGlyphError: If a character cannot be printed.
        CodeUnreadableError: If the code on the finished page does not read.
    """
    digest = hashlib.sha256(record).hexdigest()
    said = code_text(number=number, record_sha256=digest)
    pages, pdf, coded = setting((digest, said))
    check_code(pdf, coded, said)
    return Paper(
        title=title, pdf=pdf, pages=pages, code_page=coded, record=record, record_sha256=digest
    )
