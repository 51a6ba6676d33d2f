"""Signing in: a name, a PIN, and nothing left of it for the next."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from intake.domain.staff import Staff
from intake.kit.ids import new_id
from tests.builders import a_call
from tests.screens import press, shown_texts, type_


def test_a_pin_is_gone_once_the_desk_is_locked_again(screen, qtbot):
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = screen.pages["sign-in"]
    qtbot.waitUntil(page.isVisible)
    page.findChild(QLineEdit).setFocus()
    type_("2974")
    press(Qt.Key.Key_Return)
    assert screen.session.signed_in is not None
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = screen.pages["sign-in"]
    qtbot.waitUntil(page.isVisible)
    assert page.findChild(QLineEdit).text() == ""
    press(Qt.Key.Key_Return)
    assert screen.session.signed_in is None


def test_the_pin_that_the_practice_centre_tells_is_the_one_that_signs_in(screen, qtbot):
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = screen.pages["sign-in"]
    qtbot.waitUntil(page.isVisible)
    told = " ".join(shown_texts(page))
    page.findChild(QLineEdit).setFocus()
    type_(re.search(r"pincode van Ineke is (\d+)", told)[1])
    press(Qt.Key.Key_Return)
    assert screen.session.signed_in is not None


def test_who_was_taken_off_the_list_is_signed_out_at_the_next_act(screen, practice):
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        here = transaction.get(Staff, practice.actor.staff_id)
        transaction.save(replace(here, id=new_id(), version=0, name="Piet"))
        transaction.save(replace(here, left_at=now))
    screen.session.execute(partial(practice.use_cases.drafts.begin, practice.actor))
    assert screen.session.signed_in is None
    assert screen.place == "sign-in"


def test_what_a_colleague_did_is_not_offered_to_the_next_to_undo(screen, practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    screen.show_request(taken.request.id)
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert screen.pages["request"].undo.isVisible()
    screen.session.lock()
    screen.session.enter(practice.actor._replace(name="Piet"))
    screen.show_request(taken.request.id)
    assert not screen.pages["request"].undo.isVisible()
