"""The sheet of a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from intake.domain.consent import Consent, Purpose
from intake.domain.phone import make_phone
from intake.domain.resident import DIED, Resident
from intake.ui.person.window import PersonWindow
from tests.builders import (
    rows,
)
from tests.page_checks import focusable
from tests.person_checks import annie, opened
from tests.screens import press, shown_texts, type_


def test_a_second_number_of_a_son_and_larger_letters_are_kept(screen, qtbot, practice):
    window = opened(screen, qtbot)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert window.fields.edits["phone_2"].hasFocus()
    type_("06 12 34 56 78")
    press(Qt.Key.Key_Tab)
    type_("zoon Kees")
    window.fields.edits["birth_date"].setText("3 april 1942")
    window.size_choice.setCurrentIndex(window.size_choice.findData(24))
    window.language_choice.setCurrentIndex(window.language_choice.findData("en"))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = annie(practice)
    assert [(phone.number, phone.whose, phone.grouped) for phone in kept.phones] == [
        ("+31206184217", "", "020 618 4217"),
        ("+31612345678", "zoon Kees", "06 12345678"),
    ]
    assert (kept.birth_date, kept.text_size, kept.paper_language) == (date(1942, 4, 3), 24, "en")
    assert practice.translate("person-kept") in shown_texts(window)
    qtbot.waitUntil(
        lambda: any("zoon Kees" in text for text in shown_texts(screen.frame))
    )  # the card tells it at once
    assert practice.look_up.matches(practice.actor, "0612345678")[0].id == kept.id


@pytest.mark.parametrize(("name", "typed", "key"),
    [("phone_1", "12", "error-invalid-phone"), ("postcode", "10522", "error-invalid-postcode"),
        ("birth_date", "gisteren", "person-birth-date-wrong")])  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_stays(
    screen, qtbot, practice, name, typed, key
):
    window, before = opened(screen, qtbot), annie(practice)
    window.fields.edits[name].setText(typed)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert practice.translate(key, typed=typed) in shown_texts(window)
    assert window.fields.edits[name].text() == typed
    assert annie(practice) == before


def test_a_number_that_was_wrong_is_marked_and_a_new_one_takes_its_place(screen, qtbot, practice):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        one = annie(practice)
        transaction.save(replace(one, phones=(replace(one.phones[0], wrong=True),)))
    window = opened(screen, qtbot)
    assert practice.translate("person-phone-wrong") in shown_texts(window)
    window.fields.edits["phone_1"].setText("020 612 9931")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert annie(practice).phones == (make_phone("+31206129931"),)
    assert practice.translate("person-phone-wrong") not in shown_texts(window)


def test_gone_asks_once_more_before_all_stops(screen, qtbot, practice):
    window = opened(screen, qtbot)
    died = next(
        one
        for one in window.findChildren(QPushButton)
        if one.accessibleName() == practice.translate("person-died")
    )
    died.click()
    assert annie(practice).gone == ""
    press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert annie(practice).gone == DIED
    assert practice.translate("person-gone-done") in shown_texts(window)
    qtbot.waitUntil(lambda: any("Overleden" in text for text in shown_texts(screen.frame)))


def test_the_sheet_closes_with_the_lock(screen, qtbot):
    window = opened(screen, qtbot)
    screen.session.lock()
    assert not window.isVisible()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_part_of_the_sheet_has_a_name_of_its_own(screen, qtbot, language):
    screen.settings.change_look(language=language)
    screen.frame.activateWindow()
    qtbot.waitUntil(screen.early_window.desk.who.find.field.hasFocus)
    names = [
        part.accessibleName()
        for part in focusable(opened(screen, qtbot))
        if not part.objectName().startswith("qt_")
    ]
    assert all(names)
    assert len(names) == len(set(names))


def test_what_is_being_typed_stays_when_a_consent_is_taken_back(screen, qtbot, practice):
    window = opened(screen, qtbot)
    window.fields.edits["neighbourhood"].setText("Zuid")
    consent = next(iter(window.shown.consents))
    window.presenter.withdraw_consent(consent.purpose, consent.request_id)
    assert window.fields.edits["neighbourhood"].text() == "Zuid"
    assert consent.name not in "".join(one.name for one in window.shown.consents)


def test_leaving_with_something_typed_asks_once_and_again_after_more_is_typed(screen, qtbot):
    window = opened(screen, qtbot)
    type_("0")
    press(Qt.Key.Key_Escape)
    assert window.isVisible()
    assert screen.application.translate("person-unsaved") in shown_texts(window)
    type_("1")
    press(Qt.Key.Key_Escape)
    assert window.isVisible(), "there is something new to lose"
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_name_without_its_number_is_not_let_go_silently(screen, qtbot):
    window = opened(screen, qtbot)
    window.fields.edits["whose_2"].setText("buurvrouw Fatma")
    window.save()
    assert screen.application.translate("person-whose-alone") in shown_texts(window)


def test_the_sheet_opens_with_what_a_colleague_has_changed(screen, practice, qtbot):
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    annie = rows(practice, Resident, last_name="Vries-Bakker")[0]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(annie, city="Diemen"))
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    window = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, PersonWindow) and one.isVisible()
    )
    assert window.fields.edits["city"].text() == "Diemen"
    window.fields.edits["neighbourhood"].setText("Zuid")
    window.save()
    assert rows(practice, Resident, last_name="Vries-Bakker")[0].neighbourhood == "Zuid"


def test_a_consent_that_was_taken_back_by_mistake_is_given_back_by_a_key(screen, qtbot, practice):
    window = opened(screen, qtbot)
    before = rows(practice, Consent)
    window.presenter.withdraw_consent(Purpose.KEEP, None)
    qtbot.waitUntil(lambda: practice.translate("person-taken-back-keep") in shown_texts(window))
    assert rows(practice, Consent) != before
    press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: practice.translate("person-undone") in shown_texts(window))
    after = rows(practice, Consent)
    assert [one.withdrawn_at for one in after] == [one.withdrawn_at for one in before]
    assert practice.translate("person-undo") not in " ".join(
        part.accessibleName() for part in window.findChildren(QPushButton) if part.isVisible()
    )


def test_the_street_of_a_postcode_is_written_down_where_none_stands(screen, qtbot):
    window = opened(screen, qtbot)
    edits = window.fields.edits
    edits["street"].setText("")
    edits["postcode"].setText("1053 WN")
    edits["house_number"].setText("41")
    edits["house_number"].editingFinished.emit()
    assert (edits["street"].text(), edits["city"].text()) == ("Da Costakade", "Amsterdam")
    edits["postcode"].setText("1053 ED")
    edits["postcode"].editingFinished.emit()
    assert edits["street"].text() == "Da Costakade", "what stands there stays"
