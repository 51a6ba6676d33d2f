"""A first and a last name side by side are one; a house's name is nobody's."""

from __future__ import annotations

import pytest

from intake.text.guarding.finding import FindingKind
from intake.text.guarding.guard import guard
from tests.text_facts import ABOUT


def names(text):
    return [
        text[found.start : found.end]
        for found in guard(text, ABOUT)
        if found.kind is FindingKind.NAME
    ]


def test_a_whole_name_is_one_finding():
    assert names("Afspreken gaat via haar zoon Henk Jansen.") == ["Henk Jansen"]


@pytest.mark.parametrize(
    "text",
    ["Wie vaart er mee langs de Johan Cruijff ArenA?", "Een dag in het Willem Spaans Museum.",
        "Wij zoeken lege potten van Max Havelaar-koffie."],
)  # fmt: skip
def test_what_is_named_after_somebody_is_no_person(text):
    assert names(text) == []


def test_the_residents_own_name_stays_hers_whatever_follows():
    assert names("Ga met Annie de Vries-Bakker naar het Museum.") != []


@pytest.mark.parametrize(
    "text",
    ["Zij werd op 21 mei 1945 geboren en zoekt een breimaatje.", "3-4-1942 geboren"],
)
def test_a_date_before_the_word_of_birth_is_one_too(text):
    assert FindingKind.BIRTHDATE in {found.kind for found in guard(text, ABOUT)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("boormachine voor truus janssen", "truus janssen"),
        ("kan iemand met ahmed wandelen", "ahmed"),
        ("de hond van truus uitlaten", "truus"),
        ("mee naar sjoukje van der veen", "sjoukje van der veen"),
    ],
)
def test_a_name_that_is_typed_without_capitals_is_found(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "een ritje naar de markt van bas",
        "een middag met max 4 kinderen",
        "voor de liefhebber van boeken van jan wolkers",
        "een maaltijd met friet en toon je kunsten",
        "wandelen met onze hond max",
    ],
)
def test_a_word_in_small_letters_that_is_something_else_is_no_name(text):
    assert names(text) == []
