"""A file that is written for a person: whole, or what was there stands."""

from __future__ import annotations

import errno
import os

import pytest

from qdpilot.model.errors import StoreUnavailableError
from qdpilot.services.handing_out import write_file


def _full(_handle):
    raise OSError(errno.ENOSPC, "No space left on device")


def _given_up():
    raise StoreUnavailableError(path="", reason="given up")


def test_what_was_there_stands_until_the_new_file_is_whole(tmp_path, monkeypatch):
    there, link = tmp_path / "清单.pdf", tmp_path / "链接.pdf"
    there.write_bytes(b"before")
    there.chmod(0o640)
    link.symlink_to(there)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", _full)
        with pytest.raises(StoreUnavailableError) as refused:
            write_file(b"after", to=there)
    with pytest.raises(StoreUnavailableError):
        write_file(b"after", to=there, check=_given_up)
    stood = there.read_bytes()
    write_file(b"after", to=link)

    assert refused.value.values["reason"] == "No space left on device"
    assert (stood, there.read_bytes()) == (b"before", b"after")
    assert link.is_symlink()
    assert there.stat().st_mode & 0o777 == 0o640
    assert {one.name for one in tmp_path.iterdir()} == {there.name, link.name}
