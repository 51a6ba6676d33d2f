"""PINs: which are allowed, how they are stored, and the pauses after wrong ones."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from intake.kit.errors import UserFacingError

_PIN = re.compile(r"[0-9]{4,6}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FREE_ATTEMPTS = 5
_PAUSES = (
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=24),
)
"""The pauses after each fifth wrong PIN in a row.

At five attempts a day in the end, trying the ten thousand PINs of four digits takes years.
"""

LONGEST_PAUSE = max(_PAUSES)
"""A longer pause was written by a clock that was ahead, and is ignored."""


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    """Return argon2id with 19 MiB and 2 passes, the minimum that OWASP advises.

    A PIN is short, so the pauses protect it more than the hash does.
    """
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


def new_pin_hash(pin: str) -> str:
    """Return the hash of a PIN.

    Raises ``UserFacingError`` unless it is four to six digits and not easy to guess.
    """
    if not _PIN.fullmatch(pin):
        raise UserFacingError("pin-form")
    if _is_easy(pin):
        raise UserFacingError("pin-easy")
    return _hasher().hash(pin)


def is_right(pin_hash: str, pin: str) -> bool:
    """Tell whether this is the PIN; a wrong one takes the same time."""
    try:
        return _hasher().verify(pin_hash, pin)
    # a damaged hash matches no PIN; a manager can reset it
    except (VerificationError, InvalidHashError):
        return False


def pause_after(wrong_attempts: int) -> timedelta | None:
    """Return the pause after so many wrong PINs in a row, or None."""
    if wrong_attempts == 0 or wrong_attempts % _FREE_ATTEMPTS:
        return None
    at = wrong_attempts // _FREE_ATTEMPTS - 1
    return _PAUSES[min(at, len(_PAUSES) - 1)]


def _is_easy(pin: str) -> bool:
    """Tell whether a PIN is one of the first that somebody would try.

    One repeated digit, a row, a repeated part, pairs, the middle column of the keys, a year of
    birth.
    """
    is_row = pin in "01234567890" or pin in "09876543210"
    is_repeated = any(pin == pin[:part] * (len(pin) // part) for part in (1, 2, 3))
    is_pairs = pin[::2] == pin[1::2]
    is_down_the_pad = pin in "2580" or pin in "0852"
    return is_row or is_repeated or is_pairs or is_down_the_pad or bool(_YEAR.fullmatch(pin))
