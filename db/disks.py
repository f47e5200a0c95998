"""Where a file lies: the log of SQLite needs memory that all who have it open share, and room."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

#: File systems on which machines share files but not memory.
#: Source: sqlite.org/wal.html: all processes must be on the same host computer.
_SHARED = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "vboxsf", "vmhgfs",
    "virtiofs", "prl_fs", "lustre", "gfs2", "ocfs2", "coda", "ncpfs",
    "fuse",  # what lies behind it is not told: sshfs and network drives look so too
}  # fmt: skip

#: What SQLite puts beside a file that is only read: the index of its log, bytes.
#: Source: sqlite.org/walformat.html, section 2.2: the wal-index is made in pieces of 32 KiB.
_LEAST_ROOM = 32 * 1024


def is_full(path: Path) -> bool:
    """Tell whether the disk of a file has no room for what even reading it needs."""
    try:
        return shutil.disk_usage(path).free < _LEAST_ROOM
    except OSError:  # it is not there
        return False


def is_local(path: Path) -> bool:
    """Tell whether a file lies on a disk of this machine; what is not known is not local."""
    here = platform.system()
    if here == "Windows":
        return _is_local_windows(path)
    return here == "Linux" and not _is_shared(_file_system(path))


def _is_shared(kind: str) -> bool:
    return kind in _SHARED or kind.startswith("fuse.")


def _file_system(path: Path) -> str:
    """Return the type of the file system that holds `path`, or an empty text."""
    try:
        lines = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    mounts = {}
    for line in lines:
        before, _, after = line.partition(" - ")
        mounts[_unescaped(before.split()[4])] = after.split()[0]
    whole = path.resolve()
    for folder in (whole, *whole.parents):
        if str(folder) in mounts:
            return mounts[str(folder)]
    return ""


def _unescaped(text: str) -> str:
    r"""Undo the kernel's \040 for a space and its like."""
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, char)
    return text


def _is_local_windows(path: Path) -> bool:
    import ctypes

    remote = 4  # DRIVE_REMOTE
    drive_type = ctypes.__dict__["windll"].kernel32.GetDriveTypeW  # there on Windows only
    anchor = path.resolve().anchor
    return not anchor.startswith("\\\\") and drive_type(anchor) != remote
