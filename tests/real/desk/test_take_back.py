"""Every act that can be taken back, at every state of a request: the whole record is as it was."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

import pytest
import sqlalchemy as sa

from intake.desk.calling.call_tasks import CallAgain, CallAnswers
from intake.desk.result import Changes
from intake.domain.consent import Purpose
from intake.domain.import_run import ImportKind
from intake.domain.permissions import Role
from intake.domain.posting import PostingState
from intake.domain.resident import MOVED
from intake.domain.task import CallOutcome
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.store.tables import LOOKUP, TABLES
from tests.builders import a_call, posted, replied, rows
from tests.project_facts import a_camp
from tests.request_acts import ACTS, Walk

_ACTS_OF_A_WALK = 14
_ENDS = ["finish", "cancel"]
_COUNTED_BY_THE_STORE = {"version", "sequence"}


def whole_record(practice):
    """Every row of every table, but for the counters that only ever go up."""
    record = {}
    with practice.store.engine.connect() as connection:
        for name, table in {**TABLES, "lookup": LOOKUP}.items():
            columns = [one for one in table.columns if one.name not in _COUNTED_BY_THE_STORE]
            found = connection.execute(sa.select(*columns)).all()
            record[name] = sorted(map(repr, found))
    return record


def acts_at(walk):
    """By name what can be done to a request now, and taken back."""
    use_cases, actor, request_id = walk.use_cases, walk.actor, walk.taken.request.id
    requests, calls, slips = use_cases.requests, use_cases.calls, use_cases.slips
    acts = {
        "end": partial(requests.close, actor, request_id, "done"),
        "cancel": partial(requests.close, actor, request_id, "not-needed", cancelled=True),
        "withdraw": partial(use_cases.withdrawals.start, actor, request_id),
    }
    for reply in walk.aggregate.waiting_replies[:1]:
        meeting = walk.meeting()
        acts["choose"] = partial(use_cases.replies.choose, actor, reply.id, meeting)
    if walk.aggregate.agreement:
        answer = partial(
            use_cases.replies.record_neighbour_answer, actor, walk.aggregate.agreement.id
        )
        acts["neighbour yes"], acts["neighbour no"] = (
            partial(answer, yes=True),
            partial(answer, yes=False),
        )
    for task in walk.aggregate.open_tasks:
        acts[f"tick {task.kind}"] = partial(calls.complete, actor, task.id)
        for outcome in CallOutcome:
            call = partial(calls.record_outcome, actor, task.id, outcome)
            acts[f"call {task.kind} {outcome}"] = call
            acts[f"call {task.kind} {outcome}, no"] = partial(
                call, answers=CallAnswers(agreed=False)
            )
            acts[f"call {task.kind} {outcome}, yes"] = partial(
                call, answers=CallAnswers(agreed=True)
            )
        again = CallAgain(walk.h.clock.now(), "0612345670")
        acts[f"again {task.kind}"] = partial(
            calls.ring_again, actor, task.id, CallOutcome.WRONG_NUMBER, again
        )
    updates, resident_id = use_cases.resident_updates, walk.aggregate.resident.id
    for purpose in Purpose:
        acts[f"consent {purpose}"] = partial(updates.withdraw_consent, actor, resident_id, purpose)
    acts["gone"] = partial(updates.mark_gone, actor, resident_id, MOVED)
    if walk.aggregate.request.state != "cancelled" and not walk.aggregate.wants_no_help:
        slip = slips.make(actor, request_id).value.slip
        acts["print"] = partial(slips.record_print, actor, slip.id)
    for posting in walk.aggregate.postings:
        acts[f"taken down {posting.state}"] = partial(
            use_cases.withdrawals.withdraw, actor, posting.id
        )
        if posting.state is PostingState.POSTED:
            acts["renewed"] = partial(use_cases.renewals.record_renewal, actor, posting.id)
    return acts


@pytest.mark.parametrize("seed", [1, 2])
def test_each_act_at_each_state_is_taken_back_whole(practice, seed, long):
    rng = random.Random(seed)
    seen = set()
    for _ in range(20 if long else 6):
        walk = Walk(practice)
        goes_on = [name for name in ACTS if name not in _ENDS]
        for step in [*rng.choices(goes_on, k=_ACTS_OF_A_WALK), rng.choice(_ENDS)]:
            if not walk.do(step):
                continue
            for name, act in acts_at(walk).items():
                before = whole_record(practice)
                try:
                    result = act()
                except UserFacingError:
                    continue
                assert result.operation, name
                practice.use_cases.take_back.undo(walk.actor, result.operation, result.changed)
                assert whole_record(practice) == before, (walk.turn, name)
                seen.add((walk.turn, name.partition(" ")[0]))
    assert len(seen) > 30, sorted(seen)


def test_what_was_gone_on_with_is_not_taken_back(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken)
    closed = practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    before = whole_record(practice)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.take_back.undo(practice.actor, closed.operation, closed.changed)
    assert whole_record(practice) == before


def test_what_a_colleague_did_is_theirs_to_take_back(practice):
    taken, _, _ = a_call(practice)
    closed = practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    colleague = practice.actor._replace(staff_id=new_id(), name="Wil")
    with pytest.raises(UserFacingError, match="undo-by-another"):
        practice.use_cases.take_back.undo(colleague, closed.operation, Changes())
    assert rows(practice, type(taken.request), id=taken.request.id)[0].has_ended


def test_who_may_not_do_it_any_more_takes_nothing_back_either(practice):
    use_cases, actor = practice.use_cases, practice.actor
    project = a_camp(practice).project
    off = use_cases.projects.call_off(actor, project.id)
    added = use_cases.own_things.save(actor, Thing(name="boor", place="plank 3"))
    volunteer = actor._replace(role=Role.VOLUNTEER)
    for done in (off, added):
        with pytest.raises(UserFacingError, match="permission-missing"):
            use_cases.take_back.undo(volunteer, done.operation, done.changed)
        use_cases.take_back.undo(actor, done.operation, done.changed)


def test_a_volunteer_takes_back_what_they_wrote_of_an_own_thing(practice):
    use_cases, actor = practice.use_cases, practice.actor
    drill = use_cases.own_things.save(actor, Thing(name="boor", place="plank 3")).value
    volunteer = actor._replace(role=Role.VOLUNTEER)
    moved = use_cases.things.change(volunteer, replace(drill, place="kast 10"))
    use_cases.take_back.undo(volunteer, moved.operation, moved.changed)
    assert rows(practice, Thing, id=drill.id)[0].place == "plank 3"


def test_an_import_is_taken_back_by_its_own_undo(practice, tmp_path):
    """That one looks for what was built on it."""
    file = tmp_path / "lijst.csv"
    file.write_text("Naam;Telefoon\nZoe Testers;0611223344\n")
    imports, actor = practice.use_cases.imports, practice.actor
    plan = imports.plan(actor, file, ImportKind.RESIDENTS)
    run = imports.carry_out(actor, plan, lambda *_: True)
    with pytest.raises(UserFacingError, match="undo-changed-since"):
        practice.use_cases.take_back.undo(actor, run.operation, run.changed)
    imports.undo(actor, run.value.id)
