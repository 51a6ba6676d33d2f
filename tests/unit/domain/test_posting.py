"""What may follow what in the life of a posting, and what each step leaves behind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.domain.permissions import Actor, Role
from intake.domain.posting import (
    CLAIM_LAPSES_AFTER,
    MAY_BE_ONLINE,
    NOTHING_TO_REMOVE,
    ONLINE,
    WAITING,
    Posting,
    PostingState,
)
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.fakes import MONDAY

ACTOR = Actor(new_id(), "Ria", Role.VOLUNTEER, "A")


def a_posting(state=PostingState.DRAFT, **values):
    return Posting(request_id=new_id(), platform="oefenleen", state=state, **values)


def test_a_posting_takes_no_step_that_cannot_follow():
    posting = a_posting()
    with pytest.raises(UserFacingError, match="post-moved-on"):
        posting.move_to(PostingState.POSTED)
    walked = (
        posting.move_to(PostingState.QUEUED)
        .move_to(PostingState.IN_HAND)
        .move_to(PostingState.UNCERTAIN)
        .move_to(PostingState.POSTED)
    )
    assert walked.state is PostingState.POSTED


@pytest.mark.parametrize("state", PostingState)
def test_what_was_withdrawn_stays_withdrawn(state):
    with pytest.raises(UserFacingError):
        a_posting(PostingState.WITHDRAWN).move_to(state)


def test_who_claims_it_and_when_is_kept():
    claimed = a_posting(PostingState.QUEUED).claim(ACTOR, MONDAY)

    assert claimed.state is PostingState.IN_HAND
    assert claimed.claimed_by == ACTOR.staff_id
    assert claimed.claimed_at == MONDAY
    assert claimed.claimed_desk == "A"


def test_nobody_has_it_in_hand_any_more_after_half_a_day():
    claimed = a_posting(PostingState.QUEUED).claim(ACTOR, MONDAY)
    assert not claimed.has_lapsed_claim(MONDAY + CLAIM_LAPSES_AFTER)
    assert claimed.has_lapsed_claim(MONDAY + CLAIM_LAPSES_AFTER + timedelta(seconds=1))
    assert not a_posting().has_lapsed_claim(MONDAY)


def test_what_is_published_keeps_its_proof():
    operation = new_id()
    posted = a_posting(PostingState.IN_HAND).publish(
        MONDAY, operation, url="https://oefenleen.example/1"
    )

    assert posted.state is PostingState.POSTED
    assert posted.posted_at == MONDAY
    assert posted.posted_by_operation == operation
    assert posted.url == "https://oefenleen.example/1"


def test_what_is_published_forgets_why_it_failed():
    tried = a_posting(PostingState.IN_HAND, why="netwerk weg", attempts=3, not_before=MONDAY)
    posted = tried.publish(MONDAY)

    assert posted.why == ""
    assert posted.attempts == 0
    assert posted.not_before is None


def test_what_is_uncertain_is_not_tried_again_by_itself():
    tried = a_posting(PostingState.IN_HAND, attempts=3, not_before=MONDAY)
    asked = tried.mark_uncertain(why="afgebroken")

    assert asked.state is PostingState.UNCERTAIN
    assert asked.attempts == 0
    assert asked.not_before is None
    assert asked.why == "afgebroken"


def test_a_new_try_begins_afresh():
    failed = a_posting(PostingState.FAILED, why="nee", attempts=4, not_before=MONDAY)
    queued = failed.requeue()

    assert queued.state is PostingState.QUEUED
    assert queued.why == ""
    assert queued.attempts == 0
    assert queued.not_before is None


def test_what_was_called_published_by_mistake_waits_again():
    posted = a_posting(PostingState.IN_HAND).publish(MONDAY, new_id())
    queued = posted.undo_publish()

    assert queued.state is PostingState.QUEUED
    assert queued.posted_at is None
    assert queued.posted_by_operation is None


def test_what_was_called_withdrawn_by_mistake_is_posted_again():
    posted = a_posting(PostingState.POSTED)

    assert posted.withdraw().undo_withdraw().state is PostingState.POSTED


def test_what_is_withdrawn_forgets_why_it_waited():
    assert a_posting(PostingState.QUEUED, why="later").withdraw().why == ""


def test_every_state_is_online_waiting_or_over():
    over = {PostingState.WITHDRAWN, PostingState.EXPIRED}
    assert ONLINE | WAITING | over == set(PostingState)
    assert not ONLINE & WAITING
    gone = {PostingState.WITHDRAWN, PostingState.EXPIRED}
    assert set(PostingState) - gone == MAY_BE_ONLINE | NOTHING_TO_REMOVE
    assert not MAY_BE_ONLINE & NOTHING_TO_REMOVE
