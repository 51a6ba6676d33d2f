"""What is read back at the end of a call."""

from __future__ import annotations

import pytest

from intake.domain.task import CALLS_TO_NEIGHBOUR, CALLS_TO_RESIDENT, TaskKind
from intake.text.composing.call_closing import call_closing
from tests.real.paper.paper_facts import DRILL, FRIDAY, TRANSLATE


@pytest.mark.parametrize("kind", sorted(CALLS_TO_RESIDENT | CALLS_TO_NEIGHBOUR))
def test_every_call_ends_with_a_sentence(kind):
    said = call_closing(kind, DRILL, FRIDAY, TRANSLATE)
    assert said.endswith((".", "?"))
    assert "{" not in said


def test_an_agreement_is_said_once_more_with_its_day_and_place():
    said = call_closing(TaskKind.RING_BACK, DRILL, FRIDAY, TRANSLATE)
    assert FRIDAY.helper in said
    assert "De plek is" in said


def test_without_an_agreement_the_request_is_said_once_more():
    said = call_closing(TaskKind.RING_BACK, DRILL, None, TRANSLATE)
    assert "boormachine" in said
    assert "bellen u" in said
