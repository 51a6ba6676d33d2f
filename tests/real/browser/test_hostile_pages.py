"""Pages that mean no good: each ends in a sentence, and the window stays as it is."""

from __future__ import annotations

import http.server
import json
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.domain.request import Kind
from intake.ui.browser.open_outside import open_outside
from intake.ui.browser.sign_in_box import is_home


@pytest.mark.parametrize("link", ["mailto:redactie@krant.example", "tel:112", "intent://scan/"])
def test_a_link_for_another_program_leaves_the_posting_as_it_is(qtbot, opened, practice, link):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    with qtbot.waitCallback(timeout=20000) as back:
        window.page.runJavaScript(
            f"document.body.insertAdjacentHTML('beforeend', '<a id=away href={link}>x</a>');"
            "document.getElementById('away').focus()",
            back,
        )
    QTest.keyClick(window.view.focusProxy(), Qt.Key.Key_Return)
    said = practice.translate("posting-other-program")
    qtbot.waitUntil(lambda: window.panel.said.text() == said, timeout=20000)
    assert window.stage == "filled"
    assert window.presenter.job


@pytest.mark.parametrize(
    ("asked", "answer", "key", "quoted"),
    [
        ("confirm('Zeker?')", False, "posting-page-asked", "Zeker?"),
        ("confirm('Zeker?') || confirm('Zeker?')", False, "posting-page-asked", "Zeker?"),
        ("confirm('Wissen?') || confirm('Echt?')", False, "posting-page-asked", "Echt?"),
        ("prompt('Uw naam?', 'x') === null", True, "posting-page-wants-words", "Uw naam?"),
    ],
)
def test_what_a_page_asks_in_a_window_of_its_own_is_answered_and_told(
    qtbot, opened, practice, asked, answer, key, quoted
):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    with qtbot.waitCallback(timeout=20000) as back:
        window.page.runJavaScript(asked, back)
    assert back.args[0] is answer
    assert window.panel.said.text() == practice.translate(key, text=quoted)


def test_a_page_gets_a_yes_only_after_a_new_press_of_the_person(qtbot, opened):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    answers = []
    for presses in (0, 1, 0):
        for _ in range(presses):
            QTest.keyClick(window.view.focusProxy(), Qt.Key.Key_Shift)
        with qtbot.waitCallback(timeout=20000) as back:
            window.page.runJavaScript("confirm('Zeker?')", back)
        answers.append(back.args[0])
    assert answers == [False, True, False]


def test_a_page_whose_process_dies_ends_in_a_sentence_and_in_copying(qtbot, opened, practice):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    window.page.renderProcessTerminated.emit(
        window.page.RenderProcessTerminationStatus.CrashedTerminationStatus, 1
    )
    assert window.panel.said.text() == practice.translate("posting-died")


def test_a_page_that_runs_for_ever_ends_in_a_sentence(qtbot, opened, practice):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    for timer in window.filler.findChildren(QTimer):
        timer.setInterval(500)
    window.page.runJavaScript("for (;;) {}")
    window.filler.script.read_text(lambda _: None)
    said = practice.translate("posting-died")
    qtbot.waitUntil(lambda: window.panel.said.text() == said, timeout=20000)


def test_a_page_that_is_asked_again_and_again_and_never_answers_ends_in_a_sentence(
    qtbot, opened, practice
):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    for timer in window.filler.findChildren(QTimer):
        timer.setInterval(1500)
    window.page.runJavaScript("for (;;) {}")
    again = QTimer(window)
    again.timeout.connect(lambda: window.filler.script.read_text(lambda _: None))
    again.start(300)
    said = practice.translate("posting-died")
    qtbot.waitUntil(lambda: window.panel.said.text() == said, timeout=20000)
    again.stop()


def test_a_server_that_asks_for_a_password_is_asked_once_and_told(qtbot, opened, practice, guarded):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    address, asked = guarded
    window._load(window.presenter.job.profile, address)
    said = practice.translate("posting-asks-password")
    qtbot.waitUntil(lambda: window.panel.said.text() == said, timeout=20000)
    assert len(asked) <= 2


@pytest.fixture
def guarded():
    """A site that answers every request with the question for a password."""
    asked = []

    class Guarded(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if "favicon" not in self.path:
                asked.append(self.path)
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="x"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Guarded)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/plain", asked
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("length", [200, 3_000, 30_000])
def test_no_address_makes_the_window_wide(qtbot, opened, length):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    before = window.minimumSizeHint().width()
    window.page.runJavaScript(f"history.pushState(0, '', '/plain?' + 'x'.repeat({length}))")
    qtbot.waitUntil(lambda: "x" in window.parts.address.text(), timeout=20000)
    assert window.minimumSizeHint().width() <= max(before, 1366)


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://buuv.example/7", True),
        ("http://buuv.example/7", True),
        ("file:///etc/passwd", False),
        ("smb://server/share", False),
        ("javascript:alert(1)", False),
        ("C:\\windows\\system32", False),
        ("https://" + "a" * 3_000, False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_a_page_is_opened_outside(monkeypatch, address, opens):
    handed_over = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(handed_over.append(url)))
    open_outside(address)
    assert bool(handed_over) is opens


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://buuv.example/inloggen", True),
        ("https://buuv.example:443/x", True),
        ("https://buuv.example:8443/inloggen", False),
        ("http://buuv.example/inloggen", False),
        ("https://evil.example/?https://buuv.example", False),
        ("https://buuv.example@evil.example/", False),
        ("https://buuv.example:x/", False),
        ("about:blank", False),
    ],
)
def test_a_sign_in_is_filled_at_the_very_origin_alone(address, home):
    platform = PlatformProfile(
        slug="buuv",
        name="BUUV",
        way=PostingMethod.WEB,
        kinds=frozenset(Kind),
        sign_in="https://buuv.example/inloggen",
        new_request="https://buuv.example/nieuw",
    )
    assert is_home(address, platform) is home


CLOBBERING = [
    *("parentElement", "assignedSlot", "previousSibling", "ownerDocument", "nodeType", "matches"),
    *("getRootNode", "querySelector", "querySelectorAll", "textContent", "innerText", "className"),
]


def test_a_form_whose_boxes_are_named_like_its_own_properties_is_filled(qtbot, opened):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    boxes = "".join(f"<input type=hidden name={name}>" for name in CLOBBERING)
    form = (
        f"<p>Voor</p><form id=f>{boxes}<label for=t>Titel</label><input id=t>"
        "<label for=o>Omschrijving</label><textarea id=o></textarea></form>"
    )
    window.outcomes.reset()
    with qtbot.waitCallback(timeout=20000) as back:
        window.page.runJavaScript(f"document.body.innerHTML = {json.dumps(form)}", back)
    with qtbot.waitSignal(window.filler.filled, timeout=20000) as filled:
        window.filler.fill(window.presenter.job.values)
    assert {step.role for step in filled.args[0].steps} >= {"title", "description"}


@pytest.mark.parametrize(
    ("page", "is_filled"),
    [
        ("'<select>' + '<option>Keuze</option>'.repeat(100000) + '</select>'", True),
        ("'<textarea>' + 'x'.repeat(80000) + '</textarea>'", True),
        ("'<div>'.repeat(1500)", True),
        ("'<input>'.repeat(10000)", False),
    ],
)
def test_a_page_that_is_far_too_large_is_filled_within_bounds_or_told(
    qtbot, opened, practice, page, is_filled
):
    window = opened("/plain")
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    with qtbot.waitCallback(timeout=60000) as back:
        window.page.runJavaScript(
            f"document.forms[0].insertAdjacentHTML('beforeend', {page}); t.value = ''; 1", back
        )
    window.outcomes.reset()  # what the page has emptied is filled here, and not by the window
    if is_filled:
        with qtbot.waitSignal(window.filler.filled, timeout=60000) as filled:
            window.filler.fill(window.presenter.job.values)
        assert "title" in {step.role for step in filled.args[0].steps}
    else:
        window.filler.fill(window.presenter.job.values)
        said = practice.translate("posting-too-large")
        qtbot.waitUntil(lambda: window.panel.said.text() == said, timeout=60000)


def test_the_code_is_in_the_head_however_long_the_wish_is(qtbot, opened):
    window = opened("/plain", what="een heel lange wens " * 8)
    qtbot.waitUntil(lambda: window.stage == "filled", timeout=20000)
    head = " ".join(label.text() for label in window.findChildren(QLabel))
    assert f"code {window.presenter.job.code}" in head
