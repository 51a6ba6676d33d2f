"""What is proposed for an agreement: when to collect, and when to bring back."""

from __future__ import annotations

from datetime import datetime

import pytest

from intake.desk.answering.reply_types import OpenReply
from intake.domain.centre import OpeningHours
from intake.domain.reply import Reply
from intake.domain.request import Kind, Request
from intake.kit.ids import new_id
from intake.kit.time_zone import AMSTERDAM
from intake.ui.replies.reply_view import (
    ReplyViewWriter,
    _first_time_to_return,
    _last_time_to_collect,
    name_to_say,
)
from tests.text_facts import TRANSLATE

HOURS = OpeningHours({"mon": "09:00-17:00", "tue": "13:00-15:00", "fri": "08:00-09:30"}, {})


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("last", "proposed"),
    [(at(23, 17), at(23, 17)), (at(24, 17), at(24, 15)), (at(25, 17), at(27, 9, 30))],
)
def test_bringing_back_is_proposed_before_the_desk_shuts(last, proposed):
    assert _first_time_to_return(HOURS, last) == proposed


@pytest.mark.parametrize(
    ("needed", "proposed"),
    [(at(24, 10), at(23, 10)), (at(25, 10), at(24, 13)), (at(28, 10), at(27, 8))],
)
def test_collecting_is_proposed_on_the_last_open_day_before(needed, proposed):
    assert _last_time_to_collect(HOURS, needed) == proposed


def test_without_hours_a_working_day_is_proposed():
    assert _last_time_to_collect(OpeningHours({}, {}), at(30, 10)) == at(27, 10)
    assert _first_time_to_return(OpeningHours({}, {}), at(30, 17)) == at(30, 17)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"first": "2026-11-28", "until": "2026-12-06"}, "za 28 november – zo 6 december"),
        ({"first": "2026-11-28", "time": "10:00"}, "za 28 november, 10.00 uur"),
        ({}, ""),
    ],
)
def test_the_days_that_were_asked_for_stand_beside_what_is_proposed(answers, asked):
    request = Request(
        code="K7QF20", resident_id=new_id(), kind=Kind.BORROW, answers=answers, taken_at=at(23, 10)
    )
    reply = Reply(request_id=request.id, received_at=at(23, 12), name="Henk")
    view = ReplyViewWriter(TRANSLATE, None, at(23, 12)).write(OpenReply(reply, request))
    assert view.asked == (f"gevraagd: {asked}" if asked else "")


def test_when_a_ride_picks_up_is_not_taken_from_when_to_be_there():
    request = Request(
        code="AQ42VT",
        resident_id=new_id(),
        kind=Kind.RIDE,
        answers={"what": "het ziekenhuis", "first": "2026-12-03", "time": "10:00"},
        taken_at=at(23, 12),
    )
    reply = Reply(request_id=request.id, name="Henk", text="Dat kan.", received_at=at(23, 13))
    view = ReplyViewWriter(TRANSLATE, None, at(23, 14)).write(OpenReply(reply, request, None, None))
    assert view.when == ""
    assert view.asked == "er zijn: do 3 december, 10.00 uur"
    assert view.is_ride


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Henk de Vries", "Henk"), ("Mevrouw Jansen", "mevrouw Jansen"), ("Dhr. El Amrani",
        "dhr. El Amrani"), ("Łucja K.", "Łucja"), ("Mevrouw", "Mevrouw"), ("", ""),
    ],
)  # fmt: skip
def test_a_neighbour_is_called_as_they_wrote_their_name(name, said):
    assert name_to_say(name) == said
