"""A posting: consent, guard, claim, settle, and what was interrupted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Purpose
from intake.domain.message import Message
from intake.domain.posting import Posting, PostingState
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.platforms.profile_files import ProfileFolder
from tests.builders import (
    READ,
    a_call,
    colleague_at,
    posted,
    queue_post,
    rows,
    use_cases_with_platforms,
)


def test_a_posting_goes_twice_to_no_platform_and_a_colleague_cannot_take_it_over(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    with pytest.raises(UserFacingError, match="post-twice"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        )
    practice.use_cases.postings.claim(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-not-waiting"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


def test_what_was_cut_off_in_the_middle_becomes_a_question(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.recover_interrupted(practice.actor)
    assert rows(practice, Posting)[0].state is PostingState.UNCERTAIN
    assert (
        practice.use_cases.requests.overview(practice.actor, taken.request.id).turn_key
        == "turn-uncertain"
    )
    practice.use_cases.postings.resolve(practice.actor, posting.id, is_online=False)
    assert rows(practice, Posting)[0].state is PostingState.QUEUED


def test_a_post_that_was_put_off_after_its_request_ended_is_not_taken_in_hand_again(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    practice.use_cases.postings.release(practice.actor, posting.id)
    assert rows(practice, Posting)[0].state is PostingState.WITHDRAWN
    with pytest.raises(UserFacingError, match="post-not-waiting"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


@pytest.mark.parametrize("way", ["phone", "paper", "own"])
def test_what_was_to_be_done_for_a_post_ends_with_it(practice, tmp_path, way):
    own = tmp_path / "own"
    own.mkdir()
    (own / "x.toml").write_text(
        f'name = "X"\nway = "{way}"\nkinds = ["borrow"]\nphone = "0205550102"\n', encoding="utf8"
    )
    practice.use_cases.set_up.update_centre(practice.actor, platforms=())
    desk = use_cases_with_platforms(practice, ProfileFolder(own, own, practice=False))
    taken, title, text = a_call(practice)
    queue_post(desk, practice.actor, taken.request.id, ("x", title, text))
    assert len(rows(practice, Task, request_id=taken.request.id, done_at=None)) == 1
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    assert rows(practice, Task, request_id=taken.request.id, done_at=None) == ()


def test_an_unlock_takes_nothing_that_is_in_hand(screen, practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    screen.session.lock()
    screen.session.enter(practice.actor)
    assert rows(practice, Posting)[0].state is PostingState.IN_HAND


def test_another_desk_that_starts_leaves_the_messages_of_this_one_alone(practice):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            Message(
                request_id=taken.request.id,
                to="a@b.example",
                subject="x",
                text="y",
                state="sending",
                claimed_desk="A",
                written_at=practice.clock.now(),
            )
        )
    practice.use_cases.postings.recover_interrupted(practice.actor._replace(desk="B"))
    assert rows(practice, Message)[0].state == "sending"
    practice.use_cases.postings.recover_interrupted(practice.actor)
    assert rows(practice, Message)[0].state == "uncertain"


def test_what_is_in_hand_cannot_be_taken_off(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-in-hand"):
        practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)


def test_a_step_that_another_was_first_to_take_is_told(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.release(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-moved-on"):
        practice.use_cases.postings.release(practice.actor, posting.id)
    assert rows(practice, Posting)[0].state is PostingState.QUEUED


def test_a_post_that_a_colleague_had_in_hand_long_ago_is_asked(queued):
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


def test_each_post_that_ends_is_counted_once(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    soon = practice.clock.now().date() + timedelta(days=1)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(transaction.get(Posting, posting.id), expires_on=soon))
    assert practice.use_cases.renewals.create_tasks(practice.actor).value == 1
    assert practice.use_cases.renewals.create_tasks(practice.actor).value == 0


@pytest.mark.parametrize(("days", "tasks"), [(-1, 1), (0, 1), (2, 1), (3, 0)])
def test_a_post_is_renewed_from_two_days_before_it_ends(practice, days, tasks):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    ends = practice.clock.now().date() + timedelta(days=days)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(transaction.get(Posting, posting.id), expires_on=ends))
    assert practice.use_cases.renewals.create_tasks(practice.actor).value == tasks
    expected = PostingState.EXPIRED if days < 0 else PostingState.POSTED
    assert rows(practice, Posting, id=posting.id)[0].state is expected


@pytest.mark.parametrize(
    ("typed", "kept"), [("", "https://x.example/1"), ("https://y.example/2",) * 2]
)
def test_an_uncertain_post_that_stands_keeps_its_address_unless_another_is_given(
    practice, typed, kept
):
    taken, title, text = a_call(practice)
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    postings = practice.use_cases.postings
    postings.claim(practice.actor, posting.id)
    postings.mark_uncertain(practice.actor, posting.id)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        kept_row = transaction.get(Posting, posting.id)
        transaction.save(replace(kept_row, url="https://x.example/1"))
    resolved = postings.resolve(practice.actor, posting.id, is_online=True, url=typed).value
    assert (resolved.state, resolved.url) == (PostingState.POSTED, kept)


def test_a_name_that_was_learnt_after_queueing_does_not_go_out(practice):
    title, text = "Hulp in de tuin", "Wie helpt Roosmarijn met de heg?"
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "heg knippen",
        "new.last_name": "Bakker",
        "new.phone": "020 618 4217",
        "consent.post": "yes",
        "about": f"{title}\n{text}",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
    ).value
    was = taken.resident
    practice.use_cases.resident_updates.update(
        practice.actor, was, replace(was, first_name="Roosmarijn")
    )
    with pytest.raises(UserFacingError, match="post-private"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


@pytest.mark.parametrize("field", ["title", "text"])
def test_a_post_without_words_is_no_post_that_was_agreed_to(practice, field):
    taken, title, text = a_call(practice)
    post = replace(PlatformText("oefenleen", title, text), **{field: " "})
    with pytest.raises(UserFacingError, match="post-other-text"):
        practice.use_cases.postings.queue(practice.actor, taken.request.id, post)


@pytest.mark.parametrize("was_looked_up", [False, True])
def test_when_a_post_was_seen_at_its_own_address_is_kept(practice, was_looked_up):
    taken, title, text = a_call(practice)
    postings = practice.use_cases.postings
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    postings.claim(practice.actor, posting.id)
    published = postings.record_published(
        practice.actor,
        posting.id,
        url="http://127.0.0.1/7",
        picture="",
        was_looked_up=was_looked_up,
    ).value
    assert (published.looked_up_at == practice.clock.now()) is was_looked_up


def test_a_mail_that_came_back_is_ours_whatever_became_of_it(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    outbox = practice.use_cases.outbox
    assert outbox.record_bounce(practice.actor, f"<{posting.id}@x>").value
    assert not outbox.record_bounce(practice.actor, f"<{new_id()}@x>").value
    assert not outbox.record_bounce(practice.actor, "<no id@x>").value


def test_what_another_desk_has_in_hand_is_not_put_back_by_this_one(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(colleague_at("B"), posting.id)
    with pytest.raises(UserFacingError, match="store-changed-meanwhile"):
        practice.use_cases.postings.release(practice.actor, posting.id)
    assert rows(practice, Posting, id=posting.id)[0].claimed_desk == "B"
