"""A name is split as the people of a Dutch town write theirs in a list."""

from __future__ import annotations

import pytest

from intake.text.households.names import split_last_name, split_name


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Annie de Vries", ("Annie", "de", "Vries")),
        ("Vries, A. de", ("A.", "de", "Vries")),
        ("de Vries, Annie", ("Annie", "de", "Vries")),
        ("Berg, van den, Jan", ("Jan", "van den", "Berg")),
        ("Mw. J. van der Meer-Smit", ("J.", "van der", "Meer-Smit")),
        ("Fam. Yılmaz", ("", "", "Yılmaz")),
        ("Fatima El Amrani", ("Fatima", "", "El Amrani")),
        ("Łucja Kowalska", ("Łucja", "", "Kowalska")),
        ("Inês da Silva", ("Inês", "da", "Silva")),
        ("Jan en Ria Bakker", ("Jan en Ria", "", "Bakker")),
        ("ANNIE DE VRIES", ("Annie", "de", "Vries")),
        ("annie de vries", ("Annie", "de", "Vries")),
        ("J.P. Tjon-A-Loi", ("J.P.", "", "Tjon-A-Loi")),
        ("Fatima", ("Fatima", "", "")),
        ("Fam. Tesfay", ("", "", "Tesfay")),
        ("El Idrissi", ("", "", "El Idrissi")),
        ("Mw. Jansen-v.d. Meer", ("", "", "Jansen-v.d. Meer")),
        ("Karin v.d. Berg", ("Karin", "v.d.", "Berg")),
        ("dhr. Jansen", ("", "", "Jansen")),
        ("", ("", "", "")),
    ],
)
def test_a_whole_name_is_split(written, parts):
    assert tuple(split_name(written)) == parts


@pytest.mark.parametrize(
    ("written", "parts"),
    [("van der Berg", ("", "van der", "Berg")), ("Vries, de", ("", "de", "Vries")),
     ("O’Brien", ("", "", "O’Brien")), ("El Idrissi", ("", "", "El Idrissi"))],
)  # fmt: skip
def test_a_last_name_gives_up_its_infix(written, parts):
    assert tuple(split_last_name(written)) == parts
