"""What was typed on a page at the lock stands there again after the PIN, whatever loads late."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit

from intake.domain.custody import Holding
from intake.domain.permissions import Role
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.thing import Thing
from tests.builders import a_call, replied, rows
from tests.fakes import HeldRunner, InlineRunner
from tests.page_states import STATES
from tests.project_facts import a_camp, a_household, a_resident
from tests.screens import press

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


def test_what_was_typed_about_a_reply_goes_to_no_other_in_its_row(screen, practice, qtbot):
    """One reply was put aside and another came: there are as many rows as before."""
    STATES["replies-full"](screen, practice, qtbot)
    page = screen.pages["replies"]
    card = page.cards[page.list.currentRow()]
    typed = set(type_in_all(page).values())
    screen.session.lock()
    practice.use_cases.replies.put_aside(practice.actor, card.reply_id)
    request = rows(practice, Request, id=card.request_id)[0]
    replied(practice, SimpleNamespace(request=request), name="Een ander", number="nieuw")
    sign_in_slowly(screen, practice.actor)
    screen.go("replies")
    assert not typed & set(texts(screen.pages["replies"]).values())


def test_what_was_typed_about_a_request_waits_for_that_request(screen, practice, qtbot):
    """An incident must not be reported about another."""
    first = a_call(practice)[0].request.id
    other = a_call(practice, what="ladder")[0].request.id
    screen.show_request(first)
    page = screen.pages["request"]
    field = typed_fields(page)[0]
    words = "iets over de een"
    if isinstance(field, QLineEdit):
        field.setText(words)
        field.setModified(True)
    else:
        field.setPlainText(words)
        field.document().setModified(True)
    screen.session.lock()
    sign_in_slowly(screen, practice.actor)
    screen.show_request(other)
    assert words not in texts(screen.pages["request"]).values()
    screen.show_request(first)
    assert words in texts(screen.pages["request"]).values()


def strip_with_a_form(screen, practice, qtbot, form):
    """A form of a strip, filled in and not saved; the last field and a tick are changed."""
    place = "handovers" if form == "new-thing" else "projects"
    if place == "projects":
        camp = a_camp(practice)
        a_household(practice, camp, "Wim", persons=4)
    screen.go(place)
    page = screen.pages[place]
    if form == "new-thing":
        press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    elif form == "project":
        page.questions.ask_project_changes()
    else:
        page.pane.list.setCurrentRow(0)
        page.questions.ask_changes(page.row)
    strip = page.entry
    assert strip.is_open
    *_, last = strip.fields.edits.values()
    last.setText("met een hek eromheen")
    last.setModified(True)
    for tick in strip.ticks.values():
        tick.toggle()
    return place, strip


@pytest.mark.parametrize("form", ["new-thing", "project", "household"])
def test_a_form_that_was_being_filled_in_is_asked_again_about_the_same(
    screen, practice, qtbot, form
):
    place, strip = strip_with_a_form(screen, practice, qtbot, form)
    typed = strip.fields.typed()
    ticked = {name: tick.isChecked() for name, tick in strip.ticks.items()}
    about = strip.about
    assert (about is not None) == (form == "household")
    screen.session.lock()
    sign_in_slowly(screen, practice.actor)
    screen.go(place)
    again = screen.pages[place].entry
    assert again is not strip
    assert again.is_open
    assert again.fields.typed() == typed
    assert {name: tick.isChecked() for name, tick in again.ticks.items()} == ticked
    assert again.about == about


def form_about_a_thing(screen, practice, qtbot, *, unticked):
    """A form of Uitgifte about the other thing of a resident, with something typed."""
    STATES["handovers-full"](screen, practice, qtbot)
    page = screen.pages["handovers"]
    page.rows.ticks[unticked].click()
    press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert page.entry.is_open
    *_, last = page.entry.fields.edits.values()
    last.setText("een scheur in het doek")
    last.setModified(True)
    return page


@pytest.mark.parametrize("unticked", [0, 1])
def test_a_form_about_what_is_chosen_is_asked_again_about_the_same(
    screen, practice, qtbot, unticked
):
    page = form_about_a_thing(screen, practice, qtbot, unticked=unticked)
    choice, typed = page.shown_before_lock, page.entry.fields.typed()
    assert choice.rows.current == page.rows.rows[1 - unticked].thing_id
    screen.session.lock()
    sign_in_slowly(screen, practice.actor)
    screen.go("handovers")
    again = screen.pages["handovers"]
    assert again is not page
    assert again.shown_before_lock == choice
    assert again.entry.is_open
    assert again.entry.fields.typed() == typed


def test_a_form_about_what_is_gone_meanwhile_is_asked_of_nothing_else(screen, practice, qtbot):
    choice = form_about_a_thing(screen, practice, qtbot, unticked=1).shown_before_lock
    screen.session.lock()
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        for row in transaction.find(Holding, thing_id=choice.rows.current):
            transaction.remove(row)
        thing = transaction.get(Thing, choice.rows.current)
        transaction.save(replace(thing, removed_at=practice.clock.now(), request_id=None))
    sign_in_slowly(screen, practice.actor)
    screen.go("handovers")
    assert not screen.pages["handovers"].entry.is_open


def test_a_form_about_one_project_waits_for_that_project(screen, practice, qtbot):
    place, strip = strip_with_a_form(screen, practice, qtbot, "household")
    typed = strip.fields.typed()
    mine = screen.pages[place].page.project_id
    other = a_camp(practice).project.id
    screen.session.lock()
    screen.projects.project_id = other
    sign_in_slowly(screen, practice.actor)
    screen.go(place)
    assert not screen.pages[place].entry.is_open
    screen.go("calls")
    screen.projects.project_id = mine
    screen.go(place)
    assert screen.pages[place].entry.fields.typed() == typed


def test_what_was_typed_about_a_person_opens_with_nobody_else(screen, practice):
    """Their own record cannot be read after the lock: another's window opens empty."""
    gone, other = (a_resident(practice, name, last_name="Zwart") for name in ("Anna", "Piet"))
    screen.who.open(gone.id)
    screen.pages["desk"].who.open_details()
    street = screen.pages["desk"].who.details.fields.edits["street"]
    street.setText("Geheimstraat 1")
    street.setModified(True)
    screen.session.lock()
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.remove(transaction.get(Resident, gone.id))
    sign_in_slowly(screen, practice.actor)
    screen.call.begin()
    screen.who.open(other.id)
    assert screen.who.person.resident.id == other.id
    details = screen.pages["desk"].who.details
    assert details is None or details.fields.edits["street"].text() != "Geheimstraat 1"
