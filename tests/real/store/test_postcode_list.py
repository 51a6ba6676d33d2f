"""The street of a postcode, from files as centres have them."""

from __future__ import annotations

import pytest

from intake.domain.street import Street
from intake.kit.errors import UserFacingError
from intake.store.postcode_list import PostcodeList

PEK = Street("Van der Pekstraat", "Amsterdam")
ADDRESSES = """\ufeffopenbareruimte;huisnummer;huisletter;postcode;woonplaats
Van der Pekstraat;2;;1031EB;Amsterdam
Van der Pekstraat;98;A;1031EB;Amsterdam
Meeuwenlaan;100;;1031EB;Amsterdam
Meeuwenlaan;120;;1031EB;Amsterdam
't Hoogt;5;;3512GW;Utrecht
"""


def a_list(tmp_path, text):
    source = tmp_path / "adressen.csv"
    source.write_text(text, encoding="utf8")
    postcodes = PostcodeList(tmp_path / "postcodes.csv")
    return postcodes, source


@pytest.mark.parametrize(
    ("postcode", "number", "street"),
    [
        ("1031eb", "8", PEK),
        ("1031 EB", "98 hs", PEK),
        ("1031EB", "110", Street("Meeuwenlaan", "Amsterdam")),
        ("1031EB", "", None),
        ("1031EB", "4000", None),
        ("3512GW", "", Street("'t Hoogt", "Utrecht")),
        ("9999ZZ", "1", None),
        ("1031E", "1", None),
        ("", "", None),
    ],
)
def test_the_number_decides_where_one_postcode_has_two_streets(tmp_path, postcode, number, street):
    postcodes, source = a_list(tmp_path, ADDRESSES)
    assert postcodes.replace(source) == postcodes.count() == 2
    assert postcodes.find(postcode, number) == street


def test_a_list_with_commas_and_without_numbers_is_read_too(tmp_path):
    postcodes, source = a_list(
        tmp_path, "Postcode,Straat,Plaats\n1031 eb,Van der Pekstraat,Amsterdam\n"
    )
    postcodes.replace(source)
    assert postcodes.find("1031EB", "8") == PEK


def test_without_a_list_nothing_is_known(tmp_path):
    postcodes = PostcodeList(tmp_path / "postcodes.csv")
    assert postcodes.find("1031EB", "8") is None
    assert postcodes.count() == 0
    (tmp_path / "postcodes.csv").write_bytes(b"")
    assert postcodes.find("1031EB", "8") is None


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "postcodes-none"),
        (b"naam;leeftijd\nJan;3\n", "postcodes-none"),
        (b"postcode;straat\nx;y\n", "postcodes-none"),
        (b"\xff\xfe\x00\x01", "postcodes-unreadable"),
        (b'postcode;straat\n"' + b"x" * 200_000 + b"\n", "postcodes-unreadable"),
    ],
)
def test_what_is_no_list_is_refused_and_the_old_one_stays(tmp_path, content, key):
    postcodes, source = a_list(tmp_path, ADDRESSES)
    postcodes.replace(source)
    source.write_bytes(content)
    with pytest.raises(UserFacingError, match=key):
        postcodes.replace(source)
    assert postcodes.find("1031eb", "8") == PEK


def test_a_number_of_thousands_of_digits_is_no_house_number(tmp_path):
    endless = "9" * 5000
    postcodes, source = a_list(tmp_path, ADDRESSES + f"Lindestraat;{endless};;1052XK;Amsterdam\n")
    assert postcodes.replace(source) == 3
    assert postcodes.find("1052XK", "12") == Street("Lindestraat", "Amsterdam")
    assert postcodes.find("1031EB", endless) is None


def test_a_damaged_line_of_the_list_is_passed_over(tmp_path):
    file = tmp_path / "postcodes.csv"
    file.write_bytes(
        b"\n1052AB;1;9;Kerkstraat;Amsterdam\n1052AB;1x;9;Dorpsstraat;Amst\xff\n1053CD;;2;Plein;X\n"
    )
    postcodes = PostcodeList(file)
    assert postcodes.find("1052 AB", "3") == Street("Kerkstraat", "Amsterdam")
    assert postcodes.find("1053 CD", "1") is None
    assert postcodes.count() == 2


def test_a_row_without_a_street_keeps_no_other_from_being_read(tmp_path):
    postcodes, source = a_list(tmp_path, "Straat;Nr;;Postcode;Plaats\n;1;;1052AB;Amsterdam\n")
    source.write_text(
        "postcode;straat;plaats\n1052AB;;Amsterdam\n1052AC;Kerkstraat;Amsterdam\n",
        encoding="utf8",
    )
    assert postcodes.replace(source) == 1
    assert postcodes.find("1052AC", "1") == Street("Kerkstraat", "Amsterdam")
    assert postcodes.find("1052AC", "99999") == Street("Kerkstraat", "Amsterdam")


ON_MAP = """postcode,straat,plaats,latitude,longitude
1031EB,Van der Pekstraat,Amsterdam,52.3870,4.9120
1031EB,Van der Pekstraat,Amsterdam,52.3890,4.9120
1032AA,Meeuwenlaan,Amsterdam,52.3880,4.9267
1033AA,Zonder plek,Amsterdam,,
1034AA,Verkeerd,Amsterdam,nergens,4.9
"""


def test_a_list_with_coordinates_tells_where_a_postcode_is(tmp_path):
    postcodes, source = a_list(tmp_path, ON_MAP)
    postcodes.replace(source)
    assert postcodes.find("1031EB", "8") == PEK
    first, other = postcodes.place_of("1031 EB"), postcodes.place_of("1032AA")
    assert abs(first[1] - other[1]) < 2, "the middle of both rows"
    assert 980 < other[0] - first[0] < 1020, "a kilometre to the east"
    assert postcodes.place_of("1033AA") is postcodes.place_of("1034AA") is None
    assert postcodes.find("1033AA", "") == Street("Zonder plek", "Amsterdam")


def test_the_national_grid_is_read_and_a_list_without_any_has_no_places(tmp_path):
    grid = "postcode;straat;plaats;x;y\n1031EB;Van der Pekstraat;Amsterdam;122000,5;489000\n"
    postcodes, source = a_list(tmp_path, grid)
    postcodes.replace(source)
    assert postcodes.place_of("1031EB") == (122000, 489000)
    source.write_text(ADDRESSES, encoding="utf8")
    postcodes.replace(source)
    assert postcodes.place_of("1031EB") is None
