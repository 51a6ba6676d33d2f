"""Slips, letters and recovery sheets as they lie on the desk."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC

import pytest
from pypdf import PdfReader

from intake.domain.phone import Phone
from intake.domain.request import Kind
from intake.paper.reference_code_qr import read_qr
from intake.text.composing.helper_slip import helper_slip
from intake.text.composing.pickup_slip import address_as_yours, pickup_slip
from intake.text.composing.proof_slip import proof_slip
from intake.text.composing.slip_text import SlipFacts
from tests.real.paper.paper_facts import (
    ANNIE,
    DRILL,
    FRIDAY,
    LINDE,
    TRANSLATE,
    drawn,
    placed_in,
    sizes_in,
)
from tests.real_parts import real

PARTY_TENT = (
    "partytent met zijwanden en haringen en een kar om alles in te vervoeren naar het "
    "plein achter de kerk waar wij allemaal het zomerfeest willen vieren"
)


@pytest.mark.parametrize(
    "thing",
    ["boormachine", "elektrische heggenschaar op accu", PARTY_TENT, " ".join([PARTY_TENT] * 6)],
)
@pytest.mark.parametrize("size", [16, 18, 24])
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_nothing_runs_off_the_paper_or_into_the_foot(tmp_path, cache, paper, size, thing):
    request = replace(DRILL, answers={**DRILL.answers, "what": thing})
    pdf, pages = drawn(
        tmp_path,
        cache,
        pickup_slip(TRANSLATE, SlipFacts(replace(ANNIE, text_size=size), request, LINDE), FRIDAY),
        paper,
    )
    placed = placed_in(pdf)
    assert [
        said
        for _, said, left, right, low, width in placed
        if left < 20 or right > width - 20 or low < 15
    ] == []
    for page in range(pages):
        here = [(said, low) for at, said, _, _, low, _ in placed if at == page]
        code = max(low for said, low in here if said == "K7Q-F20")
        below = " ".join(said for said, low in here if low < code)
        assert below == (
            "Er is nog een blad."
            if page < pages - 1
            else "Komt het niet uit? Bel ons. Geef nooit uw pinpas of pincode."
        )
    whole = " ".join(said for _, said, *_ in placed)
    assert "Het kost niets." in whole
    assert [word for word in thing.split() if word not in whole] == []


@pytest.mark.parametrize(("paper", "size"), [("A4", 18), ("A4", 24), ("A5", 16), ("A4", 16)])
def test_a_usual_slip_is_one_page_and_nothing_is_small(tmp_path, cache, paper, size):
    agreement = replace(FRIDAY, place="De Linde, Kinkerstraat 120") if paper == "A5" else FRIDAY
    pdf, pages = drawn(
        tmp_path,
        cache,
        pickup_slip(TRANSLATE, SlipFacts(replace(ANNIE, text_size=size), DRILL, LINDE), agreement),
        paper,
    )
    assert pages == (1 if size < 24 else len(PdfReader(pdf).pages))
    sizes = sizes_in(pdf)
    assert min(one for _, one in sizes) >= 14
    body = [one for text, one in sizes if "ochtend" in text or "buurvrouw" in text]
    assert body
    assert min(body) >= max(16, size)
    page = PdfReader(pdf).pages[0].mediabox
    assert (round(page.width), round(page.height)) == ((595, 842) if paper == "A4" else (420, 595))


def test_a_slip_says_what_must_be_on_it(tmp_path, cache):
    pdf, _ = drawn(tmp_path, cache, pickup_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, LINDE), FRIDAY))
    text = PdfReader(pdf).pages[0].extract_text()
    for said in (
        "Uw boormachine ligt klaar",
        "Vrijdag 27 november.",
        "Om 10 uur in de ochtend.",
        "appeltaart",
        "K7Q-F20",
        "Geef nooit uw pinpas of pincode.",
        "020 555 0100",
        "Maandag 30 november.",
        "Het kost niets.",
        "De ingang is links.",
    ):
        assert said in text, said
    assert "27-11" not in text


def test_a_meeting_at_the_door_names_the_helper_and_asks_for_the_card(tmp_path, cache):
    meal = replace(
        DRILL,
        kind=Kind.MEAL,
        answers={"what": "warme maaltijd", "way": "brought", "diet": "zonder varkensvlees"},
    )
    pdf, _ = drawn(
        tmp_path,
        cache,
        pickup_slip(
            TRANSLATE,
            SlipFacts(ANNIE, meal, LINDE),
            replace(FRIDAY, cost_cents=500, return_by=None),
        ),
    )
    text = PdfReader(pdf).pages[0].extract_text()
    for said in (
        "Henk brengt het eten.",
        "Vraag: mag ik uw pasje zien?",
        "Het kost 5 euro. U betaalt Henk.",
        "appeltaart",
        "Komt het niet uit? Bel ons.",
    ):
        assert said in text, said


def test_no_line_is_long_no_block_too_many(tmp_path):
    for text in (
        pickup_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, LINDE), FRIDAY),
        proof_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, LINDE)),
    ):
        assert len(text.blocks) <= 5
        for block in text.blocks:
            assert block.heading.endswith("?")
            for line in block.lines:
                assert max(len(sentence.split()) for sentence in line.split(". ")) <= 10, line
                assert len(line) <= 60


def test_a_long_name_shrinks_nothing_and_a_second_page_says_so(tmp_path, cache):
    long = replace(
        DRILL,
        answers={
            **DRILL.answers,
            "what": "bijzonder lange elektrische accuklopboorschroefmachine met koffer " * 4,
        },
    )
    pdf, pages = drawn(
        tmp_path,
        cache,
        pickup_slip(
            TRANSLATE,
            SlipFacts(replace(ANNIE, last_name="Van-den-Zeer-Lange-Achternaam-" * 3), long, LINDE),
            FRIDAY,
        ),
        "A5",
    )
    assert pages >= 2
    assert "Er is nog een blad." in PdfReader(pdf).pages[0].extract_text()
    assert min(size for _, size in sizes_in(pdf)) >= 14


def test_a_slip_in_another_language_has_dutch_below_it(tmp_path, cache):
    pdf, pages = drawn(
        tmp_path,
        cache,
        pickup_slip(
            TRANSLATE, SlipFacts(replace(ANNIE, paper_language="en"), DRILL, LINDE), FRIDAY
        ),
    )
    texts = [page.extract_text() for page in PdfReader(pdf).pages]
    assert pages == 2
    assert "Friday 27 November." in texts[0]
    assert "Vrijdag 27 november." in texts[1]


def test_practice_is_marked_and_a_real_desk_is_not(tmp_path, cache):
    pdf, _ = drawn(
        tmp_path,
        cache,
        proof_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, replace(LINDE, is_practice=True))),
    )
    assert "OEFENEN" in PdfReader(pdf).pages[0].extract_text()
    pdf, _ = drawn(tmp_path, cache, proof_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, LINDE)))
    assert "OEFENEN" not in PdfReader(pdf).pages[0].extract_text()


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_the_qr_on_the_printed_page_is_the_code_and_not_the_code_word(tmp_path, cache, paper):
    import shutil

    real(shutil.which("pdftoppm"), "pdftoppm is not installed")
    pdf, _ = drawn(
        tmp_path,
        cache,
        pickup_slip(TRANSLATE, SlipFacts(replace(ANNIE, text_size=16), DRILL, LINDE), FRIDAY),
        paper,
    )
    subprocess.run(["pdftoppm", "-r", "120", "-png", str(pdf), str(tmp_path / "page")], check=True)
    assert read_qr(next(tmp_path.glob("page*.png"))) == "K7QF20"


@pytest.mark.parametrize(
    ("said", "line_tokens"),
    [("buurvrouw", "uw buurvrouw"), ("mijn dochter Els", "uw dochter Els"),
        ("Henk de Vries", "Henk de Vries"), ("de conciërge", "de conciërge"),
        ("iemand anders", "iemand anders")],
)  # fmt: skip
def test_whoever_fetches_is_named_as_one_speaks_to_the_resident(said, line_tokens):
    assert address_as_yours(said) == line_tokens


def test_the_helper_is_told_a_number_that_is_right_and_else_that_of_the_centre():
    wrong = replace(ANNIE.phones[0], wrong=True)
    other = Phone("+31612345678")
    for phones, shown in (((wrong, other), "06 12345678"), ((other, wrong), "06 12345678")):
        facts = SlipFacts(replace(ANNIE, phones=phones), DRILL, LINDE)
        said = str(helper_slip(TRANSLATE, facts, FRIDAY))
        assert shown in said
        assert "618 4217" not in said
    nobody = SlipFacts(replace(ANNIE, phones=(wrong,)), DRILL, LINDE)
    assert "618 4217" not in str(helper_slip(TRANSLATE, nobody, FRIDAY))


def test_the_hour_of_return_is_that_of_the_clock_on_the_wall():
    facts = SlipFacts(ANNIE, DRILL, LINDE)
    here = pickup_slip(TRANSLATE, facts, FRIDAY)
    elsewhere = replace(FRIDAY, return_by=FRIDAY.return_by.astimezone(UTC))
    assert pickup_slip(TRANSLATE, facts, elsewhere) == here


@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize("name", ["De Linde", "Vrijwilligerscentrale De Linde in Amsterdam-West"])
def test_the_title_stands_below_all_of_the_head(tmp_path, cache, paper, name):
    days = ("mon", "tue", "wed", "thu", "fri")
    hours = {day: f"{9 + at}:00-{15 + at}:30" for at, day in enumerate(days)}
    centre = replace(LINDE, name=name, hours=hours)
    slip = pickup_slip(TRANSLATE, SlipFacts(ANNIE, DRILL, centre), FRIDAY)
    pdf, _ = drawn(tmp_path, cache, slip, paper)
    placed = [(text, low) for page, text, _, _, low, _ in placed_in(pdf) if page == 0]
    title = max(low for text, low in placed if text.startswith("Uw boormachine"))
    head = [low for text, low in placed if "020 555 0100" in text][:1]
    if paper == "A4":
        head += [low for text, low in placed if "uur" in text and low > title - 40]
    assert min(head) > title
