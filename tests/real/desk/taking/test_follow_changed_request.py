"""A written request is changed: what neighbours and the helper know is brought up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.centre.facts import opening_hours_of
from intake.domain.agreement import Agreement
from intake.domain.centre import Centre
from intake.domain.message import Message, MessageState
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.time_zone import AMSTERDAM, to_local_time
from tests.builders import READ, a_call, at, firm, posted, replied, rows


def change(practice, taken, kind="borrow", **answers):
    draft = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**draft.page, **{f"a.{name}": value for name, value in answers.items()}}
    return practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, {**page, "kind": kind, "consent.post": "yes"}, READ
    ).value


def open_kinds(practice, taken):
    tasks = rows(practice, Task, request_id=taken.request.id, done_at=None)
    return sorted(task.kind for task in tasks)


def test_a_post_that_is_no_longer_true_becomes_a_task_at_its_platform(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    change(practice, taken, first="2026-11-29")
    task = rows(practice, Task, request_id=taken.request.id, kind="update_post")[0]
    assert (task.about, task.is_open) == ("oefenleen", True)
    change(practice, taken, first="2026-11-30")
    assert len(rows(practice, Task, request_id=taken.request.id, kind="update_post")) == 1


def test_what_no_neighbour_reads_makes_no_task(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    before = open_kinds(practice, taken)
    change(practice, taken, note="belt het liefst laat")
    assert open_kinds(practice, taken) == before


def test_a_request_that_stands_nowhere_yet_makes_no_task(practice):
    taken, _, _ = a_call(practice)
    change(practice, taken, first="2026-11-29")
    assert TaskKind.UPDATE_POST not in open_kinds(practice, taken)


def test_the_helper_hears_of_a_change_of_what_was_agreed(practice):
    taken, agreement = firm(practice, share=True)
    change(practice, taken, first="2026-11-29")
    task = rows(practice, Task, request_id=taken.request.id, kind="tell_change")[0]
    assert task.about.startswith(agreement.helper)


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("borrow", {"collector": "haar zoon Bas"}),
        ("help", {"pets": "een hond die los loopt"}),
    ],
)
def test_the_helper_hears_of_what_no_neighbour_reads(practice, kind, answers):
    taken, _ = firm(practice, share=True, kind=kind)
    change(practice, taken, kind)
    assert not rows(practice, Task, request_id=taken.request.id, kind="tell_change")
    change(practice, taken, kind, **answers)
    assert rows(practice, Task, request_id=taken.request.id, kind="tell_change")


def test_another_day_makes_the_agreement_a_proposal_again(practice):
    """The slip and the call would tell the old day, and nobody said yes to the new one."""
    taken, agreement = firm(practice, share=True)
    change(practice, taken, first="2026-11-29")  # a day later
    moved = rows(practice, Agreement, id=agreement.id)[0]
    assert moved.meet_at - agreement.meet_at == timedelta(days=1)
    assert not moved.is_confirmed
    overview = practice.use_cases.requests.overview(practice.actor, taken.request.id)
    assert overview.turn_key == "turn-neighbour"
    replies = practice.use_cases.replies
    assert [one.agreement.id for one in replies.list_open(practice.actor).replies] == [moved.id]
    replies.record_neighbour_answer(practice.actor, moved.id, yes=True)
    overview = practice.use_cases.requests.overview(practice.actor, taken.request.id)
    assert overview.turn_key == "turn-resident"


def test_an_hour_that_was_agreed_apart_holds_on_another_day_and_no_old_invitation_leaves(practice):
    taken, _, _ = a_call(practice)
    change(practice, taken, "help", time="10:00")
    at_two = Meeting(at(practice, "vr 14 uur"), "de balie")
    agreement = practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, at_two
    ).value
    assert [one.state for one in rows(practice, Message)] == [MessageState.WRITTEN]
    change(practice, taken, "help", until="2026-12-01")
    assert rows(practice, Agreement, id=agreement.id)[0] == agreement, "nothing of it changed"
    change(practice, taken, "help", first="2026-11-29")
    moved = rows(practice, Agreement, id=agreement.id)[0]
    assert moved.meet_at - agreement.meet_at == timedelta(days=1)
    assert [one.state for one in rows(practice, Message)] == [MessageState.RECALLED]


def test_a_post_that_comes_off_is_not_to_be_changed_as_well(practice):
    taken, _ = firm(practice, share=True)
    change(practice, taken, first="2026-11-29")
    kinds = open_kinds(practice, taken)
    assert TaskKind.WITHDRAW in kinds
    assert TaskKind.UPDATE_POST not in kinds


def test_a_task_about_a_change_goes_with_its_request(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    change(practice, taken, first="2026-11-29")
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    assert rows(practice, Task, kind="update_post", done_at=None) == ()


def test_after_a_changed_day_the_resident_is_rung_for_a_yes_and_told_no_day_before_the_helper_is(
    practice,
):
    taken, agreement = firm(practice, share=True, way="desk")
    change(practice, taken, first="2026-12-01")
    moved = rows(practice, Agreement, id=agreement.id)[0]
    centre = rows(practice, Centre)[0]
    assert opening_hours_of(centre, practice.clock.now()).is_open(moved.meet_at)
    due = [
        one
        for one in practice.use_cases.calls.list_due(practice.actor).tasks
        if one.task.request_id == taken.request.id
    ]
    kinds = {one.task.kind for one in due}
    assert {TaskKind.TELL_CHANGE, TaskKind.RING_BACK} <= kinds
    call = next(one for one in due if one.task.kind is TaskKind.RING_BACK)
    assert call.helper_unaware
    practice.use_cases.calls.record_outcome(
        practice.actor, call.task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=True)
    )
    assert rows(practice, Agreement, id=agreement.id)[0].resident_yes_at is not None


def test_what_is_met_at_the_desk_moves_to_no_day_on_which_it_is_closed(practice):
    taken, agreement = firm(practice, share=True, way="desk")
    change(practice, taken, first="2026-11-29")  # from Friday to Saturday
    assert rows(practice, Agreement, id=agreement.id)[0].meet_at == agreement.meet_at


def test_the_helpers_answer_ends_the_task_to_tell_them(practice):
    taken, agreement = firm(practice, share=True, way="desk")
    change(practice, taken, first="2026-12-01")
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    due = practice.use_cases.calls.list_due(practice.actor).tasks
    mine = [one for one in due if one.task.request_id == taken.request.id]
    assert TaskKind.TELL_CHANGE not in {one.task.kind for one in mine}
    assert not any(one.helper_unaware for one in mine)


@pytest.mark.parametrize(
    ("entries", "now", "moment"),
    [
        ({"first": "2026-11-27"}, "2026-11-26T15:00", "2026-11-26T15:00"),
        ({"first": "2026-12-05", "time": "20:00"}, "2026-11-23T14:30", "2026-12-04T17:00"),
        ({"first": "2026-12-01"}, "2026-11-23T14:30", "2026-11-30T10:00"),
    ],
)
def test_a_moved_agreement_is_to_come_and_within_the_hours(practice, entries, now, moment):
    taken, agreement = firm(practice, share=True, way="desk")
    practice.clock.forward(at(practice, now) - practice.clock.now())
    change(practice, taken, **entries)
    assert rows(practice, Agreement, id=agreement.id)[0].meet_at == at(practice, moment)


def test_a_meeting_that_has_been_stays_when_the_thing_may_be_kept_longer(practice):
    taken, agreement = firm(practice, share=True, way="desk")
    change(practice, taken, until="2026-11-30")
    practice.clock.forward(timedelta(days=5))
    change(practice, taken, until="2026-12-02")
    assert rows(practice, Agreement, id=agreement.id)[0].meet_at == agreement.meet_at


@pytest.mark.parametrize(
    ("entries", "met", "back"),
    [({"until": "2026-12-03"}, 0, 3), ({"first": "2026-11-29"}, 1, 0)],
)
def test_the_day_of_return_moves_with_the_last_day_and_that_of_meeting_with_the_first(
    practice, entries, met, back
):
    taken, _, _ = a_call(practice, way="brought", until="2026-11-30")
    meeting = Meeting(at(practice, "za 10"), "thuis", 0, at(practice, "ma 17"))
    reply = replied(practice, taken)
    before = practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value
    change(practice, taken, **entries)
    [now] = rows(practice, Agreement, id=before.id)
    assert now.meet_at - before.meet_at == timedelta(days=met)
    assert now.return_by - before.return_by == timedelta(days=back)


def agreed(practice, taken, name, number):
    reply = replied(practice, taken, name=name, number=number)
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    return practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value


def to_be_told(practice, taken):
    tasks = rows(practice, Task, request_id=taken.request.id, kind="tell_change", done_at=None)
    return [task.about.partition(" ")[0] for task in tasks]


def test_only_the_present_helper_is_told_of_a_change(practice):
    taken, _, _ = a_call(practice, way="brought")
    first = agreed(practice, taken, "Henk Bos", "1")
    change(practice, taken, what="boormachine met boren")
    assert to_be_told(practice, taken) == ["Henk"]
    replies = practice.use_cases.replies
    no = replies.record_neighbour_answer(practice.actor, first.id, yes=False)
    assert to_be_told(practice, taken) == []
    practice.use_cases.take_back.undo(practice.actor, no.operation, no.changed)
    assert to_be_told(practice, taken) == ["Henk"]
    replies.record_neighbour_answer(practice.actor, first.id, yes=False)
    agreed(practice, taken, "Piet Smit", "2")
    change(practice, taken, what="schroefmachine")
    assert to_be_told(practice, taken) == ["Piet"]


def test_a_meeting_that_moves_over_the_change_of_the_clocks_keeps_its_hour(practice):
    practice.clock.at = datetime(2027, 3, 22, 10, 0, tzinfo=AMSTERDAM)
    taken, _, _ = a_call(practice, first="2027-03-27", way="brought")
    meeting = Meeting(datetime(2027, 3, 27, 10, 0, tzinfo=AMSTERDAM), "thuis")
    reply = replied(practice, taken)
    before = practice.use_cases.replies.choose(practice.actor, reply.id, meeting).value
    change(practice, taken, first="2027-03-29")
    [now] = rows(practice, Agreement, id=before.id)
    assert to_local_time(now.meet_at) == datetime(2027, 3, 29, 10, 0, tzinfo=AMSTERDAM)


def test_a_desk_that_is_open_one_day_a_week_is_met_on_that_day(practice):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        centre = transaction.find(Centre)[0]
        transaction.save(replace(centre, hours={"wed": "10:00-12:00"}))
    taken, agreement = firm(practice, share=True, way="desk")
    change(practice, taken, first="2026-12-15")
    [now] = rows(practice, Agreement, id=agreement.id)
    assert to_local_time(now.meet_at).strftime("%a %d %H") in ("Wed 09 10", "Wed 09 12")
