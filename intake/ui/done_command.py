"""Undo one command of the desk: all that it changed, or nothing if something was built on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.desk.result import Result
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class DoneCommand:
    """A command that was run, kept until somebody undoes it."""

    def __init__(self, session: DeskSession) -> None:
        self._session = session
        self._result: Result[Any] | None = None

    def keep(self, result: Result[Any]) -> None:
        """Store the result; given to ``DeskSession.execute`` as ``on_result``."""
        self._result = result

    @property
    def was_run(self) -> bool:
        return self._result is not None

    @property
    def operation(self) -> UUID | None:
        """The id of the command's operation; None before it was run, or if it cannot be undone."""
        return self._result.operation if self._result else None

    def undo(
        self,
        then: Callable[[], object],
        failed: Callable[[UserFacingError], object] | None = None,
    ) -> None:
        """Undo everything that the command changed, then call ``then``; nothing without operation.

        ``failed`` is called if part of it was changed since; without it the person reads why it
        cannot be undone.
        """
        result = self._result
        if result is None or result.operation is None:
            return
        undo = self._session.use_cases.take_back.undo
        self._session.execute(
            partial(undo, self._session.actor, result.operation, result.changed),
            then=then,
            failed=failed,
        )
