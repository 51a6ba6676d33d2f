"""What was typed on a page at the lock stands there again after the PIN, whatever loads late."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit

from intake.domain.permissions import Role
from tests.fakes import HeldRunner, InlineRunner
from tests.page_states import STATES

PAGES = ("replies-full", "volunteers-new", "handovers-full", "settings-centre")


def typed_fields(page):
    """The fields of a page in which somebody can type, by their place."""
    inside = (QComboBox, QAbstractSpinBox)
    lines = [edit for edit in page.findChildren(QLineEdit) if not isinstance(edit.parent(), inside)]
    fields = [*lines, *page.findChildren(QPlainTextEdit)]
    return [edit for edit in fields if edit.isEnabled() and not edit.isReadOnly()]


def type_in_all(page):
    """Type something of its own in each field that is seen; return what by its place."""
    typed = {}
    for place, edit in enumerate(typed_fields(page)):
        if edit.isVisible():
            typed[place] = f"woord {place}"
            if isinstance(edit, QLineEdit):
                edit.setText(typed[place])
                edit.setModified(True)
            else:
                edit.setPlainText(typed[place])
                edit.document().setModified(True)
    return typed


def texts(page):
    return {
        place: edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
        for place, edit in enumerate(typed_fields(page))
    }


def sign_in_slowly(screen, actor):
    """Sign somebody in at a desk whose answers come one after the other."""
    held = HeldRunner()
    screen.session.runner = held
    screen.session.enter(actor)
    held.let_go()
    screen.session.runner = InlineRunner()


@pytest.mark.parametrize("name", PAGES)
def test_what_was_typed_stands_there_again_after_the_pin(screen, practice, qtbot, name):
    STATES[name](screen, practice, qtbot)
    place = screen.place
    typed = type_in_all(screen.pages[place])
    assert typed
    screen.session.lock()
    sign_in_slowly(screen, practice.actor)
    screen.go(place)
    now = texts(screen.pages[place])
    assert {at: now.get(at) for at in typed} == typed


def test_what_one_colleague_typed_waits_while_another_works(screen, practice, qtbot):
    add = practice.use_cases.sign_in.add_colleague
    vera = add(practice.actor, "Vera", "8351", Role.VOLUNTEER).value
    STATES["volunteers-new"](screen, practice, qtbot)
    typed = type_in_all(screen.pages["volunteers"])
    screen.session.lock()
    sign_in_slowly(screen, vera)
    screen.go("volunteers")
    assert not set(typed.values()) & set(texts(screen.pages["volunteers"]).values())
    screen.session.lock()
    sign_in_slowly(screen, practice.actor)
    screen.go("volunteers")
    assert set(typed.values()) <= set(texts(screen.pages["volunteers"]).values())


def test_what_was_typed_about_a_reply_that_is_gone_is_put_with_no_other(screen, practice, qtbot):
    STATES["replies-full"](screen, practice, qtbot)
    page = screen.pages["replies"]
    reply_id = page.cards[page.list.currentRow()].reply_id
    typed = set(type_in_all(page).values())
    screen.session.lock()
    practice.use_cases.replies.put_aside(practice.actor, reply_id)
    sign_in_slowly(screen, practice.actor)
    screen.go("replies")
    assert screen.pages["replies"].cards
    assert not typed & set(texts(screen.pages["replies"]).values())
