"""What was under way at the lock shows nothing to who walks by, and locks nobody out."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from intake.desk.placing.post_checks import PlatformText
from intake.domain.permissions import Role
from intake.domain.posting import Posting, PostingState
from intake.domain.resident import Resident
from tests.builders import a_call, rows
from tests.fakes import HeldRunner, InlineRunner
from tests.screens import open_annie, shown_texts

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


@pytest.mark.parametrize("what", ["parked", "duplicates"])
def test_nothing_is_told_at_the_sign_in_of_a_call_that_was_just_put_aside(screen, practice, what):
    a_call(practice)
    if what == "parked":
        open_annie(screen)
        screen.call.save()
    held = HeldRunner()
    screen.session.runner = held
    if what == "parked":
        screen.act("new")
        while len(held.waiting) > 1:
            InlineRunner().run(*held.waiting.pop(0))
    else:
        screen.who.begin_new()
        screen.who.set_new_field("phone", "0206184217")
    screen.act("lock")
    held.let_go()
    screen.session.runner = InlineRunner()
    words = [part.text() for part in screen.frame.findChildren(QLabel)]
    words += [part.text() for part in screen.frame.findChildren(QAbstractButton)]
    assert not [text for text in words if any(word in text for word in PRIVATE)]


def test_a_paper_that_one_colleague_asked_for_does_not_open_for_the_next(screen, practice):
    add = practice.use_cases.sign_in.add_colleague
    vera = add(practice.actor, "Vera", "8351", Role.VOLUNTEER).value
    taken, _title, _text = a_call(practice)
    held = HeldRunner()
    screen.session.runner = held
    screen.print_windows.open(screen.slip.make, taken.request.id)
    screen.session.lock()
    screen.sign_in.enter(vera.staff_id, "8351")
    held.let_go()
    screen.session.runner = InlineRunner()
    assert screen.session.signed_in.staff_id == vera.staff_id
    window = screen.print_windows.window
    assert window is None or not window.isVisible()
    assert not list(practice.home.folder("paper").glob("slip-*.pdf"))


def test_letters_grow_at_a_locked_desk_and_nobody_gives_a_post_back(screen, practice):
    taken, title, text = a_call(practice)
    posting = queued(practice, taken, title, text)
    screen.open_posting([posting])
    job = screen.posting.job
    assert job is not None
    screen.session.lock()
    screen.act("bigger")
    assert screen.posting.job is job
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.IN_HAND
    screen.browser_windows.dispose()


def type_a_reply(screen):
    """Begin to type a reply at Reacties, and leave it at that."""
    screen.go("replies")
    page = screen.pages["replies"]
    page._typed_reply.opener.click()
    field = next(edit for edit in page.findChildren(QLineEdit) if edit.isVisible())
    field.setText("politie gebeld")
    field.setModified(True)


def test_what_was_typed_is_no_other_colleagues(screen, practice):
    add = practice.use_cases.sign_in.add_colleague
    vera = add(practice.actor, "Vera", "8351", Role.VOLUNTEER).value
    type_a_reply(screen)
    screen.session.lock()
    screen.sign_in.enter(vera.staff_id, "8351")
    edits = screen.frame.findChildren(QLineEdit)
    assert "politie gebeld" not in [edit.text() for edit in edits]


def test_a_second_press_on_the_pin_does_not_let_in_after_the_next_lock(screen, practice):
    screen.session.lock()
    held = HeldRunner()
    screen.session.runner = held
    staff_id = practice.use_cases.sign_in.colleagues()[0].id
    for _ in range(2):
        screen.sign_in.enter(staff_id, "2974")
    InlineRunner().run(*held.waiting.pop(0))
    assert screen.session.signed_in is not None
    screen.session.lock()
    held.let_go()
    screen.session.runner = InlineRunner()
    assert screen.session.signed_in is None


def test_a_pin_that_was_being_checked_lets_nobody_in_after_the_next_lock(screen, practice):
    screen.session.lock()
    held = HeldRunner()
    screen.session.runner = held
    screen.sign_in.enter(practice.use_cases.sign_in.colleagues()[0].id, "2974")
    screen.session.lock()
    held.let_go()
    screen.session.runner = InlineRunner()
    assert screen.session.signed_in is None


def test_what_was_typed_waits_where_the_desk_is_locked_again_at_once(screen, practice):
    type_a_reply(screen)
    screen.session.lock()
    held = HeldRunner()
    screen.session.runner = held
    screen.session.enter(practice.actor)
    screen.session.lock()
    held.let_go()
    screen.session.runner = InlineRunner()
    texts = [edit.text() for edit in screen.frame.findChildren(QLineEdit)]
    assert "politie gebeld" not in texts
