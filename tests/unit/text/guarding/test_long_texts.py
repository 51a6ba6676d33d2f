"""Long texts are guarded piece by piece, and nothing slips through between two pieces."""

from __future__ import annotations

from itertools import pairwise

import pytest

from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import MAX_AT_ONCE, guard

PRIVATE = PrivateFacts(phones=("+31206184217",), names=(("Annie", "de", "Vries"),))


@pytest.mark.parametrize("before", [*range(MAX_AT_ONCE - 320, MAX_AT_ONCE + 20, 17), 50_000])
def test_a_number_and_a_name_are_found_wherever_they_stand(before):
    text = ("wie helpt er mee " * before)[:before] + " Bel Annie de Vries op 020 618 4217 graag"
    found = {text[one.start : one.end] for one in guard(text, PRIVATE)}
    assert "020 618 4217" in found
    assert any("Vries" in words for words in found)


def test_no_two_findings_share_a_place_and_they_stand_in_order():
    text = "Bel 020 618 4217 of mail annie@buren.example. " * 300
    found = guard(text, PRIVATE)
    assert len([one for one in found if one.kind is FindingKind.PHONE]) == 300
    assert all(one.end <= other.start for one, other in pairwise(found))
