"""A view of a task is kept as long as it would read the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from intake.desk.calling.due_task import DueTask
from intake.domain.task import Task, TaskKind
from intake.ui.tasks.task_view_cache import TaskViewCache

NOON = datetime(2026, 11, 27, 12, 0, 10, tzinfo=UTC)


class _Words:
    def __init__(self):
        self.language, self.own_texts, self.paper_languages = "nl", {}, ("nl",)


class _Writer:
    """Counts what it writes: a view is the task's subject, at the minute it was written."""

    centre = None

    def __init__(self):
        self.translate, self.profiles, self.now = _Words(), {}, NOON
        self.written = []

    def write(self, due):
        self.written.append(due.task.about)
        return due.task.about, self.now.minute


def a_task(about):
    task = Task(id=uuid4(), kind=TaskKind.RING_BACK, about=about, due_at=NOON)
    return DueTask(task=task)


@pytest.fixture
def writer():
    return _Writer()


def test_only_what_changed_is_written_anew(writer):
    cache, tent, pan = TaskViewCache(), a_task("tent"), a_task("pan")
    cache.write(writer, [tent, pan])
    changed = replace(pan, held_by="Samira")
    assert cache.write(writer, [changed, tent]) == [("pan", 0), ("tent", 0)]
    assert writer.written == ["tent", "pan", "pan"]


@pytest.mark.parametrize(
    "change",
    [
        lambda writer: setattr(writer, "now", NOON + timedelta(minutes=1)),
        lambda writer: setattr(writer, "centre", "De Schakel"),
        lambda writer: setattr(writer, "profiles", {"buuv": "changed"}),
        lambda writer: setattr(writer.translate, "language", "en"),
        lambda writer: setattr(writer.translate, "own_texts", {"call-hello": "Dag"}),
        lambda writer: setattr(writer.translate, "paper_languages", ("nl", "tr")),
    ],
    ids=["a minute later", "centre", "platforms", "language", "own sentences", "languages"],
)
def test_all_are_written_anew_when_what_they_are_written_from_changed(writer, change):
    cache, tent = TaskViewCache(), a_task("tent")
    cache.write(writer, [tent])
    change(writer)
    assert cache.write(writer, [tent]) == [("tent", writer.now.minute)]
    assert writer.written == ["tent", "tent"]


def test_a_task_that_came_back_is_written_anew(writer):
    cache, tent = TaskViewCache(), a_task("tent")
    for tasks in ([tent], [], [tent]):
        cache.write(writer, tasks)
    assert writer.written == ["tent", "tent"]
