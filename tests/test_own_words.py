"""A centre adds its own words without a programmer.

What it adds is understood, guarded and hinted at; what is wrong is said.
"""

from __future__ import annotations

from datetime import date

import pytest

from intake.text.composing.hints import hints
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from intake.text.words.word_lists import extend_from, faults
from tests.screens import shown_texts

LINE = "mw vd berg wil graag een zwieberprut"
TEXT = "Wie helpt? Zij gaat elke week naar het Roze Huis in de buurt en is vaak flieberig."


@pytest.fixture
def folder(tmp_path):
    yield tmp_path
    extend_from(None)


def test_what_a_centre_adds_is_understood_guarded_and_hinted_at(folder):
    assert understand(LINE, date(2026, 11, 23), lexicon()).kind != "meal"
    assert guard(TEXT, PrivateFacts()) == ()
    assert "overhandigen" not in [one.said for one in hints("U kunt het retourformulier invullen.")]
    (folder / "lexicon.toml").write_text('dishes = ["Zwieberprut"]\n', encoding="utf8")
    (folder / "guard.toml").write_text('health = ["het Roze Huis", "flieber*"]\n', encoding="utf8")
    (folder / "plain.toml").write_text(
        '[instead]\nretourformulier = "papier om terug te sturen"\n', encoding="utf8"
    )
    extend_from(folder)
    found = understand(LINE, date(2026, 11, 23), lexicon())
    assert (found.kind, found.what) == ("meal", "zwieberprut")
    assert [
        (one.kind, TEXT[one.start : one.end], one.stop) for one in guard(TEXT, PrivateFacts())
    ] == [
        ("health", "het Roze Huis", False),
        ("health", "flieberig", False),
    ]
    assert ("retourformulier", "papier om terug te sturen") in [
        (one.said, one.instead) for one in hints("U kunt het retourformulier invullen.")
    ]


def test_what_is_added_is_a_word_and_never_a_pattern(folder):
    (folder / "guard.toml").write_text('health = ["(", "c++ [x"]\n', encoding="utf8")
    extend_from(folder)
    assert guard("Wie helpt mee in de tuin (graag zaterdag)?", PrivateFacts()) == ()


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("guard.toml", 'health = ["open', "words-file-unreadable"),
        ("guard.toml", 'gezondheid = ["x"]', "words-entry-wrong"),
        ("lexicon.toml", 'things = "ladder"', "words-entry-wrong"),
        ("lexicon.toml", "[verbs]\nborrow = [3]", "words-entry-wrong"),
        ("plain.toml", "[instead]\nx = 3", "words-entry-wrong"),
        ("guard.toml", 'health = ["*"]', "words-entry-wrong"),
    ],
)
def test_a_file_that_is_wrong_adds_nothing_and_says_so(folder, name, text, key):
    (folder / name).write_text(text, encoding="utf8")
    extend_from(folder)
    assert [fault.key for fault in faults()] == [key]
    assert guard("Wie helpt mee in de tuin?", PrivateFacts()) == ()
    assert understand("ladder lenen", date(2026, 11, 23), lexicon()).what == "ladder"


def test_the_desk_says_it_when_somebody_comes_in(folder, screen, practice):
    (folder / "guard.toml").write_text("health = [", encoding="utf8")
    extend_from(folder)
    screen.session.lock()
    screen._is_recovered = False
    screen.session.enter(practice.actor)
    assert practice.translate(
        "error-words-file-unreadable", file=str(folder / "guard.toml")
    ) in shown_texts(screen.frame)
