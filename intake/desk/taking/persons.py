"""Open the person a call is about, with their requests and likely duplicates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.desk.result import Result
from intake.desk.taking.look_alikes import names_go_together
from intake.domain.consent import Consent
from intake.domain.permissions import Permission
from intake.domain.request import UNDER_WAY, Request
from intake.domain.resident import Resident

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store

_RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Person:
    """A person with their requests, newest first, and all their consents.

    ``recent`` is the request that they are most likely to ring about.
    """

    resident: Resident
    requests: tuple[Request, ...]
    consents: tuple[Consent, ...]
    recent: Request | None

    @property
    def habits(self) -> dict[str, str]:
        """Answers that worked the last time: by which way, and who fetched it."""
        if not self.resident.fetched_by:
            return {}
        return {"way": "desk", "collector": self.resident.fetched_by}


@dataclass(frozen=True)
class Persons:
    """Opens residents, and finds likely duplicates of a new one."""

    store: Store
    clock: Clock

    def open(self, actor: Actor, resident_id: UUID) -> Result[Person]:
        """Open a person, also by the id of a record that was merged into theirs; it is audited."""
        require_permission(actor, Permission.SEE_RESIDENT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            resident = resolve_merged_resident(transaction, resident_id)
            resident_id = resident.id
            transaction.record_access(Resident, resident_id, "view")
            requests = transaction.find(Request, resident_id=resident_id)[::-1]
            consents = transaction.find(Consent, resident_id=resident_id)
        recent = None
        if not resident.gone:
            recent = _recent_request(requests, now)
        return Result(Person(resident, requests, consents, recent))

    def record_view(self, actor: Actor, resident_id: UUID) -> Result[None]:
        """Record that somebody's details were shown with the task about them."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.record_access(Resident, resident_id, "view")
        return Result(None)

    def find_duplicates(
        self,
        actor: Actor,
        name: str,
        phone: str = "",
        postcode: str = "",
        house_number: str = "",
    ) -> tuple[Resident, ...]:
        """Return the likely duplicates of a new resident: by phone, address or similar name."""
        require_permission(actor, Permission.SEE_RESIDENT)
        address = f"{postcode}{house_number}" if postcode and house_number else ""
        with self.store.read(actor) as transaction:
            keys = {
                key
                for typed in (phone, address)
                if typed
                for key in transaction.people(typed, limit=3)
            }
            by_name = set(transaction.people(name, limit=2)) if len(name.split()) > 1 else set()
            residents = load_by_id(transaction, Resident, keys | by_name)
        first, _, last = name.partition(" ")
        typed_person = Resident(first_name=first, last_name=last)
        keys |= {key for key in by_name if names_go_together(typed_person, residents[key])}
        return tuple(residents[key] for key in sorted(keys))


def _recent_request(requests: tuple[Request, ...], now: datetime) -> Request | None:
    """Return the newest request of the last month that is under way, or else the newest of it."""
    recent = [request for request in requests if now - request.taken_at < _RECENT]
    under_way = [request for request in recent if request.state in UNDER_WAY]
    return next(iter((*under_way, *recent)), None)
