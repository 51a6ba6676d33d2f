"""Lists below each other are read by their own heading, and other lists are left out."""

from __future__ import annotations

import pytest

from intake.text.households.import_preview import TableRow
from intake.text.households.list_parts import is_left_out, split_parts
from intake.text.households.preview import preview_import
from intake.text.households.row_place import RowPlace

FIRST = (
    ("Buurtmaaltijd", "", "", ""),
    ("Naam", "Adres", "Telefoon", "Personen"),
    ("Annie de Vries", "Kinkerstraat 12", "0612345678", "2"),
    ("Jan Bakker", "Dorpsweg3", "0612345679", "1"),
)
LATER = (
    ("", "", "", ""),
    ("Nagekomen", "", "", ""),
    ("Telefoon", "Naam", "Personen", "Adres"),
    ("0612345670", "Ria Smit", "4", "Dorpsweg 5"),
)
HELPERS = (
    ("", "", "", ""),
    ("Onze vrijwilligers", "", "", ""),
    ("Naam", "Telefoon", "Dag", ""),
    ("Wim Kok", "0612345671", "di", ""),
)


def rows_of(*cells, sheet="Lijst"):
    return [
        TableRow(RowPlace(sheet, number), row, frozenset()) for number, row in enumerate(cells, 1)
    ]


def test_a_second_list_below_with_its_columns_in_another_order_is_read_by_them():
    preview = preview_import([("Lijst", rows_of(*FIRST, *LATER))])
    ria = preview.households[-1].values
    assert (ria["last_name"], ria["street"], ria["persons"]) == ("Smit", "Dorpsweg", 4)
    assert [one.place.number for one in preview.households] == [3, 4, 8]


def test_the_same_heading_again_begins_no_other_list():
    again = (*FIRST, FIRST[1], ("Ria Smit", "Dorpsweg 5", "0612345670", "4"))
    assert len(split_parts(rows_of(*again))) == 1


def test_the_volunteers_below_and_an_old_sheet_are_left_out_and_told():
    sheets = [
        ("2023 OUD", rows_of(*FIRST, sheet="2023 OUD")),
        ("Lijst", rows_of(*FIRST, *HELPERS)),
    ]
    preview = preview_import(sheets)
    assert [one.values["last_name"] for one in preview.households] == ["Vries", "Bakker"]
    assert preview.left_out == ["2023 OUD", "Lijst"]
    assert preview.doubles == []


def test_a_file_that_holds_nothing_else_is_read_all_the_same():
    alone = [("vrijwilligers", rows_of(*HELPERS[1:]))]
    assert [one.values["last_name"] for one in preview_import(alone).households] == ["Kok"]


@pytest.mark.parametrize(
    ("title", "is_out"),
    [
        ("Vrijwilligers bezorgdag", True),
        ("Deelnemers en vrijwilligers", False),
        ("Vrijwilligerscentrale De Linde", False),
        ("D = deelnemer, V = vrijwilliger", False),
        ("Lijst 2023, niet meer gebruiken", True),
        ("Oud-West", False),
        ("Oud Zuid 2024", False),
        ("oud 2023", True),
    ],
)
def test_what_a_list_says_of_itself(title, is_out):
    assert is_left_out("Blad1", rows_of((title, "", ""), *FIRST[1:])) == is_out


def test_volunteers_between_the_residents_are_told_by_the_key_above():
    preview = preview_import([(
        "Lijst",
        rows_of(
            ("D = deelnemer, V = vrijwilliger", "", "", ""),
            ("Rol", "Voornaam + tussenv.", "Achternaam", "Telefoon"),
            ("D", "Anna van den", "Berg", "0612345678"),
            ("V", "Henk", "Oudijk", "0612345679"),
        ),
    )])  # fmt: skip
    [anna] = [one.values for one in preview.households]
    assert (anna["first_name"], anna["infix"], anna["last_name"]) == ("Anna", "van den", "Berg")


def test_a_remark_loses_no_household_and_an_empty_home_is_none():
    rows = (
        ("Naam", "Adres", "Telefoon", "Opmerking"),
        ("Annie de Vries", "Kinkerstraat 12", "0612345678", "vragen via dochter"),
        ("Jan Bakker", "Dorpsweg 3", "0612345679", "handtekening ontbreekt"),
        ("staat leeg", "Dorpsweg 5", "", "slot vervangen"),
        ("Voor akkoord, Ans Peters", "handtekening: ....", "", ""),
    )
    preview = preview_import([("Lijst", rows_of(*rows))])
    assert [one.values["last_name"] for one in preview.households] == ["Vries", "Bakker"]
