"""Text tables (CSV, TSV): which encoding, which delimiter, which cells. Runs in the child.

The apostrophe that the export puts before text like a formula is taken off again.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from typing import TYPE_CHECKING, Any

from qdpilot.exchange.apostrophes import bare, has_kept
from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.sheets_blocks import Block, of_rows, of_some

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: As Excel: the most characters of a cell.
MOST_CHARACTERS = 32_767
_DELIMITERS = ",\t;|，"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: UTF-8 that was read as GBK or Latin 1 and saved again: the text is lost, no encoding helps.
_LOST = ("\ufffd", "锟斤拷")
_GARBLED = re.compile("鐨勬|[ÂÃ][\x80-\xbf]|[äåæçé][\x80-\xbf«-»][\x80-\xbf¥-¿]")
_LOOKED_AT = 30
_LOOKED_THROUGH = 256 * 1024
_AT_ONCE = 512 * 1024  # characters


def read(path: Path) -> tuple[dict[str, Any], Iterator[Block]]:
    """Return what a text table is, and its rows."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RefusedError("unreadable", error.strerror or "") from error
    text, encoding = decoded(content)
    if (garbled := _garbled(text)) is not None:
        raise RefusedError("garbled", str(text.count("\n", 0, garbled) + 1))
    if "\0" in text:
        raise RefusedError("not_text", str(text.count("\n", 0, text.index("\0")) + 1))
    text, delimiter = _parted(text)
    head = {"sheet": "", "sheets": [], "encoding": encoding, "delimiter": delimiter}
    is_plain = '"' not in text and not has_kept(text)
    blocks = _plain(text, delimiter) if is_plain else of_rows(_rows(text, delimiter))
    return {**head, "merged": [], "formulas": [], "errors": []}, blocks


def _garbled(text: str) -> int | None:
    """Return where something stands that no encoding makes a text of; None: nowhere."""
    lost = [at for one in _LOST if (at := text.find(one)) >= 0]
    if lost:
        return min(lost)
    found = _GARBLED.search(text, 0, _LOOKED_THROUGH)
    return None if found is None else found.start()


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises:
        RefusedError: ``not_text``, with the line at which no encoding fits any more.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _strictly(content, codec), codec.removesuffix("-sig").upper()
    head = content[:4096]
    if head[1::2].count(0) > len(head) // 4:
        return _strictly(content, "utf-16-le"), "UTF-16"
    if head[::2].count(0) > len(head) // 4:
        return _strictly(content, "utf-16-be"), "UTF-16"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _strictly(content, "gb18030"), "GB18030"


def _strictly(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RefusedError("not_text", str(line)) from error


def _parted(text: str) -> tuple[str, str]:
    """Return the text without Excel's ``sep=`` line, and the delimiter."""
    first, _, rest = text.partition("\n")
    said = re.fullmatch(r'"?sep=(.)"?', first.strip("\r"), re.IGNORECASE)
    if said:
        return rest, said[1]
    sample = [line for line in text[:65_536].splitlines() if line.strip()][:_LOOKED_AT]
    bare = [re.sub(r'"[^"]*"', "", line) for line in sample]
    counts = {mark: sorted(line.count(mark) for line in bare) for mark in _DELIMITERS}
    # A title line over the table has no delimiter: the middle of the lines tells.
    best = max(_DELIMITERS, key=lambda mark: _middle(counts[mark]))
    return text, best if _middle(counts[best]) else ","


def _middle(counts: list[int]) -> float:
    return (counts[len(counts) // 2] + counts[-1] / 1000) if counts else 0


def _plain(text: str, delimiter: str) -> Iterator[Block]:
    """Yield the rows of a text without quotation marks: as `_rows`, in a third of the time."""
    at = lines_before = 0
    while at < len(text):
        end = text.find("\n", at + _AT_ONCE) + 1 or len(text)
        some = text[at:end].replace("\r\n", "\n").replace("\r", "\n")
        lines = some.removesuffix("\n").split("\n")
        widths = {line.count(delimiter) for line in lines}
        if len(max(lines, key=len)) > MOST_CHARACTERS:
            _require_short(lines, delimiter, lines_before)
        if len(widths) == 1 and "" not in lines:
            width = widths.pop() + 1
            cells = delimiter.join(lines).split(delimiter)
            yield Block(len(lines), len(cells), [cells[one::width] for one in range(width)])
        else:
            yield of_some([line.split(delimiter) if line else [] for line in lines])
        lines_before += len(lines)
        at = end


def _require_short(lines: list[str], delimiter: str, before: int) -> None:
    for number, line in enumerate(lines, before + 1):
        if len(max(line.split(delimiter), key=len)) > MOST_CHARACTERS:
            raise RefusedError("cell_too_long", str(number))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(MOST_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from ([bare(one) for one in row] for row in reader) if has_kept(text) else reader
    except csv.Error as error:
        raise RefusedError("cell_too_long", str(reader.line_num)) from error
