"""Tasks, destinations and the clock, as sentences need them."""

from __future__ import annotations

from datetime import time

import pytest

from intake.text.grammar import task_phrase
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.destination_phrase import destination_phrase
from intake.text.grammar.task_phrase import read_task
from intake.text.grammar.verbs import find_verb


@pytest.mark.parametrize(
    ("typed", "infinitive", "with_te", "in_clause", "finite"),
    [
        ("heg knippen", "de heg knippen", "de heg te knippen", "de heg knipt", "knipt de heg"),
        ("lamp ophangen", "een lamp ophangen", "een lamp op te hangen", "een lamp ophangt",
            "hangt een lamp op"),
        ("gras maaien", "het gras maaien", "het gras te maaien", "het gras maait",
            "maait het gras"),
        ("hond", "de hond uitlaten", "de hond uit te laten", "de hond uitlaat",
            "laat de hond uit"),
        ("bankstel naar boven", "een bankstel naar boven dragen",
            "een bankstel naar boven te dragen", "een bankstel naar boven draagt",
            "draagt een bankstel naar boven"),
        ("DigiD", "helpen met DigiD", "te helpen met DigiD", "helpt met DigiD",
            "helpt met DigiD"),
        ("hulp bij verhuizing", "helpen met de verhuizing", "te helpen met de verhuizing",
            "helpt met de verhuizing", "helpt met de verhuizing"),
        ("fietsen plakken", "fietsen plakken", "fietsen te plakken", "fietsen plakt",
            "plakt fietsen"),
        ("boodschappen", "boodschappen doen", "boodschappen te doen", "boodschappen doet",
            "doet boodschappen"),
        ("taalles", "taalles geven", "taalles te geven", "taalles geeft", "geeft taalles"),
        ("wandelen met rollator", "met de rollator wandelen", "met de rollator te wandelen",
            "met de rollator wandelt", "wandelt met de rollator"),
    ],
)  # fmt: skip
def test_a_task_is_told_with_its_verb(typed, infinitive, with_te, in_clause, finite):
    task = read_task(typed)
    assert (task.infinitive, task.with_te) == (infinitive, with_te)
    assert (task.in_clause, task.finite) == (in_clause, finite)


@pytest.mark.parametrize(
    ("typed", "together"),
    [("wandelen", True), ("wandelmaatje", True), ("kaarten", True), ("heg knippen", False)],
)
def test_what_is_done_with_somebody_is_told_so(typed, together):
    assert read_task(typed).together is together


def test_every_verb_that_a_noun_calls_for_is_known():
    named = {verb for verb in task_phrase._OWN_VERBS.values() if verb}
    assert {verb for verb in named if find_verb(verb) is None} == set()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("markt", "de markt"), ("naar de markt", "de markt"), ("zh", "het ziekenhuis"),
        ("station Zwolle", "station Zwolle"), ("Schiphol", "Schiphol"), ("haar zus", "haar zus"),
        ("winkels", "de winkels"), ("crematorium", "het crematorium"), ("kerk", "de kerk"),
        ("ziekenhuis in Deventer", "het ziekenhuis in Deventer"), ("", ""),
    ],
)  # fmt: skip
def test_a_destination_has_its_article(typed, said):
    assert destination_phrase(typed) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("17:30", "half zes"), ("08:15", "kwart over acht"),
        ("20:45", "kwart voor negen 's avonds"),
        ("14:00", "twee uur"), ("13:20", "tien voor half twee"), ("10:40", "tien over half elf"),
        ("09:05", "vijf over negen"), ("06:30", "half zeven 's ochtends"),
        ("00:30", "half één 's nachts"), ("12:00", "twaalf uur"), ("12:55", "vijf voor één"),
    ],
)  # fmt: skip
def test_a_time_is_said_as_neighbours_do(at, said):
    assert clock_words(time.fromisoformat(at)) == said
