"""A post that was tried before is looked up where it may stand, before it is filled in again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.posting import Posting, PostingState
from tests.builders import a_call, rows
from tests.served_pages import held, posting_in_its_window


@pytest.fixture
def tried(qtbot, practice, site):
    """A posting that was left in doubt at an address, and is queued again by a person."""
    windows = []

    def at(path, *, is_kept):
        base = f"http://127.0.0.1:{site.server_port}"
        taken, title, text = a_call(practice)
        leen = practice.use_cases.postings.platforms.get("oefenleen")
        practice.use_cases.postings.platforms.change(replace(leen, new_request=f"{base}/ordinary"))
        postings = practice.use_cases.postings
        posting = postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value
        postings.claim(practice.actor, posting.id)
        postings.mark_uncertain(practice.actor, posting.id, url=f"{base}{path}")
        again = postings.resolve(practice.actor, posting.id, is_online=False).value
        if is_kept:
            site.kept.append((title, text))
        window = posting_in_its_window(practice, again)
        windows.append(window)
        return window, posting.id

    yield at
    for window in windows:
        window.dispose()
        window.close()


def state(practice, posting_id):
    return rows(practice, Posting, id=posting_id)[0].state


def test_what_stands_there_is_shown_and_asked_and_not_filled_again(qtbot, tried, practice, site):
    window, posting_id = tried("/oproep/7", is_kept=True)
    qtbot.waitUntil(lambda: window.stage == "confirming", timeout=20000)
    assert window.panel.said.text() == practice.translate("posting-earlier-found")
    assert window.address.endswith("/oproep/7")
    window.panel.yes_button.click()
    qtbot.waitUntil(lambda: state(practice, posting_id) is PostingState.POSTED, timeout=20000)
    assert len(site.kept) == 1


def test_what_is_another_one_gives_the_form_at_a_no(qtbot, tried):
    window, _ = tried("/oproep/7", is_kept=True)
    qtbot.waitUntil(lambda: window.stage == "confirming", timeout=20000)
    assert window.panel.deny_button.isVisible()
    window.panel.deny_button.click()
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    assert held(qtbot, window, "t") == window.presenter.job.posting.title


def test_what_does_not_stand_there_is_filled_in_and_said(qtbot, tried, practice):
    window, _ = tried("/oproep/7", is_kept=False)
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    assert window.panel.said.text().startswith(practice.translate("posting-earlier-gone"))


@pytest.mark.parametrize("path", ["/ordinary", "/ordinary#oproep", ":geen/poort"])
def test_where_it_cannot_be_seen_the_person_is_asked_to_look(qtbot, tried, practice, path):
    window, _ = tried(path, is_kept=False)
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=30000)
    assert window.panel.said.text().startswith(practice.translate("posting-earlier-unknown"))


def test_later_keeps_where_it_may_stand(qtbot, tried, practice):
    window, posting_id = tried("/oproep/7", is_kept=False)
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    window.page.runJavaScript("document.getElementById('send').click()")
    qtbot.waitUntil(lambda: window.stage == "moved on", timeout=20000)
    window.panel.later.click()
    kept = rows(practice, Posting, id=posting_id)[0]
    assert (kept.state, kept.url) == (
        PostingState.UNCERTAIN,
        window.outcomes.post_address or kept.url,
    )
    assert kept.url.endswith("/oproep/7")
