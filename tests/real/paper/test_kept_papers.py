"""What stands where on every paper, kept as it was looked at.

A change here is no fault by itself: draw the paper, look at it, and keep it with
``INTAKE_REDRAW=1``.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import timedelta
from difflib import unified_diff
from uuid import UUID

import pytest

from intake.domain.phone import Phone
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.recovery_key import key_to_groups
from intake.domain.request import Kind
from intake.paper.card import draw_card
from intake.paper.letter import draw_letter
from intake.paper.notice import draw_notices
from intake.paper.recovery_sheet import draw_recovery
from intake.paper.request_list import draw_request_list
from intake.paper.slip import draw_slip
from intake.text.composing.card_text import CardText, Place
from intake.text.composing.helper_slip import helper_slip
from intake.text.composing.no_answer_letter import no_answer_letter
from intake.text.composing.notice_text import make_notice
from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.proof_slip import proof_slip
from intake.text.composing.request_list_text import request_list_text
from intake.text.composing.slip_text import SlipFacts
from tests.fakes import MONDAY
from tests.paths import TESTS
from tests.real.paper.paper_facts import ANNIE, DRILL, FRIDAY, LINDE, TRANSLATE, placed_in
from tests.real.paper.test_request_list_paper import a_line
from tests.real.paper.test_slip_of_each_way import SLIPS

KEPT = TESTS / "sets" / "kept-papers.json"
AT_HOME = replace(
    ANNIE,
    street="Bosboomstraat",
    house_number="12",
    addition="hs",
    postcode="1052 XK",
    city="Amsterdam",
    text_size=20,
)
FATIMA = replace(AT_HOME, first_name="Fatima", infix="", last_name="El Amrani", salutation="")
NOTES = (
    PrivateNote(request_id=DRILL.id, topic="allergies", secret="noten", share=True),
    PrivateNote(request_id=DRILL.id, topic="doorbell", secret="twee keer bellen", share=False),
)


def agreed(name):
    kind, answers, place, back, _ = SLIPS[name]
    return replace(DRILL, kind=kind, answers=answers), replace(
        FRIDAY, place=place, return_by=back, cost_cents=250 if "brought" in name else 0
    )


def slip_of(name, resident=ANNIE, paper="A4"):
    request, agreement = agreed(name)
    text = pickup_slip(TRANSLATE, SlipFacts(resident, request, LINDE), agreement)
    return lambda target, cache: draw_slip(text, target, cache, paper)


def slip_for_helper(name, resident=AT_HOME, notes=NOTES):
    request, agreement = agreed(name)
    text = helper_slip(TRANSLATE, SlipFacts(resident, request, LINDE), agreement, notes)
    return lambda target, cache: draw_slip(text, target, cache)


def slip_of_request(resident, answers, paper="A4"):
    facts = SlipFacts(resident, replace(DRILL, answers=answers), LINDE)
    return lambda target, cache: draw_slip(proof_slip(TRANSLATE, facts), target, cache, paper)


def letter(resident, times, kind=Kind.BORROW):
    facts = SlipFacts(resident, replace(DRILL, kind=kind), LINDE)
    text = no_answer_letter(TRANSLATE, facts, times, MONDAY.date())
    return lambda target, cache: draw_letter(text, target, cache)


def notices(count, per_sheet, centre=LINDE):
    posting = Posting(
        request_id=DRILL.id,
        platform="bord",
        title="Boormachine te leen gevraagd, vrijdag 27 november",
        text="Wie heeft er een boormachine voor een buurtgenoot in Oud-West? Noem code K7Q-F20.",
    )
    one = make_notice(posting, DRILL, centre, TRANSLATE)
    return lambda target, cache: draw_notices([one] * count, target, cache, per_sheet)


def card(paper, count):
    places = tuple(
        Place(f"Plek {at}", "0800 0113", ("Dag en nacht.", "Gratis.")) for at in range(count)
    )
    text = CardText("Hulp bij nood", places, "Vrijwilligerscentrale De Linde")
    return lambda target, cache: draw_card(text, target, cache, paper)


def request_list(count, **changes):
    lines = [
        a_line(
            at,
            request_id=UUID(int=at),
            resident_id=UUID(int=at),
            taken_at=MONDAY - timedelta(days=at),
            **changes,
        )
        for at in range(count)
    ]
    text = request_list_text(lines, LINDE, MONDAY, TRANSLATE)
    return lambda target, cache: draw_request_list(text, target, cache)


def recovery(*, practice):
    groups = key_to_groups(bytes(range(32)))
    return lambda target, cache: draw_recovery(groups, TRANSLATE, target, cache, practice=practice)


PAPERS = {
    **{f"slip {name}": slip_of(name) for name in SLIPS},
    **{f"helper {name}": slip_for_helper(name) for name in SLIPS},
    "slip A5": slip_of("borrow-desk", paper="A5"),
    "slip large": slip_of("help-home", replace(ANNIE, text_size=24)),
    "slip English ride": slip_of("ride-wait", replace(FATIMA, paper_language="en")),
    "slip English": slip_of("meal-together", replace(FATIMA, paper_language="en")),
    "helper without notes": slip_for_helper("help-home", notes=()),
    "helper no number": slip_for_helper("help-home", replace(AT_HOME, phones=())),
    "helper two numbers": slip_for_helper(
        "help-home", replace(AT_HOME, phones=(*ANNIE.phones, Phone("+31612345678", "dochter")))
    ),
    "request": slip_of_request(ANNIE, {"what": "boormachine", "quantity": "2"}),
    "request A5": slip_of_request(FATIMA, {"what": "grote pan"}, "A5"),
    "letter": letter(AT_HOME, 3),
    "letter once": letter(FATIMA, 1, Kind.HELP),
    "letter English": letter(replace(AT_HOME, paper_language="en"), 2, Kind.RIDE),
    "notice": notices(1, 1),
    "notices": notices(3, 2),
    "notice without a number": notices(1, 1, replace(LINDE, phone="")),
    "card": card("A5", 3),
    "card A4": card("A4", 9),
    "list": request_list(30),
    "list of done": request_list(2, closed_at=MONDAY, promised_at=None, turn="turn-closed"),
    "recovery": recovery(practice=False),
    "recovery practice": recovery(practice=True),
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_as_it_was_kept(tmp_path, cache, name):
    target = tmp_path / "paper.pdf"
    pages = PAPERS[name](target, cache)
    now = [
        f"{page} {left:.0f} {low:.0f} {text}" for page, text, left, _, low, _ in placed_in(target)
    ]
    now.append(f"{pages} pages")
    kept = json.loads(KEPT.read_text("utf8")) if KEPT.exists() else {}
    if os.environ.get("INTAKE_REDRAW"):
        kept[name] = now
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True), "utf8")
    assert "\n".join(unified_diff(kept[name], now, "kept", "now", n=0, lineterm="")) == ""
