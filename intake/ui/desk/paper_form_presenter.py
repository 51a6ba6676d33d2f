"""Type in a form that was written without a computer: its number and time, and then the call."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.kit.time_zone import AMSTERDAM, to_local_time
from intake.text.reading.times import parse_time

if TYPE_CHECKING:
    from datetime import date

    from intake.kit.errors import UserFacingError
    from intake.ui.desk.call_presenter import CallPresenter
    from intake.ui.desk_session import DeskSession

_DAYS_BACK = 14
_LAST_DIGITS = re.compile(r"(\d+)$")

_FIELD_OF = {"form-not-yet": "time", "form-too-old": "day"}
"""The field beside which an error is shown; any other is about the number."""


class PaperFormPresenter(QObject):
    """Begins a call at the time of a form.

    ``faults`` carries a sentence by field: number, day or time. ``next_number`` and ``day`` are
    what the next form of a pile most likely has.
    """

    begun = Signal()
    faults = Signal(dict)

    def __init__(self, session: DeskSession, call: CallPresenter) -> None:
        super().__init__()
        self._session = session
        self._call = call
        self.next_number = ""
        self.day: date | None = None
        session.locked.connect(self._forget)

    @property
    def practice(self) -> bool:
        return self._session.practice

    def days(self) -> list[date]:
        """Return the days on which a form may have been written, today first."""
        today = to_local_time(self._session.clock.now()).date()
        return [today - timedelta(days=back) for back in range(_DAYS_BACK)]

    def begin(self, number: str, day: date, typed_time: str) -> None:
        """Begin the call of a form, or tell what is wrong beside its field."""
        self.faults.emit({})
        at = parse_time(typed_time)
        if at is None:
            self.faults.emit({"time": self._session.translate("paper-form-time-unread")})
            return
        written_at = datetime.combine(day, at, AMSTERDAM)
        forms = self._session.use_cases.paper_forms
        self._session.query(
            partial(forms.require_new, self._session.actor, number, written_at),
            partial(self._begin_call, written_at),
            failed=self._report_error,
        )

    def _begin_call(self, written_at: datetime, number: str) -> None:
        entries = {"form": number, "written_at": written_at.isoformat()}
        self._call.begin_with(
            entries, partial(self._on_begun, number, written_at), self._report_error
        )

    def _on_begun(self, number: str, written_at: datetime) -> None:
        self.next_number = _number_after(number)
        self.day = written_at.date()
        self.begun.emit()

    def _report_error(self, error: UserFacingError) -> None:
        field = _FIELD_OF.get(error.key, "number")
        self.faults.emit({field: self._session.sentence(error)})

    def _forget(self) -> None:
        self.next_number = ""
        self.day = None


def _number_after(number: str) -> str:
    """Return the number that the next form of a pile has; empty for a number of their own."""
    digits = _LAST_DIGITS.search(number)
    if digits is None:
        return ""
    width = len(digits[1])
    return f"{number[: digits.start()]}{int(digits[1]) + 1:0{width}d}"
