"""Posts that leave by themselves: settled, tried again, uncertain, failed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.placing.outbox import RETRY_DELAYS
from intake.domain.consent import Purpose
from intake.domain.message import Message, MessageState
from intake.domain.outgoing_post import PlacedPost
from intake.domain.platform_profile import PostingMethod, SiteApi
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request, RequestState
from intake.domain.task import Task, TaskKind
from intake.kit.errors import ExternalError, OutcomeUnknownError, RejectedError, UserFacingError
from intake.mail.smtp_channel import SmtpChannel
from intake.platforms.api_channel import ApiChannel
from tests.builders import a_call, queue_post, rows
from tests.fakes import KeepingChannel
from tests.mailboxes import maildir_box
from tests.outboxes import PAPER, arrived, outgoing, sender_at, site


class Steps:
    """A channel that does what the test says, one step a call, and counts what arrived."""

    def __init__(self, *steps, finds=None):
        self.steps, self.arrived, self.finds, self.asked = list(steps), 0, finds, 0

    can_find = property(lambda self: self.finds is not None)

    def post(self, _):
        step = self.steps.pop(0)
        if isinstance(step, OutcomeUnknownError) or not isinstance(step, UserFacingError):
            self.arrived += 1
        if isinstance(step, UserFacingError):
            raise step
        return step

    def find(self, _):
        self.asked += 1
        return self.finds if self.arrived else None

    def withdraw(self, *_):
        raise AssertionError


def test_what_was_sent_is_settled_with_its_link_and_number(queued):
    practice, made, state = queued
    made(Steps(PlacedPost("https://krant.example/7", "7"))).send_due(practice.actor)
    assert (state().state, state().url, state().number) == (
        "posted",
        "https://krant.example/7",
        "7",
    )
    assert rows(practice, Task, kind="withdraw") == (), "it is asked for still"


def test_what_surely_did_not_arrive_is_tried_again_later_and_in_the_end_left_to_a_person(queued):
    practice, made, state = queued
    channel = Steps(*[ExternalError("mail-server-away", host="x")] * (len(RETRY_DELAYS) + 1))
    outbox = made(channel)
    for wait in RETRY_DELAYS:
        outbox.send_due(practice.actor)
        assert state().state is PostingState.QUEUED
        left = len(channel.steps)
        outbox.send_due(practice.actor)
        assert len(channel.steps) == left, "not before its time"
        practice.clock.forward(wait)
    outbox.send_due(practice.actor)
    assert (state().state, state().why) == ("failed", "mail-server-away")


def test_what_may_have_arrived_is_never_sent_again(queued):
    practice, made, state = queued
    channel = Steps(OutcomeUnknownError("mail-cut-off", to="x"), AssertionError("sent twice"))
    outbox = made(channel)
    for _ in range(20):
        outbox.send_due(practice.actor)
        practice.clock.forward(timedelta(hours=1))
    assert state().state is PostingState.UNCERTAIN
    assert channel.arrived == 1


def test_what_may_have_arrived_is_found_by_its_code_where_the_platform_can_be_asked(queued):
    practice, made, state = queued
    channel = Steps(
        OutcomeUnknownError("program-broke", status=500),
        finds=PlacedPost("https://site.example/9", "9"),
    )
    outbox = made(channel)
    outbox.send_due(practice.actor)
    assert state().state is PostingState.UNCERTAIN
    practice.clock.forward(RETRY_DELAYS[0])
    outbox.send_due(practice.actor)
    assert (state().state, state().url, channel.arrived) == ("posted", "https://site.example/9", 1)


def test_a_refused_post_has_failed_with_its_reason(queued):
    practice, made, state = queued
    made(Steps(RejectedError("mail-refused", to="x", why=""))).send_due(practice.actor)
    assert (state().state, state().why) == ("failed", "mail-refused")


def test_a_mail_that_comes_back_makes_its_post_a_failed_one(exim, queued):
    practice, made, state = queued
    port, boxes = exim
    channel = SmtpChannel(sender_at(port, practice.clock), "weg@krant.example")
    outbox = made(channel)
    outbox.send_due(practice.actor)
    assert state().state is PostingState.POSTED
    arrived(boxes / "balie")
    box = maildir_box(boxes / "balie")
    practice.use_cases.mail_import.import_mail(practice.actor, box, outbox.record_bounce)
    assert (state().state, state().why) == ("failed", "came-back")
    assert [
        waiting
        for waiting in practice.use_cases.replies.list_open(practice.actor).replies
        if "weg@" in waiting.reply.text
    ] == []


def test_what_nobody_asks_for_any_more_does_not_go_out(queued):
    practice, made, state = queued
    channel = Steps(AssertionError("sent"))
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(Request, state().request_id)
        transaction.save(replace(request, state=RequestState.CANCELLED))
    made(channel).send_due(practice.actor)
    assert (state().state, channel.arrived) == (PostingState.WITHDRAWN, 0)


class BouncesAtOnce(Steps):
    """A server whose report is read, at another desk, before the answer to the sender is."""

    def __init__(self, read_report):
        super().__init__(PlacedPost())
        self._read_report = read_report

    def post(self, outgoing):
        placed = super().post(outgoing)
        self._read_report(f"<{outgoing.key}@delinde.example>")
        return placed


def test_a_mail_that_comes_back_while_it_is_being_sent_is_no_post(queued):
    practice, made, state = queued
    reader = made(Steps())
    sender = made(BouncesAtOnce(lambda key: reader.record_bounce(practice.actor, key)))
    sender.send_due(practice.actor)
    assert (state().state, state().why) == ("failed", "came-back")


def test_what_turns_out_to_stand_after_the_request_was_closed_is_to_come_off(queued):
    practice, made, state = queued
    channel = Steps(
        OutcomeUnknownError("program-broke", status=500),
        finds=PlacedPost("https://site.example/9", "9"),
    )
    outbox = made(channel)
    outbox.send_due(practice.actor)
    practice.use_cases.requests.close(practice.actor, state().request_id, "done")
    practice.clock.forward(RETRY_DELAYS[0])
    outbox.send_due(practice.actor)
    with practice.store.read() as transaction:
        assert [
            task.posting_id
            for task in transaction.find(Task, kind=str(TaskKind.WITHDRAW), done_at=None)
        ] == [state().id]


@pytest.mark.parametrize("to", [PostingState.POSTED, PostingState.RENEWED])
def test_a_mail_that_comes_back_late_is_no_fault_of_ours(queued, to):
    practice, made, state = queued
    outbox = made(Steps(PlacedPost()))
    outbox.send_due(practice.actor)
    if to is PostingState.RENEWED:
        with practice.store.write(practice.actor, practice.clock.now()) as transaction:
            transaction.save(state().move_to(to))
    outbox.record_bounce(practice.actor, f"<x{state().id}@delinde.example>")
    assert state().state is to, "only our own whole id counts"
    outbox.record_bounce(practice.actor, f"<{state().id}@delinde.example>")
    assert state().state is PostingState.FAILED


@pytest.mark.parametrize("sent", [PlacedPost(), OutcomeUnknownError("mail-cut-off", to="x")])
def test_a_report_about_one_of_many_readers_leaves_a_post_that_a_no_takes_off(queued, sent):
    practice, made, state = queued
    outbox = made(Steps(sent))
    outbox.send_due(practice.actor)
    outbox.record_bounce(practice.actor, f"<{state().id}@delinde.example>")
    with practice.store.read() as transaction:
        resident_id = transaction.get(Request, state().request_id).resident_id
    practice.use_cases.resident_updates.withdraw_consent(practice.actor, resident_id, Purpose.POST)
    tasks = rows(practice, Task, posting_id=state().id, done_at=None)
    assert [task.kind for task in tasks] == [TaskKind.WITHDRAW]


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
    box = maildir_box(tmp_path)
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
    blind = ApiChannel(
        SiteApi(post="http://127.0.0.1:9/x", withdraw="http://127.0.0.1:9/x/{number}"), lambda: ""
    )
    with pytest.raises(RejectedError, match="program-no-number"):
        blind.withdraw(outgoing(), PlacedPost())


def test_a_site_that_cannot_be_asked_leaves_the_question(queued):
    practice, made, state = queued

    class Away(Steps):
        def find(self, _):
            self.asked += 1
            raise ExternalError("program-away", host="x")

    channel = Away(OutcomeUnknownError("program-broke", status=500), finds=PlacedPost("x", "1"))
    outbox = made(channel)
    outbox.send_due(practice.actor)
    for _ in range(3):
        practice.clock.forward(timedelta(hours=1))
        outbox.send_due(practice.actor)
    assert (state().state, channel.asked, channel.arrived) == (PostingState.UNCERTAIN, 3, 1)


def test_a_message_to_a_neighbour_that_comes_back_was_not_heard(queued, henk_chosen):
    practice, made, _ = queued
    message = rows(practice, Message)[0]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(message, state=MessageState.SENT))
    changed = made(Steps()).record_bounce(practice.actor, f"<{message.id}@delinde.example>").changed
    assert rows(practice, Message, id=message.id)[0].state is MessageState.CAME_BACK
    assert changed.replies == {message.reply_id}
    assert not made(Steps()).record_bounce(practice.actor, "<een ander@x>").changed


def test_what_arrives_once_somebody_is_agreed_with_is_to_come_off(queued):
    practice, made, state = queued
    channel = Steps(
        OutcomeUnknownError("program-broke", status=500),
        finds=PlacedPost("https://site.example/9", "9"),
    )
    outbox = made(channel)
    outbox.send_due(practice.actor)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        request = transaction.get(Request, state().request_id)
        transaction.save(replace(request, state=RequestState.AGREED))
    practice.clock.forward(RETRY_DELAYS[0])
    outbox.send_due(practice.actor)
    off = rows(practice, Task, kind=str(TaskKind.WITHDRAW), done_at=None)
    assert [task.posting_id for task in off] == [state().id]


def test_a_mail_that_comes_back_fails_no_post_that_left_by_program(queued):
    practice, made, state = queued
    outbox = made(Steps(PlacedPost()))
    outbox.send_due(practice.actor)

    class ByProgram:
        def get(self, _):
            return replace(PAPER, way=PostingMethod.PROGRAM)

    replace(outbox, platforms=ByProgram()).record_bounce(
        practice.actor, f"<{state().id}@delinde.example>"
    )

    assert state().state is PostingState.POSTED


def test_what_another_desk_took_meanwhile_is_no_fault(queued):
    practice, made, state = queued
    outbox = made(Steps(AssertionError("sent twice")))
    stale = state()
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(stale.claim(practice.actor, practice.clock.now()))
    changed_meanwhile = replace(outbox, store=StaleStore(practice.store, stale))

    assert changed_meanwhile.send_due(practice.actor).value is None
    assert state().state is PostingState.IN_HAND


class StaleStore:
    """A store whose list of what waits was read a moment ago."""

    def __init__(self, store, stale):
        self._store, self._stale = store, stale

    def write(self, *arguments):
        return self._store.write(*arguments)

    @contextmanager
    def read(self):
        stale = self._stale
        with self._store.read() as transaction:

            class Reader:
                def find(self, row_type, /, **equals):
                    return (stale,) if row_type is Posting else transaction.find(row_type, **equals)

                def __getattr__(self, name):
                    return getattr(transaction, name)

            yield Reader()


def test_waits_grow_from_a_minute_to_half_a_day():
    minutes = [delay.total_seconds() / 60 for delay in RETRY_DELAYS]
    assert minutes == [1, 5, 15, 60, 240, 720]


class Broken(Steps):
    """A channel whose answers nobody expected."""

    def withdraw(self, *_):
        raise RecursionError

    def find(self, _):
        raise ValueError("an unexpected answer")


@pytest.mark.parametrize("act", ["find", "withdraw"])
def test_an_unexpected_answer_keeps_no_other_post_from_being_withdrawn(ways, act):
    practice, folder, channels, desk, outbox = ways
    api = SiteApi(
        post="https://a.example",
        withdraw="https://a.example/{number}",
        find="https://a.example?{code}",
    )
    for slug in ("gemeente", "leensite"):
        folder.change(replace(folder.get("gemeente"), slug=slug, program=api))
    channels |= {slug: KeepingChannel() for slug in ("gemeente", "leensite")}
    calls = [a_call(practice) for _ in range(2)]
    posts = [
        queue_post(desk, practice.actor, taken.request.id, (slug, title, text))
        for (taken, title, text), slug in zip(calls, ("gemeente", "leensite"), strict=True)
    ]
    outbox.send_due(practice.actor)
    channels["gemeente"] = Broken(finds=True)
    if act == "find":
        with practice.store.write(practice.actor, practice.clock.now()) as transaction:
            online = transaction.get(Posting, posts[0].id)
            transaction.save(replace(online, state=PostingState.UNCERTAIN))
    for taken, _, _ in calls:
        practice.use_cases.resident_updates.withdraw_consent(
            practice.actor, taken.resident.id, Purpose.POST
        )
    practice.clock.forward(hours=1)
    outbox.send_due(practice.actor)
    assert rows(practice, Posting, id=posts[1].id)[0].state is PostingState.WITHDRAWN
    assert rows(practice, Posting, id=posts[0].id)[0].state is not PostingState.WITHDRAWN


def test_an_uncertain_post_is_looked_for_again_after_ten_minutes(queued):
    practice, made, _ = queued
    steps = Steps(OutcomeUnknownError("program-cut-off", host="x"), finds=None)
    steps.__class__ = type("Finding", (Steps,), {"can_find": True})
    outbox = made(steps)
    outbox.send_due(practice.actor)
    practice.clock.forward(timedelta(minutes=1))
    outbox.send_due(practice.actor)
    assert steps.asked == 1
    practice.clock.forward(timedelta(minutes=9))
    outbox.send_due(practice.actor)
    assert steps.asked == 1
    practice.clock.forward(timedelta(minutes=1))
    outbox.send_due(practice.actor)
    assert steps.asked == 2
