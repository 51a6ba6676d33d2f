"""Signing in with what the keyring keeps, trials, and taking off place by place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from shiboken6 import delete

from intake.desk.placing.post_checks import PlatformText
from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Kind
from intake.domain.task import Task, TaskKind
from intake.kit.errors import ExternalError
from intake.text.composing.example_post import example_post
from intake.text.guarding.guard import guard
from intake.ui.browser.saved_sign_ins import SavedSignIns
from intake.ui.browser.sign_in_box import is_home
from tests.builders import (
    a_call,
    posted,
    rows,
)


def held(qtbot, page, script):
    with qtbot.waitCallback(timeout=20000) as back:
        page.runJavaScript(script, back)
    return back.args[0]


def test_a_kept_sign_in_is_put_into_the_platforms_own_page_and_nothing_is_pressed(
    qtbot, practice, browser_windows
):
    profile = practice.use_cases.postings.platforms.get("oefenleen")
    there = urlsplit(profile.sign_in).netloc
    SavedSignIns(browser_windows.session, browser_windows.ring).save(
        "oefenleen", there, "balie", "oefenen"
    )
    assert list(browser_windows.ring.held) == [f"sign-in oefenleen {there} manager"], (
        "apart for each platform and role"
    )
    browser_windows.sign_in(profile)
    window = browser_windows.window
    qtbot.waitUntil(window.panel.box.isVisible, timeout=20000)
    assert (window.panel.box.name.text(), window.panel.box.kept.isChecked()) == ("balie", True)
    address = window.address
    window.panel.box.enter.click()
    qtbot.waitUntil(
        lambda: (
            held(qtbot, window.page, "document.getElementById('wachtwoord').value") == "oefenen"
        ),
        timeout=10000,
    )
    assert held(qtbot, window.page, "document.getElementById('naam').value") == "balie"
    assert window.address == address, "the person presses the button"
    window.panel.box.forget.click()
    assert set(browser_windows.ring.held.values()) == {""}
    window.panel.box.name.setText("iemand")
    window.panel.box.password.setText("geheim")
    window.panel.box.kept.setChecked(False)
    window.panel.box.enter.click()
    assert set(browser_windows.ring.held.values()) == {""}, "nobody asked to keep it"


def test_a_sign_in_is_offered_on_the_platforms_own_address_alone():
    there = PlatformProfile(
        slug="x",
        name="X",
        way=PostingMethod.WEB,
        kinds=frozenset(Kind),
        new_request="https://www.leen.example/nieuw",
        sign_in="https://inlog.leen.example/",
    )
    assert is_home("https://inlog.leen.example/?next=1", there)
    assert is_home("https://www.leen.example/nieuw", there)
    for other in (
        "https://leen.example.kwaad.example/",
        "https://kwaad.example/?https://www.leen.example/",
        "http://www.leen.example/",
        "https://shop.leen.example/",
    ):
        assert not is_home(other, there), other


def test_on_another_page_nothing_is_put_anywhere(qtbot, practice, browser_windows):
    profile = replace(
        practice.use_cases.postings.platforms.get("oefenleen"),
        new_request="http://127.0.0.1:9/nieuw",
    )
    real = practice.use_cases.postings.platforms.get("oefenleen").sign_in
    browser_windows.sign_in(profile)
    window = browser_windows.window
    qtbot.waitUntil(window.panel.box.isVisible, timeout=20000)
    window.sign_in_helper._platform = replace(
        profile, sign_in="http://localhost:9/", new_request=""
    )
    window.panel.box.password.setText("geheim")
    window.panel.box.enter.click()
    assert held(qtbot, window.page, "document.getElementById('wachtwoord').value") == "", real


def test_a_page_that_answers_when_the_box_is_gone_harms_nobody(qtbot, practice, browser_windows):
    browser_windows.sign_in(practice.use_cases.postings.platforms.get("oefenleen"))
    window = browser_windows.window
    qtbot.waitUntil(window.panel.box.isVisible, timeout=20000)
    delete(window.panel.box)
    with qtbot.captureExceptions() as raised:
        window.page.loadFinished.emit(True)
        assert held(qtbot, window.page, "1 + 1") == 2, "what was asked before it is answered"
    assert [kind for kind, *_ in raised] == []


@pytest.mark.parametrize("kind", list(Kind))
def test_the_example_of_a_trial_is_nobodys(practice, kind):
    profile = PlatformProfile(slug="x", name="X", way=PostingMethod.WEB, kinds=frozenset({kind}))
    posting, request, resident = example_post(
        profile, practice.use_cases.set_up.centre(), practice.translate, practice.clock.now()
    )
    assert request.kind is kind
    assert resident.last_name == ""
    assert (
        guard(
            f"{posting.title}\n{posting.text}",
            __import__("intake.text.guarding.finding", fromlist=["Known"]).PrivateFacts(),
        )
        == ()
    )


def test_a_trial_shows_what_would_be_filled_in_and_keeps_nothing(
    qtbot, practice, browser_windows, tmp_path
):
    profile = practice.use_cases.postings.platforms.get("oefenleen")
    before = rows(practice, Posting)
    page = tmp_path / "page"
    page.mkdir()
    browser_windows.try_out(profile)
    window = browser_windows.window
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=30000)
    assert practice.translate("posting-trial-about") == window.parts._about.text()
    assert not window.panel.confirm_button.isEnabled(), "there is nothing to confirm"
    assert rows(practice, Posting) == before


def standing(practice, slug, url, title="Boormachine te leen gevraagd"):
    taken, _, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText(slug, title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.record_published(practice.actor, posting.id, url=url, picture="")
    return taken, posting


def test_a_request_comes_off_place_by_place_each_at_its_own_page(qtbot, practice, browser_windows):
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    taken, first = standing(practice, "oefenleen", leen.sign_in)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        draft = transaction.save(
            Posting(
                request_id=taken.request.id, platform="oefenhulp", title="Boormachine", text="x"
            )
        )
        held_ = transaction.save(
            transaction.save(draft.move_to(PostingState.QUEUED)).move_to(PostingState.IN_HAND)
        )
        second = transaction.save(
            held_.move_to(PostingState.POSTED, url="", posted_at=practice.clock.now())
        )
    practice.use_cases.postings.platforms.change(
        replace(
            practice.use_cases.postings.platforms.get("oefenhulp"),
            way=PostingMethod.PHONE,
            phone="020 555 0102",
            new_request="",
        )
    )
    told = []
    browser_windows.presenter.message.connect(told.append)
    browser_windows.withdraw(taken.request.id)
    window = browser_windows.withdrawal
    qtbot.waitUntil(lambda: window.loaded, timeout=20000)
    assert window.page.url().toString() == leen.sign_in
    assert "“Het staat er niet meer”" in window.hint.text()
    window.withdrawn.click()
    assert rows(practice, Posting, id=first.id)[0].state is PostingState.POSTED, "it looks first"
    qtbot.waitUntil(
        lambda: rows(practice, Posting, id=first.id)[0].state is PostingState.WITHDRAWN,
        timeout=20000,
    )
    assert not window.view.isVisible()
    assert "020 555 0102" in window.hint.text()
    assert [task.posting_id for task in rows(practice, Task, kind="withdraw", done_at=None)] == [
        second.id
    ], "each is done only when it is confirmed"
    window.withdrawn.click()
    assert rows(practice, Task, kind="withdraw", done_at=None) != (), (
        "a second press in a hurry confirms nothing"
    )
    qtbot.waitUntil(window.withdrawn.isEnabled)
    window.withdrawn.click()
    assert rows(practice, Task, kind="withdraw", done_at=None) == ()
    assert told == [practice.translate("withdrawal-done")]
    assert not window.isVisible()


def test_the_rest_later_keeps_its_tasks_and_a_request_that_stands_nowhere_says_so(
    qtbot, practice, browser_windows
):
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    taken, posting = standing(practice, "oefenleen", leen.sign_in)
    told = []
    browser_windows.presenter.message.connect(told.append)
    browser_windows.withdraw(taken.request.id)
    browser_windows.withdrawal.later.click()
    assert [
        (task.kind, task.posting_id)
        for task in rows(practice, Task, done_at=None, posting_id=posting.id)
    ] == [(TaskKind.WITHDRAW, posting.id)]
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    practice.clock.forward(timedelta(minutes=1))
    browser_windows.withdraw(taken.request.id)
    assert told == [practice.translate("withdrawal-nowhere")]


def test_a_page_that_is_down_says_what_to_do(qtbot, practice, browser_windows):
    taken, _ = standing(practice, "oefenleen", "http://127.0.0.1:9/weg")
    browser_windows.withdraw(taken.request.id)
    qtbot.waitUntil(
        lambda: browser_windows.withdrawal.said.text() == practice.translate("withdrawal-down"),
        timeout=20000,
    )
    window = browser_windows.withdrawal
    assert window.away.isVisible()
    assert not window.view.isVisible()
    assert window.open_outside_button.objectName() == "primary"
    assert window.withdrawn.objectName() == "second", "nobody is done on a page that is not there"
    window.away.retry.click()
    assert window.withdrawn.objectName() == "primary"
    assert window.view.isVisible(), "it is tried again, in the same window"
    qtbot.waitUntil(window.away.isVisible, timeout=20_000)


def test_a_keyring_that_does_not_open_leaves_the_fields_empty_and_says_nothing(
    practice, browser_windows
):
    def closed(*_):
        raise ExternalError("keyring-closed")

    told, found = [], []
    browser_windows.session.message.connect(told.append)
    browser_windows.ring.read = closed
    browser_windows.ring.write = closed
    kept = SavedSignIns(browser_windows.session, browser_windows.ring)
    kept.read("oefenleen", "127.0.0.1", lambda *pair: found.append(pair))
    assert (found, told) == ([("", "")], [])
    kept.save("oefenleen", "127.0.0.1", "balie", "oefenen")
    assert len(told) == 1, "what could not be kept is told"
    browser_windows.session.signed_in = None
    kept.read("oefenleen", "127.0.0.1", lambda *pair: found.append(pair))
    assert found[-1] == ("", ""), "a page that loads on a locked desk gets nothing"


def test_a_locked_desk_shows_no_page_of_anybody_and_goes_on_afterwards(
    qtbot,
    practice,
    browser_windows,
):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    actor, browser_windows.session.signed_in = (
        browser_windows.session.signed_in,
        browser_windows.session.signed_in,
    )
    practice.use_cases.withdrawals.start(actor, taken.request.id)
    browser_windows.withdraw(taken.request.id)
    assert browser_windows.withdrawal.isVisible()
    browser_windows.session.signed_in = None
    browser_windows.hide()
    browser_windows.presenter._show()
    assert not browser_windows.withdrawal.isVisible()
    browser_windows.session.signed_in = actor
    browser_windows.show_again(actor.staff_id)
    assert browser_windows.withdrawal.isVisible()
