"""What a project needs against what is promised: a promise is not an arrival."""

from __future__ import annotations

from functools import partial

import pytest

from intake.desk.custody.handovers import HandOut, OutLine
from intake.desk.custody.mishaps import NewMishap
from intake.desk.custody.returns import ThingBrought
from intake.desk.projects.lender_trips import TripPlan
from intake.desk.projects.participants import Signup
from intake.domain.allocation import Allocation, AllocationReason
from intake.domain.centre import Centre
from intake.domain.custody import CodeWordCheck, MishapKind
from intake.domain.participant import ParticipantNeed
from intake.domain.pledge import PledgeState, PledgeTerms
from intake.domain.project import LoadSize, NeedRule, ProjectItem, ProjectState
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.domain.trip import TripKind
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge, a_resident, counts_of


@pytest.fixture
def camp(practice):
    return a_camp(practice)


def thing_of(practice, pledge):
    return rows(practice, Thing, pledge_id=pledge.id)[0]


def shortages(practice):
    return [
        task.about
        for task in rows(practice, Task, done_at=None)
        if task.kind is TaskKind.PROJECT_SHORTAGE
    ]


def test_a_household_needs_what_the_rules_say(practice, camp):
    """Five persons sleep in a tent for four and one for two, each on a mat."""
    a_household(practice, camp, "Fatima", persons=5, asked={camp.box.id: 1})
    needs = {need.project_item_id: need.count for need in rows(practice, ParticipantNeed)}
    assert needs == {camp.tent4.id: 1, camp.tent2.id: 1, camp.mat.id: 5, camp.box.id: 1}


def test_the_spare_share_is_looked_for_as_well(practice):
    camp = a_camp(practice, spare=10)
    for name in ("Fatima", "Wim", "Annie"):
        a_household(practice, camp, name, persons=4)
    assert counts_of(practice, camp, camp.mat)[:3] == (12, 0, 2)
    assert counts_of(practice, camp, camp.tent4).short == 4, "three, and one spare"


def test_who_brings_a_tent_of_their_own_and_lends_it_to_nobody_is_no_shortage(practice, camp):
    a_household(practice, camp, "Fatima", persons=4, own={camp.tent4.id: 1})
    counts = counts_of(practice, camp, camp.tent4)
    assert (counts.needed, counts.own, counts.short) == (0, 1, 0)


def test_who_waits_or_has_left_needs_nothing(practice, camp):
    waits = a_household(practice, camp, "Fatima", persons=4, is_waiting=True)
    assert counts_of(practice, camp, camp.mat).needed == 0
    participants = practice.use_cases.participants
    participants.change(practice.actor, waits.id, Signup(persons=4))
    assert counts_of(practice, camp, camp.mat).needed == 4
    participants.leave(practice.actor, waits.id)
    assert counts_of(practice, camp, camp.mat).needed == 0


def test_what_was_changed_by_hand_stays_when_the_rules_are_applied_again(practice, camp):
    household = a_household(practice, camp, "Fatima", persons=4, asked={camp.mat.id: 2})
    told = Signup(persons=6, asked={})
    practice.use_cases.participants.change(practice.actor, household.id, told)
    needs = {need.project_item_id: need.count for need in rows(practice, ParticipantNeed)}
    assert needs == {camp.tent4.id: 1, camp.tent2.id: 1, camp.mat.id: 2}


def test_each_promised_piece_is_counted_where_it_is(practice, camp):
    """Offered, confirmed, in store, handed out, back, home again: each in one number alone."""
    use_cases, actor = practice.use_cases, practice.actor
    a_household(practice, camp, "Fatima", persons=3)
    offered = a_pledge(practice, camp.mat, 3)
    assert counts_of(practice, camp, camp.mat) == (3, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0)
    assert counts_of(practice, camp, camp.mat).short == 3, "nobody has rung yet"
    use_cases.pledges.confirm(actor, offered.id)
    assert counts_of(practice, camp, camp.mat).confirmed == 3
    assert counts_of(practice, camp, camp.mat).short == 0
    mats = thing_of(practice, offered)
    use_cases.handovers.take_in_code(actor, mats.code)
    assert counts_of(practice, camp, camp.mat).in_store == 3
    use_cases.allocations.run(actor, camp.project.id)
    household = use_cases.project_overviews.read(actor, camp.project.id).households[0]
    view = use_cases.counter.show_resident(actor, household.resident.id).value
    assert view.promised == {mats.id: 3}
    line = OutLine(mats.id, 3)
    wanted = HandOut(
        resident_id=household.resident.id, lines=(line,), code_word=CodeWordCheck.KNOWN
    )
    hops = use_cases.handovers.hand_out(actor, wanted).value.handovers
    assert [hop.due_on for hop in hops] == [camp.project.last]
    assert counts_of(practice, camp, camp.mat).handed_out == 3
    with pytest.raises(UserFacingError, match="project-things-out"):
        use_cases.projects.close(actor, camp.project.id)
    use_cases.handovers.take_in(
        actor, ThingBrought(thing_id=mats.id, resident_id=household.resident.id, count=2)
    )
    lost = NewMishap(
        thing_id=mats.id,
        kind=MishapKind.LOST,
        what_happened="weg",
        resident_id=household.resident.id,
    )
    use_cases.mishaps.report(actor, lost)
    counts = counts_of(practice, camp, camp.mat)
    assert (counts.back, counts.lost, counts.promised) == (2, 1, 3)
    use_cases.handovers.bring_home(actor, mats.id)
    assert counts_of(practice, camp, camp.mat).home == 2
    closed = use_cases.projects.close(actor, camp.project.id).value
    assert closed.state is ProjectState.CLOSED


def test_a_shortage_makes_its_own_task_which_ends_with_it(practice, camp):
    a_household(practice, camp, "Fatima", persons=2)
    assert shortages(practice) == [
        "Buurtcamping Rembrandtpark · 1 × tent 2 personen",
        "Buurtcamping Rembrandtpark · 2 × slaapmat",
    ]
    mats = a_pledge(practice, camp.mat, 2, confirmed=True)
    a_pledge(practice, camp.tent2, 1, confirmed=True)
    assert shortages(practice) == []
    practice.use_cases.pledges.fall_through(practice.actor, mats.id)
    assert shortages(practice) == ["Buurtcamping Rembrandtpark · 2 × slaapmat"]
    practice.use_cases.projects.call_off(practice.actor, camp.project.id)
    assert shortages(practice) == []


def test_what_is_here_cannot_fall_through(practice, camp):
    pledge = a_pledge(practice, camp.mat, 2, confirmed=True)
    practice.use_cases.handovers.take_in_code(practice.actor, thing_of(practice, pledge).code)
    with pytest.raises(UserFacingError, match="pledge-is-here"):
        practice.use_cases.pledges.fall_through(practice.actor, pledge.id)


def test_a_lender_who_has_more_or_fewer_is_counted_so(practice, camp):
    pledge = a_pledge(practice, camp.mat, 4, confirmed=True)
    for count in (6, 3):
        practice.use_cases.pledges.confirm(practice.actor, pledge.id, PledgeTerms(count))
        assert counts_of(practice, camp, camp.mat).confirmed == count
    assert thing_of(practice, pledge).count == 3


def test_what_was_given_by_hand_is_never_undone_by_a_later_run(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    first = a_household(practice, camp, "Fatima", persons=4)
    second = a_household(practice, camp, "Wim", persons=4)
    tents = [
        thing_of(practice, a_pledge(practice, camp.tent4, confirmed=True, lender=name))
        for name in ("Samira", "Kees")
    ]
    use_cases.allocations.run(actor, camp.project.id)
    for one in rows(practice, Allocation):
        use_cases.allocations.take_away(actor, one.id)
    use_cases.allocations.give(actor, second.id, tents[0].id, 1)
    with pytest.raises(UserFacingError, match="allocation-none-left"):
        use_cases.allocations.give(actor, first.id, tents[0].id, 1)
    use_cases.allocations.run(actor, camp.project.id)
    use_cases.allocations.run(actor, camp.project.id)
    given = {one.participant_id: one for one in rows(practice, Allocation)}
    assert given[second.id].thing_id == tents[0].id
    assert given[second.id].reason is AllocationReason.BY_HAND
    assert given[first.id].thing_id == tents[1].id


def test_the_same_resident_takes_part_once_and_can_come_back(practice, camp):
    participants, actor = practice.use_cases.participants, practice.actor
    resident = a_resident(practice, "Annie")
    first = participants.sign_up(actor, camp.project.id, resident.id, Signup(persons=2)).value
    with pytest.raises(UserFacingError, match="project-takes-part"):
        participants.sign_up(actor, camp.project.id, resident.id, Signup())
    participants.leave(actor, first.id)
    again = participants.sign_up(actor, camp.project.id, resident.id, Signup(persons=3)).value
    assert (again.id, again.persons, again.left_at) == (first.id, 3, None)


def test_an_ended_project_takes_nobody_and_can_be_begun_again(practice, camp):
    projects, actor = practice.use_cases.projects, practice.actor
    projects.call_off(actor, camp.project.id)
    with pytest.raises(UserFacingError, match="project-ended"):
        a_household(practice, camp, "Fatima")
    again = projects.begin_again(
        actor, camp.project.id, camp.project.first, camp.project.last
    ).value
    facts = projects.read(actor, again.id)
    assert {item.name for item in facts.items} == {
        "tent 4 personen", "tent 2 personen", "slaapmat", "koelbox",
    }  # fmt: skip
    assert facts.participants == ()
    assert again.repeats_id == camp.project.id


def test_the_practice_camp_lacks_something_and_has_somebody_to_ring(practice):
    """There is something to do in each part: ring, look for more, share out."""
    camp = practice.use_cases.practice_camp.set_up(practice.actor).value
    facts = practice.use_cases.projects.read(practice.actor, camp.id)
    assert {one.state for one in facts.pledges} == {PledgeState.OFFERED, PledgeState.CONFIRMED}
    assert any(line.counts.short for line in facts.lines())
    assert len(facts.taking_part) == 8
    again = practice.use_cases.practice_camp.set_up(practice.actor).value
    assert again.id != camp.id, "it can be played as often as somebody wants"


def test_a_residents_own_copy_holds_what_they_take_part_in(practice, camp):
    household = a_household(practice, camp, "Fatima", persons=4)
    a_pledge(practice, camp.tent4, confirmed=True)
    practice.use_cases.allocations.run(practice.actor, camp.project.id)
    copy = practice.use_cases.export.collect(practice.actor, household.resident_id).value
    assert [row["persons"] for row in copy["participant"]] == [4]
    assert len(copy["participant_need"]) == 2
    assert len(copy["allocation"]) == 1


def short(practice):
    return sorted(about.rpartition("· ")[2] for about in shortages(practice))


def undo(practice, done):
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)


def test_a_sign_up_is_undone_although_another_came_after_it(practice, camp):
    participants = practice.use_cases.participants
    first, second = (a_resident(practice, name) for name in ("Fatima", "Wim"))
    sign_up = partial(participants.sign_up, practice.actor, camp.project.id)
    done = sign_up(first.id, Signup(persons=4))
    sign_up(second.id, Signup(persons=2))
    assert short(practice) == ["1 × tent 2 personen", "1 × tent 4 personen", "6 × slaapmat"]
    undo(practice, done)
    assert short(practice) == ["1 × tent 2 personen", "2 × slaapmat"]


def test_undoing_the_only_sign_up_leaves_no_task_behind(practice, camp):
    resident = a_resident(practice, "Fatima")
    done = practice.use_cases.participants.sign_up(
        practice.actor, camp.project.id, resident.id, Signup(persons=4)
    )
    undo(practice, done)
    assert short(practice) == []


def test_undoing_what_ended_a_shortage_makes_it_again(practice, camp):
    a_household(practice, camp, "Wim", persons=2)
    pledge = a_pledge(practice, camp.mat, 2)
    done = practice.use_cases.pledges.confirm(practice.actor, pledge.id)
    assert short(practice) == ["1 × tent 2 personen"]
    undo(practice, done)
    assert short(practice) == ["1 × tent 2 personen", "2 × slaapmat"]


def stops_of(practice, camp):
    planned = practice.use_cases.project_overviews.read(practice.actor, camp.project.id).trips
    return [[stop.pledge.lender for stop in trip.stops] for trip in planned]


def test_a_round_follows_the_map_where_the_list_has_every_door(practice, camp, tmp_path):
    """By postcode Ali stands between the others; on the map he lives next to Samira."""
    for lender, postcode in (("Samira", "1051 AA"), ("Kees", "1052 AA"), ("Ali", "1053 AA")):
        a_pledge(practice, camp.box, confirmed=True, lender=lender, postcode=postcode)
    plan = TripPlan(TripKind.COLLECT, camp.project.first, stops=2)
    practice.use_cases.trips.plan(practice.actor, camp.project.id, plan)
    assert stops_of(practice, camp) == [["Samira", "Kees"], ["Ali"]]
    desk = rows(practice, Centre)[0].postcode
    listed = tmp_path / "postcodes.csv"
    listed.write_text(
        "postcode;straat;x;y\n"
        f"{desk};Balie;0;0\n1051AA;A;1000;10\n1052AA;B;-1000;0\n1053AA;C;1000;-10\n",
        encoding="utf8",
    )
    practice.use_cases.addresses.replace_list(practice.actor, listed)
    practice.use_cases.trips.plan(practice.actor, camp.project.id, plan)
    assert sorted(map(sorted, stops_of(practice, camp))) == [["Ali", "Samira"], ["Kees"]]


@pytest.mark.parametrize(
    ("guest", "host", "is_fetched"),
    [
        ("moet worden opgehaald", "kan gasten ophalen", True),
        ("moet worden opgehaald", "", False),
        ("", "kan gasten ophalen", False),
    ],
)
def test_a_guest_reads_that_they_are_fetched_only_if_the_host_can(
    practice, camp, guest, host, is_fetched
):
    table = ProjectItem(
        project_id=camp.project.id,
        name="plek aan tafel",
        rule=NeedRule.PERSON,
        size=LoadSize.HAND,
        is_place=True,
    )
    table = practice.use_cases.projects.save_item(practice.actor, table).value
    annie = a_household(practice, camp, "Annie", note=guest)
    pledge = a_pledge(practice, table, 2, confirmed=True, lender="Kees", note=host)
    (seats,) = rows(practice, Thing, pledge_id=pledge.id)
    practice.use_cases.allocations.give(practice.actor, annie.id, seats.id, 1)
    papers = practice.use_cases.project_papers
    [card] = papers.route_cards(practice.actor, camp.project.id).value
    assert ("Kees haalt u thuis op" in " ".join(card.sentences)) is is_fetched
