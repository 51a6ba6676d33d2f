"""Who died or moved is rung by nobody, takes part in nothing, and what they have is asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.custody.returns import ThingBrought
from intake.desk.projects.participants import Signup
from intake.domain.allocation import Allocation
from intake.domain.consent import Purpose
from intake.domain.custody import Holding
from intake.domain.import_run import ImportKind
from intake.domain.participant import Participant
from intake.domain.resident import Resident
from intake.domain.task import CALLS_TO_RESIDENT, Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import rows, standing_answer
from tests.handover_facts import handed_to
from tests.project_facts import a_camp, a_household, a_pledge, a_resident


def calls_to(practice, resident_id):
    return [
        task.kind
        for task in rows(practice, Task, resident_id=resident_id, done_at=None)
        if task.kind in CALLS_TO_RESIDENT
    ]


@pytest.fixture
def camp(practice):
    return a_camp(practice)


def test_they_take_part_in_no_project_and_what_was_set_apart_is_free(practice, camp):
    household = a_household(practice, camp, "Quispel", persons=4)
    a_pledge(practice, camp.tent4, 2, confirmed=True)
    practice.use_cases.allocations.run(practice.actor, camp.project.id)
    assert rows(practice, Allocation, participant_id=household.id)
    updates = practice.use_cases.resident_updates
    updates.mark_gone(practice.actor, household.resident_id, "died")
    assert rows(practice, Participant, id=household.id)[0].left_at
    assert not rows(practice, Allocation, participant_id=household.id)
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.participants.sign_up(
            practice.actor, camp.project.id, household.resident_id, Signup(persons=2)
        )


def test_who_is_there_after_all_takes_part_again_but_not_where_they_had_left(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    household = a_household(practice, camp, "Quispel", persons=4)
    a_household(practice, camp, "Zonneveld", persons=4)
    other = a_camp(practice)
    had_left = use_cases.participants.sign_up(
        actor, other.project.id, household.resident_id, Signup(persons=2)
    ).value
    use_cases.participants.leave(actor, had_left.id)
    use_cases.resident_updates.mark_gone(actor, household.resident_id, "moved")
    changed = use_cases.resident_updates.unmark_gone(actor, household.resident_id).changed
    assert rows(practice, Participant, id=household.id)[0].left_at is None
    assert rows(practice, Participant, id=had_left.id)[0].left_at
    assert changed.projects == {camp.project.id}
    use_cases.participants.leave(actor, household.id)
    use_cases.resident_updates.mark_gone(actor, household.resident_id, "moved")
    use_cases.resident_updates.unmark_gone(actor, household.resident_id)
    assert rows(practice, Participant, id=household.id)[0].left_at


def test_a_project_that_is_over_keeps_who_took_part(practice, camp):
    household = a_household(practice, camp, "Quispel", persons=4)
    a_pledge(practice, camp.tent4, 2, confirmed=True)
    use_cases, actor = practice.use_cases, practice.actor
    use_cases.allocations.run(actor, camp.project.id)
    use_cases.projects.close(actor, camp.project.id)
    use_cases.resident_updates.mark_gone(actor, household.resident_id, "moved")
    assert rows(practice, Participant, id=household.id)[0].left_at is None
    assert rows(practice, Allocation, participant_id=household.id)


def test_an_old_list_does_not_bring_them_back(practice, camp, tmp_path):
    use_cases, actor = practice.use_cases, practice.actor
    file = tmp_path / "lijst.csv"
    file.write_text("Voornaam;Achternaam;Telefoon\nBea;Bakkerij;0611223344\n")
    plan = use_cases.imports.plan(actor, file, ImportKind.RESIDENTS)
    use_cases.imports.carry_out(actor, plan, lambda *_: True)
    (bea,) = (one for one in rows(practice, Resident) if one.last_name == "Bakkerij")
    stale = use_cases.imports.plan(actor, file, ImportKind.RESIDENTS)
    use_cases.resident_updates.mark_gone(actor, bea.id, "died")
    use_cases.project_imports.carry_out(actor, camp.project.id, stale, lambda *_: True)
    file.write_text("Voornaam;Achternaam;Telefoon\nWim;Bakkerij;0611223344\n")
    widower = use_cases.imports.plan(actor, file, ImportKind.RESIDENTS)
    use_cases.imports.carry_out(actor, widower, lambda *_: True)
    there = [one.first_name for one in rows(practice, Resident) if one.last_name == "Bakkerij"]
    assert sorted(there) == ["Bea", "Wim"]
    assert not rows(practice, Participant, resident_id=bea.id)


def test_nobody_rings_them_about_a_project_that_is_off(practice, camp):
    household = a_household(practice, camp, "Quispel", persons=4)
    practice.use_cases.projects.call_off(practice.actor, camp.project.id)
    assert calls_to(practice, household.resident_id) == [TaskKind.PROJECT_CALLED_OFF]
    updates = practice.use_cases.resident_updates
    updates.mark_gone(practice.actor, household.resident_id, "died")
    assert calls_to(practice, household.resident_id) == []


def test_nothing_is_handed_to_them_and_what_they_have_is_asked_for_until_it_is_back(practice):
    use_cases, actor = practice.use_cases, practice.actor
    drill = use_cases.own_things.save(actor, Thing(name="boor", place="plank 3")).value
    resident = a_resident(practice, "Bea")
    handed_to(practice, drill, resident.id)
    use_cases.resident_updates.mark_gone(actor, resident.id, "died")
    planned = rows(practice, Task, thing_id=drill.id, done_at=None)
    assert [task.kind for task in planned] == [TaskKind.FETCH_LOAN]
    practice.clock.forward(days=40)
    use_cases.custody_rounds.plan(actor)
    assert len(rows(practice, Task, thing_id=drill.id, done_at=None)) == 1, "asked once"
    use_cases.handovers.take_in(actor, ThingBrought(thing_id=drill.id))
    assert not rows(practice, Task, thing_id=drill.id, done_at=None)
    with pytest.raises(UserFacingError, match="take-gone"):
        handed_to(practice, drill, resident.id)


def test_the_daily_round_finds_a_loan_of_somebody_who_went_before(practice):
    use_cases, actor = practice.use_cases, practice.actor
    drill = use_cases.own_things.save(actor, Thing(name="boor", place="plank 3")).value
    resident = a_resident(practice, "Bea")
    handed_to(practice, drill, resident.id)
    use_cases.resident_updates.mark_gone(actor, resident.id, "moved")
    planned = rows(practice, Task, thing_id=drill.id, done_at=None)[0]
    use_cases.calls.complete(actor, planned.id)
    use_cases.custody_rounds.plan(actor)
    assert not rows(practice, Task, thing_id=drill.id, done_at=None), "somebody asked today"
    practice.clock.forward(days=4)
    use_cases.custody_rounds.plan(actor)
    again = rows(practice, Task, thing_id=drill.id, done_at=None)
    assert [task.kind for task in again] == [TaskKind.FETCH_LOAN]
    assert rows(practice, Holding, thing_id=drill.id)[0].resident_id == resident.id


def test_who_is_there_after_all_is_not_asked_through_the_family(practice):
    use_cases, actor = practice.use_cases, practice.actor
    drill = use_cases.own_things.save(actor, Thing(name="boor", place="plank 3")).value
    resident = a_resident(practice, "Bea")
    handed_to(practice, drill, resident.id)
    use_cases.resident_updates.mark_gone(actor, resident.id, "moved")
    use_cases.resident_updates.unmark_gone(actor, resident.id)
    assert not rows(practice, Task, thing_id=drill.id, done_at=None)


def test_a_call_about_a_project_says_that_somebody_wants_no_calls(practice, camp):
    household = a_household(practice, camp, "Blijft", persons=4)
    standing_answer(practice, household.resident_id, Purpose.RING, given=False)
    practice.use_cases.projects.call_off(practice.actor, camp.project.id)
    practice.clock.at += timedelta(minutes=1)
    due = practice.use_cases.calls.list_due(practice.actor).tasks
    assert [
        task.refuses_calls for task in due if task.task.kind is TaskKind.PROJECT_CALLED_OFF
    ] == [True]
