"""Letters on paper and screen: every glyph there, fonts inside the file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdf import PdfReader

from intake import __version__
from intake.app.next_start_cache import NextStartCache
from intake.kit.errors import UserFacingError
from intake.kit.fonts import find_noto_sans, screen_fonts
from intake.kit.translations import LANGUAGES
from intake.paper.fonts import mark_missing_letters, register_fonts, without_missing_signs
from intake.text.composing.proof_slip import proof_slip
from intake.text.composing.slip_text import SlipFacts
from tests.real.paper.paper_facts import (
    ANNIE,
    DRILL,
    LINDE,
    TRANSLATE,
    drawn,
)


def test_every_character_of_every_template_has_a_glyph(cache):
    register_fonts(cache)
    printed = [
        said
        for language in LANGUAGES
        for key, said in TRANSLATE.table(language).items()
        if key.startswith(("slip-", "weekday-", "hours-")) and isinstance(said, str)
    ]
    assert len(printed) > 60
    assert [said for said in printed if without_missing_signs(said) != " ".join(said.split())] == []


def test_an_emoji_in_a_name_leaves_no_empty_box(tmp_path, cache):
    pdf, _ = drawn(
        tmp_path,
        cache,
        proof_slip(TRANSLATE, SlipFacts(replace(ANNIE, last_name="Bloem💐"), DRILL, LINDE)),
    )
    assert "Bloem" in PdfReader(pdf).pages[0].extract_text()
    assert "💐" not in PdfReader(pdf).pages[0].extract_text()


def test_fonts_are_inside_the_file(tmp_path, cache):
    pdf, _ = drawn(tmp_path, cache, proof_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, LINDE)))
    fonts = [font.get_object() for font in PdfReader(pdf).pages[0]["/Resources"]["/Font"].values()]
    ours = [font for font in fonts if "Helvetica" not in str(font["/BaseFont"])]
    assert len(ours) >= 2, "regular and bold"
    assert all("/FontFile2" in font["/FontDescriptor"] for font in ours)


def test_the_letters_of_the_screen_are_two_weights_of_one_family(letters):
    from fontTools.ttLib import TTFont

    told = [
        (font["name"].getDebugName(1), font["name"].getDebugName(2), font["OS/2"].usWeightClass)
        for font in map(TTFont, letters)
    ]
    assert told == [("Noto Sans", "Regular", 400), ("Noto Sans", "Bold", 700)]
    for font in map(TTFont, letters):
        assert {ord(ch) for ch in "éŁşạЖλ€“"} <= set(font.getBestCmap())


def test_a_desk_without_cut_letters_takes_the_whole_font(tmp_path):
    assert screen_fonts(tmp_path, "1") == (find_noto_sans(),)


def test_a_first_start_cuts_the_letters_of_the_next(qtbot, tmp_path):
    faults = []
    waiting = NextStartCache(tmp_path, faults.append)
    waiting.cut()
    qtbot.waitUntil(lambda: len(screen_fonts(tmp_path, __version__)) == 2, timeout=60_000)
    waiting.stop()
    assert faults == []


def test_a_greek_name_stands_on_paper(cache):
    register_fonts(cache)
    assert without_missing_signs("Οικονόμου") == "Οικονόμου"


def test_a_name_in_letters_that_no_font_has_is_told_and_not_left_out(tmp_path, cache):
    text = proof_slip(TRANSLATE, SlipFacts(replace(ANNIE, last_name="李 Ming"), DRILL, LINDE))
    with pytest.raises(UserFacingError, match="paper-letters"):
        drawn(tmp_path, cache, text)
    assert list(tmp_path.glob("*.pdf")) == []


def test_one_such_name_keeps_no_list_from_being_printed(tmp_path, cache):
    register_fonts(cache)
    assert mark_missing_letters("李 Ming 💐") == "? Ming 💐"
    assert mark_missing_letters("Łucja Özdemir") == "Łucja Özdemir"
