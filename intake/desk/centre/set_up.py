"""The centre's own facts.

The first run asks them, the settings change them, and what was skipped is a task.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Changes
from intake.domain.centre import Centre, Contact, Desk, OpeningHours
from intake.domain.permissions import Actor, Permission, Role
from intake.domain.phone import parse_phone
from intake.domain.public_holidays import closing_holidays
from intake.domain.resident import parse_postcode
from intake.domain.task import Task, TaskKind
from intake.kit.codes import CHARACTERS
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

STEPS = ("name", "address", "phone", "hours", "platforms", "printer", "staff", "recovery")
"""What the first run asks; each can be skipped and is a task then."""


def find_centre(transaction: ReadTransaction) -> Centre | None:
    """Give the centre, or None before the first run."""
    found = transaction.find(Centre)
    if found:
        return found[0]
    return None


def opening_hours_of(centre: Centre | None, at: datetime) -> OpeningHours:
    """Give when the desk is open, with the feast days around a moment."""
    if centre is None:
        return OpeningHours({}, {})
    return OpeningHours(centre.hours, centre.closed, closing_holidays(at.year, at.year + 1))


@dataclass(frozen=True)
class SetUp:
    """Sets up a centre and its desks."""

    store: Store
    clock: Clock

    def centre(self) -> Centre | None:
        with self.store.read() as transaction:
            return find_centre(transaction)

    def desk(self, sign: str) -> Desk | None:
        """Give the desk of a sign."""
        with self.store.read() as transaction:
            found = transaction.find(Desk, sign=sign)
        if found:
            return found[0]
        return None

    def create_centre(self, name: str, *, practice: bool) -> Centre:
        """Make the centre, with a task for each thing that is still to be told."""
        if not name.strip():
            raise UserFacingError("centre-no-name")
        with self.store.write(_set_up_actor(), self.clock.now()) as transaction:
            if find_centre(transaction) is not None:
                raise UserFacingError("centre-there")
            centre = transaction.save(Centre(name=name.strip(), is_practice=practice))
            for step in STEPS[1:]:
                transaction.save(Task(kind=TaskKind.SET_UP, about=step))
        return centre

    def join_desk(self, name: str) -> Desk:
        """Give a new desk a sign of its own.

        A sign is never given twice, not even after a desk has left.
        """
        with self.store.write(_set_up_actor(), self.clock.now()) as transaction:
            taken = {desk.sign for desk in transaction.find(Desk)}
            free = [sign for sign in CHARACTERS[10:] + CHARACTERS[:10] if sign not in taken]
            if not free:
                raise UserFacingError("desk-signs-used-up")
            return transaction.save(
                Desk(sign=free[0], name=name.strip() or free[0], joined_at=self.clock.now())
            )

    def update_centre(self, actor: Actor, **facts: object) -> Changes:
        """Change the centre's facts; what is told is no longer a task.

        Raises ``UserFacingError`` for a phone or postcode that is none.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        clean = _checked(facts)
        with self.store.write(actor, self.clock.now()) as transaction:
            centre = find_centre(transaction)
            if centre is None:
                raise UserFacingError("centre-no-name")
            transaction.save(replace(centre, **clean))  # type: ignore[arg-type]
            done = _tell_done(transaction, set(clean), self.clock.now())
        return Changes(centre=True, tasks=done)

    def complete_step(self, actor: Actor, step: str) -> Changes:
        """Mark a step of the set-up as done that is not a fact of the centre: staff, printer."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            return Changes(tasks=_done_step(transaction, step, self.clock.now()))

    def export_key(self, actor: Actor, write: Callable[[], None]) -> None:
        """Let the recovery sheet be written, which opens every copy.

        ``told`` ticks it off once it is on paper or in a safe place.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        write()

    def require_machine_settings(self, actor: Actor) -> None:
        """Raise ``UserFacingError`` unless this person may say where copies and mail go, and when a desk that
        nobody is at locks itself.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)

    def rename_desk(self, actor: Actor, name: str) -> None:
        """Give this desk a name that colleagues know it by; its sign stays."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            desk = next(iter(transaction.find(Desk, sign=actor.desk)), None)
            if desk is None:
                raise UserFacingError("desk-not-joined", desk=actor.desk)
            transaction.save(replace(desk, name=name.strip() or desk.sign))

    def save_contact(self, actor: Actor, contact: Contact) -> Contact:
        """Add or change a line of the address book."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            return transaction.save(contact)

    def remove_contact(self, actor: Actor, contact: Contact) -> None:
        """Take a line out of the address book."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.remove(contact)


_STEP_OF = {
    "street": "address",
    "postcode": "address",
    "phone": "phone",
    "hours": "hours",
    "platforms": "platforms",
}


def _set_up_actor() -> Actor:
    """Who acts before anybody is known: the set-up itself."""
    return Actor(new_id(), "", Role.MANAGER, "")


def _checked(facts: dict[str, object]) -> dict[str, object]:
    clean = dict(facts)
    if facts.get("phone"):
        phone = parse_phone(str(facts["phone"]))
        if phone is None:
            raise UserFacingError("invalid-phone", typed=facts["phone"])
        clean["phone"] = phone
    if facts.get("postcode"):
        postcode = parse_postcode(str(facts["postcode"]))
        if postcode is None:
            raise UserFacingError("invalid-postcode", typed=facts["postcode"])
        clean["postcode"] = postcode
    if "name" in facts and not str(facts["name"]).strip():
        raise UserFacingError("centre-no-name")
    return clean


def _tell_done(transaction: WriteTransaction, told: set[str], now: datetime) -> frozenset[UUID]:
    steps = {_STEP_OF[name] for name in told if name in _STEP_OF}
    done: frozenset[UUID] = frozenset()
    for step in steps:
        done |= _done_step(transaction, step, now)
    return done


def _done_step(transaction: WriteTransaction, step: str, now: datetime) -> frozenset[UUID]:
    waiting = [
        task
        for task in transaction.find(Task, kind=TaskKind.SET_UP, about=step)
        if task.done_at is None
    ]
    for task in waiting:
        transaction.save(replace(task, done_at=now))
    return frozenset(task.id for task in waiting)
