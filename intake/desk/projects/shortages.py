"""A shortage of a project makes its own task; it ends when there is enough."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline
from intake.desk.projects.rules import apply_rules
from intake.domain.custody import HolderKind, Holding
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.pledge import Pledge, PledgeState
from intake.domain.project import Project, ProjectItem, spare_pieces
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from intake.ports import ReadTransaction, WriteTransaction

_LOST_HOLDER_KINDS = (str(HolderKind.LOST), str(HolderKind.GONE))


def update_shortage_tasks(
    transaction: WriteTransaction,
    project_id: UUID,
    now: datetime,
    only: Sequence[UUID] | None = None,
) -> None:
    """Keep one open task for each item of which there is not enough.

    ``only`` are the items whose numbers changed; without it, every item is checked.
    """
    project = transaction.get(Project, project_id)
    items = transaction.find(ProjectItem, project_id=project_id, removed_at=None)
    looked_at = [item for item in items if only is None or item.id in only]
    ids = tuple(item.id for item in looked_at)
    if not ids:
        return
    kind = str(TaskKind.PROJECT_SHORTAGE)
    tasks = transaction.find(Task, project_item_id=ids, kind=kind, done_at=None)
    planned = {task.project_item_id: task for task in tasks}
    short = _short_pieces(transaction, project, ids)
    for item in looked_at:
        task = planned.get(item.id)
        missing = short[item.id] if project.is_open else 0
        about = f"{project.name} · {missing} × {item.name}"
        if not missing and task:
            transaction.save(task.finish(now, transaction.operation_id))
        elif missing and task and task.about != about:
            transaction.save(replace(task, about=about))
        elif missing and not task:
            transaction.save(
                Task(
                    kind=TaskKind.PROJECT_SHORTAGE,
                    project_item_id=item.id,
                    about=about,
                    due_at=first_deadline(transaction, now),
                    created_by_operation=transaction.operation_id,
                )
            )


def shortages_to_leave(transaction: ReadTransaction, operation_id: UUID) -> frozenset[UUID]:
    """Return the tasks about shortages that undoing an operation must not restore.

    Several acts share one task: it follows from what there is, and is computed anew. What the
    operation made, and nothing has changed since, goes with it.
    """
    tasks = transaction.find(Task, kind=str(TaskKind.PROJECT_SHORTAGE))
    return frozenset(
        task.id for task in tasks if task.created_by_operation != operation_id or task.version > 1
    )


def update_changed_projects(transaction: WriteTransaction, now: datetime) -> None:
    """Update needs and shortage tasks of the projects that this transaction has changed.

    Who signed up while an item was off the list needs it as well when it is there again.
    """
    items = tuple(transaction.changed_ids(ProjectItem))
    people = tuple(transaction.changed_ids(Participant))
    changed = {
        *(item.project_id for item in (transaction.find(ProjectItem, id=items) if items else ())),
        *(row.project_id for row in (transaction.find(Participant, id=people) if people else ())),
    }
    for project_id in changed:
        apply_rules(transaction, project_id)
    kinds = (Project, ProjectItem, Participant, ParticipantNeed, Pledge)
    if any(transaction.changed_ids(kind) for kind in kinds):
        for project in transaction.find(Project):
            update_shortage_tasks(transaction, project.id, now)


def _short_pieces(
    transaction: ReadTransaction, project: Project, ids: tuple[UUID, ...]
) -> Counter[UUID]:
    """Return how many pieces of each item are missing: as ``ItemCounts.short``, in few queries.

    What is confirmed counts until it is lost.
    """
    takes_part = {
        participant.id
        for participant in transaction.find(
            Participant, project_id=project.id, left_at=None, is_waiting=False
        )
    }
    needed: Counter[UUID] = Counter()
    for need in transaction.find(ParticipantNeed, project_item_id=ids):
        if need.participant_id in takes_part:
            needed[need.project_item_id] += need.wanted
    confirmed = transaction.find(Pledge, project_item_id=ids, state=str(PledgeState.CONFIRMED))
    sure: Counter[UUID] = Counter()
    item_of = {pledge.id: pledge.project_item_id for pledge in confirmed}
    pieces = {pledge.id: pledge.count for pledge in confirmed}
    things = transaction.find(Thing, pledge_id=tuple(item_of), whole_id=None) if item_of else ()
    lost = _lost_pieces(transaction)
    for thing in things:  # more may have come than were promised
        if thing.pledge_id and thing.removed_at is None:
            pieces[thing.pledge_id] = thing.count - lost[thing.id]
    for pledge_id, count in pieces.items():
        sure[item_of[pledge_id]] += count
    return Counter(
        {
            key: max(0, needed[key] + spare_pieces(needed[key], project.spare_percent) - sure[key])
            for key in ids
        }
    )


def _lost_pieces(transaction: ReadTransaction) -> Counter[UUID]:
    """Return how many pieces of each thing are lost or out of use."""
    lost: Counter[UUID] = Counter()
    for row in transaction.find(Holding, kind=_LOST_HOLDER_KINDS):
        lost[row.thing_id] += row.count
    return lost


def update_shortage_task_of(transaction: WriteTransaction, thing: Thing, now: datetime) -> None:
    """Update the shortage task of a thing that came from a promise: pieces were lost or found."""
    pledge = transaction.get_if_any(Pledge, thing.pledge_id)
    if pledge:
        update_shortage_tasks(transaction, pledge.project_id, now, (pledge.project_item_id,))
