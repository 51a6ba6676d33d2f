"""Signing in: a name, a PIN, and nothing left of it for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.screens import press, type_


def test_a_pin_is_gone_once_the_desk_is_locked_again(screen, qtbot):
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = screen.pages["sign-in"]
    qtbot.waitUntil(page.isVisible)
    page.findChild(QLineEdit).setFocus()
    type_("2468")
    press(Qt.Key.Key_Return)
    assert screen.session.signed_in is not None
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = screen.pages["sign-in"]
    qtbot.waitUntil(page.isVisible)
    assert page.findChild(QLineEdit).text() == ""
    press(Qt.Key.Key_Return)
    assert screen.session.signed_in is None
