"""Whom a text is about: what the guard looks for, and what of the centre may pass."""

from __future__ import annotations

from datetime import date

from intake.desk.privacy import make_private_facts
from intake.domain.centre import Centre
from intake.domain.phone import Phone
from intake.domain.resident import Caller, Resident

ANNIE = Resident(
    first_name="Annie",
    infix="de",
    last_name="Vries",
    phones=(Phone("+31206184217"), Phone("+31612345678", wrong=True)),
    email="annie@post.example",
    street="Bosboomstraat",
    house_number="12",
    postcode="1052 XK",
    neighbourhood="De Baarsjes",
    city="Amsterdam",
    birth_date=date(1942, 4, 3),
)
SON = Caller(resident_id=ANNIE.id, name="Mehmet van den Berg", phone="+31687654321")
CENTRE = Centre(
    name="De Linde",
    street="Kinkerstraat",
    house_number="120",
    postcode="1053 ED",
    city="Amsterdam",
    phone="+31205550100",
    email="balie@delinde.example",
)


def test_everything_that_names_the_resident_and_who_rings_for_them_is_private():
    facts = make_private_facts(ANNIE, SON, CENTRE, "A2B3CD")
    assert facts.names == (("Annie", "de", "Vries"), ("Mehmet", "", "van den Berg"))
    assert facts.phones == ("+31206184217", "+31612345678", "+31687654321")
    assert facts.emails == ("annie@post.example",)
    assert facts.places == (("Bosboomstraat", "12"),)
    assert (facts.postcode, facts.birth_date, facts.code) == ("1052 XK", "1942-04-03", "A2B3CD")


def test_what_is_the_centres_own_is_known_as_that():
    facts = make_private_facts(ANNIE, None, CENTRE)
    assert facts.centre_place == ("Kinkerstraat", "120")
    assert (facts.centre_name, facts.centre_phone) == ("De Linde", "+31205550100")
    assert (facts.centre_email, facts.centre_postcode) == ("balie@delinde.example", "1053 ED")
    assert facts.areas == ("De Baarsjes", "Amsterdam")


def test_who_is_known_by_a_first_name_alone_has_nothing_else():
    facts = make_private_facts(Resident(first_name="Wim"), None, None)
    assert facts.names == (("Wim", "", ""),)
    assert (facts.phones, facts.emails, facts.places, facts.areas) == ((), (), (), ())
    assert (facts.birth_date, facts.centre_place, facts.centre_name) == ("", ("", ""), "")


def test_nobody_has_no_name():
    assert make_private_facts(Resident(), None, None).names == ()
