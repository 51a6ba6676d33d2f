"""Sign in with a PIN; add and remove colleagues, and change their PINs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.pins import is_right, new_pin_hash, pause_after
from intake.desk.centre.settings_overview import sorted_by_name
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.permissions import Actor, Permission, Role, has_more_rights
from intake.domain.staff import Staff
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import normalize_words, without_controls

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.centre.pin_pauses import PinPauses
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

_MAX_NAME = 80
_CENTRE_CHANGED = Changes(centre=True)


@dataclass(frozen=True)
class SignIn:
    """Signs colleagues in, and maintains the list of them."""

    store: Store
    clock: Clock
    desk: str
    pauses: PinPauses

    def colleagues(self) -> tuple[Staff, ...]:
        """Return everybody who may sign in, sorted by name."""
        with self.store.read() as transaction:
            return sorted_by_name(transaction.find(Staff, left_at=None))

    def departed(self, actor: Actor) -> tuple[Staff, ...]:
        """Return the colleagues who have left, sorted by name."""
        require_permission(actor, Permission.MANAGE_STAFF)
        with self.store.read(actor) as transaction:
            left = [staff for staff in transaction.find(Staff) if staff.left_at is not None]
        return sorted_by_name(tuple(left))

    def enter(self, staff_id: UUID, pin: str) -> Result[Actor]:
        """Sign a colleague in; return the actor.

        Raises ``UserFacingError`` for a wrong PIN, for somebody who has left, and during the pause
        after each fifth wrong PIN, which becomes longer each time.
        """
        with self.store.read() as transaction:
            staff = transaction.get(Staff, staff_id)
        self._check_pin(staff, pin)
        return Result(self._actor_of(staff))

    def confirm_pin(self, actor: Actor, pin: str) -> None:
        """Raise ``UserFacingError`` unless this is the actor's own PIN; a wrong one is counted."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.read() as transaction:
            staff = transaction.get(Staff, actor.staff_id)
        self._check_pin(staff, pin)

    def change_pin(self, actor: Actor, old_pin: str, new_pin: str) -> Result[Staff]:
        """Change one's own PIN; raises ``UserFacingError`` if the old one is wrong."""
        require_permission(actor, Permission.TAKE_REQUEST)
        pin_hash = new_pin_hash(new_pin)
        self.confirm_pin(actor, old_pin)
        return self._save_pin(actor, actor.staff_id, pin_hash)

    def reset_pin(self, actor: Actor, own_pin: str, staff_id: UUID, new_pin: str) -> Result[Staff]:
        """Give a colleague a new PIN, and end their pause.

        The actor's own PIN is asked: at a desk that was left unlocked, anybody could otherwise set
        a manager's PIN and get the recovery key. Raises ``UserFacingError`` if it is wrong.
        """
        require_permission(actor, Permission.MANAGE_STAFF)
        self.confirm_pin(actor, own_pin)
        return self._save_pin(actor, staff_id, new_pin_hash(new_pin))

    def create_first_colleague(self, name: str, pin: str) -> Result[Actor]:
        """Create the first colleague of a new centre, who is its manager.

        Raises ``UserFacingError`` if there ever was a colleague, also one who has left.
        """
        staff = _new_staff(name, pin, Role.MANAGER)
        actor = self._actor_of(staff)
        with self.store.write(actor, self.clock.now()) as transaction:
            if transaction.find(Staff):
                raise UserFacingError("staff-not-first")
            transaction.save(staff)
        return Result(actor, _CENTRE_CHANGED)

    def add_colleague(
        self, actor: Actor, name: str, pin: str, role: Role, *, own_pin: str = ""
    ) -> Result[Actor]:
        """Add a colleague; return them as an actor.

        The actor's own PIN is asked for whoever may do more than a volunteer, as in ``reset_pin``.
        Raises
        ``UserFacingError`` for a name that another colleague has: the audit could not tell them
        apart.
        """
        require_permission(actor, Permission.MANAGE_STAFF)
        staff = _new_staff(name, pin, role)
        if role is not Role.VOLUNTEER:
            self.confirm_pin(actor, own_pin)
        with self.store.write(actor, self.clock.now()) as transaction:
            _require_free_name(transaction, staff.name, staff.id)
            transaction.save(staff)
        return Result(self._actor_of(staff), _CENTRE_CHANGED)

    def change_colleague(
        self, actor: Actor, staff_id: UUID, name: str, role: Role, *, own_pin: str = ""
    ) -> Result[Staff]:
        """Change the name or the role of a colleague.

        The actor's own PIN is asked to give somebody more rights. Raises ``UserFacingError`` for a
        name that another colleague has, and if no manager would be left.
        """
        require_permission(actor, Permission.MANAGE_STAFF)
        shown = _shown_name(name)
        with self.store.read() as transaction:
            before = transaction.get(Staff, staff_id)
        if has_more_rights(role, before.role):
            self.confirm_pin(actor, own_pin)
        with self.store.write(actor, self.clock.now()) as transaction:
            staff = transaction.get(Staff, staff_id)
            _require_free_name(transaction, shown, staff_id)
            if role is not Role.MANAGER:
                _require_another_manager(transaction, staff_id)
            changed = transaction.save(replace(staff, name=shown, role=role))
        return Result(changed, _CENTRE_CHANGED)

    def readmit_colleague(self, actor: Actor, staff_id: UUID, own_pin: str = "") -> Result[Staff]:
        """Put a colleague who had left on the list again, with their old PIN.

        They return as a volunteer; a manager can give them another role. The actor's own PIN is
        asked. Raises ``UserFacingError`` for a name that another colleague has got meanwhile.
        """
        require_permission(actor, Permission.MANAGE_STAFF)
        self.confirm_pin(actor, own_pin)
        with self.store.write(actor, self.clock.now()) as transaction:
            staff = transaction.get(Staff, staff_id)
            if staff.left_at is None:  # the list was old: another desk was faster
                return Result(staff, _CENTRE_CHANGED)
            _require_free_name(transaction, staff.name, staff_id)
            back = transaction.save(replace(staff, left_at=None, role=Role.VOLUNTEER))
        return Result(back, _CENTRE_CHANGED)

    def remove_colleague(self, actor: Actor, staff_id: UUID) -> Result[Staff]:
        """Take a colleague off the list; their name stays with what they did.

        Raises ``UserFacingError`` for the last manager, because nobody could take over.
        """
        require_permission(actor, Permission.MANAGE_STAFF)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            staff = transaction.get(Staff, staff_id)
            _require_another_manager(transaction, staff_id)
            left = transaction.save(replace(staff, left_at=now))
        return Result(left, _CENTRE_CHANGED)

    def _actor_of(self, staff: Staff) -> Actor:
        return Actor(staff.id, staff.name, staff.role, self.desk)

    def _check_pin(self, staff: Staff, pin: str) -> None:
        """Raise ``UserFacingError`` for a wrong PIN, which is counted, and during a pause."""
        if staff.left_at:
            raise UserFacingError("staff-left")
        if until := self.pauses.end_of(staff):
            raise UserFacingError("pin-resting", until=until)
        right = is_right(staff.pin_hash, pin)
        if not right or staff.failed or staff.locked_until:
            try:
                self._record_attempt(staff.id, right=right)
            except UserFacingError:
                if not right:  # a full disk must not allow more attempts
                    self._count_unwritten(staff)
                raise
            self.pauses.forget_unwritten(staff.id)
        if not right:
            raise UserFacingError("pin-wrong")
        # Checking the hash takes a while, in which others may have guessed and begun a pause.
        with self.store.read() as transaction:
            if until := self.pauses.end_of(transaction.get(Staff, staff.id)):
                raise UserFacingError("pin-resting", until=until)

    def _count_unwritten(self, staff: Staff) -> None:
        pause = pause_after(staff.failed + self.pauses.count_unwritten(staff.id))
        if pause:
            self.pauses.begin(staff.id, pause)

    def _record_attempt(self, staff_id: UUID, *, right: bool) -> None:
        """Count a wrong PIN on the stored row: another desk may have counted one as well."""
        now = self.clock.now()
        with self.store.read() as transaction:
            actor = self._actor_of(transaction.get(Staff, staff_id))
        with self.store.write(actor, now) as transaction:
            staff = transaction.get(Staff, staff_id)
            if right:
                if until := self.pauses.end_of(staff):  # others guessed meanwhile
                    raise UserFacingError("pin-resting", until=until)
                transaction.save(replace(staff, failed=0, locked_until=None))
                return
            failed = staff.failed + 1
            pause = pause_after(failed)
            if pause:
                self.pauses.begin(staff_id, pause)
            transaction.save(
                replace(
                    staff,
                    failed=failed,
                    wrong_pins=staff.wrong_pins + 1,
                    locked_until=now + pause if pause else staff.locked_until,
                )
            )

    def _save_pin(self, actor: Actor, staff_id: UUID, pin_hash: str) -> Result[Staff]:
        with self.store.write(actor, self.clock.now()) as transaction:
            staff = transaction.get(Staff, staff_id)
            changed = replace(staff, pin_hash=pin_hash, failed=0, wrong_pins=0, locked_until=None)
            return Result(transaction.save(changed), _CENTRE_CHANGED)


def _require_free_name(transaction: ReadTransaction, name: str, staff_id: UUID) -> None:
    others = [
        colleague for colleague in transaction.find(Staff, left_at=None) if colleague.id != staff_id
    ]
    if normalize_words(name) in {normalize_words(other.name) for other in others}:
        raise UserFacingError("staff-name-taken", name=name)


def _require_another_manager(transaction: ReadTransaction, staff_id: UUID) -> None:
    managers = transaction.find(Staff, role=Role.MANAGER, left_at=None)
    if {manager.id for manager in managers} == {staff_id}:
        raise UserFacingError("staff-last-manager")


def _shown_name(name: str) -> str:
    """Return a name as it is stored; raises ``UserFacingError`` if it is empty or too long."""
    shown = " ".join(without_controls(name).split())
    if not normalize_words(shown):
        raise UserFacingError("staff-no-name")
    if len(shown) > _MAX_NAME:
        raise UserFacingError("staff-name-long", most=_MAX_NAME)
    return shown


def _new_staff(name: str, pin: str, role: Role) -> Staff:
    """Return a new colleague; raises ``UserFacingError`` without a name and for a bad PIN."""
    return Staff(name=_shown_name(name), role=role, pin_hash=new_pin_hash(pin))
