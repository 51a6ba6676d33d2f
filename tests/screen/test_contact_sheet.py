"""Every page in every state, size and colour: nothing cut off, nothing outside, one scroll bar.

The pictures are laid into one contact sheet in ``pictures/``, to be looked at beside the sketches.
"""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from intake.ui.widgets.basics import button
from tests.page_checks import keys_given_twice, still_cut_off
from tests.page_states import STATES
from tests.paths import ROOT

LAPTOP = (1366, 730)
"""A laptop of 1366×768 with the title bar of a window manager."""
SIZES = (
    (100, LAPTOP),
    (150, LAPTOP),
    (200, LAPTOP),
    (100, (1440, 860)),
    (100, (1920, 1040)),
    (100, (1024, 640)),
)
LOOKS = ("light", "dark")
SHEET = ROOT / "pictures"
_ACROSS = 4


def in_short(config):
    """Return what is drawn: all of it with ``--long``, else each state once on the laptop."""
    if config.getoption("--long"):
        return list(product(STATES, SIZES, LOOKS))
    return [(name, SIZES[0], LOOKS[0]) for name in STATES]


def pytest_generate_tests(metafunc):
    if "drawn_as" in metafunc.fixturenames:
        cases = in_short(metafunc.config)
        metafunc.parametrize(
            "drawn_as",
            cases,
            ids=[f"{name}-{scale}-{w}x{h}-{look}" for name, (scale, (w, h)), look in cases],
        )


def scrolls(area):
    return area.isVisible() and area.verticalScrollBar().isVisible()


def nested_scroll_bars(window):
    """Name every part that scrolls inside another part that scrolls."""
    found = []
    for area in filter(scrolls, window.findChildren(QAbstractScrollArea)):
        around = area.parentWidget()
        while around is not None and around is not window:
            if isinstance(around, QAbstractScrollArea) and scrolls(around):
                found.append((area.accessibleName() or type(area).__name__, type(around).__name__))
            around = around.parentWidget()
    return found


def outside(window):
    """Name every button that lies outside its window and cannot be scrolled into it."""
    room = QRect(QPoint(0, 0), window.size())
    found = []
    for part in window.findChildren(QAbstractButton):
        if not part.isVisible() or not part.text() or is_in_scroll_area(part, window):
            continue
        place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        if not room.contains(place):
            found.append((part.text(), place.getRect()))
    return found


def is_in_scroll_area(part, window):
    around = part.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QScrollArea):
            return True
        around = around.parentWidget()
    return False


@pytest.fixture(scope="module")
def sheet():
    """Gather small pictures of what was drawn, and lay them out at the end."""
    pictures = []
    yield pictures
    if not pictures:
        return
    width = max(picture.width() for picture in pictures)
    height = max(picture.height() for picture in pictures)
    rows = -(-len(pictures) // _ACROSS)
    whole = QPixmap(width * _ACROSS, height * rows)
    whole.fill("#888888")
    painter = QPainter(whole)
    for at, picture in enumerate(pictures):
        painter.drawPixmap(at % _ACROSS * width, at // _ACROSS * height, picture)
    painter.end()
    SHEET.mkdir(exist_ok=True)
    whole.save(str(SHEET / f"contact-sheet-{len(pictures)}.png"))


def test_a_page_is_whole_in_every_state_size_and_colour(screen, practice, qtbot, drawn_as, sheet):
    name, (scale, size), look = drawn_as
    screen.settings.change_look(scale=scale, theme=look)
    screen.frame.resize(*size)
    window = STATES[name](screen, practice, qtbot)
    assert still_cut_off(qtbot, window) == []
    QApplication.processEvents()
    assert nested_scroll_bars(window) == []
    assert outside(window) == []
    assert keys_given_twice(window) == []
    if window is screen.frame:
        assert (window.width(), window.height()) == size
    picture = window.grab()
    assert not picture.isNull()
    sheet.append(picture.scaledToWidth(480))


def test_the_checks_see_a_part_that_scrolls_inside_another_a_button_outside_and_a_key_twice(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    outer = QScrollArea(window)
    outer.resize(200, 200)
    tall = QWidget()
    tall.setFixedSize(150, 2000)
    inner = QPlainTextEdit("x\n" * 400, tall)
    inner.resize(100, 100)
    outer.setWidget(tall)
    away = QPushButton("weg", window)
    away.move(280, 0)
    for name in ("Later", "Liever"):
        button(name, "", "Alt+L").setParent(window)
    window.resize(300, 300)
    window.show()
    qtbot.waitUntil(lambda: bool(nested_scroll_bars(window)))
    assert [text for text, _ in outside(window)] == ["weg"]
    assert keys_given_twice(window) == ["Alt+L"]
