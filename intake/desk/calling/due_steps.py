"""The steps of requests that are due although no task asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.desk.request_loading import load_aggregates
from intake.domain.next_step import is_covered, next_step
from intake.domain.request import Request
from intake.domain.request_list import PAGE_SIZE

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.next_step import NextStep
    from intake.domain.request_aggregate import RequestAggregate
    from intake.ports import ReadTransaction


class DueStep(NamedTuple):
    """A request and the step that is due for it."""

    aggregate: RequestAggregate
    step: NextStep

    @property
    def urgency(self) -> tuple[bool, bool, datetime, object]:
        """The sort key among tasks (``DueTask.urgency``): a due step waits for nothing."""
        return False, False, self.step.due_at, self.aggregate.request.id


def list_due_steps(transaction: ReadTransaction, now: datetime) -> tuple[DueStep, ...]:
    """Return the due steps that no open task covers, those that are due longest first.

    At most ``PAGE_SIZE`` steps are returned. Requests are read until that many are found.
    """
    steps: list[DueStep] = []
    looked_at = 0
    while len(steps) < PAGE_SIZE:
        ids = transaction.list_due_requests(now, looked_at)
        requests = transaction.find(Request, id=ids) if ids else ()
        found = [
            find_due_step(aggregate, now) for aggregate in load_aggregates(transaction, requests)
        ]
        steps += [step for step in found if step]
        looked_at += len(ids)
        if len(ids) < PAGE_SIZE:
            break
    return tuple(sorted(steps, key=_urgency))[:PAGE_SIZE]


def find_due_step(aggregate: RequestAggregate, now: datetime) -> DueStep | None:
    """Return the step that is due for a request; None if it waits for others or has a task."""
    step = next_step(aggregate, now)
    if step is None or step.due_at > now or is_covered(aggregate, step, now):
        return None
    return DueStep(aggregate, step)


def _urgency(due: DueStep) -> tuple[datetime, object]:
    return due.step.due_at, due.aggregate.request.id
