"""Posts that are claimed one after the other, without a page."""

from __future__ import annotations

from functools import partial

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.desk.result import Changes
from intake.domain.consent import Purpose
from intake.domain.posting import Posting, PostingState
from intake.domain.resident import DIED
from intake.kit.codes import format_code
from intake.ui.browser.posting_presenter import PostingPresenter
from intake.ui.browser.withdrawal_presenter import WithdrawalPresenter
from intake.ui.desk_session import DeskSession
from tests.builders import a_call, changed, posted, queue_post, rows
from tests.fakes import HeldRunner, InlineRunner


def test_a_post_claimed_as_the_desk_locks_is_shown_only_to_who_comes_back(
    screen, practice, tmp_path
):
    taken, title, text = a_call(practice)
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    presenter = PostingPresenter(screen.session, practice.proof_pictures)
    shown = []
    presenter.opened.connect(shown.append)
    held = HeldRunner()
    screen.session.runner = held
    presenter.begin([posting])
    screen.session.lock()
    held.let_go()
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.IN_HAND
    assert shown == []
    screen.session.enter(practice.actor)
    presenter.resume()
    assert [job.posting.id for job in shown] == [posting.id]
    presenter.stop()
    held.let_go()
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.QUEUED


def test_a_press_while_the_proof_is_being_kept_counts_once(screen, practice):
    taken, title, text = a_call(practice)
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    presenter = PostingPresenter(screen.session, practice.proof_pictures)
    presenter.begin([posting])
    held = HeldRunner()
    screen.session.runner = held
    presenter.confirm_published("http://127.0.0.1/1", "p.png")
    presenter.confirm_published("http://127.0.0.1/2", "p.png")
    presenter.postpone()
    assert len(held.waiting) == 1
    held.let_go()
    kept = rows(practice, Posting, id=posting.id)[0]
    assert (kept.state, kept.url) == (PostingState.POSTED, "http://127.0.0.1/1")


def test_a_second_request_is_taken_off_from_its_first_place(practice):
    session = DeskSession(InlineRunner(), InlineRunner(), practice.translate, practice.clock)
    session.use_cases, session.signed_in = practice.use_cases, practice.actor
    presenter = WithdrawalPresenter(session)
    for what in ("boor", "ladder"):
        taken, title, text = a_call(practice, what=what)
        posting = posted(practice, taken, title, text)
        presenter.start(taken.request.id)
        assert presenter.place.posting.id == posting.id
        presenter.confirm_withdrawn()
        assert presenter.place is None


def test_what_a_colleague_has_in_hand_is_passed_over(screen, practice):
    postings = []
    for what in ("boor", "ladder"):
        taken, title, text = a_call(practice, what=what)
        post = PlatformText("oefenleen", title, text)
        queued = practice.use_cases.postings.queue(practice.actor, taken.request.id, post)
        postings.append(queued.value)
    practice.use_cases.postings.claim(practice.actor, postings[0].id)
    screen.posting.begin(postings)
    assert screen.posting.job.posting.id == postings[1].id
    screen.posting.stop()


def test_a_caution_that_was_weighed_hides_no_name_that_is_the_residents_own(screen, practice):
    taken, title, _ = a_call(practice)
    text = f"Piet Jansen mag ook reageren. Noem code {format_code(taken.request.code)}."
    changed(practice, taken, about=f"{title}\n{text}", answer_post="2")
    post = PlatformText("oefenleen", title, text, overruled="hij wil dit zelf")
    posting = practice.use_cases.postings.queue(practice.actor, taken.request.id, post).value
    presenter = PostingPresenter(screen.session, practice.proof_pictures)
    presenter.begin([posting])
    assert presenter.check_page([title, text]) == ""
    name = practice.translate("finding-name")
    assert name in presenter.check_page([f"Voor {taken.resident.first_name}"])


@pytest.mark.parametrize("no", ["withdrawn", "cancelled", "died"])
def test_a_page_that_is_filled_goes_when_the_resident_says_no(screen, practice, no):
    taken, title, text = a_call(practice)
    actor, use_cases = practice.actor, practice.use_cases
    posting = queue_post(use_cases, actor, taken.request.id, ("oefenleen", title, text))
    presenter = PostingPresenter(screen.session, practice.proof_pictures)
    screen.session.runner = InlineRunner()
    told = []
    presenter.message.connect(told.append)
    presenter.begin([posting])
    assert presenter.job
    screen.session.changed.emit(Changes())
    assert presenter.job, "nothing was said yet"
    acts = {
        "withdrawn": partial(
            use_cases.resident_updates.withdraw_consent, actor, taken.resident.id, Purpose.POST
        ),
        "cancelled": partial(use_cases.requests.close, actor, taken.request.id, "", cancelled=True),
        "died": partial(use_cases.resident_updates.mark_gone, actor, taken.resident.id, DIED),
    }
    screen.session.execute(acts[no])
    assert presenter.job is None
    assert told == [practice.translate("error-post-not-wanted")]
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.WITHDRAWN
