"""Remove all people from the screen while the desk is locked, and restore what was typed.

A passer-by, or any program that reads the screen, could see what a page or a window shows. So the
pages are removed at the lock, and what was typed waits in memory for who signs in.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from intake.app.typed_before import put_typed_back
from intake.ui.widgets.carried_state import CarriedState, capture_state

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from intake.app.browser_windows import BrowserWindows
    from intake.app.early_window import EarlyWindow
    from intake.app.pages_interface import PagesInterface
    from intake.app.print_windows import PrintWindows
    from intake.app.side_windows import SideWindows
    from intake.domain.permissions import Actor
    from intake.ui.desk.call_presenter import CallPresenter
    from intake.ui.person.person_summary import PersonSummary


class _ShownDesk(Protocol):
    """What the lock needs of the screen."""

    early_window: EarlyWindow
    pages: PagesInterface
    call: CallPresenter
    print_windows: PrintWindows
    side_windows: SideWindows
    browser_windows: BrowserWindows

    def go(self, place: str) -> None: ...
    def show_end(self) -> None: ...


_NOTHING = CarriedState({}, {})
_OF_THE_CALL = ("desk", "ended")


class ScreenLock:
    """Empties a screen at the lock and fills it again at the sign-in."""

    def __init__(self, screen: _ShownDesk) -> None:
        self._screen = screen
        self._typed_in_call: dict[str, CarriedState] = {}
        self._typed_by_staff: dict[UUID, dict[str, CarriedState]] = {}
        self._typed_of_person = _NOTHING
        self._typed_for: UUID | None = None  # the person it was typed about
        self._awaits_person = False

    def lock(self) -> None:
        """Close papers, cards, questions and windows, and empty every page.

        A page that is being filled is hidden until somebody signs in.
        """
        from PySide6.QtWidgets import QApplication, QDialog

        screen = self._screen
        self._store_typed(screen.early_window.session.locked_out, screen.pages.typed())
        collected = self._collect_typed_on_person()
        if collected.texts:
            self._typed_of_person, self._typed_for = collected, self._person_id()
        screen.print_windows.dispose()
        screen.side_windows.dispose()
        screen.browser_windows.hide()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.reject()
        screen.call.hide()
        screen.go("sign-in")
        screen.pages.forget()
        if screen.early_window.frame:
            screen.early_window.frame.forget()

    def enter(self) -> None:
        """Restore what was typed in the call, after its page has loaded its own content.

        Another colleague who signs in gets the call alone; the rest waits for the colleague who
        typed it, and for the page that it was typed on.
        """
        typed, self._typed_in_call = self._typed_in_call, {}
        if "ended" in typed:
            self._screen.show_end()
        self._put_back(typed)
        if self._typed_of_person.texts:
            who = self._screen.early_window.who
            if self._person_id() == self._typed_for:
                self._open_person()
            elif not self._awaits_person:
                self._awaits_person = True
                who.opened.connect(self._on_person_opened)

    def show_typed(self, place: str) -> None:
        """Restore what the colleague who is signed in typed on a page that is now shown."""
        actor = self._screen.early_window.session.signed_in
        typed = self._typed_by_staff.get(actor.staff_id, {}) if actor else {}
        if place in typed:
            self._put_back({place: typed.pop(place)})

    def _put_back(self, typed: Mapping[str, CarriedState]) -> None:
        session = self._screen.early_window.session
        if typed:
            keep = partial(self._store_typed, session.signed_in)
            put_typed_back(session, self._screen.pages, typed, keep)

    def _store_typed(self, actor: Actor | None, typed: Mapping[str, CarriedState]) -> None:
        """Store what was typed: the call for whoever signs in, the rest for the same colleague.

        Anything that was typed on the same page since is kept.
        """
        of_call = {place: state for place, state in typed.items() if place in _OF_THE_CALL}
        self._typed_in_call = {**of_call, **self._typed_in_call}
        if actor:
            of_staff = {place: state for place, state in typed.items() if place not in of_call}
            newer = self._typed_by_staff.get(actor.staff_id, {})
            self._typed_by_staff[actor.staff_id] = {**of_staff, **newer}

    def _collect_typed_on_person(self) -> CarriedState:
        """Collect what is typed in the window of the current person, which belongs to the call."""
        desk = self._screen.early_window.desk
        details = desk.who.details if desk else None
        if details is None or not details.isVisible():
            return _NOTHING
        return capture_state(details)

    def _person_id(self) -> UUID | None:
        person = self._screen.early_window.who.person
        return person.resident.id if person else None

    def _on_person_opened(self, card: PersonSummary | None) -> None:
        """Reopen the window once its own person is loaded: the text is about nobody else."""
        if card and self._person_id() == self._typed_for:
            self._screen.early_window.who.opened.disconnect(self._on_person_opened)
            self._awaits_person = False
            self._open_person()

    def _open_person(self) -> None:
        """Open the window of the current person again, with what was typed in it."""
        desk = self._screen.early_window.desk
        if desk is None:
            return
        typed = self._typed_of_person
        self._typed_of_person = _NOTHING
        desk.who.open_details()
        self._screen.early_window.session.query(bool, partial(self._put_back_on_person, typed))

    def _put_back_on_person(self, typed: CarriedState, _nothing: object) -> None:
        desk = self._screen.early_window.desk
        if desk and desk.who.details:
            typed.put_back(desk.who.details)
