"""Nothing is posted without a yes, and nothing private whoever asks."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.desk.placing.post_checks import PlatformText, is_agreed, join_agreed
from intake.desk.placing.withdrawal_planning import may_be_posted
from intake.domain.consent import Consent, Purpose
from intake.domain.permissions import Role
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import (
    READ,
    a_call,
    queue_post,
    rows,
)
from tests.screens import press, type_


def test_a_caution_is_let_stand_by_a_coordinator_with_a_reason_alone(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    title, text = "Hulp gevraagd", "Een buurtgenoot woont alleen en zoekt gezelschap."
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "gezelschap",
        "new.first_name": "Wim",
        "new.phone": "0206184217",
        "consent.post": "yes",
        "about": f"{title}\n{text}",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    with pytest.raises(UserFacingError, match="post-caution"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
        )
    volunteer = practice.actor._replace(role=Role.VOLUNTEER)
    with pytest.raises(UserFacingError, match="permission-missing"):
        practice.use_cases.postings.queue(
            volunteer,
            taken.request.id,
            PlatformText("oefenhulp", title, text, overruled="zij vroeg dit zelf"),
        )
    kept = practice.use_cases.postings.queue(
        practice.actor,
        taken.request.id,
        PlatformText("oefenhulp", title, text, overruled="zij vroeg dit zelf"),
    ).value
    assert kept.overruled == "zij vroeg dit zelf"


@pytest.mark.parametrize(
    ("consent", "fault"),
    [("", "post-no-consent"), ("later", "post-no-consent"), ("no", "post-refused")],
)
def test_without_a_yes_nothing_is_posted(practice, consent, fault):
    taken, title, text = a_call(practice, consent=consent)
    with pytest.raises(UserFacingError, match=fault):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        )


def test_private_data_is_stopped_whoever_asks(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    title, text = "Boormachine", "Bel Wim op 020 618 4217"
    page = {
        **draft.page,
        "kind": "borrow",
        "a.what": "boormachine",
        "new.first_name": "Wim",
        "new.phone": "0206184217",
        "consent.post": "yes",
        "about": f"{title}\n{text}",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    with pytest.raises(UserFacingError, match="post-private"):
        practice.use_cases.postings.queue(
            practice.actor,
            taken.request.id,
            PlatformText("oefenleen", title, text, overruled="mag van mij"),
        )


def test_fewer_platforms_than_were_asked_about_keep_the_yes(screen, practice):
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    type_("hulp in de tuin op zaterdag")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    screen.online.answer(Purpose.POST, "yes")
    read = screen.call_draft.get("about")
    screen.call_draft.set("about", f"Wie helpt?\nEn dit was voor een tweede platform.\n\n{read}")
    assert practice.translate("error-post-other-text") not in screen.online.why_not()
    screen.call_draft.set("a.what", "schuur verven")
    assert practice.translate("error-post-other-text") in screen.online.why_not()


def test_nothing_is_claimed_without_a_consent_in_force(practice):
    taken, title, text = a_call(practice)
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    consent = rows(practice, Consent, request_id=taken.request.id, purpose="post")[0]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(consent, given=False))
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        practice.use_cases.postings.claim(practice.actor, posting.id)
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.QUEUED


def test_the_last_answer_is_the_one_that_must_be_about_this_very_text(practice):
    taken, title, text = a_call(practice)
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "consent.post": "yes", "about": "Ladder\nWie heeft een ladder?"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    with pytest.raises(UserFacingError, match="post-other-text"):
        queue_post(practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text))


@pytest.mark.parametrize(
    ("first", "then", "outcome"),
    [
        ("yes", "no", pytest.raises(UserFacingError, match="post-refused")),
        ("later", "yes", nullcontext()),
    ],
)
def test_the_last_answer_counts(practice, first, then, outcome):
    taken, title, text = a_call(practice, consent=first)
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "consent.post": then, "about": f"{title}\n{text}"}
    practice.use_cases.take_request.take_and_place(practice.actor, again.id, page, READ)
    post = ("oefenleen", title, text)
    with outcome:
        queue_post(practice.use_cases, practice.actor, taken.request.id, post)
    assert len(rows(practice, Posting, request_id=taken.request.id)) == (then == "yes")


@pytest.mark.parametrize(
    ("agreed", "outcome"),
    [
        ("yes", nullcontext()),
        ("no", pytest.raises(UserFacingError, match="post-resident-not-asked")),
        ("", pytest.raises(UserFacingError, match="post-resident-not-asked")),
    ],
)
def test_a_request_of_somebody_elses_call_needs_the_residents_own_word(practice, agreed, outcome):
    taken, title, text = a_call(practice, for_other="Mehmet", agreed=agreed)
    post = ("oefenleen", title, text)
    with outcome:
        queue_post(practice.use_cases, practice.actor, taken.request.id, post)
    assert len(rows(practice, Posting)) == (agreed == "yes")


def test_a_request_of_which_nothing_was_asked_goes_nowhere(practice):
    taken, title, text = a_call(practice, consent="later")
    with pytest.raises(UserFacingError, match="post-no-consent"):
        queue_post(practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text))


def in_doubt(practice):
    """A request with a posting of which nobody knows whether it is online."""
    taken, title, text = a_call(practice)
    queued = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    practice.use_cases.postings.claim(practice.actor, queued.id)
    practice.use_cases.postings.recover_interrupted(practice.actor)
    return taken, queued


def test_the_last_answer_counts_where_a_post_comes_back_into_line(practice):
    """What was in doubt and was not online waits again only if the last word was a yes."""
    taken, posting = in_doubt(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        said = transaction.find(Consent, request_id=taken.request.id, purpose="post")[-1]
        transaction.save(replace(said, id=new_id(), version=0, given=False))
    resolved = practice.use_cases.postings.resolve(
        practice.actor, posting.id, is_online=False
    ).value
    assert resolved.state is PostingState.WITHDRAWN
    with practice.store.read() as transaction:
        request = transaction.get(Request, taken.request.id)
        assert not may_be_posted(transaction, request)


def test_what_was_not_online_is_tried_again_from_the_first_attempt(practice):
    _, posting = in_doubt(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        uncertain = transaction.get(Posting, posting.id)
        transaction.save(replace(uncertain, attempts=3))
    resolved = practice.use_cases.postings.resolve(
        practice.actor, posting.id, is_online=False
    ).value
    assert (resolved.state, resolved.attempts) == (PostingState.QUEUED, 0)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Hond uitlaten gevraagd", "Wie wil een hond uitlaten?"),
        ("gevraagd", "Wie wil een hond uitlaten?\nHij bijt kinderen."),
        ("d", "W"),
        ("Hond uitlaten gevraagd", "Wie wil een hond uitlaten?\nHij bijt"),
    ],
)
def test_a_piece_of_an_agreed_text_is_another_text(title, text):
    whole = "Hond uitlaten gevraagd\nWie wil een hond uitlaten?\n\nHij bijt kinderen."
    about = join_agreed([whole, "Hond\nKort."])
    assert not is_agreed(title, text, about)
    assert is_agreed(
        "Hond uitlaten gevraagd", "Wie wil een hond uitlaten?\n\nHij bijt kinderen.", about
    )
    assert is_agreed("Hond", "Kort.", about)


def test_a_text_that_was_agreed_to_in_an_earlier_version_with_blank_lines_still_counts():
    assert is_agreed("Hond", "Een.\n\nTwee.", "Hond\nEen.\n\nTwee.")
    assert not is_agreed("Hond", "Een.", "Hond\nEen.\n\nTwee.")


def test_an_agreed_text_from_which_a_sentence_was_cut_is_not_queued(practice):
    taken, title, text = a_call(practice)
    with pytest.raises(UserFacingError, match="post-other-text"):
        queue_post(
            practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text[:-5])
        )
