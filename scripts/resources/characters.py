"""Which characters each bundled font holds."""

import bz2

_EXTRA_SIGNS = (
    "〇々〔〕〖〗【】《》〈〉「」『』、。·•‧‥…—–―‑‘’“”′″‰※"
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ№℃℉"
    "㎡㎥㎞㎝㎜㎎㎏㏄²³¹±×÷−√∞≈≠≤≥∠⊥∥∴∵∑∏∫∂Δ°"
    "→←↑↓↔↕↗↘↙↖⇒⇔☐☑☒✓✔✗■□▪▫▲△▼▽▶◀◆◇○●◎★☆█▌￥¥€£§¶†‡™©®"
)
_SPACES = "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"


def signs() -> set[str]:
    """Return Latin with Extended-A, punctuation, circled numbers, units, full width."""
    latin = _range(0x20, 0x7E) | _range(0xA0, 0x17F)
    wide = _range(0xFF01, 0xFF5E) | _range(0xFFE0, 0xFFE5)
    return latin | wide | set(_EXTRA_SIGNS) | set(_SPACES)


def gb2312() -> set[str]:
    """Return all 7,445 characters of GB/T 2312-1980, 6,763 of them han."""
    return _decodable("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))


def gbk() -> set[str]:
    """Return all characters of GBK, about 21,000 of them han."""
    return _decodable("gbk", range(0x81, 0xFF), range(0x40, 0xFF))


def extension_a() -> set[str]:
    """Return CJK Unified Ideographs Extension A and the late additions to the main block."""
    return _range(0x3400, 0x4DBF) | _range(0x9FA6, 0x9FFF)


def standard_han(unihan_other_mappings: bytes) -> set[str]:
    """Return the 8,105 han of the 通用规范汉字表 (State Council, 2013), which names are made of.

    Args:
        unihan_other_mappings: `Unihan_OtherMappings.txt.bz2`; the field is `kTGH`.
    """
    lines = bz2.decompress(unihan_other_mappings).decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if "\tkTGH\t" in line)
    return {chr(int(row[0].removeprefix("U+"), 16)) for row in rows}


def _range(first: int, last: int) -> set[str]:
    return {chr(code) for code in range(first, last + 1)}


def _decodable(codec: str, highs: range, lows: range) -> set[str]:
    found = set()
    for high in highs:
        for low in lows:
            text = bytes([high, low]).decode(codec, errors="ignore")
            if len(text) == 1:
                found.add(text)
    return found
