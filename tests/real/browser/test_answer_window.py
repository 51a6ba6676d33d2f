"""Answering a neighbour in their thread: the text goes into the site's own box, nobody sends it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.desk.placing.post_checks import PlatformText
from intake.domain.reply import Reply
from intake.domain.task import Task, TaskKind
from tests.builders import a_call, at, rows


@pytest.fixture
def answering(practice, served, browser_windows, qtbot):
    """Open the answer to a chosen neighbour whose reply stands on a page of the server."""

    def on(path):
        taken, title, text = a_call(practice)
        postings = practice.use_cases.postings
        posting = postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value
        postings.claim(practice.actor, posting.id)
        postings.record_published(practice.actor, posting.id, url=served + path, picture="")
        practice.use_cases.replies.enter(
            practice.actor, taken.request.code, TypedReply("site", "Samira", "", "Dat kan.")
        )
        reply = rows(practice, Reply, request_id=taken.request.id)[0]
        meeting = Meeting(at(practice, "vr 10"), "de balie")
        practice.use_cases.replies.choose(practice.actor, reply.id, meeting)
        task = rows(practice, Task, kind=str(TaskKind.INVITE_ON_SITE), done_at=None)[0]
        browser_windows.answer_on_site(task.id)
        qtbot.waitUntil(lambda: browser_windows.answer.loaded, timeout=20000)
        return browser_windows.answer, task

    return on


def value_of(qtbot, window, box):
    with qtbot.waitCallback(timeout=20000) as back:
        window.page.runJavaScript(f"document.getElementById('{box}').value", back)
    return back.args[0]


def test_the_text_goes_into_the_box_of_the_thread_and_a_person_sends_it(
    qtbot, practice, answering, browser_windows
):
    window, task = answering("/thread")
    sent = []
    browser_windows.answer_presenter.sent.connect(sent.append)
    window.put.click()
    qtbot.waitUntil(
        lambda: window.said.text() == practice.translate("answer-put-done"), timeout=10000
    )
    assert value_of(qtbot, window, "m") == window.text.text()
    assert value_of(qtbot, window, "n") == ""
    assert sent == [], "the person presses the site's own button"
    window.sent.click()
    assert sent == [task.id]
    assert not window.isVisible()


def test_a_page_with_two_boxes_gets_nothing_and_the_text_can_be_pasted(qtbot, practice, answering):
    window, _ = answering("/two")
    window.put.click()
    qtbot.waitUntil(
        lambda: window.said.text() == practice.translate("answer-no-box"), timeout=10000
    )
    assert value_of(qtbot, window, "a") == value_of(qtbot, window, "b") == ""
    assert QGuiApplication.clipboard().text() == window.text.text()


def test_what_is_left_for_later_keeps_its_task(answering, practice):
    window, task = answering("/thread")
    window.later.click()
    assert not window.isVisible()
    assert rows(practice, Task, id=task.id)[0].is_open
