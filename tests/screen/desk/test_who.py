"""Finding somebody, or beginning a new resident."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication

from tests.fakes import HeldRunner
from tests.screens import open_annie, press, shown_post, type_


def keys_in_sight(frame):
    return Counter(
        key.key().toString()
        for key in frame.findChildren(QShortcut)
        if key.parent() is frame or key.parent().isVisible()
    )


def test_no_key_means_two_things_on_a_page_with_a_new_resident_and_a_text_to_mend(screen, qtbot):
    type_("Hassan Nieuw")
    press(Qt.Key.Key_Return)
    screen.what.understand_line("boormachine lenen zaterdag")
    qtbot.waitUntil(lambda: bool(screen.online.chosen_slugs()))
    title, text = shown_post(screen)
    screen.online.edit(title, f"{text} Bel 020 618 4217.")
    qtbot.waitUntil(screen.pages["desk"].online.mend.isVisible)
    assert {key: count for key, count in keys_in_sight(screen.frame).items() if count > 1} == {}


def test_enter_on_a_name_that_nobody_has_begins_a_new_resident(screen, practice):
    type_("Jan Jansen")
    column = screen.early_window.desk.who.find
    if column.list.count():
        assert column.list.currentRow() == column.list.count() - 1
        assert "Jan Jansen" in column.list.item(column.list.count() - 1).text()
    press(Qt.Key.Key_Return)
    assert screen.who.person is None
    assert (screen.call_draft.get("new.first_name"), screen.call_draft.get("new.last_name")) == (
        "Jan",
        "Jansen",
    )


@pytest.mark.parametrize("typed", ["Annie de Vries", "vries", "fries bakker", "Anie Vries"])
def test_enter_on_a_name_by_ear_still_opens_who_is_meant(screen, typed):
    type_(typed)
    press(Qt.Key.Key_Return)
    assert screen.who.person.resident.last_name == "Vries-Bakker"


def test_what_is_read_aloud_is_dutch_on_an_english_screen(screen, practice):
    practice.translate.set_language("en")
    open_annie(screen)
    asked = [question.text for question in screen.online.questions()]
    assert asked
    assert all("Mogen wij" in text for text in asked)


def test_a_click_that_somebody_else_speaks_leads_to_their_name(screen, qtbot):
    screen.go("desk")
    type_("Hatice Kaya")
    press(Qt.Key.Key_Return)
    screen.pages["desk"].what.line.setFocus()
    toggle = screen.pages["desk"].who.strip.toggle
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=QPoint(40, toggle.height() // 2))
    caller = screen.pages["desk"].who.caller.edits["name"]
    qtbot.waitUntil(caller.hasFocus)
    QApplication.processEvents()
    assert caller.hasFocus()


def test_an_answer_to_what_was_typed_before_is_not_shown(screen, monkeypatch):
    held = HeldRunner()
    monkeypatch.setattr(screen.session, "_look_up_runner", held)
    shown = []
    screen.who.matches.connect(lambda lines, _sure: shown.append(lines))
    type_("vries")
    type_("xyzzy")
    held.let_go()
    assert len(shown) == 1, "once, for what stands there now"


def test_the_details_of_one_caller_are_closed_for_the_next(screen, practice):
    open_annie(screen)
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    window = screen.pages["desk"].who.details
    assert window.isVisible()
    screen.call.begin()
    assert not window.isVisible()
