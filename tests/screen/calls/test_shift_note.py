"""The note for the next shift, read on the screen and printed from there."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from intake.kit.codes import format_code
from tests.builders import a_call, posted, replied
from tests.screens import shown_texts


def opened(screen):
    screen.go("calls")
    screen.pages["calls"].shift.click()
    return screen.side_windows.shift_note


def test_it_tells_what_was_promised_and_what_came_in(screen, practice, qtbot):
    taken, title, text = a_call(practice, call_back="2026-11-23T17:00+01:00")
    posted(practice, taken, title, text)
    replied(practice, taken)
    window = opened(screen)
    qtbot.waitUntil(lambda: "boormachine" in " ".join(shown_texts(window)))
    shown = shown_texts(window)
    assert shown.count("boormachine") == 3, "promised, taken, and a reply to it"
    assert "Henk" in shown


def test_a_line_opens_its_request(screen, practice, qtbot):
    taken, _, _ = a_call(practice, call_back="2026-11-23T17:00+01:00")
    window = opened(screen)
    code = format_code(taken.request.code)

    def link():
        return [part for part in window.findChildren(QAbstractButton) if part.text() == code]

    qtbot.waitUntil(lambda: bool(link()))
    link()[0].click()
    assert not window.isVisible()
    assert screen.place == "request"
    assert screen.request.request_id == taken.request.id


def test_it_is_printed_by_one_key_and_gone_on_a_locked_desk(screen, practice):
    window = opened(screen)
    window.paper.click()
    assert screen.print_windows.window is not None
    screen.session.lock()
    assert screen.side_windows.shift_note is None
