"""What a heading in other words holds is told by its values, but never of somebody else."""

from __future__ import annotations

import pytest

from intake.text.households.amounts import read_needs
from intake.text.households.columns import find_columns

HOMES = ("Kade 1", "Plein 22", "Lindeweg 3a", "Dorpsstraat 4")
PHONES = ("0612345678", "020-6184217", "06 87654321", "0206129930")
NAMES = ("Mw. A. Bakker", "Jan Smit", "Fatma Kaya", "Piet de Vries")


def fields_of(**columns):
    rows = [tuple(name.replace("_", " ") for name in columns), *zip(*columns.values(), strict=True)]
    return find_columns(rows).fields


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Hoe dan", PHONES, "phone"),
        ("Waor", HOMES, "address"),
        ("Onze_mensen", NAMES, "name"),
        ("cijfers", ("1053 ED", "1052xk", "1011 AB", "1012 CD"), "postcode"),
        ("code", ("8181 AB 12", "8181 AC 3a", "8181ZX 40", "8181 AB 7"), "postcode_number"),
    ],
)
def test_a_heading_in_other_words_is_found_by_what_stands_below_it(heading, values, field):
    others = {"Dieet": ("halal", "", "vega", ""), "Pers.": ("1", "2", "4", "3")}
    assert fields_of(**others, **{heading: values})[field] == (2,)


@pytest.mark.parametrize("heading", ["Hulpverlener", "Noodgeval", "Begeleider", "Vrijwilliger"])
def test_the_number_and_the_name_of_somebody_else_are_not_the_households(heading):
    found = fields_of(Adres=HOMES, Postcode=("1053 ED",) * 4, **{heading: PHONES})
    assert "phone" not in found
    assert "name" not in fields_of(Adres=HOMES, Postcode=("1053 ED",) * 4, **{heading: NAMES})


@pytest.mark.parametrize(
    ("written", "needs"),
    [
        ("niks, we hebben alles", {}),
        ("niets, wel 1 tent", {"wel 1 tent": 1}),
        ("niks, alleen 2 matjes", {"matje": 2}),
    ],
)
def test_who_needs_nothing_may_need_something_after_all(written, needs):
    read = read_needs(written)
    assert len(read) == len(needs)
    assert sum(read.values()) == sum(needs.values())
