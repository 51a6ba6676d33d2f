"""Name the daily copies so that the newest is told by a number: a clock may have been set wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_NAME = re.compile(r"intake-(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<number>\d+))?\.db")


def next_copy_file(folder: Path, day: date) -> Path:
    """Return the file for the copy of a day, with a number above that of every copy there."""
    number = max((_number_of(copy) for copy in _copies(folder)), default=0) + 1
    return folder / f"intake-{day.isoformat()}-{number:05}.db"


def copies_newest_first(folder: Path) -> list[Path]:
    """Return the copies that hold something, the one that was made last first.

    One of an earlier version has no number: among those the file's own time tells.
    """
    whole = [copy for copy in _copies(folder) if copy.stat().st_size > 0]
    return sorted(whole, key=lambda copy: (_number_of(copy), copy.stat().st_mtime), reverse=True)


def remove_earlier_of_day(made: Path) -> None:
    """Remove the copies of the same day that a later one has replaced."""
    name = _NAME.fullmatch(made.name)
    for copy in _copies(made.parent):
        other = _NAME.fullmatch(copy.name)
        if name and other and other["day"] == name["day"] and copy != made:
            copy.unlink(missing_ok=True)


def _copies(folder: Path) -> list[Path]:
    return [
        copy for copy in folder.glob("intake-*.db") if _NAME.fullmatch(copy.name) and copy.is_file()
    ]


def _number_of(copy: Path) -> int:
    name = _NAME.fullmatch(copy.name)
    return int(name["number"] or 0) if name else 0
