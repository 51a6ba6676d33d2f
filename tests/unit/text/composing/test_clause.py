"""A piece that was jotted down is written with its subject, its verb and its article, or not."""

from __future__ import annotations

import pytest

from intake.text.composing.clause import sentence_of
from intake.text.composing.state_sentences import Subject

ONE = Subject("dat", "is", is_thing=False)
TWO = Subject("dat", "is", is_thing=False, neighbours=2)


@pytest.mark.parametrize(
    ("piece", "sentence"),
    [
        ("lukt niet", "Dat lukt niet."), ("lukt zelf niet", "Zelf lukt dat niet."),
        ("duurt 1 uur", "Dat duurt 1 uur."), ("moet om 5 uur weg",
            "De buurtgenoot moet om 5 uur weg."),
        ("koffer", "Er gaat een koffer mee."), ("3 koffers", "Er gaan drie koffers mee."),
        ("zus jarig", "De zus is jarig."), ("dochter trouwt", "De dochter trouwt."),
        ("moeder trouwt", "De moeder trouwt."), ("mail doet het niet", "De mail doet het niet."),
        ("zus woont in Amerika", "De zus woont in Amerika."),
        ("kleine hond is bang", "De kleine hond is bang."), ("Annie komt ook", "Annie komt ook."),
        ("drie kinderen komen mee", "Drie kinderen komen mee."),
        ("Haar zus is jarig en trakteert.", "Haar zus is jarig en trakteert."),
        ("trap", "Er is een trap."), ("zolder", "Het is op de zolder."),
        ("op de derde verdieping", "Het is op de derde verdieping."),
        ("komt visite", "Er komt visite."), ("tas te zwaar", "De tas is te zwaar."),
    ],
)  # fmt: skip
def test_a_piece_becomes_a_sentence(piece, sentence):
    assert sentence_of(piece, ONE) == sentence


@pytest.mark.parametrize(
    "piece",
    [
        *("dochter die anders kookt", "stuk", "smurfen te zwaar", "rare te zwaar", "is bang"),
        *("ben moe", "kast vol boeken", "valt", "komt", "http://x.nl/a"),
    ],
)
def test_what_is_not_sure_becomes_none(piece):
    assert sentence_of(piece, ONE) == ""


@pytest.mark.parametrize(
    ("piece", "sentence"),
    [
        ("te veel besteld", "Zij hebben te veel besteld."),
        ("net verhuisd", "Zij zijn net verhuisd."), ("geen auto", "Zij hebben geen auto."),
        ("loopt met rollator", ""), ("willen graag mee", "Zij willen graag mee."),
    ],
)  # fmt: skip
def test_of_two_neighbours_it_agrees(piece, sentence):
    assert sentence_of(piece, TWO) == sentence
