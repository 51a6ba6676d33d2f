"""Take one command of the desk back, whole where nothing was built upon it."""

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
    """A command that was run, kept until somebody takes it back."""

    def __init__(self, session: DeskSession) -> None:
        self._session = session
        self._result: Result[Any] | None = None

    def keep(self, result: Result[Any]) -> None:
        """Hold what the command gave (``DeskSession.execute``)."""
        self._result = result

    @property
    def operation(self) -> UUID | None:
        """The operation that the command was; None before it was run."""
        return self._result.operation if self._result else None

    def undo(
        self,
        then: Callable[[], object],
        otherwise: Callable[[UserFacingError], object] | None = None,
    ) -> None:
        """Put back all that the command changed, then go on.

        ``otherwise`` is called where something of it was changed since: without it the person
        reads why it cannot be taken back.
        """
        result = self._result
        if result is None or result.operation is None:
            return
        undo = self._session.use_cases.take_back.undo
        self._session.execute(
            partial(undo, self._session.actor, result.operation, result.changed),
            then=then,
            failed=otherwise,
        )
