"""A post: its code, nothing private, whole sentences, one way of address."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.forms.field import Reader
from intake.forms.request_forms import FORMS
from intake.kit.ids import new_id
from intake.kit.text_normalization import shorten
from intake.text.composing.compose import compose, public_answers
from intake.text.composing.read_back import read_back
from intake.text.composing.wanted import Wanted
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from tests.fakes import MONDAY
from tests.text_facts import A_PROFILE, ABOUT, TRANSLATE

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
        "what": "erwtensoep",
        "repeat": "FREQ=WEEKLY;BYDAY=TU,TH",
        "first": "2026-11-24",
        "diet": "zonder varkensvlees",
        "way": "brought",
        "cost": "500",
    },
    Kind.HELP: {"what": "tuin", "first": "2026-11-30", "aids": "rollator"},
    Kind.RIDE: {
        "what": "markt",
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
            ):  # what is eaten may be asked for, with a yes to that text
                assert field.key not in public


def test_a_text_is_cut_at_the_end_of_a_sentence():
    assert shorten("Een zin. Nog een zin. En nog een.", 22) == "Een zin. Nog een zin."
    assert len(shorten("woord " * 100, 30)) <= 30


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


@pytest.mark.parametrize(
    ("what", "title"),
    [
        (
            "bankstel, drie plus twee zits, groen",
            "Wie kan een groen bankstel gebruiken, t/m 15 december?",
        ),
        ("tafel, rond, wit", "Wie kan een witte ronde tafel gebruiken, t/m 15 december?"),
        ("appels", "Wie kan appels gebruiken, t/m 15 december?"),
    ],
)
def test_what_is_offered_has_its_article_in_a_short_title_too(what, title):
    answers = {"what": what, "until": "2026-12-15"}
    wanted = Wanted(Kind.OFFER, answers, "Assendorp", "De Linde", "020 555 0100", "K7QF2A")
    assert compose(wanted, A_PROFILE, TRANSLATE).title == title
