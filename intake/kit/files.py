"""Write files completely or not at all, so that a crash or a full disk leaves no half file."""

from __future__ import annotations

import errno
import glob
import os
import secrets
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from intake.kit.errors import ExternalError
from intake.kit.numerals import is_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ERROR_KEYS = {
    errno.ENOSPC: "file-disk-full",
    errno.EDQUOT: "file-disk-full",
    errno.EROFS: "file-read-only",
    errno.EACCES: "file-read-only",
    errno.EPERM: "file-read-only",
    errno.ENOENT: "file-folder-gone",
    errno.ENOTDIR: "file-folder-gone",
    errno.EEXIST: "file-folder-gone",
}


_EXCLUSIVE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
"""A new file, which no prepared file or link takes the place of."""

_FOLDER_SYNC_ERRORS = (errno.EINVAL, errno.ENOTSUP)
"""Some network disks cannot flush a folder: the file is in place all the same."""


@contextmanager
def raise_if_unwritable(target: Path) -> Iterator[None]:
    """Raise ``ExternalError`` with the reason why a file could not be written."""
    try:
        yield
    except OSError as error:
        key = _ERROR_KEYS.get(error.errno or 0, "file-not-kept")
        raise ExternalError(key, folder=target.parent) from error


def discard_files(folder: Path, pattern: str) -> None:
    """Delete the files of a folder whose name matches; one that is in use elsewhere stays."""
    for file in folder.glob(pattern):
        with suppress(OSError):
            file.unlink()


def write_file(target: Path, content: str | bytes, mode: int = 0o666) -> None:
    """Write a file through a temporary one in the same folder, which is synced before the rename.

    ``mode`` is used for a new file, before the user's umask. Raises ``ExternalError`` with the
    reason; the old file is unchanged then, and no temporary file is left.
    """
    data = content.encode() if isinstance(content, str) else content
    with raise_if_unwritable(target):
        _remove_stale_temporaries(target)
        _write_through(temporary_beside(target), target, data, mode)


def _write_through(temporary: Path, target: Path, data: bytes, mode: int) -> None:
    try:
        descriptor = os.open(temporary, _EXCLUSIVE_FLAGS, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError:
        if temporary.parent.is_dir():
            temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def temporary_beside(target: Path) -> Path:
    """Return the name of a temporary file in the same folder, to be renamed to the target.

    Nobody can guess it, so nobody has put another file in its place.
    """
    return target.with_name(f"{target.name}.{os.getpid()}-{secrets.token_hex(4)}.part")


def _remove_stale_temporaries(target: Path) -> None:
    """Delete what earlier runs of the program left of this file when they were killed."""
    for left in target.parent.glob(f"{glob.escape(target.name)}.*.part"):
        process = left.name.removeprefix(f"{target.name}.").partition("-")[0].partition(".")[0]
        if is_numeral(process) and int(process) != os.getpid() and not _is_running(int(process)):
            with suppress(OSError):
                left.unlink()


def _is_running(process: int) -> bool:
    if sys.platform == "win32":  # there a file that is open cannot be deleted
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def sync_file(path: Path) -> None:
    """Flush a written file to the disk, so that it survives a power cut."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Flush a rename to the disk, so that it survives a power cut; Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _FOLDER_SYNC_ERRORS:
            raise
    finally:
        os.close(descriptor)
