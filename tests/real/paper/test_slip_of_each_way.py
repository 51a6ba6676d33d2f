"""The slip of each kind and way tells the truth about time, place and who does what."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import datetime

import pytest
from PIL import Image
from pypdf import PdfReader

from intake.domain.request import Kind
from intake.kit.time_zone import AMSTERDAM
from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.slip_text import SlipFacts
from tests.paths import ROOT
from tests.real.paper.paper_facts import ANNIE, DRILL, FRIDAY, LINDE, TRANSLATE, drawn

HOME = "bij u thuis"
DESK = "Vrijwilligerscentrale De Linde, Kinkerstraat 120"
BACK = datetime(2026, 11, 30, 17, tzinfo=AMSTERDAM)

SLIPS = {
    "borrow-desk": (
        Kind.BORROW, {"what": "krukken", "quantity": "2", "way": "desk"}, DESK, BACK,
        ["Uw twee krukken liggen klaar", "Breng ze terug naar dezelfde plek."],
    ),
    "borrow-brought": (
        Kind.BORROW, {"what": "rolstoel", "way": "brought"}, HOME, BACK,
        ["Uw rolstoel komt naar u toe", "Henk haalt het weer op."],
    ),
    "borrow-fetched": (
        Kind.BORROW, {"what": "naaimachine", "way": "fetched"}, DESK, BACK,
        ["U leent een naaimachine.", "Uw naaimachine ligt klaar"],
    ),
    "borrow-centre": (
        Kind.BORROW, {"what": "vouwtafels", "quantity": "4", "way": "centre"}, DESK, BACK,
        ["Uw vier vouwtafels liggen klaar"],
    ),
    "borrow-keep": (
        Kind.BORROW, {"what": "magnetron", "way": "brought", "keep": "keep"}, HOME, None,
        ["U krijgt een magnetron. Dat is om te houden."],
    ),
    "meal-brought": (
        Kind.MEAL, {"what": "warme maaltijd", "way": "brought", "diet": "zoutarm",
                    "repeat": "FREQ=WEEKLY;BYDAY=FR"}, HOME, None,
        ["Henk brengt het eten.", "Het is zoutarm.", "Daarna elke vrijdag."],
    ),
    "meal-fetched": (
        Kind.MEAL, {"what": "stamppot", "quantity": "2", "way": "fetched"}, "Bosboomstraat 14",
        None, ["Henk kookt. U haalt het eten op.", "Bosboomstraat 14", "een pan mee"],
    ),
    "meal-together": (
        Kind.MEAL, {"what": "warme maaltijd", "way": "together"}, "Bosboomstraat 14", None,
        ["U eet bij Henk.", "Bosboomstraat 14"],
    ),
    "meal-desk": (
        Kind.MEAL, {"what": "erwtensoep", "way": "desk"}, DESK, None,
        ["Henk kookt. U haalt het bij ons."],
    ),
    "help-home": (
        Kind.HELP, {"what": "lamp ophangen"}, HOME, None,
        ["Er komt iemand helpen", "Henk hangt een lamp op.", "Vraag: mag ik uw pasje zien?"],
    ),
    "help-elsewhere": (
        Kind.HELP, {"what": "volkstuin omspitten"}, "Volkstuin De Bretten, tuin 12", None,
        ["Henk spit de volkstuin om.", "De Bretten, tuin 12", "Neem dit briefje mee."],
    ),
    "help-together": (
        Kind.HELP, {"what": "samen wandelen", "aids": "wheelchair"}, HOME, None,
        ["Henk gaat met u mee.", "Uw rolstoel gaat mee."],
    ),
    "ride-wait": (
        Kind.RIDE, {"what": "oogarts in Hoorn", "time": "11:15", "back": "wait",
                    "persons": "2", "aids": "rollator"}, HOME, None,
        ["Henk komt om 10 uur in de ochtend.", "U moet er zijn om", "Henk wacht",
         "Uw rollator gaat mee.", "U gaat met twee personen."],
    ),
    "ride-one-way": (
        Kind.RIDE, {"what": "station Zwolle", "time": "11:00", "back": "no"}, HOME, None,
        ["U gaat naar station Zwolle.", "U gaat alleen heen."],
    ),
    "offer-task": (
        Kind.OFFER, {"what": "sokken stoppen"}, HOME, None,
        ["U helpt een ander", "U gaat sokken stoppen."],
    ),
    "offer-give": (
        Kind.OFFER, {"what": "bankstel", "keep": "keep"}, HOME, None,
        ["U geeft een bankstel weg.", "Henk komt bij u langs."],
    ),
    "offer-loan": (
        Kind.OFFER, {"what": "ladder", "keep": "loan"}, HOME, None, ["U leent een ladder uit."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_tells_who_does_what_and_where(tmp_path, cache, name):
    kind, answers, place, back, told = SLIPS[name]
    request = replace(DRILL, kind=kind, answers=answers)
    agreement = replace(FRIDAY, place=place, return_by=back)
    pdf, _ = drawn(
        tmp_path, cache, pickup_slip(TRANSLATE, SlipFacts(ANNIE, request, LINDE), agreement)
    )
    text = " ".join(PdfReader(pdf).pages[0].extract_text().split())
    for said in told:
        assert said in text, (said, text)
    assert ("Wanneer terug?" in text) == (back is not None)
    if os.environ.get("INTAKE_REDRAW"):
        _keep_picture(pdf, tmp_path, name)


def _keep_picture(pdf, folder, name):
    """Keep a small picture of the paper in docs."""
    subprocess.run(["pdftoppm", "-r", "50", "-png", "-singlefile", pdf, folder / name], check=True)
    target = ROOT / "docs" / "slips"
    target.mkdir(exist_ok=True)
    Image.open(folder / f"{name}.png").quantize(32).save(target / f"{name}.png", optimize=True)
