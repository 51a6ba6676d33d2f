"""The rows of a table become households; what is no household is none, what is wrong is told."""

from __future__ import annotations

from intake.text.households.import_preview import TableRow
from intake.text.households.preview import preview_import
from intake.text.households.row_place import RowPlace

HEAD = ("Naam", "Adres", "Postcode", "Telefoon", "Pers.")
NONE = frozenset()
ANNIE = ("Annie de Vries", "Kinkerstraat 12", "1053 ED", "0206184217", "1")
JAN = ("Jan Bakker", "Dorpsweg 3-2", "1052xk", "612345678", "2+1")


def read(*rows, joined=()):
    table = [
        TableRow(RowPlace("Blad1", at), tuple(row), frozenset({0}) if at in joined else NONE)
        for at, row in enumerate(rows, 1)
    ]
    return preview_import([("Blad1", table)])


def test_rows_are_read_by_their_heading():
    preview = read(HEAD, ANNIE, JAN)
    assert [one.place.number for one in preview.households] == [2, 3]
    values = preview.households[1].values
    assert values["phone"] == "+31612345678", "it lost its zero in a spreadsheet"
    assert (values["house_number"], values["addition"], values["postcode"]) == ("3", "2", "1052 XK")
    assert values["persons"] == 3
    assert values["needs"] is None, "no column tells it"
    assert values["city"] is None


def test_titles_blank_rows_totals_sections_and_repeated_headings_are_no_households():
    preview = read(
        ("Adressenlijst 2026", "", "", "", ""), ("", "", "", "", ""), HEAD, ANNIE,
        ("Even zijde", "", "", "", ""), HEAD, JAN, ("Totaal", "", "", "", "2"),
    )  # fmt: skip
    assert [one.place.number for one in preview.households] == [4, 7]
    assert preview.wrong == []


def test_a_bad_field_is_told_and_the_household_counts():
    preview = read(HEAD, (*ANNIE[:3], "12345", "veel"), ("Jan", "Weg 1", "0152 XK", "-", ""))
    assert len(preview.households) == 2
    assert [(wrong.place.number, wrong.field) for wrong in preview.wrong] == [
        (2, "phone"), (2, "persons"), (3, "postcode"),
    ]  # fmt: skip
    assert preview.households[0].values["phone"] is None
    assert preview.households[1].values["phone"] == ""
    assert preview.households[1].values["persons"] == ""


def test_a_family_of_several_rows_is_one_household():
    head = ("Gezin", "Voornaam", "Achternaam", "Straat", "Huisnr", "PC")
    preview = read(
        head, ("1", "Ayşe", "Çelik", "Dorpsweg", "3", "1052 XK"), ("", "Can", "Çelik", "", "", ""),
        ("", "Su", "Çelik", "", "", ""), ("2", "Jan", "Smit", "Weg", "4", "1052 XL"),
    )  # fmt: skip
    assert [one.values["persons"] for one in preview.households] == [3, 1]
    assert [one.place.number for one in preview.households] == [2, 5]


def test_rows_that_are_merged_are_one_household():
    preview = read(HEAD, ANNIE, ("Piet de Vries", *ANNIE[1:]), joined={3})
    assert len(preview.households) == 1


def test_a_household_that_stands_twice_is_a_double_and_neighbours_are_none():
    preview = read(
        HEAD, ANNIE, JAN, ("A. de Vries", "Kinkerstraat 12", "1053 ED", "", "1"),
        ("Fatma Kaya", "Kinkerstraat 12", "1053 ED", "0611111111", "2"),
        ("Annie de Vreis", "Andere weg 5", "1053 AA", "020-618 42 17", "1"),
    )  # fmt: skip
    assert [(one.number, other.number) for one, other in preview.doubles] == [(2, 4), (2, 6)]


def test_a_table_without_a_heading_is_read_by_what_it_holds():
    rows = [
        (f"{name} Bakker", f"Dorpsweg {at}", "1052 XK", "Amsterdam", f"06123456{at:02}")
        for at, name in enumerate(("Annie", "Jan", "Fatma", "Piet", "Wim", "Maria"), 10)
    ]
    preview = read(*rows)
    assert len(preview.households) == 6
    first = preview.households[0].values
    assert (first["first_name"], first["last_name"]) == ("Annie", "Bakker")
    assert (first["street"], first["house_number"], first["city"]) == (
        "Dorpsweg",
        "10",
        "Amsterdam",
    )
    assert first["phone"] == "+31612345610"


def test_a_column_of_a_thing_counts_crosses():
    preview = read(
        ("Naam", "Telefoon", "Tent", "Matjes"), ("Jan Smit", "0206184217", "x", "3"),
        ("Els Bos", "0206184218", "", "nee"), ("Ans Vos", "0206184219", "groot", ""),
    )  # fmt: skip
    needs = [one.values["needs"] for one in preview.households]
    assert needs == [{"tent": 1, "matje": 3}, {}, None]
    assert [wrong.field for wrong in preview.wrong] == ["needs"]


def test_a_second_sheet_without_a_heading_has_that_of_the_first():
    first = [TableRow(RowPlace("A", at), row, NONE) for at, row in enumerate((HEAD, ANNIE), 1)]
    second = [TableRow(RowPlace("B", 1), JAN, NONE)]
    preview = preview_import([("A", first), ("B", second)])
    assert [one.place for one in preview.households] == [("A", 2), ("B", 1)]


def test_a_form_s_questions_are_a_heading():
    preview = read(
        ("Tijdstempel", "Wat is uw voor- en achternaam?", "Op welk adres woont u?",
         "Met hoeveel personen komt u?", "Wat wilt u lenen?", "Ik ga akkoord met het bewaren"),
        ("2026-05-02", "Annie de Vries", "Kinkerstraat 12", "3", "2 matjes", "Ja"),
        ("2026-05-03", "Jan Bakker", "Dorpsweg 3", "1", "", "Ja"),
    )  # fmt: skip
    values = preview.households[0].values
    assert (values["persons"], values["needs"]) == (3, {"matje": 2})
    assert len(preview.households) == 2
    assert values["city"] is None


def test_a_heading_that_its_column_speaks_against_is_none():
    head = ("Klant", "Naam", "Straat", "Nr", "Volw", "Kind", "Totaal")
    rows = [(f"A-{at}", name, "Dorpsweg", str(at), "1", "1", "2") for at, name in
            enumerate(("Annie de Vries", "Jan Bakker", "Ria Smit"), 1)]  # fmt: skip
    preview = read(head, *rows)
    assert [one.values["persons"] for one in preview.households] == [2, 2, 2]
    assert preview.wrong == []


def test_a_number_of_a_family_in_a_heading_of_two_rows_joins_its_members():
    preview = read(
        ("Gezin", "Deelnemer", "", "Adres", ""),
        ("nr", "voornaam", "achternaam", "straat", "nr"),
        ("1", "Rob", "Amrani", "Dorpsweg", "12"),
        ("1", "Yara", "Amrani", "", ""),
        ("2", "Jan", "Bakker", "Dorpsweg", "14"),
    )
    assert [one.values["house_number"] for one in preview.households] == ["12", "14"]
    assert preview.households[0].values["persons"] == 2


def test_a_house_number_that_is_none_is_told():
    preview = read(
        ("Naam", "Straat", "Huis-\nnummer", "Telefoon"),
        ("Jan Bakker", "Dorpsweg", "zie dossier", "0612345678"),
        ("Ria Smit", "Dorpsweg", "14", "geheim"),
    )
    values = [one.values for one in preview.households]
    assert [one["house_number"] for one in values] == [None, "14"]
    assert values[1]["phone"] == ""
    assert [wrong.field for wrong in preview.wrong] == ["house-number"]


def test_lines_of_one_cell_are_households():
    line = "{name}, Dorpsweg {at}, 1056 MA Ede, 061234567{at}"
    lines = [(line.format(name=name, at=at),) for at, name in
             enumerate(("Annie de Vries", "Jan Bakker", "Ria Smit"), 1)]  # fmt: skip
    preview = read(("Adressen van Joke",), *lines)
    values = preview.households[0].values
    assert (values["last_name"], values["house_number"], values["city"]) == ("Vries", "1", "Ede")
    assert values["phone"] == "+31612345671"
    assert values["note"] is None


def test_a_mark_or_idem_repeats_what_stands_above():
    preview = read(
        ("Naam", "Straat", "Huisnr", "Plaats"), ("Annie", "Kinkerstraat", "12", "Amsterdam"),
        ("Jan", '"', "14", "idem"), ("Piet", ",,", "16", "dito"),
    )  # fmt: skip
    places = [(one.values["street"], one.values["city"]) for one in preview.households]
    assert places == [("Kinkerstraat", "Amsterdam")] * 3


def test_a_street_above_a_part_is_the_street_of_its_rows():
    preview = read(
        ("nr", "bewoner", "pc"), ("VAN HALLSTRAAT", "", ""), ("3-3", "Bos, Lot", "1051 HB"),
        ("Bellamyplein", "", ""), ("5", "Smit, Jan", "1053 AT"),
    )  # fmt: skip
    streets = [one.values["street"] for one in preview.households]
    assert streets == ["Van Hallstraat", "Bellamyplein"]


def test_crosses_under_a_group_of_things_and_diets_are_read():
    preview = read(
        ("Gezin", "", "Materiaal", "", "Eten", ""),
        ("anaam", "vnaam", "tent 4p", "matjes", "halal", "vega"),
        ("Smit", "Jan", "x", "2", "", "x"), ("Bos", "Lot", "", "0", "", ""),
    )  # fmt: skip
    told = [(one.values["needs"], one.values["diet"]) for one in preview.households]
    assert told == [({"tent 4p": 1, "matje": 2}, "vega"), ({}, "")]


def test_the_needs_of_a_family_are_those_of_all_its_members():
    preview = read(
        ("Gezin", "Naam", "Adres", "dekens"), ("1", "Yara Najjar", "Hoefkade 1", "x"),
        ("1", "Hala Najjar", "idem", "x"), ("2", "Jan Smit", "Weg 2", ""),
    )  # fmt: skip
    assert [one.values["needs"] for one in preview.households] == [{"deken": 2}, {}]
    assert [one.values["persons"] for one in preview.households] == [2, 1]


def test_the_questions_of_a_form_are_headings():
    preview = read(
        (
            "Hoe heet je? (voornaam en achternaam)", "Met hoeveel mensen woon je?",
            "Wat is je adres? Graag met postcode", "Op welk nummer kunnen we je bellen?",
            "Eet je iets bijzonders?", "Mogen we een foto van je gebruiken?",
        ),
        ("Hala Khoury", "7", "1502 WG Zaandam, Peperstraat 74", "06 12345678", "halal", "Ja"),
    )  # fmt: skip
    values = preview.households[0].values
    assert (values["first_name"], values["persons"], values["diet"]) == ("Hala", 7, "halal")
    assert (values["street"], values["city"]) == ("Peperstraat", "Zaandam")
    assert values["phone"] == "+31612345678"


def test_a_sheet_that_is_no_list_makes_nobody():
    table = [TableRow(RowPlace("a", at), row, NONE) for at, row in enumerate((HEAD, ANNIE))]
    rota = [("dag", "wie", "taak"), ("ma", "Ria", "koffie"), ("di", "Joke", "balie")]
    other = [TableRow(RowPlace("b", at), row, NONE) for at, row in enumerate(rota)]
    assert len(preview_import([("a", table), ("b", other)]).households) == 1


def test_a_postcode_before_a_place_that_cannot_be_is_told():
    preview = read(
        ("Naam", "Postcode en plaats"), ("Jan", "1052 XK Haarlem"), ("Lot", "150 CD Oss")
    )
    assert [one.values["city"] for one in preview.households] == ["Haarlem", "Oss"]
    assert [wrong.place.number for wrong in preview.wrong] == [3]


def test_words_of_a_heading_that_are_broken_over_two_rows_are_joined():
    head = ("Naam", "Straat", "Post-", "Woon-"), ("bewoner", "+ nr", "code", "plaats")
    jan = ("Jan Smit", "Weg 3-1", "1052 XK", "Oss")
    preview = read(*head, jan, ("", "", "", ""), *head, ("Lot Bos", "Weg 4", "1052 XK", "Oss"))
    assert [one.place.number for one in preview.households] == [3, 7]
    values = preview.households[0].values
    assert (values["street"], values["addition"], values["city"]) == ("Weg", "1", "Oss")


def test_rows_with_a_role_are_members_of_the_household_above():
    preview = read(
        ("Voornaam", "Rol", "Straat", "huisnr"), ("Ruud", "hoofd", "Weg", "3"),
        ("Tess", "partner", "Weg", "3"), ("Jip", "kind", "", ""), ("Els", "hoofd", "Weg", "5"),
        ("Wil", "hoofd", "Weg", "5"),
    )  # fmt: skip
    assert [one.values["persons"] for one in preview.households] == [3, 1, 1]


def test_merged_cells_join_rows_of_one_home_alone():
    preview = read(
        ("Naam", "Straat", "Huisnr", "Plaats"), ("Jan Smit", "Weg", "3", "Oss"),
        ("Els Bos", "Weg", "5", "Oss"), ("Piet Bos", "Weg", "5", "Oss"), joined=(3, 4),
    )  # fmt: skip
    assert [one.values["first_name"] for one in preview.households] == ["Jan", "Els"]


def test_a_household_without_a_name_is_told():
    preview = read(("Naam", "Adres", "Tel"), ("", "Weg 3", "0206184217"))
    assert [(wrong.place.number, wrong.field) for wrong in preview.wrong] == [(2, "name")]
