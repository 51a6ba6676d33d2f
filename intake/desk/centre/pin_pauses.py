"""The pauses after wrong PINs, which cannot be shortened by setting the clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.pins import last_pause

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.staff import Staff
    from intake.kit.clock import Clock


@dataclass(frozen=True)
class PinPauses:
    """Tells whose pause is still running.

    The end of a pause is stored in the database by the clock, for the other desks and for after a
    restart. A pause that began while this program runs is also measured with a monotonic clock, so
    that setting the clock forward or back does not shorten it. A stored end that lies too far ahead
    was written before the clock was set back: that pause is kept in full from when it is first met.
    """

    clock: Clock
    _ends: dict[UUID, float] = field(default_factory=dict)
    _unwritten: dict[UUID, int] = field(default_factory=dict)

    def count_unwritten(self, staff_id: UUID) -> int:
        """Count a wrong PIN that the database could not store; return how many there are."""
        self._unwritten[staff_id] = self._unwritten.get(staff_id, 0) + 1
        return self._unwritten[staff_id]

    def forget_unwritten(self, staff_id: UUID) -> None:
        """Reset that count: the database is available again."""
        self._unwritten.pop(staff_id, None)

    def begin(self, staff_id: UUID, length: timedelta) -> None:
        """Start a pause for a colleague."""
        self._ends[staff_id] = self.clock.monotonic() + length.total_seconds()

    def end_of(self, staff: Staff) -> datetime | None:
        """Return when the pause of a colleague ends, or None if there is no pause."""
        now = self.clock.now()
        left = self._ends.get(staff.id, 0.0) - self.clock.monotonic()
        if staff.locked_until is None and staff.id not in self._unwritten:
            return None  # ended by a right PIN or by a manager
        if left > 0:
            return now + timedelta(seconds=left)
        end = staff.locked_until
        if end is None or end <= now:
            return None
        length = last_pause(staff.failed)
        if end > now + length and staff.id not in self._ends:
            self.begin(staff.id, length)
            return now + length
        if end > now + length:
            return None
        return end
