"""Sign in with a PIN; add and remove colleagues."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from intake.desk.centre.settings_overview import sorted_by_name
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.permissions import Actor, Permission, Role
from intake.domain.staff import Staff
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id

if TYPE_CHECKING:
    from uuid import UUID

    from intake.kit.clock import Clock
    from intake.ports import Store

_PIN = re.compile(r"\d{4,6}")
_MAX_ATTEMPTS = 5
_PAUSE = timedelta(minutes=5)
_CENTRE_CHANGED = Changes(centre=True)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    """Return argon2id with 19 MiB and 2 passes, OWASP's least.

    A PIN is short, so the pause after wrong ones protects it more than the hash.
    """
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


def new_pin_hash(pin: str) -> str:
    """Return the hash of a PIN.

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
        """Return everybody who may sign in, by name."""
        with self.store.read() as transaction:
            return sorted_by_name(transaction.find(Staff, left_at=None))

    def enter(self, staff_id: UUID, pin: str) -> Result[Actor]:
        """Return who acts from now on.

        Raises ``UserFacingError`` for a wrong PIN, for who has left, and during the pause of five
        minutes after each fifth wrong one.
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
            self._record_wrong_pin(actor, staff)
            raise UserFacingError("pin-wrong") from error
        if staff.failed or staff.locked_until:
            with self.store.write(actor, now) as transaction:
                transaction.save(replace(staff, failed=0, locked_until=None))
        return Result(actor)

    def create_first_colleague(self, name: str, pin: str) -> Result[Actor]:
        """Make the first colleague of a new centre, its manager.

        Raises ``UserFacingError`` once there is anybody.
        """
        if self.colleagues():
            raise UserFacingError("staff-not-first")
        key = new_id()
        actor = Actor(key, name, Role.MANAGER, self.desk)
        return self._add(actor, name, pin, Role.MANAGER, key=key)

    def add_colleague(self, actor: Actor, name: str, pin: str, role: Role) -> Result[Actor]:
        """Add a colleague; returns who they are when they act."""
        require_permission(actor, Permission.MANAGE_STAFF)
        return self._add(actor, name, pin, role, key=new_id())

    def remove_colleague(self, actor: Actor, staff_id: UUID) -> Result[Staff]:
        """Take a colleague off the list; what they did keeps their name."""
        require_permission(actor, Permission.MANAGE_STAFF)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            staff = transaction.get(Staff, staff_id)
            left = transaction.save(replace(staff, left_at=now))
        return Result(left, _CENTRE_CHANGED)

    def _record_wrong_pin(self, actor: Actor, staff: Staff) -> None:
        now = self.clock.now()
        failed = staff.failed + 1
        locked_until = None
        if failed % _MAX_ATTEMPTS == 0:
            locked_until = now + _PAUSE
        with self.store.write(actor, now) as transaction:
            transaction.save(replace(staff, failed=failed, locked_until=locked_until))

    def _add(self, actor: Actor, name: str, pin: str, role: Role, *, key: UUID) -> Result[Actor]:
        if not name.strip():
            raise UserFacingError("staff-no-name")
        pin_hash = new_pin_hash(pin)
        staff = Staff(id=key, name=name.strip(), role=role, pin_hash=pin_hash)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(staff)
        return Result(Actor(key, staff.name, role, self.desk), _CENTRE_CHANGED)
