"""The practice sites that take posts otherwise, met as a volunteer meets them in the window."""

from __future__ import annotations

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.posting import Posting, PostingState
from intake.filling.evidence import Outcome
from intake.practice.practice_posts import PracticePosts
from tests.builders import a_call, rows
from tests.served_pages import posting_in_its_window, say_it_stands

PRESS = "document.querySelector('main form button:not([type=button])').click()"
SIGN_IN = (
    "document.getElementById('naam').value = 'balie';"
    "document.getElementById('wachtwoord').value = 'oefenen';" + PRESS
)


@pytest.fixture
def filled(qtbot, practice):
    """A window with the filled form of one practice site, signed in as a person did."""
    windows = []

    def on(slug):
        taken, title, text = a_call(practice)
        posting = practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText(slug, title, text)
        ).value
        window = posting_in_its_window(practice, posting)
        windows.append(window)
        qtbot.waitUntil(lambda: window.address.endswith("/inloggen") and window.is_settled,
                        timeout=20000)  # fmt: skip
        window.page.runJavaScript(SIGN_IN)
        qtbot.waitUntil(
            lambda: not window.address.endswith("/inloggen") and window.stage == "filled",
            timeout=20000,
        )
        return window

    yield on
    for window in windows:
        window.dispose()
        window.close()


def outcome_is(qtbot, window, outcome):
    qtbot.waitUntil(lambda: window.outcomes.watcher.latest.outcome is outcome, timeout=20000)


def choose(window, name, value):
    window.page.runJavaScript(
        f"(() => {{ const list = document.querySelector('select[name={name}]'); "
        f"list.value = '{value}'; list.dispatchEvent(new Event('change', {{bubbles: true}})); }})()"
    )


def placed(practice):
    return PracticePosts(practice.home.folder("sites") / "listings.json").all()


def test_a_site_refuses_then_shows_the_post_first_all_at_one_address(qtbot, filled, practice):
    window = filled("oefenwijk")
    address = window.address
    window.page.runJavaScript(PRESS)
    outcome_is(qtbot, window, Outcome.REFUSED)
    assert "Kies eerst voor wie het is." in window.panel.said.text()
    qtbot.waitUntil(lambda: window.is_settled, timeout=20000)
    choose(window, "doelgroep", "Buren")
    window.page.runJavaScript(PRESS)
    outcome_is(qtbot, window, Outcome.PREVIEW)
    assert placed(practice) == []
    window.page.runJavaScript(PRESS)
    outcome_is(qtbot, window, Outcome.STANDS)
    assert len(placed(practice)) == 1
    assert window.address == address
    assert window.outcomes.post_address.endswith(f"/wijk/oproep/{placed(practice)[0].number}")


def test_a_site_that_goes_on_editing_has_the_post_at_its_link(qtbot, filled, practice):
    window = filled("oefenbord")
    choose(window, "duur", "Een week")
    window.page.runJavaScript(PRESS)
    outcome_is(qtbot, window, Outcome.STANDS)
    assert len(placed(practice)) == 1
    assert window.outcomes.post_address.endswith(f"/bord/oproep/{placed(practice)[0].number}")


def test_a_single_page_that_gives_its_form_back_empty_is_not_filled_again(qtbot, filled, practice):
    window = filled("oefenapp")
    window.page.runJavaScript(PRESS)
    outcome_is(qtbot, window, Outcome.STANDS)
    assert len(placed(practice)) == 1
    with qtbot.waitCallback(timeout=20000) as back:
        window.page.runJavaScript("document.querySelector('[name=titel]').value", back)
    assert back.args[0] == ""
    say_it_stands(window)
    assert rows(practice, Posting)[0].state is PostingState.POSTED


def test_a_desk_that_is_locked_shows_no_page_of_a_platform(qtbot, screen, practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    screen.browser_windows.open([posting])
    qtbot.waitUntil(screen.posting_window.isVisible, timeout=20000)
    screen.session.lock()
    assert not screen.posting_window.isVisible()
    screen.session.enter(practice.actor)
    qtbot.waitUntil(screen.posting_window.isVisible, timeout=20000)
