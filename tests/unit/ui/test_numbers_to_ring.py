"""Which numbers stand beside a call, and who picks up: who rang is among them."""

from __future__ import annotations

from dataclasses import replace

from intake.desk.calling.due_task import DueTask
from intake.domain.phone import make_phone
from intake.domain.resident import Caller, Resident
from intake.domain.task import Task, TaskKind
from intake.kit.ids import new_id
from intake.ui.tasks.task_numbers import numbers_to_ring

OWN, SON = "+31206184217", "+31612345678"


def due(*, phones=(), caller=""):
    resident = Resident(last_name="Kaya", phones=phones)
    spoke = None
    if caller:
        spoke = Caller(resident_id=resident.id, name="Emre", relation="zoon", phone=caller)
    task = Task(kind=TaskKind.RING_BACK, request_id=new_id(), resident_id=resident.id)
    return DueTask(task=task, resident=resident, caller=spoke)


def test_who_rang_stands_below_the_residents_own_number():
    shown = numbers_to_ring(due(phones=(make_phone(OWN),), caller=SON))
    assert shown.splitlines() == ["020 618 4217", "06 12345678 · Emre (zoon)"]


def test_a_number_is_shown_once():
    shared = (make_phone(SON, whose="Emre (zoon)"),)
    assert numbers_to_ring(due(phones=shared, caller=SON)).count("12345678") == 1


def test_without_a_number_of_their_own_who_rang_is_rung():
    assert numbers_to_ring(due(caller=SON)) == "06 12345678 · Emre (zoon)"


def test_a_number_that_is_wrong_is_shown_by_nobodys_name():
    wrong = replace(make_phone(SON), wrong=True)
    assert "12345678" not in numbers_to_ring(due(phones=(wrong,), caller=SON))
