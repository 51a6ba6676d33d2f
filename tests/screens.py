"""A whole screen for a test, and the hands that press keys on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QLabel

from intake import __version__
from intake.app.desk_screen import DeskScreen
from intake.app.early_window import EarlyWindow
from intake.app.pages import Pages
from intake.kit.font_subset import subset_screen_fonts
from intake.kit.fonts import find_noto_sans, screen_fonts
from intake.ui.theme import load_fonts
from tests.fakes import InlineRunner

_MAX_ASCII = 0x80


def a_screen(application, runner, family="Noto Sans"):
    front = EarlyWindow(application.startup, runner, runner, family)
    front.session.open_look_up(application.look_up)
    return DeskScreen(front, application, Pages)


@pytest.fixture(scope="session")
def letters(cache):
    """The letters that a desk is set in, cut once for all tests.

    Their bold is wider than one that is smeared.
    """
    subset_screen_fonts(find_noto_sans(), cache, __version__)
    return screen_fonts(cache, __version__)


@pytest.fixture
def screen(qtbot, practice, letters):
    """A whole desk with somebody at it; work is answered at once."""
    QApplication.instance().setStyle("Fusion")
    plain_font = QApplication.font()
    made = a_screen(practice.application, InlineRunner(), load_fonts(*letters))
    broke = []
    made.session.crashed.connect(broke.append)
    frame = made.build()
    made.session.enter(practice.actor)
    frame.activateWindow()
    qtbot.waitUntil(
        lambda: frame.isActiveWindow() and frame.isAncestorOf(QApplication.focusWidget())
    )  # not the window of the test before
    yield made
    made.dispose()
    if made.frame is not None:
        made.frame.close()
    for window in QApplication.topLevelWidgets():
        window.close()
        # What is left would be styled again with every screen that follows; a browser goes in its
        # own order.
        if window.findChild(QWebEngineView) is None:
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.instance().setStyleSheet("")  # parts alone are tested without any style
    QApplication.setFont(plain_font)
    assert not broke, broke


def press(key, *modifiers):
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, held)


def type_(text):
    """Type a text; a letter that QTest has no key for goes as the text of a key."""
    for letter in text:
        part = QApplication.focusWidget()
        if ord(letter) < _MAX_ASCII:
            QTest.keyClicks(part, letter)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(part, event)


def shown_texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def open_annie(screen):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("boormachine lenen zaterdag, gordijnrail ophangen")
    press(Qt.Key.Key_Return)


def shown_post(screen):
    """Title and text of the post that the third column shows."""
    column = screen.pages["desk"].online
    return column.title.toPlainText(), column.text.toPlainText()
