"""Record referrals to the address book: calls that another organisation can help with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Result
from intake.domain.centre import Contact
from intake.domain.permissions import Permission
from intake.domain.referral import Referral
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store


@dataclass(frozen=True)
class Referrals:
    """Lists the address book and counts the referred callers."""

    store: Store
    clock: Clock

    def contacts(self) -> tuple[Contact, ...]:
        """Return the address book, crisis lines first."""
        with self.store.read() as transaction:
            contacts = transaction.find(Contact)
        return tuple(
            sorted(contacts, key=lambda contact: (not contact.crisis, contact.name.casefold()))
        )

    def record(
        self, actor: Actor, contact: str, about: str, resident_id: UUID | None = None
    ) -> Result[Referral]:
        """Record that a caller was referred; no name is needed for it."""
        require_permission(actor, Permission.TAKE_REQUEST)
        if is_blank(contact):
            raise UserFacingError("refer-nowhere")
        now = self.clock.now()
        referral = Referral(
            contact=contact,
            about=about.strip(),
            resident_id=resident_id,
            staff_id=actor.staff_id,
            at=now,
        )
        with self.store.write(actor, now) as transaction:
            return Result(transaction.save(referral))

    def count(self, actor: Actor) -> dict[str, int]:
        """Count the referrals by contact."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.read(actor) as transaction:
            return transaction.counts(Referral, "contact")
