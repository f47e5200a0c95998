"""Rows with shapes from Shapefile (also zipped), GeoPackage, DXF, KML; runs in a child process."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyogrio
import shapely
from pyogrio import raw
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError

from qdpilot.exchange import table_texts as texts
from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.found_roads import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: Of a zipped Shapefile. Source: a bomb of 0.3 MB became 600 MB; real ones stay below 20 times.
MAX_UNZIPPED, MAX_RATIO, MAX_ENTRIES = 200 * 1024 * 1024, 200, 2000
#: Each byte is a character of this one, so that we can decide ourselves what it means.
_AS_BYTES = "ISO-8859-1"
_FAMILY = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_UNREADABLE = (DataSourceError, DataLayerError, FeatureError, FieldError)


def read(path: Path, fields: Mapping[str, Sequence[str]]) -> Found:
    """Read all layers that hold shapes.

    Args:
        path: The file.
        fields: What we call a column to what files call it, in lower case.

    Raises:
        RefusedError: If GDAL cannot read it, or the archive goes beyond a limit.
    """
    # An index is made anew, there or not, beside the file: therefore only ever beside a copy.
    pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": "YES"})
    with tempfile.TemporaryDirectory(prefix="qdpilot-") as folder:
        found = Found(columns={name: [] for name in fields})
        for number, file in enumerate(_files(path, Path(folder))):
            system = _read_file(file, fields, found)
            if number and system != found.system:
                raise RefusedError("two_systems", file.stem)
            found.system = system
        return found


def _files(path: Path, folder: Path) -> Iterator[Path]:
    if path.suffix.lower() == ".zip":
        yield from _unzipped(path, folder)
    elif path.suffix.lower() == ".shp":
        for ending in _FAMILY:
            if _beside(path, ending).exists():
                shutil.copy(_beside(path, ending), folder / f"copy{ending}")
        yield folder / "copy.shp"
    else:
        yield path


def _beside(path: Path, ending: str) -> Path:
    upper = path.with_suffix(ending.upper())
    return upper if upper.exists() else path.with_suffix(ending)


def _unzipped(path: Path, folder: Path) -> Iterator[Path]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _require_modest(entries)
            stems = dict.fromkeys(one.filename[:-4] for one in entries if _ending(one) == ".shp")
            for number, stem in enumerate(stems):
                for one in entries:
                    if one.filename[:-4] == stem and _ending(one) in _FAMILY:
                        _extract(archive, one, folder / f"{number}{_ending(one)}")
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise RefusedError("not_zip") from error
    if not stems:
        raise RefusedError("no_shapefile")
    for number, _ in enumerate(stems):
        yield folder / f"{number}.shp"


def _ending(entry: zipfile.ZipInfo) -> str:
    return entry.filename[-4:].lower()


def _require_modest(entries: Sequence[zipfile.ZipInfo]) -> None:
    size = sum(one.file_size for one in entries)
    packed = sum(one.compress_size for one in entries)
    if size > MAX_UNZIPPED or size > packed * MAX_RATIO or len(entries) > MAX_ENTRIES:
        raise RefusedError("too_large")


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path) -> None:
    # What the directory of an archive says of sizes may be a lie: count.
    left = MAX_UNZIPPED
    with archive.open(entry) as source, to.open("wb") as target:
        while piece := source.read(1 << 20):
            left -= len(piece)
            if left < 0:
                raise RefusedError("too_large")
            target.write(piece)


def _read_file(file: Path, fields: Mapping[str, Sequence[str]], found: Found) -> str:
    """Add the rows of a file; return the name of its system."""
    systems = set()
    for layer in _layers(file):
        systems.add(_read_layer(file, layer, fields, found))
    if len(systems) > 1:
        raise RefusedError("two_systems", file.name)
    return systems.pop() if systems else ""


def _layers(file: Path) -> list[str]:
    if file.suffix.lower() == ".shp":
        return [""]  # the one; without a table beside it, listing names none
    try:
        listed = pyogrio.list_layers(file).tolist()
    except _UNREADABLE as error:
        raise RefusedError("not_gdal", _words(error)) from error
    layers = [name for name, kind in listed if kind is not None]
    if not layers:
        raise RefusedError("no_features")
    return layers


def _read_layer(file: Path, layer: str, fields: Mapping[str, Sequence[str]], found: Found) -> str:
    asked: dict[str, str] = {"layer": layer} if layer else {}
    is_shapefile = file.suffix.lower() == ".shp"
    if is_shapefile:
        asked["encoding"] = _AS_BYTES
    try:
        there = pyogrio.read_info(file, **asked)["fields"].tolist()
        encoding = _said_encoding(file) if is_shapefile else None
        chosen = _chosen(there, fields, encoding)
        meta, _, shapes, values = raw.read(
            file, columns=list(chosen.values()), force_2d=True, **asked
        )
    except (*_UNREADABLE, UnicodeDecodeError) as error:
        raise RefusedError("not_gdal", _words(error)) from error
    by_name = dict(zip(meta["fields"].tolist(), values, strict=True))
    for ours in found.columns:
        told = [_text(one) for one in by_name.get(chosen.get(ours, ""), [""] * len(shapes))]
        found.columns[ours] += told if encoding is None else texts.decoded(told, encoding)
    found.shapes += list(shapely.from_wkb(shapes, on_invalid="ignore"))
    return meta["crs"] or ""


def _chosen(
    there: Sequence[str], fields: Mapping[str, Sequence[str]], encoding: str | None
) -> dict[str, str]:
    """Return ours to the name of the field in the file, for those that it has."""
    read = there if encoding is None else texts.decoded(there, encoding)
    names = {name.casefold(): given for name, given in zip(read, there, strict=True)}
    # A table of a Shapefile cuts names after ten bytes.
    cut = {name: given for name, given in names.items() if encoding and len(given) == 10}
    chosen = {}
    for ours, likely in fields.items():
        whole = (names[one] for one in likely if one in names)
        begun = (cut[name] for one in likely for name in cut if one.startswith(name))
        given = next(whole, None) or next(begun, None)
        if given is not None:
            chosen[ours] = given
    return chosen


def _said_encoding(file: Path) -> str:
    beside = _beside(file, ".cpg")
    return texts.codec_of(beside.read_text("latin-1") if beside.exists() else "")


def _text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}" if value == value else ""  # noqa: PLR0124 - not a number is not itself
    return "" if value is None else str(value)


def _words(error: Exception) -> str:
    return str(error).replace("\n", " ").rsplit("/", maxsplit=1)[-1][:80]
