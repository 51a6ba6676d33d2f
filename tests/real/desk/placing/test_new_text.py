"""A request is changed while its post waits: the text that was agreed to now goes out."""

from __future__ import annotations

import pytest

from intake.domain.permissions import Actor, Role
from intake.domain.posting import Posting, PostingState
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import READ, a_call, changed, following_refusals, queue_post, rows


def agree_to(practice, taken, title, text):
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "consent.post": "yes", "about": f"{title}\n{text}"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)


@pytest.mark.parametrize("has_failed", [False, True])
def test_the_new_text_replaces_one_that_never_went_out(ways, has_failed):
    practice, _, _, desk, _ = ways
    taken, title, text = a_call(practice)
    old = queue_post(desk, practice.actor, taken.request.id, ("leensite", title, text))
    if has_failed:
        desk.postings.claim(practice.actor, old.id)
        desk.postings.record_failure(practice.actor, old.id, "posting-down")
    new_text = text.replace("boormachine", "boormachine met boren")
    agree_to(practice, taken, title, new_text)
    replaced = queue_post(desk, practice.actor, taken.request.id, ("leensite", title, new_text))
    assert replaced.id == old.id
    assert (replaced.state, replaced.text) == (PostingState.QUEUED, new_text)
    claimed = desk.postings.claim(practice.actor, old.id).value.posting
    assert claimed.text == new_text


def test_a_text_that_nobody_agreed_to_replaces_nothing(ways):
    practice, _, _, desk, _ = ways
    taken, title, text = a_call(practice)
    old = queue_post(desk, practice.actor, taken.request.id, ("leensite", title, text))
    with pytest.raises(UserFacingError, match="post-other-text"):
        queue_post(desk, practice.actor, taken.request.id, ("leensite", title, f"{text} Nu."))
    assert rows(practice, Posting, id=old.id)[0].text == text


def test_the_same_text_is_queued_once(ways):
    practice, _, _, desk, _ = ways
    taken, title, text = a_call(practice)
    queue_post(desk, practice.actor, taken.request.id, ("leensite", title, text))
    with pytest.raises(UserFacingError, match="post-twice"):
        queue_post(desk, practice.actor, taken.request.id, ("leensite", title, text))


def test_a_text_with_a_caution_does_not_come_in_by_releasing_the_old_one(ways):
    practice = ways[0]
    desk = following_refusals(ways)
    taken, title, text = a_call(practice)
    volunteer = Actor(new_id(), "Bram", Role.VOLUNTEER, practice.actor.desk)
    posting = queue_post(desk, volunteer, taken.request.id, ("leensite", title, text))
    desk.postings.claim(volunteer, posting.id)
    changed(practice, taken, about=f"{title}\n{text} Ik ben alleen thuis.")
    desk.postings.release(volunteer, posting.id)
    assert rows(practice, Posting, id=posting.id)[0].text == text
    with pytest.raises(UserFacingError, match="post-other-text"):
        desk.postings.claim(volunteer, posting.id)
