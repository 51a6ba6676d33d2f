"""A second wish of the same caller waits, and becomes a request of its own by one key."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.builders import a_call
from tests.screens import open_annie, press, shown_texts, type_


def test_a_second_wish_is_told_and_waits_with_the_call(screen):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("boor lenen zaterdag en iemand die boodschappen doet")
    press(Qt.Key.Key_Return)
    assert screen.call_draft.get("kind") == "borrow"
    assert screen.call_draft.get("also") == "iemand die boodschappen doet"
    assert any("Ook gehoord" in text for text in shown_texts(screen.pages["desk"]))


def test_one_key_begins_the_second_request_for_the_same_person(screen, practice):
    open_annie(screen)
    taken, _, _ = a_call(practice)
    desk = screen.pages["desk"]
    desk.also_heard = "iemand die boodschappen doet"
    desk.placed.emit(taken, [])
    assert (
        "Ook gehoord: iemand die boodschappen doet" in screen.pages["ended"].another_button.text()
    )
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert screen.place == "desk"
    assert screen.call_draft.get("resident") == str(taken.resident.id)
    assert (screen.call_draft.get("kind"), screen.call_draft.get("a.what")) == (
        "help",
        "boodschappen",
    )


def test_another_question_begins_a_call_with_nothing_but_the_person(screen, practice):
    open_annie(screen)
    taken, _, _ = a_call(practice)
    screen.pages["desk"].placed.emit(taken, [])
    assert "Nog een vraag" in screen.pages["ended"].another_button.text()
    press(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert screen.call_draft.get("resident") == str(taken.resident.id)
    assert screen.call_draft.get("kind") == ""


def test_what_a_form_does_not_ask_goes_into_the_note_by_one_key(screen):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    screen.what.understand_line("warme maaltijd zonder zout brengen")
    assert any("Nog niet opgeschreven" in text for text in shown_texts(screen.pages["desk"]))
    press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert not any("Nog niet opgeschreven" in text for text in shown_texts(screen.pages["desk"]))
    assert "zonder zout" in screen.call_draft.get("a.note")


def test_a_second_wish_is_offered_once_the_first_is_kept(screen):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("boor lenen zaterdag en iemand die boodschappen doet")
    press(Qt.Key.Key_Return)
    screen.online.keep_only()
    assert "iemand die boodschappen doet" in screen.pages["ended"].another_button.text()


def test_what_was_heard_is_written_below_the_note_that_stands_there(screen, practice):
    told = []
    screen.what.unplaced.connect(told.append)
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("boormachine lenen zaterdag, zoutarm")
    press(Qt.Key.Key_Return)
    heard = told[-1]
    assert "zoutarm" in heard
    screen.what.answer("note", "bel twee keer aan")
    screen.what.keep_as_note()
    assert screen.call_draft.get("a.note") == f"bel twee keer aan, {heard}"
