"""Find the things that a project allocated to households and has not handed out yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from intake.desk.request_loading import load_by_id
from intake.domain.allocation import Allocation
from intake.domain.custody import Handover, HolderKind, Holding
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.pledge import Pledge
from intake.domain.project import Project, ProjectItem, lacking_pieces
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.ports import ReadTransaction

_AT_DESK = (str(HolderKind.PLACE), str(HolderKind.COLLECTOR))


def find_meant_pieces(transaction: ReadTransaction, resident_id: UUID) -> dict[UUID, int]:
    """Return the pieces of each thing that wait for a resident who takes part in open projects."""
    parts = _parts_in_open_projects(transaction, resident_id)
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


def find_lacking_pieces(transaction: ReadTransaction, resident_id: UUID) -> dict[str, int]:
    """Return what a resident asked of open projects and nothing was set apart for, by name.

    Empty as long as nothing was shared out to them.
    """
    lacking: Counter[str] = Counter()
    for participant in _parts_in_open_projects(transaction, resident_id):
        given = transaction.find(Allocation, participant_id=participant.id)
        if not given:
            continue
        items = transaction.find(ProjectItem, project_id=participant.project_id, removed_at=None)
        needs = transaction.find(ParticipantNeed, participant_id=participant.id)
        things = load_by_id(transaction, Thing, (allocation.thing_id for allocation in given))
        pledges = load_by_id(transaction, Pledge, (thing.pledge_id for thing in things.values()))
        got: Counter[UUID] = Counter()
        for allocation in given:
            thing = things[allocation.thing_id]
            if thing.pledge_id in pledges:
                got[pledges[thing.pledge_id].project_item_id] += allocation.count
        wanted = {need.project_item_id: need.wanted for need in needs}
        names = {item.id: item.name for item in items}
        for item_id, count in lacking_pieces(items, wanted, got).items():
            if item_id in names:
                lacking[names[item_id]] += count
    return dict(lacking)


def pieces_left_for(transaction: ReadTransaction, thing: Thing, resident_id: UUID) -> int:
    """Return how many pieces of a project's thing can go to a resident: what nobody else waits for.

    Raises ``UserFacingError`` if all that stand here are meant for others.
    """
    there = sum(row.count for row in transaction.find(Holding, thing_id=thing.id, kind=_AT_DESK))
    meant: Counter[UUID] = Counter()
    allocations = transaction.find(Allocation, thing_id=thing.id)
    ids = tuple(allocation.participant_id for allocation in allocations)
    people = (
        {participant.id: participant for participant in transaction.find(Participant, id=ids)}
        if ids
        else {}
    )
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


def _parts_in_open_projects(transaction: ReadTransaction, resident_id: UUID) -> list[Participant]:
    return [
        participant
        for participant in transaction.find(
            Participant, resident_id=resident_id, left_at=None, is_waiting=False
        )
        if transaction.get(Project, participant.project_id).is_open
    ]
