"""Two records of one person become one with all that hangs on them, and two again."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from intake.desk.taking.resident_pairs import BELONGS_TO_RESIDENT
from intake.domain.consent import Consent, Purpose
from intake.domain.draft import Draft
from intake.domain.phone import make_phone
from intake.domain.project import Project
from intake.domain.referral import Referral
from intake.domain.request import Request
from intake.domain.resident import MOVED, Resident
from intake.domain.resident_pair import (
    FACTS,
    NOTES,
    PairDecision,
    ResidentPair,
    differing_facts,
    merge_facts,
)
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.store.tables import ENTITIES
from tests.builders import READ, a_call, at, firm, rows, standing_answer
from tests.person_checks import annie
from tests.project_states import a_full_camp

STORE_FIELDS = {"version", "sequence"}
CALL_BACK = "2026-11-27T12:00+01:00"


def contents(practice):
    """All records of every kind that may hang on a resident, as they stand, by their id."""
    kinds = (Resident, Draft, *BELONGS_TO_RESIDENT.values())
    return {
        row.id: {
            field.name: getattr(row, field.name)
            for field in fields(row)
            if field.name not in STORE_FIELDS
        }
        for kind in kinds
        for row in rows(practice, kind)
    }


def two_records(practice):
    """Wim, with a request that his son asked for, an agreement, and a call; and Annie."""
    taken, _ = firm(practice, share=True)
    merges = practice.use_cases.merges
    practice.use_cases.referrals.record(
        practice.actor, "Fonds", "jas", resident_id=taken.resident.id
    )
    return merges, annie(practice), taken


def test_all_that_hangs_on_a_person_is_known():
    by_resident = {
        kind.__name__
        for kind in ENTITIES.values()
        if "resident_id" in {field.name for field in fields(kind)}
    }
    assert by_resident - {"ResidentPair"} == set(BELONGS_TO_RESIDENT)


def test_every_fact_of_a_resident_can_be_chosen_or_is_kept_of_both():
    chosen = {name for names in FACTS.values() for name in names}
    elsewhere = {
        *("id", "version", "sequence", "phones", *NOTES),
        *("created_at", "gone", "gone_at", "merged_into"),
    }
    assert {field.name for field in fields(Resident)} == chosen | elsewhere


def test_everything_of_both_stands_under_one(practice):
    merges, kept, taken = two_records(practice)
    other = taken.resident

    merges.merge(practice.actor, kept.id, other.id)

    for kind in BELONGS_TO_RESIDENT.values():
        assert not rows(practice, kind, resident_id=other.id), kind
    requests = rows(practice, Request, resident_id=kept.id)
    assert taken.request.id in {request.id for request in requests}
    assert rows(practice, Consent, resident_id=kept.id, request_id=taken.request.id)
    assert rows(practice, Referral, resident_id=kept.id)
    person = practice.use_cases.persons.open(practice.actor, other.id).value
    assert person.resident.id == kept.id, "the record that went leads to the one that stayed"
    assert {phone.number for phone in person.resident.phones} >= {
        *(phone.number for phone in kept.phones),
        *(phone.number for phone in other.phones),
    }
    with practice.store.read() as transaction:
        assert other.id not in transaction.people("wim")


def test_two_again_are_as_they_were(practice):
    merges, kept, taken = two_records(practice)
    before = contents(practice)

    pair = merges.merge(practice.actor, kept.id, taken.resident.id).value
    assert contents(practice) != before
    merges.undo_merge(practice.actor, pair.id)

    assert contents(practice) == before
    assert not rows(practice, ResidentPair)
    with practice.store.read() as transaction:
        assert taken.resident.id in transaction.people("wim")


def test_what_came_since_goes_with_the_request_it_is_about(practice):
    merges, kept, taken = two_records(practice)
    own = a_call(practice)[0].request
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        transaction.save(replace(own, resident_id=kept.id))
    pair = merges.merge(practice.actor, kept.id, taken.resident.id).value
    with practice.store.write(practice.actor, now) as transaction:
        for request in rows(practice, Request, resident_id=kept.id):
            task = Task(kind="ring_back", request_id=request.id, resident_id=kept.id, due_at=now)
            transaction.save(task)

    merges.undo_merge(practice.actor, pair.id)

    owner = {request.id: request.resident_id for request in rows(practice, Request)}
    assert len(set(owner.values())) > 1
    for task in rows(practice, Task):
        assert task.resident_id in (None, owner.get(task.request_id))


def test_a_fact_that_was_mended_since_stays(practice):
    merges, kept, taken = two_records(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(taken.resident, city="Utrecht", email="wim@x.nl"))
        kept = transaction.save(replace(kept, city="", street="", postcode="", email=""))
    pair = merges.merge(practice.actor, kept.id, taken.resident.id).value
    merged = annie(practice)
    assert merged.email == "wim@x.nl"
    practice.use_cases.resident_updates.update(
        practice.actor, merged, replace(merged, email="annie@x.nl")
    )

    merges.undo_merge(practice.actor, pair.id)

    assert annie(practice).email == "annie@x.nl"
    assert {p.number for p in annie(practice).phones} == {p.number for p in kept.phones}


def test_a_call_about_the_record_that_went_goes_on_with_the_one_that_stayed(practice):
    merges, kept, taken = two_records(practice)
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {**draft.page, "resident": str(taken.resident.id), "kind": "borrow", "a.what": "ladder"}
    practice.use_cases.drafts.save(practice.actor, draft.id, page, "parked")

    merges.merge(practice.actor, kept.id, taken.resident.id)
    written = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value

    assert written.resident.id == kept.id


def test_nobody_is_asked_twice(practice):
    taken, _, _ = a_call(practice)
    merges = practice.use_cases.merges
    twin = replace(taken.resident, version=0, id=annie(practice).id)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        twin = transaction.save(replace(twin, version=annie(practice).version))
    asked = [one.resident.id for one in merges.overview(practice.actor, twin.id).look_alikes]
    assert asked == [taken.resident.id]

    pair = merges.tell_apart(practice.actor, twin.id, taken.resident.id).value

    for one in pair.both:
        assert not merges.overview(practice.actor, one).look_alikes
    merges.undo_tell_apart(practice.actor, pair.id)
    assert merges.overview(practice.actor, twin.id).look_alikes


def test_who_has_moved_or_went_already_is_refused(practice):
    merges, kept, taken = two_records(practice)
    with pytest.raises(UserFacingError, match="merge-done-already"):
        merges.merge(practice.actor, kept.id, kept.id)
    pair = merges.merge(practice.actor, kept.id, taken.resident.id).value
    with pytest.raises(UserFacingError, match="merge-done-already"):
        merges.merge(practice.actor, taken.resident.id, kept.id)
    merges.undo_merge(practice.actor, pair.id)
    with pytest.raises(UserFacingError):
        merges.undo_merge(practice.actor, pair.id)
    practice.use_cases.resident_updates.mark_gone(practice.actor, kept.id, MOVED)
    with pytest.raises(UserFacingError, match="merge-gone"):
        merges.merge(practice.actor, kept.id, taken.resident.id)


def test_three_records_of_one_person(practice):
    """A copy of their data holds all three; what was merged last must be undone first."""
    merges, kept, taken = two_records(practice)
    third = a_call(practice)[0].resident
    first = merges.merge(practice.actor, third.id, taken.resident.id).value
    last = merges.merge(practice.actor, kept.id, third.id).value

    copy = practice.use_cases.export.collect(practice.actor, kept.id).value
    assert {row["id"] for row in copy["resident"]} == {kept.id, third.id, taken.resident.id}
    opened = practice.use_cases.persons.open(practice.actor, taken.resident.id).value
    assert opened.resident.id == kept.id
    with pytest.raises(UserFacingError, match="merge-undone-already"):
        merges.undo_merge(practice.actor, first.id)
    merges.undo_merge(practice.actor, last.id)
    merges.undo_merge(practice.actor, first.id)
    assert rows(practice, Request, resident_id=taken.resident.id)


def test_what_one_lacks_comes_from_the_other():
    kept = Resident(
        first_name="A.", last_name="Vries", infix="de", how_to_talk="langzaam", note="tent 12"
    )
    other = Resident(
        first_name="Annie",
        last_name="Bakker",
        birth_date=date(1940, 5, 1),
        postcode="1052 XK",
        house_number="3",
        phones=(make_phone("+31206184217"),),
        how_to_talk="bel twee keer",
        note="met 4 kinderen",
    )

    assert differing_facts(kept, other) == ("first_name", "last_name")
    merged = merge_facts(kept, other, frozenset({"first_name"}))
    assert merged.full_name == "Annie de Vries"
    assert merged.birth_date == other.birth_date
    assert (merged.postcode, merged.phones) == (other.postcode, other.phones)
    assert merged.how_to_talk == "langzaam; bel twee keer"
    assert merged.note == "tent 12; met 4 kinderen"


def test_the_number_in_use_stays_the_first_to_be_rung():
    mobile, home = make_phone("+31612345678"), make_phone("+31206184217")
    kept = Resident(first_name="Annie", phones=(mobile,))
    other = Resident(first_name="Annie", phones=(home, mobile))
    assert merge_facts(kept, other, frozenset()).phones == (mobile, home)


@pytest.mark.parametrize("fact", sorted(FACTS))
def test_a_fact_that_is_chosen_comes_whole_from_the_other(fact):
    facts = {
        "salutation": "mevrouw", "first_name": "Annie", "infix": "de", "last_name": "Vries",
        "email": "annie@x.example", "birth_date": date(1940, 5, 1), "street": "Hoofdweg",
        "house_number": "3", "addition": "hs", "postcode": "1052 XK", "city": "Amsterdam",
        "neighbourhood": "West", "fetched_by": "buurvrouw", "text_size": 24,
        "paper_language": "en", "call_window": "tussen 10 en 12", "voicemail": "liever niet",
    }  # fmt: skip
    other = Resident(**facts)
    kept = replace(other, **dict.fromkeys(facts, "x"))
    merged = merge_facts(kept, other, frozenset({fact}))
    came = {name for name in facts if getattr(merged, name) == facts[name]}
    wanted = {
        "last_name": {"infix", "last_name"},
        "address": {"street", "house_number", "addition", "postcode", "city"},
    }
    assert came == wanted.get(fact, {fact})


def test_a_no_to_being_rung_that_comes_along_ends_the_promised_calls(practice):
    use_cases = practice.use_cases
    kept, other = a_call(practice)[0], a_call(practice, note="x")[0]
    for one in (kept, other):
        standing_answer(practice, one.resident.id, Purpose.RING, given=True)
    use_cases.ring_back_promises.ring_back_at(
        practice.actor, kept.request.id, at(practice, "vr 10")
    )
    use_cases.resident_updates.withdraw_consent(practice.actor, other.resident.id, Purpose.RING)
    use_cases.merges.merge(practice.actor, kept.resident.id, other.resident.id)
    calls = rows(practice, Task, request_id=kept.request.id, kind="ring_back", done_at=None)
    assert calls == ()


def test_who_were_two_people_can_be_merged_after_all_and_are_asked_about_again(practice):
    taken, _, _ = a_call(practice)
    others = [a_call(practice)[0] for _ in range(2)]
    merges = practice.use_cases.merges
    for other in others:
        merges.tell_apart(practice.actor, taken.resident.id, other.resident.id)
    merges.merge(practice.actor, taken.resident.id, others[0].resident.id)
    decisions = [
        (pair.decision, pair.other_id)
        for pair in rows(practice, ResidentPair, resident_id=taken.resident.id)
    ]
    assert (PairDecision.DIFFERENT, others[0].resident.id) not in decisions
    assert (PairDecision.DIFFERENT, others[1].resident.id) in decisions
    assert (PairDecision.SAME, others[0].resident.id) in decisions


def test_a_merge_is_not_undone_as_a_decision_that_they_are_two(practice):
    taken, other = a_call(practice)[0], a_call(practice)[0]
    merges = practice.use_cases.merges
    pair = merges.merge(practice.actor, taken.resident.id, other.resident.id).value
    merges.undo_tell_apart(practice.actor, pair.id)
    assert rows(practice, ResidentPair, id=pair.id)


def test_who_were_merged_meanwhile_are_not_told_apart_and_can_still_be_split(practice):
    taken, other = a_call(practice)[0], a_call(practice)[0]
    merges = practice.use_cases.merges
    pair = merges.merge(practice.actor, taken.resident.id, other.resident.id).value
    with pytest.raises(UserFacingError, match="merge-done-already"):
        merges.tell_apart(practice.actor, taken.resident.id, other.resident.id)
    merges.undo_merge(practice.actor, pair.id)
    assert not rows(practice, Resident, id=other.resident.id)[0].merged_into


def test_the_team_of_a_project_is_merged_with_nobody(practice):
    camp = a_full_camp(practice)
    posts, actor = practice.use_cases.bulk_posts, practice.actor
    posts.place(actor, camp.project.id, list(posts.plan(actor, camp.project.id).value.posts[:1]))
    team = rows(practice, Project, id=camp.project.id)[0].team_resident_id
    with pytest.raises(UserFacingError, match="merge-team"):
        practice.use_cases.merges.merge(actor, annie(practice).id, team)
