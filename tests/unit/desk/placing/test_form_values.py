"""What a platform's form is filled with: of the resident nothing but the area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.placing.form_values import form_values
from intake.domain.centre import Centre
from intake.domain.posting import Posting
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from tests.fakes import MONDAY

RESIDENT = Resident(
    first_name="Annie",
    last_name="Vries",
    street="Bosboomstraat",
    house_number="12",
    postcode="1052 XK",
    neighbourhood="De Baarsjes",
)
CENTRE = Centre(
    name="De Linde",
    street="Kinkerstraat",
    house_number="120",
    postcode="1053 ED",
    city="Amsterdam",
    phone="+31205550100",
    email="balie@delinde.example",
)


def values(kind=Kind.BORROW, resident=RESIDENT, **answers):
    request = Request(
        code="A2B3CD", resident_id=resident.id, kind=kind, answers=answers, taken_at=MONDAY
    )
    posting = Posting(
        request_id=request.id, platform="x", title="Boormachine gevraagd", text="Wie heeft er een?"
    )
    return form_values(posting, request, resident, CENTRE)


def test_every_value_has_its_own_place():
    assert values(
        what="boormachine", first="2026-11-28", until="2026-11-30", time="10:00", quantity="2"
    ) == {
        "title": "Boormachine gevraagd",
        "description": "Wie heeft er een?",
        "kind": "borrow",
        "request_or_offer": "request",
        "what": "boormachine",
        "date_from": "2026-11-28",
        "date_until": "2026-11-30",
        "time_from": "10:00",
        "quantity": "2",
        "price": "",
        "organisation": "De Linde",
        "contact_name": "De Linde",
        "email": "balie@delinde.example",
        "phone": "020 555 0100",
        "street": "Kinkerstraat",
        "house_number": "120",
        "address": "Kinkerstraat 120",
        "postcode": "1052",
        "city": "Amsterdam",
        "region": "Noord-Holland",
        "neighbourhood": "De Baarsjes",
        "area": "De Baarsjes (Amsterdam)",
        "country": "Nederland",
    }


def test_who_is_asked_for_and_where_they_live_stays_here():
    written = " ".join(values(what="boormachine").values())
    for private in ("Annie", "Vries", "Bosboomstraat", "XK"):
        assert private not in written


def test_without_a_postcode_the_centre_stands_in():
    assert values(resident=replace(RESIDENT, postcode=""))["postcode"] == "1053 ED"


def test_without_a_neighbourhood_the_digits_say_where():
    assert values(resident=replace(RESIDENT, neighbourhood=""))["area"] == "1052 Amsterdam"
    nowhere = replace(RESIDENT, neighbourhood="", postcode="")
    assert values(resident=nowhere)["area"] == "Amsterdam"


@pytest.mark.parametrize(("cents", "price"), [("", ""), ("0", "0"), ("500", "5"), ("550", "5.5")])
def test_a_price_is_in_euros(cents, price):
    assert values(Kind.MEAL, what="maaltijd", cost=cents)["price"] == price


def test_an_offer_says_that_it_is_one():
    assert values(Kind.OFFER, what="fiets")["request_or_offer"] == "offer"
    assert values(what="boormachine")["quantity"] == "1"
