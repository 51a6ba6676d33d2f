"""A task that a colleague has taken up: visible for 45 minutes, and can be taken over."""

from __future__ import annotations

import pytest

from intake.domain.permissions import Role
from intake.domain.staff import Staff
from intake.domain.task import CallOutcome, Task
from intake.kit.errors import UserFacingError
from tests.builders import a_call, rows


@pytest.fixture
def task(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    return rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0]


@pytest.fixture
def colleague(practice):
    bram = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Bram", "1368", Role.VOLUNTEER, own_pin="2974"
    ).value
    return bram._replace(desk="B")


def due(practice, actor, task):
    listed = practice.use_cases.calls.list_due(actor).tasks
    return next(one for one in listed if one.task.id == task.id)


def test_who_takes_a_call_up_has_it_for_45_minutes(practice, colleague, task):
    calls = practice.use_cases.calls
    practice.use_cases.task_holds.take_up(practice.actor, task.id)
    holder = rows(practice, Staff, id=practice.actor.staff_id)[0].name
    assert due(practice, colleague, task).held_by == holder
    assert due(practice, practice.actor, task).held_by == "", "their own call is no warning"
    with pytest.raises(UserFacingError, match="task-held"):
        practice.use_cases.task_holds.take_up(colleague, task.id)
    with pytest.raises(UserFacingError, match="task-held"):
        calls.record_outcome(colleague, task.id, CallOutcome.NO_ANSWER)
    with pytest.raises(UserFacingError, match="task-held"):
        calls.complete(colleague, task.id)
    practice.clock.forward(minutes=45)
    assert due(practice, colleague, task).held_by == ""
    calls.record_outcome(colleague, task.id, CallOutcome.NO_ANSWER)


def test_a_held_call_can_be_taken_over(practice, colleague, task):
    calls = practice.use_cases.calls
    practice.use_cases.task_holds.take_up(practice.actor, task.id)
    practice.use_cases.task_holds.take_up(colleague, task.id, take_over=True)
    with pytest.raises(UserFacingError, match="task-held"):
        calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    calls.record_outcome(colleague, task.id, CallOutcome.NO_ANSWER)
    assert due(practice, practice.actor, task).held_by == "", "the outcome lets it go"


def test_a_hold_of_a_clock_that_was_ahead_holds_nothing(practice, colleague, task):
    practice.clock.forward(days=3)
    practice.use_cases.task_holds.take_up(practice.actor, task.id)
    practice.clock.forward(days=-3)
    practice.use_cases.task_holds.take_up(colleague, task.id)
    assert due(practice, practice.actor, task).held_by == "Bram"


def test_a_call_that_is_done_is_not_taken_up(practice, colleague, task):
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    with pytest.raises(UserFacingError, match="task-done-already"):
        practice.use_cases.task_holds.take_up(colleague, task.id)
