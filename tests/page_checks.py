"""What holds for every page: names, sizes, nothing cut off."""

from __future__ import annotations

import contextlib
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from intake.kit.fonts import find_noto_sans
from intake.ui.theme import load_fonts
from tests.fakes import InlineRunner
from tests.screens import a_screen


def focusable(page):
    for part in page.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(
            part, (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QListWidget, QTableView)
        ):
            yield part


@pytest.fixture
def fresh(qtbot, application):
    """A desk that nobody has set up yet, at its first page."""
    made = a_screen(application, InlineRunner(), load_fonts(find_noto_sans()))
    made.session.crashed.connect(lambda error: pytest.fail(repr(error)))
    frame = made.build()
    made.go("first-run")
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    yield made
    made.dispose()
    made.frame.close()


def cut_off(page):
    """Name every part of a page whose words do not fit in it."""
    for part in page.findChildren(QWidget):
        if part.isVisible() and isinstance(part, QAbstractButton | QLabel) and part.text():
            too_small = label_too_small if isinstance(part, QLabel) else button_too_small
            yield from ((part.text(), how, part.width(), part.height()) for how in too_small(part))


def button_too_small(part):
    wanted = QPushButton.sizeHint(part) if isinstance(part, QPushButton) else part.sizeHint()
    if part.width() < wanted.width():
        yield "too narrow"
    if isinstance(part, QPushButton | QToolButton) and part.height() < wanted.height():
        yield "too low"


def label_too_small(part):
    if not part.wordWrap():
        if part.width() < part.sizeHint().width():
            yield "too narrow"
        return
    longest = max(
        map(part.fontMetrics().horizontalAdvance, part.text().replace("-", "- ").split()), default=0
    )
    if longest > part.width():
        yield "too narrow for a word"
    if part.height() < part.heightForWidth(part.width()):
        yield "too low"


def keys_given_twice(window):
    """Name each key that two parts of a window wait for: Qt then does nothing for either."""
    waiting = [
        one.key().toString()
        for one in window.findChildren(QShortcut)
        if one.isEnabled() and one.parent().isVisible()
    ]
    return sorted(key for key, count in Counter(waiting).items() if key and count > 1)


def still_to_come(page):
    """Return the parts that were added to a page and that nothing has shown or hidden yet."""
    return [
        part
        for part in page.findChildren(QWidget)
        if part.isHidden()
        and not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        and part.parentWidget().isVisibleTo(page)
        and not part.isWindow()
    ]


def is_laid(page):
    """Tell a page of which every part is where it belongs."""
    return not still_to_come(page)


def still_cut_off(qtbot, page):
    """Return what is cut off once the page has been laid."""
    qtbot.waitUntil(lambda: is_laid(page), timeout=5000)
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not list(cut_off(page)), timeout=800)
    return list(cut_off(page))
