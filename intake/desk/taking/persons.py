"""The person a call is about, with what is open for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.domain.consent import Consent
from intake.domain.permissions import Permission
from intake.domain.request import Request, RequestState
from intake.domain.resident import Resident

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store

_RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Person:
    """A person as the first column shows them.

    Their requests, newest first, and every consent that was asked.
    """

    resident: Resident
    requests: tuple[Request, ...]
    consents: tuple[Consent, ...]
    recent: Request | None

    @property
    def habits(self) -> dict[str, str]:
        """What went well the last time and is likely again: how it got there and who fetched it."""
        if self.resident.fetched_by:
            habits = {"way": "desk", "collector": self.resident.fetched_by}
        else:
            habits = {}
        return {key: value for key, value in habits.items() if value}


@dataclass(frozen=True)
class Persons:
    """Opens residents, and names who a new one may already be."""

    store: Store
    clock: Clock

    def open(self, actor: Actor, resident_id: UUID) -> Person:
        """Open a person; the look is written down."""
        require_permission(actor, Permission.SEE_RESIDENT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            transaction.record_access(Resident, resident_id, "view")
            requests = tuple(reversed(transaction.find(Request, resident_id=resident_id)))
            consents = transaction.find(Consent, resident_id=resident_id)
            late = [request for request in requests if now - request.taken_at < _RECENT]
            live = [
                request
                for request in late
                if request.state in (RequestState.OPEN, RequestState.AGREED)
            ]
            resident = transaction.get(Resident, resident_id)
            return Person(
                resident,
                requests,
                consents,
                None if resident.gone else next(iter((*live, *late)), None),
            )

    def record_view(self, actor: Actor, resident_id: UUID) -> None:
        """Write down that somebody's details were shown with what is to be done for them."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.record_access(Resident, resident_id, "view")

    def find_duplicates(
        self, actor: Actor, name: str, phone: str = "", postcode: str = "", house_number: str = ""
    ) -> tuple[Resident, ...]:
        """Name who a new resident may already be, by phone, by address or by a name that is nearly
        the same.
        """
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read() as transaction:
            keys = {
                key
                for typed in (
                    phone,
                    f"{postcode}{house_number}" if postcode and house_number else "",
                )
                if typed
                for key in transaction.people(typed, limit=3)
            }
            if len(name.split()) > 1:
                keys |= set(transaction.people(name, limit=2))
            return tuple(transaction.get(Resident, key) for key in sorted(keys))
