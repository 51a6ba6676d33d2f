"""Keep the views of tasks that read as before: one change does not write a long list anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.desk.calling.due_task import DueTask
    from intake.ui.tasks.task_view import TaskView, TaskViewWriter


class TaskViewCache:
    """Writes the views of due tasks.

    A view is written anew when its task changed, when what all are written from changed, and once
    a minute, because what is late changes with the clock.
    """

    def __init__(self) -> None:
        self._views: dict[UUID, tuple[DueTask, TaskView]] = {}
        self._written_with: tuple[object, ...] = ()

    def write(self, writer: TaskViewWriter, tasks: Iterable[DueTask]) -> list[TaskView]:
        """Return the views in the order of the tasks, and forget those of other tasks."""
        translate, now = writer.translate, writer.now.replace(second=0, microsecond=0)
        written_with = (
            translate.language,
            translate.own_texts,
            translate.paper_languages,
            writer.centre,
            writer.profiles,
            now,
        )
        before = self._views if written_with == self._written_with else {}
        self._written_with = written_with
        self._views = {}
        for due in tasks:
            written = before.get(due.task.id)
            if written is None or written[0] != due:
                written = due, writer.write(due)
            self._views[due.task.id] = written
        return [view for _, view in self._views.values()]
