"""The pinned packages the resources are made of: fetched once, checked, read member by member."""

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

_PINS = Path(__file__).with_name("pins.json")
_PIP = [sys.executable, "-m", "pip"]


class PinBrokenError(Exception):
    """A package file is not the one that was pinned."""

    def __init__(self, *, file: Path, expected: str, found: str) -> None:
        """Keep the file and both SHA-256 sums."""
        super().__init__(f"{file}: sha256 {found}, pinned {expected}")
        self.file = file
        self.expected = expected
        self.found = found


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One input package, as a line of `pins.json` states it.

    Attributes:
        package: Name in its registry.
        version: Exact version.
        kind: Registry: `npm`, `pypi` or `debian`.
        file: File name as the registry's own client saves it.
        sha256: Sum of that file, hexadecimal.
    """

    package: str
    version: str
    kind: str
    file: str
    sha256: str

    @property
    def source(self) -> str:
        """The package as one reads it in a credit: `npm @tabler/icons 3.51.0`."""
        return f"{self.kind} {self.package} {self.version}"


def pins() -> dict[str, Pin]:
    """Return every pin by its package name."""
    return {row["package"]: Pin(**row) for row in json.loads(_PINS.read_text("utf-8"))}


def fetch(pin: Pin, folder: Path) -> None:
    """Save the package in `folder` with its registry's own client, unless it is there."""
    if (folder / pin.file).exists():
        return
    command = {
        "npm": ["npm", "pack", f"{pin.package}@{pin.version}"],
        "pypi": [*_PIP, "download", "--no-deps", f"{pin.package}=={pin.version}"],
        "debian": ["apt-get", "download", f"{pin.package}={pin.version}"],
    }[pin.kind]
    subprocess.run(command, cwd=folder, check=True)


class Package:
    """A checked package file whose members can be read.

    Attributes:
        pin: What the file was checked against.
        folder: Where it lies.
    """

    def __init__(self, pin: Pin, folder: Path) -> None:
        """Read and check `pin.file` in `folder`.

        Raises:
            PinBrokenError: If the file is not the pinned one.
        """
        self.pin = pin
        self.folder = folder
        raw = (folder / pin.file).read_bytes()
        found = hashlib.sha256(raw).hexdigest()
        if found != pin.sha256:
            raise PinBrokenError(file=folder / pin.file, expected=pin.sha256, found=found)
        self._raw = raw

    def read(self, member: str) -> bytes:
        """Return the bytes of one member, named by the end of its path.

        Raises:
            KeyError: If no member ends so.
        """
        return self.read_all([member])[member]

    def read_all(self, members: list[str]) -> dict[str, bytes]:
        """Return the bytes of several members in one pass, by the names given.

        Raises:
            KeyError: If one of them is missing.
        """
        if self.pin.file.endswith(".whl"):
            found = _from_zip(self._raw, members)
        elif self.pin.file.endswith(".deb"):
            found = _from_tar(_deb_payload(self._raw), members)
        else:
            found = _from_tar(io.BytesIO(self._raw), members)
        return {member: found[member] for member in members}


def _from_zip(raw: bytes, members: list[str]) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = archive.namelist()
        return {m: archive.read(n) for n in names for m in members if n.endswith(m)}


def _from_tar(stream: io.BytesIO, members: list[str]) -> dict[str, bytes]:
    # Every member asked for has a base name of its own: one look-up per entry, not a scan.
    wanted = {member.rsplit("/", 1)[-1]: member for member in members}
    found: dict[str, bytes] = {}
    with tarfile.open(fileobj=stream) as archive:
        for entry in archive:
            member = wanted.get(entry.name.rsplit("/", 1)[-1])
            if member is None or not entry.isfile() or not entry.name.endswith(member):
                continue
            content = archive.extractfile(entry)
            if content is not None:
                found[member] = content.read()
    return found


def _deb_payload(raw: bytes) -> io.BytesIO:
    """Return the `data.tar` stream of a Debian package (an `ar` archive)."""
    at = 8
    while at < len(raw):
        name = raw[at : at + 16].decode("ascii").strip()
        size = int(raw[at + 48 : at + 58])
        if name.startswith("data.tar"):
            return io.BytesIO(raw[at + 60 : at + 60 + size])
        at += 60 + size + size % 2
    raise KeyError("data.tar")
