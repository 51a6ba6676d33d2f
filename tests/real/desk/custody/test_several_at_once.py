"""Several residents, several pieces, a request that ends: each act is about the right one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.visit_series import VisitPlan
from intake.desk.custody.handovers import Shown
from intake.desk.custody.mishaps import NewMishap
from intake.desk.custody.returns import ThingBrought
from intake.domain.custody import HolderKind, Holding, MishapKind
from intake.domain.permissions import system_actor
from intake.domain.reply import Reply
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.domain.visit import Visit, VisitState
from intake.kit.errors import UserFacingError
from tests.builders import a_call, at, rows
from tests.handover_facts import a_tent, agreed_loan, agreed_meal, confirmed, handed_to


@pytest.fixture
def chairs(practice):
    """Three wheelchairs with one code."""
    saved = practice.use_cases.own_things.save(practice.actor, Thing(name="rolstoel", count=3))
    return practice.use_cases.things.give_code(practice.actor, saved.value.id).value


@pytest.fixture
def both(practice, chairs):
    """Two residents, each with a wheelchair; the second one's is due first."""
    people = [a_call(practice)[0].resident for _ in range(2)]
    today = practice.clock.now().date()
    for days, person in ((9, people[0]), (5, people[1])):
        handed_to(practice, chairs, person.id, due_on=today + timedelta(days=days))
    return people


def with_whom(practice, thing):
    held = rows(practice, Holding, thing_id=thing.id)
    return {row.resident_id: row.count for row in held if row.kind is HolderKind.RESIDENT}


def open_kinds(practice, **about):
    return [task.kind for task in rows(practice, Task, done_at=None, **about)]


def test_one_of_several_comes_in_from_the_resident_who_is_shown(practice, chairs, both):
    handovers = practice.use_cases.handovers
    handovers.take_in_code(practice.actor, chairs.code, Shown(both[1].id))
    assert with_whom(practice, chairs) == {both[0].id: 1}


def test_whose_it_is_is_asked_if_several_have_it(practice, chairs, both):
    with pytest.raises(UserFacingError, match="thing-with-several"):
        practice.use_cases.handovers.take_in_code(practice.actor, chairs.code)
    assert with_whom(practice, chairs) == {both[0].id: 1, both[1].id: 1}


def test_what_one_brings_is_not_taken_from_another(practice, chairs, both):
    brought = ThingBrought(thing_id=chairs.id, resident_id=both[1].id, count=2)
    practice.use_cases.handovers.take_in(practice.actor, brought)
    assert with_whom(practice, chairs) == {both[0].id: 1}
    assert rows(practice, Thing, id=chairs.id)[0].count == 4, "one more than was known"


def test_a_loss_is_of_the_resident_who_tells_it(practice, chairs, both):
    lost = NewMishap(
        thing_id=chairs.id,
        kind=MishapKind.LOST,
        what_happened="gestolen",
        resident_id=both[1].id,
    )
    practice.use_cases.mishaps.report(practice.actor, lost)
    assert with_whom(practice, chairs) == {both[0].id: 1}


def test_a_later_day_for_one_leaves_the_call_to_another(practice, chairs, both):
    practice.clock.forward(days=12)
    practice.use_cases.custody_rounds.plan(system_actor(practice.actor.desk))
    until = practice.clock.now().date() + timedelta(days=3)
    practice.use_cases.extensions.ask(practice.actor, chairs.id, both[1].id, until)
    assert open_kinds(practice, resident_id=both[0].id, thing_id=chairs.id) == [TaskKind.OVERDUE]
    assert open_kinds(practice, resident_id=both[1].id, thing_id=chairs.id) == []


def test_a_receipt_is_of_one_resident(practice):
    tents = []
    for lender in ("Samira", "Kees"):
        taken, _ = agreed_loan(practice, lender=lender)
        tent = a_tent(practice, taken.request)
        handed_to(practice, tent, taken.resident.id)
        tents.append(tent)
    take_in = practice.use_cases.handovers.take_in_code
    first = take_in(practice.actor, tents[0].code).value
    second = take_in(practice.actor, tents[1].code, Shown(batch_id=first.batch_id)).value
    assert second.batch_id != first.batch_id


def test_our_own_thing_is_due_as_agreed_also_without_the_slip(practice, chairs):
    taken, _, _ = a_call(practice, what="rolstoel")
    practice.use_cases.own_things.lend(practice.actor, taken.request.id, chairs.id)
    reply = next(one for one in rows(practice, Reply) if one.is_own)
    back = at(practice, "ma 17")
    confirmed(practice, taken, reply, Meeting(at(practice, "vr 10"), "De Linde", 0, back))
    view = practice.use_cases.counter.show_resident(practice.actor, taken.resident.id).value
    assert view.promised == {chairs.id: 1}
    handed_to(practice, chairs, taken.resident.id)
    assert rows(practice, Holding, resident_id=taken.resident.id)[0].due_on == back.date()
    [stock] = practice.use_cases.own_things.list_all(practice.actor)
    assert stock.free == 2, "promised and handed out is one"
    view = practice.use_cases.counter.show_resident(practice.actor, taken.resident.id).value
    assert view.promised == {}


def test_parts_that_come_after_the_thing_went_home_go_home_by_themselves(practice):
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    use_cases, actor = practice.use_cases, practice.actor
    handed_to(practice, tent, taken.resident.id)
    poles = use_cases.things.parts(actor, tent.id)[0]
    use_cases.handovers.take_in(actor, ThingBrought(thing_id=tent.id, missing={poles.id: 1}))
    use_cases.handovers.bring_home(actor, tent.id)
    use_cases.handovers.take_in_code(actor, tent.code)
    [home] = rows(practice, Task, kind=str(TaskKind.BRING_HOME), done_at=None)
    use_cases.calls.complete(actor, home.id)
    assert [row.kind for row in rows(practice, Holding, thing_id=poles.id)] == [HolderKind.LENDER]


def test_what_is_left_of_the_parts_is_told_anew(practice):
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    use_cases, actor = practice.use_cases, practice.actor
    handed_to(practice, tent, taken.resident.id)
    pegs = next(part for part in use_cases.things.parts(actor, tent.id) if part.count == 12)
    use_cases.handovers.take_in(actor, ThingBrought(thing_id=tent.id, missing={pegs.id: 5}))
    use_cases.handovers.take_in(actor, ThingBrought(thing_id=pegs.id, count=3))
    [call] = rows(practice, Task, kind=str(TaskKind.MISSING_PART), done_at=None)
    assert call.about == "2 haringen"


def test_what_nobody_wants_any_more_goes_home(practice):
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "niet meer nodig", cancelled=True
    )
    practice.use_cases.custody_rounds.plan(system_actor(practice.actor.desk))
    assert TaskKind.BRING_HOME in open_kinds(practice, thing_id=tent.id)


def test_a_helper_who_is_called_off_has_no_times_to_come(practice):
    taken, _ = agreed_meal(practice)
    plan = VisitPlan(first=at(practice, "vr 17:00"), rule="FREQ=WEEKLY")
    practice.use_cases.visits.plan(practice.actor, taken.request.id, plan)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "nee", cancelled=True)
    states = {visit.state for visit in rows(practice, Visit, request_id=taken.request.id)}
    assert states == {VisitState.SKIPPED}


def test_two_records_stay_one_if_a_thing_went_on_since(practice, chairs):
    first, second = (a_call(practice)[0].resident for _ in range(2))
    handed_to(practice, chairs, second.id)
    merges = practice.use_cases.merges
    pair = merges.merge(practice.actor, first.id, second.id).value
    assert with_whom(practice, chairs) == {first.id: 1}
    practice.clock.forward(hours=1)
    practice.use_cases.handovers.take_in_code(practice.actor, chairs.code)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        merges.undo_merge(practice.actor, pair.id)
    assert practice.use_cases.counter.find_faults(practice.actor) == ()
