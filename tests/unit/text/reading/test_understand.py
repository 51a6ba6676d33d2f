"""One line becomes kind, what, days and how many; no text breaks it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.forms.field import Type
from intake.forms.request_forms import FORMS
from intake.text.composing.compose import compose
from intake.text.composing.date_phrases import recurrence_phrase
from intake.text.composing.wanted import Wanted
from intake.text.guarding.guard import guard
from intake.text.reading.answers import format_answer, parse_answer
from intake.text.reading.recurrence import find_recurrence, parse_recurrence
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from tests.fakes import MONDAY
from tests.text_facts import A_PROFILE, ABOUT, TODAY, TRANSLATE

# What a caller says, and what the form must hold: kind, what, first day, way.
SAID = [
    ("trapje lenen voor morgen", "borrow", "trapje", "2026-11-24"),
    ("kan ik een beamer lenen voor vrijdag", "borrow", "beamer", "2026-11-27"),
    ("4 klapstoelen nodig zondag", "borrow", "klapstoelen", "2026-11-29"),
    ("iemand die helpt met de boodschappen", "help", "boodschappen", ""),
    ("gras maaien volgende week", "help", "gras", "2026-11-30"),
    ("wie kan mijn printer aansluiten", "help", "printer", ""),
    ("gat boren in de muur", "help", "gat", ""),
    ("vrijdag om 9 uur naar de tandarts", "ride", "tandarts", "2026-11-27"),
    ("donderdag naar de oogarts rijden", "ride", "oogarts", "2026-11-26"),
    ("bezoekje, kopje koffie drinken samen", "help", "koffie", ""),
    ("stamppot voor twee vanavond", "meal", "stamppot", "2026-11-23"),
    ("vegetarische maaltijd overmorgen", "meal", "maaltijd", "2026-11-25"),
    ("wil graag voorlezen aan kinderen", "offer", "voorlezen", ""),
    ("heeft een fiets over", "offer", "fiets", ""),
    ("biedt hulp in de tuin aan", "offer", "tuin", ""),
]  # fmt: skip


def test_most_of_what_callers_say_fills_kind_what_and_day():
    right = asked = 0
    for line, kind, what, first in SAID:
        found = understand(line, TODAY, lexicon())
        asked += 3
        right += (found.kind == kind) + (what in found.what) + (found.first == first)
    print(f"understood {right} of {asked}")
    assert right / asked >= 0.9


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_line_breaks_the_understanding(line):
    assert understand(line, TODAY, lexicon()).quantity >= 1


@given(
    st.sampled_from([field for form in FORMS.values() for field in form.fields]),
    st.text(max_size=200),
)
@settings(max_examples=200, deadline=None)
def test_any_field_takes_any_text_and_answers_with_a_value_or_a_sentence(field, typed):
    answer = parse_answer(field, typed, MONDAY)
    assert not (answer.value and answer.fault)
    if answer.fault:
        assert TRANSLATE(answer.fault, most=1)
    if answer.value:
        assert format_answer(field, answer.value, TRANSLATE)


def test_five_thousand_characters_are_too_long_for_any_line():
    lines = [
        field
        for form in FORMS.values()
        for field in form.fields
        if field.type in (Type.LINE, Type.TEXT)
    ]
    assert len(lines) > 5
    faults = {parse_answer(field, "a" * 5000, MONDAY).fault for field in lines}
    assert faults == {"answer-too-long"}


def test_a_ride_to_the_dialysis_is_a_ride_to_an_appointment():
    wanted = Wanted(
        "ride",
        {"what": "dialyse", "first": "2026-11-24", "why": "chemo"},
        "Oud-West",
        "De Linde",
        "020 555 0100",
        "K7QF2A",
    )
    post = compose(
        wanted, A_PROFILE, lambda key, **values: TRANSLATE.in_language("nl", key, **values)
    )
    assert "dialyse" not in f"{post.title} {post.text}"
    assert "een afspraak" in post.title
    assert guard(f"{post.title}\n{post.text}", ABOUT) == ()


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


@pytest.mark.parametrize(
    "line",
    ["sinds maandag doet de lamp het niet", "vorige week viel de lamp uit", "afgelopen dinsdag"],
)
def test_a_day_that_has_been_is_not_the_day_that_help_is_asked_for(line):
    assert understand(line, date(2026, 11, 25), lexicon()).first == ""


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("boormachine lenen voor zaterdag, maandag terug", "2026-11-30"),
        ("boormachine zaterdag, terug maandag", "2026-11-30"),
        ("tent van vrijdag, zondag breng ik hem terug", "2026-11-29"),
        ("partytent zaterdag nodig, zondag terugbrengen", "2026-11-29"),
        ("ladder zaterdag lenen en maandag retour", "2026-11-30"),
        ("grasmaaier zaterdag, komt dinsdag weer terug", "2026-12-01"),
        ("boormachine zaterdag, bel maandag terug", ""),
        ("boormachine zaterdag", ""),
        ("boormachine 28 november, terug 25 november", ""),
        ("hulp met kast woensdag, ik ben donderdag terug van vakantie", ""),
        ("rit naar het ziekenhuis dinsdag 10 uur, donderdag weer terug naar huis", ""),
    ],
)
def test_the_day_on_which_it_comes_back_is_the_last(line, until):
    assert understand(line, TODAY, lexicon()).until == until


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        ("tent voor 4 personen lenen", 1),
        ("tafel voor 6 personen lenen", 1),
        ("stoelen voor 6 personen lenen", 6),
        ("warme maaltijd voor 2 personen", 2),
    ],
)
def test_how_many_go_into_one_is_not_how_many_are_asked(said, quantity):
    assert understand(said, TODAY, lexicon()).quantity == quantity


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("taart nodig voor kerst, 19 december", "2026-12-19"),
        ("voor oud en nieuw, zaterdag 2 januari, stoelen lenen", "2027-01-02"),
        ("stoelen lenen met kerst", "2026-12-25"),
    ],
)
def test_a_date_beside_a_holiday_is_the_day_that_is_meant(said, first):
    assert understand(said, TODAY, lexicon()).first == first


@pytest.mark.parametrize(
    ("line", "kind", "what", "quantity"),
    [
        ("Hij kan iedere zaterdag voor vier mensen een stamppot koken.", "offer", "stamppot", None),
        ("Twee dames willen zondag meerijden naar de kerk.", "ride", "kerk", 2),
        ("Een buurtbewoner biedt aan om Nederlandse les te geven.", "offer", "nederlandse les", 1),
        ("kn goed behangen, wil wel wat mensn helpen", "offer", "behangen", 1),
        ("hulpp met mijn tellefoon, hij doet niks mer", "help", None, 1),
        ("waarme maaltijdt voor twe personen op donderdga", "meal", None, 2),
        ("Aanbod meerijden, elke maandag naar de markt", "offer", None, None),
        ("klaverjassen, vierde man gezocht, nr mag niet op de site", None, "klaverjassen", 1),
    ],
)
def test_hasty_notes_tell_the_kind_and_the_thing(line, kind, what, quantity):
    found = understand(line, TODAY, lexicon())
    assert kind is None or found.kind == kind
    assert what is None or found.what == what
    assert quantity is None or found.quantity == quantity
