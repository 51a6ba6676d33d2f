"""The first open tasks in one query, on each database, in the order of their urgency."""

from __future__ import annotations

import random
from datetime import timedelta

from intake.desk.calling.due_task import DueTask
from intake.domain.request_list import PAGE_SIZE
from intake.domain.task import Task, TaskKind
from tests.fakes import MONDAY, actor


def test_the_most_urgent_come_first_and_the_others_are_counted(store):
    rng = random.Random(3)
    moments = [None, *(MONDAY + timedelta(hours=hours) for hours in range(-30, 30))]
    with store.write(actor(), MONDAY) as transaction:
        for number in range(PAGE_SIZE + 40):
            transaction.save(
                Task(
                    kind=TaskKind.RING_BACK,
                    about=str(number),
                    due_at=rng.choice(moments),
                    not_before=rng.choice(moments),
                    done_at=rng.choice([None, None, None, MONDAY]),
                )
            )
        for _ in range(60):
            transaction.save(Task(kind=TaskKind.SET_UP, due_at=rng.choice(moments)))
    with store.read() as transaction:
        everything = transaction.find(Task, done_at=None)
        first = transaction.list_due_tasks(MONDAY)
        assert transaction.count_open_tasks() == len(everything) > PAGE_SIZE
    expected = sorted(everything, key=lambda task: DueTask(task=task).urgency(MONDAY))
    assert [task.id for task in first] == [task.id for task in expected[:PAGE_SIZE]]
