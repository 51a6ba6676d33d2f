"""A thing of the centre itself, which it lends: a wheelchair, a drill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.record import Record
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from datetime import datetime

_MIN_LETTERS = 4
"""Shorter words ("de", "met") do not tell what is asked for."""

_MAX_ENDING = 2
"""Letters by which a plural is longer: "rolstoelen", "tenten"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnThing(Record):
    """One kind of thing on the centre's own shelf.

    ``count`` is how many there are, ``place`` where they stand, ``note`` what somebody must know.
    """

    name: str
    count: int = 1
    place: str = ""
    note: str = ""
    removed_at: datetime | None = None

    def is_named_in(self, what: str) -> bool:
        """Tell whether a request asks for such a thing, in singular or plural."""
        wanted = _long_words(what)
        return any(
            _is_same_word(mine, theirs) for mine in _long_words(self.name) for theirs in wanted
        )


class OwnStock(NamedTuple):
    """A thing of the centre, and how many of them are promised or lent now."""

    thing: OwnThing
    lent: int

    @property
    def free(self) -> int:
        """How many can be lent now."""
        return max(0, self.thing.count - self.lent)


def _long_words(text: str) -> list[str]:
    return [word for word in normalize_words(text).split() if len(word) >= _MIN_LETTERS]


def _is_same_word(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return long.startswith(short) and len(long) - len(short) <= _MAX_ENDING
