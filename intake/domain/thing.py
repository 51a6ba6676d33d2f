"""A thing that is lent: the centre's own wheelchair, a neighbour's tent and each of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.record import Record
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

_MIN_LETTERS = 4
"""Shorter words ("de", "met") do not tell what is asked for."""

_MAX_ENDING = 2
"""Letters by which a plural is longer: "rolstoelen", "tenten"."""


class Owner(StrEnum):
    """Whose a thing is."""

    CENTRE = "centre"
    LENDER = "lender"  # a neighbour who lends it, for one request or to the centre


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing(Record):
    """One thing that is lent, or several that are the same.

    ``count`` is how many there are, ``place`` where they stand at the centre, ``condition`` how
    they are ("heel", "1 lek"), ``note`` what somebody must know. ``code`` stands on the label;
    None as long as there is none. A lender's thing has a ``lender``, with ``lender_contact`` (a
    number or an address), and the request it was lent for. ``whole_id`` is the thing that this is a
    part of: the poles of a tent. ``photo`` names a picture, ``pledge_id`` the promise to a project
    that it came from.
    """

    name: str
    count: int = 1
    place: str = ""
    note: str = ""
    code: str | None = None
    owner: Owner = Owner.CENTRE
    lender: str = ""
    lender_contact: str = ""
    request_id: UUID | None = None
    whole_id: UUID | None = None
    pledge_id: UUID | None = None
    condition: str = ""
    photo: str = ""
    removed_at: datetime | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is the centre's."""
        return self.owner is Owner.CENTRE

    @property
    def request_ids(self) -> frozenset[UUID]:
        """The request that it was lent for, if any."""
        return frozenset(filter(None, (self.request_id,)))

    @property
    def lender_line(self) -> str:
        """The lender with how to reach them, as a task to a neighbour tells it."""
        return " · ".join(part for part in (self.lender, self.lender_contact) if part)

    def is_named_in(self, what: str) -> bool:
        """Tell whether a request asks for such a thing, in singular or plural."""
        wanted = _long_words(what)
        return any(
            _is_same_word(mine, theirs) for mine in _long_words(self.name) for theirs in wanted
        )


class OwnStock(NamedTuple):
    """A thing of the centre, and how many of them are promised or lent now."""

    thing: Thing
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
