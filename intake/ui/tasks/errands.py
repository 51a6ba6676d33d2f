"""Tasks as Vandaag lists them: people first, and chores that are done together as one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.ui.tasks.task_view import TaskGroup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from intake.kit.translations import Translate
    from intake.ui.tasks.task_view import TaskView


@dataclass(frozen=True)
class Errand:
    """One line of the list: one task, or several chores that are done together."""

    views: tuple[TaskView, ...]

    @property
    def first(self) -> TaskView:
        return self.views[0]

    @property
    def row_ids(self) -> tuple[UUID, ...]:
        return tuple(view.row_id for view in self.views)

    def lines(self, translate: Translate) -> str:
        """Return the lines of the list for it."""
        view = self.first
        late = ""
        if any(view.is_late for view in self.views):
            late = "! "
        if len(self.views) > 1:
            title = translate("errand-many", title=view.title, who=view.who, count=len(self.views))
            return f"{late}{title}"
        if view.group is TaskGroup.RESIDENT:
            head = " · ".join(part for part in (view.who_capital, view.waits) if part)
            below = _with_colon(view.title, view.asked)
            return "\n".join(part for part in (f"{late}{head}", below, view.due) if part)
        head = _with_colon(view.title, view.who)
        return "\n".join(part for part in (f"{late}{head}", view.other_about, view.due) if part)


def group_errands(
    views: Sequence[TaskView],
) -> tuple[tuple[TaskGroup, tuple[Errand, ...]], ...]:
    """Return the groups that are not empty, each with its errands in order."""
    grouped = []
    for group in TaskGroup:
        errands: dict[object, list[TaskView]] = {}
        for view in views:
            if view.group is group:
                errands.setdefault(view.errand or view.row_id, []).append(view)
        if errands:
            grouped.append((group, tuple(Errand(tuple(each)) for each in errands.values())))
    return tuple(grouped)


def _with_colon(title: str, subject: str) -> str:
    return ": ".join(part for part in (title, subject) if part)


def errand_ids(errand: Errand | None) -> tuple[UUID, ...]:
    """Return the tasks of an errand; empty without an errand."""
    if errand is None:
        return ()
    return errand.row_ids
