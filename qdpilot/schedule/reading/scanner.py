"""A typed sentence and how far it has been read; every mark and width of writing counts alike."""

from __future__ import annotations

import re
from functools import lru_cache

from qdpilot.model.errors import ScheduleTextError

_DASHES = dict.fromkeys("—–－~～―−〜", "-")
_QUOTES = dict.fromkeys("“”„「」『』", '"')
_MARKS = {"，": ",", "；": ",", ";": ",", "。": ".", "﹕": ":", "∶": ":", "〔": "(", "〕": ")"}
_BLANKS = dict.fromkeys("\t\n\r\u3000\xa0", " ")
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# One mark for one mark, so that a place in the plain text is the place in what was typed.
_PLAIN = str.maketrans({**_WIDE, **_DASHES, **_QUOTES, **_MARKS, **_BLANKS})
_SHOWN = 12  # marks of the sentence that an error repeats
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LETTER = re.compile("[A-Za-z]")
_QUOTED = re.compile(r'"[^"]*"|\([^()]*\)')  # names are Chinese in an English sentence too
NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
TO = r"(?:-+|至|到)"
LISTED = r"(?:[、和及与]|以及)"
AND = rf"(?:,?\s*{LISTED}|,)"
_DIGITS = {mark: number for number, mark in enumerate("一二三四五六七八九", start=1)} | {"两": 2}


class Scanner:
    """Reads a sentence from left to right.

    Attributes:
        at: Place of the next mark, from 0.
        is_english: It has letters, and no Chinese but in quotes and brackets.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = text.translate(_PLAIN)
        bare = _bare(self._plain)
        self.is_english = bool(_LETTER.search(bare)) and not _CHINESE.search(bare)
        if self.is_english:
            self._plain = self._plain.translate(_LOWER)
        self.at = 0

    def take(self, pattern: str) -> re.Match[str] | None:
        """Read on over what the pattern matches here, past blanks; None if it does not."""
        found = self.peek(pattern)
        if found is not None:
            self.at = found.end()
        return found

    def peek(self, pattern: str) -> re.Match[str] | None:
        """Return what the pattern matches here, past blanks, without reading on."""
        return _compiled(pattern).match(self._plain, self.here)

    def refuse_semicolon(self, since: int) -> None:
        """Refuse days that a semicolon parts: 13:00-17:30周二；周日8:00-11:00."""
        if re.search("[;；]", self._text[since : self.at]):
            raise self.refusal("days_before", since)

    def has_before(self, pattern: str, at: int) -> bool:
        """Return whether the pattern matches anywhere before a place."""
        return _compiled(pattern).search(self._plain, 0, at) is not None

    @property
    def here(self) -> int:
        """Place of the next mark that is no blank."""
        at = self.at
        while at < len(self._plain) and self._plain[at] == " ":
            at += 1
        return at

    @property
    def is_done(self) -> bool:
        """Whether nothing is left but blanks."""
        return self.here == len(self._plain)

    def typed(self, found: re.Match[str], group: int) -> str:
        """Return a group as it was typed, with its own marks."""
        return self._text[slice(*found.span(group))]

    def typed_between(self, start: int, end: int) -> str:
        """Return what was typed between two places."""
        return self._text[start:end]

    def bracket(self) -> str | None:
        """Read on over a text in round brackets and return it as typed; None if there is none."""
        start = self.here
        if self._plain[start : start + 1] != "(":
            return None
        depth = 0
        for at in range(start, len(self._plain)):
            depth += {"(": 1, ")": -1}.get(self._plain[at], 0)
            if depth == 0:
                self.at = at + 1
                return self._text[start + 1 : at]
        raise self.refusal("bracket_open", start)

    def refusal(self, reason: str, at: int | None = None) -> ScheduleTextError:
        """Return the error that marks a place, by default this one."""
        position = self.here if at is None else at
        shown = re.match(r"[^,.]*", self._plain[position:])
        length = min(len(shown[0]) if shown else 0, _SHOWN) or 1
        return ScheduleTextError(
            position=position,
            character=position + 1,
            text=self._text[position : position + length].strip() or "…",
            reason=reason,
        )


def _bare(text: str) -> str:
    """Return a text without what stands in quotes and brackets, however deep."""
    while (shorter := _QUOTED.sub("", text)) != text:
        text = shorter
    return text


def number_of(text: str) -> int:
    """Return the number that digits or Chinese numerals up to 99 stand for; 0 for none."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + (_DIGITS.get(ones, 0) if ones else 0)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
