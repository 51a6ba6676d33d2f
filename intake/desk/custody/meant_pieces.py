"""Find the things that a project allocated to households and has not handed out yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from intake.domain.allocation import Allocation
from intake.domain.custody import Handover, HolderKind, Holding
from intake.domain.participant import Participant
from intake.domain.project import Project
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.domain.thing import Thing
    from intake.ports import ReadTransaction

_AT_DESK = (str(HolderKind.PLACE), str(HolderKind.COLLECTOR))


def find_meant_pieces(transaction: ReadTransaction, resident_id: UUID) -> dict[UUID, int]:
    """Return the pieces of each thing that wait for a resident who takes part in open projects."""
    parts = [
        participant
        for participant in transaction.find(
            Participant, resident_id=resident_id, left_at=None, is_waiting=False
        )
        if transaction.get(Project, participant.project_id).is_open
    ]
    if not parts:
        return {}
    meant: Counter[UUID] = Counter()
    for allocation in transaction.find(Allocation, participant_id=tuple(part.id for part in parts)):
        meant[allocation.thing_id] += allocation.count
    if meant:
        for row in transaction.find(Holding, thing_id=tuple(meant), resident_id=resident_id):
            meant[row.thing_id] -= row.count
        for thing_id, count in _pieces_gone_home(transaction, meant).items():
            meant[thing_id] -= count
    return {thing_id: left for thing_id, left in meant.items() if left > 0}


def pieces_left_for(transaction: ReadTransaction, thing: Thing, resident_id: UUID) -> int:
    """Return how many pieces of a project's thing can go to a resident: what nobody else waits for.

    Raises ``UserFacingError`` if all that stand here are meant for others.
    """
    there = sum(row.count for row in transaction.find(Holding, thing_id=thing.id, kind=_AT_DESK))
    meant: Counter[UUID] = Counter()
    allocations = transaction.find(Allocation, thing_id=thing.id)
    ids = tuple(allocation.participant_id for allocation in allocations)
    people = {one.id: one for one in transaction.find(Participant, id=ids)} if ids else {}
    for allocation in allocations:
        participant = people.get(allocation.participant_id)
        if participant and participant.takes_part and participant.resident_id != resident_id:
            meant[participant.resident_id] += allocation.count
    for row in transaction.find(Holding, thing_id=thing.id):
        if row.resident_id and row.resident_id in meant:
            meant[row.resident_id] -= row.count
    left = there - sum(count for count in meant.values() if count > 0)
    if there and left < 1:
        raise UserFacingError("thing-meant-for-others", name=thing.name)
    return left


def _pieces_gone_home(transaction: ReadTransaction, thing_ids: Iterable[UUID]) -> Counter[UUID]:
    """Return how many pieces of some things went back to their lender."""
    home: Counter[UUID] = Counter()
    hops = transaction.find(Handover, thing_id=tuple(thing_ids), to_kind=str(HolderKind.LENDER))
    for hop in hops:
        if hop.from_kind is not HolderKind.NEW:
            home[hop.thing_id] += hop.count
    return home
