"""A resident's details as somebody would type them, and read back from what was typed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from intake.desk.taking.persons import Person
from intake.domain.phone import make_phone
from intake.domain.resident import Resident
from intake.ui.person.person_values import read_person, show_person
from tests.text_facts import TRANSLATE

TODAY = date(2026, 11, 23)
ANNIE = Resident(
    salutation="mevrouw",
    first_name="Annie",
    infix="de",
    last_name="Vries",
    phones=(
        replace(make_phone("+31206184217"), wrong=True),
        make_phone("+31612345678", "dochter"),
    ),
    street="Bosboomstraat",
    house_number="12",
    postcode="1052 XK",
    birth_date=date(1942, 4, 3),
)


def typed(resident, **changes):
    shown = show_person(Person(resident, (), (), None), TRANSLATE).fields
    return defaultdict(str, {**shown, **changes})


def read(resident, **changes):
    return read_person(resident, typed(resident, **changes), TODAY, TRANSLATE)


def test_what_is_shown_is_read_back_as_it_was():
    assert read(ANNIE).resident == ANNIE
    assert read(ANNIE).faults == {}


def test_a_number_that_was_found_wrong_stays_wrong_whatever_else_is_corrected():
    changed = read(ANNIE, city="Haarlem").resident
    assert changed.city == "Haarlem"
    assert [phone.wrong for phone in changed.phones] == [True, False]


def test_another_number_in_its_place_is_a_right_one():
    changed = read(ANNIE, phone_1="020 555 0100").resident
    assert [(phone.number, phone.wrong) for phone in changed.phones] == [
        ("+31205550100", False),
        ("+31612345678", False),
    ]


def test_a_number_that_is_emptied_goes_and_those_that_have_no_field_stay():
    many = replace(ANNIE, phones=tuple(make_phone(f"+3120618421{n}") for n in range(5)))
    changed = read(many, phone_2="", whose_2="").resident
    assert [phone.number[-1] for phone in changed.phones] == ["0", "2", "3", "4"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"phone_1": "020 618"}, "phone_1"),
        ({"phone_3": "", "whose_3": "zoon"}, "phone_3"),
        ({"postcode": "1052"}, "postcode"),
        ({"birth_date": "32-13-1942"}, "birth_date"),
        ({"first_name": " ", "last_name": ""}, "last_name"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_field(changes, field):
    assert list(read(ANNIE, **changes).faults) == [field]
