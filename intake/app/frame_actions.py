"""What the keys and buttons around the pages do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from intake.kit.settings import change_scale

if TYPE_CHECKING:
    from intake.app.print_windows import PrintWindows
    from intake.ui.centre.settings_presenter import SettingsPresenter
    from intake.ui.desk.call_presenter import CallPresenter
    from intake.ui.desk_session import DeskSession


class _ScreenOfFrame(Protocol):
    """The parts of the screen that the frame's keys use."""

    session: DeskSession
    call: CallPresenter
    settings: SettingsPresenter
    print_windows: PrintWindows
    pages: Any

    def begin_next(self) -> None: ...
    def go(self, place: str) -> None: ...


def do_frame_action(screen: _ScreenOfFrame, intention: str) -> None:
    """Do what a key or a button of the frame asks for; at a locked desk only its letters change."""
    if intention in ("bigger", "smaller"):
        step = 1 if intention == "bigger" else -1
        settings = screen.settings.settings
        screen.settings.change_look(scale=change_scale(settings, step).scale)
    elif screen.session.signed_in is None:
        return
    elif intention == "new":
        screen.begin_next()
    elif intention == "lock":
        screen.call.save()
        screen.session.lock()
    elif intention == "helps":
        screen.go("volunteers")
        screen.pages["volunteers"].open_form()
    else:
        screen.print_windows.open_card(crisis=intention == "crisis")
