"""Let the needs of each household follow the rules of the project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.project import ProjectItem, pieces_needed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.ports import WriteTransaction


def apply_rules(
    transaction: WriteTransaction,
    project_id: UUID,
    only: Iterable[Participant] | None = None,
) -> None:
    """Write what each household needs by the rules; what was changed by hand stays.

    ``only`` are the households that changed; without it, every household is updated.
    """
    items = transaction.find(ProjectItem, project_id=project_id, removed_at=None)
    participants = tuple(transaction.find(Participant, project_id=project_id))
    if only is not None:
        participants = tuple(only)
    needs: dict[UUID, dict[UUID, ParticipantNeed]] = {}
    for need in transaction.find(ParticipantNeed, project_id=project_id):
        needs.setdefault(need.participant_id, {})[need.project_item_id] = need
    new: list[ParticipantNeed] = []
    for participant in participants:
        stored_needs = needs.get(participant.id, {})
        own = {item_id: need.own for item_id, need in stored_needs.items()}
        counts_by_item = pieces_needed(items, participant.persons, own)
        _update_needs(transaction, counts_by_item, stored_needs)
        new += [
            ParticipantNeed(
                project_id=participant.project_id,
                participant_id=participant.id,
                project_item_id=item_id,
                count=count,
            )
            for item_id, count in counts_by_item.items()
            if item_id not in stored_needs
        ]
    transaction.add_all(new)


def _update_needs(
    transaction: WriteTransaction, wanted: dict[UUID, int], there: dict[UUID, ParticipantNeed]
) -> None:
    """Change or remove the needs that are there already."""
    for item_id, need in there.items():
        count = wanted.get(item_id, 0)
        if need.is_by_hand or need.count == count:
            continue
        if count or need.own:
            transaction.save(replace(need, count=count))
        else:
            transaction.remove(need)
