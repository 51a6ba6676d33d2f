"""Slips, letters and recovery sheets as they lie on the desk."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, datetime

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics

from intake import __version__
from intake.app.next_start_cache import NextStartCache
from intake.domain.agreement import Agreement
from intake.domain.centre import Centre
from intake.domain.phone import Phone
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.errors import UserFacingError
from intake.kit.fonts import find_noto_sans, screen_fonts
from intake.kit.ids import new_id
from intake.kit.paths import resources
from intake.kit.time_zone import AMSTERDAM
from intake.kit.translations import LANGUAGES, Translations
from intake.paper.fonts import BOLD, REGULAR, drawable, register
from intake.paper.letter import draw_letter
from intake.paper.qr import read_qr
from intake.paper.recovery_sheet import draw_recovery
from intake.paper.slip import draw_slip
from intake.text.composing.letter_text import no_answer_letter
from intake.text.composing.pickup_slip import pickup_slip, yours
from intake.text.composing.proof_slip import proof_slip
from intake.text.composing.slip_text import SlipFacts
from tests.fakes import MONDAY
from tests.real_parts import real

TRANSLATE = Translations(resources() / "words")


ANNIE = Resident(
    salutation="mevrouw",
    first_name="Annie",
    infix="de",
    last_name="Vries-Bakker",
    phones=(Phone("+31206184217"),),
)


LINDE = Centre(
    name="Vrijwilligerscentrale De Linde",
    phone="+31205550100",
    entrance="De ingang is links.",
    hours=dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-17:00"),
)


DRILL = Request(
    code="K7QF20",
    resident_id=ANNIE.id,
    kind=Kind.BORROW,
    taken_at=MONDAY,
    answers={"what": "boormachine", "way": "desk", "collector": "buurvrouw"},
)


FRIDAY = Agreement(request_id=DRILL.id, reply_id=new_id(), helper="Henk",
    meet_at=datetime(2026, 11, 27, 10, tzinfo=AMSTERDAM),
    place="Vrijwilligerscentrale De Linde, Kinkerstraat 120",
                   return_by=datetime(2026, 11, 30, 17, tzinfo=AMSTERDAM),
                   code_word="appeltaart")  # fmt: skip


def drawn(tmp_path, cache, text, paper="A4"):
    target = tmp_path / "slip.pdf"
    return target, draw_slip(text, target, cache, paper)


def sizes_in(pdf):
    found = []

    def see(text, _ctm, matrix, _font, size):
        if text.strip():
            found.append((text.strip(), round(abs(size * matrix[0]), 1)))

    for page in PdfReader(pdf).pages:
        page.extract_text(visitor_text=see)
    return found


def placed_in(pdf):
    """Return each text of each page with where it begins and ends and how low it stands, in points,
    and the page's width.
    """
    found = []
    for at, page in enumerate(PdfReader(pdf).pages):

        def see(text, _ctm, matrix, font, size, at=at, page=page):
            if text.strip():
                face = BOLD if font and "700" in str(font.get("/BaseFont")) else REGULAR
                wide = pdfmetrics.stringWidth(text.strip(), face, size * matrix[0])
                found.append(
                    (
                        at,
                        text.strip(),
                        matrix[4],
                        matrix[4] + wide,
                        matrix[5],
                        float(page.mediabox.width),
                    )
                )

        page.extract_text(visitor_text=see)
    return found


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


def test_every_character_of_every_template_has_a_glyph(cache):
    register(cache)
    printed = [
        said
        for language in LANGUAGES
        for key, said in TRANSLATE.table(language).items()
        if key.startswith(("slip-", "weekday-", "hours-")) and isinstance(said, str)
    ]
    assert len(printed) > 60
    assert [said for said in printed if drawable(said) != " ".join(said.split())] == []


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


def test_the_recovery_sheet_can_be_read_back(tmp_path, cache):
    from intake.domain.recovery_key import groups_to_key, key_to_groups

    key = bytes(range(32))
    draw_recovery(key_to_groups(key), TRANSLATE, tmp_path / "sheet.pdf", cache)
    text = PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    groups = [word for word in text.split() if word in key_to_groups(key)]
    assert groups_to_key(" ".join(groups)) == key


@pytest.mark.parametrize(
    ("said", "line_tokens"),
    [("buurvrouw", "uw buurvrouw"), ("mijn dochter Els", "uw dochter Els"),
        ("Henk de Vries", "Henk de Vries"), ("de conciërge", "de conciërge"),
        ("iemand anders", "iemand anders")],
)  # fmt: skip
def test_whoever_fetches_is_named_as_one_speaks_to_the_resident(said, line_tokens):
    assert yours(said) == line_tokens


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
    qtbot.waitUntil(lambda: len(screen_fonts(tmp_path, __version__)) == 2, timeout=20_000)
    waiting.stop()
    assert faults == []


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
    assert size == 20
    assert "U vroeg ons om hulp." in said
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
    assert (
        draw_letter(
            no_answer_letter(TRANSLATE, SlipFacts(there, request, LINDE), 1, date(2026, 11, 25)),
            tmp_path / "long.pdf",
            cache,
        )
        > 1
    )


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
            "You asked us for help.",
            "Wednesday 25 November 2026",
            "Monday to Friday",
        )
    )
    assert "Wij belden" not in told
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_a_greek_name_stands_on_paper(cache):
    register(cache)
    assert drawable("Οικονόμου") == "Οικονόμου"
