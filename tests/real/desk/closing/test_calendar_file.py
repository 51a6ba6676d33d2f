"""The file for the centre's own calendar: what stands in it, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from icalendar import Calendar

from intake.desk.answering.reply_types import Meeting
from intake.domain.agreement import Agreement
from intake.domain.resident import Resident
from intake.kit.codes import format_code
from intake.kit.errors import ExternalError
from intake.kit.ids import new_id
from tests.builders import a_call, at, firm, replied


def events(practice, tmp_path):
    target = tmp_path / "afspraken.ics"
    practice.use_cases.requests.export_calendar(practice.actor, target)
    calendar = Calendar.from_ical(target.read_bytes())
    return [part for part in calendar.walk() if part.name == "VEVENT"]


def test_a_confirmed_agreement_is_an_event_that_names_no_resident(practice, tmp_path):
    taken, agreement = firm(practice, share=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        resident = transaction.get(Resident, taken.resident.id)
        transaction.save(replace(resident, last_name="Zwanenburg", street="Kinkerstraat"))
    [event] = events(practice, tmp_path)
    assert event.decoded("dtstart") == agreement.meet_at
    assert format_code(taken.request.code) in event["summary"]
    assert event["location"] == "bij de bewoner thuis"
    assert event["description"] == "Helper: Henk"
    assert event["status"] == "CONFIRMED"
    whole = (tmp_path / "afspraken.ics").read_text(encoding="utf8")
    assert "Zwanenburg" not in whole
    assert "Kinkerstraat" not in whole


def test_an_address_that_is_learnt_after_the_agreement_is_not_told_either(practice, tmp_path):
    taken, _ = firm(practice, share=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        [agreement] = transaction.find(Agreement, request_id=taken.request.id)
        transaction.save(replace(agreement, place="Kinkerstraat 12, bij Wim"))
        resident = transaction.get(Resident, taken.resident.id)
        transaction.save(replace(resident, street="Kinkerstraat", house_number="12"))
    [event] = events(practice, tmp_path)
    assert event["location"] == "bij de bewoner thuis"


def test_what_is_lent_comes_back_and_waits_for_its_yes(practice, tmp_path):
    taken, _, _ = a_call(practice)
    meeting = Meeting(at(practice, "vr 10"), "De Linde", 250, at(practice, "ma 17"))
    reply = replied(practice, taken, number=str(new_id()))
    practice.use_cases.replies.choose(practice.actor, reply.id, meeting)
    out, back = events(practice, tmp_path)
    assert (out["status"], back["status"]) == ("TENTATIVE", "TENTATIVE")
    assert back.decoded("dtstart") == meeting.return_by
    assert back["summary"].startswith("Terug: Spullen lenen")
    assert "boormachine" not in out["summary"] + back["summary"], "what was asked is not told"
    assert out["uid"] != back["uid"]


def test_a_cancelled_agreement_disappears_from_a_calendar_that_has_it(practice, tmp_path):
    _, agreement = firm(practice, share=True)
    [before] = events(practice, tmp_path)
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    [after] = events(practice, tmp_path)
    assert (after["uid"], after["status"]) == (before["uid"], "CANCELLED")
    assert after["sequence"] > before["sequence"]


def test_a_meeting_of_long_ago_is_left_out(practice, tmp_path):
    firm(practice, share=True)
    practice.clock.forward(timedelta(days=60))
    assert events(practice, tmp_path) == []


def test_a_strange_text_stays_one_event(practice, tmp_path):
    _, agreement = firm(practice, share=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        held = transaction.get(Agreement, agreement.id)
        transaction.save(
            replace(held, place="De Linde;, \\n\nEND:VEVENT\r\nX-A:1 " + "\U0001f600" * 60)
        )
    [event] = events(practice, tmp_path)
    assert "END:VEVENT" in event["location"]


def test_a_file_that_cannot_be_written_is_told(practice, tmp_path):
    firm(practice, share=True)
    with pytest.raises(ExternalError):
        practice.use_cases.requests.export_calendar(
            practice.actor, tmp_path / "nergens" / "afspraken.ics"
        )
