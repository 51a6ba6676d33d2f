"""Hand-overs beside merged records, other residents' requests and a clock that was set back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.desk.custody.handovers import HandOut, OutLine
from intake.desk.custody.returns import ThingBrought
from intake.desk.custody.things import NewThing
from intake.domain.custody import CodeWordCheck, Holder, HolderKind, Holding
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.handover_facts import a_tent, agreed_loan, handed_to
from tests.project_facts import a_camp, a_pledge, a_resident


@pytest.fixture
def drill(practice):
    own_things = practice.use_cases.own_things
    return own_things.save(practice.actor, Thing(name="boor", count=2, place="plank 3")).value


def test_a_merge_is_not_undone_after_a_return_even_if_the_clock_went_back(practice, drill):
    use_cases, actor = practice.use_cases, practice.actor
    kept, other = a_resident(practice, "Aaf"), a_resident(practice, "Bea")
    handed_to(practice, drill, other.id)
    pair = use_cases.merges.merge(actor, kept.id, other.id).value
    practice.clock.at -= timedelta(hours=3)
    use_cases.handovers.take_in(actor, ThingBrought(thing_id=drill.id, resident_id=kept.id))
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        use_cases.merges.undo_merge(actor, pair.id)
    assert not use_cases.counter.find_faults(actor)


def test_a_desk_that_still_shows_a_merged_record_writes_on_the_one_that_was_kept(practice, drill):
    use_cases, actor = practice.use_cases, practice.actor
    kept, other = a_resident(practice, "Aaf"), a_resident(practice, "Bea")
    one = (OutLine(drill.id, 1),)
    use_cases.handovers.hand_out(
        actor, HandOut(resident_id=other.id, lines=one, code_word=CodeWordCheck.RIGHT)
    )
    use_cases.merges.merge(actor, kept.id, other.id)
    taken = use_cases.handovers.take_in(
        actor, ThingBrought(thing_id=drill.id, resident_id=other.id)
    )
    assert not taken.value.was_here
    assert {row.kind for row in rows(practice, Holding, thing_id=drill.id)} == {HolderKind.PLACE}
    lent = use_cases.things.register(
        actor, NewThing(name="tent", lender="Kees", resident_id=other.id)
    ).value
    assert rows(practice, Holding, thing_id=lent.id)[0].resident_id == kept.id


def test_a_thing_for_another_resident_brings_nobody_into_their_request(practice):
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    other = a_resident(practice, "Bea")
    handed_to(practice, tent, other.id)
    row = rows(practice, Holding, thing_id=tent.id)[0]
    assert (row.resident_id, row.request_id) == (other.id, None)
    story = practice.use_cases.stories.read(practice.actor, taken.request.id)
    assert "Bea" not in str(story.requests if hasattr(story, "requests") else story.events)


def test_pieces_neither_appear_nor_vanish_by_a_correction(practice, drill):
    shelf = Holder(HolderKind.PLACE, "plank 3")
    for source, target in ((shelf, Holder(HolderKind.NEW)), (Holder(HolderKind.NEW), shelf)):
        with pytest.raises(UserFacingError, match="thing-not-there"):
            practice.use_cases.handovers.correct(practice.actor, drill.id, source, target)
    assert not practice.use_cases.counter.find_faults(practice.actor)


def test_a_promise_that_falls_through_leaves_no_fault_behind(practice):
    camp = a_camp(practice)
    pledge = a_pledge(practice, camp.mat, 4, confirmed=True)
    practice.use_cases.pledges.fall_through(practice.actor, pledge.id)
    assert not practice.use_cases.counter.find_faults(practice.actor)


def test_nothing_is_swapped_with_somebody_who_died(practice, drill):
    resident = a_resident(practice, "Bea")
    handed_to(practice, drill, resident.id)
    other = practice.use_cases.own_things.save(practice.actor, Thing(name="zaag", place="p")).value
    practice.use_cases.resident_updates.mark_gone(practice.actor, resident.id, "died")
    wanted = HandOut(
        resident_id=resident.id, lines=(OutLine(other.id),), code_word=CodeWordCheck.KNOWN
    )
    with pytest.raises(UserFacingError, match="take-gone"):
        practice.use_cases.handovers.swap(practice.actor, ThingBrought(thing_id=drill.id), wanted)
