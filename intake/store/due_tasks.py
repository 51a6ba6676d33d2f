"""One query for the most urgent open tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from intake.domain.request_list import PAGE_SIZE
from intake.store.tables import TABLES

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.engine import Connection

_TASK = TABLES["task"]


def find_due_tasks(connection: Connection, now: datetime) -> list[dict[str, Any]]:
    """Return the rows of the most urgent open tasks, ``PAGE_SIZE`` at most.

    What somebody has taken up comes first; the others are in the order of ``DueTask.urgency``:
    tasks that must wait come last.
    """
    is_later = sa.case((_TASK.c.not_before > now, 1), else_=0)
    is_free = sa.case((_TASK.c.held_by.is_(None), 1), else_=0)
    query = (
        sa.select(_TASK)
        .where(_TASK.c.done_at.is_(None))
        .order_by(is_free, is_later, _TASK.c.due_at.is_(None), _TASK.c.due_at, _TASK.c.id)
        .limit(PAGE_SIZE)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def count_open_tasks(connection: Connection) -> int:
    """Return the number of open tasks."""
    query = sa.select(sa.func.count()).select_from(_TASK).where(_TASK.c.done_at.is_(None))
    return int(connection.execute(query).scalar() or 0)
