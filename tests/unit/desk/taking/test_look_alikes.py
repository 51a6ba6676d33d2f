"""Two records that may be one person, and two people who are not."""

from __future__ import annotations

from datetime import date

import pytest

from intake.desk.taking.look_alikes import look_alike
from intake.domain.phone import make_phone
from intake.domain.resident import Resident

NUMBER = {"phones": (make_phone("+31206184217"),)}
HOME = {"postcode": "1052 XK", "house_number": "18"}


def person(first, last, infix="", **more):
    return Resident(first_name=first, last_name=last, infix=infix, **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Annie", "Vries-Bakker", "de", **NUMBER), person("A.", "Vries", "de", **NUMBER)),
        (person("", "Jansen", **NUMBER), person("Riet", "Janssen", **NUMBER)),
        (person("Riet", "", **NUMBER), person("Riet", "Bos", **NUMBER)),
        (person("Mohammed", "Aziz", **HOME), person("Mohamed", "Aziz", **HOME)),
        (person("Wil", "Meijer", email="w@x.nl"), person("W", "Meyer", email="W@x.nl")),
        (
            person("Truus", "Bos", birth_date=date(1940, 5, 1)),
            person("T.", "Bos", birth_date=date(1940, 5, 1)),
        ),
        (person("Truus", "Bos"), person("Truus", "Bos", **HOME)),
        (person("Fatma", "Yıldız", **NUMBER), person("Fatma", "Yildiz", **HOME)),
    ],
)
def test_may_be_one_person(one, other):
    assert look_alike(one, other)
    assert look_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (person("Jan", "Bos", **NUMBER, **HOME), person("Truus", "Bos", **NUMBER, **HOME)),
        (person("J.", "Bos"), person("Jan", "Bos")),
        (person("Annie", "Jansen"), person("Annie", "Bakker")),
        (person("Annie", "Jansen", **HOME), person("Annie", "Bakker", **HOME)),
        (
            person("Piet", "Bos", birth_date=date(1940, 5, 1), **HOME),
            person("Piet", "Bos", birth_date=date(1971, 5, 1), **HOME),
        ),
        (person("", "Bos", **NUMBER), person("Piet", "", **NUMBER)),
        (
            person("Wil", "Smit", postcode="1052 XK", house_number="18", addition="A"),
            person("W.", "Smit", postcode="1052 XK", house_number="18", addition="B"),
        ),
        (person("Wil", "Smit", postcode="1052 XK"), person("W.", "Smit", postcode="1052 XK")),
    ],
)
def test_are_two_people(one, other):
    assert not look_alike(one, other)
    assert not look_alike(other, one)
