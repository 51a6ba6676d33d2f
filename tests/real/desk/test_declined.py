"""Once a resident wants nothing of it any more, nobody is invited, chosen or told who they are."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.domain.agreement import Agreement
from intake.domain.consent import Purpose
from intake.domain.message import Message
from intake.domain.posting import Posting
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from tests.builders import (
    READ,
    a_call,
    at,
    firm,
    posted,
    queue_post,
    replied,
    rows,
    standing_answer,
)
from tests.fakes import KeepingSender
from tests.real.desk.test_refusals import (
    asked_of_the_resident,
    changed,
    no_to_keeping_in_a_change,
    no_to_keeping_in_the_next_call,
)


def choose(practice, taken, number="1"):
    reply = replied(practice, taken, number=number)
    meeting = Meeting(at(practice, "vr 10"), "De Linde")
    return practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value


def asked_by_a_son(practice):
    taken, title, text = a_call(practice, for_other="Piet Zoon", way="brought")
    asked_of_the_resident(practice, taken, agreed=True)
    return taken, title, text


def in_line(practice, call):
    """Put the text of a call in line for a platform; gives what was taken, and the posting."""
    taken, title, text = call
    post = ("oefenleen", title, text)
    return taken, queue_post(practice.use_cases, practice.actor, taken.request.id, post)


def says_no_herself(practice, taken):
    asked_of_the_resident(practice, taken, agreed=False)


def takes_keeping_back(practice, taken):
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.KEEP
    )


NOES = [says_no_herself, takes_keeping_back, no_to_keeping_in_the_next_call]


@pytest.mark.parametrize("no", NOES)
def test_an_invitation_that_has_not_left_stays_here(practice, no):
    taken, title, text = asked_by_a_son(practice)
    posted(practice, taken, title, text)
    choose(practice, taken)
    no(practice, taken)
    sender = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, sender)
    assert sender.sent == []


@pytest.mark.parametrize("no", NOES)
def test_nobody_is_chosen_any_more(practice, no):
    taken, title, text = asked_by_a_son(practice)
    posted(practice, taken, title, text)
    no(practice, taken)
    with pytest.raises(UserFacingError, match="agreement-declined"):
        choose(practice, taken)


@pytest.mark.parametrize("no", [no_to_keeping_in_the_next_call, no_to_keeping_in_a_change])
def test_the_helper_is_not_told_who_they_are(practice, no):
    taken, _ = firm(practice, share=True)
    no(practice, taken)
    with pytest.raises(UserFacingError, match="share-no-consent"):
        practice.use_cases.slips.make_helper_slip(practice.actor, taken.request.id)


def test_a_no_to_keeping_beside_a_yes_to_posting_lets_the_request_go_on(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    assert choose(practice, taken).is_live


def test_a_post_waits_again_once_the_yes_of_the_resident_was_a_slip(practice):
    taken, posting = in_line(practice, asked_by_a_son(practice))
    [asked] = rows(practice, Task, request_id=taken.request.id, kind=str(TaskKind.ASK_RESIDENT))
    practice.use_cases.calls.reopen(practice.actor, asked.id)
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


def test_another_caller_makes_the_resident_be_asked_anew(practice):
    taken, posting = in_line(practice, asked_by_a_son(practice))
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "caller.name": "Karin", "caller.agreed": "later"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


def test_a_text_in_line_does_not_go_out_once_the_yes_is_to_another(practice):
    taken, posting = in_line(practice, a_call(practice))
    code = format_code(taken.request.code)
    changed(practice, taken, about=f"Boor gevraagd\nWie leent een boor uit? Code {code}.")
    with pytest.raises(UserFacingError, match="post-other-text"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


def is_coming_off(practice, posting):
    return [task.kind for task in rows(practice, Task, posting_id=posting.id, done_at=None)] == [
        TaskKind.WITHDRAW
    ]


def test_what_must_come_off_keeps_its_task_whatever_is_undone_or_ticked(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    started = practice.use_cases.withdrawals.start(practice.actor, taken.request.id)
    takes_keeping_back(practice, taken)
    practice.use_cases.take_back.undo(practice.actor, started.operation, started.changed)
    assert is_coming_off(practice, posting)
    [task] = rows(practice, Task, posting_id=posting.id, done_at=None)
    with pytest.raises(UserFacingError, match="task-still-online"):
        practice.use_cases.calls.complete(practice.actor, task.id)
    assert is_coming_off(practice, posting), "it stands there still"
    assert rows(practice, Message, request_id=taken.request.id) == ()
    assert [one.id for one in rows(practice, Posting, request_id=taken.request.id)] == [posting.id]


@pytest.mark.parametrize("given", [True, False])
def test_no_call_is_promised_to_who_does_not_want_to_be_rung(practice, given):
    taken, _, _ = a_call(practice)
    standing_answer(practice, taken.resident.id, Purpose.RING, given=True, withdrawn=not given)
    when = at(practice, "wo 10")
    promises = practice.use_cases.ring_back_promises
    promise = partial(promises.ring_back_at, practice.actor, taken.request.id, when)
    if given:
        assert promise().value.due_at == when
    else:
        with pytest.raises(UserFacingError, match="ring-refused"):
            promise()


@pytest.mark.parametrize("purpose", [Purpose.POST, Purpose.KEEP])
def test_a_no_that_two_wrote_down_stays_when_the_first_undoes_theirs(practice, purpose):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    updates, actor = practice.use_cases.resident_updates, practice.actor
    first = updates.withdraw_consent(actor, taken.resident.id, purpose)
    practice.clock.forward(minutes=1)
    updates.withdraw_consent(actor, taken.resident.id, purpose)
    with suppress(UserFacingError):
        practice.use_cases.take_back.undo(actor, first.operation, first.changed)
    with pytest.raises(UserFacingError):
        practice.use_cases.replies.choose(
            actor, reply.id, Meeting(at(practice, "vr 10"), "de balie")
        )
    assert not rows(practice, Agreement)
