"""A series of meals or visits: planned by the clock on the wall, paused, and noted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.calling.visit_series import VisitNote, VisitPlan
from intake.desk.reporting.concerns import Reported
from intake.domain.agreement import Agreement
from intake.domain.concern import Concern, ConcernKind
from intake.domain.consent import Purpose
from intake.domain.request import RequestState
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.visit import Visit, VisitState
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time
from tests.builders import at, rows, standing_answer
from tests.handover_facts import agreed_meal


@pytest.fixture
def meal(practice):
    return agreed_meal(practice)[0]


def planned(practice, meal, **more):
    plan = VisitPlan(first=at(practice, "vr 17:00"), rule="FREQ=WEEKLY", **more)
    practice.use_cases.visits.plan(practice.actor, meal.request.id, plan)
    return rows(practice, Visit, request_id=meal.request.id)


def test_each_week_at_the_same_hour_by_the_clock_on_the_wall_until_the_last_day(practice, meal):
    first = to_local_time(at(practice, "vr 17:00"))
    visits = planned(practice, meal, until=(first + timedelta(weeks=22)).date())
    assert len(visits) == 23
    assert {to_local_time(visit.meets_at).hour for visit in visits} == {17}
    assert {visit.helper for visit in visits} == {"Kees"}


def test_a_tasting_tour_has_another_cook_each_time(practice, meal):
    visits = planned(practice, meal, hosts=("Kees", "Fatma", "Truus"))
    assert [visit.helper for visit in visits] == ["Kees", "Fatma", "Truus"]


def test_a_pause_leaves_times_out_and_they_can_go_on(practice, meal):
    visits = planned(practice, meal)
    day = to_local_time(visits[1].meets_at).date()
    use_cases, actor = practice.use_cases.visits, practice.actor
    assert use_cases.pause(actor, meal.request.id, day, day + timedelta(days=7)).value == 2
    states = [one.state for one in use_cases.of_request(actor, meal.request.id).visits[:4]]
    assert states == [
        VisitState.PLANNED, VisitState.SKIPPED, VisitState.SKIPPED, VisitState.PLANNED,
    ]  # fmt: skip
    assert use_cases.resume(actor, meal.request.id, day, day).value == 1
    with pytest.raises(UserFacingError, match="visit-none"):
        use_cases.resume(actor, meal.request.id, day, day)


def test_somebody_else_takes_times_over_and_the_resident_is_asked(practice, meal):
    visits = planned(practice, meal)
    first, last = (to_local_time(visits[at].meets_at).date() for at in (1, 2))
    hand_over = practice.use_cases.visits.hand_over
    done = hand_over(practice.actor, meal.request.id, (first, last), "  Fatma ")
    assert done.value == 2
    helpers = [one.helper for one in rows(practice, Visit, request_id=meal.request.id)]
    assert helpers[:4] == ["Kees", "Fatma", "Fatma", "Kees"]
    [task] = rows(practice, Task, kind=str(TaskKind.VISIT_TAKEN_OVER))
    assert task.resident_id == meal.resident.id
    assert task.about.startswith("Fatma · van vrijdag")
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)
    helpers = [one.helper for one in rows(practice, Visit, request_id=meal.request.id)]
    assert set(helpers) == {"Kees"}
    assert not rows(practice, Task, kind=str(TaskKind.VISIT_TAKEN_OVER))


def test_who_takes_over_has_a_name_is_not_withheld_and_no_time_is_over(practice, meal):
    visits = planned(practice, meal)
    hand_over = practice.use_cases.visits.hand_over
    first, last = (to_local_time(visits[at].meets_at).date() for at in (0, -1))
    with pytest.raises(UserFacingError, match="visit-no-helper"):
        hand_over(practice.actor, meal.request.id, (first, last), " ")
    practice.clock.forward(days=8)
    hand_over(practice.actor, meal.request.id, (first, last), "Fatma")
    assert rows(practice, Visit, id=visits[0].id)[0].helper == "Kees", "that time is over"
    with pytest.raises(UserFacingError, match="visit-none"):
        hand_over(practice.actor, meal.request.id, (first, last), "Fatma")


def test_planning_on_does_not_double_what_is_there(practice, meal):
    before = planned(practice, meal)
    last = to_local_time(before[-1].meets_at).date() + timedelta(weeks=2)
    assert len(planned(practice, meal, until=last)) == len(before) + 2


def test_how_often_without_the_days_is_asked_and_not_planned_as_that_many_times(practice, meal):
    plan = VisitPlan(first=at(practice, "vr 17:00"), rule="FREQ=WEEKLY;COUNT=3")
    with pytest.raises(UserFacingError, match="visit-which-days"):
        practice.use_cases.visits.plan(practice.actor, meal.request.id, plan)
    assert not rows(practice, Visit, request_id=meal.request.id)


def test_if_nobody_came_the_resident_is_rung(practice, meal):
    visit = planned(practice, meal)[0]
    record = practice.use_cases.visits.record
    with pytest.raises(UserFacingError, match="visit-to-come"):
        record(practice.actor, visit.id, VisitNote(came=False))
    practice.clock.forward(days=5)
    noted = record(practice.actor, visit.id, VisitNote(came=False)).value
    assert noted.state is VisitState.NOT_COME
    task = rows(practice, Task, kind=str(TaskKind.MISSED_VISIT))[0]
    assert (task.resident_id, task.about) == (meal.resident.id, "Kees")


def test_if_nobody_came_to_who_refuses_calls_it_is_not_forgotten(practice, meal):
    visit = planned(practice, meal)[0]
    standing_answer(practice, meal.resident.id, Purpose.RING, given=False)
    practice.clock.forward(days=5)
    practice.use_cases.visits.record(practice.actor, visit.id, VisitNote(came=False))
    due = practice.use_cases.calls.list_due(practice.actor).tasks
    [missed] = [one for one in due if one.task.kind is TaskKind.MISSED_VISIT]
    assert missed.refuses_calls, "the page says that they do not want to be rung"


def reminders(practice):
    return [one for one in rows(practice, Task, kind=str(TaskKind.NOTE_VISITS)) if one.is_open]


def test_a_visit_that_is_over_is_to_be_written_down_by_one_reminder_a_request(practice, meal):
    visits = planned(practice, meal)
    remind = practice.use_cases.visit_notes.remind
    assert remind(practice.actor).value == 0, "nothing is over yet"
    practice.clock.forward(days=4)
    assert remind(practice.actor).value == 0, "the day itself is not over"
    practice.clock.forward(days=8)
    assert remind(practice.actor).value == 1
    assert remind(practice.actor).value == 0, "twice behind is still one reminder"
    assert [task.about for task in reminders(practice)] == ["Kees"]
    record = practice.use_cases.visits.record
    record(practice.actor, visits[0].id, VisitNote(came=True))
    assert reminders(practice), "the second one is still behind"
    record(practice.actor, visits[1].id, VisitNote(came=False))
    assert reminders(practice) == []


def test_a_pause_that_is_written_down_afterwards_ends_the_reminder_too(practice, meal):
    visits = planned(practice, meal)
    practice.clock.forward(days=6)
    practice.use_cases.visit_notes.remind(practice.actor)
    day = to_local_time(visits[0].meets_at).date()
    practice.use_cases.visits.pause(practice.actor, meal.request.id, day, day)
    assert reminders(practice) == []


def test_what_was_ticked_while_the_clock_was_ahead_comes_once_more(practice, meal):
    planned(practice, meal)
    practice.clock.forward(days=300)
    remind = practice.use_cases.visit_notes.remind
    remind(practice.actor)
    practice.use_cases.calls.record_outcome(
        practice.actor, reminders(practice)[0].id, CallOutcome.REACHED
    )
    practice.clock.forward(days=-294)
    assert remind(practice.actor).value == 1
    practice.use_cases.calls.record_outcome(
        practice.actor, reminders(practice)[0].id, CallOutcome.REACHED
    )
    assert remind(practice.actor).value == 0


def test_who_ticked_it_is_reminded_of_later_visits_only(practice, meal):
    planned(practice, meal)
    practice.clock.forward(days=6)
    remind = practice.use_cases.visit_notes.remind
    remind(practice.actor)
    [task] = reminders(practice)
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    assert remind(practice.actor).value == 0
    practice.clock.forward(days=7)
    assert remind(practice.actor).value == 1


def test_a_request_that_is_reopened_has_its_times_to_come_again(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, agreement = agreed_meal(practice, helper="Kees")
    first = agreement.meet_at + timedelta(days=7)
    weekly = VisitPlan(first=first, rule="FREQ=WEEKLY", until=(first + timedelta(weeks=3)).date())
    use_cases.visits.plan(actor, taken.request.id, weekly)
    use_cases.visits.pause(actor, taken.request.id, first.date(), first.date())
    before = [visit.state for visit in rows(practice, Visit, request_id=taken.request.id)]
    use_cases.requests.close(actor, taken.request.id, RequestState.CANCELLED)
    assert VisitState.PLANNED not in [
        visit.state for visit in rows(practice, Visit, request_id=taken.request.id)
    ]
    use_cases.requests.reopen(actor, taken.request.id)
    after = [visit.state for visit in rows(practice, Visit, request_id=taken.request.id)]
    assert after == before


def end_by(practice, meal, how):
    use_cases, actor = practice.use_cases, practice.actor
    if how in ("moved", "died"):
        use_cases.resident_updates.mark_gone(actor, meal.resident.id, how)
    elif how == "closed":
        use_cases.requests.close(actor, meal.request.id, "", cancelled=True)
    else:
        [agreement] = rows(practice, Agreement, request_id=meal.request.id)
        use_cases.replies.record_neighbour_answer(actor, agreement.id, yes=False)


@pytest.mark.parametrize("how", ["moved", "died", "closed", "no"])
def test_no_time_of_what_has_ended_comes_back(practice, meal, how):
    visits = planned(practice, meal)
    first, last = (to_local_time(visits[at].meets_at).date() for at in (0, -1))
    use_cases, actor = practice.use_cases.visits, practice.actor
    pause = use_cases.pause(actor, meal.request.id, first, last)
    end_by(practice, meal, how)
    with pytest.raises(UserFacingError, match="visit-over"):
        use_cases.resume(actor, meal.request.id, first, last)
    with pytest.raises(UserFacingError):
        practice.use_cases.take_back.undo(actor, pause.operation, pause.changed)
    assert not rows(practice, Visit, request_id=meal.request.id, state="planned")


@pytest.mark.parametrize("name", ["Demir", "fatma demir (nieuw)", "Fatma Demir en Jo", "F. Demir"])
def test_who_is_withheld_takes_nothing_over_under_a_part_of_their_name(practice, meal, name):
    visits = planned(practice, meal)
    day = to_local_time(visits[1].meets_at).date()
    concern = Concern(
        kind=ConcernKind.INCIDENT,
        secret="x",
        helper="Fatma Demir",
        is_withheld=True,
        reported_at=practice.clock.now(),
    )
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(concern)
    with pytest.raises(UserFacingError, match=r"helper-(withheld|name-unclear)"):
        practice.use_cases.visits.hand_over(practice.actor, meal.request.id, (day, day), name)


@pytest.mark.parametrize("name", ["\u200b", "0612345678", "x" * 100, "\u202e"])
def test_what_is_no_name_takes_nothing_over(practice, meal, name):
    day = to_local_time(planned(practice, meal)[1].meets_at).date()
    with pytest.raises(UserFacingError, match="visit-no-helper"):
        practice.use_cases.visits.hand_over(practice.actor, meal.request.id, (day, day), name)


def test_the_resident_says_no_to_the_new_helper_and_no_older_call_tells_of_another(practice, meal):
    visits = planned(practice, meal)
    day = to_local_time(visits[1].meets_at).date()
    hand_over, actor = practice.use_cases.visits.hand_over, practice.actor
    for name in ("Fatma", "Truus"):
        hand_over(actor, meal.request.id, (day, day), name)
    kind = str(TaskKind.VISIT_TAKEN_OVER)
    [task] = rows(practice, Task, kind=kind, done_at=None)
    assert task.about.startswith("Truus")
    answers = CallAnswers(agreed=False)
    practice.use_cases.calls.record_outcome(actor, task.id, CallOutcome.REACHED, answers)
    assert rows(practice, Visit, id=visits[1].id)[0].state is VisitState.SKIPPED
    assert rows(practice, Visit, id=visits[2].id)[0].helper == "Kees"


def test_nobody_else_comes_to_who_refuses_calls_and_so_cannot_say_no(practice, meal):
    visit = planned(practice, meal)[1]
    day = to_local_time(visit.meets_at).date()
    standing_answer(practice, meal.resident.id, Purpose.RING, given=False)
    with pytest.raises(UserFacingError, match="visit-resident-not-rung"):
        practice.use_cases.visits.hand_over(practice.actor, meal.request.id, (day, day), "Fatma")
    assert rows(practice, Visit, id=visit.id)[0].helper == visit.helper
    assert not rows(practice, Task, kind=str(TaskKind.VISIT_TAKEN_OVER))


def test_an_incident_is_about_who_came(practice, meal):
    visits = planned(practice, meal)
    day = to_local_time(visits[0].meets_at).date()
    practice.use_cases.visits.hand_over(practice.actor, meal.request.id, (day, day), "Fatma Demir")
    practice.clock.forward(days=6)
    reported = Reported(ConcernKind.INCIDENT, "Er is geld weg.", "zelf", withhold=True)
    practice.use_cases.concerns.report(practice.actor, meal.request.id, reported)
    assert [one.helper for one in rows(practice, Concern)] == ["Fatma Demir"]


def test_papers_name_who_comes_that_day_and_no_helper_slip_goes_to_another(practice, meal):
    visits = planned(practice, meal)
    day = to_local_time(visits[0].meets_at).date()
    practice.use_cases.visits.hand_over(practice.actor, meal.request.id, (day, day), "Fatma")
    card = practice.use_cases.sheets.appointment_card(practice.actor, meal.request.id).value
    assert "Fatma" in str(card)
    assert "Kees" not in str(card)
    made = practice.use_cases.slips.make(practice.actor, meal.request.id, "pickup").value
    assert "Fatma" in str(made.text)
    with pytest.raises(UserFacingError, match=r"slip-other-helper|share-no-consent"):
        practice.use_cases.slips.make_helper_slip(practice.actor, meal.request.id, "helper")


def test_of_a_time_that_was_called_off_nothing_is_noted(practice, meal):
    visits = planned(practice, meal)
    practice.clock.at = visits[0].meets_at + timedelta(hours=3)
    use_cases, actor = practice.use_cases, practice.actor
    use_cases.requests.close(actor, meal.request.id, "x", cancelled=True)
    skipped = [
        visit
        for visit in rows(practice, Visit, request_id=meal.request.id)
        if visit.state is VisitState.SKIPPED and visit.meets_at <= practice.clock.now()
    ]
    assert skipped
    with pytest.raises(UserFacingError, match="visit-over"):
        use_cases.visits.record(actor, skipped[0].id, VisitNote(came=False))
    missed = rows(practice, Task, request_id=meal.request.id, kind=TaskKind.MISSED_VISIT)
    assert not [task for task in missed if task.is_open]
