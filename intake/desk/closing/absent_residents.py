"""After each change, keep residents who died or moved out of calls and projects.

Requests are followed by ``refusals``; this follows what hangs on the resident alone: calls about
loans and projects, their place in a project, and the things that are still with them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.custody.custody_tasks import plan_fetching
from intake.desk.projects.shortages import update_shortage_tasks
from intake.desk.request_loading import load_by_id
from intake.domain.allocation import Allocation
from intake.domain.custody import Holding
from intake.domain.participant import Participant
from intake.domain.project import Project
from intake.domain.resident import Resident
from intake.domain.task import CALLS_TO_RESIDENT, Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.ports import WriteTransaction


def follow_absences(transaction: WriteTransaction, now: datetime) -> None:
    """End what concerns residents who died or moved.

    Raises ``UserFacingError`` if one of them was signed up for a project.
    """
    changed = tuple(transaction.changed_ids(Resident))
    if changed:
        for resident in transaction.find(Resident, id=changed):
            if resident.gone:
                _leave_projects(transaction, resident.id, now)
                _plan_fetching_of(transaction, resident.id, now)
            else:
                _end_fetching_of(transaction, resident.id, now)
    _end_calls(transaction, now)
    _require_present(transaction)


def rejoin_projects(
    transaction: WriteTransaction, resident_id: UUID, now: datetime
) -> frozenset[UUID]:
    """Let a resident who is not gone after all take part again; return the projects.

    Only in those that are open and that they left by being marked as gone, which the operation
    tells: who had left before does not come back. What was set apart is shared out anew.
    """
    left = [
        participant
        for participant in transaction.find(Participant, resident_id=resident_id)
        if participant.left_at is not None
    ]
    entries = transaction.history({resident_id, *(participant.id for participant in left)})
    departures = [entry for entry in entries if (entry.field, entry.old) == ("gone", "")]
    if not departures:
        return frozenset()
    latest = {entry.entity_id: entry for entry in entries if entry.field == "left_at"}
    projects = load_by_id(transaction, Project, (participant.project_id for participant in left))
    rejoined = set()
    for participant in left:
        entry = latest.get(participant.id)
        by_departure = entry and entry.operation_id == departures[-1].operation_id
        if by_departure and projects[participant.project_id].is_open:
            transaction.save(replace(participant, left_at=None))
            update_shortage_tasks(transaction, participant.project_id, now)
            rejoined.add(participant.project_id)
    return frozenset(rejoined)


def _end_calls(transaction: WriteTransaction, now: datetime) -> None:
    changed = tuple(transaction.changed_ids(Task))
    if not changed:
        return
    calls = [
        task
        for task in transaction.find(Task, id=changed, done_at=None)
        if task.resident_id and task.kind in CALLS_TO_RESIDENT
    ]
    residents = load_by_id(transaction, Resident, (task.resident_id for task in calls))
    for task in calls:
        resident = residents.get(task.resident_id)
        if resident and resident.gone:
            transaction.save(task.finish(now, transaction.operation_id))


def _leave_projects(transaction: WriteTransaction, resident_id: UUID, now: datetime) -> None:
    """Let them leave each open project; what was set apart for them is free again.

    What was handed out to them stays written: somebody asks for it.
    """
    there = transaction.find(Participant, resident_id=resident_id, left_at=None)
    projects = load_by_id(transaction, Project, (participant.project_id for participant in there))
    for participant in there:
        if not projects[participant.project_id].is_open:
            continue
        for allocation in transaction.find(Allocation, participant_id=participant.id):
            transaction.remove(allocation)
        transaction.save(replace(participant, left_at=now))
        update_shortage_tasks(transaction, participant.project_id, now)


def _plan_fetching_of(transaction: WriteTransaction, resident_id: UUID, now: datetime) -> None:
    holdings = transaction.find(Holding, resident_id=resident_id)
    things = load_by_id(transaction, Thing, (holding.thing_id for holding in holdings))
    for thing in things.values():
        plan_fetching(transaction, thing, resident_id, now)


def _end_fetching_of(transaction: WriteTransaction, resident_id: UUID, now: datetime) -> None:
    """End these tasks of somebody who is there after all."""
    kind = str(TaskKind.FETCH_LOAN)
    for task in transaction.find(Task, resident_id=resident_id, kind=kind, done_at=None):
        transaction.save(task.finish(now, transaction.operation_id))


def _require_present(transaction: WriteTransaction) -> None:
    changed = tuple(transaction.changed_ids(Participant))
    if not changed:
        return
    there = transaction.find(Participant, id=changed, left_at=None)
    residents = load_by_id(
        transaction, Resident, (participant.resident_id for participant in there)
    )
    projects = load_by_id(transaction, Project, (participant.project_id for participant in there))
    if any(
        residents[participant.resident_id].gone and projects[participant.project_id].is_open
        for participant in there
    ):
        raise UserFacingError("take-gone")
