"""What stands as the area of a resident may not tell where to find them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.placing.feed import Feed
from intake.desk.taking.public_area import public_area
from intake.domain.resident import Resident
from tests.builders import a_call, queue_post, rows


def with_neighbourhood(practice, taken, neighbourhood):
    resident = rows(practice, Resident, id=taken.resident.id)[0]
    practice.use_cases.resident_updates.update(
        practice.actor,
        resident,
        replace(resident, street="Kerkstraat", house_number="12", neighbourhood=neighbourhood),
    )


@pytest.mark.parametrize("typed", ["Kerkstraat 12", "Oud-West, bel 020 618 4217", "1052 XK"])
def test_an_address_typed_as_the_area_reaches_no_site(ways, tmp_path, typed):
    practice, folder, _, desk, _ = ways
    taken, title, text = a_call(practice)
    with_neighbourhood(practice, taken, typed)
    queue_post(desk, practice.actor, taken.request.id, ("website", title, text))
    Feed(practice.store, practice.clock, folder, "A").write(tmp_path / "feed")
    written = "".join(file.read_text("utf8") for file in (tmp_path / "feed").iterdir())
    assert taken.request.what in written
    assert typed not in written
    posting = queue_post(desk, practice.actor, taken.request.id, ("leensite", title, text))
    values = desk.postings.claim(practice.actor, posting.id).value.values
    assert not [name for name, value in values.items() if typed in value]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("neighbourhood", "De Baarsjes, bij mevrouw Pietersen"),
        ("neighbourhood", "zorgcentrum De Brug, kamer 12"),
        ("neighbourhood", "bij Jan de Wit"),
        ("neighbourhood", "Kerk\u00adstraat 12"),
        ("neighbourhood", "bij Pieter\u00adsen"),
        ("neighbourhood", "Noord, BSN 111222333"),
        ("neighbourhood", "geboren 12-3-1940"),
        ("neighbourhood", "Oost (dement)"),
        ("neighbourhood", "sleutel onder de mat"),
        ("neighbourhood", "Oost, woont alleen"),
        ("neighbourhood", "huisnummer 12"),
        ("city", "Kerkstraat 12 Amsterdam"),
        ("city", "Amsterdam, bel 020 618 4217"),
    ],
)
def test_nor_does_a_name_a_home_or_what_was_typed_as_the_town(practice, field, typed):
    taken, *_ = a_call(practice)
    resident = rows(practice, Resident, id=taken.resident.id)[0]
    resident = replace(resident, last_name="Pietersen", street="Kerkstraat", house_number="12")
    centre = practice.use_cases.set_up.centre()
    assert typed not in public_area(replace(resident, **{field: typed}), centre)


@pytest.mark.parametrize(
    "typed", ["De Pijp", "Oud-West", "Transvaal", "Vathorst 2", "Sint Jan", "'t Zand", "Wijk 7"]
)
def test_what_people_call_their_neighbourhood_is_public(practice, typed):
    taken, *_ = a_call(practice)
    resident = replace(rows(practice, Resident, id=taken.resident.id)[0], neighbourhood=typed)
    assert public_area(resident, practice.use_cases.set_up.centre()) == typed


def test_an_ordinary_neighbourhood_is_the_area(ways):
    practice, _, _, desk, _ = ways
    taken, title, text = a_call(practice)
    with_neighbourhood(practice, taken, "Indische Buurt")
    posting = queue_post(desk, practice.actor, taken.request.id, ("leensite", title, text))
    values = desk.postings.claim(practice.actor, posting.id).value.values
    assert values["neighbourhood"] == "Indische Buurt"
