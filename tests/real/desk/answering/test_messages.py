"""Messages to neighbours: who hears a no, thanks, and what could not leave.

``henk_chosen`` (tests/desk_facts.py) is the id of a request for which Henk was chosen and said yes,
and Piet waits.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.placing.outbox import RETRY_DELAYS
from intake.domain.agreement import Agreement
from intake.domain.message import Message, MessageState
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.task import Task
from intake.kit.errors import ExternalError, RejectedError, UserFacingError
from intake.kit.ids import new_id
from intake.mail.smtp_channel import SmtpChannel
from tests.builders import READ, a_call, at, replied, rows
from tests.desk_facts import ring, states, waiting_messages
from tests.fakes import KeepingSender
from tests.outboxes import outgoing, sender_at


def waiting_subjects(practice):
    return {subject for subject, _to in waiting_messages(practice)}


def copy_of(message, state=MessageState.WRITTEN):
    return replace(message, id=new_id(), version=0, state=state, not_before=None)


def test_a_message_that_could_not_leave_is_not_lost(practice):
    taken, _title, _text = a_call(practice)
    reply = replied(practice, taken)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    with pytest.raises(ExternalError, match="mail-away"):
        practice.use_cases.messages.send_written(practice.actor, KeepingSender(broken=True))
    assert len(rows(practice, Message)) == 1
    assert rows(practice, Message)[0].state is MessageState.WRITTEN, "it is tried again"


def test_a_message_whose_outcome_could_not_be_written_is_asked_about(practice):
    taken, _title, _text = a_call(practice)
    reply = replied(practice, taken)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    (message,) = rows(practice, Message)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        left = replace(message, state=MessageState.SENDING, claimed_desk=practice.actor.desk)
        transaction.save(left)
    sender = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, sender)
    assert rows(practice, Message)[0].state is MessageState.UNCERTAIN
    assert not sender.sent, "it may have arrived"


def test_a_message_that_waits_by_a_clock_that_was_ahead_is_sent(practice):
    taken, _title, _text = a_call(practice)
    reply = replied(practice, taken)
    far_away = practice.clock.now() + timedelta(days=2_000)
    practice.use_cases.replies.choose(practice.actor, reply.id, Meeting(far_away, "De Linde"))
    practice.clock.at += timedelta(days=1_500)
    with pytest.raises(ExternalError, match="mail-away"):
        practice.use_cases.messages.send_written(practice.actor, KeepingSender(broken=True))
    practice.clock.at -= timedelta(days=1_500)
    practice.use_cases.messages.send_written(practice.actor, KeepingSender())
    assert rows(practice, Message)[0].state is MessageState.SENT


@pytest.mark.parametrize("to", ["b@[1.2", "<@", "a@["])
def test_an_address_that_no_mail_can_be_written_to_is_refused_and_blocks_no_other(practice, to):
    taken, _title, _text = a_call(practice)
    for address in (to, "jan@buren.example"):
        message = Message(
            id=new_id(),
            request_id=taken.request.id,
            to=address,
            subject="Ja",
            text="Graag.",
            written_at=practice.clock.now(),
        )
        with practice.store.write(practice.actor, practice.clock.now()) as transaction:
            transaction.save(message)
    with pytest.raises(UserFacingError):
        practice.use_cases.messages.send_written(practice.actor, sender_at(9, practice.clock))
    assert {message.to: message.state for message in rows(practice, Message)} == {
        to: MessageState.REFUSED,
        "jan@buren.example": MessageState.WRITTEN,
    }


def test_a_neighbour_who_was_chosen_hears_that_the_resident_says_no(practice, henk_chosen):
    before = len(rows(practice, Message))
    ring(practice, agreed=False)
    assert states(practice) == {"Henk": "not_needed", "Piet": "new"}
    assert [message.subject.partition(":")[0] for message in rows(practice, Message)[before:]] == [
        "Niet meer nodig"
    ]
    assert (
        practice.use_cases.requests.overview(practice.actor, henk_chosen).turn_key == "turn-choose"
    )


def test_a_request_that_is_done_thanks_who_helped_and_leaves_no_call_behind(practice, henk_chosen):
    ring(practice, agreed=True)
    practice.clock.forward(timedelta(days=7))
    practice.use_cases.requests.close(practice.actor, henk_chosen, "done")
    assert "Dank u wel" in waiting_subjects(practice)
    assert [
        task.kind
        for task in rows(practice, Task, request_id=henk_chosen, done_at=None)
        if task.kind != "withdraw"
    ] == []
    practice.use_cases.requests.reopen(practice.actor, henk_chosen)
    assert rows(practice, Request, id=henk_chosen)[0].state == "agreed"
    assert states(practice)["Henk"] == "chosen"


def test_nobody_is_thanked_before_they_helped(practice, henk_chosen):
    ring(practice, agreed=True)
    practice.use_cases.requests.close(practice.actor, henk_chosen, "done")
    assert "Dank u wel" not in waiting_subjects(practice)
    henk = rows(practice, Reply, name="Henk")[0]
    assert ("Niet meer nodig", henk.address) in waiting_messages(practice)


def test_who_never_said_yes_is_not_thanked(practice):
    taken, _, _ = a_call(practice)
    meeting = Meeting(at(practice, "vr 10"), "De Linde")
    practice.use_cases.replies.choose(practice.actor, replied(practice, taken).id, meeting)
    practice.clock.forward(timedelta(days=7))
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    assert "Dank u wel" not in waiting_subjects(practice)


def test_an_invitation_that_has_not_left_stays_here_after_a_no(practice, henk_chosen):
    assert "Ja graag" in waiting_subjects(practice)
    task = ring(practice, agreed=False)
    assert "Ja graag" not in waiting_subjects(practice)
    practice.use_cases.calls.reopen(practice.actor, task)
    assert "Ja graag" in waiting_subjects(practice)


class Stubborn:
    """Takes mail for everybody but one."""

    def __init__(self):
        self.sent = []

    def send(self, message):
        if message.to == "vol@buurt.example":
            self.sent.append("tried")
            raise ExternalError("mail-not-now", to=message.to)
        self.sent.append(message.to)


def test_an_address_that_takes_no_mail_blocks_no_other_and_waits_before_it_is_tried_again(
    queued,
):
    practice, _, state = queued
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        for to in ("vol@buurt.example", "goed@buurt.example"):
            transaction.save(
                Message(request_id=state().request_id, to=to, subject="x", text="y", written_at=now)
            )
    sender = Stubborn()
    with pytest.raises(ExternalError):
        practice.use_cases.messages.send_written(practice.actor, sender)
    practice.use_cases.messages.send_written(practice.actor, sender)
    assert sender.sent == ["tried", "goed@buurt.example"]
    practice.clock.forward(RETRY_DELAYS[0])
    with pytest.raises(ExternalError):
        practice.use_cases.messages.send_written(practice.actor, sender)
    assert sender.sent.count("tried") == 2


@pytest.mark.parametrize("to", ["zoë@buurt.example", "a\r\nBcc: b@x.example"])
def test_an_address_that_cannot_be_written_is_refused_and_strands_nothing(clock, to):
    with pytest.raises(RejectedError, match="mail-refused"):
        SmtpChannel(sender_at(9, clock), to).post(outgoing())


def test_a_word_of_thanks_says_which_centre_writes(practice, henk_chosen):
    ring(practice, agreed=True)
    practice.clock.forward(timedelta(days=7))
    practice.use_cases.requests.close(practice.actor, henk_chosen, "done")
    thanks = [
        message.text
        for message in rows(practice, Message)
        if message.subject.startswith("Dank u wel")
    ]
    assert thanks
    assert all("De Linde" in text for text in thanks)


def test_what_waits_or_was_taken_by_another_desk_does_not_block_the_next(practice, henk_chosen):
    now = practice.clock.now()
    written = rows(practice, Message, state="written")
    base = written[0] if written else rows(practice, Message)[0]
    with practice.store.write(practice.actor, now) as transaction:
        for message in transaction.find(Message, state="written"):
            transaction.save(replace(message, not_before=now + timedelta(hours=1)))
        last = transaction.save(copy_of(base))
    sender = KeepingSender()
    practice.use_cases.messages.send_written(practice.actor, sender)
    assert [message.id for message in sender.sent] == [last.id]


def test_a_message_that_another_desk_is_sending_is_no_fault_and_the_next_goes(
    practice, henk_chosen
):
    base = rows(practice, Message)[0]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        for message in transaction.find(Message, state="written"):
            transaction.save(replace(message, state=MessageState.SENT))
        both = [transaction.save(copy_of(base)) for _ in range(2)]
    sent = []

    class FirstIsTaken:
        def send(self, message):
            if not sent and message.id == both[0].id:
                sent.append("taken")
                raise UserFacingError("store-changed-meanwhile")
            sent.append(message.id)

    practice.use_cases.messages.send_written(practice.actor, FirstIsTaken())
    assert sent[-1] == both[1].id


def says_no(practice, _request_id):
    ring(practice, agreed=False)


def another_day(practice, request_id):
    again = practice.use_cases.drafts.resume_request(practice.actor, request_id).value
    page = {**again.page, "a.first": "2026-12-02"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)


def not_needed(practice, request_id):
    practice.use_cases.requests.close(practice.actor, request_id, "", cancelled=True)


@pytest.mark.parametrize("change", [says_no, another_day, not_needed])
@pytest.mark.parametrize("leaves", [True, False])
def test_an_invitation_on_its_way_stays_here_if_the_server_refuses_it_after_a_change(
    practice, henk_chosen, change, leaves
):
    sent = []

    class ChangesWhileSending:
        def send(self, message):
            if message.subject.startswith("Ja graag"):
                change(practice, henk_chosen)
                if not leaves:
                    raise ExternalError("mail-not-now", to=message.to)
            sent.append(message.subject.partition(":")[0])

    for _ in range(4):  # the first, and each time that a message waits before it is tried again
        with suppress(ExternalError):
            practice.use_cases.messages.send_written(practice.actor, ChangesWhileSending())
        practice.clock.forward(timedelta(hours=2))
    invitations = rows(practice, Message, reply_id=rows(practice, Reply, name="Henk")[0].id)
    first = next(message for message in invitations if message.subject.startswith("Ja graag"))
    assert ("Ja graag" in sent) == leaves
    assert (first.state is MessageState.SENT) == leaves


def test_who_was_chosen_and_answered_twice_is_not_told_no(practice, henk_chosen):
    henk = rows(practice, Reply, name="Henk")[0]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            replace(henk, id=new_id(), version=0, state=ReplyState.NEW, platform="oefenhulp")
        )
    agreement = rows(practice, Agreement)[0]
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    ring(practice, agreed=True)
    told = [to for subject, to in waiting_messages(practice) if subject == "Niet meer nodig"]
    assert henk.address not in told
    assert {reply.state for reply in rows(practice, Reply, name="Henk")} == {
        ReplyState.CHOSEN,
        ReplyState.NOT_NEEDED,
    }


def test_neighbours_are_written_to_in_dutch_whatever_the_screen_speaks(practice):
    taken, _title, _text = a_call(practice)
    reply = replied(practice, taken)
    practice.translate.set_language("en")
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    practice.translate.set_language("nl")
    [message] = rows(practice, Message)
    assert message.text.startswith("Beste Henk")
    assert "Kind regards" not in message.text
