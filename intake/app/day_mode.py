"""The day itself: Uitgifte fills the screen in large type, with what is left to do above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from intake.app.desk_screen import DeskScreen
    from intake.desk.result import Changes
    from intake.ui.handovers.page import HandoversPage

_LARGER = 1.4
"""How much larger the letters are, so that two people read them at one table."""

_MAX_SCALE = 200


class DayMode(QObject):
    """Turns the day mode on and off, and counts again whenever a thing changes hands."""

    def __init__(self, screen: DeskScreen, page: HandoversPage) -> None:
        super().__init__(page)
        self._screen = screen
        self._page = page
        self.is_on = False
        page.bar.day_wanted.connect(self.toggle)
        page.day.left.connect(self.toggle)
        page.day.gone.connect(self.leave)
        screen.session.changed.connect(self._on_changed)
        screen.session.locked.connect(self.leave)

    def toggle(self) -> None:
        """Turn it on, or off."""
        self._switch(on=not self.is_on)

    def leave(self) -> None:
        """Turn it off: the page is left, or the desk is locked."""
        if self.is_on:
            self._switch(on=False)

    def _switch(self, *, on: bool) -> None:
        self.is_on = on
        screen = self._screen
        scale = min(_MAX_SCALE, round(screen.scale * _LARGER))
        self._page.setStyleSheet(screen.early_window.style_at(scale) if on else "")
        self._page.day.setVisible(on)
        self._page.bar.show_day(on=on)
        if screen.frame:
            screen.frame.fill_screen(on=on)
        self._count()
        self._page.code.setFocus()

    def _on_changed(self, changed: Changes) -> None:
        if changed.things or changed.projects:
            self._count()

    def _count(self) -> None:
        session = self._screen.session
        if self.is_on and session.signed_in is not None:
            counter = session.use_cases.day_counter
            session.query_as_signed_in(counter.count, self._page.day.show_counts)
