"""One person or two, decided on the screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QRadioButton

from intake.domain.request import Request
from intake.domain.resident import Resident
from tests.builders import rows
from tests.page_states import written_down_twice
from tests.person_checks import opened
from tests.screens import press, shown_texts, type_

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def person_of(practice, last_name):
    return rows(practice, Resident, last_name=last_name)[0]


def merging(window, qtbot):
    qtbot.waitUntil(lambda: window.merging is not None and window.merging.isActiveWindow())
    return window.merging


def sheet_of_twin(screen, qtbot, practice):
    """Open the sheet of the record that Annie was written down under once more."""
    twin = written_down_twice(practice)
    screen.open_person(twin.id)
    QApplication.sendPostedEvents()
    press(Qt.Key.Key_G, ALT)
    QApplication.sendPostedEvents()
    window = screen.pages["desk"].who.details
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window, twin


def test_who_opens_somebody_who_was_written_down_twice_reads_it(screen, practice, qtbot):
    twin = written_down_twice(practice)
    screen.open_person(twin.id)
    sentence = practice.translate("who-listed-twice", who="mevrouw A. de Vries-Bakker")
    qtbot.waitUntil(lambda: sentence in shown_texts(screen.frame))


def test_two_records_become_one_by_keys_and_two_again(screen, practice, qtbot):
    window, twin = sheet_of_twin(screen, qtbot, practice)
    press(Qt.Key.Key_L, ALT)
    choices = merging(window, qtbot).findChildren(QRadioButton)
    assert any(one.isChecked() and one.accessibleName().endswith(": Annie") for one in choices)
    next(one for one in choices if one.accessibleName().endswith("Vries")).click()
    press(Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: person_of(practice, "Vries-Bakker").merged_into == twin.id)
    kept = person_of(practice, "Vries")
    assert (kept.first_name, kept.street) == ("Annie", "Bilderdijkstraat")
    qtbot.waitUntil(window.isActiveWindow)
    assert practice.translate("pair-now-one") in shown_texts(window)
    assert window.fields.typed()["first_name"] == "Annie"

    press(Qt.Key.Key_U, ALT)

    qtbot.waitUntil(lambda: person_of(practice, "Vries").first_name == "A.")
    assert person_of(practice, "Vries-Bakker").merged_into is None
    assert window.fields.typed()["first_name"] == "A."


def asks_of_two(window, practice):
    """Tell whether the sheet asks of somebody whether they are another person."""
    question = practice.translate("pair-are-two")
    buttons = window.strip.findChildren(QPushButton)
    return any(one.accessibleName().startswith(question) for one in buttons if one.isVisible())


def test_two_people_are_told_apart_once(screen, practice, qtbot):
    window, _ = sheet_of_twin(screen, qtbot, practice)
    assert asks_of_two(window, practice)
    press(Qt.Key.Key_T, ALT)
    assert practice.translate("pair-now-two") in shown_texts(window)
    assert not asks_of_two(window, practice)
    press(Qt.Key.Key_U, ALT)
    qtbot.waitUntil(lambda: asks_of_two(window, practice))


def test_the_other_record_is_found_by_hand(screen, practice, qtbot):
    twin = written_down_twice(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(twin, first_name="Ans", last_name="Pietersen", phones=()))
    window = opened(screen, qtbot)
    press(Qt.Key.Key_Z, ALT)
    sheet = merging(window, qtbot)
    type_("99999999")
    assert sheet.findChild(QListWidget).item(0).text() == practice.translate("search-nothing")
    press(Qt.Key.Key_A, CTRL)
    type_("pietersen")
    press(Qt.Key.Key_Return)
    assert "Ans de Pietersen" in shown_texts(sheet)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: person_of(practice, "Pietersen").merged_into is not None)
    requests = {request.resident_id for request in rows(practice, Request)}
    assert requests == {person_of(practice, "Vries-Bakker").id}


def test_what_cannot_be_merged_is_said_in_the_window(screen, practice, qtbot):
    window, twin = sheet_of_twin(screen, qtbot, practice)
    press(Qt.Key.Key_L, ALT)
    sheet = merging(window, qtbot)
    practice.use_cases.resident_updates.mark_gone(practice.actor, twin.id, "moved")
    press(Qt.Key.Key_Return, CTRL)
    assert practice.translate("error-merge-gone") in shown_texts(sheet)
    assert sheet.isVisible()


def test_a_request_is_opened_from_the_sheet(screen, practice, qtbot):
    window, _ = sheet_of_twin(screen, qtbot, practice)
    what = rows(practice, Request)[-1].what
    opens = next(
        one for one in window.findChildren(QPushButton) if one.accessibleName().endswith(what)
    )
    opens.click()
    qtbot.waitUntil(lambda: screen.place == "request")
