"""Calls to make: outcomes, ticks by mistake, wrong numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAgain, CallAnswers
from intake.desk.calling.share_consent import ShareAnswer
from intake.desk.centre.facts import opening_hours_of
from intake.desk.placing.post_checks import PlatformText
from intake.domain.agreement import Agreement
from intake.domain.centre import Centre
from intake.domain.consent import Consent, Purpose
from intake.domain.phone import make_phone
from intake.domain.posting import Posting, PostingState
from intake.domain.reply import Reply
from intake.domain.request import Request, RequestState
from intake.domain.resident import Caller, Resident
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import (
    a_call,
    at,
    firm,
    posted,
    queue_post,
    rows,
)
from tests.desk_facts import ring, states, waiting_messages


def test_a_call_ticked_by_mistake_takes_back_what_was_said_in_it(practice):
    taken, agreement = firm(practice, share=True)
    slip = practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id).value.slip
    task = next(
        one
        for one in rows(practice, Task, request_id=taken.request.id)
        if one.kind is TaskKind.RING_BACK and one.done_at
    )
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert not rows(practice, Agreement, id=agreement.id)[0].is_confirmed
    assert rows(practice, Request, id=taken.request.id)[0].state is RequestState.OPEN
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.redraw(practice.actor, slip.id)
    shared = rows(practice, Consent, request_id=taken.request.id, purpose=str(Purpose.SHARE))
    assert [consent.is_in_force for consent in shared] == [False]


def test_a_wrong_number_takes_the_number_out(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id)[0]
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    person = rows(practice, Resident, id=taken.resident.id)[0]
    assert person.phones[0].wrong
    assert taken.resident.id not in [
        found.id for found in practice.look_up.matches(practice.actor, "020 618 4217")
    ]


def test_a_no_that_was_a_mistake_is_taken_back_as_long_as_nobody_heard(practice, henk_chosen):
    task = ring(practice, agreed=False)
    practice.use_cases.calls.reopen(practice.actor, task)
    assert states(practice) == {"Henk": "chosen", "Piet": "new"}
    assert "Niet meer nodig" not in [subject for subject, _ in waiting_messages(practice)]
    assert rows(practice, Agreement)[0].cancelled_at is None


def test_a_yes_that_was_a_mistake_brings_the_others_back(practice, henk_chosen):
    task = ring(practice, agreed=True)
    assert states(practice) == {"Henk": "chosen", "Piet": "not_needed"}
    practice.use_cases.calls.reopen(practice.actor, task)
    assert states(practice) == {"Henk": "chosen", "Piet": "new"}
    assert "Niet meer nodig" not in [subject for subject, _ in waiting_messages(practice)]


@pytest.mark.parametrize("kind", ["call_platform", "hang_up"])
def test_undo_at_bellen_takes_back_what_the_tick_did_to_a_post(practice, kind):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        task = transaction.save(
            Task(
                kind=TaskKind(kind),
                request_id=taken.request.id,
                posting_id=posting.id,
                due_at=practice.clock.now(),
            )
        )
    if kind == "hang_up":
        practice.use_cases.postings.record_published_by_hand(practice.actor, posting.id)
    else:
        practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    assert rows(practice, Posting)[0].state == "posted"
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Posting)[0].state == "queued"


def test_a_no_is_not_taken_back_once_somebody_else_is_chosen(practice, henk_chosen):
    task = ring(practice, agreed=False)
    practice.use_cases.replies.choose(
        practice.actor,
        rows(practice, Reply, name="Piet")[0].id,
        Meeting(at(practice, "vr 11"), "de balie"),
    )
    with pytest.raises(UserFacingError, match="agreement-already"):
        practice.use_cases.calls.reopen(practice.actor, task)
    assert len([one for one in rows(practice, Agreement) if one.cancelled_at is None]) == 1


def test_a_wrong_number_by_mistake_is_given_back(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id)[0]
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert [phone.wrong for phone in rows(practice, Resident, id=taken.resident.id)[0].phones] == [
        False
    ]
    task = rows(practice, Task, id=task.id)[0]
    assert (task.attempts, task.last_outcome, task.not_before) == (0, "", None)


def test_a_wrong_number_of_the_caller_is_taken_out_as_well(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {**draft.page, "kind": "help", "a.what": "tuin", "new.first_name": "Fatma",
        "new.postcode": "1052 XK", "for_other": "yes",
            "caller.name": "Mehmet", "caller.relation": "zoon", "caller.phone": "0612345678",
            "caller.agreed": "yes"}  # fmt: skip
    taken = practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, {}).value
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        task = transaction.save(
            Task(
                kind=TaskKind.ASK_RESIDENT,
                request_id=taken.request.id,
                resident_id=taken.request.resident_id,
                due_at=practice.clock.now(),
            )
        )
    due = next(
        one
        for one in practice.use_cases.calls.list_due(practice.actor).tasks
        if one.task.id == task.id
    )
    assert due.number
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    left = [
        one
        for one in practice.use_cases.calls.list_due(practice.actor).tasks
        if one.task.request_id == taken.request.id
    ]
    assert left
    assert all("12345678" not in one.number for one in left)


def test_a_task_that_was_tried_and_has_no_outcome_can_be_listed(practice, qtbot):
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack
    from intake.ui.tasks.presenter import TodayPresenter
    from tests.fakes import InlineRunner

    session = DeskSession(InlineRunner(), InlineRunner(), practice.translate, practice.clock)
    session.use_cases, session.signed_in = practice.use_cases, practice.actor
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(Task(kind=TaskKind.WITHDRAW, about="oefenleen", attempts=1))
        form_of_address = transaction.save(Task(kind=TaskKind.ASK_MISSING))
    practice.use_cases.calls.record_outcome(practice.actor, form_of_address.id, CallOutcome.REACHED)
    practice.use_cases.calls.reopen(practice.actor, form_of_address.id)
    listed = []
    presenter = TodayPresenter(session, UndoStack())
    presenter.listed.connect(listed.append)
    presenter.refresh()
    assert len(listed[-1]) >= 2


@pytest.mark.parametrize("agreed", [True, False])
def test_only_the_call_that_asks_the_resident_says_whether_the_caller_may_speak_for_them(
    practice, agreed
):
    taken, _, _ = a_call(practice, for_other="Mehmet", agreed="yes")
    ring_back = a_task(practice, TaskKind.RING_BACK, taken)
    practice.use_cases.calls.record_outcome(
        practice.actor, ring_back.id, CallOutcome.REACHED, answers=CallAnswers(agreed=agreed)
    )
    assert rows(practice, Caller)[0].agreed is True
    practice.use_cases.calls.reopen(practice.actor, ring_back.id)
    assert rows(practice, Caller)[0].agreed is True


def test_asking_a_resident_who_rang_for_themselves_changes_nobody(practice):
    taken, _, _ = a_call(practice)
    task = a_task(practice, TaskKind.ASK_RESIDENT, taken)
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Task, id=task.id)[0].is_open


def test_undoing_a_call_to_a_platform_leaves_a_post_that_came_off_meanwhile(practice):
    taken, title, text = a_call(practice)
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    task = a_task(practice, TaskKind.CALL_PLATFORM, taken, posting_id=posting.id)
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.POSTED
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.WITHDRAWN
    assert not rows(practice, Task, id=task.id)[0].is_open, "it is not rung a second time"


def test_a_yes_to_sharing_is_noted_of_who_answered_the_callers_number(practice):
    taken, _, _ = a_call(practice, for_other="Mehmet", agreed="yes")
    resident = rows(practice, Resident, id=taken.resident.id)[0]
    wrong = tuple(replace(phone, wrong=True) for phone in resident.phones)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(resident, phones=wrong))
    ring_back = a_task(practice, TaskKind.RING_BACK, taken)
    practice.use_cases.calls.record_outcome(
        practice.actor,
        ring_back.id,
        CallOutcome.REACHED,
        answers=CallAnswers(share=ShareAnswer(given=True, text="Mag het?", version="1")),
    )
    shared = rows(practice, Consent, purpose=str(Purpose.SHARE))
    assert [consent.answered_by for consent in shared] == ["Mehmet"]


def test_undoing_a_call_to_a_platform_leaves_a_post_that_others_put_there(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    task = a_task(practice, TaskKind.CALL_PLATFORM, taken, posting_id=posting.id)
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        kept = transaction.get(Posting, posting.id)
        transaction.save(replace(kept, posted_by_operation=None))
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.POSTED


def a_task(practice, kind, taken, **values):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        return transaction.save(Task(kind=kind, request_id=taken.request.id, **values))


def test_a_yes_that_was_a_mistake_leaves_the_post_where_it_is(practice, henk_chosen):
    task = ring(practice, agreed=True)
    assert rows(practice, Task, kind="withdraw", done_at=None)
    practice.use_cases.calls.reopen(practice.actor, task)
    assert rows(practice, Task, kind="withdraw", done_at=None) == ()


def test_a_yes_that_was_a_mistake_leaves_nothing_online_without_consent(practice, henk_chosen):
    task = ring(practice, agreed=True)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor,
        rows(practice, Request, id=henk_chosen)[0].resident_id,
        Purpose.POST,
    )
    practice.use_cases.calls.reopen(practice.actor, task)
    assert rows(practice, Task, kind="withdraw", done_at=None)


def test_a_tick_that_is_undone_late_opens_no_request_that_has_ended(practice, henk_chosen):
    task = ring(practice, agreed=True)
    practice.clock.forward(timedelta(days=7))
    practice.use_cases.requests.close(practice.actor, henk_chosen, "done")
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.calls.reopen(practice.actor, task)
    assert rows(practice, Request, id=henk_chosen)[0].state is RequestState.CLOSED
    assert not rows(practice, Task, id=task)[0].is_open


@pytest.mark.parametrize(
    ("kind", "wrong"), [(TaskKind.RING_BACK, True), (TaskKind.CALL_PLATFORM, False)]
)
def test_a_wrong_number_of_a_platform_leaves_the_residents_number_right(practice, kind, wrong):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    task = a_task(practice, kind, taken, posting_id=posting.id)
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    resident = rows(practice, Resident, id=taken.resident.id)[0]
    assert [phone.wrong for phone in resident.phones] == [wrong]


@pytest.mark.parametrize("outcome", [CallOutcome.NO_ANSWER, CallOutcome.VOICEMAIL])
def test_a_call_in_vain_is_tried_again_while_the_desk_is_open(practice, outcome):
    taken, _, _ = a_call(practice)
    task = a_task(practice, TaskKind.RING_BACK, taken)
    late = practice.clock.now().replace(hour=16, minute=55)
    practice.clock.at = late
    again = practice.use_cases.calls.record_outcome(practice.actor, task.id, outcome).value
    hours = opening_hours_of(rows(practice, Centre)[0], late)
    assert again.not_before > late
    assert hours.is_open(again.not_before)
    assert again.is_open
    assert again.attempts == 1


def test_a_call_for_later_comes_at_the_moment_that_was_said(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0]
    when = at(practice, "wo 10")
    practice.use_cases.calls.ring_again(
        practice.actor, task.id, CallOutcome.LATER, CallAgain(at=when)
    )
    now = rows(practice, Task, id=task.id)[0]
    assert (now.not_before, now.last_outcome, now.is_open) == (when, "later", True)


def test_a_better_number_is_rung_first_and_the_wrong_one_stays_as_wrong(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0]
    again = CallAgain(number="+31612345678")
    practice.use_cases.calls.ring_again(practice.actor, task.id, CallOutcome.WRONG_NUMBER, again)
    resident = rows(practice, Resident, id=taken.resident.id)[0]
    assert [(phone.number, phone.wrong) for phone in resident.phones] == [
        ("+31206184217", True),
        ("+31612345678", False),
    ]
    due = next(
        one
        for one in practice.use_cases.calls.list_due(practice.actor).tasks
        if one.task.id == task.id
    )
    assert due.number == "+31612345678"
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert not rows(practice, Resident, id=taken.resident.id)[0].phones[0].wrong


def test_undoing_a_wrong_number_of_a_platform_makes_no_residents_number_right(ways):
    practice, _, _, desk, _ = ways
    taken, title, text = a_call(practice)
    queue_post(desk, practice.actor, taken.request.id, ("belbus", title, text))
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        resident = transaction.get(Resident, taken.resident.id)
        wrong = tuple(replace(phone, wrong=True) for phone in resident.phones)
        transaction.save(replace(resident, phones=wrong))
    task = next(
        task
        for task in rows(practice, Task, request_id=taken.request.id)
        if task.kind is TaskKind.CALL_PLATFORM
    )
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Resident, id=taken.resident.id)[0].phones[0].wrong


def test_a_second_wrong_number_by_mistake_leaves_the_first_wrong(practice):
    taken, *_ = a_call(practice, consent="later")
    numbers = ("0206184217", "0206184218", "0206184219")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        resident = transaction.get(Resident, taken.resident.id)
        transaction.save(replace(resident, phones=tuple(map(make_phone, numbers))))
    task = rows(practice, Task, request_id=taken.request.id, done_at=None)[0]
    calls, actor = practice.use_cases.calls, practice.actor
    for _ in range(2):
        last = calls.record_outcome(actor, task.id, CallOutcome.WRONG_NUMBER)
    calls.reopen(actor, task.id, last.operation)
    phones = rows(practice, Resident, id=taken.resident.id)[0].phones
    assert [phone.wrong for phone in phones] == [True, False, False]
