"""When a resident is rung about a request that is under way."""

from __future__ import annotations

from intake.desk.answering.reply_types import Meeting
from intake.domain.consent import Purpose
from intake.domain.next_step import StepKind
from intake.domain.task import CallOutcome, Task
from intake.ui.tasks.step_view import StepViewWriter
from tests.builders import a_call, at, posted, queue_post, replied, rows, standing_answer


def test_a_call_that_is_promised_after_an_earlier_one_was_made_is_another(practice):
    taken, _, _ = a_call(practice)
    promises, calls = practice.use_cases.ring_back_promises, practice.use_cases.calls
    first = promises.ring_back_at(practice.actor, taken.request.id, at(practice, "vr 10")).value
    calls.record_outcome(practice.actor, first.id, CallOutcome.REACHED)
    second = promises.ring_back_at(practice.actor, taken.request.id, at(practice, "vr 11")).value
    assert second.id != first.id
    assert [task.id for task in rows(practice, Task, id=second.id, done_at=None)] == [second.id]
    assert not rows(practice, Task, id=first.id)[0].is_open


def test_a_promise_that_is_made_twice_is_one_call_that_moves(practice):
    taken, _, _ = a_call(practice)
    promises = practice.use_cases.ring_back_promises
    first = promises.ring_back_at(practice.actor, taken.request.id, at(practice, "vr 10")).value
    later = at(practice, "vr 11")
    moved = promises.ring_back_at(practice.actor, taken.request.id, later).value
    assert (moved.id, moved.due_at, moved.not_before) == (first.id, later, later)


def test_a_step_to_ring_tells_that_the_resident_wants_no_calls(practice):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    replies = practice.use_cases.replies
    agreement = replies.choose(practice.actor, replied(practice, taken).id, meeting).value
    replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    standing_answer(practice, taken.resident.id, Purpose.RING, given=True)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.RING
    )
    practice.clock.forward(days=1)
    [due] = practice.use_cases.calls.list_due(practice.actor).steps
    view = StepViewWriter(practice.translate, None, practice.clock.now()).write(due)
    assert view.caution == practice.translate("call-not-wanted")


def test_a_post_that_was_claimed_and_put_back_comes_back_to_the_desk(practice):
    taken, title, text = a_call(practice)
    post = ("oefenleen", title, text)
    posting = queue_post(practice.use_cases, practice.actor, taken.request.id, post)
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.clock.forward(hours=2)
    assert not practice.use_cases.calls.list_due(practice.actor).steps
    practice.use_cases.postings.release(practice.actor, posting.id)
    [due] = practice.use_cases.calls.list_due(practice.actor).steps
    assert due.step.kind is StepKind.PLACE
