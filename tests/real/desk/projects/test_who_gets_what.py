"""What one household was given is never another's, whatever was done in between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.custody.handovers import HandOut, OutLine
from intake.desk.custody.mishaps import NewMishap
from intake.desk.custody.returns import ThingBrought
from intake.desk.custody.things import Part
from intake.desk.projects.lender_trips import TripPlan
from intake.desk.projects.participants import Signup
from intake.domain.allocation import Allocation, AllocationReason
from intake.domain.custody import CodeWordCheck, Holding, MishapKind
from intake.domain.import_run import ImportKind
from intake.domain.participant import Participant
from intake.domain.resident import DIED
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.domain.trip import Trip, TripKind
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge, a_resident, counts_of


@pytest.fixture
def camp(practice):
    return a_camp(practice)


def here(practice, item, count=1, **values):
    """A confirmed promise that has been taken in."""
    pledge = a_pledge(practice, item, count, confirmed=True, **values)
    thing = rows(practice, Thing, pledge_id=pledge.id)[0]
    practice.use_cases.handovers.take_in_code(practice.actor, thing.code)
    return thing


def hand_out(practice, thing, household, pieces=None):
    wanted = HandOut(
        resident_id=household.resident_id,
        lines=(OutLine(thing.id, pieces),),
        code_word=CodeWordCheck.KNOWN,
    )
    return practice.use_cases.handovers.hand_out(practice.actor, wanted).value


def share_out(practice, camp):
    return practice.use_cases.allocations.run(practice.actor, camp.project.id).value


def held(practice, thing):
    return {row.resident_id: row.count for row in rows(practice, Holding, thing_id=thing.id)}


def test_what_waits_for_one_is_not_handed_to_another(practice, camp):
    fatima = a_household(practice, camp, "Fatima", persons=2)
    wim = a_household(practice, camp, "Wim", persons=2)
    mats = here(practice, camp.mat, 4)
    share_out(practice, camp)
    with pytest.raises(UserFacingError, match="thing-meant-for-others"):
        hand_out(practice, mats, wim, 3)
    hand_out(practice, mats, wim)
    assert held(practice, mats) == {wim.resident_id: 2, None: 2}
    hand_out(practice, mats, fatima)
    assert held(practice, mats) == {wim.resident_id: 2, fatima.resident_id: 2}


def test_a_run_tells_for_whom_other_things_are_meant_now(practice, camp):
    """A second run moves nobody; who goes first gets the mats that were meant for another."""
    use_cases, actor = practice.use_cases, practice.actor
    first = a_household(practice, camp, "Fatima", persons=2)
    a_pledge(practice, camp.mat, 2, confirmed=True, lender="Kees")
    run = use_cases.allocations.run
    for _ in range(2):
        assert run(actor, camp.project.id).value.moved == frozenset()
    a_household(practice, camp, "Annie", persons=2, goes_first=True)
    assert run(actor, camp.project.id).value.moved == {first.id}


def test_a_tent_that_another_has_is_not_given_again(practice, camp):
    """Somebody scanned a label that was meant for nobody yet; the run sees who has it."""
    fatima = a_household(practice, camp, "Fatima", persons=4)
    wim = a_household(practice, camp, "Wim", persons=4)
    tent = here(practice, camp.tent4)
    hand_out(practice, tent, wim, 1)
    share_out(practice, camp)
    given = {one.thing_id for one in rows(practice, Allocation, participant_id=fatima.id)}
    assert tent.id not in given


def test_who_has_a_larger_tent_gets_no_second_one(practice, camp):
    wim = a_household(practice, camp, "Wim", persons=2)
    tents = [here(practice, camp.tent4, lender=name) for name in ("Samira", "Kees")]
    share_out(practice, camp)
    given = rows(practice, Allocation, participant_id=wim.id)
    assert [one.reason for one in given] == [AllocationReason.LARGER]
    tent = next(one for one in tents if one.id == given[0].thing_id)
    hand_out(practice, tent, wim, 1)
    share_out(practice, camp)
    assert len(rows(practice, Allocation, participant_id=wim.id)) == 1


def test_own_tents_of_another_size_are_no_shortage(practice, camp):
    a_household(practice, camp, "Fatima", persons=4, own={camp.tent2.id: 2})
    assert counts_of(practice, camp, camp.tent4)[:3] == (0, 0, 0)
    assert counts_of(practice, camp, camp.tent2)[:3] == (0, 2, 0)
    a_household(practice, camp, "Wim", persons=6, own={camp.tent4.id: 1})
    assert counts_of(practice, camp, camp.tent4)[:2] == (0, 1)
    assert counts_of(practice, camp, camp.tent2).needed == 1


def test_what_falls_through_is_given_to_nobody_any_more(practice, camp):
    household = a_household(practice, camp, "Fatima", persons=4)
    pledge = a_pledge(practice, camp.tent4, confirmed=True)
    thing = rows(practice, Thing, pledge_id=pledge.id)[0]
    practice.use_cases.allocations.give(practice.actor, household.id, thing.id, 1)
    practice.use_cases.pledges.fall_through(practice.actor, pledge.id)
    assert rows(practice, Allocation) == ()
    assert sorted(want.pieces for want in share_out(practice, camp).unmet) == [1, 4]


def test_what_was_lent_and_is_home_cannot_fall_through(practice, camp):
    tent = here(practice, camp.tent4)
    practice.use_cases.handovers.bring_home(practice.actor, tent.id)
    with pytest.raises(UserFacingError, match="pledge-is-here"):
        practice.use_cases.pledges.fall_through(practice.actor, tent.pledge_id)


def test_only_what_is_in_the_van_comes_home_with_it(practice, camp):
    trips, actor = practice.use_cases.trips, practice.actor
    mats = here(practice, camp.mat, 3)
    fatima = a_household(practice, camp, "Fatima", persons=1)
    hand_out(practice, mats, fatima, 1)
    trips.plan(actor, camp.project.id, TripPlan(TripKind.RETURN, camp.project.last))
    trip = rows(practice, Trip)[0]
    assert trips.collect(actor, trip.id).value == 2
    brought = ThingBrought(thing_id=mats.id, resident_id=fatima.resident_id)
    practice.use_cases.handovers.take_in(actor, brought)
    assert trips.bring_home(actor, trip.id).value == 2
    counts = counts_of(practice, camp, camp.mat)
    assert (counts.home, counts.back) == (2, 1)


def test_a_trip_that_collects_brings_nothing_home(practice, camp):
    a_pledge(practice, camp.mat, 3, confirmed=True)
    trips, actor = practice.use_cases.trips, practice.actor
    trips.plan(actor, camp.project.id, TripPlan(TripKind.COLLECT, camp.project.first))
    with pytest.raises(UserFacingError, match="trip-collects"):
        trips.bring_home(actor, rows(practice, Trip)[0].id)


def test_nobody_drives_to_a_lender_who_fell_through_after_the_round_was_planned(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    a_pledge(practice, camp.mat, 3, confirmed=True, lender="Kees")
    off = a_pledge(practice, camp.tent4, confirmed=True, lender="Samira")
    use_cases.trips.plan(actor, camp.project.id, TripPlan(TripKind.COLLECT, camp.project.first))
    use_cases.pledges.fall_through(actor, off.id)
    paper = use_cases.project_papers.routes(actor, camp.project.id, TripKind.COLLECT).value
    assert [row[1] for row in paper.sections[0].rows] == ["Kees"]


def test_the_closing_sheet_tells_of_what_stands_on_no_shelf_and_adds_up(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    mats = here(practice, camp.mat, 4)
    use_cases.mishaps.write_off(actor, mats.id, "versleten")
    sheet = use_cases.project_papers.closing_sheet(actor, camp.project.id).value
    name, _, came, home, missing = sheet.sections[2].rows[0]
    assert (name, came, home, missing) == ("slaapmat", "4", "0", "4")


def test_a_piece_that_gets_lost_makes_the_shortage_known(practice, camp):
    a_household(practice, camp, "Fatima", persons=2)
    mats = here(practice, camp.mat, 2)
    assert not any("slaapmat" in task.about for task in rows(practice, Task, done_at=None))
    lost = NewMishap(thing_id=mats.id, kind=MishapKind.LOST, what_happened="weg")
    practice.use_cases.mishaps.report(practice.actor, lost)
    practice.use_cases.mishaps.write_off(practice.actor, mats.id, "op", 1)
    open_tasks = [
        task.about
        for task in rows(practice, Task, done_at=None)
        if task.kind is TaskKind.PROJECT_SHORTAGE
    ]
    assert "Buurtcamping Rembrandtpark · 2 × slaapmat" in open_tasks
    assert counts_of(practice, camp, camp.mat).short == 2


def test_what_was_for_somebody_who_left_is_free_again(practice, camp):
    fatima = a_household(practice, camp, "Fatima", persons=4)
    wim = a_household(practice, camp, "Wim", persons=4)
    tent = here(practice, camp.tent4)
    practice.use_cases.allocations.give(practice.actor, fatima.id, tent.id, 1)
    practice.use_cases.participants.leave(practice.actor, fatima.id)
    share_out(practice, camp)
    assert [one.thing_id for one in rows(practice, Allocation, participant_id=wim.id)] == [tent.id]
    with pytest.raises(UserFacingError, match="allocation-not-for-them"):
        practice.use_cases.allocations.give(practice.actor, fatima.id, tent.id, 1)


def test_a_project_that_was_called_off_promises_nothing_and_can_be_closed(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    fatima = a_household(practice, camp, "Fatima", persons=4)
    tent = here(practice, camp.tent4)
    share_out(practice, camp)
    use_cases.projects.call_off(actor, camp.project.id)
    assert use_cases.counter.show_resident(actor, fatima.resident_id).value.promised == {}
    with pytest.raises(UserFacingError, match="project-things-out"):
        use_cases.projects.close(actor, camp.project.id)
    use_cases.handovers.bring_home(actor, tent.id)
    use_cases.projects.close(actor, camp.project.id)
    with pytest.raises(UserFacingError, match="project-ended"):
        use_cases.projects.close(actor, camp.project.id)


def test_a_removed_item_needs_nothing_and_is_not_promised(practice, camp):
    a_household(practice, camp, "Fatima", persons=2, asked={camp.box.id: 1})
    practice.use_cases.projects.remove_item(practice.actor, camp.box.id)
    with pytest.raises(UserFacingError, match="project-item-removed"):
        a_pledge(practice, camp.box)
    assert camp.box.id not in {want.item_id for want in share_out(practice, camp).unmet}


@pytest.mark.parametrize("persons", [0, 501])
def test_a_slip_of_the_keys_is_no_household(practice, camp, persons):
    with pytest.raises(UserFacingError, match="project-nobody"):
        a_household(practice, camp, "Fatima", persons=persons)
    with pytest.raises(UserFacingError, match="own-thing-no-count"):
        a_pledge(practice, camp.mat, 10**20)


def test_the_headings_of_a_list_are_understood_or_told(practice, camp, tmp_path):
    """What they bring goes to the size that fits; what names nothing is told."""
    file = tmp_path / "lijst.csv"
    file.write_text(
        "Voornaam;Achternaam;Telefoon;Personen;Eigen tent;Matten;Koelboxen;Barbecue\n"
        "Fatima;Yilmaz;0612345678;4;1;0;2;0\nWim;Jansen;0687654321;2;0;0;1;1\n",
        encoding="utf8",
    )
    use_cases, actor = practice.use_cases, practice.actor
    plan = use_cases.imports.plan(actor, file, ImportKind.RESIDENTS)
    needs = [row.household.values.get("needs") for row in plan.rows]
    assert any(needs), "the columns are read as things"
    done = use_cases.project_imports.carry_out(
        actor, camp.project.id, plan, lambda _done, _all: True
    ).value
    assert done.added == 2
    assert counts_of(practice, camp, camp.tent4)[:2] == (0, 1)
    assert counts_of(practice, camp, camp.box).needed == 3
    assert done.passed_over == ("barbecue",)


def test_the_task_and_the_board_tell_the_same_shortage(practice, camp):
    """Both are computed, each in its own way: after whatever happened they agree."""
    use_cases, actor = practice.use_cases, practice.actor

    def agree():
        facts = use_cases.projects.read(actor, camp.project.id)
        board = {line.item.id: line.counts.short for line in facts.lines() if line.counts.short}
        tasks = {
            task.project_item_id: int(task.about.split(" · ")[1].split(" × ")[0])
            for task in rows(practice, Task, done_at=None)
            if task.kind is TaskKind.PROJECT_SHORTAGE
        }
        assert tasks == board

    fatima = a_household(practice, camp, "Fatima", persons=6)
    agree()
    a_pledge(practice, camp.mat, 3)
    agree()
    mats = here(practice, camp.mat, 4)
    agree()
    use_cases.handovers.take_in(actor, ThingBrought(thing_id=mats.id, count=1))
    use_cases.pledges.offer(actor, replace(a_pledge(practice, camp.mat), id=new_id(), version=0))
    agree()
    share_out(practice, camp)
    hand_out(practice, mats, fatima)
    for kind in (MishapKind.LOST, MishapKind.DAMAGED):
        use_cases.mishaps.report(actor, NewMishap(thing_id=mats.id, kind=kind, what_happened="weg"))
        agree()
    use_cases.participants.leave(actor, fatima.id)
    agree()


def test_a_project_is_not_closed_while_a_part_is_with_somebody(practice, camp):
    household = a_household(practice, camp, "Fatima", persons=4)
    tent = here(practice, camp.tent4)
    practice.use_cases.things.add_parts(practice.actor, tent.id, (Part("stok", 2),))
    hand_out(practice, tent, household)
    [pole] = rows(practice, Thing, whole_id=tent.id)
    taken = ThingBrought(thing_id=tent.id, missing={pole.id: 2})
    practice.use_cases.handovers.take_in(practice.actor, taken)
    practice.use_cases.handovers.bring_home(practice.actor, tent.id)
    with pytest.raises(UserFacingError, match="project-things-out"):
        practice.use_cases.projects.close(practice.actor, camp.project.id)


def test_nobody_who_moved_or_died_is_signed_up(practice, camp):
    resident = a_resident(practice, "Wim")
    practice.use_cases.resident_updates.mark_gone(practice.actor, resident.id, DIED)
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.participants.sign_up(
            practice.actor, camp.project.id, resident.id, Signup()
        )


def test_two_records_that_both_take_part_are_not_merged_before_one_is_signed_off(practice, camp):
    one, other = (a_household(practice, camp, name, persons=2) for name in ("Wim", "Willem"))
    merge = practice.use_cases.merges.merge
    with pytest.raises(UserFacingError, match="merge-both-take-part"):
        merge(practice.actor, one.resident_id, other.resident_id, frozenset())
    practice.use_cases.participants.leave(practice.actor, other.id)
    merge(practice.actor, one.resident_id, other.resident_id, frozenset())


def test_who_signs_up_after_two_records_were_merged_stays_when_they_come_apart(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    kept, other = a_resident(practice, "Wim"), a_household(practice, camp, "Willem", persons=2)
    use_cases.participants.leave(actor, other.id)
    pair = use_cases.merges.merge(actor, kept.id, other.resident_id).value
    back = use_cases.participants.sign_up(actor, camp.project.id, kept.id, Signup(persons=3)).value
    use_cases.merges.undo_merge(actor, pair.id)
    there = {one.resident_id: one.id for one in rows(practice, Participant, left_at=None)}
    assert there == {kept.id: back.id}


def test_a_round_is_not_planned_anew_while_its_van_is_under_way(practice, camp):
    a_pledge(practice, camp.tent4, confirmed=True)
    trips = practice.use_cases.trips
    plan = TripPlan(TripKind.COLLECT, camp.project.first)
    trips.plan(practice.actor, camp.project.id, plan)
    [trip] = rows(practice, Trip)
    trips.drive(practice.actor, trip.id, "Bob")
    trips.collect(practice.actor, trip.id)
    a_pledge(practice, camp.box, confirmed=True, lender="Kees")
    with pytest.raises(UserFacingError, match="trip-under-way"):
        trips.plan(practice.actor, camp.project.id, plan)
    [tent] = rows(practice, Thing, name="tent 4 personen")
    practice.use_cases.handovers.take_in_code(practice.actor, tent.code)
    trips.plan(practice.actor, camp.project.id, plan)
    assert len(rows(practice, Trip)) == 1
