"""Every paper in every language: each sign has a glyph, nothing is small, cut or out of order."""

from __future__ import annotations

import unicodedata

import pytest
from arabic_reshaper import reshape
from pypdf import PdfReader

from intake.kit.translations import LANGUAGES, PAPER_LANGUAGES
from intake.paper.fonts import missing_characters, register_fonts
from tests.real.paper.all_papers import desk_papers, papers_of
from tests.real.paper.paper_facts import TRANSLATE, placed_in, sizes_in

OTHERS = [language for language in PAPER_LANGUAGES if language not in LANGUAGES]
MAX_UNPRINTABLE = 9
"""Points at an edge that a printer leaves white at least; a thermal strip has none above."""

SMALL = {"board": 12}
"""The least size of the board's Dutch words, which are for the desk."""


def drawn(tmp_path, cache, language, name):
    target = tmp_path / f"{name}.pdf"
    papers_of(language)[name](target, cache)
    return target


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_whatever_a_paper_needs(language):
    table = TRANSLATE.table(language)
    english = TRANSLATE.table("en")
    wanted = {
        key
        for key in english
        if key.startswith(
            ("slip-", "card-", "letter-", "appointment-", "board-", "coupon-", "quoted", "place-")
        )
        and not key.startswith(("slip-no-", "slip-window"))
        and key in TRANSLATE.table("nl")
    }
    of_paper = {key for key in wanted if key in set(TRANSLATE.table("tr"))}
    assert of_paper - set(table) == set()
    assert len(of_paper) > 110
    assert set(table) == set(TRANSLATE.table("tr"))


@pytest.mark.parametrize("language", OTHERS)
def test_a_sentence_has_no_hole_that_nobody_fills(language):
    for key, said in TRANSLATE.table(language).items():
        dutch = TRANSLATE.table("nl").get(key)
        if not isinstance(dutch, str) or not isinstance(said, str):
            continue
        holes = {part.partition("}")[0].strip() for part in said.split("{$")[1:]}
        given = {part.partition("}")[0].strip() for part in dutch.split("{$")[1:]}
        assert holes <= given | {"finite", "infinitive", "thing"}, key


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_each_sign_of_a_language_has_a_glyph(cache, language):
    register_fonts(cache)
    said = " ".join(str(text) for text in TRANSLATE.table(language).values())
    if language == "ar":
        said += reshape(said)
    wanted = {sign for sign in said if not unicodedata.category(sign).startswith("C")}
    if language in LANGUAGES:
        wanted = {sign for sign in wanted if unicodedata.category(sign)[0] in "LN"}
    assert missing_characters("".join(sorted(wanted))) == ""


@pytest.mark.parametrize("language", [*PAPER_LANGUAGES, "pictures"])
@pytest.mark.parametrize(
    "name", ["slip", "proof", "appointment", "letter", "card", "board", "coupon"]
)
def test_nothing_runs_off_the_paper_or_is_small(tmp_path, cache, language, name):
    if name not in papers_of(language):
        return
    target = drawn(tmp_path, cache, language, name)
    placed = placed_in(target)
    assert placed
    off = [
        said
        for _, said, left, right, low, width in placed
        if left < MAX_UNPRINTABLE or right > width - MAX_UNPRINTABLE or low < MAX_UNPRINTABLE
    ]
    assert off == []
    assert min(size for _, size in sizes_in(target)) >= SMALL.get(name, 14)


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_a_paper_carries_its_title_and_its_language(tmp_path, cache, language):
    for name in papers_of(language):
        reader = PdfReader(drawn(tmp_path, cache, language, name))
        assert reader.metadata.title, name
        assert reader.trailer["/Root"]["/Lang"] == language, name


def test_arabic_is_read_from_right_to_left_with_its_letters_joined(tmp_path, cache):
    target = drawn(tmp_path, cache, "ar", "slip")
    placed = [one for one in placed_in(target) if one[0] == 0]
    title = next(one for one in placed if "boormachine" in one[1])
    assert title[2] > 100, "it stands flush right"
    said = [text for _, text, *_ in placed]
    assert any(reshape("مجاني") in text for text in said), "its letters are joined"
    assert not any("مجاني" in text for text in said), "no letter stands by itself"
    right, left = (
        next(where for _, text, where, *_ in placed if reshape(word) in text)
        for word in ("تستعير", "مجاني")
    )
    assert min(right, left) > title[5] / 3


def test_a_telephone_number_within_arabic_is_read_from_left_to_right(tmp_path, cache):
    target = drawn(tmp_path, cache, "ar", "slip")
    assert any("020 555 0100" in text for _, text, *_ in placed_in(target))
    target = drawn(tmp_path, cache, "ar", "letter")
    whole = " ".join(text for _, text, *_ in placed_in(target))
    assert "020 555 0100" in whole
    assert "1053 ED Amsterdam" in whole


def test_brackets_and_quotation_marks_open_towards_the_reader_of_arabic(tmp_path, cache):
    target = drawn(tmp_path, cache, "ar", "slip")
    assert any("«boormachine»" in text for _, text, *_ in placed_in(target))


@pytest.mark.parametrize("language", OTHERS)
def test_the_dutch_slip_comes_with_it_so_that_others_can_read_it(tmp_path, cache, language):
    target = drawn(tmp_path, cache, language, "slip")
    last = PdfReader(target).pages[-1].extract_text()
    assert "Uw boormachine ligt klaar" in last
    assert "Vrijdag 27 november." in last


def test_who_does_not_read_gets_pictures_and_the_number(tmp_path, cache):
    target = drawn(tmp_path, cache, "pictures", "slip")
    first, *rest = PdfReader(target).pages
    said = first.extract_text()
    for shown in ("27", "november", "10:00", "appeltaart", "020 555 0100", "K7Q-F20"):
        assert shown in said, shown
    assert rest, "and the Dutch slip for whoever helps"


@pytest.mark.parametrize("name", desk_papers())
def test_a_paper_of_the_desk_stays_on_its_sheet(tmp_path, cache, name):
    target = tmp_path / f"{name}.pdf"
    assert desk_papers()[name](target, cache) == len(PdfReader(target).pages)
    placed = placed_in(target)
    assert placed
    assert [
        said for _, said, left, right, low, wide in placed if left < 4 or right > wide - 4
    ] == []
    assert PdfReader(target).metadata.title
