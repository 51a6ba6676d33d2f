"""An act is about the thing that somebody means, not about the first one on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake.kit.codes import format_code
from tests.handover_facts import a_tent, handed_to
from tests.screens import press, shown_texts, type_

ALT = Qt.KeyboardModifier.AltModifier


def test_of_several_things_an_act_asks_which_one_it_is_about(page, practice, laid_out):
    tent = a_tent(practice, laid_out.request)
    handed_to(practice, tent, laid_out.resident.id)
    handed_to(practice, a_tent(practice, laid_out.request), laid_out.resident.id)
    press(Qt.Key.Key_F8)
    page.code.clear()
    type_(format_code(laid_out.request.code))
    press(Qt.Key.Key_Return)
    assert len(page.rows.ticked) > 1
    press(Qt.Key.Key_K, ALT)
    assert not page.entry.is_open
    which = practice.translate("handover-which-thing")
    assert which in shown_texts(page)
    for tick in page.rows.ticks[1:]:
        tick.setChecked(False)
    press(Qt.Key.Key_K, ALT)
    assert page.entry.is_open


def test_what_was_handed_out_just_now_is_not_ticked_to_come_back(page, practice, laid_out):
    """F8 after the last one: a press more would take it all in again."""
    code = format_code(laid_out.request.code)
    type_(code)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not page.takes_in
    press(Qt.Key.Key_F8)
    assert page.takes_in
    assert not page.rows.ticked
    page.code.clear()
    type_(code)
    press(Qt.Key.Key_Return)
    assert page.rows.ticked, "who comes back at once is looked up"
