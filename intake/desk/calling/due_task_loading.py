"""Load the open tasks with what a caller must know about each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.calling.due_task import DueTask, due_task
from intake.desk.custody.custody_tasks import find_loans_of
from intake.desk.custody.mishaps import find_untold
from intake.desk.projects.called_off import project_names
from intake.desk.request_loading import load_aggregates, load_by_id, standing_consents
from intake.domain.request import Request
from intake.domain.request_aggregate import refuses_calls
from intake.domain.resident import Resident
from intake.domain.staff import Staff
from intake.domain.thing import Thing

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.domain.task import Task
    from intake.ports import ReadTransaction


def load_due_tasks(
    transaction: ReadTransaction, tasks: tuple[Task, ...], actor: Actor, now: datetime
) -> list[DueTask]:
    """Return tasks with what a caller must know: whom, about what, and who has taken it up."""
    requests = load_by_id(transaction, Request, (task.request_id for task in tasks))
    aggregates = {
        aggregate.request.id: aggregate
        for aggregate in load_aggregates(transaction, tuple(requests.values()))
    }
    residents = load_by_id(transaction, Resident, (task.resident_id for task in tasks))
    things = load_by_id(transaction, Thing, (task.thing_id for task in tasks))
    loans = find_loans_of(transaction, tasks)
    projects = project_names(transaction, tasks)
    held_by_others = [task for task in tasks if task.is_held_by_another(actor.staff_id, now)]
    holders = load_by_id(transaction, Staff, (task.held_by for task in held_by_others))
    holder_names = {task.id: holders[task.held_by].name for task in held_by_others}
    standing = standing_consents(transaction, residents)
    due = []
    for task in tasks:
        resident = residents.get(task.resident_id)
        aggregate = aggregates.get(task.request_id) if task.request_id else None
        if aggregate is None:
            answers = standing[resident.id] if resident else ()
            due_one = DueTask(task=task, resident=resident, refuses_calls=refuses_calls(answers))
        else:
            due_one = due_task(task, aggregate, resident)
        due.append(
            replace(
                due_one,
                thing=things.get(task.thing_id),
                loan=loans.get((task.thing_id, task.resident_id)),
                happened=find_untold(transaction, task),
                project=projects.get(task.id, ""),
                held_by=holder_names.get(task.id, ""),
                is_taken_up=task.is_held_by(actor.staff_id, now),
            )
        )
    return due
