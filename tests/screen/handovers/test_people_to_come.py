"""Who still comes to the counter, and what a household is told that gets too little."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from intake.domain.thing import Thing
from intake.ui.handovers.people_to_come import PeopleToCome
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge
from tests.screens import press, shown_texts

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def camp(practice):
    """Fatima wants four mats and gets three; what is here is shared out."""
    camp = a_camp(practice)
    camp.household = a_household(practice, camp, "Fatima", persons=4)
    pledge = a_pledge(practice, camp.mat, 3, confirmed=True)
    mats = rows(practice, Thing, pledge_id=pledge.id)[0]
    use_cases, actor = practice.use_cases, practice.actor
    use_cases.handovers.take_in_code(actor, mats.code)
    use_cases.allocations.run(actor, camp.project.id)
    return camp


def test_who_gets_too_little_is_told_what(screen, camp):
    screen.go("handovers")
    page = screen.pages["handovers"]
    assert any("1 bewoner komt nog iets halen" in text for text in shown_texts(page))
    press(Qt.Key.Key_Return, CTRL)
    told = " ".join(shown_texts(page))
    assert "Fatima Bakker" in told
    assert "Dit huishouden krijgt niet: " in told
    assert "slaapmat" in told.partition("krijgt niet: ")[2]


def test_when_everybody_was_here_the_main_button_leads_back(screen, camp):
    screen.go("handovers")
    page = screen.pages["handovers"]
    press(Qt.Key.Key_Return, CTRL)
    page.word.known_button.click()
    press(Qt.Key.Key_Return, CTRL)
    assert page.go.accessibleName().startswith("Iedereen is geweest")
    press(Qt.Key.Key_F8)
    assert page.go.accessibleName() == "Volgende: Fatima Bakker"
    press(Qt.Key.Key_Return, CTRL)
    assert page.go.accessibleName() == "Alles wat is aangevinkt innemen"
    press(Qt.Key.Key_F7)
    assert not page.go.isVisible(), "nobody waits, and nobody has been here since"


def test_nobody_is_served_where_nobody_came():
    queue = PeopleToCome()
    queue.replace(())
    assert not queue.is_served
    assert queue.next_after(None) is None
