"""The page Projecten by keys: what is typed, what is told, and what works in large letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from intake.domain.participant import Participant
from intake.domain.pledge import Pledge, PledgeState
from intake.ui.projects.project_words import Shown
from tests.builders import rows
from tests.project_facts import a_resident
from tests.project_states import a_full_camp
from tests.screens import press, shown_texts, type_

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(screen, practice):
    a_full_camp(practice)
    screen.go("projects")
    return screen.pages["projects"]


@pytest.mark.parametrize("scale", [100, 200])
def test_the_keys_of_the_chips_work_in_large_letters_too(screen, practice, scale):
    screen.settings.change_look(scale=scale)
    screen.frame.resize(1366, 730)
    a_full_camp(practice)
    screen.go("projects")
    page = screen.pages["projects"]
    press(Qt.Key.Key_4, ALT)
    assert page.pane.shown is Shown.TO_RING
    press(Qt.Key.Key_J, ALT)
    press(Qt.Key.Key_S, CTRL)
    assert {one.state for one in rows(practice, Pledge)} == {PledgeState.CONFIRMED}


def test_a_thing_that_is_not_on_the_list_is_told_with_those_that_are(page, practice):
    before = len(rows(practice, Pledge))
    press(Qt.Key.Key_T, ALT)
    type_("partytent")
    press(Qt.Key.Key_S, CTRL)
    told = [text for text in shown_texts(page) if "Kies uit" in text]
    assert told
    assert "koelbox" in told[0]
    assert page.entry.is_open, "what was typed stays"
    assert len(rows(practice, Pledge)) == before


def test_of_two_residents_of_one_name_the_right_one_is_chosen(page, practice):
    for street in ("Zeeweg", "Parkweg"):
        a_resident(practice, "Truus", last_name="Visser", street=street, house_number="4")
    before = len(rows(practice, Participant))
    press(Qt.Key.Key_B, ALT)
    type_("Truus Visser")
    press(Qt.Key.Key_S, CTRL)
    assert len(rows(practice, Participant)) == before, "nobody is guessed"
    assert any("Wie bedoelt u" in text for text in shown_texts(page))


def test_an_act_is_undone_by_its_key(page, practice):
    before = len([one for one in rows(practice, Participant) if one.left_at])
    press(Qt.Key.Key_X, ALT)
    assert len([one for one in rows(practice, Participant) if one.left_at]) == before + 1
    press(Qt.Key.Key_Z, CTRL)
    assert len([one for one in rows(practice, Participant) if one.left_at]) == before
