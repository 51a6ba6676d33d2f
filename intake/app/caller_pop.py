"""Begin a call with the person whose number is ringing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from intake.domain.phone import parse_phone

if TYPE_CHECKING:
    from intake.domain.person_match import PersonMatch
    from intake.ui.desk.call_presenter import CallPresenter
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.desk_session import DeskSession
    from intake.ui.frame.frame import Frame


class _Desk(Protocol):
    """What is needed to show a caller."""

    call: CallPresenter
    who: WhoPresenter
    session: DeskSession

    @property
    def frame(self) -> Frame | None: ...
    def go(self, place: str) -> None: ...


class CallerPop:
    """Shows who rings; at a locked desk it waits for the next sign-in."""

    def __init__(self, desk: _Desk) -> None:
        self._desk = desk
        self._waiting = ""
        desk.session.entered.connect(self._show_waiting)

    def show_caller(self, number: str) -> None:
        """Bring the desk to the front with a call of this number; the call before is parked."""
        desk = self._desk
        if desk.frame is not None:
            desk.frame.showNormal() if desk.frame.isMinimized() else desk.frame.show()
            desk.frame.raise_()
            desk.frame.activateWindow()
        if desk.session.signed_in is None:
            self._waiting = number
            return
        self._waiting = ""
        number = parse_phone(number) or number
        desk.call.begin_with({"who": number}, lambda: self._look_up(number), desk.session.tell)

    def _look_up(self, number: str) -> None:
        desk = self._desk
        desk.go("desk")
        desk.who.search(number)
        actor = desk.session.actor
        desk.session.look_up(
            lambda look_up: look_up.matches(actor, number),
            lambda matches: self._open_only(number, matches),
        )

    def _open_only(self, number: str, matches: tuple[PersonMatch, ...]) -> None:
        """Open the only person with this number; between several, somebody chooses."""
        if len(matches) == 1 and matches[0].sure and self._desk.who.typed == number:
            self._desk.who.open(matches[0].id)

    def _show_waiting(self) -> None:
        if self._waiting:
            self.show_caller(self._waiting)
