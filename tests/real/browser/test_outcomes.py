"""What the window says of a post is what the site has taken, in every way that sites take posts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.posting import Posting, PostingState
from intake.filling.evidence import Outcome
from tests.builders import a_call, rows
from tests.served_pages import held, posting_in_its_window, say_it_stands


@pytest.fixture
def filled(qtbot, practice, site):
    """A window with a filled form on one of the site's paths."""
    windows = []

    def at(path, *, stage="filled"):
        taken, title, text = a_call(practice)
        leen = practice.use_cases.postings.platforms.get("oefenleen")
        address = f"http://127.0.0.1:{site.server_port}{path}"
        practice.use_cases.postings.platforms.change(replace(leen, new_request=address))
        posting = practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value
        window = posting_in_its_window(practice, posting)
        windows.append(window)
        qtbot.waitUntil(lambda: window.stage == stage, timeout=20000)
        return window

    yield at
    for window in windows:
        window.dispose()
        window.close()


def press(_qtbot, window):
    window.page.runJavaScript("document.getElementById('send').click()")


def press_with_keys(qtbot, window):
    focus(qtbot, window, "#send")
    QTest.keyClick(window.view.focusProxy(), Qt.Key.Key_Return)


def focus(qtbot, window, selector):
    part = f"document.querySelector('{selector}')"
    with qtbot.waitCallback() as done:
        window.page.runJavaScript(f"{part}.tabIndex = 0; {part}.focus(); 1", done)


def outcome_is(qtbot, window, outcome):
    qtbot.waitUntil(lambda: window.outcomes.watcher.latest.outcome is outcome, timeout=20000)


@pytest.mark.parametrize(
    "path", ["/ordinary", "/thanks", "/script-leaves", "/script-empties", "/edit-screen"]
)
def test_a_success_is_seen_and_the_address_kept_is_the_posts_own(qtbot, filled, site, path):
    window = filled(path)
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.STANDS)
    assert len(site.kept) == 1
    assert window.stage == "moved on"
    if path in ("/ordinary", "/script-leaves", "/edit-screen"):
        assert window.outcomes.post_address.endswith("/oproep/7")


def test_a_page_that_leads_on_after_its_message_is_followed_to_the_post(qtbot, filled, site):
    window = filled("/script-leads-on")
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.STANDS)
    assert not window.outcomes.post_address.endswith("/oproep/7"), "so far only the message"
    qtbot.waitUntil(lambda: window.outcomes.seen_again_at.endswith("/oproep/7"), timeout=20000)
    assert window.outcomes.post_address.endswith("/oproep/7")


@pytest.mark.parametrize("path", ["/refused", "/refused-422"])
def test_a_refusal_is_told_in_the_sites_words_and_the_post_is_no_question(
    qtbot, filled, site, practice, path
):
    window = filled(path)
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.REFUSED)
    said = practice.translate(
        "posting-site-refused", text="Kies eerst een wijk.", platform="OefenLeen"
    )
    qtbot.waitUntil(lambda: window.panel.said.text() == said, timeout=20000)
    assert held(qtbot, window, "t") == window.presenter.job.posting.title
    window.panel.later.click()
    assert rows(practice, Posting)[0].state is PostingState.QUEUED
    assert site.kept == []


def test_a_page_that_is_no_form_and_says_no_is_a_refusal(qtbot, filled, site):
    window = filled("/forbidden")
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.REFUSED)
    assert "U bent niet ingelogd" in window.outcomes.watcher.latest.sentence
    assert site.kept == []


def test_a_preview_is_told_and_the_press_after_it_is_seen(qtbot, filled, site, practice):
    window = filled("/preview")
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.PREVIEW)
    assert site.kept == []
    assert window.panel.said.text() == practice.translate(
        "posting-site-preview", platform="OefenLeen"
    )
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.STANDS)
    assert len(site.kept) == 1


def test_a_draft_is_not_called_placed(qtbot, filled):
    window = filled("/draft")
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.DRAFT)
    assert not window.presenter.progress.has_moved_on


def test_a_form_that_comes_back_empty_is_not_filled_again_and_becomes_a_question(
    qtbot, filled, site, practice
):
    window = filled("/empty-again")
    press(qtbot, window)
    unknown = practice.translate("posting-site-unknown", platform="OefenLeen")
    qtbot.waitUntil(lambda: window.panel.said.text() == unknown, timeout=20000)
    assert held(qtbot, window, "t") == ""
    assert len(site.kept) == 1
    window.panel.later.click()
    assert rows(practice, Posting)[0].state is PostingState.UNCERTAIN


def test_a_page_that_says_placed_and_still_holds_the_text_is_a_question(
    qtbot, filled, site, practice
):
    window = filled("/still-there")
    press(qtbot, window)
    qtbot.waitUntil(lambda: len(site.kept) == 1, timeout=20000)
    said = []

    def look():
        window.outcomes.watcher.look(lambda found, shown: said.append((found.outcome, shown)))
        return any(shown.messages for _, shown in said)

    qtbot.waitUntil(look, timeout=20000)
    assert {outcome for outcome, shown in said if shown.messages} == {Outcome.UNKNOWN}
    assert not window.presenter.progress.has_moved_on


def test_what_a_person_says_counts_above_all_and_is_asked_what_speaks_against_it(
    qtbot, filled, practice
):
    window = filled("/refused")
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.REFUSED)
    window.panel.confirm_button.click()
    assert window.panel.said.text() == practice.translate(
        "posting-sure-refused", text="Kies eerst een wijk.", platform="OefenLeen"
    )
    assert window.panel.deny_button.hasFocus()
    window.panel.yes_button.click()
    assert rows(practice, Posting)[0].state is PostingState.POSTED


def test_a_line_that_breaks_after_storing_is_a_question_and_no_refusal(
    qtbot, filled, site, practice
):
    window = filled("/cut")
    press(qtbot, window)
    cut_off = practice.translate("posting-cut-off")
    qtbot.waitUntil(lambda: window.panel.said.text() == cut_off, timeout=20000)
    assert len(site.kept) == 1
    looked = []
    window.outcomes.watcher.look(lambda found, _: looked.append(found.outcome))
    qtbot.waitUntil(lambda: bool(looked), timeout=20000)
    assert looked == [Outcome.UNKNOWN]
    window.panel.later.click()
    assert rows(practice, Posting)[0].state is PostingState.UNCERTAIN


def test_a_post_that_is_found_again_at_its_address_is_stored_without_a_key(qtbot, filled, practice):
    window = filled("/ordinary")
    press_with_keys(qtbot, window)
    outcome_is(qtbot, window, Outcome.STANDS)
    qtbot.waitUntil(lambda: rows(practice, Posting)[0].state is PostingState.POSTED, timeout=20000)
    kept = rows(practice, Posting)[0]
    assert kept.looked_up_at == kept.posted_at
    told = practice.translate("posting-stored", platform="OefenLeen")
    assert window.presenter.sentence_about_previous == told


@pytest.mark.parametrize("path", ["/ordinary", "/members-only", "/step-page"])
def test_what_nobody_pressed_or_no_visitor_finds_is_left_to_the_person(
    qtbot, filled, site, practice, path
):
    """A page that goes on by itself, one within the account, and a step of a form."""
    window = filled(path)
    answers = []
    window.outcomes.visitor_answered.connect(answers.append)
    (press if path == "/ordinary" else press_with_keys)(qtbot, window)
    qtbot.waitUntil(lambda: bool(answers), timeout=20000)
    assert answers == [path == "/ordinary"]
    assert rows(practice, Posting)[0].state is PostingState.IN_HAND


def test_a_page_with_the_title_alone_is_not_called_placed_and_is_asked(qtbot, filled, practice):
    window = filled("/next-step")
    press_with_keys(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.outcomes.seen_again_at), timeout=20000)
    assert window.panel.said.text() == practice.translate("posting-title-shown")
    window.proof.confirm()
    assert window.panel.said.text() == practice.translate("posting-see-it")
    assert rows(practice, Posting)[0].state is PostingState.IN_HAND


def test_an_address_that_does_not_open_for_the_moment_is_kept(qtbot, filled, site, practice):
    site.is_away_once_kept = True
    looks = []
    window = filled("/edit-screen")
    window.outcomes.address_checked.connect(looks.append)
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.STANDS)
    qtbot.waitUntil(lambda: bool(looks), timeout=20000)
    assert looks == [None]
    assert window.outcomes.post_address.endswith("/oproep/7")


def test_a_person_whose_word_is_all_there_is_keeps_no_look(qtbot, filled, practice):
    window = filled("/refused")
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.REFUSED)
    say_it_stands(window)
    assert rows(practice, Posting)[0].looked_up_at is None


def test_a_second_press_of_the_same_key_is_no_yes_before_anything_was_sent(
    qtbot, filled, site, practice
):
    window = filled("/ordinary")
    for _ in range(3):
        window.panel.confirm_button.click()
        window.proof.confirm()
    assert window.panel.said.text() == practice.translate("posting-sure-not-sent")
    assert rows(practice, Posting)[0].state is PostingState.IN_HAND
    assert not site.kept
    window.panel.deny_button.click()
    assert window.stage == "filled"


def test_what_the_page_shows_is_asked_no_second_time(qtbot, filled, practice):
    window = filled("/ordinary")
    press(qtbot, window)
    outcome_is(qtbot, window, Outcome.STANDS)
    window.panel.confirm_button.click()
    assert rows(practice, Posting)[0].state is PostingState.POSTED


def test_what_a_page_draws_beside_its_boxes_while_one_writes_is_no_preview_once_sent(
    qtbot, filled, site, practice
):
    """The site stores it and says nothing: nobody knows, and nothing goes out twice."""
    window = filled("/script-beside")
    qtbot.waitUntil(lambda: window.outcomes.watcher.before.text, timeout=20000)
    press(qtbot, window)
    qtbot.waitUntil(lambda: len(site.kept) == 1, timeout=20000)
    qtbot.waitUntil(lambda: window.presenter.progress.may_be_online, timeout=20000)
    assert window.outcomes.watcher.latest.outcome is Outcome.UNKNOWN
    window.panel.later.click()
    assert rows(practice, Posting)[0].state is PostingState.UNCERTAIN


def test_what_a_page_without_a_form_opens_with_is_no_word_about_the_post(qtbot, filled, practice):
    """Who copies by hand has sent nothing yet."""
    window = filled("/counts", stage="shown")
    qtbot.waitUntil(lambda: window.presenter.progress.is_copying, timeout=20000)
    qtbot.waitUntil(lambda: bool(window.outcomes.watcher.before.lines), timeout=20000)
    assert window.outcomes.watcher.latest.outcome is Outcome.UNKNOWN
    window.proof.confirm()
    assert rows(practice, Posting)[0].state is PostingState.IN_HAND, "it is asked first"


@pytest.mark.parametrize("path", ["/link-sends", "/part-sends"])
def test_a_post_that_a_link_or_a_part_of_the_page_sent_is_not_put_back_in_line(
    qtbot, filled, site, path
):
    window = filled(path)
    focus(qtbot, window, "#send")
    QTest.keyClick(window.view.focusProxy(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(site.kept) == 1, timeout=20000)
    qtbot.waitUntil(lambda: window.presenter.progress.may_be_online, timeout=20000)


def test_a_press_on_nothing_makes_no_question_of_a_post(qtbot, filled, site):
    window = filled("/ordinary")
    focus(qtbot, window, "h1")
    QTest.keyClick(window.view.focusProxy(), Qt.Key.Key_Return)
    looked = window.outcomes.watcher
    looks = []
    looked.look(lambda outcome, evidence: looks.append(evidence))
    qtbot.waitUntil(lambda: bool(looks), timeout=20000)
    assert not looks[0].pressed
    assert not window.presenter.progress.may_be_online
    assert site.kept == []
