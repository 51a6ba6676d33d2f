"""A list of which each line is one cell is split into name, address and telephone."""

from __future__ import annotations

import pytest

from intake.text.households.one_cell import are_whole_lines, home_of, person_of, split_line

LINE = "Ingrid Hoekstra, Kinkerstraat 189 - 2, 1056 MA Ede, tel. +31 6 39 97 06 22"


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (LINE, ("Ingrid Hoekstra", "Kinkerstraat 189 - 2, 1056 MA Ede", "+31 6 39 97 06 22", "")),
        ("Jan Bakker; Dorpsweg 3; 06-12345678; belt laat",
         ("Jan Bakker", "Dorpsweg 3", "06-12345678", "belt laat")),
        ("Jan Bakker, Dorpsweg 3, 1056 MA, geheim",
         ("Jan Bakker", "Dorpsweg 3, 1056 MA", "geheim", "")),
        ("Jan Bakker 0612345678", ("Jan Bakker", "", "0612345678", "")),
    ],
)  # fmt: skip
def test_a_line_is_split(written, parts):
    assert tuple(split_line(written)) == parts


@pytest.mark.parametrize("title", ["Adressen voor de zomer (van Joke)", "--- Baarsjes ---", ""])
def test_a_title_is_no_household(title):
    assert split_line(title) is None


def test_only_a_list_of_whole_lines_is_read_so():
    assert are_whole_lines([("Adressen",), (LINE,), (LINE,), (LINE,)])
    assert not are_whole_lines([("Naam", "Adres"), ("Jan Bakker", "Dorpsweg 3")] * 3)
    assert not are_whole_lines([("Jan Bakker",), ("Ria Bakker",), ("Bas Bakker",)])


@pytest.mark.parametrize(
    ("written", "person", "home"),
    [
        ("Mw. A. Jansen, Plein 40-45 12 hs, Ede", "Mw. A. Jansen", "Plein 40-45 12 hs, Ede"),
        ("H. de Boer (weduwe, alleen), Dorpsweg 4", "H. de Boer (weduwe, alleen)", "Dorpsweg 4"),
        ("Fam. Bakker", "Fam. Bakker", ""),
    ],
)
def test_a_name_and_an_address_in_one_cell_are_told_apart(written, person, home):
    assert (person_of(written), home_of(written)) == (person, home)


def test_behind_a_thousand_borders_nobody_looks_for_an_address():
    written = f"{'; ' * 1000}Fatma Bakker, Dorpsstraat 1"
    assert (person_of(written), home_of(written)) == (written, "")
    assert home_of("Fatma Bakker, Dorpsstraat 1") == "Dorpsstraat 1"
