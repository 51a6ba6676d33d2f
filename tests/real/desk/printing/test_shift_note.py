"""The note for the next shift tells each call that was promised."""

from __future__ import annotations

from datetime import timedelta

from intake.domain.task import Task, TaskKind
from tests.builders import a_call


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
