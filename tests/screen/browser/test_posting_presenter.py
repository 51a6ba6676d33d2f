"""Posts that are claimed one after the other, without a page."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QTimer

from intake.desk.placing.post_checks import PlatformText
from intake.desk.result import Changes
from intake.domain.consent import Purpose
from intake.domain.permissions import Role
from intake.domain.posting import Posting, PostingState
from intake.domain.resident import DIED
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.ui.browser.posting_presenter import PostingPresenter
from intake.ui.browser.withdrawal_presenter import WithdrawalPresenter
from intake.ui.desk_session import DeskSession
from tests.builders import READ, a_call, changed, posted, queue_post, rows
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
    presenter.release_all()
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
    screen.posting.release_all()


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


def begun(screen, practice):
    """One post that is claimed, at a desk that does everything at once."""
    taken, title, text = a_call(practice)
    post = ("oefenleen", title, text)
    posting = queue_post(practice.use_cases, practice.actor, taken.request.id, post)
    presenter = PostingPresenter(screen.session, practice.proof_pictures)
    screen.session.runner = InlineRunner()
    presenter.begin([posting])
    return taken, posting, presenter


def copies(progress):
    progress.open_page(copying=True)
    progress.finish_loading()


def copies_and_sends(progress):
    copies(progress)
    progress.leave_page()
    progress.start_loading()
    progress.finish_loading()


def is_asked(progress):
    copies(progress)
    progress.confirm()


def presses_the_button(progress):
    progress.open_page(copying=False)
    progress.finish_loading()
    progress.fill(any_box=True, title=True)
    progress.paint()
    progress.leave_page()


@pytest.mark.parametrize("sends", [copies, copies_and_sends, is_asked, presses_the_button])
def test_what_the_site_may_have_received_must_be_withdrawn_after_a_no(screen, practice, sends):
    taken, posting, presenter = begun(screen, practice)
    sends(presenter.progress)
    withdraw = practice.use_cases.resident_updates.withdraw_consent
    screen.session.execute(partial(withdraw, practice.actor, taken.resident.id, Purpose.POST))
    assert presenter.job is None
    tasks = rows(practice, Task, posting_id=posting.id, done_at=None)
    assert [task.kind for task in tasks] == [TaskKind.WITHDRAW]


def test_what_was_copied_and_sent_is_a_question_when_it_is_put_off(screen, practice):
    _, _, presenter = begun(screen, practice)
    copies_and_sends(presenter.progress)
    assert presenter.progress.may_be_online


def test_a_page_to_copy_into_is_not_online_by_being_opened(screen, practice):
    _, _, presenter = begun(screen, practice)
    progress = presenter.progress
    progress.open_page(copying=True)
    progress.start_loading()
    progress.finish_loading()
    assert not progress.may_be_online


def test_a_text_agreed_to_while_the_old_one_is_in_hand_waits_next(screen, practice):
    taken, posting, presenter = begun(screen, practice)
    title, text = posting.title, posting.text
    new = text.replace("boormachine", "boormachine met boren")
    again = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**again.page, "consent.post": "yes", "about": f"{title}\n{new}"}
    take = practice.use_cases.take_request.take_and_place
    posts = (PlatformText("oefenleen", title, new),)
    screen.session.execute(partial(take, practice.actor, again.id, page, READ, posts))
    queued = rows(practice, Posting, id=posting.id)[0]
    assert presenter.job is None
    assert (queued.state, queued.text) == (PostingState.QUEUED, new)


def test_the_next_posting_is_claimed_in_the_name_of_who_is_signed_in(screen, practice):
    postings = []
    for what in ("boor", "ladder"):
        taken, title, text = a_call(practice, what=what)
        post = ("oefenleen", title, text)
        postings.append(queue_post(practice.use_cases, practice.actor, taken.request.id, post))
    other = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Bram", "7264", Role.VOLUNTEER
    ).value
    presenter = PostingPresenter(screen.session, practice.proof_pictures)
    presenter.begin(postings)
    held = HeldRunner()
    screen.session.runner = held
    presenter.confirm_published("http://127.0.0.1/1", "p.png")
    screen.session.lock()
    held.let_go()
    assert rows(practice, Posting, id=postings[1].id)[0].state is PostingState.QUEUED

    screen.session.enter(other)
    presenter.resume()
    held.let_go()
    claimed = rows(practice, Posting, id=postings[1].id)[0]
    assert (claimed.state, claimed.claimed_by) == (PostingState.IN_HAND, other.staff_id)
    presenter.release_all()
    held.let_go()


def test_a_no_at_another_desk_is_looked_for_while_a_page_is_filled(screen, practice):
    taken, title, text = a_call(practice)
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    presenter = PostingPresenter(screen.session, practice.proof_pictures)
    screen.session.runner = InlineRunner()
    presenter.begin([posting])
    (again,) = presenter.findChildren(QTimer)
    assert again.isActive()
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    again.timeout.emit()
    assert presenter.job is None
    assert not again.isActive()
