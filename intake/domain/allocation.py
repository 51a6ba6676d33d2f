"""Which things a household gets: the best fit, with the reason."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass
from enum import StrEnum
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
    """Some pieces of a thing that are meant for a household.

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
    """What one household gets of one thing."""

    participant_id: UUID
    thing_id: UUID
    pieces: int
    reason: AllocationReason


class Allotment(NamedTuple):
    """The outcome of a run: who gets what, and the pieces that nobody could be given."""

    shares: tuple[Share, ...]
    unmet: tuple[Want, ...]


class _Shelf:
    """The pieces of one item by number, so that the best fit is found without a search."""

    def __init__(self, stock: Iterable[Stock]) -> None:
        self._rows = sorted(
            (entry.pieces, index, entry.thing_id) for index, entry in enumerate(stock)
        )

    @property
    def pieces(self) -> int:
        """How many pieces there are in all."""
        return sum(there for there, _, _ in self._rows)

    def take_exactly(self, count: int) -> tuple[UUID, int] | None:
        """Take all pieces of a thing that has just as many."""
        index = bisect_left(self._rows, (count,))
        if index == len(self._rows) or self._rows[index][0] != count:
            return None
        return self._take(index, count)

    def take_fitting(self, count: int) -> tuple[UUID, int] | None:
        """Take all pieces from the thing that has the fewest of those that have enough."""
        index = bisect_left(self._rows, (count,))
        if index == len(self._rows):
            return None
        return self._take(index, count)

    def take_most(self, count: int) -> tuple[UUID, int] | None:
        """Take as many as can be from the thing that has the most."""
        if not self._rows:
            return None
        return self._take(len(self._rows) - 1, count)

    def _take(self, index: int, count: int) -> tuple[UUID, int]:
        there, order, thing_id = self._rows.pop(index)
        taken = min(there, count)
        if there > taken:
            insort(self._rows, (there - taken, order, thing_id))
        return thing_id, taken


def allocate(
    wants: Iterable[Want], stock: Sequence[Stock], larger: Mapping[UUID, Sequence[UUID]]
) -> Allotment:
    """Give each household what fits best: who walks with difficulty first, then large families.

    A household gets its pieces from one lender if anybody has enough, else from as few as can be.
    Where there is enough for everybody, who needs just as many as a lender has gets those before
    others break into them.
    ``larger`` are the items that can stand in for an item that has run out, the next larger first.
    The same input gives the same outcome.
    """
    by_item: dict[UUID, list[Stock]] = {}
    for entry in stock:
        if entry.pieces > 0:
            by_item.setdefault(entry.item_id, []).append(entry)
    shelves = {item_id: _Shelf(rows) for item_id, rows in by_item.items()}
    ordered = sorted(wants, key=lambda want: (not want.goes_first, -want.persons, -want.pieces))
    shares: list[Share] = []
    unmet: list[Want] = []
    ordered = _give_exact(ordered, shelves, shares)
    for want in ordered:
        left = _fill(want, want.pieces, shelves.get(want.item_id), shares)
        for other in larger.get(want.item_id, ()):
            left = _fill(want, left, shelves.get(other), shares, AllocationReason.LARGER)
        if left:
            unmet.append(want._replace(pieces=left))
    return Allotment(tuple(shares), tuple(unmet))


def _give_exact(
    wants: list[Want], shelves: Mapping[UUID, _Shelf], shares: list[Share]
) -> list[Want]:
    """Give what fits exactly where nobody misses anything by it; return the other wants."""
    wanted: dict[UUID, int] = {}
    for want in wants:
        wanted[want.item_id] = wanted.get(want.item_id, 0) + want.pieces
    enough = {
        item_id
        for item_id, pieces in wanted.items()
        if item_id in shelves and shelves[item_id].pieces >= pieces
    }
    left = []
    for want in wants:
        exact = None
        if want.item_id in enough:
            exact = shelves[want.item_id].take_exactly(want.pieces)
        if exact:
            thing_id, taken = exact
            shares.append(Share(want.participant_id, thing_id, taken, AllocationReason.FITS))
        else:
            left.append(want)
    return left


def _fill(
    want: Want,
    left: int,
    shelf: _Shelf | None,
    shares: list[Share],
    reason: AllocationReason | None = None,
) -> int:
    """Add the shares of one want from one shelf; return how many pieces are still missing."""
    if shelf is None or left <= 0:
        return left
    whole = shelf.take_fitting(left)
    if whole:
        thing_id, taken = whole
        shares.append(Share(want.participant_id, thing_id, taken, reason or AllocationReason.FITS))
        return left - taken
    while left:
        part = shelf.take_most(left)
        if part is None:
            break
        thing_id, taken = part
        shares.append(Share(want.participant_id, thing_id, taken, reason or AllocationReason.SPLIT))
        left -= taken
    return left
