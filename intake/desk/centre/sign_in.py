"""Who sits here: pick your name, type a PIN of four to six digits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from intake.desk.permissions import require_permission
from intake.domain.permissions import Actor, Permission, Role
from intake.domain.staff import Staff
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id

if TYPE_CHECKING:
    from uuid import UUID

    from intake.kit.clock import Clock
    from intake.ports import Store

_PIN = re.compile(r"\d{4,6}")
_TRIES = 5
_REST = timedelta(minutes=5)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    """Use 19 MiB and 2 passes (OWASP's least for argon2id).

    A PIN is short, so the count of tries protects it more than the hash.
    """
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


def new_pin_hash(pin: str) -> str:
    """Hash a PIN.

    Raises ``UserFacingError`` for one that is not four to six digits or that everybody would guess.
    """
    if not _PIN.fullmatch(pin):
        raise UserFacingError("pin-form")
    if len(set(pin)) == 1 or pin in "0123456789" or pin in "9876543210":
        raise UserFacingError("pin-easy")
    return _hasher().hash(pin)


@dataclass(frozen=True)
class SignIn:
    """Signs colleagues in, and keeps their list."""

    store: Store
    clock: Clock
    desk: str

    def colleagues(self) -> tuple[Staff, ...]:
        with self.store.read() as transaction:
            return tuple(
                sorted(
                    transaction.find(Staff, left_at=None), key=lambda staff: staff.name.casefold()
                )
            )

    def enter(self, staff_id: UUID, pin: str) -> Actor:
        """Give who acts from now on.

        Raises ``UserFacingError`` for a wrong PIN, for who has left, and for five minutes after five wrong
        ones.
        """
        now = self.clock.now()
        with self.store.read() as transaction:
            staff = transaction.get(Staff, staff_id)
        if staff.left_at:
            raise UserFacingError("staff-left")
        if staff.locked_until and staff.locked_until > now:
            raise UserFacingError("pin-resting", until=staff.locked_until)
        actor = Actor(staff.id, staff.name, staff.role, self.desk)
        try:
            _hasher().verify(staff.pin_hash, pin)
        except VerifyMismatchError as error:
            failed = staff.failed + 1
            rest = None
            if failed % _TRIES == 0:
                rest = now + _REST
            with self.store.write(actor, now) as transaction:
                transaction.save(replace(staff, failed=failed, locked_until=rest))
            raise UserFacingError("pin-wrong") from error
        if staff.failed or staff.locked_until:
            with self.store.write(actor, now) as transaction:
                transaction.save(replace(staff, failed=0, locked_until=None))
        return actor

    def create_first_colleague(self, name: str, pin: str) -> Actor:
        """Make the first coordinator of a new centre, who is its manager as well.

        Refused once there is anybody.
        """
        if self.colleagues():
            raise UserFacingError("staff-not-first")
        return self._add(Actor(new_id(), name, Role.MANAGER, self.desk), name, pin, Role.MANAGER)

    def add_colleague(self, actor: Actor, name: str, pin: str, role: Role) -> Actor:
        """Add a colleague."""
        require_permission(actor, Permission.MANAGE_STAFF)
        return self._add(actor, name, pin, role)

    def remove_colleague(self, actor: Actor, staff_id: UUID) -> None:
        """Take a colleague off the list; what they did keeps their name."""
        require_permission(actor, Permission.MANAGE_STAFF)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(replace(transaction.get(Staff, staff_id), left_at=self.clock.now()))

    def _add(self, actor: Actor, name: str, pin: str, role: Role) -> Actor:
        if not name.strip():
            raise UserFacingError("staff-no-name")
        hashed = new_pin_hash(pin)
        with self.store.write(actor, self.clock.now()) as transaction:
            staff = transaction.save(
                Staff(
                    id=actor.staff_id
                    if actor.name == name and not transaction.find(Staff)
                    else new_id(),
                    name=name.strip(),
                    role=role,
                    pin_hash=hashed,
                )
            )
        return Actor(staff.id, staff.name, staff.role, self.desk)
