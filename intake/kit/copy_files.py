"""Name the daily backups by a number, because the clock may have been wrong."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from intake.kit.errors import ExternalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

_NAME = re.compile(r"intake-(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<number>\d+))?\.db")


def next_copy_file(folder: Path, day: date) -> Path:
    """Return the file for the backup of a day, with a number above those of all others.

    Raises ``ExternalError`` if the folder cannot be read.
    """
    number = max((_number_of(copy) for copy in _copies(folder)), default=0) + 1
    return folder / f"intake-{day.isoformat()}-{number:05}.db"


def copies_newest_first(folder: Path) -> list[Path]:
    """Return the backups that are not empty, the newest first.

    Raises ``ExternalError`` if the folder cannot be read.

    A backup of an earlier version has no number; these are sorted by the time of the file.
    """
    with _raise_if_unreachable(folder):
        whole = [copy for copy in _copies(folder) if copy.stat().st_size > 0]
        return sorted(
            whole, key=lambda copy: (_number_of(copy), copy.stat().st_mtime), reverse=True
        )


def remove_earlier_of_day(made: Path, is_own: Callable[[Path], bool]) -> None:
    """Delete the backups of the same day that a later one has replaced.

    Only those for which ``is_own`` is true: other desks may use the same folder.
    """
    name = _NAME.fullmatch(made.name)
    for copy in _copies(made.parent):
        other = _NAME.fullmatch(copy.name)
        of_same_day = name and other and other["day"] == name["day"] and copy != made
        if of_same_day and is_own(copy):
            copy.unlink(missing_ok=True)


@contextmanager
def _raise_if_unreachable(folder: Path) -> Iterator[None]:
    """Raise ``ExternalError`` for a share that is offline or a folder without access."""
    try:
        yield
    except (OSError, ValueError) as error:  # also for an invalid name of a folder
        raise ExternalError("copies-unreachable", folder=folder) from error


def _copies(folder: Path) -> list[Path]:
    with _raise_if_unreachable(folder):
        try:
            names = sorted(file.name for file in os.scandir(folder) if _NAME.fullmatch(file.name))
        except (FileNotFoundError, NotADirectoryError):  # no backup was made there yet
            return []
        return [folder / name for name in names if (folder / name).is_file()]


def _number_of(copy: Path) -> int:
    name = _NAME.fullmatch(copy.name)
    return int(name["number"] or 0) if name else 0
