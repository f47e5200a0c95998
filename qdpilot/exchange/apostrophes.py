"""The apostrophe that keeps a text of a table from running as a formula; put on, and taken off.

Source: trust.md, section 5, T1 (text that begins like a formula runs when somebody opens it).
"""

from __future__ import annotations

import re

#: Characters with which spreadsheet programs let a formula begin.
_FORMULA = "[=+\\-@\\t\\r\\n＝＋－＠]"
LIKE_FORMULA = re.compile(_FORMULA)
#: A text that has apostrophes of its own gets one more, or reading would take its first.
_TO_KEEP = re.compile(f"'*{_FORMULA}")
_KEPT = re.compile(f"'+{_FORMULA}")


def kept(text: str) -> str:
    """Return a text as it is written: with an apostrophe before what begins like a formula."""
    return f"'{text}" if _TO_KEEP.match(text) else text


def bare(text: str) -> str:
    """Return the text that `kept` wrote: without that apostrophe."""
    return text[1:] if _KEPT.match(text) else text


def has_kept(text: str) -> bool:
    """Tell whether some text within may be one that `kept` wrote."""
    return "'" in text and _KEPT.search(text) is not None
