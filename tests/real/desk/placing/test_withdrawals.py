"""A post comes off its platform, each at its own page."""

from __future__ import annotations

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.posting import Posting, PostingState
from intake.domain.task import Task, TaskKind
from intake.kit.errors import UserFacingError
from intake.ui.browser.withdrawal_presenter import WithdrawalPresenter
from tests.builders import (
    a_call,
    posted,
    queue_post,
    rows,
)
from tests.fakes import HeldRunner


def test_taking_off_what_is_off_already_only_ends_its_tasks(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    practice.use_cases.withdrawals.start(practice.actor, taken.request.id)
    task = rows(practice, Task, kind="withdraw")[0]
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Posting)[0].state is PostingState.POSTED, (
        "ticked by mistake: it still stands"
    )
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    assert rows(practice, Task, kind="withdraw", done_at=None) == ()


def test_a_second_press_confirms_no_place_that_nobody_looked_at(practice, screen):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    other = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
    ).value
    practice.use_cases.postings.record_published(
        practice.actor,
        practice.use_cases.postings.claim(practice.actor, other.id).value.posting.id,
        url="http://127.0.0.1/2",
        picture="",
    )
    slow = HeldRunner()
    presenter = WithdrawalPresenter(screen.session)
    presenter.start(taken.request.id)
    screen.session.runner = slow
    presenter.confirm_withdrawn()
    presenter.confirm_withdrawn()
    slow.let_go()
    assert sorted(str(posting.state) for posting in rows(practice, Posting)) == [
        "posted",
        "withdrawn",
    ]
    assert presenter.place is not None


def test_only_what_is_to_come_off_is_shown_and_not_what_is_in_hand(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    in_hand = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenhulp", title, text)
    )
    practice.use_cases.postings.claim(practice.actor, in_hand.id)
    plan = practice.use_cases.withdrawals.start(practice.actor, taken.request.id).value

    assert [place.id for place, _ in plan.places] == [posting.id]
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    again = practice.use_cases.withdrawals.start(practice.actor, taken.request.id).value
    assert again.places == ()


def test_what_is_in_hand_is_not_called_off_its_platform(practice):
    taken, title, text = a_call(practice)
    queued = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    practice.use_cases.postings.claim(practice.actor, queued.id)
    with pytest.raises(UserFacingError, match="post-in-hand"):
        practice.use_cases.withdrawals.withdraw(practice.actor, queued.id)


def test_a_renewed_post_still_has_to_be_taken_off(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    practice.use_cases.renewals.record_renewal(practice.actor, posting.id)
    open_tasks = rows(practice, Task, posting_id=posting.id, done_at=None)
    assert [task.kind for task in open_tasks] == [TaskKind.WITHDRAW]
