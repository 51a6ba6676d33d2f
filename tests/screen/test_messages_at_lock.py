"""What goes wrong while the desk is locked is told to who signs in, not to who walks by."""

from __future__ import annotations

from tests.screens import shown_texts

SENTENCE = "Het adres henk@buren.example neemt geen mail aan."


def test_what_is_told_at_a_locked_desk_waits_for_who_signs_in(screen, practice):
    screen.session.lock()
    screen.session.message.emit(SENTENCE)
    assert not any("henk@" in text for text in shown_texts(screen.frame))
    screen.session.enter(practice.actor)
    assert SENTENCE in shown_texts(screen.frame)


def test_it_is_told_once(screen, practice):
    screen.session.lock()
    screen.session.message.emit(SENTENCE)
    screen.session.enter(practice.actor)
    screen.frame.tell("")
    screen.session.lock()
    screen.session.enter(practice.actor)
    assert SENTENCE not in shown_texts(screen.frame)


def test_why_somebody_must_sign_in_anew_is_told_to_them_at_once(screen, practice):
    screen.session.lock()
    told = practice.translate("error-staff-role-changed")
    screen.session.message.emit(told)
    assert told in shown_texts(screen.frame)


def test_what_is_told_many_times_stays_a_few_lines(screen, practice):
    screen.session.lock()
    for number in range(40):
        screen.session.message.emit(f"{number % 10}: {SENTENCE}")
    screen.session.enter(practice.actor)
    told = next(text for text in shown_texts(screen.frame) if SENTENCE in text)
    assert [line[0] for line in told.splitlines()] == ["7", "8", "9"], "the newest three"
