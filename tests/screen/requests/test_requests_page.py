"""Verzoeken: ending is asked first."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake.domain.request import Request
from tests.builders import a_call, posted, replied, rows
from tests.desk_facts import ALT
from tests.screens import press


def test_ending_a_request_is_asked_first(screen, practice, qtbot):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken, "Henk", "1")
    screen.go("requests")
    page = screen.pages["requests"]
    qtbot.waitUntil(page.isVisible)
    press(Qt.Key.Key_V, ALT)
    assert not page.strip.isVisible()
    press(Qt.Key.Key_K, ALT)
    assert "echt niet meer nodig" in page.asked.text()
    press(Qt.Key.Key_E, ALT)
    assert rows(practice, Request)[0].state == "open"
    press(Qt.Key.Key_K, ALT)
    press(Qt.Key.Key_J, ALT)
    assert rows(practice, Request)[0].state == "cancelled"


def test_the_request_that_was_asked_about_ends_though_the_list_has_moved(screen, practice, qtbot):
    first, _, _ = a_call(practice)
    screen.go("requests")
    page = screen.pages["requests"]
    qtbot.waitUntil(page.isVisible)
    page.table.selectRow(0)
    press(Qt.Key.Key_K, ALT)
    second, _, _ = a_call(practice)
    screen.requests.refresh()
    press(Qt.Key.Key_J, ALT)
    states = {request.id: str(request.state) for request in rows(practice, Request)}
    assert states == {first.request.id: "cancelled", second.request.id: "open"}
