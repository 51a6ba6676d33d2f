"""What was under way at the lock shows nothing to who walks by, and locks nobody out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from intake.desk.placing.post_checks import PlatformText
from intake.domain.resident import Resident
from tests.builders import a_call, rows
from tests.fakes import HeldRunner, InlineRunner
from tests.screens import shown_texts

PRIVATE = ("Vries-Bakker", "boormachine", "6184217")


def queued(practice, taken, title, text):
    return practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value


def place_without_posts(screen, practice):
    taken, _title, _text = a_call(practice)
    screen.session.query(bool, lambda _: screen.pages["desk"].placed.emit(taken, []))


def place_with_posts(screen, practice):
    taken, title, text = a_call(practice)
    posting = queued(practice, taken, title, text)
    screen.session.query(bool, lambda _: screen.pages["desk"].placed.emit(taken, [posting]))


def resume(screen, practice):
    screen.resume_request(a_call(practice, consent="")[0].request.id)


def open_request(screen, practice):
    screen.open_request(a_call(practice)[0].request.id)


def open_person(screen, practice):
    screen.who.open(rows(practice, Resident, last_name="Vries-Bakker")[0].id)


def offer(screen, practice):
    screen.pages["desk"].placed.emit(a_call(practice)[0], [])
    screen._begin_offer("boormachine uitlenen", screen.begin_next_call)


def refresh_settings(screen, _practice):
    screen.session.query(bool, lambda _: screen.settings.refresh())


@pytest.mark.parametrize(
    "act",
    [
        place_without_posts,
        place_with_posts,
        resume,
        open_request,
        open_person,
        offer,
        refresh_settings,
    ],
)
def test_an_answer_after_the_lock_shows_nothing_and_the_pin_lets_in(screen, practice, act):
    held = HeldRunner()
    screen.session.runner = held
    act(screen, practice)
    screen.session.lock()
    held.let_go()
    screen.session.runner = InlineRunner()
    assert screen.frame.pages.currentWidget() is screen.pages["sign-in"]
    shown = " ".join(shown_texts(screen.frame))
    assert not [word for word in PRIVATE if word in shown]
    screen.session.enter(practice.actor)
    assert screen.frame.pages.currentWidget() is not screen.pages["sign-in"]


def test_nothing_that_was_typed_comes_back_by_undo_after_the_lock(screen):
    fields = screen.frame.findChildren(QLineEdit)
    for field in fields:
        field.setText("")
        field.insert("Annie de Vries-Bakker")
    screen.session.lock()
    left = [field for field in screen.frame.findChildren(QLineEdit) if field in fields]
    assert left, "the search field of the frame stays"
    for field in left:
        field.undo()
        assert "Vries" not in field.text(), field.accessibleName()
