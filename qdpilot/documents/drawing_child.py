"""Runs in a process of its own, under limits: draws an untrusted photograph or PDF.

The file comes on standard input; width and height (four bytes each, little-endian) and the pixels
go to standard output. `qdpilot.documents.drawing` reads them; any other end is a refusal.
"""

from __future__ import annotations

import io
import json
import sys

from PIL import Image, ImageOps

from qdpilot.exchange.limits import keep_within


def main() -> int:
    """Draw the file on standard input as the JSON on the command line says."""
    asked = json.loads(sys.argv[1])
    keep_within(asked["memory"], asked["cpu_s"])
    content, side = sys.stdin.buffer.read(), asked["side"]
    picture = _page(content, side) if asked["media"] == "application/pdf" else _photo(content, side)
    out = sys.stdout.buffer
    out.write(picture.width.to_bytes(4, "little") + picture.height.to_bytes(4, "little"))
    out.write(picture.convert("RGB").tobytes("raw", "BGRX"))
    return 0


def _page(content: bytes, side: int) -> Image.Image:
    import pypdfium2

    page = pypdfium2.PdfDocument(content)[0]
    longest = max(*page.get_size(), 1.0)
    picture: Image.Image = page.render(scale=min(2.0, side / longest)).to_pil()
    picture.thumbnail((side, side))  # a fraction of a pixel may have been rounded up
    return picture


def _photo(content: bytes, side: int) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
        opened.draft("RGB", (side, side))  # a JPEG is read at a fraction of its size
        picture = ImageOps.exif_transpose(opened)
        picture.thumbnail((side, side))
        if picture.mode in {"RGBA", "LA", "PA", "P"}:  # on white, as paper is
            ground = Image.new("RGBA", picture.size, "white")
            return Image.alpha_composite(ground, picture.convert("RGBA"))
        return picture


if __name__ == "__main__":
    sys.exit(main())
