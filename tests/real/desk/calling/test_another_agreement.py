"""An answer counts for what was read out, not for what was agreed on meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.calling.share_consent import ShareAnswer
from intake.domain.agreement import Agreement
from intake.domain.consent import Consent, Purpose
from intake.domain.task import CallOutcome, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, changed, posted, replied, rows


def choose(practice, taken, number, moment="vr 10"):
    reply = replied(practice, taken, name=f"Henk {number}", number=number)
    meeting = Meeting(at(practice, moment), "thuis")
    return practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value


def call_about(practice, taken):
    tasks = practice.use_cases.calls.list_due(practice.actor).tasks
    return next(
        due
        for due in tasks
        if due.task.kind is TaskKind.RING_BACK and due.task.request_id == taken.request.id
    )


def test_a_yes_to_one_helper_is_not_stored_for_another(practice):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    first = choose(practice, taken, "1")
    due = call_about(practice, taken)

    practice.use_cases.replies.record_neighbour_answer(practice.actor, first.id, yes=False)
    second = choose(practice, taken, "2")
    practice.use_cases.replies.record_neighbour_answer(practice.actor, second.id, yes=True)
    with pytest.raises(UserFacingError, match="agreement-changed"):
        practice.use_cases.calls.record_outcome(
            practice.actor,
            due.task.id,
            CallOutcome.REACHED,
            answers=CallAnswers(
                agreed=True,
                share=ShareAnswer(True, "Mag Henk 1 uw naam weten?", "1"),
                read_out=due.agreement,
            ),
        )

    assert rows(practice, Agreement, id=second.id)[0].resident_yes_at is None
    assert rows(practice, Consent, request_id=taken.request.id, purpose=Purpose.SHARE) == ()


def test_a_yes_after_the_agreement_was_cancelled_is_told(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    agreement = choose(practice, taken, "1")
    due = call_about(practice, taken)
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    with pytest.raises(UserFacingError, match="agreement-changed"):
        practice.use_cases.calls.record_outcome(
            practice.actor,
            due.task.id,
            CallOutcome.REACHED,
            answers=CallAnswers(agreed=True, read_out=due.agreement),
        )


def test_a_yes_of_either_to_a_day_that_was_moved_is_told(practice):
    taken, title, text = a_call(practice, until="2026-11-29")
    posted(practice, taken, title, text)
    agreement = choose(practice, taken, "1", "za 10")
    due = call_about(practice, taken)
    changed(practice, taken, a_first="2026-12-02", a_until="2026-12-03")
    moved = rows(practice, Agreement, id=agreement.id)[0]
    assert moved.meet_at - agreement.meet_at == timedelta(days=4)

    replies = practice.use_cases.replies
    with pytest.raises(UserFacingError, match="agreement-changed"):
        replies.record_neighbour_answer(
            practice.actor, agreement.id, yes=True, read_out=due.agreement
        )
    with pytest.raises(UserFacingError, match="agreement-changed"):
        practice.use_cases.calls.record_outcome(
            practice.actor,
            due.task.id,
            CallOutcome.REACHED,
            answers=CallAnswers(agreed=True, read_out=due.agreement),
        )
    replies.record_neighbour_answer(practice.actor, agreement.id, yes=True, read_out=moved)
    assert rows(practice, Agreement, id=agreement.id)[0].neighbour_yes_at


def test_a_yes_counts_if_only_the_neighbour_has_answered_since(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    agreement = choose(practice, taken, "1")
    due = call_about(practice, taken)
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    practice.use_cases.calls.record_outcome(
        practice.actor,
        due.task.id,
        CallOutcome.REACHED,
        answers=CallAnswers(agreed=True, read_out=due.agreement),
    )
    assert rows(practice, Agreement, id=agreement.id)[0].is_confirmed
