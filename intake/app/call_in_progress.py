"""A call that was taken up is seen on every page, and is not closed without an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uuid import UUID

    from intake.ui.desk_session import DeskSession
    from intake.ui.frame.frame import Frame
    from intake.ui.tasks.presenter import TodayPresenter
    from intake.ui.tasks.task_view import TaskView


class _ScreenOfCalls(Protocol):
    """The parts of the screen that a call in progress uses."""

    session: DeskSession
    calls: TodayPresenter

    @property
    def frame(self) -> Frame | None: ...
    def go(self, place: str) -> None: ...


class CallInProgress:
    """Holds the call that somebody is in, from dialling it to its outcome."""

    def __init__(self, screen: _ScreenOfCalls) -> None:
        self._screen = screen
        self._view: TaskView | None = None
        self._refused: UUID | None = None
        screen.calls.taken_up.connect(self._on_taken_up)
        screen.session.locked.connect(self._forget)

    def complete(self, frame: Frame) -> None:
        """Show the call in progress in a new frame, and ask about it before the frame closes."""
        frame.parked.call_wanted.connect(self._open)
        frame.may_leave = self._may_leave
        self._show()

    def _on_taken_up(self, view: TaskView | None) -> None:
        self._view = view
        self._show()

    def _forget(self) -> None:
        self._view = None

    def _show(self) -> None:
        frame = self._screen.frame
        if frame is None or self._screen.session.signed_in is None:
            return
        name = ""
        if self._view:
            name = self._view.who
        frame.parked.show_spoken_with(name)

    def _open(self) -> None:
        if self._view:
            self._screen.calls.look_for(self._view.row_id)
            self._screen.go("calls")

    def _may_leave(self) -> bool:
        """Refuse to close during a call, once; the next time the call is parked."""
        view, session = self._view, self._screen.session
        if view is None or session.signed_in is None:
            return True
        if self._refused == view.row_id:
            self._screen.calls.park(view)
            return True
        self._refused = view.row_id
        self._open()
        session.message.emit(session.translate("call-in-progress-closing", name=view.who))
        return False
