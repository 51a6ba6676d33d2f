"""Zoek alles on the screen: while typing, by the arrows, Enter opens, nothing stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import a_call
from tests.fakes import HeldRunner
from tests.screens import press, type_


def test_a_request_is_found_while_typing_and_enter_opens_its_page(screen, practice, qtbot):
    taken, _, _ = a_call(practice, what="kettingzaag")
    screen.go("calls")
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen.frame.search
    type_("ketting")
    results = screen.frame.search.results
    qtbot.waitUntil(results.isVisible)
    assert "Kettingzaag" in results.item(0).text()
    press(Qt.Key.Key_Return)
    assert screen.place == "request"
    assert screen.request.request_id == taken.request.id
    assert screen.frame.search.text() == "", "the last name does not stay"
    assert not results.isVisible()


def test_the_arrows_choose_and_escape_puts_the_list_away(screen, practice, qtbot):
    a_call(practice, what="ladder")
    a_call(practice, what="ladder")
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_("ladder")
    results = screen.frame.search.results
    qtbot.waitUntil(results.isVisible)
    press(Qt.Key.Key_Down)
    assert results.currentRow() == 1
    press(Qt.Key.Key_Escape)
    assert not results.isVisible()


def test_nothing_found_says_so_and_opens_nothing(screen, qtbot):
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    type_("xyzzy")
    qtbot.waitUntil(screen.frame.search.results.isVisible)
    assert "Niets gevonden" in screen.frame.search.results.item(0).text()
    before = screen.place
    press(Qt.Key.Key_Return)
    assert screen.place == before


def test_an_enter_before_the_answer_is_forgotten_once_more_is_typed(screen, practice):
    a_call(practice, what="kettingzaag")
    screen.go("calls")
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    held = HeldRunner()
    screen.session.runner = held
    type_("kett")
    press(Qt.Key.Key_Return)
    type_("i")
    held.let_go()
    assert screen.place == "calls", "nobody asked for the first of a longer list"
    assert screen.frame.search.results.isVisible()
