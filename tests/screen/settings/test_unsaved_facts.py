"""What is typed in the centre's facts is neither lost on the way nor refused without reason."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from intake.kit.errors import ExternalError
from tests.screens import shown_texts


@pytest.fixture
def hours(screen):
    return opened(screen).fields.edits


def opened(screen):
    screen.go("settings")
    return screen.pages["settings"].open("opening")


def typed(edit, text):
    edit.selectAll()
    QTest.keyClicks(edit, text)


def save(screen, section, name="opening"):
    name = screen.application.translate(f"settings-keep-{name}")
    buttons = section.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == name).click()


def stored(practice):
    return practice.use_cases.set_up.centre()


def test_what_was_typed_and_not_saved_is_there_after_another_page(screen, hours):
    typed(hours["hours-fri"], "9-12.30")
    screen.go("desk")
    opened(screen)
    assert hours["hours-fri"].text() == "9-12.30"


def test_one_who_saves_twice_is_not_told_of_a_colleague(screen, practice, hours):
    section = opened(screen)
    typed(hours["closed"], "eerste kerstdag")
    save(screen, section)
    typed(hours["closed"], "25 dec: kerst")
    save(screen, section)
    assert stored(practice).closed == {"2026-12-25": "kerst"}
    assert practice.translate("settings-kept") in shown_texts(screen.pages["settings"])


def test_what_a_colleague_saved_meanwhile_is_shown_and_not_overwritten(screen, practice, hours):
    section = opened(screen)
    typed(hours["hours-fri"], "9-12.30")
    changed = {**stored(practice).hours, "fri": "10:00-11:00"}
    practice.use_cases.set_up.update_centre(practice.actor, hours=changed)
    screen.go("desk")
    opened(screen)
    save(screen, section)
    assert stored(practice).hours["fri"] == "10:00-11:00"
    assert hours["hours-fri"].text() == "10-11"


def test_platforms_are_chosen_beside_what_is_not_saved_yet(screen, practice, hours):
    typed(hours["hours-fri"], "9-12.30")
    first, second, *others = stored(practice).platforms
    for slug in (first, second):
        screen.settings.use(slug, False)
    assert stored(practice).platforms == tuple(others)
    assert hours["hours-fri"].text() == "9-12.30"


def test_what_was_typed_stays_where_it_could_not_be_saved(screen, practice, hours, monkeypatch):
    def is_busy(*_, **__):
        raise ExternalError("store-busy")

    section = opened(screen)
    typed(hours["hours-fri"], "9-12.30")
    monkeypatch.setattr(type(practice.use_cases.set_up), "update_centre", is_busy)
    save(screen, section)
    screen.go("desk")
    opened(screen)
    assert hours["hours-fri"].text() == "9-12.30"


def test_saving_one_section_does_not_overwrite_a_colleague_in_the_other(screen, practice, hours):
    typed(hours["hours-fri"], "9-12.30")
    changed = {**stored(practice).hours, "fri": "10:00-11:00"}
    practice.use_cases.set_up.update_centre(practice.actor, hours=changed)
    centre = screen.pages["settings"].open("centre")
    typed(centre.fields.edits["city"], "Ede")
    save(screen, centre, "centre")
    assert stored(practice).city == "Ede"
    save(screen, opened(screen))
    assert stored(practice).hours["fri"] == "10:00-11:00"
