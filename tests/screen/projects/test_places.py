"""A project with places alone: seats are promised and shared out, and every guest gets a card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from intake.domain.allocation import Allocation
from intake.domain.project import NeedRule, ProjectItem
from intake.ui.projects.next_step import NextStep
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge
from tests.screens import press, shown_texts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(screen, practice):
    dinner = a_camp(practice, name="Samen boodschappen doen", spare=10)
    projects, actor = practice.use_cases.projects, practice.actor
    for item in (dinner.tent4, dinner.tent2, dinner.mat, dinner.box):
        projects.remove_item(actor, item.id)
    seat = ProjectItem(project_id=dinner.project.id, name="plaats in de auto", is_place=True)
    seat = projects.save_item(actor, replace(seat, rule=NeedRule.PERSON)).value
    a_household(practice, dinner, "Fatima", persons=2)
    a_pledge(practice, seat, 2, confirmed=True, lender="Kees", slot="")
    screen.go("projects")
    return screen.pages["projects"]


def test_after_sharing_out_the_main_button_prints_the_cards(page, practice):
    assert page.page.step.kind is NextStep.ALLOCATE, "a seat has no reserve"
    press(Qt.Key.Key_Return, CTRL)
    assert rows(practice, Allocation)
    wanted = []
    page.paper_wanted.disconnect()  # the printing window is another test's
    page.paper_wanted.connect(lambda name, _project: wanted.append(name))
    press(Qt.Key.Key_Return, CTRL)
    assert wanted == ["project-route-cards"]
    told = " ".join(shown_texts(page))
    assert "routekaarten. Daarna: afsluiten" in told
    assert "inladen" not in told
    assert "Ophaalronde" not in told


def test_what_is_asked_speaks_of_a_seat_and_not_of_lending(page):
    press(Qt.Key.Key_T, ALT)
    asked = " ".join(shown_texts(page.entry))
    assert "Hoe laat, en waar komt men bij elkaar?" in asked
    assert "thuis" not in asked
    assert page.entry.fields.edits["item"].text() == "plaats in de auto"
