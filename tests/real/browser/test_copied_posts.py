"""A platform where a person copies the text: what they have sent there is never simply dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.consent import Purpose
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import Posting, PostingState
from intake.domain.task import Task, TaskKind
from tests.builders import a_call, rows
from tests.served_pages import posting_in_its_window


@pytest.fixture
def sent(qtbot, practice, site):
    """Give what copies a text into the page at a path and presses its button."""
    windows = []

    def at(path):
        taken, title, text = a_call(practice)
        platforms = practice.use_cases.postings.platforms
        address = f"http://127.0.0.1:{site.server_port}{path}"
        way = PostingMethod.COPY
        platforms.change(replace(platforms.get("oefenleen"), way=way, new_request=address))
        post = PlatformText("oefenleen", title, text)
        posting = practice.use_cases.postings.queue(practice.actor, taken.request.id, post).value
        window = posting_in_its_window(practice, posting)
        windows.append(window)
        qtbot.waitUntil(
            lambda: window.stage == "shown" and window.outcomes.is_watching, timeout=20000
        )
        loaded = []
        window.page.loadFinished.connect(loaded.append)
        window.page.runJavaScript(
            f"document.getElementById('t').value={title!r};"
            f"document.getElementById('o').value={text!r};"
            "document.getElementById('send').click()"
        )
        qtbot.waitUntil(lambda: bool(site.kept) and bool(loaded), timeout=20000)
        qtbot.waitUntil(lambda: window.is_settled, timeout=20000)
        return taken, posting, window

    yield at
    for window in windows:
        window.dispose()
        window.close()


@pytest.mark.parametrize("path", ["/thanks", "/empty-again"])
def test_it_must_be_withdrawn_after_a_no(practice, sent, path):
    taken, posting, window = sent(path)
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    window.close()
    tasks = rows(practice, Task, posting_id=posting.id, done_at=None)
    assert TaskKind.WITHDRAW in [task.kind for task in tasks]


def test_it_is_a_question_when_the_window_is_closed(practice, sent):
    _, posting, window = sent("/empty-again")
    assert not window.presenter.progress.was_filled, "the person copies, nothing is filled in"
    window.close()
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.UNCERTAIN
