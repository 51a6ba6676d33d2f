"""What ordinary people write and say.

Nothing of theirs is stopped, nothing is read as what it is not, and no dress hides a number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.text.composing.compose import Wanted, compose
from intake.text.composing.date_phrases import recurrence_phrase
from intake.text.composing.merge_edits import merge_edits
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from intake.text.reading.recurrence import find_recurrence, parse_recurrence
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from tests.test_text import A_PROFILE, TRANSLATE

TODAY = date(2026, 11, 23)
ANNIE = PrivateFacts(
    names=(("Annie", "de", "Bakker"),), phones=("+31618421933",), postcode="1052 XK",
    places=(("Bosboomstraat", "12"),), birth_date="1942-04-03"
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Wandelen in het Vondelpark 3 keer per week",
        "Samen naar de kerstmarkt 12 december",
        "Albert Cuypmarkt 3 december",
        "Museumplein 14 uur",
        "een weg 10 minuten lopen",
        "om 10 in het Vondelpark",
        "Wandelen in het Westerpark\n2 keer per week",
        "Taart voor een verjaardag op 5 december",
        "Verjaardagsfeest 12 december",
        "Samsung TV 2015 HD",
        "Vanaf 2027 TV kijken",
        "Op 03-12-2026 10 uur",
        "03-12-26 10.30",
        "Inloop in het buurthuis, de deur is open vanaf 10 uur",
        "Op 1, 2, 3, 4, 5, 6, 7 december om 10, 11, 12 uur",
    ],
)
def test_an_ordinary_post_is_not_stopped(text):
    assert guard(text, ANNIE) == ()


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Zij is van de Kinkerstraat op nummer 80.", "Kinkerstraat op nummer 80"),
        ("Kom naar Kinkerstraat: 80.", "Kinkerstraat: 80"),
        ("Kom naar Prinsengracht-80.", "Prinsengracht-80"),
        ("Postcode 1052\u00a0XK", "1052\u00a0XK"),
        ("1052\nXK", "1052\nXK"),
        ("Mevrouw El Idrissi zoekt hulp", "El Idrissi"),
        ("vraag naar haar dochter Karin", "Karin"),
        ("buurman Henk de Jong komt", "Henk de Jong"),
        ("bel mevrouw bakker", "bakker"),
        ("06*18*42*19*33", "06*18*42*19*33"),
        ("06,18,42,19,33", "06,18,42,19,33"),
        ("06_18421933", "06_18421933"),
        ("piet[@]kpn.nl", "piet[@]kpn.nl"),
        ("piet\uff20kpn.nl", "piet\uff20kpn.nl"),
        ("Haar verjaardag is op 3 mei", "3 mei"),
        ("jarig op 3 april", "3 april"),
    ],
)
def test_no_dress_hides_what_is_private(text, hidden):
    at = text.index(hidden)
    assert any(
        one.stop and one.start <= at and at + len(hidden) <= one.end for one in guard(text, ANNIE)
    )


@pytest.mark.parametrize(
    ("line", "first", "until", "time"),
    [
        ("dinsdag over een week naar de dokter", "2026-12-01", "", ""),
        ("vandaag over een week", "2026-11-30", "", ""),
        ("om 1430 naar de huisarts", "", "", "14:30"),
        ("om 930 kapper", "", "", "09:30"),
        ("over twee uur naar het ziekenhuis", "", "", ""),
        ("tuin opknappen 3 uur werk", "", "", ""),
        ("1 uur wandelen vrijdag", "2026-11-27", "", ""),
        ("dinsdag 1.12 om 10 uur naar de dokter", "2026-12-01", "", "10:00"),
        ("naar prikpost do 8.10u", "2026-11-26", "", "08:10"),
        ("24.11.2026 om 10 uur rit", "2026-11-24", "", "10:00"),
        ("van 10-12 uur ramen lappen", "", "", "10:00"),
        ("van 10 tot en met 12 uur ramen lappen", "", "", "10:00"),
        ("om 12 uur 's nachts", "", "", "00:00"),
        ("vannacht om 2 uur", "2026-11-23", "", "02:00"),
        ("vr 27 - zo 29 nov boormachine", "2026-11-27", "2026-11-29", ""),
    ],
)
def test_days_and_hours_are_read_as_they_are_meant(line, first, until, time):
    found = understand(line, TODAY, lexicon())
    assert (found.first, found.until, found.time) == (first, until, time)


def test_meals_are_counted_by_portion():
    assert understand("drie maaltijden voor donderdag", TODAY, lexicon()).quantity == 3


OFTEN = st.one_of(
    st.sampled_from(
        [
            "elke eerste dinsdag van de maand",
            "elke laatste vrijdag van de maand",
            "elk weekend",
            "doordeweeks",
            "om de dag",
            "jaarlijks",
        ]
    ),
    st.builds(
        "elke {} {}".format, st.integers(2, 12), st.sampled_from(["dagen", "weken", "maanden"])
    ),
    st.builds(
        "{} keer per {}".format,
        st.integers(1, 9),
        st.sampled_from(["dag", "week", "maand", "jaar"]),
    ),
    st.builds(
        "{} op {}".format,
        st.just("om de week"),
        st.sampled_from(["maandag", "dinsdag en donderdag", "zondag"]),
    ),
    st.builds("{} uur per {}".format, st.integers(1, 9), st.sampled_from(["week", "maand"])),
)


@given(OFTEN)
def test_whatever_is_found_to_repeat_can_be_said_and_is_understood_again(line):
    found = find_recurrence(line, TODAY)
    assert found is not None
    assert recurrence_phrase(found.rule, "en")
    assert parse_recurrence(recurrence_phrase(found.rule), TODAY) == found.rule


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


@given(
    st.sampled_from(["borrow", "meal", "help", "ride", "offer"]),
    st.sampled_from(["brought", "fetched", "together", "centre", "desk"]),
    st.text("ABC123", min_size=6, max_size=6),
)
def test_a_post_says_u_or_je_throughout(kind, way, code):
    wanted = Wanted(
        kind, {"what": "boor", "way": way, "first": "2026-11-28"}, "Oud-West", "De Linde", "", code
    )
    texts = {
        informal: compose(
            wanted, replace(A_PROFILE, informal=informal), partial(TRANSLATE.in_language, "nl")
        ).text
        for informal in (True, False)
    }
    assert re.search(r"\b(?:u|uw)\b", texts[True]) is None
    assert re.search(r"\b(?:je|jij|jou|jouw)\b", texts[False]) is None
