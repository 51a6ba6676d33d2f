"""Who wants no more calls is not rung: not by a page, an undo, or a reopened request."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.domain.consent import Purpose
from intake.domain.task import CALLS_TO_RESIDENT, CallOutcome, TaskKind
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time
from tests.builders import READ, a_call, aggregate_of, standing_answer

ENDS = (Purpose.RING, Purpose.KEEP)


def open_calls(practice, taken):
    aggregate = aggregate_of(practice, taken.request.id)
    return [task for task in aggregate.open_tasks if task.kind in CALLS_TO_RESIDENT]


def promised(practice, *, purpose=None):
    """A request with a promised call; the resident has agreed to ``purpose``."""
    taken, _, _ = a_call(practice)
    if purpose:
        standing_answer(practice, taken.resident.id, purpose, given=True)
    moment = practice.clock.now() + timedelta(hours=2)
    task = practice.use_cases.ring_back_promises.ring_back_at(
        practice.actor, taken.request.id, moment
    ).value
    return taken, task


@pytest.mark.parametrize("purpose", ENDS)
def test_a_no_on_the_page_ends_what_was_promised(practice, purpose):
    taken, _ = promised(practice, purpose=Purpose.RING)
    drafts, actor = practice.use_cases.drafts, practice.actor
    again = drafts.resume_request(actor, taken.request.id).value
    page = {**again.page, f"consent.{purpose}": "no"}
    read = {**READ, Purpose.RING: ("1", "Mogen wij u bellen?")}
    practice.use_cases.take_request.take_and_place(actor, again.id, page, read)
    assert aggregate_of(practice, taken.request.id).refuses_calls
    assert open_calls(practice, taken) == []


@pytest.mark.parametrize("purpose", ENDS)
def test_who_refused_calls_is_promised_none_by_a_later_page(practice, purpose):
    taken, _, _ = a_call(practice)
    standing_answer(practice, taken.resident.id, purpose, given=True)
    practice.use_cases.resident_updates.withdraw_consent(practice.actor, taken.resident.id, purpose)
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    moment = to_local_time(practice.clock.now()) + timedelta(hours=20)
    page = {**again.page, "a.call_back": moment.isoformat()}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    assert TaskKind.RING_BACK not in {task.kind for task in open_calls(practice, taken)}


def test_a_no_to_keeping_data_after_a_yes_to_calls_refuses_calls_too(practice):
    taken, _ = promised(practice, purpose=Purpose.RING)
    assert not aggregate_of(practice, taken.request.id).refuses_calls
    standing_answer(practice, taken.resident.id, Purpose.KEEP, given=False)
    assert aggregate_of(practice, taken.request.id).refuses_calls
    with pytest.raises(UserFacingError, match="ring-refused"):
        practice.use_cases.ring_back_promises.ring_back_at(
            practice.actor, taken.request.id, practice.clock.now() + timedelta(hours=2)
        )


@pytest.mark.parametrize("purpose", ENDS)
def test_the_undo_of_a_call_does_not_ring_who_refused_since(practice, purpose):
    taken, task = promised(practice, purpose=purpose)
    calls = practice.use_cases.calls
    result = calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    practice.use_cases.resident_updates.withdraw_consent(practice.actor, taken.resident.id, purpose)
    for undo in (
        lambda: calls.reopen(practice.actor, task.id, result.operation),
        lambda: practice.use_cases.take_back.undo(practice.actor, result.operation, result.changed),
    ):
        with pytest.raises(UserFacingError, match="undo-changed-since"):
            undo()
    assert open_calls(practice, taken) == []


@pytest.mark.parametrize("purpose", ENDS)
def test_a_reopened_request_does_not_bring_the_calls_back(practice, purpose):
    taken, _ = promised(practice, purpose=purpose)
    requests = practice.use_cases.requests
    closed = requests.close(practice.actor, taken.request.id, "hoeft niet meer", cancelled=True)
    practice.use_cases.resident_updates.withdraw_consent(practice.actor, taken.resident.id, purpose)
    requests.reopen(practice.actor, taken.request.id, closed.operation)
    assert open_calls(practice, taken) == []


@pytest.mark.parametrize("purpose", ENDS)
def test_the_undo_of_an_older_withdrawal_does_not_undo_a_newer_one(practice, purpose):
    taken, _ = promised(practice, purpose=Purpose.RING)
    standing_answer(practice, taken.resident.id, Purpose.KEEP, given=True)
    updates = practice.use_cases.resident_updates
    first = updates.withdraw_consent(practice.actor, taken.resident.id, Purpose.RING)
    updates.withdraw_consent(practice.actor, taken.resident.id, purpose)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.take_back.undo(practice.actor, first.operation, first.changed)
    assert open_calls(practice, taken) == []
    assert aggregate_of(practice, taken.request.id).refuses_calls
