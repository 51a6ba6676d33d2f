"""Letters when nobody answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from pypdf import PdfReader

from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.time_zone import AMSTERDAM
from intake.paper.letter import draw_letter
from intake.text.composing.no_answer_letter import no_answer_letter
from intake.text.composing.slip_text import SlipFacts
from tests.real.paper.paper_facts import (
    DRILL,
    LINDE,
    TRANSLATE,
    placed_in,
)

MAX_UNPRINTABLE = 12
"""Points at each edge that a usual printer leaves white: about 4 mm."""

AT_HOME = Resident(
    salutation="mevrouw",
    first_name="Annie",
    last_name="Vries",
    street="Bosboomstraat",
    house_number="12",
    postcode="1052 XK",
    city="Amsterdam",
    text_size=18,
)


def test_the_letter_when_nobody_answers_has_its_address_in_the_window_and_a_line_a_sentence(
    tmp_path, cache
):
    resident = Resident(salutation="mevrouw", first_name="Annie", infix="de",
        last_name="Vries-Bakker", street="Bosboomstraat", house_number="12", addition="hs",
                        postcode="1052 XK", city="Amsterdam", text_size=20)  # fmt: skip
    request = Request(
        code="K7QF2A",
        resident_id=resident.id,
        kind=Kind.BORROW,
        answers={"what": "boormachine"},
        taken_at=datetime(2026, 11, 23, tzinfo=AMSTERDAM),
    )
    letter = no_answer_letter(TRANSLATE, SlipFacts(resident, request, LINDE), 3, date(2026, 11, 25))
    assert draw_letter(letter, tmp_path / "letter.pdf", cache) == 1
    placed = []
    page = PdfReader(tmp_path / "letter.pdf").pages[0]
    page.extract_text(
        visitor_text=lambda text, _, at, __, size: placed.append((text.strip(), at[4], at[5], size))
    )
    said = {text: (x, y, size) for text, x, y, size in placed if text}
    left, up, size = said["Mevrouw De Vries-Bakker"]
    assert 20 <= left / 2.8346 <= 30
    assert 45 <= (float(page.mediabox.height) - up) / 2.8346 <= 85
    assert size == 19
    assert "U sprak met ons." in said
    assert any("Wij belden u 3 keer." in text for text in said)
    assert any("Noem code K7Q-F2A." in text for text in said)
    assert min(one[2] for one in said.values()) >= 14


def test_a_letter_needs_an_address_and_a_long_one_goes_on_on_another_sheet(tmp_path, cache):
    request = Request(
        code="K7QF2A",
        resident_id=new_id(),
        kind=Kind.BORROW,
        answers={"what": "een hele lange wens " * 40},
        taken_at=datetime(2026, 11, 23, tzinfo=AMSTERDAM),
    )
    with pytest.raises(UserFacingError, match="letter-no-address"):
        no_answer_letter(
            TRANSLATE, SlipFacts(Resident(first_name="Wim"), request, LINDE), 1, date(2026, 11, 25)
        )
    there = Resident(first_name="Wim", street="Kade", house_number="1", text_size=24)
    for size in range(16, 25):
        facts = SlipFacts(replace(there, text_size=size), request, LINDE)
        letter = no_answer_letter(TRANSLATE, facts, 1, date(2026, 11, 25))
        pages = draw_letter(letter, tmp_path / "long.pdf", cache)
        assert pages > 1
        placed = placed_in(tmp_path / "long.pdf")
        assert min(low for *_, low, _ in placed) > MAX_UNPRINTABLE
        assert all(right < wide - MAX_UNPRINTABLE for *_, right, _, wide in placed)


def test_a_letter_speaks_the_residents_language(tmp_path, cache):
    there = Resident(
        salutation="mevrouw",
        first_name="Ann",
        last_name="Lee",
        street="Kade",
        house_number="1",
        paper_language="en",
    )
    request = Request(
        code="K7QF2A",
        resident_id=there.id,
        kind=Kind.BORROW,
        answers={"what": "drill"},
        taken_at=datetime(2026, 11, 23, tzinfo=AMSTERDAM),
    )
    draw_letter(
        no_answer_letter(TRANSLATE, SlipFacts(there, request, LINDE), 2, date(2026, 11, 25)),
        tmp_path / "letter.pdf",
        cache,
    )
    reader = PdfReader(tmp_path / "letter.pdf")
    told = reader.pages[0].extract_text()
    assert all(
        part in told
        for part in (
            "Dear Ann Lee,",
            "You spoke with us.",
            "Wednesday 25 November 2026",
            "Monday to Friday",
        )
    )
    assert "Wij belden" not in told
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize(
    ("lines", "mark"), [(1, ""), (2, ""), (4, ""), (1, "Oefening"), (3, "Oefening")]
)
def test_the_address_stands_in_the_window_however_short_the_sender_is(tmp_path, cache, lines, mark):
    request = Request(
        code="K7QF2A",
        resident_id=AT_HOME.id,
        kind=Kind.BORROW,
        answers={"what": "boormachine"},
        taken_at=datetime(2026, 11, 23, tzinfo=AMSTERDAM),
    )
    letter = no_answer_letter(TRANSLATE, SlipFacts(AT_HOME, request, LINDE), 3, date(2026, 11, 25))
    letter = replace(letter, sender=("De Linde",) * lines, practice_mark=mark)
    draw_letter(letter, tmp_path / "letter.pdf", cache)
    page = PdfReader(tmp_path / "letter.pdf").pages[0]
    placed = {}
    page.extract_text(
        visitor_text=lambda text, _, at, __, ___: placed.update({text.strip(): at[5]})
    )
    height = float(page.mediabox.height)
    for line in letter.address:
        assert 45 <= (height - placed[line]) / 2.8346 <= 85, line


@pytest.mark.parametrize("missing", [{"phone": ""}, {"hours": {}}])
def test_a_letter_that_asks_to_ring_needs_a_number_and_the_hours_of_the_centre(missing):
    facts = SlipFacts(AT_HOME, DRILL, replace(LINDE, **missing))
    with pytest.raises(UserFacingError, match="letter-no-phone"):
        no_answer_letter(TRANSLATE, facts, 2, date(2026, 11, 25))


def test_a_letter_about_what_somebody_else_asked_says_so():
    answers = {"what": "lamp ophangen"}
    request = replace(DRILL, kind=Kind.HELP, answers=answers, caller_id=new_id())
    letter = no_answer_letter(TRANSLATE, SlipFacts(AT_HOME, request, LINDE), 2, date(2026, 11, 25))
    assert letter.sentences[:2] == (
        "Iemand belde ons voor u.",
        "U zoekt iemand die een lamp ophangt.",
    )
