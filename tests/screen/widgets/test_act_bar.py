"""The acts below a page: few are seen, the keys of all work."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from intake.ui.widgets.act_bar import Act, ActBar, ActLimits
from intake.ui.widgets.basics import button
from tests.screens import press

ALT = Qt.KeyboardModifier.AltModifier
NAMES = {"acts-more": "Meer", "acts-less": "Minder"}


@pytest.fixture
def done():
    return []


@pytest.fixture
def bar(qtbot, done):
    acts = [
        Act(name, f"Alt+{name[0]}", partial(done.append, name), is_rare=name == "Zeldzaam")
        for name in ("Aannemen", "Bellen", "Lenen", "Zeldzaam")
    ]
    made = ActBar(
        lambda key: NAMES.get(key, key), acts, first=button("Klaar"), limits=ActLimits(max_shown=2)
    )
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_possible({})
    return made


def seen(bar):
    return [name for name, made in bar.buttons.items() if made.isVisible()]


def test_the_first_acts_are_seen_and_the_rest_once_more_is_pressed(bar):
    assert seen(bar) == ["Aannemen", "Bellen"]
    press(Qt.Key.Key_E, ALT)
    assert seen(bar) == ["Aannemen", "Bellen", "Lenen", "Zeldzaam"]
    press(Qt.Key.Key_E, ALT)
    assert seen(bar) == ["Aannemen", "Bellen"]


def width_of(*parts):
    """How wide a row is that just holds these parts, eight pixels apart."""
    return sum(part.sizeHint().width() + 8 for part in parts)


def test_as_many_are_seen_as_fit_and_the_others_once_more_is_pressed(bar):
    first, *acts = (bar.findChildren(QPushButton)[0], *bar.buttons.values())
    one_row = bar.height_at(900)
    width = width_of(first, bar.more)
    assert not bar.fit(width // 2, one_row)
    for also_seen in ([], acts[:1], acts[:2]):
        width = width_of(first, *also_seen, bar.more)
        assert bar.fit(width, one_row)
        assert [bar.buttons[name] for name in seen(bar)] == also_seen
    press(Qt.Key.Key_E, ALT)
    assert not bar.fit(width, one_row)
    assert seen(bar) == ["Aannemen", "Bellen", "Lenen", "Zeldzaam"]


def test_the_key_of_an_act_that_is_not_seen_works(bar, done):
    press(Qt.Key.Key_Z, ALT)
    press(Qt.Key.Key_L, ALT)
    assert done == ["Zeldzaam", "Lenen"]


def test_what_cannot_be_done_now_has_no_key_and_gives_its_place_away(bar, done):
    bar.show_possible({"Aannemen": False, "Zeldzaam": False})
    assert seen(bar) == ["Bellen", "Lenen"]
    assert not bar.more.isVisible(), "all of them are seen"
    press(Qt.Key.Key_A, ALT)
    press(Qt.Key.Key_Z, ALT)
    assert done == []


def test_nothing_is_seen_and_no_key_works_while_something_else_is_asked(bar, done):
    bar.hide_all()
    press(Qt.Key.Key_B, ALT)
    assert (seen(bar), done) == ([], [])
