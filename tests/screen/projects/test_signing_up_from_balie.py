"""Who rings is signed up for the project that is open by one key, and Balie keeps the call."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from intake.domain.participant import Participant
from intake.ui.projects.project_words import ProjectPage
from tests.builders import rows
from tests.project_facts import a_camp, a_resident
from tests.screens import open_annie, press

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def offers(strip):
    buttons = strip.findChildren(QPushButton)
    return [one.accessibleName() for one in buttons if one.isVisible()]


def test_one_key_asks_what_they_need_and_signs_them_up(screen, practice):
    camp = a_camp(practice)
    open_annie(screen)
    strip = screen.early_window.desk.who.strip
    assert any(camp.project.name in text for text in offers(strip))
    resident_id = screen.who.person.resident.id
    press(Qt.Key.Key_P, ALT)
    page = screen.pages["projects"]
    assert screen.place == "projects"
    page.entry.fields.edits["persons"].setText("3")
    press(Qt.Key.Key_S, CTRL)
    signed_up = rows(practice, Participant)
    assert [(one.resident_id, one.persons) for one in signed_up] == [(resident_id, 3)]
    screen.go("desk")
    assert screen.who.person.resident.id == resident_id, "the call goes on"


def test_without_an_open_project_nothing_is_offered(screen, practice):
    camp = a_camp(practice)
    practice.use_cases.projects.call_off(practice.actor, camp.project.id)
    open_annie(screen)
    strip = screen.early_window.desk.who.strip
    assert not any(camp.project.name in text for text in offers(strip))


def test_the_form_stays_while_the_project_is_still_being_read(screen, practice):
    """On a real desk the project comes after the form: it was asked for from Balie."""
    camp = a_camp(practice)
    resident = a_resident(practice, "Truus", last_name="Visser")
    screen.go("projects")
    page = screen.pages["projects"]
    screen.projects.shown.emit(ProjectPage(rows={}))
    page.ask_to_sign_up(resident.id, "Truus Visser")
    screen.projects.refresh()
    assert page.page.project_id == camp.project.id
    assert page.entry.is_open
