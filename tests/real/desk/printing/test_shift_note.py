"""The note for the next shift tells each call that was promised."""

from __future__ import annotations

from datetime import timedelta

from intake.domain.task import CallOutcome, Task, TaskKind
from tests.builders import a_call, rows


def promised_lines(practice):
    note = practice.use_cases.sheets.shift_note(practice.actor, practice.clock.now()).value
    return note.sections[0].rows


def add_call(practice, request, after):
    now = practice.clock.now()
    task = Task(
        kind=TaskKind.RING_BACK,
        request_id=request.id,
        resident_id=request.resident_id,
        due_at=now + after,
    )
    with practice.store.write(practice.actor, now) as transaction:
        transaction.save(task)


def test_a_resident_whom_the_desk_must_ring_by_tomorrow_is_named(practice):
    taken, _, _ = a_call(practice)
    assert promised_lines(practice) == ()
    add_call(practice, taken.request, timedelta(days=1))
    (line,) = promised_lines(practice)
    assert taken.request.what in line


def test_a_call_of_next_week_is_not(practice):
    taken, _, _ = a_call(practice)
    add_call(practice, taken.request, timedelta(days=7))
    assert promised_lines(practice) == ()


def test_who_was_rung_already_is_not_promised_any_more(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-23T15:00+01:00")
    assert len(promised_lines(practice)) == 1
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ring_back")
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    assert promised_lines(practice) == ()
