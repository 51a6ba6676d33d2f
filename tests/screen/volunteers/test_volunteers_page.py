"""Vrijwilligers: somebody rings to help and is written down; pauses, changes, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from intake.domain.permissions import Role
from intake.domain.task import Task, TaskKind
from intake.domain.volunteer import Volunteer
from tests.builders import rows
from tests.screens import press, shown_texts, type_
from tests.volunteer_facts import PEOPLE

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(screen, practice):
    practice.use_cases.volunteers.save(practice.actor, PEOPLE[0])
    screen.go("volunteers")
    return screen.pages["volunteers"]


def test_who_rings_is_written_down_from_any_page_by_keys(screen, practice):
    screen.go("desk")
    press(Qt.Key.Key_F6)
    type_("Fatma Kaya")
    page = screen.pages["volunteers"]
    page.fields.edits["phone"].setText("06 12345678")
    page.fields.edits["how_far"].setText("met de fiets")
    page.fields.edits["talk"].setText("vr 10 uur")
    page.vog_asked.setChecked(True)
    press(Qt.Key.Key_Return, CTRL)
    [saved] = rows(practice, Volunteer)
    assert (saved.name, saved.how_far) == ("Fatma Kaya", "met de fiets")
    assert saved.vog_asked_on is not None
    assert len(rows(practice, Task, kind=str(TaskKind.FIRST_TALK), done_at=None)) == 1
    assert practice.translate("volunteer-registered", name="Fatma Kaya") in shown_texts(page)
    page.undo.click()
    assert rows(practice, Volunteer) == ()
    assert rows(practice, Task, kind=str(TaskKind.FIRST_TALK)) == ()


def test_what_is_missing_or_wrong_is_told_beside_its_field(page, practice):
    page.open_form()
    page.fields.edits["vog_on"].setText("ooit")
    page.fields.edits["regions"].setText("overal")
    page.fields.edits["talk"].setText("???")
    press(Qt.Key.Key_Return, CTRL)
    shown = shown_texts(page)
    for key in (
        "error-volunteer-no-name",
        "error-volunteer-no-way-to-reach",
        "volunteer-regions-wrong",
        "volunteer-vog-wrong",
        "volunteer-talk-wrong",
    ):
        assert practice.translate(key) in shown


def test_a_pause_has_a_day_and_ends_by_the_same_key(page, practice):
    page.list.setCurrentRow(0)
    press(Qt.Key.Key_P, ALT)
    assert practice.translate("volunteer-pause-when") in shown_texts(page)
    page.pause_until.setText("1 december")
    press(Qt.Key.Key_P, ALT)
    assert rows(practice, Volunteer)[0].paused_until is not None
    press(Qt.Key.Key_P, ALT)
    assert rows(practice, Volunteer)[0].paused_until is None


def test_facts_are_changed_and_put_back(page, practice):
    page.list.setCurrentRow(0)
    press(Qt.Key.Key_E, CTRL)
    assert page.fields.edits["name"].text() == "Zoë Bakker"
    page.fields.edits["vog_on"].setText("3-4-2025")
    press(Qt.Key.Key_Return, CTRL)
    assert str(rows(practice, Volunteer)[0].vog_on) == "2025-04-03"
    assert "VOG van 3-4-2025" in " ".join(shown_texts(page))
    page.undo.click()
    assert rows(practice, Volunteer)[0].vog_on is None


def test_who_leaves_the_list_comes_back_by_undo(page, practice):
    page.list.setCurrentRow(0)
    press(Qt.Key.Key_W, ALT)
    assert practice.use_cases.volunteers.list_active(practice.actor) == ()
    page.undo.click()
    [back] = practice.use_cases.volunteers.list_active(practice.actor)
    assert back.name == "Zoë Bakker"


def test_a_helper_who_was_searched_for_is_shown_on_their_page(screen, practice, page, qtbot):
    practice.use_cases.volunteers.save(practice.actor, PEOPLE[3])
    screen.go("desk")
    press(Qt.Key.Key_K, CTRL)
    type_("Zoë Bakker")
    found = screen.frame.search.results
    qtbot.waitUntil(lambda: found.count() > 0 and "Zoë Bakker" in found.item(0).text())
    press(Qt.Key.Key_Return)
    assert screen.place == "volunteers"
    assert page.helpers[page.list.currentRow()].name == "Zoë Bakker"


def test_in_large_letters_the_list_makes_room_for_the_form(screen):
    screen.settings.change_look(scale=200)
    screen.frame.resize(1366, 730)
    screen.go("volunteers")
    page = screen.pages["volunteers"]
    assert page.new.isVisible()
    page.open_form()
    assert page.save.isVisible()
    assert not page.new.isVisible()
    page.leave.click()
    assert page.new.isVisible()


def test_a_desk_volunteer_adds_people_and_changes_none(screen, practice, page):
    bram = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Bram", "1368", Role.VOLUNTEER, own_pin="2974"
    ).value._replace(desk=practice.actor.desk)
    screen.session.lock()
    screen.session.enter(bram)
    screen.go("volunteers")
    page = screen.pages["volunteers"]
    page.list.setCurrentRow(0)
    assert not page.change.isVisible()
    assert page.new.isVisible()
    assert not screen.frame.place_buttons["report"].isVisible(), "it is for coordinators"
