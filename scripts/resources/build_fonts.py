"""Make the bundled fonts and their manifest: `build_fonts.py FOLDER [FONT...]`.

Every font comes out with TrueType outlines, reduced to what a clerk writes, byte for byte the
same each time. With names given only those fonts are made; the manifest covers all of them.
"""

import argparse
import gzip
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

import characters as han
from boxes import add_boxes
from outlines import open_font, rename, save_font, subset, to_truetype
from pinned import Package, pins

_FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_SANS = "@expo-google-fonts/noto-sans-sc"
_SERIF = "@expo-google-fonts/noto-serif-sc"
_WENKAI = "fonts-lxgw-wenkai"
_FANDOL = "texlive-lang-chinese"
_TIGHT = ["kern", "palt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one font is made.

    Attributes:
        name: File stem of the result.
        use: What the program sets in it.
        package: Pinned package it comes from.
        member: The font inside the package.
        licence: SPDX expression.
        licence_file: Licence text beside the result.
        stroke: Width of the form boxes added, thousandths of an em.
        reach: Which characters are kept: `gb2312`, `names` (also 通用规范汉字表) or `all`.
        features: OpenType features kept.
        names: New records of the `name` table.
    """

    name: str
    use: str
    package: str
    member: str
    licence: str = "OFL-1.1"
    licence_file: str
    stroke: int = 50
    reach: str = "gb2312"
    features: list[str] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)


def _noto(package: str, *, weight: int, style: str, use: str, reach: str) -> Recipe:
    face = "NotoSansSC" if package == _SANS else "NotoSerifSC"
    return Recipe(
        name=f"{face}-{style}",
        use=use,
        package=package,
        member=f"package/{weight}{style}/{face}_{weight}{style}.ttf",
        licence_file=f"LICENSE-{face}.txt",
        stroke=30 + weight // 10,
        reach=reach,
        features=_TIGHT if reach == "names" else [],
    )


_QD_KAI_NAMES = {
    1: "QD Kai",
    2: "Regular",
    3: "QD Kai Regular 1.250",
    4: "QD Kai Regular",
    6: "QDKai-Regular",
    7: "",
    10: "A subset of another typeface under the same licence; see LICENSE-QDKai.txt.",
}
_FANDOL_NAMES = {
    10: "Changed 2026: TrueType outlines, reduced to GB 2312; see LICENSE-FandolFang.txt.",
    13: "GPL-3.0-or-later with font exception, extended to this version.",
}

RECIPES = (
    _noto(_SANS, weight=400, style="Regular", use="screen", reach="names"),
    _noto(_SANS, weight=500, style="Medium", use="screen, emphasis", reach="names"),
    _noto(_SANS, weight=700, style="Bold", use="paper 黑体", reach="gb2312"),
    _noto(_SERIF, weight=900, style="Black", use="paper 小标宋", reach="gb2312"),
    _noto(_SERIF, weight=400, style="Regular", use="paper 宋体, rare han", reach="all"),
    Recipe(
        name="FandolFang-Regular",
        use="paper 仿宋",
        package=_FANDOL,
        member="fandol/FandolFang-Regular.otf",
        licence="GPL-3.0-or-later WITH Font-exception-2.0",
        licence_file="LICENSE-FandolFang.txt",
        names=_FANDOL_NAMES,
    ),
    Recipe(
        name="QDKai-Regular",
        use="paper 楷体",
        package=_WENKAI,
        member="lxgw-wenkai/LXGWWenKai-Regular.ttf",
        licence_file="LICENSE-QDKai.txt",
        names=_QD_KAI_NAMES,
    ),
)


def build(inputs: Path, *, only: list[str]) -> None:
    """Write the fonts named in `only` (all if empty), their licences and the manifest.

    Args:
        inputs: Folder that holds the pinned package files.
        only: File stems.
    """
    reaches = _reaches(inputs)
    for package_name in dict.fromkeys(recipe.package for recipe in RECIPES):
        package = Package(pins()[package_name], inputs)
        for recipe in RECIPES:
            if recipe.package == package_name and (not only or recipe.name in only):
                font = make(recipe, package.read(recipe.member), reaches[recipe.reach])
                (_FONTS / f"{recipe.name}.ttf").write_bytes(font)
        _write_licence(package)
    _write_manifest()


def make(recipe: Recipe, raw: bytes, kept: set[str]) -> bytes:
    """Return the finished font file.

    Args:
        recipe: How it is made.
        raw: The font of the package.
        kept: Characters to keep.
    """
    font = open_font(raw)
    subset(font, kept, features=recipe.features)
    if "CFF " in font:
        to_truetype(font, within_units=1.0)
    add_boxes(font, stroke=recipe.stroke)
    rename(font, recipe.names)
    return save_font(font)


def _reaches(inputs: Path) -> dict[str, set[str]]:
    unihan = Package(pins()["unicode-data"], inputs).read("Unihan_OtherMappings.txt.bz2")
    names = han.standard_han(unihan)
    small = han.signs() | han.gb2312()
    return {
        "gb2312": small,
        "names": small | names,
        "all": small | names | han.gbk() | han.extension_a(),
    }


def _write_licence(package: Package) -> None:
    if package.pin.package == _WENKAI:
        name, text = "QDKai", _kai_licence(package)
    elif package.pin.package == _FANDOL:
        name, text = "FandolFang", _fandol_licence(package)
    else:
        name = "NotoSansSC" if package.pin.package == _SANS else "NotoSerifSC"
        text = _text(package, "package/LICENSE_FONT")
    (_FONTS / f"LICENSE-{name}.txt").write_text(text, "utf-8")


def _text(package: Package, member: str) -> str:
    return package.read(member).decode("utf-8")


def _kai_licence(package: Package) -> str:
    font = open_font(package.read("lxgw-wenkai/LXGWWenKai-Regular.ttf"))
    copyright_line = font["name"].getDebugName(0)
    ofl = _text(Package(pins()[_SERIF], package.folder), "package/LICENSE_FONT")
    licence = ofl[ofl.index("This Font Software is licensed") :]
    return (
        f"QD Kai is a subset of LXGW WenKai (霞鹜文楷) 1.250, from {package.pin.source}.\n"
        f"{copyright_line}\n"
        'Reserved Font Names of the original: "LXGW" and "霞鹜"; the subset does not bear them.\n\n'
        f"{licence}"
    )


def _fandol_licence(package: Package) -> str:
    members = package.read_all(["fonts/fandol/README", "fonts/fandol/COPYING.gz"])
    readme = members["fonts/fandol/README"].decode("utf-8")
    copying = gzip.decompress(members["fonts/fandol/COPYING.gz"]).decode("utf-8")
    return (
        "FandolFang-Regular.ttf is a changed version of FandolFang-Regular.otf 1.300.\n"
        "Copyright (c) 2012-2013, the Fandol team (Clerk Ma, Jie Su).\n"
        "Changed in 2026: reduced to GB 2312, cubic outlines converted to TrueType outlines.\n"
        f"Source: FandolFang-Regular.otf of {package.pin.source} (sha256 of the package\n"
        f"{package.pin.sha256}),\n"
        "converted by scripts/resources/build_fonts.py and outlines.py of this project.\n"
        "The font exception at the end of the licence is extended to this version.\n"
        "The font is a data file beside the program and keeps its own licence.\n\n"
        f"---- README of the original ----\n{readme}\n---- licence ----\n{copying}"
    )


def _write_manifest() -> None:
    rows = [_manifest_row(recipe) for recipe in RECIPES]
    text = json.dumps(rows, ensure_ascii=False, indent=2)
    (_FONTS / "MANIFEST.json").write_text(text + "\n", "utf-8")


def _manifest_row(recipe: Recipe) -> dict[str, str | int]:
    raw = (_FONTS / f"{recipe.name}.ttf").read_bytes()
    font = open_font(raw)
    pin = pins()[recipe.package]
    return {
        "file": f"{recipe.name}.ttf",
        "family": font["name"].getBestFamilyName(),
        "use": recipe.use,
        "sha256": hashlib.sha256(raw).hexdigest(),
        "bytes": len(raw),
        "glyphs": font["maxp"].numGlyphs,
        "source": pin.source,
        "member": recipe.member,
        "version": pin.version,
        "licence": recipe.licence,
        "licence_file": recipe.licence_file,
    }


def main() -> None:
    """Build from the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("fonts", nargs="*", default=[])
    arguments = parser.parse_args()
    build(arguments.inputs, only=arguments.fonts)


if __name__ == "__main__":
    main()
