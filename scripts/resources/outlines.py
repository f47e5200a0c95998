"""Font surgery: cubic (CFF) outlines to quadratic (glyf) ones, subsets, names."""

import io

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

_KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 10, 13, 14, 16, 17]
_DROPPED_TABLES = ["BASE", "DSIG", "FFTM", "GDEF", "GSUB", "STAT", "VORG", "meta", "vhea", "vmtx"]
_NEW_MAXP_LIMITS = (
    "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements"
    " maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints"
    " maxCompositeContours maxComponentDepth"
)
_TRUETYPE = "\0\1\0\0"


def open_font(raw: bytes) -> TTFont:
    """Open a font so that saving it leaves its time stamps alone: same input, same bytes."""
    return TTFont(io.BytesIO(raw), recalcTimestamp=False, lazy=False)


def save_font(font: TTFont) -> bytes:
    """Return the font as a file."""
    stream = io.BytesIO()
    font.save(stream, reorderTables=True)
    return stream.getvalue()


def subset(font: TTFont, characters: set[str], *, features: list[str]) -> None:
    """Reduce a font in place to some characters and layout features; drop hints and glyph names.

    Args:
        font: Any outline font.
        characters: What is kept, as far as the font has it.
        features: Positioning features to keep, such as `palt`; substitutions are dropped.
    """
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = _KEPT_NAMES
    options.drop_tables = [*options.drop_tables, *_DROPPED_TABLES]
    if not features:
        options.drop_tables += ["GPOS"]
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(font)


def rename(font: TTFont, names: dict[int, str]) -> None:
    """Replace `name` records in place, by name id; an empty text removes the record."""
    table = font["name"]
    for name_id, text in names.items():
        table.removeNames(nameID=name_id)
        if text:
            table.setName(text, name_id, 3, 1, 0x409)


def to_truetype(font: TTFont, *, within_units: float) -> None:
    """Turn CFF outlines into glyf outlines in place.

    The paper engine embeds TrueType only.

    Args:
        font: A font with a `CFF ` table.
        within_units: How far a new curve may stray from the old one; 1000 units make an em.
    """
    order = font.getGlyphOrder()
    glyphs = _quadratic_glyphs(font, within_units=within_units)
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = glyphs
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font["glyf"].compile(font)
    _align_side_bearings(font, glyphs)
    _widen_maxp(font)
    font["post"].formatType = 3.0
    font.sfntVersion = _TRUETYPE


def _quadratic_glyphs(font: TTFont, *, within_units: float) -> dict[str, object]:
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, within_units, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return glyphs


def _align_side_bearings(font: TTFont, glyphs: dict[str, object]) -> None:
    metrics = font["hmtx"].metrics
    for name, glyph in glyphs.items():
        metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))


def _widen_maxp(font: TTFont) -> None:
    font["maxp"].tableVersion = 0x00010000
    for limit in _NEW_MAXP_LIMITS.split():
        setattr(font["maxp"], limit, 0)
    font["maxp"].maxZones = 1
