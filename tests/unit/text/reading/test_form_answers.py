"""Nothing that a line says is lost, whatever kind it turns out to be."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from intake.forms.field import Type
from intake.forms.request_forms import FORMS
from intake.text.reading.form_answers import form_answers
from intake.text.reading.understand import Understood, understand
from intake.text.words.lexicon import lexicon

ALL = Understood(
    what="ladder", chores="ramen lappen en stofzuigen", quantity=3, first="2026-12-01",
    until="2026-12-03", time="10:00",
    repeat="FREQ=WEEKLY", way="brought", why="lamp ophangen", diet="zonder zout", aids="rolstoel",
    keep="keep", cost="500",
)  # fmt: skip
BY_ITSELF = {"kind", "whom"}
"""The form itself, and the caller's own fields."""


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("field", [one.name for one in fields(Understood)])
def test_each_thing_that_is_understood_is_answered_or_told_to_be_left(kind, field):
    if field in BY_ITSELF:
        return
    found = form_answers(replace(Understood(), **{field: getattr(ALL, field)}), FORMS[kind])
    kept = {**found.answers, **found.unplaced}
    if field != "quantity":
        kept.pop("quantity", None)  # one, where nothing else is said
    assert len(kept) == 1
    for name, value in found.answers.items():
        asked = FORMS[kind].field(name)
        assert asked.type is not Type.CHOICE or value in asked.choices


@pytest.mark.parametrize(
    ("line", "kind", "answers"),
    [
        ("mevrouw wil zaterdag met 2 personen en een rolstoel naar de markt", "ride",
            {"persons": "2", "aids": "wheelchair"}),
        ("elke dinsdag een warme maaltijd zonder varkensvlees, 5 euro", "meal",
            {"cost": "500", "diet": "zonder varkensvlees"}),
        ("ladder lenen zaterdag, hooguit €2,50", "borrow", {"what": "ladder", "cost": "250"}),
        ("ladder lenen, mag niets kosten", "borrow", {"what": "ladder", "cost": "0"}),
        ("hulp met ramen lappen voor 22 december", "help", {"until": "2026-12-22"}),
    ],
)  # fmt: skip
def test_what_was_lost_before_reaches_its_field(line, kind, answers):
    found = form_answers(understand(line, date(2026, 11, 23), lexicon()), FORMS[kind])
    assert answers.items() <= found.answers.items()


def test_what_a_form_does_not_ask_is_given_back():
    found = form_answers(ALL, FORMS["ride"])
    assert found.unplaced == {"way": "brought", "diet": "zonder zout", "keep": "keep"}
    assert form_answers(ALL, FORMS["offer"]).unplaced["cost"] == "€ 5"


def test_two_amounts_are_asked_not_guessed():
    understood = understand("ladder lenen, 5 of 10 euro", date(2026, 11, 23), lexicon())
    assert understood.cost == ""


@pytest.mark.parametrize(
    ("said", "aid"),
    [("rolator", "rollator"), ("Rollator", "rollator"), ("rolsoel", "wheelchair"),
     ("wandelstok", "stick"), ("scotmobiel", "mobility_scooter")],
)  # fmt: skip
def test_an_aid_is_known_however_it_is_spelled(said, aid):
    line = f"een rit naar het OLVG met {said}"
    understood = understand(line, date(2026, 11, 23), lexicon())
    assert form_answers(understood, FORMS["ride"]).answers["aids"] == aid


@pytest.mark.parametrize("kind", ["help", "ride"])
def test_what_is_no_choice_of_its_field_is_told_and_not_put_in(kind):
    found = form_answers(replace(ALL, aids="krukken"), FORMS[kind])
    assert "aids" not in found.answers
    assert "krukken" in " ".join(found.unplaced.values())
    chosen = form_answers(replace(ALL, aids="wheelchair"), FORMS[kind])
    assert chosen.answers["aids"] == "wheelchair"
