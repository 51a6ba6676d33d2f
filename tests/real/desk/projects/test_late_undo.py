"""What is undone late in a project fits what was done since: its end, and who has what now."""

from __future__ import annotations

import pytest

from intake.domain.allocation import Allocation
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.pledge import Pledge, PledgeState, PledgeTerms
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.project_facts import a_camp, a_household, a_pledge


@pytest.fixture
def camp(practice):
    return a_camp(practice)


def undo(practice, done):
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)


def refused(practice, done, error="undo-changed-since"):
    with pytest.raises(UserFacingError, match=error):
        undo(practice, done)


def thing_of(practice, pledge):
    return rows(practice, Thing, pledge_id=pledge.id)[0]


def given_pieces(practice, thing):
    return sum(one.count for one in rows(practice, Allocation, thing_id=thing.id))


@pytest.mark.parametrize("end", ["call_off", "close"])
def test_nobody_takes_part_again_and_nothing_is_promised_again_in_what_has_ended(
    practice, camp, end
):
    """Nobody would ring them about it: the calls were planned when it was called off."""
    use_cases, actor = practice.use_cases, practice.actor
    household = a_household(practice, camp, "Fatima", persons=4)
    promised = a_pledge(practice, camp.tent4, lender="Kees")
    acts = [
        use_cases.participants.leave(actor, household.id),
        use_cases.pledges.fall_through(actor, promised.id),
    ]
    getattr(use_cases.projects, end)(actor, camp.project.id)
    for act in acts:
        refused(practice, act, "project-ended")
    assert rows(practice, Participant, id=household.id)[0].left_at
    assert rows(practice, Pledge, id=promised.id)[0].state is PledgeState.FALLEN_THROUGH


def test_a_payment_is_undone_in_what_was_called_off(practice, camp):
    """It was ticked by mistake; who takes part is rung all the same."""
    use_cases, actor = practice.use_cases, practice.actor
    paid = a_household(practice, camp, "Fatima", fee_cents=500)
    payment = use_cases.participants.pay(actor, paid.id)
    use_cases.projects.call_off(actor, camp.project.id)
    undo(practice, payment)
    assert rows(practice, Participant, id=paid.id)[0].paid_at is None


def test_what_was_called_off_is_brought_back_as_a_whole_and_then_the_act_before_it(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    household = a_household(practice, camp, "Fatima", persons=4)
    left = use_cases.participants.leave(actor, household.id)
    off = use_cases.projects.call_off(actor, camp.project.id)
    undo(practice, off)
    undo(practice, left)
    assert rows(practice, Participant, id=household.id)[0].takes_part
    assert not rows(practice, Task, kind=str(TaskKind.PROJECT_CALLED_OFF), done_at=None)


def test_a_thing_that_was_taken_away_is_not_given_back_once_another_has_it(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    a_household(practice, camp, "Fatima", persons=4)
    other = a_household(practice, camp, "Wim", persons=4)
    tent = thing_of(practice, a_pledge(practice, camp.tent4, confirmed=True))
    use_cases.allocations.run(actor, camp.project.id)
    (given,) = rows(practice, Allocation)
    away = use_cases.allocations.take_away(actor, given.id)
    use_cases.allocations.give(actor, other.id, tent.id, 1)
    refused(practice, away)
    assert given_pieces(practice, tent) == 1


def test_a_run_is_not_undone_over_what_was_given_by_hand_since(practice, camp):
    """The run took the tent of who left; undoing it would give it to them beside the other."""
    use_cases, actor = practice.use_cases, practice.actor
    first = a_household(practice, camp, "Fatima", persons=4)
    tent = thing_of(practice, a_pledge(practice, camp.tent4, confirmed=True))
    use_cases.allocations.run(actor, camp.project.id)
    use_cases.participants.leave(actor, first.id)
    run = use_cases.allocations.run(actor, camp.project.id)
    other = a_household(practice, camp, "Wim", persons=4)
    use_cases.allocations.give(actor, other.id, tent.id, 1)
    refused(practice, run)
    assert given_pieces(practice, tent) == 1


def test_more_pieces_are_not_unpromised_while_they_are_meant_for_somebody(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    a_household(practice, camp, "Fatima", persons=5)
    pledge = a_pledge(practice, camp.mat, 3, confirmed=True)
    more = use_cases.pledges.confirm(actor, pledge.id, PledgeTerms(5))
    use_cases.allocations.run(actor, camp.project.id)
    refused(practice, more)
    assert given_pieces(practice, thing_of(practice, pledge)) == 5


def test_fewer_pieces_than_were_shared_out_are_taken_from_who_was_given_them_last(practice, camp):
    """What a colleague chose stays as long as there is enough for it."""
    use_cases, actor = practice.use_cases, practice.actor
    chosen = a_household(practice, camp, "Fatima", persons=2)
    a_household(practice, camp, "Wim", persons=3)
    pledge = a_pledge(practice, camp.mat, 5, confirmed=True)
    mats = thing_of(practice, pledge)
    use_cases.allocations.give(actor, chosen.id, mats.id, 2)
    use_cases.allocations.run(actor, camp.project.id)
    assert given_pieces(practice, mats) == 5
    use_cases.pledges.confirm(actor, pledge.id, PledgeTerms(3))
    by_household = {one.participant_id: one.count for one in rows(practice, Allocation)}
    assert given_pieces(practice, mats) == 3
    assert by_household[chosen.id] == 2


def test_who_signed_up_while_an_item_was_off_the_list_needs_it_when_it_is_back(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    a_household(practice, camp, "Anna", persons=2)
    removed = use_cases.projects.remove_item(actor, camp.mat.id)
    later = a_household(practice, camp, "Bea", persons=3)
    undo(practice, removed)
    needs = rows(practice, ParticipantNeed, participant_id=later.id, project_item_id=camp.mat.id)
    assert [need.wanted for need in needs] == [3]
    [shortage] = [
        task
        for task in rows(practice, Task, kind=str(TaskKind.PROJECT_SHORTAGE), done_at=None)
        if task.project_item_id == camp.mat.id
    ]
    assert "5" in shortage.about


def test_nobody_takes_part_twice_after_two_records_became_one(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    kept, other = (a_household(practice, camp, "Wim", persons=3) for _ in range(2))
    left = use_cases.participants.leave(actor, other.id)
    use_cases.merges.merge(actor, kept.resident_id, other.resident_id)
    refused(practice, left)
    assert len(rows(practice, Participant, project_id=camp.project.id, left_at=None)) == 1


def test_nothing_is_promised_again_of_what_is_off_the_list(practice, camp):
    use_cases, actor = practice.use_cases, practice.actor
    promised = a_pledge(practice, camp.box, 2, confirmed=True)
    fallen = use_cases.pledges.fall_through(actor, promised.id)
    use_cases.projects.remove_item(actor, camp.box.id)
    refused(practice, fallen)
    assert rows(practice, Pledge, id=promised.id)[0].state is PledgeState.FALLEN_THROUGH
