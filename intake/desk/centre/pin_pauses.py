"""The pauses after wrong PINs, as long as they were meant to be, whoever sets the clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.pins import LONGEST_PAUSE

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.staff import Staff
    from intake.kit.clock import Clock


@dataclass(frozen=True)
class PinPauses:
    """Tells whose pause goes on.

    The end of a pause stands in the database by the clock, for every desk and for after a restart.
    One that began while this program runs is measured here as well, by seconds that only go on:
    setting the clock forward or back does not shorten it.
    """

    clock: Clock
    _ends: dict[UUID, float] = field(default_factory=dict)
    _unwritten: dict[UUID, int] = field(default_factory=dict)

    def count_unwritten(self, staff_id: UUID) -> int:
        """Count a wrong PIN that the database could not take, and return how many there are."""
        self._unwritten[staff_id] = self._unwritten.get(staff_id, 0) + 1
        return self._unwritten[staff_id]

    def forget_unwritten(self, staff_id: UUID) -> None:
        """The database counts again."""
        self._unwritten.pop(staff_id, None)

    def begin(self, staff_id: UUID, length: timedelta) -> None:
        """Start a pause of a colleague."""
        self._ends[staff_id] = self.clock.monotonic() + length.total_seconds()

    def end_of(self, staff: Staff) -> datetime | None:
        """Return when the pause of a colleague ends; None where they need not wait."""
        now = self.clock.now()
        left = self._ends.get(staff.id, 0.0) - self.clock.monotonic()
        if staff.locked_until is None and staff.id not in self._unwritten:
            return None  # a right PIN or a manager has ended it
        if left > 0:
            return now + timedelta(seconds=left)
        if staff.locked_until and now < staff.locked_until <= now + LONGEST_PAUSE:
            return staff.locked_until
        return None
