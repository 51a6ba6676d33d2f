"""An agreement between a neighbour and a resident."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID


class Damage(StrEnum):
    """Who answers for damage to what is lent, as was said before the agreement."""

    UNSAID = ""
    BORROWER = "borrower"
    OWNER = "owner"
    INSURED = "insured"  # the centre's insurance for volunteers


class PayTo(StrEnum):
    """Whom the resident pays, as was said before the agreement."""

    UNSAID = ""
    HELPER = "helper"
    CENTRE = "centre"


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement(Record):
    """What a neighbour and a resident agree on: who, when, where, at what cost.

    A pick-up slip can be made only after both have said yes. ``cents_per_km`` is what a ride costs.
    """

    request_id: UUID
    reply_id: UUID
    helper: str
    meet_at: datetime
    place: str
    cost_cents: int = 0
    deposit_cents: int = 0
    damage: Damage = Damage.UNSAID
    pay_to: PayTo = PayTo.UNSAID
    cents_per_km: int = 0
    return_by: datetime | None = None
    code_word: str
    neighbour_yes_at: datetime | None = None
    resident_yes_at: datetime | None = None
    resident_yes_by_operation: UUID | None = None
    cancelled_at: datetime | None = None
    cancelled_by_operation: UUID | None = None

    @property
    def is_live(self) -> bool:
        """Whether nobody has cancelled it."""
        return self.cancelled_at is None

    @property
    def is_confirmed(self) -> bool:
        """Whether both have said yes and nobody has cancelled it."""
        both = self.neighbour_yes_at is not None and self.resident_yes_at is not None
        return both and self.is_live

    def says_same_as(self, other: Agreement) -> bool:
        """Tell whether it is with the same neighbour, and about the same meeting."""
        return _facts_of(self) == _facts_of(other)

    def accept_by_neighbour(self, now: datetime) -> Agreement:
        """Return a copy with the neighbour's yes."""
        return replace(self, neighbour_yes_at=now)

    def accept_by_resident(self, now: datetime, operation: UUID) -> Agreement:
        """Return a copy with the resident's yes."""
        return replace(self, resident_yes_at=now, resident_yes_by_operation=operation)

    def cancel(self, now: datetime, operation: UUID) -> Agreement:
        """Return a copy that is cancelled."""
        return replace(self, cancelled_at=now, cancelled_by_operation=operation)

    def restore(self) -> Agreement:
        """Return a copy that is live again, after a cancellation by mistake."""
        return replace(self, cancelled_at=None, cancelled_by_operation=None)

    def undo_resident_yes(self) -> Agreement:
        """Return a copy as it was before the resident answered."""
        return replace(self, resident_yes_at=None, resident_yes_by_operation=None)


def _facts_of(agreement: Agreement) -> tuple[object, ...]:
    """Return what is read aloud to both."""
    return (
        agreement.id,
        agreement.meet_at,
        agreement.place,
        agreement.cost_cents,
        agreement.deposit_cents,
        agreement.damage,
        agreement.pay_to,
        agreement.cents_per_km,
        agreement.return_by,
    )


def live_agreement(agreements: Iterable[Agreement]) -> Agreement | None:
    """Return the agreement of a request that nobody has cancelled, or None."""
    return next((agreement for agreement in agreements if agreement.is_live), None)
