"""Calls that were tried, done and taken back."""

from __future__ import annotations

import pytest

from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.ids import new_id
from tests.fakes import MONDAY


def test_a_task_is_open_until_it_is_done_and_again_when_that_was_a_mistake():
    task = Task(kind=TaskKind.RING_BACK)
    operation = new_id()
    done = task.finish(MONDAY, operation)
    assert (task.is_open, done.is_open) == (True, False)
    assert (done.done_at, done.done_by_operation) == (MONDAY, operation)
    assert done.reopen() == task


@pytest.mark.parametrize(
    ("outcome", "calls"),
    [(CallOutcome.NO_ANSWER, 2), (CallOutcome.LETTER, 1), (CallOutcome.LATER, 2)],
)
def test_a_letter_counts_as_no_call(outcome, calls):
    task = Task(kind=TaskKind.RING_BACK, attempts=1).record_attempt(outcome, MONDAY, MONDAY)
    assert (task.attempts, task.last_outcome, task.last_at, task.not_before) == (
        calls,
        str(outcome),
        MONDAY,
        MONDAY,
    )


@pytest.mark.parametrize("outcome", CallOutcome)
def test_the_last_call_is_taken_back(outcome):
    task = Task(kind=TaskKind.RING_BACK, attempts=1)
    again = (
        task.record_attempt(outcome, MONDAY, MONDAY).finish(MONDAY, new_id()).undo_last_attempt()
    )
    assert (again.attempts, again.last_outcome, again.not_before, again.is_open) == (
        1,
        "",
        None,
        True,
    )


def test_a_task_that_was_never_tried_has_nothing_to_take_back():
    assert Task(kind=TaskKind.RING_BACK, attempts=2).undo_last_attempt().attempts == 2
    assert Task(kind=TaskKind.RING_BACK, last_outcome="later").undo_last_attempt().attempts == 0
