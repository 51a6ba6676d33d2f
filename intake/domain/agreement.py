"""An agreement between neighbour and resident, and what its helper is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement(Record):
    """What neighbour and resident agree on: who, when, where, what it costs.

    A pick-up slip exists only once both have said yes.
    """

    request_id: UUID
    reply_id: UUID
    helper: str
    meet_at: datetime
    place: str
    cost_cents: int = 0
    return_by: datetime | None = None
    code_word: str
    neighbour_yes_at: datetime | None = None
    resident_yes_at: datetime | None = None
    resident_yes_by_operation: UUID | None = None
    cancelled_at: datetime | None = None
    cancelled_by_operation: UUID | None = None

    @property
    def is_live(self) -> bool:
        """Whether nobody has called it off."""
        return self.cancelled_at is None

    @property
    def is_confirmed(self) -> bool:
        """Whether both have said yes and nobody has called it off."""
        both = self.neighbour_yes_at is not None and self.resident_yes_at is not None
        return both and self.is_live

    def accepted_by_neighbour(self, now: datetime) -> Agreement:
        """Return it with the neighbour's yes."""
        return replace(self, neighbour_yes_at=now)

    def accepted_by_resident(self, now: datetime, operation: UUID) -> Agreement:
        """Return it with the resident's yes."""
        return replace(self, resident_yes_at=now, resident_yes_by_operation=operation)

    def cancelled(self, now: datetime, operation: UUID) -> Agreement:
        """Return it as called off."""
        return replace(self, cancelled_at=now, cancelled_by_operation=operation)

    def restored(self) -> Agreement:
        """Return it live again: it was called off by mistake."""
        return replace(self, cancelled_at=None, cancelled_by_operation=None)

    def without_resident_yes(self) -> Agreement:
        """Return it as before the resident answered."""
        return replace(self, resident_yes_at=None, resident_yes_by_operation=None)


def live_agreement(agreements: Iterable[Agreement]) -> Agreement | None:
    """Return the one agreement of a request that nobody has called off, if there is one."""
    return next((agreement for agreement in agreements if agreement.is_live), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosure(Record):
    """One thing about a resident that was told to one person, on the ground of one consent."""

    resident_id: UUID
    agreement_id: UUID
    to_whom: str
    fields: str
    at: datetime
