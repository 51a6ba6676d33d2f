"""What a platform's page has taught is seen, changed and forgotten, with a way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton

from intake.domain.platform_profile import LearnedField
from tests.screens import shown_texts

FIELDS = (
    LearnedField(role="postcode", tag="input", label="Regel 7b"),
    LearnedField(
        role="choice", tag="select", label="Rubriek", choice="Tuin en schuur", kind="help"
    ),
)


def link(part, name):
    return next(one for one in part.findChildren(QPushButton) if one.accessibleName() == name)


@pytest.fixture
def opened(screen, practice):
    platforms = practice.use_cases.postings.platforms
    platforms.change(replace(platforms.get("oefenleen"), learned=FIELDS))
    screen.go("settings")
    screen.settings.refresh()
    screen.pages["settings"].open("platforms")
    column = screen.pages["settings"].platforms
    link(column, practice.translate("settings-learned-of", platform="OefenLeen")).click()
    return column


def learned(practice):
    return practice.use_cases.postings.platforms.get("oefenleen").learned


def test_each_box_is_told_by_its_words_with_what_is_done_with_it(opened, practice):
    texts = shown_texts(opened.learned_window)
    assert "Regel 7b" in texts
    assert practice.translate("learned-choose", choice="Tuin en schuur") in " ".join(texts)


def test_one_is_forgotten_and_comes_back(opened, practice):
    window = opened.learned_window
    link(window, practice.translate("learned-forget-of", box="Rubriek")).click()
    assert learned(practice) == FIELDS[:1]
    window.undo.click()
    assert learned(practice) == FIELDS
    assert not window.undo.isVisible(), "there is one step back"


def test_a_box_asks_for_something_else_from_now_on(opened, practice):
    asked = opened.learned_window.findChild(QComboBox)
    assert asked.currentData() == "postcode"
    asked.setCurrentIndex(asked.findData("city"))
    asked.activated.emit(asked.currentIndex())
    assert learned(practice)[0] == replace(FIELDS[0], role="city")
    assert learned(practice)[1] == FIELDS[1]


def test_all_is_forgotten_and_nothing_is_left_to_open(opened, practice, qtbot):
    window = opened.learned_window
    window.forget_all.click()
    assert learned(practice) == ()
    none = practice.translate("learned-none")
    qtbot.waitUntil(lambda: none in shown_texts(window), timeout=5000)
    assert not window.forget_all.isEnabled()


def test_it_goes_with_its_page(opened, screen):
    screen.go("desk")
    assert opened.learned_window is None
