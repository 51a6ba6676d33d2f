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
