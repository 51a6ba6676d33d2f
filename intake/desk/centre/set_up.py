"""Change the facts of the centre and its desks, in the first run and in the settings.

A step of the first run that was skipped becomes a task.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre, get_centre
from intake.desk.permissions import require_access, require_permission
from intake.desk.result import Changes, Result
from intake.domain.centre import Centre, Contact, Desk
from intake.domain.permissions import Actor, Permission, Role
from intake.domain.phone import parse_phone
from intake.domain.resident import parse_postcode
from intake.domain.task import Task, TaskKind
from intake.kit.codes import CHARACTERS, CODES_PER_DESK
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.kit.clock import Clock
    from intake.ports import Store, WriteTransaction

STEPS = ("name", "address", "phone", "hours", "platforms", "printer", "staff", "recovery")
"""The steps of the first run; each can be skipped and becomes a task then."""

_STEP_OF_FACT = {
    "street": "address",
    "postcode": "address",
    "phone": "phone",
    "hours": "hours",
    "platforms": "platforms",
}
_CENTRE_CHANGED = Changes(centre=True)


_CODES_AFTER_A_COPY = 20_000
"""More codes than a desk gives out between a copy and its restore."""


@dataclass(frozen=True)
class SetUp:
    """Sets up a centre and its desks."""

    store: Store
    clock: Clock

    def centre(self) -> Centre | None:
        """Return the centre, or None before the first run."""
        with self.store.read() as transaction:
            return find_centre(transaction)

    def desk(self, sign: str) -> Desk | None:
        """Return the desk whose codes begin with this character."""
        with self.store.read() as transaction:
            return next(iter(transaction.find(Desk, sign=sign)), None)

    def create_centre(self, name: str, *, practice: bool) -> Result[Centre]:
        """Create the centre, with a task for each step that must still be done."""
        if is_blank(name):
            raise UserFacingError("centre-no-name")
        with self.store.write(_set_up_actor(), self.clock.now()) as transaction:
            if find_centre(transaction) is not None:
                raise UserFacingError("centre-there")
            centre = transaction.save(Centre(name=name.strip(), is_practice=practice))
            for step in STEPS[1:]:
                transaction.save(Task(kind=TaskKind.SET_UP, about=step))
        return Result(centre, _CENTRE_CHANGED)

    def join_desk(self, name: str, *, is_alone: bool = False) -> Result[Desk]:
        """Add a desk, with a first character of its codes that no desk ever had.

        After 32 of them a desk that is alone on its database, and joins anew after each restore,
        goes on with the character of the one that joined longest ago. Its counter is moved so far
        that no code is given out twice. Raises ``UserFacingError`` where other desks are at work.
        """
        now = self.clock.now()
        with self.store.write(_set_up_actor(), now) as transaction:
            taken = {desk.sign for desk in transaction.find(Desk)}
            letters_first = CHARACTERS[10:] + CHARACTERS[:10]
            free = [character for character in letters_first if character not in taken]
            if not free and is_alone:
                oldest = min(transaction.find(Desk), key=lambda desk: desk.joined_at)
                counter = (oldest.counter + _CODES_AFTER_A_COPY) % CODES_PER_DESK
                again = replace(oldest, counter=counter, joined_at=now)
                return Result(transaction.save(again), _CENTRE_CHANGED)
            if not free:
                raise UserFacingError("desk-signs-used-up")
            desk = Desk(sign=free[0], name=name.strip() or free[0], joined_at=now)
            return Result(transaction.save(desk), _CENTRE_CHANGED)

    def update_centre(
        self, actor: Actor, *, seen: Centre | None = None, **facts: object
    ) -> Result[Centre]:
        """Change the facts of the centre; tasks for facts that are now known are done.

        ``seen`` is the centre as the person saw it: what they left as it was is not written. Raises
        ``UserFacingError`` for an invalid phone or postcode, without a name, and if somebody else
        has changed the same fact since it was seen.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        valid = _check_facts(facts)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            current = get_centre(transaction)
            mine = _facts_changed_by_person(valid, seen, current)
            changed = replace(current, **mine)  # type: ignore[arg-type]
            centre = transaction.save(changed)
            steps = {_STEP_OF_FACT[name] for name in valid if name in _STEP_OF_FACT}
            tasks = _finish_steps(transaction, steps, now)
        return Result(centre, Changes(centre=True, tasks=tasks))

    def complete_step(self, actor: Actor, step: str) -> Result[None]:
        """Mark a step of the set-up as done that is not a fact of the centre: staff, printer."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            tasks = _finish_steps(transaction, {step}, now)
        return Result(None, Changes(tasks=tasks))

    def require_machine_settings(self, actor: Actor) -> None:
        """Raise ``UserFacingError`` unless this person may change settings of the machine.

        These are where backups and mail go, and when an idle desk locks.
        """
        require_access(self.store, actor, Permission.SET_UP_CENTRE)

    def configure_desk(self, actor: Actor, name: str) -> Result[Desk]:
        """Name this desk and mark its printer as set up, in the first run."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            desk = _rename_desk(transaction, actor, name)
            tasks = _finish_steps(transaction, {"printer"}, now)
        return Result(desk, Changes(centre=True, tasks=tasks))

    def rename_desk(self, actor: Actor, name: str) -> Result[Desk]:
        """Give this desk another name; its codes stay the same."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            return Result(_rename_desk(transaction, actor, name), _CENTRE_CHANGED)

    def save_contact(self, actor: Actor, contact: Contact) -> Result[Contact]:
        """Add or change an entry of the address book."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            return Result(transaction.save(contact), _CENTRE_CHANGED)

    def remove_contact(self, actor: Actor, contact: Contact) -> Result[Contact]:
        """Remove an entry of the address book."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.remove(contact)
        return Result(contact, _CENTRE_CHANGED)


def _rename_desk(transaction: WriteTransaction, actor: Actor, name: str) -> Desk:
    desk = next(iter(transaction.find(Desk, sign=actor.desk)), None)
    if desk is None:
        raise UserFacingError("desk-not-joined", desk=actor.desk)
    return transaction.save(replace(desk, name=name.strip() or desk.sign))


def _set_up_actor() -> Actor:
    """Return the actor before anybody is known: the set-up itself."""
    return Actor(new_id(), "", Role.MANAGER, "")


def _facts_changed_by_person(
    facts: dict[str, object], seen: Centre | None, current: Centre
) -> dict[str, object]:
    """Return the facts that differ from what the person saw; all of them if that is not known."""
    if seen is None:
        return facts
    changed = {name: fact for name, fact in facts.items() if fact != getattr(seen, name)}
    if any(getattr(current, name) != getattr(seen, name) for name in changed):
        raise UserFacingError("store-changed-meanwhile")
    return changed


def _check_facts(facts: dict[str, object]) -> dict[str, object]:
    valid = dict(facts)
    if facts.get("phone"):
        valid["phone"] = parse_phone(str(facts["phone"]))
        if valid["phone"] is None:
            raise UserFacingError("invalid-phone", typed=facts["phone"])
    if facts.get("postcode"):
        valid["postcode"] = parse_postcode(str(facts["postcode"]))
        if valid["postcode"] is None:
            raise UserFacingError("invalid-postcode", typed=facts["postcode"])
    if "name" in facts and is_blank(str(facts["name"])):
        raise UserFacingError("centre-no-name")
    return valid


def _finish_steps(transaction: WriteTransaction, steps: set[str], now: datetime) -> frozenset[UUID]:
    tasks = [
        task
        for task in transaction.find(Task, kind=TaskKind.SET_UP, done_at=None)
        if task.about in steps
    ]
    for task in tasks:
        transaction.save(task.finish(now, transaction.operation_id))
    return frozenset(task.id for task in tasks)
