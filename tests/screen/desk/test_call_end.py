"""The end of a call says where the request stands online, and what still waits."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake.desk.placing.post_checks import PlatformText
from tests.builders import a_call, posted
from tests.screens import open_annie, press, shown_texts, type_


def queued(practice, taken, slug, title, text):
    practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText(slug, title, text)
    )


def test_where_it_stands_and_where_not_yet(screen, practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    queued(practice, taken, "oefenhulp", title, text)
    screen.call_end.show(taken)
    assert screen.place == "ended"
    told = "\n".join(shown_texts(screen.pages["ended"]))
    assert "Staat op: OefenLeen" in told
    assert "Nog te plaatsen: OefenHulp" in told


def test_of_a_request_that_is_only_kept_nothing_is_said(screen, practice):
    taken, _, _ = a_call(practice)
    screen.call_end.show(taken)
    told = "\n".join(shown_texts(screen.pages["ended"]))
    assert "Staat op" not in told
    assert "Nog te plaatsen" not in told


def test_the_next_caller_may_say_what_they_would_do_too(screen, practice):
    page = screen.pages["ended"]
    for said in ("koffie drinken", "planten water geven"):
        open_annie(screen)
        screen.online.keep_only()
        assert page.isVisible()
        assert not page.offer_field.isReadOnly()
        page.offer_field.setFocus()
        type_(said)
        assert page.offer_field.text() == said
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_one_caller_offered_is_not_the_next_ones(screen, practice):
    page = screen.pages["ended"]
    first, _, _ = a_call(practice)
    screen.call_end.show(first)
    page.offer_field.setText("koffie drinken")
    second, _, _ = a_call(practice)
    screen.call_end.show(second)
    assert page.offer_field.text() == ""
