"""Make the encrypted backup of each day, and show in the footer when the last one was made."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from intake.kit.copy_files import next_copy_file, remove_earlier_of_day
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_clock, short_moment

if TYPE_CHECKING:
    from datetime import date, datetime

    from intake.app.desk_screen import DeskScreen
    from intake.kit.errors import UserFacingError

_RETRY = timedelta(minutes=15)


class DailyCopy:
    """Writes a backup to the chosen folder once a day."""

    def __init__(self, screen: DeskScreen, now: datetime) -> None:
        self._screen = screen
        self._application = screen.application
        self._started_on: date | None = None
        self._not_before = now
        self._last_at: datetime | None = None
        screen.early_window.built.connect(self.show)

    def is_due(self, now: datetime) -> bool:
        """Tell whether no backup was started today and none has just failed."""
        # a longer wait comes from a wrong clock
        is_waiting = now < self._not_before <= now + _RETRY
        return to_local_time(now).date() != self._started_on and not is_waiting

    def start(self, now: datetime) -> None:
        """Write the backup.

        The footer shows its time after it was opened again as a check. A failure is shown, and it
        is tried again a quarter of an hour later.
        """
        self._started_on = to_local_time(now).date()
        chosen = self._screen.settings.settings.copies
        folder = Path(chosen) if chosen else self._application.home.folder("copies")
        self._screen.session.query(
            partial(self._write, folder, self._started_on),
            partial(self._on_made, now),
            partial(self._on_failed, now),
        )

    def show(self) -> None:
        """Show in the footer when the last backup was made, with the date of an earlier day."""
        frame = self._screen.frame
        at = self._last_at
        if frame is None or at is None:
            return
        translate = self._application.translate
        now = self._application.clock.now()
        if to_local_time(at).date() == to_local_time(now).date():
            text = translate("copy-made", time=short_clock(at, translate.language))
        else:
            text = translate("copy-made-on", moment=short_moment(at, translate.language))
        frame.show_copy_time(text)

    def _write(self, folder: Path, day: date) -> None:
        target = next_copy_file(folder, day)
        store = self._application.store
        store.copy_to(target)
        with suppress(OSError):  # a file that another program has open is kept
            remove_earlier_of_day(target, store.is_own_copy)

    def _on_made(self, at: datetime, _nothing: None) -> None:
        self._last_at = at
        self.show()

    def _on_failed(self, at: datetime, error: UserFacingError) -> None:
        self._started_on = None
        self._not_before = at + _RETRY
        session = self._screen.session
        session.message.emit(session.translate("copy-failed", why=session.sentence(error)))
