"""When a resident is rung about a request that is under way."""

from __future__ import annotations

from intake.domain.task import CallOutcome, Task
from tests.builders import a_call, at, rows


def test_a_call_that_is_promised_after_an_earlier_one_was_made_is_another(practice):
    taken, _, _ = a_call(practice)
    promises, calls = practice.use_cases.promises, practice.use_cases.calls
    first = promises.ring_back_at(practice.actor, taken.request.id, at(practice, "vr 10")).value
    calls.record_outcome(practice.actor, first.id, CallOutcome.REACHED)
    second = promises.ring_back_at(practice.actor, taken.request.id, at(practice, "vr 11")).value
    assert second.id != first.id
    assert [task.id for task in rows(practice, Task, id=second.id, done_at=None)] == [second.id]
    assert not rows(practice, Task, id=first.id)[0].is_open


def test_a_promise_that_is_made_twice_is_one_call_that_moves(practice):
    taken, _, _ = a_call(practice)
    promises = practice.use_cases.promises
    first = promises.ring_back_at(practice.actor, taken.request.id, at(practice, "vr 10")).value
    later = at(practice, "vr 11")
    moved = promises.ring_back_at(practice.actor, taken.request.id, later).value
    assert (moved.id, moved.due_at, moved.not_before) == (first.id, later, later)
