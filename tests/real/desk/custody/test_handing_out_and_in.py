"""Hand-out needs a proof, a return never does; what is missing is remembered, nothing else is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.custody.handovers import HandOut, OutLine
from intake.desk.custody.returns import ThingBrought
from intake.domain.custody import CodeWordCheck, Handover, Holder, HolderKind, Holding
from intake.domain.permissions import Role, system_actor
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.codes import format_code, next_code
from intake.kit.errors import UserFacingError
from tests.builders import a_call, rows
from tests.handover_facts import a_tent, agreed_loan, handed_to


@pytest.fixture
def loan(practice):
    taken, agreement = agreed_loan(practice)
    return taken, agreement, a_tent(practice, taken.request)


def open_tasks(practice, kind):
    return rows(practice, Task, kind=str(kind), done_at=None)


def holders(practice, thing):
    return {row.holder: row.count for row in rows(practice, Holding, thing_id=thing.id)}


def test_nothing_is_handed_out_before_somebody_told_that_the_word_is_right(practice, loan):
    taken, _, tent = loan
    wanted = HandOut(
        resident_id=taken.resident.id,
        lines=(OutLine(tent.id),),
        code_word=CodeWordCheck.NOT_ASKED,
    )
    with pytest.raises(UserFacingError, match="hand-out-not-checked"):
        practice.use_cases.handovers.hand_out(practice.actor, wanted)
    assert holders(practice, tent) == {Holder(HolderKind.PLACE, "rek B2"): 1}


def test_what_is_handed_out_is_with_the_resident_until_the_day_that_was_agreed(practice, loan):
    taken, agreement, tent = loan
    handed_to(practice, tent, taken.resident.id)
    row = rows(practice, Holding, thing_id=tent.id)[0]
    assert row.holder == Holder(HolderKind.RESIDENT, resident_id=taken.resident.id)
    assert row.due_on == agreement.return_by.date()
    parts = practice.use_cases.things.parts(practice.actor, tent.id)
    assert {part.name for part in parts} == {"stok", "haringen", "zeil"}
    for part in parts:
        assert set(holders(practice, part)) == {row.holder}


def test_what_is_out_cannot_be_handed_out_again(practice, loan):
    taken, _, tent = loan
    handed_to(practice, tent, taken.resident.id)
    with pytest.raises(UserFacingError, match="thing-not-at-desk"):
        handed_to(practice, tent, taken.resident.id)


def test_a_missing_part_becomes_a_call_and_its_return_ends_it(practice, loan):
    taken, _, tent = loan
    use_cases, actor = practice.use_cases, practice.actor
    handed_to(practice, tent, taken.resident.id)
    poles = next(part for part in use_cases.things.parts(actor, tent.id) if part.name == "stok")
    brought = ThingBrought(thing_id=tent.id, missing={poles.id: 1})
    taken_in = use_cases.handovers.take_in(actor, brought).value
    assert taken_in.missing == {"stok": 1}
    task = open_tasks(practice, TaskKind.MISSING_PART)[0]
    assert task.about == "1 stok"
    assert holders(practice, poles) == {
        Holder(HolderKind.RESIDENT, resident_id=taken.resident.id): 1
    }
    late = use_cases.handovers.take_in_code(actor, tent.code).value
    assert [one.thing_id for one in late.handovers] == [poles.id]
    assert open_tasks(practice, TaskKind.MISSING_PART) == ()


def test_who_is_late_is_rung_but_never_about_what_is_back(practice, loan):
    taken, _, tent = loan
    handed_to(practice, tent, taken.resident.id)
    plan = practice.use_cases.custody_rounds.plan
    desk = system_actor(practice.actor.desk)
    assert plan(desk).value == 0
    practice.clock.forward(days=10)
    assert plan(desk).value == 1
    assert plan(desk).value == 0, "one call, not one each day"
    practice.use_cases.handovers.take_in_code(practice.actor, tent.code)
    assert open_tasks(practice, TaskKind.OVERDUE) == ()
    practice.clock.forward(days=10)
    assert plan(desk).value == 0


def test_what_nobody_collects_is_asked_about_and_then_goes_home(practice, loan):
    _, _, tent = loan
    use_cases, actor = practice.use_cases, practice.actor
    desk = system_actor(actor.desk)
    practice.clock.forward(days=6)
    assert use_cases.custody_rounds.plan(desk).value == 1
    task = open_tasks(practice, TaskKind.NOT_COLLECTED)[0]
    use_cases.calls.record_outcome(actor, task.id, CallOutcome.REACHED)
    practice.clock.forward(days=8)
    use_cases.custody_rounds.plan(desk)
    home = open_tasks(practice, TaskKind.BRING_HOME)[0]
    assert home.about == "Samira · 06 12345678"
    use_cases.calls.complete(actor, home.id)
    assert holders(practice, tent) == {Holder(HolderKind.LENDER, "Samira"): 1}


def test_a_lenders_thing_that_is_back_is_to_be_brought_home(practice, loan):
    taken, _, tent = loan
    handed_to(practice, tent, taken.resident.id)
    practice.use_cases.handovers.take_in_code(practice.actor, tent.code)
    assert [task.thing_id for task in open_tasks(practice, TaskKind.BRING_HOME)] == [tent.id]
    practice.use_cases.handovers.bring_home(practice.actor, tent.id)
    assert open_tasks(practice, TaskKind.BRING_HOME) == ()


def test_a_return_that_the_record_does_not_know_is_taken_in_all_the_same(practice, loan):
    _, _, tent = loan
    use_cases, actor = practice.use_cases, practice.actor
    assert use_cases.handovers.take_in_code(actor, tent.code).value.was_here
    more = use_cases.handovers.take_in(actor, ThingBrought(thing_id=tent.id, count=1)).value
    assert more.thing.count == 2
    assert use_cases.counter.find_faults(actor) == ()


def test_the_record_has_a_line_for_each_hop_with_who_did_it(practice, loan):
    taken, _, tent = loan
    handed_to(practice, tent, taken.resident.id, collector="Els", relation="dochter")
    chain = rows(practice, Handover, thing_id=tent.id)
    assert [(hop.from_kind, hop.to_kind) for hop in chain] == [
        (HolderKind.NEW, HolderKind.LENDER),
        (HolderKind.LENDER, HolderKind.PLACE),
        (HolderKind.PLACE, HolderKind.RESIDENT),
    ]
    assert chain[-1].collector == "Els"
    assert chain[-1].staff_id == practice.actor.staff_id
    assert chain[-1].code_word is CodeWordCheck.RIGHT


def test_a_lender_is_asked_before_a_resident_keeps_it_longer(practice, loan):
    taken, _, tent = loan
    use_cases, actor = practice.use_cases, practice.actor
    handed_to(practice, tent, taken.resident.id)
    until = practice.clock.now().date() + timedelta(days=30)
    ask = use_cases.extensions.ask(actor, tent.id, taken.resident.id, until).value
    assert ask.kind is TaskKind.ASK_EXTENSION
    due = next(one for one in use_cases.calls.list_due(actor).tasks if one.task.id == ask.id)
    assert due.thing.id == tent.id
    assert due.loan.asked_until == until
    use_cases.calls.record_outcome(actor, ask.id, CallOutcome.REACHED, CallAnswers(agreed=True))
    assert {row.due_on for row in rows(practice, Holding, resident_id=taken.resident.id)} == {until}
    assert open_tasks(practice, TaskKind.TELL_EXTENSION)[0].about == "yes"


def test_an_own_thing_that_is_promised_is_not_kept_longer(practice):
    use_cases, actor = practice.use_cases, practice.actor
    drill = use_cases.own_things.save(actor, Thing(name="boormachine")).value
    first, _, _ = a_call(practice)
    today = practice.clock.now().date()
    handed_to(practice, drill, first.resident.id, due_on=today + timedelta(days=1))
    calendar = use_cases.loan_calendar.read(actor)
    free = next(row.free for row in calendar.things if row.thing.id == drill.id)
    assert free[:3] == (0, 0, 1)
    result = use_cases.extensions.ask(actor, drill.id, first.resident.id, today + timedelta(days=3))
    assert result.value is None
    free = next(
        row.free for row in use_cases.loan_calendar.read(actor).things if row.thing.id == drill.id
    )
    assert free[:5] == (0, 0, 0, 0, 1)


def test_what_is_late_is_free_on_no_day(practice):
    use_cases, actor = practice.use_cases, practice.actor
    drill = use_cases.own_things.save(actor, Thing(name="boormachine")).value
    taken, _, _ = a_call(practice)
    tomorrow = practice.clock.now().date() + timedelta(days=1)
    handed_to(practice, drill, taken.resident.id, due_on=tomorrow)
    practice.clock.forward(days=3)
    (row,) = use_cases.loan_calendar.read(actor).things
    assert set(row.free) == {0}


def test_who_asked_for_more_time_is_not_rung_as_late_until_that_day(practice, loan):
    taken, _, tent = loan
    handed_to(practice, tent, taken.resident.id)
    until = practice.clock.now().date() + timedelta(days=20)
    practice.use_cases.extensions.ask(practice.actor, tent.id, taken.resident.id, until)
    desk = system_actor(practice.actor.desk)
    practice.clock.forward(days=10)
    practice.use_cases.custody_rounds.plan(desk)
    assert open_tasks(practice, TaskKind.OVERDUE) == ()
    practice.clock.forward(days=11)
    practice.use_cases.custody_rounds.plan(desk)
    assert len(open_tasks(practice, TaskKind.OVERDUE)) == 1


def test_a_code_finds_the_person_with_everything_that_is_theirs(practice, loan):
    taken, agreement, tent = loan
    look_up = practice.use_cases.counter.look_up
    view = look_up(practice.actor, format_code(taken.request.code)).value
    assert view.resident.id == taken.resident.id
    assert view.code_words == (agreement.code_word,)
    assert [status.thing.id for status in view.things] == [tent.id]
    assert look_up(practice.actor, tent.code).value.resident.id == taken.resident.id
    assert look_up(practice.actor, "rek B2").value.thing.thing.id == tent.id
    with pytest.raises(UserFacingError, match="thing-code-unknown"):
        look_up(practice.actor, next_code("Z", 1)[0])


def test_what_a_lender_has_promised_is_awaited_until_it_stands_here(practice):
    taken, _ = agreed_loan(practice, what="ladder", lender="Kees")
    view = practice.use_cases.counter.look_up(practice.actor, taken.request.code).value
    assert [one.request.id for one in view.awaited] == [taken.request.id]
    a_tent(practice, taken.request)
    view = practice.use_cases.counter.look_up(practice.actor, taken.request.code).value
    assert view.awaited == ()


def test_the_copy_for_a_resident_tells_what_they_had_and_not_who_lent_it(practice, loan):
    taken, _, tent = loan
    use_cases, actor = practice.use_cases, practice.actor
    handed_to(practice, tent, taken.resident.id)
    until = practice.clock.now().date() + timedelta(days=30)
    use_cases.extensions.ask(actor, tent.id, taken.resident.id, until)
    coordinator = actor._replace(role=Role.MANAGER)
    copy = use_cases.export.collect(coordinator, taken.resident.id).value
    assert copy["handover"][-1]["count"] == 1
    assert copy["holding"]
    told = str([copy[kind] for kind in ("handover", "holding", "task")])
    assert "Samira" not in told
    assert "12345678" not in told
