"""The centre may lie in a resident's own street: its address tells nobody where they live."""

from __future__ import annotations

import pytest

from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import guard

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
