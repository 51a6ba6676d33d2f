"""PINs: which are allowed, how they are stored, and the pauses after wrong ones."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from intake.kit.errors import UserFacingError

_PIN = re.compile(r"[0-9]{4,6}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_DIGITS = 6
_PATTERNS_OF_KEYS = frozenset({
    "2580", "0852", "1470", "147258", "159753", "753159", "357159", "159357", "951753", "147369",
    "369258", "258369", "789456", "456789", "1590", "3690", "1593", "3571", "7531", "9513", "1397",
    "1379", "7931", "9713", "14789", "74123", "98741", "12369", "32147", "78963",
})  # fmt: skip
"""Lines, corners and crosses on the keys of a telephone."""

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


def last_pause(wrong_attempts: int) -> timedelta:
    """Return the length of the last pause that so many wrong PINs in a row have begun."""
    return pause_after(wrong_attempts - wrong_attempts % _FREE_ATTEMPTS) or _PAUSES[0]


def _is_easy(pin: str) -> bool:
    """Tell whether a PIN is one of the first that somebody would try.

    One repeated digit, a row, a repeated part, pairs, a mirrored part, steps of two, a pattern of
    the keys, a year, a day of birth.
    """
    is_row = pin in "01234567890" or pin in "09876543210"
    is_repeated = any(pin == pin[:part] * (len(pin) // part) for part in (1, 2, 3))
    is_pairs = pin[::2] == pin[1::2]
    is_mirrored = pin == pin[::-1]
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    is_steps = len(steps) == 1
    is_on_the_pad = pin in _PATTERNS_OF_KEYS
    is_day = bool(_YEAR.fullmatch(pin)) or (len(pin) == _DAY_DIGITS and _is_day(pin))
    return is_row or is_repeated or is_pairs or is_mirrored or is_steps or is_on_the_pad or is_day


def _is_day(pin: str) -> bool:
    """Tell whether six digits are a day of birth: day, month and year, or year, month and day."""
    for order in ("%d%m%y", "%y%m%d"):
        with suppress(ValueError):
            datetime.strptime(pin, order)  # noqa: DTZ007 - no moment, only a form
            return True
    return False
