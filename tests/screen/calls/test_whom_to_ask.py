"""Whom of the centre's own volunteers to ask: who is being rung stays chosen."""

from __future__ import annotations

import pytest

from intake.kit.ids import new_id
from intake.ui.volunteers.whom_to_ask import WhomToAsk
from intake.ui.volunteers.whom_to_ask_presenter import VolunteerLine

ALI, BEA, KEES = (
    VolunteerLine(volunteer_id=new_id(), name=name, about="06") for name in ("Ali", "Bea", "Kees")
)
POSTING = new_id()


@pytest.mark.parametrize(
    ("then", "chosen"),
    [((BEA, ALI, KEES), ALI), ((KEES, BEA, ALI), ALI), ((KEES, BEA), KEES)],
)
def test_who_is_being_rung_stays_chosen_when_the_list_is_read_anew(screen, practice, then, chosen):
    strip = WhomToAsk(screen.whom_to_ask, practice.translate)
    strip.ask_for(POSTING)
    screen.whom_to_ask.candidates.emit(POSTING, [ALI, BEA, KEES])
    screen.whom_to_ask.candidates.emit(POSTING, list(then))
    assert then[strip.list.currentRow()] is chosen
    screen.whom_to_ask.candidates.emit(new_id(), [BEA])
    assert strip.list.count() == len(then), "of another post"
