"""A no that comes while a person is out: renewing a post, pinning a notice, ringing a platform."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.consent import Purpose
from intake.domain.posting import Posting, PostingState
from intake.domain.resident import DIED, MOVED
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import a_call, changed, following_refusals, queue_post, replied, rows

PERIOD = 14
"""Days that the site of these tests keeps a post."""


class Case:
    """A request on one platform, and a resident who can say no at another desk."""

    def __init__(self, ways, slug):
        self.practice, folder, self.channels, _, _ = ways
        folder.change(replace(folder.get("leensite"), expires_after_days=PERIOD))
        self.desk = following_refusals(ways)
        self.actor = self.practice.actor
        self.taken, title, text = a_call(self.practice)
        self.posting = queue_post(self.desk, self.actor, self.taken.request.id, (slug, title, text))

    def put_online(self):
        postings = self.desk.postings
        postings.claim(self.actor, self.posting.id)
        postings.record_published(
            self.actor, self.posting.id, url="https://leensite.example/7", picture=""
        )

    def say_no(self):
        self.practice.use_cases.resident_updates.withdraw_consent(
            self.actor, self.taken.resident.id, Purpose.POST
        )

    def now(self):
        return rows(self.practice, Posting, id=self.posting.id)[0]

    def task(self, kind):
        tasks = rows(self.practice, Task, posting_id=self.posting.id)
        return next((task for task in tasks if task.kind is kind), None)

    @property
    def must_be_withdrawn(self):
        tasks = rows(self.practice, Task, posting_id=self.posting.id, done_at=None)
        return [task.kind for task in tasks] == [TaskKind.WITHDRAW]


@pytest.fixture
def site(ways):
    return Case(ways, "leensite")


def test_a_post_that_was_renewed_after_the_no_must_be_withdrawn(site):
    site.put_online()
    site.practice.clock.forward(days=PERIOD + 1)
    site.desk.renewals.create_tasks(site.actor)
    assert site.now().state is PostingState.EXPIRED
    site.say_no()
    site.desk.withdrawals.withdraw(site.actor, site.posting.id)
    assert site.now().state is PostingState.WITHDRAWN
    site.desk.renewals.record_renewal(site.actor, site.posting.id)
    assert site.now().state is PostingState.RENEWED
    assert site.must_be_withdrawn


def test_a_notice_that_was_pinned_up_after_the_no_must_be_taken_down(ways):
    board = Case(ways, "bord")
    board.say_no()
    assert board.now().state is PostingState.WITHDRAWN
    board.desk.postings.record_published_by_hand(board.actor, board.posting.id)
    assert board.now().state is PostingState.POSTED
    assert board.must_be_withdrawn


def test_a_platform_that_was_rung_during_the_no_must_be_rung_again(ways):
    bus = Case(ways, "belbus")
    call = bus.task(TaskKind.CALL_PLATFORM)
    bus.say_no()
    calls = bus.practice.use_cases.calls
    with pytest.raises(UserFacingError, match="task-done-already"):
        calls.record_outcome(bus.actor, call.id, CallOutcome.NO_ANSWER)
    calls.record_outcome(bus.actor, call.id, CallOutcome.REACHED)
    assert bus.now().state is PostingState.POSTED
    assert bus.must_be_withdrawn


def test_a_post_expires_so_many_days_after_it_is_online(site):
    site.practice.clock.forward(days=10)
    site.put_online()
    online_from = site.practice.clock.now().date()
    assert site.now().expires_on == online_from + timedelta(days=PERIOD)
    site.practice.clock.forward(days=5)
    site.desk.renewals.create_tasks(site.actor)
    assert site.now().state is PostingState.POSTED
    site.say_no()
    assert site.must_be_withdrawn


def test_a_no_to_an_expired_post_has_somebody_look(site):
    site.put_online()
    site.practice.clock.forward(days=365)
    site.desk.renewals.create_tasks(site.actor)
    site.say_no()
    assert site.must_be_withdrawn
    site.practice.clock.forward(timedelta(days=-364))
    site.desk.renewals.create_tasks(site.actor)
    assert site.must_be_withdrawn


def test_a_task_to_withdraw_does_not_end_by_a_calculated_day(site):
    site.put_online()
    site.say_no()
    site.practice.clock.forward(days=PERIOD + 1)
    site.desk.renewals.create_tasks(site.actor)
    assert site.now().state is PostingState.EXPIRED
    assert site.must_be_withdrawn


def test_an_expired_post_of_a_fulfilled_request_asks_nobody(site):
    site.put_online()
    site.practice.clock.forward(days=PERIOD + 1)
    site.desk.renewals.create_tasks(site.actor)
    requests = site.practice.use_cases.requests
    requests.close(site.actor, site.taken.request.id, "", cancelled=False)
    assert site.now().state is PostingState.EXPIRED
    assert not rows(site.practice, Task, posting_id=site.posting.id, done_at=None)


@pytest.mark.parametrize("how", [DIED, MOVED])
def test_an_expired_post_of_somebody_who_is_gone_is_looked_at(site, how):
    site.put_online()
    site.practice.clock.forward(days=PERIOD + 1)
    site.desk.renewals.create_tasks(site.actor)
    site.practice.use_cases.resident_updates.mark_gone(site.actor, site.taken.resident.id, how)
    assert site.must_be_withdrawn


def test_what_was_cancelled_while_the_clock_was_ahead_must_be_withdrawn(site):
    site.put_online()
    site.practice.clock.forward(days=365)
    site.desk.renewals.create_tasks(site.actor)
    requests = site.practice.use_cases.requests
    requests.close(site.actor, site.taken.request.id, "", cancelled=True)
    site.practice.clock.forward(timedelta(days=-364))
    for _ in range(2):
        site.desk.renewals.create_tasks(site.actor)
    assert site.now().state is PostingState.POSTED
    assert site.must_be_withdrawn


def test_a_notice_pinned_up_after_an_end_that_was_undone_stays(ways):
    board = Case(ways, "bord")
    actor, request = board.actor, board.taken.request.id
    requests = board.practice.use_cases.requests
    title, text = board.posting.title, board.posting.text
    other = queue_post(board.desk, actor, request, ("leensite", title, text))
    board.desk.postings.claim(actor, other.id)
    board.desk.postings.record_published(actor, other.id, url="https://x.example/1", picture="")
    closed = requests.close(actor, request, "", cancelled=True)
    requests.reopen(actor, request, closed.operation)
    board.desk.postings.record_published_by_hand(actor, board.posting.id)
    assert board.now().state is PostingState.POSTED
    kinds = {task.kind for task in rows(board.practice, Task, request_id=request, done_at=None)}
    assert TaskKind.WITHDRAW not in kinds


def test_one_of_two_notices_that_were_pinned_up_must_be_taken_down(ways):
    board = Case(ways, "bord")
    actor, request = board.actor, board.taken.request.id
    requests = board.practice.use_cases.requests
    closed = requests.close(actor, request, "", cancelled=True)
    requests.reopen(actor, request, closed.operation)
    again = queue_post(
        board.desk, actor, request, ("bord", board.posting.title, board.posting.text)
    )
    board.desk.postings.record_published_by_hand(actor, again.id)
    board.desk.postings.record_published_by_hand(actor, board.posting.id)
    assert board.must_be_withdrawn
    assert not rows(board.practice, Task, posting_id=again.id, done_at=None)


def test_a_post_renewed_after_it_was_taken_off_must_be_withdrawn(site):
    site.put_online()
    site.desk.withdrawals.start(site.actor, site.taken.request.id)
    site.desk.withdrawals.withdraw(site.actor, site.posting.id)
    assert site.now().state is PostingState.WITHDRAWN
    site.desk.renewals.record_renewal(site.actor, site.posting.id)
    assert site.must_be_withdrawn


def test_a_notice_whose_text_was_replaced_meanwhile_must_be_looked_at(ways):
    board = Case(ways, "bord")
    new = board.posting.text.replace("boormachine", "boormachine met boren")
    changed(board.practice, board.taken, about=f"{board.posting.title}\n{new}")
    post = ("bord", board.posting.title, new)
    queue_post(board.desk, board.actor, board.taken.request.id, post)
    board.desk.postings.record_published_by_hand(board.actor, board.posting.id)
    assert board.now().text == new
    assert board.task(TaskKind.UPDATE_POST)


def test_a_request_that_has_ended_is_not_queued(ways):
    board = Case(ways, "bord")
    board.practice.use_cases.requests.close(board.actor, board.taken.request.id, "", cancelled=True)
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        queue_post(
            board.desk,
            board.actor,
            board.taken.request.id,
            ("leensite", board.posting.title, board.posting.text),
        )


def test_a_notice_with_a_text_that_was_refused_meanwhile_must_be_taken_down(ways):
    board = Case(ways, "bord")
    board.say_no()
    new = "Wie wil iets uitlenen? Noem code " + board.posting.text.rpartition("code ")[2]
    changed(board.practice, board.taken, consent_post="yes", about=f"{board.posting.title}\n{new}")
    board.desk.postings.record_published_by_hand(board.actor, board.posting.id)
    assert board.now().text != new
    assert board.must_be_withdrawn


def test_a_title_that_was_replaced_meanwhile_is_looked_at(ways):
    board = Case(ways, "bord")
    new = "Boor te leen gevraagd"
    changed(board.practice, board.taken, about=f"{new}\n{board.posting.text}")
    post = ("bord", new, board.posting.text)
    queue_post(board.desk, board.actor, board.taken.request.id, post)
    board.desk.postings.record_published_by_hand(board.actor, board.posting.id)
    assert board.task(TaskKind.UPDATE_POST)


def test_so_is_a_text_that_was_replaced_while_the_platform_was_rung(ways):
    bus = Case(ways, "belbus")
    call = bus.task(TaskKind.CALL_PLATFORM)
    new = bus.posting.text.replace("boormachine", "boormachine met boren")
    changed(bus.practice, bus.taken, about=f"{bus.posting.title}\n{new}")
    queue_post(bus.desk, bus.actor, bus.taken.request.id, ("belbus", bus.posting.title, new))
    bus.practice.use_cases.calls.record_outcome(bus.actor, call.id, CallOutcome.REACHED)
    assert bus.task(TaskKind.UPDATE_POST)


@pytest.mark.parametrize("how", ["died", Purpose.POST, Purpose.KEEP])
def test_an_expired_post_of_a_fulfilled_request_is_looked_at_after_a_no(site, how):
    site.put_online()
    site.practice.clock.forward(days=PERIOD + 1)
    site.desk.renewals.create_tasks(site.actor)
    site.practice.use_cases.requests.close(site.actor, site.taken.request.id, "")
    updates = site.practice.use_cases.resident_updates
    if how == "died":
        updates.mark_gone(site.actor, site.taken.resident.id, DIED)
    else:
        updates.withdraw_consent(site.actor, site.taken.resident.id, how)
    assert site.must_be_withdrawn


def test_what_has_expired_can_be_queued_again_after_an_end_that_was_undone(site):
    site.put_online()
    site.practice.clock.forward(days=PERIOD + 1)
    site.desk.renewals.create_tasks(site.actor)
    assert site.now().state is PostingState.EXPIRED
    requests = site.practice.use_cases.requests
    closed = requests.close(site.actor, site.taken.request.id, "", cancelled=True)
    requests.reopen(site.actor, site.taken.request.id, closed.operation)
    post = ("leensite", site.posting.title, site.posting.text)
    queued = queue_post(site.desk, site.actor, site.taken.request.id, post)
    assert queued.state is PostingState.QUEUED


def test_while_it_waits_to_be_renewed_it_is_not_queued_again(site):
    site.put_online()
    site.practice.clock.forward(days=PERIOD + 1)
    site.desk.renewals.create_tasks(site.actor)
    assert site.task(TaskKind.RENEW)
    post = ("leensite", site.posting.title, site.posting.text)
    with pytest.raises(UserFacingError, match="post-twice"):
        queue_post(site.desk, site.actor, site.taken.request.id, post)


def test_nothing_is_queued_once_everything_is_agreed(ways):
    site = Case(ways, "leensite")
    use_cases = site.practice.use_cases
    meeting = Meeting(site.practice.clock.now() + timedelta(days=3), "de balie")
    reply = replied(site.practice, site.taken)
    agreement = use_cases.replies.choose(site.actor, reply.id, meeting).value
    use_cases.replies.record_neighbour_answer(site.actor, agreement.id, yes=True)
    call = rows(site.practice, Task, kind="ring_back", done_at=None)[0]
    use_cases.calls.record_outcome(
        site.actor, call.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    post = ("bord", site.posting.title, site.posting.text)
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        queue_post(site.desk, site.actor, site.taken.request.id, post)
