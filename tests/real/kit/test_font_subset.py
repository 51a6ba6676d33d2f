"""Fonts cut for the screen: two still weights that the system takes for one family."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from intake.kit.font_subset import subset_font, subset_screen_fonts
from intake.kit.fonts import find_noto_sans, package_folder, screen_fonts, subset_font_path

_STYLE = 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fonts")
    assert screen_fonts(folder, "1") == (find_noto_sans(),), "until they are cut, the whole one"
    subset_screen_fonts(find_noto_sans(), folder, "1")
    return folder


def test_each_weight_says_what_it_is(folder):
    for weight, style, selection, mac in ((400, "Regular", 0x40, 0), (700, "Bold", 0x20, 1)):
        font = TTFont(subset_font_path(folder, "1", weight))
        styles = {str(record) for record in font["name"].names if record.nameID == _STYLE}
        assert styles == {style}
        assert (font["OS/2"].fsSelection, font["head"].macStyle) == (selection, mac)
        assert font["OS/2"].usWeightClass == weight
        assert "fvar" not in font


def test_just_the_letters_that_are_written_here_are_there(folder):
    known = TTFont(subset_font_path(folder, "1", 400)).getBestCmap()
    edges = {
        0x1F: False, 0x20: True, 0x24F: True, 0x250: False, 0x259: True, 0x300: True, 0x304: True,
        0x400: True, 0x45F: True, 0x460: False, 0x490: True, 0x491: True, 0x492: False,
        0x37E: True, 0x3CE: True, 0x3CF: False, 0x1E00: True, 0x1EFF: True, 0x1F00: False,
        0x2010: True, 0x2027: True, 0x2030: True, 0x203A: True, 0x203B: False, 0x20AC: True,
        0x20AB: False, 0x20AD: False, 0x202F: False, 0x2028: False, 0x200F: False, 0x258: False,
        0x25A: False, 0x2FF: False, 0x305: False, 0x3FF: False, 0x48F: False, 0x37D: False,
    }  # fmt: skip
    assert {code: code in known for code in edges} == edges


@pytest.mark.parametrize(
    "text", ["ĳ één ÿ", "Çağ Ğ ə", "Łódź", "Ґґ їжак", "Ấ ệ", "“…” – € ‹›", "Ωμέγα"]
)
def test_a_name_of_anybody_here_can_be_written(folder, text):
    known = TTFont(subset_font_path(folder, "1", 400)).getBestCmap()
    assert [letter for letter in text if ord(letter) not in known] == []


def test_the_cut_fonts_are_found_once_both_are_there(folder):
    assert screen_fonts(folder, "1") == (
        subset_font_path(folder, "1", 400),
        subset_font_path(folder, "1", 700),
    )
    assert screen_fonts(folder, "2") == (find_noto_sans(),)


def test_a_table_can_be_left_out():
    font = subset_font(find_noto_sans(), 400, ((0x41, 0x5A),), drop=("GPOS",))
    assert "GPOS" not in font
    assert set(font.getBestCmap()) == set(range(0x41, 0x5B))


def test_a_package_that_is_missing_is_told():
    with pytest.raises(FileNotFoundError, match="no_such_fonts"):
        package_folder("no_such_fonts")
