"""What a hostile reviewer broke.

Mail and outbox that stand still, go on where they must not, or forget.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from intake.app.timers import Timers
from intake.desk.placing.outbox import RETRY_DELAYS
from intake.desk.placing.post_checks import PlatformText
from intake.domain.message import Message
from intake.domain.outgoing_post import PlacedPost
from intake.domain.posting import Posting, PostingState
from intake.domain.profile import Program
from intake.domain.request import Request, RequestState
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import ExternalError, OutcomeUnknownError, RejectedError, UserFacingError
from intake.mail.maildir import MaildirBox
from intake.mail.smtp import MailChannel
from intake.platforms.api_channel import ProgramChannel
from tests.builders import a_call
from tests.fakes import HeldRunner
from tests.test_outbox import Steps, outgoing, queued, sender_at, site  # noqa: F401 - a fixture


def test_what_nobody_asks_for_any_more_does_not_go_out(queued):  # noqa: F811 - the fixture
    practice, made, state = queued
    channel = Steps(AssertionError("sent"))
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(Request, state().request_id)
        transaction.save(replace(request, state=RequestState.CANCELLED))
    made(channel).tick(practice.actor)
    assert (state().state, channel.arrived) == (PostingState.WITHDRAWN, 0)


def test_what_turns_out_to_stand_after_the_request_was_closed_is_to_come_off(queued):  # noqa: F811
    practice, made, state = queued
    channel = Steps(
        OutcomeUnknownError("program-broke", status=500),
        finds=PlacedPost("https://site.example/9", "9"),
    )
    outbox = made(channel)
    outbox.tick(practice.actor)
    practice.use_cases.requests.close(practice.actor, state().request_id, "done")
    practice.clock.forward(RETRY_DELAYS[0])
    outbox.tick(practice.actor)
    with practice.store.read() as transaction:
        assert [
            task.posting_id
            for task in transaction.find(Task, kind=str(TaskKind.WITHDRAW), done_at=None)
        ] == [state().id]


@pytest.mark.parametrize("to", [PostingState.POSTED, PostingState.RENEWED])
def test_a_mail_that_comes_back_late_is_no_fault_of_ours(queued, to):  # noqa: F811
    practice, made, state = queued
    outbox = made(Steps(PlacedPost()))
    outbox.tick(practice.actor)
    if to is PostingState.RENEWED:
        with practice.store.write(practice.actor, practice.clock.now()) as transaction:
            transaction.save(state().move_to(to))
    outbox.record_bounce(practice.actor, f"<x{state().id}@delinde.example>")
    assert state().state is to, "only our own whole id counts"
    outbox.record_bounce(practice.actor, f"<{state().id}@delinde.example>")
    assert state().state is PostingState.FAILED


@pytest.mark.parametrize(
    "raw",
    [
        b"From: =?utf-8?q?x=0D=0Ay?= <a@b.nl>\nSubject: x\n\nhoi",
        (
            b"Content-Type: multipart/report; report-type=delivery-status; "
            b"boundary=x\n\n--x\nContent-Type: text/plain; "
            b"charset=bestaat-niet\n\n\xe9\xe9\n--x--\n"
        ),
        b"\xff\xfe",
    ],
    ids=["a broken name", "an unknown charset", "no mail at all"],
)
def test_a_mail_that_cannot_be_read_does_not_keep_the_next(tmp_path, raw):
    box = MaildirBox(tmp_path)
    (tmp_path / "new" / "1").write_bytes(raw)
    (tmp_path / "new" / "2").write_bytes(
        b"From: Samira <samira@buurt.example>\nMessage-ID: <2>\nSubject: hoi\n\nIk heb er een"
    )
    assert [mail.sender_name for mail in box.fetch()][-1] == "Samira"


def test_a_post_without_a_number_is_looked_for_before_it_is_taken_off():
    with site("well") as (channel, handler):
        one = outgoing()
        channel.post(one)
        channel.withdraw(one, PlacedPost())
        assert handler.posts == [{}]
    blind = ProgramChannel(
        Program(post="http://127.0.0.1:9/x", withdraw="http://127.0.0.1:9/x/{number}"), lambda: ""
    )
    with pytest.raises(RejectedError, match="program-no-number"):
        blind.withdraw(outgoing(), PlacedPost())


class Stubborn:
    """Takes mail for everybody but one."""

    def __init__(self):
        self.sent = []

    def send(self, message):
        if message.to == "vol@buurt.example":
            self.sent.append("tried")
            raise ExternalError("mail-not-now", to=message.to)
        self.sent.append(message.to)


def test_one_address_that_takes_no_mail_does_not_keep_the_others_and_is_not_tried_at_every_beat(
    queued,  # noqa: F811
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


def test_a_post_that_a_colleague_had_in_hand_long_ago_is_asked(queued):  # noqa: F811
    practice, _, state = queued
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        transaction.save(state().claim(practice.actor, now))
    other = practice.actor._replace(staff_id=state().request_id, desk="B")
    practice.use_cases.postings.recover_interrupted(other)
    assert state().state is PostingState.IN_HAND
    practice.clock.forward(timedelta(days=1))
    practice.use_cases.postings.recover_interrupted(other)
    assert state().state is PostingState.UNCERTAIN


@pytest.mark.parametrize("to", ["zoë@buurt.example", "a\r\nBcc: b@x.example"])
def test_an_address_that_cannot_be_written_is_refused_and_strands_nothing(clock, to):
    with pytest.raises(RejectedError, match="mail-refused"):
        MailChannel(sender_at(9, clock), to).post(outgoing())


def test_a_task_that_was_tried_and_has_no_outcome_can_be_listed(practice, qtbot):
    from intake.ui.calls.presenter import CallsPresenter
    from intake.ui.session import Session
    from tests.fakes import InlineRunner

    session = Session(InlineRunner(), InlineRunner(), practice.translate, practice.clock)
    session.use_cases, session.signed_in = practice.use_cases, practice.actor
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(Task(kind=TaskKind.WITHDRAW, about="oefenleen", attempts=1))
        form_of_address = transaction.save(Task(kind=TaskKind.MISSING))
    practice.use_cases.calls.record_outcome(practice.actor, form_of_address.id, CallOutcome.REACHED)
    practice.use_cases.calls.reopen(practice.actor, form_of_address.id)
    listed = []
    presenter = CallsPresenter(session)
    presenter.listed.connect(listed.append)
    presenter.refresh()
    assert len(listed[-1]) >= 2


def test_the_same_person_at_another_desk_does_not_turn_a_post_in_hand_into_a_question(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.recover_interrupted(practice.actor._replace(desk="B"))
    with practice.store.read() as transaction:
        assert transaction.get(Posting, posting.id).state is PostingState.IN_HAND
    practice.use_cases.postings.recover_interrupted(practice.actor)
    with practice.store.read() as transaction:
        assert transaction.get(Posting, posting.id).state is PostingState.UNCERTAIN


def test_a_mail_server_that_stalls_keeps_nobody_from_saving(screen, practice):
    errands = HeldRunner()
    screen.session.errand_runner = errands
    timers = Timers(screen)
    timers.stop()
    timers.mail()
    assert len(errands.waiting) == 3, "mail, outbox and messages wait for their server"
    saved = []
    screen.session.execute(partial(practice.use_cases.drafts.begin, practice.actor), saved.append)
    assert len(saved) == 1
    errands.let_go()
    assert timers._running_steps == 0


def test_two_workers_write_one_after_the_other(practice):
    """The mail round and the desk each have a worker of their own.

    The database lets the second wait.
    """
    faults, gate = [], threading.Barrier(2)

    def write(number):
        gate.wait()
        try:
            for at in range(20):
                practice.use_cases.referrals.record(practice.actor, f"Wijkteam {number}", str(at))
        except UserFacingError as fault:
            faults.append(fault)

    workers = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    assert practice.use_cases.referrals.count() == {"Wijkteam 0": 20, "Wijkteam 1": 20}
