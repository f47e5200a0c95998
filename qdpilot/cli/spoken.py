"""The language of the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qdpilot.model.words import Language


def language() -> Language:
    """Return the language of the command line: Chinese unless ``QDPILOT_LANG`` is en."""
    return "en" if os.environ.get("QDPILOT_LANG", "").startswith("en") else "zh"
