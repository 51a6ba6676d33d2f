"""Pages on loopback and the windows that show them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from intake.app.browser_windows import BrowserWindowPresenters, BrowserWindows
from intake.ui.browser.answer_presenter import AnswerPresenter
from intake.ui.browser.posting_presenter import PostingPresenter
from intake.ui.browser.posting_window import PostingWindow
from intake.ui.browser.withdrawal_presenter import WithdrawalPresenter
from intake.ui.desk_session import DeskSession
from tests.fakes import InlineRunner


def posting_in_its_window(practice, posting):
    session = DeskSession(InlineRunner(), InlineRunner(), practice.translate, practice.clock)
    session.use_cases = practice.use_cases
    session.signed_in = practice.actor
    presenter = PostingPresenter(session, practice.proof_pictures)
    window = PostingWindow(presenter, practice.translate, practice.home.folder("browser"), 100)
    presenter.begin([posting])
    return window


def view_of_html(qtbot, html):
    """Return a browser of its own that shows this, as if a site had sent it."""
    view = QWebEngineView()
    qtbot.addWidget(view)
    page = QWebEnginePage(QWebEngineProfile(view), QObject(view))
    view.setPage(page)
    view.resize(900, 700)
    view.show()
    with qtbot.waitSignal(page.loadFinished, timeout=20_000):
        page.setHtml(html, QUrl("http://127.0.0.1/nieuw"))
    return view


def held(qtbot, window, box):
    with qtbot.waitCallback(timeout=20000) as back:
        window.page.runJavaScript(f"document.getElementById('{box}').value", back)
    return back.args[0]


def say_it_stands(window):
    """Say that the post is seen, with the yes to the question where one is asked."""
    window.proof.confirm()
    if window.stage == "confirming":
        window.proof.say_yes()


class Ring:
    """A keyring in memory; the real one is tried in test_keys."""

    def __init__(self):
        self.held = {}

    def read(self, name):
        return self.held.get(name, "")

    def write(self, name, text):
        self.held[name] = text


@pytest.fixture
def browser_windows(qtbot, practice, monkeypatch):
    session = DeskSession(InlineRunner(), InlineRunner(), practice.translate, practice.clock)
    session.use_cases, session.signed_in = practice.use_cases, practice.actor
    ring = Ring()
    monkeypatch.setattr(type(practice.secrets), "read", lambda _, name: ring.read(name))
    monkeypatch.setattr(
        type(practice.secrets), "write", lambda _, name, text: ring.write(name, text)
    )
    withdrawal = WithdrawalPresenter(session)
    answers = AnswerPresenter(session)
    shown = BrowserWindowPresenters(
        PostingPresenter(session, practice.proof_pictures), withdrawal, answers
    )
    made = BrowserWindows(practice.application, session, shown, lambda: None)
    made.ring, made.presenter, made.session = ring, withdrawal, session
    made.answer_presenter = answers
    yield made
    made.dispose()
