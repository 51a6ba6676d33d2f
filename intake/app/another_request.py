"""Begin another request of the person who was just helped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from intake.kit.errors import UserFacingError
    from intake.ui.desk.call_presenter import CallPresenter
    from intake.ui.desk.what_presenter import WhatPresenter
    from intake.ui.desk_session import DeskSession


class _Desk(Protocol):
    """What is needed to begin a call."""

    call: CallPresenter
    what: WhatPresenter
    session: DeskSession
    last_person: tuple[str, str]

    def go(self, place: str) -> None: ...


def begin_another_request(desk: _Desk, text: str) -> None:
    """Begin a call with the person, and with the line of their second wish if there is one.

    If no call can be begun, the reason is shown.
    """
    resident, who = desk.last_person

    def on_begun() -> None:
        desk.go("desk")
        if text:
            desk.what.understand_line(text)

    def on_failed(error: UserFacingError) -> None:
        desk.session.tell(error)

    desk.call.begin_with({"resident": resident, "who": who, "said": text}, on_begun, on_failed)
