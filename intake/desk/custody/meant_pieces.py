"""Which things a project means for a resident, and how many pieces they have not been handed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.allocation import Allocation
from intake.domain.custody import Handover, HolderKind
from intake.domain.participant import Participant

if TYPE_CHECKING:
    from uuid import UUID

    from intake.ports import ReadTransaction


def find_meant_pieces(transaction: ReadTransaction, resident_id: UUID) -> dict[UUID, int]:
    """Return the pieces of each thing that wait for a resident who takes part in projects."""
    parts = transaction.find(Participant, resident_id=resident_id, left_at=None)
    if not parts:
        return {}
    meant: dict[UUID, int] = {}
    ids = tuple(one.id for one in parts)
    for one in transaction.find(Allocation, participant_id=ids):
        meant[one.thing_id] = meant.get(one.thing_id, 0) + one.count
    if not meant:
        return {}
    out = str(HolderKind.RESIDENT)
    hops = transaction.find(Handover, thing_id=tuple(meant), resident_id=resident_id, to_kind=out)
    for hop in hops:
        meant[hop.thing_id] -= hop.count
    return {thing_id: left for thing_id, left in meant.items() if left > 0}
