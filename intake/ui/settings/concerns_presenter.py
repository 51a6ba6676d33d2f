"""List what was reported to the coordinators, and record what was done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.domain.permissions import Permission, is_allowed
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.text.composing.date_phrases import short_moment
from intake.ui.done_command import DoneCommand

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.desk.reporting.concerns import ListedConcern
    from intake.desk.result import Result
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack


class ConcernLine(NamedTuple):
    """One report in words."""

    concern_id: UUID
    title: str
    about: str
    text: str
    withheld: str
    handled: str


class ConcernsPresenter(QObject):
    """Lists reports for a coordinator; handling one and lifting one can be undone."""

    listed = Signal(list)  # list[ConcernLine]
    done = Signal(str)  # what was done
    failed = Signal(str)  # what did not work

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack

    def refresh(self) -> None:
        """List the reports again; a person who may not read them sees none."""
        if is_allowed(self._session.actor.role, Permission.SEE_CONCERNS):
            concerns = self._session.use_cases.concerns
            self._session.query_as_signed_in(concerns.list_all, self._show)

    def handle(self, concern_id: UUID, note: str) -> None:
        """Record what was done with a report."""
        handle = partial(
            self._session.use_cases.concerns.handle, self._session.actor, concern_id, note
        )
        self._execute(handle, "concern-handled")

    def lift(self, concern_id: UUID) -> None:
        """Suggest a helper again."""
        lift = partial(self._session.use_cases.concerns.lift, self._session.actor, concern_id)
        self._execute(lift, "concern-lifted")

    def undo(self) -> None:
        """Undo the last act."""
        self.undo_stack.undo("concerns")

    def _execute(self, act: Callable[[], Result[UUID]], sentence: str) -> None:
        translate = self._session.translate
        command = DoneCommand(self._session)

        def on_done() -> None:
            label = translate("undo-what", what=translate(f"{sentence}-name"))
            self.undo_stack.push(label, partial(command.undo, self.refresh), "concerns")
            self.done.emit(translate(sentence))
            self.refresh()

        self._session.execute(act, then=on_done, failed=self._report_error, on_result=command.keep)

    def _show(self, concerns: tuple[ListedConcern, ...]) -> None:
        self.listed.emit([self._line(concern) for concern in concerns])

    def _line(self, listed: ListedConcern) -> ConcernLine:
        translate = self._session.translate
        concern = listed.concern
        kind = translate(f"concern-{str(concern.kind).replace('_', '-')}")
        about = [formal_name(listed.resident)] if listed.resident else []
        if listed.request:
            about.append(f"{listed.request.what} · {format_code(listed.request.code)}")
        if concern.seen_by:
            about.append(translate("concern-seen", name=concern.seen_by))
        if listed.reporter:
            about.append(translate("concern-reporter", name=listed.reporter))
        withheld = ""
        if concern.is_withheld:
            withheld = translate("concern-is-withheld", name=concern.helper)
        return ConcernLine(
            concern_id=concern.id,
            title=f"{kind} · {short_moment(concern.reported_at, translate.language)}",
            about=" · ".join(about),
            text=concern.secret,
            withheld=withheld,
            handled=concern.handled_note,
        )

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
