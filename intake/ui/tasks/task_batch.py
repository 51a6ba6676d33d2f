"""Tasks that are recorded together and undone together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from intake.ui.done_command import DoneCommand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from intake.desk.result import Result
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class TaskBatch:
    """The commands of a batch, by task; ``on_undone`` is called after each that is undone."""

    def __init__(
        self, session: DeskSession, task_ids: Sequence[UUID], on_undone: Callable[[], object]
    ) -> None:
        self._session = session
        self._on_undone = on_undone
        self._commands = {task_id: DoneCommand(session) for task_id in task_ids}

    @property
    def can_be_undone(self) -> bool:
        return any(command.was_run for command in self._commands.values())

    def keep(self, task_id: UUID, result: Result[Any]) -> None:
        """Store the result of the command of one task."""
        self._commands[task_id].keep(result)

    def undo(self) -> None:
        """Undo everything, or what can still be undone if others have heard of it."""
        for task_id, command in reversed(self._commands.items()):
            command.undo(self._on_undone, partial(self._reopen, task_id, command))

    def _reopen(self, task_id: UUID, command: DoneCommand, _error: UserFacingError) -> None:
        reopen = self._session.use_cases.calls.reopen
        self._session.execute(
            partial(reopen, self._session.actor, task_id, command.operation),
            then=self._on_undone,
        )
