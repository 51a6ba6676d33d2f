"""An address is split in whatever order somebody wrote it."""

from __future__ import annotations

import pytest

from intake.text.households.addresses import split_address, split_number, split_place


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Kinkerstraat 12", ("Kinkerstraat", "12", "", "", "")),
        ("Kinkerstraat 12-3hs, 1053 ED Ede", ("Kinkerstraat", "12", "3hs", "1053 ED", "Ede")),
        ("Kinkerstraat 12 II 1053ed", ("Kinkerstraat", "12", "II", "1053 ED", "")),
        ("1e Weg 24 - 1, 1054BM Diemen", ("1e Weg", "24", "1", "1054 BM", "Diemen")),
        ("Plein '40-'45 148-1", ("Plein '40-'45", "148", "1", "", "")),
        ("Burg. de Vlugtlaan 15\n1063 PC, Ede", ("Burg. de Vlugtlaan", "15", "", "1063 PC", "Ede")),
        ("Dorpsweg 7bis", ("Dorpsweg", "7", "bis", "", "")),
        ("Laan 5 huis", ("Laan", "5", "huis", "", "")),
        ("Da Costakade t/o 15", ("Da Costakade", "15", "t/o", "", "")),
        ("Kade 201 boot, 1053 MP", ("Kade", "201", "boot", "1053 MP", "")),
        ("Kinkerstraat", ("Kinkerstraat", "", "", "", "")),
        ("", ("", "", "", "", "")),
    ],
)  # fmt: skip
def test_an_address_is_split(written, parts):
    assert tuple(split_address(written)) == parts


def test_a_number_and_a_place_are_split():
    assert split_number("12-3hs") == ("12", "3hs")
    assert split_number("geen") == ("", "")
    assert split_place("1053ED AMSTERDAM") == ("1053 ED", "Amsterdam")
    assert split_place("Amstelveen") == ("", "Amstelveen")
