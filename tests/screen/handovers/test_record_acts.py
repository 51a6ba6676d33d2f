"""Uitgifte by keys: what puts the record right, behind "Meer"."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from intake.domain.custody import Holder, HolderKind, Holding
from intake.domain.thing import Thing
from intake.kit.codes import format_code
from tests.builders import rows
from tests.handover_facts import handed_to
from tests.screens import press, shown_texts, type_

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def shown_acts(page):
    buttons = page.findChildren(QPushButton)
    return {one.text().split("   ")[0] for one in buttons if one.isVisible()}


def choose_rare_act(thing, key):
    type_(format_code(thing.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_E, ALT)
    press(key, ALT)


def holders(practice, thing):
    return {row.holder: row.count for row in rows(practice, Holding, thing_id=thing.id)}


def test_the_rare_acts_stand_behind_more(page, laid_out):
    type_(format_code(laid_out.tent.code))
    press(Qt.Key.Key_Return)
    before = shown_acts(page)
    press(Qt.Key.Key_E, ALT)
    rare = {"Gegevens wijzigen", "Staat ergens anders", "Uit gebruik nemen", "Minder"}
    assert rare.isdisjoint(before)
    assert rare < shown_acts(page)


def test_another_name_and_a_part_more_are_written_down_and_undone(page, practice, laid_out):
    choose_rare_act(laid_out.tent, Qt.Key.Key_D)
    page.entry.fields.edits["name"].setText("bungalowtent")
    page.entry.fields.edits["parts"].setText("2 scheerlijnen")
    press(Qt.Key.Key_S, CTRL)
    assert rows(practice, Thing, id=laid_out.tent.id)[0].name == "bungalowtent"
    assert rows(practice, Thing, id=laid_out.tent.id)[0].place == laid_out.tent.place
    part = rows(practice, Thing, name="scheerlijnen")[0]
    assert holders(practice, part) == {Holder(HolderKind.PLACE, "rek B2"): 2}
    press(Qt.Key.Key_Z, CTRL)
    assert rows(practice, Thing, id=laid_out.tent.id)[0].name == laid_out.tent.name
    assert not holders(practice, part)


def test_a_thing_that_is_with_the_resident_after_all_is_there_in_the_record(
    page, practice, laid_out
):
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_E, ALT)
    press(Qt.Key.Key_Z, ALT)
    page.entry.ticks["resident"].setChecked(True)
    press(Qt.Key.Key_S, CTRL)
    chosen = page.rows.rows[0].thing_id
    held = rows(practice, Holding, thing_id=chosen)
    assert [row.resident_id for row in held] == [laid_out.resident.id]
    assert any("Verbeterd" in text for text in shown_texts(page))


def test_a_correction_to_where_it_is_already_is_told(page, laid_out):
    choose_rare_act(laid_out.tent, Qt.Key.Key_Z)
    type_("rek B2")
    press(Qt.Key.Key_Return)
    assert any("daar al" in text for text in shown_texts(page))


def test_a_broken_thing_is_swapped_for_another_once_the_word_is_right(page, practice, laid_out):
    handed_to(practice, laid_out.tent, laid_out.resident.id)
    choose_rare_act(laid_out.tent, Qt.Key.Key_U)
    type_(format_code(laid_out.wheelchair.code))
    press(Qt.Key.Key_Return)
    assert any("Vraag eerst het codewoord" in text for text in shown_texts(page))
    page.entry.ticks["proved"].setChecked(True)
    press(Qt.Key.Key_S, CTRL)
    assert holders(practice, laid_out.tent) == {Holder(HolderKind.PLACE, "rek B2"): 1}
    with_resident = Holder(HolderKind.RESIDENT, resident_id=laid_out.resident.id)
    assert holders(practice, laid_out.wheelchair)[with_resident] == 1


def test_what_is_out_of_use_needs_a_reason(page, practice, laid_out):
    choose_rare_act(laid_out.tent, Qt.Key.Key_X)
    press(Qt.Key.Key_Return)
    assert Holder(HolderKind.GONE) not in holders(practice, laid_out.tent)
    type_("doorgerot, met Samira besproken")
    press(Qt.Key.Key_Return)
    assert holders(practice, laid_out.tent) == {Holder(HolderKind.GONE): 1}
