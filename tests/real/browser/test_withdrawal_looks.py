"""A post that is still seen on its kept address is not called gone at the first word."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from PySide6.QtGui import QGuiApplication

from intake.desk.placing.post_checks import PlatformText
from intake.domain.posting import Posting, PostingState
from tests.builders import a_call, rows


@pytest.fixture
def withdrawing(practice, browser_windows, served, qtbot):
    """Withdraw a post whose kept address shows these words."""

    def on(shown, *, slugs=("oefenleen",)):
        taken, title, text = a_call(practice)
        postings = practice.use_cases.postings
        queued = []
        for slug in slugs:
            platform = postings.platforms.get(slug)
            postings.platforms.change(replace(platform, new_request=f"{served}/plain"))
            post = PlatformText(slug, title, text)
            queued.append(postings.queue(practice.actor, taken.request.id, post).value)
            postings.claim(practice.actor, queued[-1].id)
            address = f"{served}{shown.format(title=quote(title))}"
            postings.record_published(practice.actor, queued[-1].id, url=address, picture="")
        browser_windows.withdraw(taken.request.id)
        window = browser_windows.withdrawal
        qtbot.waitUntil(lambda: window.loaded, timeout=20000)

        def state(at=0):
            return rows(practice, Posting, id=queued[at].id)[0].state

        return window, state

    return on


def test_what_is_still_there_takes_a_second_word(withdrawing, practice, qtbot):
    window, state = withdrawing("/says?{title}")
    window.withdrawn.click()
    still_there = practice.translate("withdrawal-still-there")
    qtbot.waitUntil(lambda: window.said.text() == still_there, timeout=20000)
    assert state() is PostingState.POSTED
    window.withdrawn.click()
    assert state() is PostingState.WITHDRAWN


@pytest.mark.parametrize("shown", ["/other", "/says?Weg"])
def test_what_is_gone_needs_one_word(withdrawing, qtbot, shown):
    window, state = withdrawing(shown)
    window.withdrawn.click()
    qtbot.waitUntil(lambda: state() is PostingState.WITHDRAWN, timeout=20000)


def test_where_the_post_is_not_seen_its_code_is_ready_for_the_sites_search(
    withdrawing, practice, qtbot
):
    window, _ = withdrawing("/other")
    code = window._presenter.place.code
    said = practice.translate("withdrawal-search", code=code)
    assert code
    qtbot.waitUntil(lambda: bool(window.said.text()), timeout=20000)
    assert window.said.text() == said
    assert QGuiApplication.clipboard().text() == code


def test_where_the_post_is_seen_nothing_is_said_of_searching(withdrawing, practice, qtbot):
    QGuiApplication.clipboard().setText("van een ander")
    window, _ = withdrawing("/says?{title}")
    window.withdrawn.click()
    still_there = practice.translate("withdrawal-still-there")
    qtbot.waitUntil(lambda: window.said.text() == still_there, timeout=20000)
    assert QGuiApplication.clipboard().text() == "van een ander"


def test_each_place_is_looked_at_by_itself(withdrawing, practice, qtbot):
    window, state = withdrawing("/says?{title}", slugs=("oefenleen", "oefenhulp"))
    still_there = practice.translate("withdrawal-still-there")
    for at in (0, 1):
        qtbot.waitUntil(lambda: window.loaded and window.withdrawn.isEnabled(), timeout=20000)
        window.withdrawn.click()
        qtbot.waitUntil(lambda: window.said.text() == still_there, timeout=20000)
        assert state(at) is PostingState.POSTED
        window.withdrawn.click()
        qtbot.waitUntil(lambda at=at: state(at) is PostingState.WITHDRAWN, timeout=20000)
