from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.profile import PostingMethod, Profile
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.forms.field import Reader, Type
from intake.forms.request_forms import FORMS
from intake.kit.ids import new_id
from intake.kit.paths import resources
from intake.kit.text_normalization import shorten
from intake.kit.time_zone import AMSTERDAM
from intake.kit.translations import Translations
from intake.text.composing.compose import Wanted, compose, public_answers
from intake.text.composing.date_phrases import recurrence_phrase, span_phrase, time_phrase
from intake.text.composing.first_change import first_change
from intake.text.composing.hints import hints
from intake.text.composing.read_back import read_back
from intake.text.guarding.finding import CAUTIONS, PrivateFacts
from intake.text.guarding.guard import guard
from intake.text.guarding.suggestions import Replacements, suggest_replacement
from intake.text.reading.answers import format_answer, parse_answer, parse_moment
from intake.text.reading.days import find_days, parse_day
from intake.text.reading.times import parse_time
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from tests.fakes import MONDAY

TODAY = date(2026, 11, 23)
TRANSLATE = Translations(resources() / "words")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("ma", "2026-11-30"), ("morgen", "2026-11-24"), ("overmorgen", "2026-11-25"),
        ("volgende week vrijdag", "2026-12-04"), ("over twee weken", "2026-12-07"),
        ("3 6", "2027-06-03"),
        ("28 nov", "2026-11-28"), ("24-7", "2027-07-24"), ("eerste kerstdag", "2026-12-25"),
        ("30", "2026-11-30"), ("as woensdag", "2026-11-25"), ("31 2", None), ("ooit", None),
        ("99-99-99", None),
    ],
)  # fmt: skip
def test_a_day_is_understood_as_it_is_said(typed, day):
    found = parse_day(typed, TODAY)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("van 5 tot 12 december", "2026-12-05", "2026-12-12"),
        ("24 t/m 26 juli", "2027-07-24", "2027-07-26"),
        ("2 dagen vanaf maandag", "2026-11-30", "2026-12-01"),
        ("dit weekend", "2026-11-28", "2026-11-29"),
    ],
)
def test_a_stretch_of_days(text, first, last):
    found = find_days(text, TODAY)[0]
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("half drie", time(14, 30)),
        ("kwart over negen", time(9, 15)),
        ("tien voor half elf", time(10, 20)),
        ("14.30", time(14, 30)),
        ("8 uur 's avonds", time(20)),
        ("25", None),
        ("straks", None),
    ],
)
def test_a_time_is_understood_as_it_is_said(typed, at):
    assert parse_time(typed) == at


def test_a_moment_without_a_time_is_noon_and_a_past_time_is_tomorrow():
    assert parse_moment("vr", MONDAY) == datetime(2026, 11, 27, 12, tzinfo=AMSTERDAM)
    assert parse_moment("10 uur", MONDAY) == datetime(2026, 11, 24, 10, tzinfo=AMSTERDAM)
    assert parse_moment("zomaar eens", MONDAY) is None


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


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_guard_and_each_finding_lies_inside(text):
    for finding in guard(
        text, PrivateFacts(names=(("Annie", "de", "Vries"),), phones=("+31206184217",))
    ):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.stop is (finding.kind not in CAUTIONS)


ABOUT = PrivateFacts(
    names=(("Annie", "de", "Vries-Bakker"),), phones=("+31206184217",),
    emails=("annie@example.nl",), places=(("Bosboomstraat", "12"),), postcode="1052 XK",
    birth_date="1942-04-03",
    centre_name="Vrijwilligerscentrale De Linde", centre_phone="+31205550100",
    centre_email="balie@delinde.example", centre_place=("Kinkerstraat", "120"),
    centre_postcode="1053 ED",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bel 020 618 4217", "phone"), ("nul twee nul zes een acht vier twee een zeven", "phone"),
        ("06-12345678", "phone"), ("mail annie apenstaartje example punt nl", "email"),
        ("voor Annie", "name"),
        ("mevrouw De Vries", "name"), ("op nummer 12 in de Bosboomstraat", "address"),
        ("Bosboomstraat 12", "address"), ("1052 XK", "postcode"), ("BSN 111222333", "bsn"),
        ("NL91 ABNA 0417 1643 00", "iban"),
        ("geboren op 3 april 1942", "birthdate"), ("de sleutel ligt onder de mat", "key"),
        ("zij heeft diabetes", "health"), ("naar de kerk", "faith"),
        ("zit in de bijstand", "money"), ("zij woont alleen", "alone"),
        ("er is niemand thuis", "absence"),
    ],
)  # fmt: skip
def test_the_guard_finds_what_may_not_leave(text, kind):
    assert kind in {finding.kind for finding in guard(text, ABOUT)}


@pytest.mark.parametrize(
    "text",
    [
        "Bel De Linde, 020 555 0100",
        "Noem code K7QF-3",
        "van 28 tot 30 november",
        "maat 42, 6 mm, 5 euro",
        "zonder varkensvlees, er gaat een rollator mee",
        "balie@delinde.example",
        "Kinkerstraat 120",
    ],
)
def test_the_guard_lets_go_what_may_leave(text):
    assert guard(text, ABOUT) == ()


A_PROFILE = Profile(
    slug="x", name="X", way=PostingMethod.WEB, kinds=frozenset(Kind), title_limit=60, text_limit=400
)
answers_of = {
    Kind.BORROW: {
        "what": "boormachine",
        "first": "2026-11-28",
        "until": "2026-11-30",
        "way": "desk",
        "why": "gordijnrail ophangen",
        "cost": "0",
    },
    Kind.MEAL: {
        "what": "warme maaltijd",
        "repeat": "FREQ=WEEKLY;BYDAY=TU,TH",
        "first": "2026-11-24",
        "diet": "zonder varkensvlees",
        "way": "brought",
        "cost": "500",
    },
    Kind.HELP: {"what": "tuin", "first": "2026-11-30", "aids": "rollator"},
    Kind.RIDE: {
        "what": "ziekenhuis",
        "first": "2026-11-24",
        "time": "14:30",
        "back": "wait",
        "aids": "wheelchair",
    },
    Kind.OFFER: {"what": "breien", "free": "op woensdag"},
}


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("code", ["K7QF2A", "K7QF2B"])
def test_no_composed_text_is_stopped_by_the_guard_and_each_carries_its_code(kind, code):
    wanted = Wanted(
        kind,
        {
            **answers_of[kind],
            "note": "woont alleen, sleutel onder de mat",
            "collector": "buurvrouw Jansen",
        },
        "Oud-West",
        "De Linde",
        "020 555 0100",
        code,
    )
    post = compose(
        wanted, A_PROFILE, lambda key, **values: TRANSLATE.in_language("nl", key, **values)
    )
    assert guard(f"{post.title}\n{post.text}", ABOUT) == ()
    assert f"{code[:3]}-{code[3:]}" in post.text
    assert len(post.title) <= 60
    assert len(post.text) <= 400
    assert "sleutel" not in post.text
    assert "Jansen" not in post.text
    assert answers_of[kind]["what"].split()[-1] in post.text[:200].lower()


def test_an_answer_that_is_not_for_the_public_is_in_no_post():
    for kind, form in FORMS.items():
        held = {field.key: field.choices[0] if field.choices else "geheim" for field in form.fields}
        public = public_answers(kind, held)
        for field in form.fields:
            assert (field.key in public) is (Reader.POST in field.readers)
            if (
                field.secret and field.key != "diet"
            ):  # what is eaten may be asked for, with a yes to that text (people.md 26)
                assert field.key not in public


def test_a_text_is_cut_at_the_end_of_a_sentence():
    assert shorten("Een zin. Nog een zin. En nog een.", 22) == "Een zin. Nog een zin."
    assert len(shorten("woord " * 100, 30)) <= 30


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
    for form in FORMS.values():
        for field in form.fields:
            if field.type in (Type.LINE, Type.TEXT):
                assert parse_answer(field, "a" * 5000, MONDAY).fault == "answer-too-long"


def test_what_paper_says_of_days_and_times():
    assert time_phrase(time(10)) == "10 uur in de ochtend"
    assert time_phrase(time(17, 30)) == "5 uur 30 in de middag"
    assert span_phrase(date(2026, 11, 28), date(2026, 11, 30)) == "28 tot en met 30 november"
    assert recurrence_phrase("FREQ=WEEKLY;BYDAY=TU,TH") == "elke dinsdag en donderdag"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Bel mevrouw De Vries even.", "Bel een buurtgenoot in Oud-West even."),
        ("Wie leent een boor uit? Bel 020 618 4217.", "Wie leent een boor uit? Bel 020 555 0100."),
        (
            "Wie helpt in de tuin? Zij woont alleen en is 84. Graag op dinsdag.",
            "Wie helpt in de tuin? Graag op dinsdag.",
        ),
        ("Kom naar Bosboomstraat 12.", "Kom naar Oud-West."),
        ("BSN 111222333", "BSN"),
        ("Mevrouw De Vries zoekt hulp.", "Een buurtgenoot in Oud-West zoekt hulp."),
        ("Zij woont in de Bosboomstraat 12.", "Zij woont in Oud-West."),
        ("Wie helpt?\nZij woont alleen.\nGraag op dinsdag.", "Wie helpt?\n\nGraag op dinsdag."),
    ],
)
def test_what_the_guard_found_is_mended(text, mended):
    instead = Replacements(
        "een buurtgenoot in Oud-West", "020 555 0100", "balie@delinde.example", "Oud-West", "1052"
    )
    found = guard(text, ABOUT)
    fresh = suggest_replacement(text, found[0], instead).applied(text)
    assert fresh == mended
    assert guard(fresh, ABOUT) == ()


def test_what_changed_in_a_text_is_said():
    assert first_change("Wie leent 20 stoelen uit?", "Wie leent 25 stoelen uit?") == ("20", "25")
    assert first_change("Wie helpt?", "Wie helpt? Graag dinsdag.") == ("", "Graag dinsdag.")
    assert first_change("Even", "Even") == ("", "")


def test_hard_words_and_long_sentences_are_hinted_at():
    assert [(hint.said, hint.instead) for hint in hints("Gaarne hulp, indien mogelijk.")] == [
        ("Gaarne", "graag"),
        ("indien", "als"),
    ]
    assert hints("woord " * 16)[0].words == 16
    assert hints("Wie wil een boor uitlenen?") == ()


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


def test_posts_of_one_project_do_not_read_alike():
    texts = {
        compose(
            Wanted("borrow", {"what": "tent"}, "Oud-West", "De Linde", "", code),
            A_PROFILE,
            lambda key, **values: TRANSLATE.in_language("nl", key, **values),
        ).text[:40]
        for code in ("K7QF2A", "K7QF2B", "K7QF2C", "K7QF2D")
    }
    assert len(texts) == 4


RESIDENTS = st.builds(
    PrivateFacts,
    names=st.tuples(
        st.tuples(
            st.one_of(st.sampled_from(["Annie", "Mei", "Roos", "Jan", "Wim", "Storm", "Fatma"]),
                st.text("abcdefghijklmnop", min_size=2, max_size=9).map(str.title)),
            st.sampled_from(["", "de", "van der", "van"]),
            st.one_of(st.sampled_from(["Vries-Bakker", "Tuin", "Zaterdag", "Warme", "Wie",
                "Maaltijd", "Boor", "Code", "Bos", "West", "Kosten", "Hulp", "Buurt", "Graag"]),
                st.text("abcdefghijklmnoprstuv", min_size=3, max_size=12).map(str.title)),
        )
    ),
    phones=st.sampled_from([("+31206184217",), ("+31612345678", "+4930123456"), ()]),
    places=st.sampled_from([(("Bosboomstraat", "12"),), (("Van Woustraat", "3"),), ()]),
    postcode=st.sampled_from(["1052 XK", ""]),
    birth_date=st.sampled_from(["1942-04-03", ""]),
    centre_name=st.just("Vrijwilligerscentrale De Linde"),
    centre_phone=st.just("+31205550100"),
    centre_email=st.just("balie@delinde.example"),
    areas=st.just(("Oud-West", "Amsterdam")),
)  # fmt: skip
ANSWERS = st.fixed_dictionaries(
    {"what": st.sampled_from(["boormachine", "twee tenten", "warme maaltijd", "tuin", "ziekenhuis",
        "dialyse", "kerk", "medicijnen", "breien", "sleutelset", "rolstoel", "huisarts"])},
    optional={
        "quantity": st.sampled_from(["1", "20"]), "first": st.just("2026-11-28"),
        "until": st.just("2026-11-30"), "time": st.sampled_from(["14:30", "09:00"]),
        "repeat": st.sampled_from(["FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=MONTHLY"]),
        "why": st.sampled_from(["gordijnrail ophangen", "na haar operatie", "schulden",
            "om te verhuizen"]), "diet": st.sampled_from(["zonder varkensvlees", "halal",
            "suikerziekte"]), "cost": st.sampled_from(["0", "500"]),
        "aids": st.sampled_from(["rollator", "none"]),
        "free": st.sampled_from(["op woensdag", "als zij niet in de kerk is"]),
        "way": st.sampled_from(["desk", "brought"]),
        "note": st.just("sleutel onder de mat, 06-12345678"),
    },
)  # fmt: skip


@given(
    st.sampled_from(list(Kind)),
    ANSWERS,
    RESIDENTS,
    st.sampled_from(["K7QF2A", "K7QF2B", "K7QF2C", "K7QF2D"]),
)
@settings(max_examples=300, deadline=None)
def test_no_composed_text_of_any_form_with_any_resident_is_stopped(kind, answers, about, code):
    held = {
        key: value
        for key, value in answers.items()
        if key != "way" or kind in (Kind.BORROW, Kind.MEAL)
    }
    if held.get("way") and held["way"] not in next(
        field.choices for field in FORMS[kind].fields if field.key == "way"
    ):
        held.pop("way")
    post = compose(
        Wanted(kind, held, "Oud-West", about.centre_name, "020 555 0100", code),
        A_PROFILE,
        lambda key, **values: TRANSLATE.in_language("nl", key, **values),
    )
    for finding in guard(f"{post.title}\n{post.text}", about):
        assert finding.kind == "name"
        assert not finding.stop


def test_the_read_back_says_when_it_goes_back_what_is_not_eaten_and_what_it_may_cost():
    def said(kind, **answers):
        one = Request(
            code="X",
            resident_id=new_id(),
            kind=kind,
            answers={"what": "iets", **answers},
            taken_at=MONDAY,
        )
        return read_back(one, Resident(first_name="Annie"), TRANSLATE)

    assert "Het gaat terug op maandag 30 november." in said(Kind.BORROW, until="2026-11-30")
    assert "terug op" not in said(Kind.HELP, until="2026-11-30")
    assert "Het eten is graag zonder varkensvlees." in said(Kind.MEAL, diet="zonder varkensvlees")
    assert "Het mag 4 euro kosten." in said(Kind.MEAL, cost="400")
    assert "Het kost niets." in said(Kind.RIDE, cost="0")
    assert "kost" not in said(Kind.OFFER, cost="400")
