"""Trying a platform out shows what would be filled in, and sends nothing."""

from __future__ import annotations

import http.server
import threading
from dataclasses import replace
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

FORM = (
    "<!doctype html><form method=post action=/send id=f>"
    "<label for=t>Titel</label><input id=t name=t>"
    "<label for=o>Omschrijving</label><textarea id=o name=o></textarea>"
    "<button id=b>Plaatsen</button></form>"
)


class Site(http.server.BaseHTTPRequestHandler):
    sent: ClassVar = []

    def do_GET(self):
        if self.path.startswith("/send"):
            Site.sent.append(self.path)
        self.answer()

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        Site.sent.append(self.path)
        self.answer()

    def answer(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(FORM.encode())

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    Site.sent = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def tried(practice, browser_windows, site, qtbot):
    """A platform that is tried out, once its form is filled."""
    leen = replace(practice.use_cases.postings.platforms.get("oefenleen"), new_request=f"{site}/")
    browser_windows.try_out(leen)
    window = browser_windows.window
    qtbot.waitUntil(lambda: bool(window.panel.list.findChildren(type(window.panel.said))))
    read = []
    qtbot.waitUntil(lambda: _title(window, read), timeout=20000)
    return window


def _title(window, read):
    window.page.runJavaScript("document.getElementById('t').value", read.append)
    return bool(read and read[-1])


@pytest.mark.parametrize(
    "script",
    [
        "document.getElementById('b').click()",
        "document.getElementById('f').submit()",
        "fetch('/send', {method: 'POST', body: 'x'}).catch(() => 0)",
        "navigator.sendBeacon('/send', 'x')",
        "(() => { const r = new XMLHttpRequest(); r.open('PUT', '/send'); r.send('x'); })()",
        "(() => { f.method = 'get'; f.submit(); })()",
        "fetch('/send?t=' + encodeURIComponent(document.getElementById('t').value)).catch(() => 0)",
        "location.href = '/send?t=' + encodeURIComponent(document.getElementById('t').value)",
    ],
)
def test_what_the_page_would_send_is_held_back(qtbot, tried, script, site):
    tried.page.runJavaScript(f"{script}; 1")
    answered = []
    tried.page.runJavaScript(
        "fetch('/ping').then(() => { window.ponged = 1; }); 1", answered.append
    )
    ponged = []

    def is_answered():
        tried.page.runJavaScript("window.ponged || 0", ponged.append)
        return bool(ponged and ponged[-1])

    qtbot.waitUntil(is_answered, timeout=20000)
    assert Site.sent == []
    assert tried.address.partition("?")[0] == f"{site}/"


def test_enter_in_a_box_sends_nothing(qtbot, tried, practice):
    focused = []

    def is_focused():
        tried.activateWindow()
        tried.view.setFocus()
        script = "t.focus(); document.hasFocus() && document.activeElement === t"
        tried.page.runJavaScript(script, focused.append)
        return bool(focused and focused[-1])

    qtbot.waitUntil(is_focused, timeout=20000)
    QTest.keyClick(tried.view.focusProxy(), Qt.Key.Key_Return)
    held_back = practice.translate("posting-trial-held-back")
    qtbot.waitUntil(lambda: tried.panel.said.text() == held_back, timeout=20000)
    assert Site.sent == []


def test_a_post_after_a_trial_is_sent_again(qtbot, tried, practice, site):
    leen = practice.use_cases.postings.platforms.get("oefenleen")
    page = tried.browser.page_of(leen, f"{site}/")
    with qtbot.waitSignal(page.loadFinished, timeout=20000):
        page.load(f"{site}/")
    with qtbot.waitSignal(page.loadFinished, timeout=20000):
        page.runJavaScript("document.getElementById('b').click()")
    assert Site.sent == ["/send"]
    page.deleteLater()
