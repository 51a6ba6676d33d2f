"""Texts changed by hand, what changed in them, and hints about hard words."""

from __future__ import annotations

from datetime import date, time

from intake.text.composing.date_phrases import recurrence_phrase, span_phrase, time_phrase
from intake.text.composing.first_difference import first_difference
from intake.text.composing.hints import find_hints
from intake.text.composing.merge_edits import merge_edits


def test_what_paper_says_of_days_and_times():
    assert time_phrase(time(10)) == "10 uur in de ochtend"
    assert time_phrase(time(17, 30)) == "5 uur 30 in de middag"
    assert span_phrase(date(2026, 11, 28), date(2026, 11, 30)) == "28 tot en met 30 november"
    assert recurrence_phrase("FREQ=WEEKLY;BYDAY=TU,TH") == "elke dinsdag en donderdag"


def test_what_changed_in_a_text_is_said():
    assert first_difference("Wie leent 20 stoelen uit?", "Wie leent 25 stoelen uit?") == (
        "20",
        "25",
    )
    assert first_difference("Wie helpt?", "Wie helpt? Graag dinsdag.") == ("", "Graag dinsdag.")
    assert first_difference("Boor\nWie leent er een?", "Boor, vrijdag\nHeb je er een?\nBoor") == (
        "Boor",
        "Boor, vrijdag",
    ), "a title does not run on into its text"
    assert first_difference("Even", "Even") == ("", "")


def test_hard_words_and_long_sentences_are_hinted_at():
    assert [(hint.said, hint.instead) for hint in find_hints("Gaarne hulp, indien mogelijk.")] == [
        ("Gaarne", "graag"),
        ("indien", "als"),
    ]
    assert find_hints("woord " * 16)[0].words == 16
    assert find_hints("Wie wil een boor uitlenen?") == ()


def test_a_text_that_was_changed_by_hand_takes_a_corrected_answer():
    made, fresh = (
        "Wie leent een boor uit op zaterdag 28 november?",
        "Wie leent een boor uit op zondag 29 november?",
    )
    assert (
        merge_edits(made, made.replace("een boor", "een stille boor"), fresh)
        == "Wie leent een stille boor uit op zondag 29 november?"
    )
    assert merge_edits(made, made.replace("28", "30"), fresh) == fresh
    assert merge_edits(made, "Iets heel anders.", made) == "Iets heel anders."
