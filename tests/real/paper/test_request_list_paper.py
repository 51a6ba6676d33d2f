"""The list of requests on paper: every line of it, its heads on each sheet."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pypdf import PdfReader

from intake.domain.request_list import RequestLine
from intake.kit.ids import new_id
from intake.paper.request_list import draw_request_list
from intake.text.composing.request_list_text import request_list_text
from tests.fakes import MONDAY
from tests.real.paper.paper_facts import LINDE, TRANSLATE


def a_line(number, **changes):
    facts = {
        "request_id": new_id(),
        "resident_id": new_id(),
        "code": f"AB{number:04}",
        "kind": "borrow",
        "what": f"boormachine {number}",
        "salutation": "mevrouw",
        "first_name": "Annie",
        "infix": "de",
        "last_name": "Vries-Bakker",
        "turn": "turn-choose",
        "promised_at": MONDAY + timedelta(days=1),
        "taken_by": "Ineke",
        "posted": 1,
        "postings": 2,
        "taken_at": MONDAY,
        "closed_at": None,
    }
    return RequestLine(**{**facts, **changes})


def drawn(tmp_path, cache, lines, translate=TRANSLATE):
    target = tmp_path / "list.pdf"
    text = request_list_text(lines, LINDE, MONDAY, translate)
    sheets = draw_request_list(text, target, cache)
    pages = PdfReader(target).pages
    assert len(pages) == sheets
    return [" ".join(page.extract_text().split()) for page in pages]


def test_each_request_is_a_line_and_each_sheet_has_its_heads_and_number(tmp_path, cache):
    pages = drawn(tmp_path, cache, [a_line(number) for number in range(60)])
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert all(TRANSLATE(f"requests-{head}") in page for head in ("code", "who", "promised"))
        assert page.endswith(f"60 verzoeken · {number}")
    whole = " ".join(pages)
    assert all(f"boormachine {number}" in whole for number in range(60))
    assert "kies een reactie" in whole
    assert "di 24 nov" in whole
    assert "Ineke" in whole


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("<b>&amp; alles", "<b>&amp; alles"),
        ("Donaudampfschiff" * 8, "Donaudampfschiff" * 8),
        ("\U0001f600 tent", "tent"),
        ("lamp\nladder", "lamp ladder"),
    ],
    ids=["markup", "a long word", "a sign without a glyph", "two lines"],
)
def test_strange_words_stay_words_and_break_nothing(tmp_path, cache, what, shown):
    page = drawn(tmp_path, cache, [a_line(1, what=what, last_name="O'Brien <i>")])[0]
    assert "O'Brien <i>" in page
    assert shown.replace(" ", "") in page.replace(" ", "")


def test_an_empty_list_says_so(tmp_path, cache):
    assert "0 verzoeken" in drawn(tmp_path, cache, [])[0]


def test_one_endless_name_stops_no_list(tmp_path, cache):
    pages = drawn(tmp_path, cache, [a_line(1, last_name="W" * 600), a_line(2)])
    assert "boormachine 2" in " ".join(pages)
