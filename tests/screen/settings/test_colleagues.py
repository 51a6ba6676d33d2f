"""Colleagues and their PINs on the settings page, and the recovery sheet that asks for one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QPushButton

from intake.domain.permissions import Role
from intake.kit.errors import UserFacingError
from intake.ui.settings.colleagues_column import ColleaguesColumn
from tests.screens import shown_texts


def test_the_recovery_sheet_asks_for_the_pin_first(screen, tmp_path, qtbot):
    screen.go("settings")
    page = screen.pages["settings"]
    page.open("copies")
    translate = screen.application.translate
    save = next(
        part
        for part in page.findChildren(QPushButton)
        if part.accessibleName() == translate("settings-sheet")
    )
    save.click()
    question = page.findChild(QInputDialog)
    qtbot.waitUntil(question.isVisible)
    question.setTextValue("2974")
    question.accept()
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "herstelblad.pdf"))
    dialog.reject()
    assert (tmp_path / "herstelblad.pdf").read_bytes().startswith(b"%PDF")


def colleagues(screen, qtbot):
    screen.go("settings")
    screen.pages["settings"].open("staff")
    column = screen.pages["settings"].findChild(ColleaguesColumn)
    qtbot.waitUntil(lambda: any("Ineke" in text for text in shown_texts(column)))
    return column


def press_named(column, name):
    next(part for part in column.findChildren(QPushButton) if part.accessibleName() == name).click()


def answer(column, qtbot, typed):
    question = column.findChildren(QInputDialog)[-1]
    qtbot.waitUntil(question.isVisible)
    question.setTextValue(typed)
    question.accept()


def test_a_manager_sees_wrong_pins_gives_another_one_and_takes_somebody_off_the_list(
    screen, practice, qtbot
):
    sign_in, translate = practice.use_cases.sign_in, practice.translate
    ali = sign_in.add_colleague(practice.actor, "Ali", "1368", Role.VOLUNTEER).value
    with pytest.raises(UserFacingError, match="pin-wrong"):
        sign_in.enter(ali.staff_id, "9753")
    column = colleagues(screen, qtbot)
    assert translate("colleague-wrong-pins", count=1) in shown_texts(column)
    press_named(column, translate("colleague-new-pin-for", name="Ali"))
    answer(column, qtbot, "9753")
    answer(column, qtbot, "8253")
    assert translate("error-pin-wrong") in shown_texts(column), "one's own PIN comes first"
    press_named(column, translate("colleague-new-pin-for", name="Ali"))
    answer(column, qtbot, "2974")
    answer(column, qtbot, "8253")
    assert sign_in.enter(ali.staff_id, "8253").value == ali
    assert translate("colleague-wrong-pins", count=1) not in shown_texts(column)
    press_named(column, translate("colleague-remove-name", name="Ali"))
    assert sign_in.enter(ali.staff_id, "8253").value == ali, "it asks once more"
    press_named(column, translate("colleague-remove-name", name="Ali"))
    assert "Ali" not in [staff.name for staff in sign_in.colleagues()]
    names = [part.accessibleName() for part in column.findChildren(QPushButton)]
    own = translate("colleague-remove-name", name="Ineke")
    assert own not in names, "the last manager cannot leave"


def test_ones_own_pin_is_changed_on_the_settings_page(screen, practice, qtbot):
    column = colleagues(screen, qtbot)
    press_named(column, practice.translate("own-pin-change"))
    answer(column, qtbot, "9753")
    answer(column, qtbot, "8253")
    assert practice.translate("error-pin-wrong") in shown_texts(column)
    press_named(column, practice.translate("own-pin-change"))
    answer(column, qtbot, "2974")
    answer(column, qtbot, "8253")
    assert practice.use_cases.sign_in.enter(practice.actor.staff_id, "8253").value.name == "Ineke"


def test_a_question_for_the_pin_goes_with_the_lock(screen, practice, qtbot):
    column = colleagues(screen, qtbot)
    press_named(column, practice.translate("own-pin-change"))
    question = column.findChildren(QInputDialog)[-1]
    qtbot.waitUntil(question.isVisible)
    screen.session.lock()
    assert not question.isVisible()


def test_a_colleague_gets_another_name_and_role_leaves_and_comes_back(screen, practice, qtbot):
    sign_in, translate = practice.use_cases.sign_in, practice.translate
    ali = sign_in.add_colleague(practice.actor, "Ali", "1368", Role.VOLUNTEER).value
    column = colleagues(screen, qtbot)
    press_named(column, translate("colleague-change-of", name="Ali"))
    name = next(
        edit for edit in column.findChildren(QLineEdit) if edit.isVisible() and edit.text() == "Ali"
    )
    name.setText("Ali Yilmaz")
    press_named(column, translate("colleague-keep"))
    assert "Ali Yilmaz" in [staff.name for staff in sign_in.colleagues()]
    sign_in.remove_colleague(practice.actor, ali.staff_id)
    screen.colleagues.refresh()
    qtbot.waitUntil(lambda: "vertrokken" in shown_texts(column))
    press_named(column, translate("colleague-readmit-name", name="Ali Yilmaz"))
    question = column.findChildren(QInputDialog)[-1]
    question.setTextValue("2974")
    question.accept()
    assert sign_in.enter(ali.staff_id, "1368").value.role is Role.VOLUNTEER


def test_the_last_manager_keeps_the_role(practice):
    sign_in = practice.use_cases.sign_in
    with pytest.raises(UserFacingError, match="staff-last-manager"):
        sign_in.change_colleague(practice.actor, practice.actor.staff_id, "Ineke", Role.VOLUNTEER)


def test_who_becomes_a_manager_needs_the_pin_of_who_says_so(practice):
    sign_in = practice.use_cases.sign_in
    ali = sign_in.add_colleague(practice.actor, "Ali", "1368", Role.VOLUNTEER).value
    with pytest.raises(UserFacingError, match="pin-wrong"):
        sign_in.change_colleague(practice.actor, ali.staff_id, "Ali", Role.MANAGER, own_pin="9999")
    changed = sign_in.change_colleague(
        practice.actor, ali.staff_id, "Ali", Role.MANAGER, own_pin="2974"
    )
    assert changed.value.role is Role.MANAGER


def test_a_volunteer_sees_the_sections_of_their_own_alone(screen, practice, qtbot):
    ali = practice.use_cases.sign_in.add_colleague(
        practice.actor, "Ali", "1368", Role.VOLUNTEER
    ).value
    screen.session.lock()
    screen.session.enter(ali)
    screen.go("settings")
    page = screen.pages["settings"]
    listed = [page.sections.item(row).text() for row in range(page.sections.count())]
    assert listed == [
        "Collega’s en pincode",
        "Papier en printer",
        "Vrijwilligers en rapport",
        "Dit scherm",
    ]
    assert not page.centre.isVisible()
