"""The centre may lie in a resident's own street: its address tells nobody where they live."""

from __future__ import annotations

import pytest

from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import guard
from tests.text_facts import ABOUT

KAYA = PrivateFacts(
    names=(("", "", "Kaya"),),
    places=(("Kinkerstraat", "12"),),
    postcode="1053ED",
    centre_name="Vrijwilligerscentrale De Linde",
    centre_place=("Kinkerstraat", "120"),
)


def test_the_centres_address_is_none_of_hers():
    assert guard("Vrijwilligerscentrale De Linde, Kinkerstraat 120", KAYA) == ()


@pytest.mark.parametrize("text", ["Kinkerstraat 12", "in de Kinkerstraat", "Kinkerstraat 1200"])
def test_her_own_address_and_street_stay_hers(text):
    assert FindingKind.ADDRESS in {found.kind for found in guard(text, KAYA)}


@pytest.mark.parametrize("number", ["12-2", "12a", "12hs", "12"])
@pytest.mark.parametrize("text", ["Kom naar Javastraat {number}.", "Javastraat 12 en {number}"])
def test_another_door_of_the_centres_house_is_theirs(number, text):
    known = PrivateFacts(
        names=(("", "", "Kaya"),),
        places=(("Javastraat", number),),
        centre_name="De Linde",
        centre_place=("Javastraat", "12"),
    )
    assert FindingKind.ADDRESS in {one.kind for one in guard(text.format(number=number), known)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kom naar de Kinkerstraat 120.", []),
        ("De Linde, Kinkerstraat 120, 020 555 0100", []),
        ("Kom naar de Kinkerstraat 14.", ["de Kinkerstraat 14"]),
        ("Breng het naar Kinkerstraat 12.", ["Kinkerstraat 12"]),
        ("Breng het naar Kinkerstraat 1200.", ["Kinkerstraat 1200"]),
    ],
)
def test_in_the_centres_street_its_own_number_alone_may_be_told(text, found):
    addresses = [one for one in guard(text, ABOUT) if one.kind is FindingKind.ADDRESS]
    assert [text[one.start : one.end] for one in addresses] == found
