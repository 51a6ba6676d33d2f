"""The slip of a request that nobody has answered yet."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from intake.domain.centre import Centre
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.kit.time_zone import AMSTERDAM
from intake.text.composing.proof_slip import proof_slip
from intake.text.composing.slip_text import SlipFacts
from tests.fakes import MONDAY
from tests.text_facts import TRANSLATE

RESIDENT = Resident(first_name="Annie", last_name="Vries")


def lines(before):
    request = Request(
        code="A2B3CD",
        resident_id=RESIDENT.id,
        kind=Kind.BORROW,
        answers={"what": "boormachine"},
        taken_at=MONDAY,
        call_back_before=before,
    )
    slip = proof_slip(TRANSLATE, SlipFacts(RESIDENT, request, Centre(name="De Linde")))
    return slip.blocks[-1].lines


@pytest.mark.parametrize("zone", [UTC, AMSTERDAM])
def test_a_promised_call_stands_there_in_the_hour_of_this_country(zone):
    before = datetime(2026, 11, 27, 23, 30, tzinfo=AMSTERDAM).astimezone(zone)
    said = " ".join(lines(before))
    assert "vrijdag 27 november" in said
    assert "11 uur 30 in de avond" in said


def test_without_a_promise_no_hour_is_named():
    assert lines(None) == (TRANSLATE.bound_to("nl")("slip-we-ring"),)
