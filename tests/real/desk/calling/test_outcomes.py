"""What the outcome of a call changes, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.agreement import Agreement
from intake.domain.message import Message, MessageState
from intake.domain.phone import make_phone
from intake.domain.reply import Reply
from intake.domain.request import Request, RequestState
from intake.domain.resident import Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, replied, rows
from tests.desk_facts import ring, states

IN_VAIN = [one for one in CallOutcome if one is not CallOutcome.WRONG_NUMBER]


def ring_back(practice):
    return rows(practice, Task, kind="ring_back", done_at=None)[0]


@pytest.mark.parametrize("outcome", IN_VAIN)
def test_only_a_wrong_number_is_taken_out(practice, outcome):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    practice.use_cases.calls.record_outcome(practice.actor, ring_back(practice).id, outcome)

    assert not rows(practice, Resident, id=taken.resident.id)[0].phones[0].wrong


def test_reached_without_an_answer_leaves_the_agreement_as_it_was(practice, henk_chosen):
    ring(practice, agreed=None)

    agreement = rows(practice, Agreement, request_id=henk_chosen)[0]
    assert agreement.is_live
    assert not agreement.is_confirmed


def test_reached_about_what_is_missing_says_nothing_of_the_agreement(practice, henk_chosen):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        missing = transaction.save(
            Task(kind=TaskKind.ASK_MISSING, request_id=henk_chosen, about="when")
        )
    practice.use_cases.calls.record_outcome(
        practice.actor, missing.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )

    assert not rows(practice, Agreement, request_id=henk_chosen)[0].is_confirmed


def test_undoing_a_call_in_vain_takes_back_nothing_that_was_said(practice, henk_chosen):
    task = ring_back(practice)
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    before = rows(practice, Agreement), states(practice)
    practice.use_cases.calls.reopen(practice.actor, task.id)

    assert (rows(practice, Agreement), states(practice)) == before
    assert ring_back(practice).attempts == 0


def test_undoing_another_tick_leaves_the_request_agreed(practice, henk_chosen):
    ring(practice, agreed=True)
    task = rows(practice, Task, request_id=henk_chosen, done_at=None)[0]
    practice.use_cases.withdrawals.withdraw(practice.actor, task.posting_id)
    practice.use_cases.calls.reopen(practice.actor, task.id)

    assert task.kind is not TaskKind.RING_BACK
    assert rows(practice, Request, id=henk_chosen)[0].state is RequestState.AGREED


def test_a_no_that_the_neighbour_has_heard_stays_a_no(practice, henk_chosen):
    task = ring(practice, agreed=False)
    henk = next(reply for reply in rows(practice, Reply) if reply.name == "Henk")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        told = next(
            message
            for message in transaction.find(Message, reply_id=henk.id)
            if message.state is MessageState.WRITTEN
        )
        transaction.save(replace(told, state=MessageState.SENT))
    practice.use_cases.calls.reopen(practice.actor, task)

    assert rows(practice, Agreement, request_id=henk_chosen)[0].cancelled_at is not None
    assert states(practice)["Henk"] == "not_needed"


def test_a_call_that_was_made_is_not_made_again_by_another_desk(practice, henk_chosen):
    task = ring(practice, agreed=None)
    with pytest.raises(UserFacingError, match="task-done-already"):
        practice.use_cases.calls.record_outcome(practice.actor, task, CallOutcome.NO_ANSWER)


def test_who_is_at_a_wrong_number_is_due_again_at_once(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ring_back")
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    (after,) = rows(practice, Task, id=task.id)
    assert after.not_before == practice.clock.now()


def test_a_yes_to_another_question_is_no_yes_to_an_agreement(practice):
    taken, _, _ = a_call(practice, for_other="Mehmet", agreed="")
    reply = replied(practice, taken)
    choose = partial(
        practice.use_cases.replies.choose,
        practice.actor,
        reply.id,
        Meeting(at(practice, "vr 10"), "de balie"),
    )
    with pytest.raises(UserFacingError, match="agreement-not-asked"):
        choose()
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ask_resident")
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    agreement = choose().value
    assert rows(practice, Agreement, id=agreement.id)[0].resident_yes_at is None


def test_undoing_a_wrong_number_makes_that_number_right_and_no_other(practice):
    first, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    resident = rows(practice, Resident, id=first.resident.id)[0]
    more = (make_phone("+31612345678"), make_phone("+31201234567"))
    practice.use_cases.resident_updates.update(
        practice.actor, resident, replace(resident, phones=(*resident.phones, *more))
    )
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "gras maaien",
        "resident": str(resident.id),
        "a.call_back": "2026-11-27T12:00+01:00",
    }
    practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, {})
    one, two = rows(practice, Task, kind="ring_back", done_at=None)
    calls = practice.use_cases.calls
    wrong = calls.record_outcome(practice.actor, one.id, CallOutcome.WRONG_NUMBER)
    calls.record_outcome(practice.actor, two.id, CallOutcome.WRONG_NUMBER)
    calls.reopen(practice.actor, one.id, wrong.operation)
    [now] = rows(practice, Resident, id=resident.id)
    assert [phone.number for phone in now.phones if phone.wrong] == ["+31612345678"]
