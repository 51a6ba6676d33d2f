"""Which things a household gets: the best fit, with the reason.

``allocate`` takes what households want (``Want``) and what there is (``Stock``), and returns an
``Allotment``: a ``Share`` for each household and thing, and what is missing. The use case stores
each share as an ``Allocation``.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID


class AllocationReason(StrEnum):
    """Why a household gets this thing."""

    FITS = "fits"  # all pieces that they need from one lender
    SPLIT = "split"  # from several lenders, as one has not enough
    LARGER = "larger"  # a larger one, as the right size has run out
    BY_HAND = "by_hand"  # a colleague chose it


@dataclass(frozen=True, kw_only=True, slots=True)
class Allocation(Record):
    """Stored: some pieces of a thing that are meant for a household.

    What somebody chose (``is_by_hand``) is never undone by a later run.
    """

    project_id: UUID
    participant_id: UUID
    thing_id: UUID
    count: int = 1
    reason: AllocationReason = AllocationReason.FITS
    is_by_hand: bool = False


class Want(NamedTuple):
    """Pieces of an item that a household still needs.

    ``goes_first`` are those who walk with difficulty, ``needs`` is what a host must be able to do.
    """

    participant_id: UUID
    item_id: UUID
    pieces: int
    persons: int = 1
    goes_first: bool = False
    needs: frozenset[str] = frozenset()


class Stock(NamedTuple):
    """Pieces of a thing that nobody has been given yet; ``offers`` is what a host can do."""

    thing_id: UUID
    item_id: UUID
    pieces: int
    offers: frozenset[str] = frozenset()


class Share(NamedTuple):
    """Calculated: what one household gets of one thing. It is stored as an ``Allocation``."""

    participant_id: UUID
    thing_id: UUID
    pieces: int
    reason: AllocationReason


class Allotment(NamedTuple):
    """Calculated: who gets what, and the wants with the pieces that are still missing."""

    shares: tuple[Share, ...]
    unmet: tuple[Want, ...]


class _Row(NamedTuple):
    """The pieces of one thing; rows sort by their number, and then in the order they came."""

    pieces: int
    order: int
    thing_id: UUID


class _Shelf:
    """The things of one item, those with the fewest pieces first: the best fit is found at once."""

    def __init__(self, stock: Iterable[Stock]) -> None:
        self._rows = sorted(
            _Row(entry.pieces, index, entry.thing_id) for index, entry in enumerate(stock)
        )

    @property
    def pieces(self) -> int:
        """How many pieces there are in all."""
        return sum(row.pieces for row in self._rows)

    def take_exactly(self, count: int) -> tuple[UUID, int] | None:
        """Take all pieces of a thing that has just as many."""
        index = self._find_enough(count)
        if index == len(self._rows) or self._rows[index].pieces != count:
            return None
        return self._take(index, count)

    def take_fitting(self, count: int) -> tuple[UUID, int] | None:
        """Take all pieces from the thing that has the fewest of those that have enough."""
        index = self._find_enough(count)
        if index == len(self._rows):
            return None
        return self._take(index, count)

    def take_most(self, count: int) -> tuple[UUID, int] | None:
        """Take as many as can be from the thing that has the most."""
        if not self._rows:
            return None
        return self._take(len(self._rows) - 1, count)

    def _find_enough(self, count: int) -> int:
        """Return the index of the first row with so many pieces; past the end if there is none."""
        return bisect_left(self._rows, count, key=attrgetter("pieces"))

    def _take(self, index: int, count: int) -> tuple[UUID, int]:
        row = self._rows.pop(index)
        taken = min(row.pieces, count)
        if row.pieces > taken:
            insort(self._rows, row._replace(pieces=row.pieces - taken))
        return row.thing_id, taken


def allocate(
    wants: Iterable[Want], stock: Sequence[Stock], larger: Mapping[UUID, Sequence[UUID]]
) -> Allotment:
    """Give each household what fits best. The same input gives the same outcome.

    1. Who walks with difficulty comes first, then large households.
    2. If there is enough of an item for everybody, a household that needs exactly as many pieces as
       one lender has gets those, so that they are not split (``_give_exact``).
    3. Else a household gets its pieces from one lender if anybody has enough, else from as few
       lenders as possible (``_give_from_shelf``).
    4. What has run out is replaced by a larger item: ``larger`` lists these by item, the next
       larger first.
    """
    by_item: dict[UUID, list[Stock]] = {}
    for entry in stock:
        if entry.pieces > 0:
            by_item.setdefault(entry.item_id, []).append(entry)
    shelves = {item_id: _Shelf(rows) for item_id, rows in by_item.items()}
    ordered = sorted(wants, key=lambda want: (not want.goes_first, -want.persons, -want.pieces))
    shares: list[Share] = []
    unmet: list[Want] = []
    exact, others = _give_exact(ordered, shelves)
    shares += exact
    for want in others:
        given = _give_from_shelf(want, want.pieces, shelves.get(want.item_id))
        for larger_item in larger.get(want.item_id, ()):
            missing = want.pieces - _count(given)
            given += _give_from_shelf(
                want, missing, shelves.get(larger_item), AllocationReason.LARGER
            )
        shares += given
        if _count(given) < want.pieces:
            unmet.append(want._replace(pieces=want.pieces - _count(given)))
    return Allotment(tuple(shares), tuple(unmet))


def _count(shares: Iterable[Share]) -> int:
    return sum(share.pieces for share in shares)


def _give_exact(
    wants: list[Want], shelves: Mapping[UUID, _Shelf]
) -> tuple[list[Share], list[Want]]:
    """Give exact fits of items of which there is enough for all; return the other wants as well."""
    wanted: dict[UUID, int] = {}
    for want in wants:
        wanted[want.item_id] = wanted.get(want.item_id, 0) + want.pieces
    enough = {
        item_id
        for item_id, pieces in wanted.items()
        if item_id in shelves and shelves[item_id].pieces >= pieces
    }
    shares, others = [], []
    for want in wants:
        exact = None
        if want.item_id in enough:
            exact = shelves[want.item_id].take_exactly(want.pieces)
        if exact:
            thing_id, taken = exact
            shares.append(Share(want.participant_id, thing_id, taken, AllocationReason.FITS))
        else:
            others.append(want)
    return shares, others


def _give_from_shelf(
    want: Want, missing: int, shelf: _Shelf | None, reason: AllocationReason | None = None
) -> list[Share]:
    """Return what a household gets of one item: ``missing`` pieces, or as many as there are."""
    if shelf is None or missing <= 0:
        return []
    whole = shelf.take_fitting(missing)
    if whole:
        thing_id, taken = whole
        return [Share(want.participant_id, thing_id, taken, reason or AllocationReason.FITS)]
    shares = []
    while missing and (part := shelf.take_most(missing)):
        thing_id, taken = part
        shares.append(Share(want.participant_id, thing_id, taken, reason or AllocationReason.SPLIT))
        missing -= taken
    return shares
