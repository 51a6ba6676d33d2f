"""Two lists beside each other are two lists; one list with an empty column is one."""

from __future__ import annotations

from intake.text.households.import_preview import TableRow
from intake.text.households.preview import preview_import
from intake.text.households.row_place import RowPlace
from intake.text.households.side_by_side import split_lists

LEFT = ("Naam", "Straat", "Nr", "Tel")
RIGHT = ("Gezin", "Adres", "Pers.")
ANNIE = ("Annie Bakker", "Kade", "3", "0206184217")
FATIMA = ("fam. Yilmaz", "Plein 4", "5")


def table(*rows):
    return [TableRow(RowPlace("Blad1", at), row, frozenset()) for at, row in enumerate(rows, 1)]


def test_each_list_is_read_by_its_own_heading():
    rows = table(
        (*LEFT, "", *RIGHT), (*ANNIE, "", *FATIMA), ("Jan Smit", "", "", "", "", "", "", "")
    )
    preview = preview_import([("Blad1", rows)])
    read = {one.values["last_name"]: one.values["persons"] for one in preview.households}
    assert read == {"Bakker": None, "Yilmaz": 5}


def test_an_empty_column_within_one_list_is_no_border():
    rows = table((*LEFT[:2], "", *LEFT[2:]), (*ANNIE[:2], "", *ANNIE[2:]))
    assert split_lists(rows) == [rows]


def test_a_column_that_holds_something_is_no_border():
    rows = table((*LEFT, "", *RIGHT), (*ANNIE, "let op", *FATIMA))
    assert split_lists(rows) == [rows]


def test_contact_persons_beside_a_list_are_no_list_of_their_own():
    contact = ("Naam contactpersoon", "Adres contactpersoon", "Telefoon contactpersoon")
    rows = table((*LEFT, "", *contact), (*ANNIE, "", "Els Bos", "Weg 2", "0612345678"))
    assert split_lists(rows) == [rows]
