"""A shortage of a project makes its own task; it ends when there is enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline
from intake.desk.projects.project_facts import load_project
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.ports import WriteTransaction


def sync_shortages(transaction: WriteTransaction, project_id: UUID, now: datetime) -> None:
    """Let there be one open task for each item of which there is not enough."""
    facts = load_project(transaction, project_id)
    ids = tuple(item.id for item in facts.items)
    if not ids:
        return
    planned = {
        task.project_item_id: task
        for task in transaction.find(Task, project_item_id=ids, done_at=None)
    }
    for line in facts.lines():
        task = planned.get(line.item.id)
        short = line.counts.short if facts.project.is_open else 0
        about = f"{facts.project.name} · {short} × {line.item.name}"
        if not short and task:
            transaction.save(task.done(now, transaction.operation_id))
        elif short and task and task.about != about:
            transaction.save(replace(task, about=about))
        elif short and not task:
            transaction.save(
                Task(
                    kind=TaskKind.PROJECT_SHORTAGE,
                    project_item_id=line.item.id,
                    about=about,
                    due_at=first_deadline(transaction, now),
                    created_by_operation=transaction.operation_id,
                )
            )
