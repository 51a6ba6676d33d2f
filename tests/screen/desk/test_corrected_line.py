"""A line that is typed anew takes back what the line before it filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.screens import press, type_

CTRL = Qt.KeyboardModifier.ControlModifier


def answers(screen):
    return {
        name: screen.call_draft.get(f"a.{name}")
        for name in ("what", "first")
        if screen.call_draft.get(f"a.{name}")
    }


def type_line(screen, line):
    screen.early_window.desk.what.line.setFocus()
    press(Qt.Key.Key_A, CTRL)
    type_(line)
    press(Qt.Key.Key_Return)


def test_another_wish_changes_the_kind_the_task_and_the_day(screen):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_line(screen, "ladder lenen zaterdag")
    assert screen.call_draft.get("kind") == "borrow"
    saturday = answers(screen)["first"]
    type_line(screen, "boodschappen doen op donderdag")
    assert screen.call_draft.get("kind") == "help"
    assert answers(screen)["what"] == "boodschappen"
    assert answers(screen)["first"] not in ("", saturday)


def test_what_the_new_line_does_not_say_is_empty_again(screen):
    type_line(screen, "ladder lenen zaterdag")
    assert answers(screen).keys() == {"what", "first"}
    type_line(screen, "ladder lenen")
    assert answers(screen).keys() == {"what"}


def test_what_a_person_typed_or_chose_stays(screen):
    type_line(screen, "ladder lenen zaterdag")
    screen.what.answer("what", "trapje")
    type_line(screen, "boormachine lenen zondag")
    assert answers(screen)["what"] == "trapje"
    screen.what.choose_kind("help")
    type_line(screen, "soep voor maandag")
    assert screen.call_draft.get("kind") == "help"


def test_another_call_keeps_nothing_of_the_line_before(screen):
    type_line(screen, "ladder lenen zaterdag")
    screen.call.clear_page()
    screen.begin_next_call()
    screen.what.choose_kind("borrow")
    screen.what.answer("what", "trapje")
    type_line(screen, "boormachine lenen")
    assert answers(screen)["what"] == "trapje"
