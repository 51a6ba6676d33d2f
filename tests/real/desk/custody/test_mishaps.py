"""Damage and loss: the lender hears the truth, and nobody is reminded of what is lost."""

from __future__ import annotations

import pytest

from intake.desk.custody.mishaps import NewMishap
from intake.domain.custody import Holder, HolderKind, Holding, Mishap, MishapKind
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.handover_facts import a_tent, agreed_loan, handed_to


@pytest.fixture
def tent(practice):
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    handed_to(practice, tent, taken.resident.id)
    return tent


def report(practice, thing, kind, **more):
    new = NewMishap(thing_id=thing.id, kind=kind, what_happened="doek gescheurd", **more)
    return practice.use_cases.mishaps.report(practice.actor, new).value


def test_a_lender_who_does_not_know_is_rung_with_what_happened(practice, tent):
    mishap = report(practice, tent, MishapKind.DAMAGED)
    calls = practice.use_cases.calls
    due = next(
        one for one in calls.list_due(practice.actor).tasks if one.task.kind is TaskKind.TELL_LENDER
    )
    assert due.task.about == "Samira · 06 12345678"
    assert due.happened == "doek gescheurd"
    calls.record_outcome(practice.actor, due.task.id, CallOutcome.REACHED)
    assert rows(practice, Mishap, id=mishap.id)[0].told_owner_at is not None


def test_of_our_own_thing_nobody_is_told(practice):
    drill = practice.use_cases.own_things.save(practice.actor, Thing(name="boor")).value
    report(practice, drill, MishapKind.DAMAGED)
    assert rows(practice, Task, kind=str(TaskKind.TELL_LENDER)) == ()


def test_what_is_lost_is_with_nobody_and_can_be_found_again(practice, tent):
    report(practice, tent, MishapKind.LOST, told_lender=True)
    assert [row.kind for row in rows(practice, Holding, thing_id=tent.id)] == [HolderKind.LOST]
    practice.use_cases.handovers.take_in_code(practice.actor, tent.code)
    assert rows(practice, Holding, thing_id=tent.id)[0].holder == Holder(HolderKind.PLACE, "rek B2")


def test_what_happened_must_be_told(practice, tent):
    new = NewMishap(thing_id=tent.id, kind=MishapKind.LOST, what_happened=" ")
    with pytest.raises(UserFacingError, match="mishap-no-words"):
        practice.use_cases.mishaps.report(practice.actor, new)
