"""Whom a text must not give away, read from the file of the command line."""

from __future__ import annotations

import pytest

from intake.cli.reading_verbs import load_private_facts
from intake.text.guarding.finding import FindingKind
from intake.text.guarding.guard import guard

ANNIE = {
    "first_name": "Annie",
    "infix": "de",
    "last_name": "Vries-Bakker",
    "phones": ["+31206184217"],
    "email": "annie@x.example",
    "street": "Bosboomstraat",
    "house_number": "12",
    "postcode": "1052 XK",
    "birth_date": "1942-04-03",
    "centre": {"name": "De Linde", "phone": "+31205550100", "email": "balie@delinde.example"},
}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Voor Annie de Vries-Bakker.", FindingKind.NAME),
        ("Bel 020 618 42 17.", FindingKind.PHONE),
        ("Mail annie@x.example.", FindingKind.EMAIL),
        ("Het is Bosboomstraat 12.", FindingKind.ADDRESS),
        ("Zij woont in 1052 XK.", FindingKind.POSTCODE),
        ("Zij is van 3-4-42.", FindingKind.BIRTHDATE),
    ],
)
def test_each_fact_of_the_file_is_found(text, kind):
    facts = load_private_facts(ANNIE)
    assert kind in {found.kind for found in guard(text, facts)}


@pytest.mark.parametrize("text", ["Bel 020 555 01 00.", "Mail balie@delinde.example."])
def test_how_the_centre_is_reached_may_be_told(text):
    assert guard(text, load_private_facts(ANNIE)) == ()
