"""A message that reached nobody is a task to ring, once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import SimpleNamespace

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.consent import Purpose
from intake.domain.message import Message, MessageState
from intake.domain.reply import Reply, ReplyState
from intake.domain.resident import DIED
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import OutcomeUnknownError, RejectedError, UserFacingError
from tests.builders import a_call, at, changed, firm, posted, replied, rows
from tests.fakes import KeepingSender


class Failing:
    """A server that takes nothing."""

    def __init__(self, fault):
        self.fault = fault

    def send(self, message):
        raise self.fault


class PowerCutError(BaseException):
    """The program ends in the middle of it."""


def may_not_be_online(practice, message):
    with suppress(UserFacingError):
        fault = RejectedError("mail-refused", to=message.to, why="no such user")
        practice.use_cases.messages.send_written(practice.actor, Failing(fault))


def may_be_there(practice, message):
    with suppress(UserFacingError):
        fault = OutcomeUnknownError("mail-unknown", to=message.to)
        practice.use_cases.messages.send_written(practice.actor, Failing(fault))


def comes_back(practice, message):
    practice.use_cases.messages.send_written(practice.actor, KeepingSender())
    for _ in range(2):
        practice.use_cases.outbox.record_bounce(practice.actor, f"<{message.id}@x>")


def comes_back_at_once(practice, message):
    """The report is read, at another desk, before the server's answer to the sender is."""
    report = partial(practice.use_cases.outbox.record_bounce, practice.actor, f"<{message.id}@x>")
    sender = SimpleNamespace(send=lambda _: report())
    practice.use_cases.messages.send_written(practice.actor, sender)


def is_cut_off(practice, _message):
    with suppress(PowerCutError):
        practice.use_cases.messages.send_written(practice.actor, Failing(PowerCutError()))
    for _ in range(2):
        practice.use_cases.postings.recover_interrupted(practice.actor)


@pytest.mark.parametrize(
    "fails", [may_not_be_online, may_be_there, comes_back, comes_back_at_once, is_cut_off]
)
def test_who_was_not_reached_is_rung(practice, fails):
    taken, _ = firm(practice, share=True)
    practice.use_cases.messages.send_written(practice.actor, KeepingSender())
    practice.use_cases.requests.close(practice.actor, taken.request.id, "", cancelled=True)
    [off] = [
        message
        for message in rows(practice, Message, request_id=taken.request.id)
        if message.state == "written"
    ]
    fails(practice, off)
    [task] = rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)
    assert task.request_id == taken.request.id
    assert "Henk" in task.about
    listed = practice.use_cases.calls.list_due(practice.actor).tasks
    assert task.id in {due.task.id for due in listed}


def test_what_arrives_asks_for_no_call(practice):
    firm(practice, share=True)
    practice.use_cases.messages.send_written(practice.actor, KeepingSender())
    assert rows(practice, Task, kind=str(TaskKind.MAIL_FAILED)) == ()


def test_where_no_mail_can_leave_somebody_rings_within_two_hours(practice):
    taken, _ = firm(practice, share=True)
    send = practice.use_cases.messages.send_written
    send(practice.actor, None)
    assert rows(practice, Task, kind=str(TaskKind.MAIL_FAILED)) == (), "another desk may send it"
    practice.clock.forward(hours=2)
    changed = send(practice.actor, None).changed
    [task] = rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)
    assert "Henk" in task.about
    assert task.request_id == taken.request.id
    assert task.id in changed.tasks
    late = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, late)
    assert late.sent == [], "they are rung: a mail would say it twice"


def test_what_was_tried_in_vain_and_can_leave_no_more_is_rung_too(practice):
    firm(practice, share=True)
    send = practice.use_cases.messages.send_written
    with suppress(UserFacingError):
        send(practice.actor, KeepingSender(broken=True))
    send(practice.actor, None)
    assert rows(practice, Task, kind=str(TaskKind.MAIL_FAILED)) == ()
    practice.clock.forward(hours=2)
    send(practice.actor, None)
    assert len(rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)) == 1


def test_what_was_written_while_the_clock_was_ahead_is_rung_at_once(practice):
    firm(practice, share=True)
    practice.clock.forward(days=-400)
    practice.use_cases.messages.send_written(practice.actor, None)
    assert len(rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)) == 1


def test_a_message_of_a_desk_that_never_came_back_is_asked_about_at_another(practice):
    firm(practice, share=True)
    [message] = rows(practice, Message)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        going = replace(message, state=MessageState.SENDING, claimed_desk="B")
        transaction.save(going)
    practice.use_cases.postings.recover_interrupted(practice.actor)
    assert rows(practice, Task, kind=str(TaskKind.MAIL_FAILED)) == ()
    practice.clock.forward(days=1)
    practice.use_cases.postings.recover_interrupted(practice.actor)
    assert len(rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)) == 1


@pytest.mark.parametrize("no", [Purpose.POST, Purpose.KEEP, "neighbour"])
def test_nobody_is_rung_about_an_invitation_after_the_no(practice, no):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    agreement = practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value
    may_not_be_online(practice, rows(practice, Message)[0])
    assert rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)
    if no == "neighbour":
        practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    else:
        practice.use_cases.resident_updates.withdraw_consent(practice.actor, taken.resident.id, no)
    assert not rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)


def test_it_is_sent_again_if_the_end_is_undone(practice):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    practice.use_cases.replies.choose(practice.actor, reply.id, meeting)
    may_not_be_online(practice, rows(practice, Message)[0])
    requests = practice.use_cases.requests
    closed = requests.close(practice.actor, taken.request.id, "", cancelled=True)
    assert not rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)
    requests.reopen(practice.actor, taken.request.id, closed.operation)
    assert rows(practice, Message)[0].state is MessageState.WRITTEN


@pytest.mark.parametrize("was_lost", [False, True])
def test_an_invitation_that_was_held_back_leaves_after_a_new_yes(practice, was_lost):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    practice.use_cases.replies.choose(practice.actor, replied(practice, taken).id, meeting)
    if was_lost:
        may_not_be_online(practice, rows(practice, Message)[0])
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    assert rows(practice, Message)[0].state is MessageState.WITHHELD
    changed(practice, taken, consent_post="yes")
    assert rows(practice, Message)[0].state is MessageState.WRITTEN


def test_an_earlier_invitation_of_the_same_neighbour_stays_held_back(practice):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    replies, actor = practice.use_cases.replies, practice.actor
    first = replies.choose(actor, reply.id, Meeting(at(practice, "vr 10"), "de balie")).value
    replies.record_neighbour_answer(actor, first.id, yes=False)
    with practice.store.write(actor, practice.clock.now()) as transaction:
        transaction.save(replace(transaction.get(Reply, reply.id), state=ReplyState.NEW))
    replies.choose(actor, reply.id, Meeting(at(practice, "za 10"), "de balie"))
    changed(practice, taken, consent_post="yes")
    states = [message.state for message in rows(practice, Message)]
    assert states == [MessageState.WITHHELD, MessageState.WRITTEN]


def test_another_neighbour_who_was_told_nothing_is_still_rung_after_a_death(practice):
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    use_cases, actor = practice.use_cases, practice.actor
    henk, piet = (
        replied(practice, taken, name, number) for name, number in (("H", "1"), ("P", "2"))
    )
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    agreement = use_cases.replies.choose(actor, henk.id, meeting).value
    use_cases.replies.record_neighbour_answer(actor, agreement.id, yes=True)
    call = rows(practice, Task, kind="ring_back", done_at=None)[0]
    use_cases.calls.record_outcome(
        actor, call.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    use_cases.messages.send_written(actor, KeepingSender())
    to_piet = rows(practice, Message, reply_id=piet.id)[0]
    use_cases.outbox.record_bounce(actor, f"<{to_piet.id}@x>")
    use_cases.resident_updates.mark_gone(actor, taken.resident.id, DIED)
    assert rows(practice, Task, kind=str(TaskKind.MAIL_FAILED), done_at=None)
