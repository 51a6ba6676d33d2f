"""What is typed while the program is busy is not lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from intake.app.desk_screen import DeskScreen
from intake.app.early_window import EarlyWindow
from intake.app.pages import Pages
from intake.domain.phone import parse_phone
from intake.kit.errors import ExternalError
from intake.store import sqlcipher
from tests.fakes import HeldRunner, InlineRunner
from tests.screens import a_screen, open_annie, press, shown_texts, type_


@pytest.fixture
def slow(screen):
    """The same desk on a slow disk: work is answered when the test says so."""
    held = HeldRunner()
    screen.session.runner = held
    return held


def typed_at(screen, column):
    return {
        "who": screen.early_window.desk.who.find.field,
        "what": screen.early_window.desk.what.line,
    }[column].text()


def parked(practice):
    return [
        draft.page
        for draft in practice.use_cases.drafts.list_unfinished(practice.actor)
        if draft.state == "parked"
    ]


def test_letters_typed_while_the_next_call_begins_are_not_wiped_out_by_the_ones_after(screen, slow):
    slow.let_go()
    screen.call.clear_page()
    screen.begin_next_call()
    type_("Fatma")
    slow.let_go()
    type_(" Yilmaz")
    assert typed_at(screen, "who") == "Fatma Yilmaz"
    assert screen.call_draft.draft_id


def test_hands_that_went_on_are_not_called_back_when_the_call_has_begun(screen, slow):
    screen.call.clear_page()
    screen.begin_next_call()
    type_("Fatma Yilmaz")
    press(Qt.Key.Key_Return)
    at = QApplication.focusWidget()
    assert at.accessibleName() == screen.application.translate("new-phone")
    slow.let_go()
    assert QApplication.focusWidget() is at


def test_a_parked_call_keeps_the_line_that_was_not_finished(screen, practice, qtbot):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("boormachine voor de gor")
    press(Qt.Key.Key_F2)
    assert typed_at(screen, "who") == typed_at(screen, "what") == ""
    assert parked(practice)[0]["typed.said"] == "boormachine voor de gor"
    wanted = screen.application.translate(
        "desk-go-on", name="mevrouw De Vries-Bakker, boormachine voor de gor"
    )
    qtbot.waitUntil(
        lambda: any(
            one.isVisible()
            for one in screen.frame.findChildren(QAbstractButton)
            if one.accessibleName() == wanted
        )
    )
    press(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    assert typed_at(screen, "what") == "boormachine voor de gor"
    assert QApplication.focusWidget() is screen.early_window.desk.what.line
    type_("dijnrail")
    press(Qt.Key.Key_Return)
    assert screen.call_draft.get("a.what") == "boormachine"
    assert screen.call_draft.get("typed.said") == ""


def test_what_is_typed_right_after_f2_belongs_to_the_new_call(screen, practice, slow):
    slow.let_go()
    screen.call_draft.set("said", "soep")
    press(Qt.Key.Key_F2)
    type_("020618")
    slow.let_go()
    type_("4217")
    assert typed_at(screen, "who") == "0206184217"
    assert [page["said"] for page in parked(practice)] == ["soep"]
    assert screen.call_draft.get("said") == ""


def test_two_presses_of_f2_begin_one_call(screen, slow):
    slow.let_go()
    screen.call_draft.set("said", "soep")
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_F2)
    type_("Wim")
    slow.let_go()
    assert typed_at(screen, "who") == "Wim"
    assert screen.call_draft.get("who") == "Wim"


def test_a_call_that_could_not_be_parked_is_parked_with_the_next_save(screen, practice):
    with practice.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 30")
    screen.call_draft.set("said", "soep")
    other = sqlcipher.connect(practice.home.database, practice.key)
    other.execute("BEGIN IMMEDIATE")
    press(Qt.Key.Key_F2)
    type_("Wim")
    assert parked(practice) == []
    assert any("bezet" in text for text in shown_texts(screen.frame))
    other.execute("ROLLBACK")
    other.close()
    screen.call.save()
    assert [page["said"] for page in parked(practice)] == ["soep"]
    assert screen.call_draft.draft_id
    assert typed_at(screen, "who") == "Wim"


def test_a_kill_in_the_middle_of_a_field_keeps_what_was_typed_of_it(screen, practice):
    open_annie(screen)
    assert QApplication.focusWidget().accessibleName() == screen.application.translate("form-until")
    type_("31 feb")
    screen.call.save()
    again = a_screen(practice.application, InlineRunner())
    frame = again.build()
    again.session.enter(practice.actor)
    until = again.early_window.desk.what.fields["until"]
    assert until.edit.text() == "31 feb"
    assert practice.translate("answer-day") in shown_texts(frame)
    frame.close()


def test_a_field_that_is_not_left_counts_when_the_call_is_written(screen, practice):
    open_annie(screen)
    type_("ma")
    press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (
        practice.use_cases.requests.list_all(practice.actor)[0].request.answers["until"]
        == "2026-11-30"
    )


def test_a_phone_that_is_not_left_counts_when_the_call_is_written(screen, practice):
    type_("Fatma Yilmaz")
    press(Qt.Key.Key_Return)
    type_("0612345678")
    screen.call_draft.set("kind", "meal")
    screen.call_draft.set("a.what", "soep")
    screen.online.keep_only()
    assert practice.use_cases.requests.list_all(practice.actor)[0].resident.phones[
        0
    ].number == parse_phone("0612345678")


def test_the_next_call_holds_nothing_of_the_person_before(screen):
    type_("Fatma Yilmaz")
    press(Qt.Key.Key_Return)
    type_("0612345678")
    press(Qt.Key.Key_F2)
    type_("Kees Bos")
    press(Qt.Key.Key_Return)
    edits = screen.early_window.desk.who.new.edits
    held = [
        edit.currentText() if isinstance(edit, QComboBox) else edit.text()
        for edit in edits.values()
    ]
    assert [text for text in held if text] == ["Kees", "Bos", "Nederlands"]
    assert not screen.call_draft.get("new.phone")


def test_enter_before_the_answer_waits_for_it(qtbot, practice):
    runner = HeldRunner()
    made = a_screen(practice.application, runner)
    made.session.signed_in = practice.actor
    made.who.search("0206184217")
    made.who.choose(-1)
    assert made.call_draft.get("resident") == ""
    runner.let_go()
    assert made.who.person.resident.last_name == "Vries-Bakker"


def test_a_letter_typed_before_anybody_can_be_found_is_looked_up_when_they_can(qtbot, practice):
    front = EarlyWindow(practice.application.startup, InlineRunner(), InlineRunner(), "Noto Sans")
    front.build()
    front.session.signed_in = practice.actor
    QTest.keyClicks(front.desk.who.find.field, "v")
    assert front.desk.who.find.list.count() == 0
    front.session.open_look_up(practice.look_up)
    assert "Vries-Bakker" in front.desk.who.find.list.item(0).text()
    front.frame.close()


def test_what_is_typed_before_the_house_is_open_stays(qtbot, practice):
    front = EarlyWindow(practice.application.startup, InlineRunner(), InlineRunner(), "Noto Sans")
    front.build()
    front.session.signed_in = practice.actor
    front.session.open_look_up(practice.look_up)
    QTest.keyClicks(front.desk.who.find.field, "vries")
    screen = DeskScreen(front, practice.application, Pages)
    assert screen.call_draft.get("who") == "vries"
    assert front.desk.who.find.field.text() == "vries"
    screen.dispose()
    front.frame.close()


def test_what_is_typed_before_the_draft_is_made_stays(qtbot, practice):
    runner = HeldRunner()
    made = a_screen(practice.application, runner)
    made.session.signed_in = practice.actor
    made.call.begin()
    made.call_draft.set("said", "soep")
    runner.let_go()
    assert made.call_draft.get("said") == "soep"
    assert made.call_draft.get("code")


def test_enter_before_the_answer_opens_no_line_of_an_older_list(qtbot, practice):
    runner = HeldRunner()
    made = a_screen(practice.application, runner)
    made.session.signed_in = practice.actor
    made.who.search("vries")
    runner.let_go()
    made.who.search("Jan Jansen")
    made.who.choose(0)
    assert made.call_draft.get("resident") == ""
    assert made.who.person is None


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
    ],
)
def test_each_enter_of_a_keyboard_opens_who_was_found(screen, key, modifier):
    type_("Annie de Vries")
    press(key, modifier)
    assert screen.who.person.resident.last_name == "Vries-Bakker"


def test_what_could_not_be_saved_is_saved_with_the_next_round(screen, slow):
    screen.call_draft.set("a.what", "ladder")
    screen.call.save()
    _, _, failed = slow.waiting.pop()
    failed(ExternalError("store-busy"))
    screen.call.save()
    assert len(slow.waiting) == 1
    slow.let_go()
    screen.call.save()
    assert slow.waiting == [], "nothing was typed since"


def test_a_day_that_was_corrected_by_hand_stays_when_the_line_is_left_again(screen):
    open_annie(screen)
    before = screen.call_draft.get("a.first")
    screen.what.answer("first", "vr")
    corrected = screen.call_draft.get("a.first")
    assert corrected != before
    screen.what.understand_line("boormachine lenen zaterdag, gordijnrail ophangen, graag een zware")
    assert screen.call_draft.get("a.first") == corrected
