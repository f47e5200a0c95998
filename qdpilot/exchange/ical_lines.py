"""The lines of iCalendar: escaped, folded at 75 octets, and back.

Source: RFC 5545, sections 3.1 (content lines) and 3.3.11 (text).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLD_OCTETS = 75
_ESCAPED = re.compile(r"\\([\\;,nN])")
_LINE = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*))*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A content line.

    Attributes:
        number: In the file, from 1, before lines are joined.
        name: Upper case, such as DTSTART.
        parameters: Such as TZID, names in upper case.
        value: As it stands, still escaped.
    """

    number: int
    name: str
    parameters: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value with its escapes resolved."""
        return _ESCAPED.sub(_resolved, self.value)


def escaped(text: str) -> str:
    """Return text as it may stand in a value."""
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(mark, written)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def written(lines: Iterable[str]) -> bytes:
    """Return content lines as a file: UTF-8, folded, each ended by CR LF."""
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def read_lines(content: bytes) -> Iterator[Line]:
    """Yield the content lines of a file.

    Raises:
        UnreadableFileError: If it is no UTF-8 or a line is none of iCalendar; names the line.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(path="", place=str(error.start), reason="not_utf8") from error
    for number, line in _unfolded(text):
        shape = _LINE.fullmatch(line)
        if shape is None:
            raise UnreadableFileError(path="", place=str(number), reason="not_ical")
        parameters = {
            name.upper(): value.strip('"') for name, value in _PARAMETER.findall(shape[2])
        }
        yield Line(number=number, name=shape[1].upper(), parameters=parameters, value=shape[3])


def _folded(line: str) -> Iterator[bytes]:
    """Yield a line in pieces of at most 75 octets that break no character."""
    rest = line.encode()
    lead, room = b"", FOLD_OCTETS
    while len(rest) > room:
        at = room
        while rest[at] & 0xC0 == 0x80:  # inside a character of several octets
            at -= 1
        yield lead + rest[:at]
        rest, lead, room = rest[at:], b" ", FOLD_OCTETS - 1
    yield lead + rest


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    joined, began = "", 0
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if line[:1] in {" ", "\t"} and joined:
            joined += line[1:]
            continue
        if joined:
            yield began, joined
        joined, began = line, number
    if joined:
        yield began, joined


def _resolved(escape: re.Match[str]) -> str:
    return "\n" if escape[1] in "nN" else escape[1]
