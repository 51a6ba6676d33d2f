"""A project: the needs of many residents for one day or period, gathered by a team."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID


class ProjectState(StrEnum):
    """How far a project is."""

    OPEN = "open"
    CANCELLED = "cancelled"
    CLOSED = "closed"


class NeedRule(StrEnum):
    """How many pieces of an item a household needs."""

    PERSON = "person"  # one for each person
    HOUSEHOLD = "household"  # one for each household, however large
    FIT = "fit"  # as many as hold everybody: a tent for four and one for two hold six
    ASKED = "asked"  # only what they ask for


class LoadSize(StrEnum):
    """How somebody carries one piece."""

    HAND = "hand"
    BIKE = "bike"
    CAR = "car"
    VAN = "van"


ROOM_OF_SIZE = {LoadSize.HAND: 1, LoadSize.BIKE: 3, LoadSize.CAR: 8, LoadSize.VAN: 30}
"""Room that a piece takes, in pieces that one carries by hand. An estimate of our own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Project(Record):
    """A project of a team: a camp in the park, a street party, a Christmas dinner, a repair day.

    ``team`` are those who work on it, ``spare_percent`` is how many pieces more than needed are
    looked for. ``posts_approved_by`` is the coordinator who approved that its posts go out, in
    place of each resident's consent: they name nobody. ``repeats_id`` is the project that it was
    begun from, ``team_resident_id`` the record by which the team asks for things itself.
    """

    name: str
    place: str = ""
    first: date
    last: date
    team: str = ""
    spare_percent: int = 10
    state: ProjectState = ProjectState.OPEN
    posts_approved_by: UUID | None = None
    posts_approved_at: datetime | None = None
    repeats_id: UUID | None = None
    team_resident_id: UUID | None = None
    ended_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state is ProjectState.OPEN


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectItem(Record):
    """A thing that a project needs many of: "tent 4 personen", "slaapmat".

    ``fits`` is how many persons one piece holds. Items of one ``family`` stand in for each other,
    by the rule ``FIT``: the tents of all sizes. ``is_place`` tells that it is no thing but a place:
    at a host's table, in a car. Nothing of it is fetched, handed out or brought home.
    """

    project_id: UUID
    name: str
    rule: NeedRule = NeedRule.ASKED
    fits: int = 1
    family: str = ""
    size: LoadSize = LoadSize.BIKE
    is_place: bool = False
    removed_at: datetime | None = None

    @property
    def kin(self) -> str:
        """The items that can stand in for it; without a family it is alone."""
        return self.family or str(self.id)


class ItemCounts(NamedTuple):
    """Pieces of one item: what is needed, and where each promised piece is now.

    From ``offered`` on, each promised piece is counted in exactly one number.
    """

    needed: int = 0  # by the residents, without what they bring themselves
    own: int = 0  # what residents bring themselves and lend to nobody
    spare: int = 0
    offered: int = 0  # promised, but nobody has rung the lender yet
    confirmed: int = 0
    collected: int = 0  # under way to us
    in_store: int = 0
    handed_out: int = 0
    back: int = 0  # at the desk after a resident had it
    home: int = 0  # back with the lender
    lost: int = 0  # lost, or out of use

    @property
    def promised(self) -> int:
        """All promised pieces: the sum of where they are."""
        return sum(self[3:])

    @property
    def sure(self) -> int:
        """Pieces that can be counted on: a promise counts once it is confirmed."""
        return self.promised - self.offered - self.lost

    @property
    def short(self) -> int:
        """Pieces that are still missing, the spare ones included."""
        return max(0, self.needed + self.spare - self.sure)


def pieces_needed(
    items: Iterable[ProjectItem], persons: int, own: Mapping[UUID, int] | None = None
) -> dict[UUID, int]:
    """Return how many pieces of each item a household needs by the rules; none for zero persons.

    ``own`` are pieces that they bring: who sleeps in a tent of their own needs no other, whatever
    its size. They are among the pieces needed.
    """
    brought = own or {}
    needed: dict[UUID, int] = {}
    families: dict[str, list[ProjectItem]] = {}
    for item in items:
        if item.rule is NeedRule.PERSON:
            needed[item.id] = persons
        elif item.rule is NeedRule.HOUSEHOLD:
            needed[item.id] = min(1, persons)
        elif item.rule is NeedRule.FIT:
            families.setdefault(item.kin, []).append(item)
    for family in families.values():
        theirs = {item.id: brought.get(item.id, 0) for item in family}
        room = sum(theirs[item.id] * item.fits for item in family)
        fitting = _fitting_pieces(family, persons - room)
        for item in family:
            needed[item.id] = fitting.get(item.id, 0) + theirs[item.id]
    return {key: count for key, count in needed.items() if count > 0}


def lacking_pieces(
    items: Iterable[ProjectItem], needed: Mapping[UUID, int], got: Mapping[UUID, int]
) -> dict[UUID, int]:
    """Return how many pieces of each item a household still lacks.

    What it got too many of a larger item of the same family stands in for a smaller one.
    """
    lacks = {key: count - got.get(key, 0) for key, count in needed.items()}
    by_size = sorted(items, key=lambda item: item.fits)
    for large in by_size:
        spare = got.get(large.id, 0) - needed.get(large.id, 0)
        if large.rule is not NeedRule.FIT or spare <= 0:
            continue
        for small in by_size:
            if small.kin == large.kin and small.fits < large.fits and spare > 0:
                filled = min(spare, max(0, lacks.get(small.id, 0)))
                lacks[small.id] = lacks.get(small.id, 0) - filled
                spare -= filled
    return {key: count for key, count in lacks.items() if count > 0}


MAX_FITS = 500
"""People that one piece holds at most: more is a slip of the keys, and costs as much to plan."""


def spare_pieces(needed: int, percent: int) -> int:
    """Return how many pieces more than needed are looked for, rounded up."""
    return ceil(needed * percent / 100)


def _fitting_pieces(family: Sequence[ProjectItem], persons: int) -> dict[UUID, int]:
    """Return the pieces that hold everybody with the least room over, then the fewest pieces."""
    sizes = [item for item in family if item.fits > 0]
    if persons <= 0 or not sizes:
        return {}
    largest = max(item.fits for item in sizes)
    best: dict[int, tuple[ProjectItem, ...]] = {0: ()}
    for room in range(1, persons + largest):
        ways = [(*best[room - item.fits], item) for item in sizes if room - item.fits in best]
        if ways:
            best[room] = min(ways, key=len)
    chosen = best[min(room for room in best if room >= persons)]
    counts: dict[UUID, int] = {}
    for item in chosen:
        counts[item.id] = counts.get(item.id, 0) + 1
    return counts
