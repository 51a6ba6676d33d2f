"""Remember how far a folder of an IMAP server was read, in one small file."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

MAX_LEFT = 500
"""Mails that are tried again; an older one is given up, since the folder still has it."""


class Cursor(NamedTuple):
    """How far a folder was read.

    ``validity`` is the folder's UIDVALIDITY: with another one every number means another mail (RFC
    3501, 2.3.1.1). ``next_uid`` is the first mail that was not read; ``left`` are earlier ones that
    must be tried again.
    """

    validity: int = 0
    next_uid: int = 0
    left: tuple[int, ...] = ()


def load_cursor(path: Path) -> Cursor:
    """Read a cursor; an absent or damaged one begins anew, which doubles no mail."""
    try:
        stored = json.loads(path.read_text(encoding="utf8"))
        left = tuple(int(uid) for uid in stored["left"])[-MAX_LEFT:]
        return Cursor(int(stored["validity"]), int(stored["next_uid"]), left)
    except FileNotFoundError:
        return Cursor()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        logging.getLogger(__name__).warning("how far a mailbox was read could not be told")
        return Cursor()


def save_cursor(path: Path, cursor: Cursor) -> None:
    """Write a cursor completely or not at all."""
    write_file(path, json.dumps(cursor._asdict()) + "\n")
