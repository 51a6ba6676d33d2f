"""Plan what follows when a project is called off: everybody who counted on it is rung."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline
from intake.desk.request_loading import load_by_id
from intake.domain.custody import HolderKind
from intake.domain.project import Project, ProjectItem
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from intake.desk.closing.neighbour_notifier import NeighbourNotifier
    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.pledge import Pledge
    from intake.ports import ReadTransaction


def plan_called_off(notifier: NeighbourNotifier, facts: ProjectFacts) -> None:
    """Plan a call to each household and each lender.

    A lender whose thing is at the desk already is not called: it goes home with the return trips.
    """
    project = facts.project
    transaction, now = notifier.transaction, notifier.now
    due_at = first_deadline(transaction, now)
    for participant in facts.participants:
        if participant.left_at is None:
            transaction.save(
                Task(
                    kind=TaskKind.PROJECT_CALLED_OFF,
                    resident_id=participant.resident_id,
                    about=project.name,
                    due_at=due_at,
                    created_by_operation=transaction.operation_id,
                )
            )
    for pledge in _first_pledge_by_lender(facts):
        transaction.save(
            Task(
                kind=TaskKind.PROJECT_LENDER_NOT_NEEDED,
                project_item_id=pledge.project_item_id,
                about=" · ".join(part for part in (pledge.lender, pledge.contact) if part),
                due_at=due_at,
                created_by_operation=transaction.operation_id,
            )
        )


def project_names(transaction: ReadTransaction, tasks: Sequence[Task]) -> dict[UUID, str]:
    """Return the name of the project that each task is about, for those that are about one."""
    items = load_by_id(transaction, ProjectItem, (task.project_item_id for task in tasks))
    projects = load_by_id(transaction, Project, (item.project_id for item in items.values()))
    names = {}
    for task in tasks:
        if task.kind is TaskKind.PROJECT_CALLED_OFF:
            names[task.id] = task.about
        elif task.project_item_id in items:
            names[task.id] = projects[items[task.project_item_id].project_id].name
    return names


def _first_pledge_by_lender(facts: ProjectFacts) -> Iterable[Pledge]:
    """Return a promise of each lender whose things are not with us, the first of each."""
    lenders: dict[tuple[str, str], Pledge] = {}
    for pledge in facts.pledges:
        rows = [row for thing in facts.things_of(pledge.id) for row in facts.holdings_of(thing.id)]
        is_theirs = not rows or any(row.kind is HolderKind.LENDER for row in rows)
        if pledge.still_stands and is_theirs:
            lenders.setdefault((pledge.lender.casefold(), pledge.contact), pledge)
    return lenders.values()
