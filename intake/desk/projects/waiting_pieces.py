"""Count what stands here for each household of a project and was not handed out yet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from intake.domain.custody import HolderKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.allocation import Allocation


def waiting_pieces(facts: ProjectFacts, allocations: Iterable[Allocation]) -> dict[UUID, int]:
    """Return the pieces that each resident can have now; who waits for nothing is left out.

    Places are no pieces. What stands here of a thing that several wait for is counted once.
    """
    here: Counter[UUID] = Counter()
    for thing in facts.whole_things():
        for row in facts.holdings_of(thing.id):
            if row.kind is HolderKind.PLACE:
                here[thing.id] += row.count
    had: Counter[tuple[UUID, UUID | None]] = Counter()
    for hop in facts.hops:
        if hop.to_kind is HolderKind.RESIDENT:
            had[hop.thing_id, hop.resident_id] += hop.count
    residents = {participant.id: participant.resident_id for participant in facts.taking_part}
    waiting: Counter[UUID] = Counter()
    for allocation in allocations:
        resident_id = residents.get(allocation.participant_id)
        if resident_id is None:
            continue
        left = allocation.count - had[allocation.thing_id, resident_id]
        pieces = max(0, min(left, here[allocation.thing_id]))
        here[allocation.thing_id] -= pieces
        waiting[resident_id] += pieces
    return {resident_id: pieces for resident_id, pieces in waiting.items() if pieces}
