"""A button draws its key as a cap behind its words, and wraps both where there is no room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from intake.ui.widgets.basics import button, rename


@pytest.fixture
def shown(qtbot):
    def show(text, key="Alt+U", width=None, name=""):
        made = button(text, name, key)
        qtbot.addWidget(made)
        made.resize(width or made.sizeHint().width(), made.sizeHint().height())
        made.show()
        return made

    return show


def test_the_words_and_the_key_stay_what_was_set(shown):
    made = shown("Uitgeven")
    assert made.text() == "Uitgeven   Alt\N{NO-BREAK SPACE}U"
    rename(made, "Innemen", "Alt+I")
    assert made.text() == "Innemen   Alt\N{NO-BREAK SPACE}I"


@pytest.mark.parametrize("name", ["", "primary", "second", "chip", "foot", "answer"])
def test_the_key_is_drawn_within_the_button(shown, name):
    made = shown("Uitgeven", name=name)
    words = made.fontMetrics().horizontalAdvance("Uitgeven")
    picture = made.grab().toImage()
    changes = [
        x
        for x in range(6, picture.width() - 6)
        if any(
            picture.pixelColor(x, y) != picture.pixelColor(4, picture.height() // 2)
            for y in range(picture.height() // 3, picture.height() * 2 // 3)
        )
    ]
    assert changes[-1] - changes[0] > words + 10, "a cap stands behind the words"
    assert changes[-1] < picture.width() - 6, "and ends before the edge"


def test_a_button_without_room_shows_its_key_as_words_in_lines(shown):
    made = shown("Briefje voor de helper", width=120)
    assert made.text().startswith("Briefje voor de helper")
    assert made.minimumSizeHint().width() <= 120
    assert made.sizeHint().height() > shown("Briefje").sizeHint().height()


def test_a_button_without_a_key_has_no_cap(shown):
    made = shown("Sluiten", key="")
    assert made.sizeHint().width() < shown("Sluiten").sizeHint().width()
    assert made.text() == "Sluiten"


def test_a_double_click_presses_once(shown, qtbot):
    pressed = []
    made = shown("Ja")
    made.clicked.connect(lambda: pressed.append(made.text()))
    middle = made.rect().center()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(made, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=middle)
    assert len(pressed) == 1
