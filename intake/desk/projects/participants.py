"""Use cases of who takes part in a project: sign up, change, leave, a whole list at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.permissions import require_permission
from intake.desk.projects.project_facts import require_open, residents_of
from intake.desk.projects.rules import apply_rules
from intake.desk.projects.shortages import update_shortage_tasks
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result
from intake.desk.taking.new_resident import new_resident
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.permissions import Permission
from intake.domain.phone import parse_phone
from intake.domain.project import Project, ProjectItem
from intake.domain.resident import Resident
from intake.domain.resident_pair import ResidentPair
from intake.domain.task import Task
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction


MAX_PERSONS = 500
"""More is a slip of the keys: a household, or a group that comes by bus."""


class Signup(NamedTuple):
    """A household as it signs up.

    ``asked`` counts what they ask for beside the rules, ``own`` what they bring themselves, both
    by the id of the item. ``by_rule`` are items that follow the rules again.
    """

    persons: int = 1
    is_waiting: bool = False
    goes_first: bool = False
    fee_cents: int = 0
    note: str = ""
    asked: Mapping[UUID, int] = {}
    own: Mapping[UUID, int] = {}
    by_rule: frozenset[UUID] = frozenset()


class Household(NamedTuple):
    """A household on the page: who it is, what it needs, what it was given."""

    participant: Participant
    resident: Resident
    needs: tuple[ParticipantNeed, ...]


@dataclass(frozen=True)
class Participants:
    """Writes down who takes part, with what they need."""

    store: Store
    clock: Clock

    def find(self, actor: Actor, typed: str) -> tuple[Resident, ...]:
        """Find residents by what somebody typed, the best match first."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            keys = transaction.people(typed)
            residents = load_by_id(transaction, Resident, keys)
        return tuple(residents[key] for key in keys if key in residents)

    def sign_up(
        self, actor: Actor, project_id: UUID, resident_id: UUID, signup: Signup
    ) -> Result[Participant]:
        """Let a resident take part; who left before comes back.

        Raises ``UserFacingError`` for nobody, and if they take part already.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            require_open(transaction.get(Project, project_id))
            participant = _sign_up(transaction, project_id, resident_id, signup)
            _write_by_hand(transaction, participant, signup)
            apply_rules(transaction, project_id, (participant,))
            update_shortage_tasks(transaction, project_id, now)
            changed = _changes(participant, transaction.changed_ids(Task))
        return Result(participant, changed, transaction.operation_id)

    def sign_up_new(
        self, actor: Actor, project_id: UUID, typed: Mapping[str, str], signup: Signup
    ) -> Result[Participant]:
        """Take somebody who rings into the book, and let them take part.

        ``typed`` are fields of a resident. Raises ``UserFacingError`` without a name or a way to
        reach them, and for what is no telephone number or postcode.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            require_open(transaction.get(Project, project_id))
            _require_new_phone(transaction, typed.get("phone", ""))
            resident = transaction.save(replace(new_resident(typed, {}), created_at=now))
            participant = _sign_up(transaction, project_id, resident.id, signup)
            _write_by_hand(transaction, participant, signup)
            apply_rules(transaction, project_id, (participant,))
            update_shortage_tasks(transaction, project_id, now)
            changed = _changes(participant, transaction.changed_ids(Task))
        residents = Changes(residents=frozenset({resident.id}))
        return Result(participant, changed | residents, transaction.operation_id)

    def change(self, actor: Actor, participant_id: UUID, signup: Signup) -> Result[Participant]:
        """Change how many come, whether they wait, what they bring; the rules follow."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        _require_somebody(signup)
        with self.store.write(actor, now) as transaction:
            participant = transaction.get(Participant, participant_id)
            require_open(transaction.get(Project, participant.project_id))
            saved = transaction.save(_apply_signup(participant, signup))
            _write_by_hand(transaction, saved, signup)
            apply_rules(transaction, saved.project_id, (saved,))
            update_shortage_tasks(transaction, saved.project_id, now)
            changed = _changes(saved, transaction.changed_ids(Task))
        return Result(saved, changed, transaction.operation_id)

    def leave(self, actor: Actor, participant_id: UUID) -> Result[Participant]:
        """Write down that a household does not come; nothing is looked for on their behalf."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            participant = transaction.get(Participant, participant_id)
            saved = transaction.save(replace(participant, left_at=now))
            update_shortage_tasks(transaction, saved.project_id, now)
            changed = _changes(saved, transaction.changed_ids(Task))
        return Result(saved, changed, transaction.operation_id)

    def pay(self, actor: Actor, participant_id: UUID) -> Result[Participant]:
        """Write down that a household has paid its own share."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            participant = transaction.get(Participant, participant_id)
            saved = transaction.save(replace(participant, paid_at=now))
        return Result(saved, _changes(saved), transaction.operation_id)

    def sign_up_many(
        self, actor: Actor, project_id: UUID, signups: Iterable[tuple[UUID, Signup]]
    ) -> Result[int]:
        """Let many residents take part at once, those who do already not again; return how many."""
        require_permission(actor, Permission.IMPORT_LIST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            require_open(transaction.get(Project, project_id))
            added = add_participants(transaction, project_id, signups, now)
            tasks = transaction.changed_ids(Task)
        changed = Changes(projects=frozenset({project_id}), tasks=tasks)
        return Result(added, changed, transaction.operation_id)


def households_of(transaction: ReadTransaction, facts: ProjectFacts) -> tuple[Household, ...]:
    """Return the households of a project that was read, by the name of the resident."""
    residents = residents_of(transaction, facts.participants)
    needs: dict[UUID, list[ParticipantNeed]] = {}
    for need in facts.needs:
        needs.setdefault(need.participant_id, []).append(need)
    households = [
        Household(
            participant, residents[participant.resident_id], tuple(needs.get(participant.id, ()))
        )
        for participant in facts.participants
        if participant.left_at is None
    ]
    return tuple(sorted(households, key=_name_of))


def add_participants(
    transaction: WriteTransaction,
    project_id: UUID,
    signups: Iterable[tuple[UUID, Signup]],
    now: datetime,
) -> int:
    """Let many residents take part, those who do already not again; return how many are new."""
    known = {
        participant.resident_id
        for participant in transaction.find(Participant, project_id=project_id)
        if participant.left_at is None
    }
    added = []
    for resident_id, signup in signups:
        if resident_id not in known:
            known.add(resident_id)
            participant = _sign_up(transaction, project_id, resident_id, signup)
            added.append((participant, signup))
    for participant, signup in added:
        _write_by_hand(transaction, participant, signup)
    apply_rules(transaction, project_id, [participant for participant, _ in added])
    update_shortage_tasks(transaction, project_id, now)
    return len(added)


def _sign_up(
    transaction: WriteTransaction, project_id: UUID, resident_id: UUID, signup: Signup
) -> Participant:
    _require_somebody(signup)
    resident = resolve_merged_resident(transaction, resident_id)
    if resident.gone:
        raise UserFacingError("take-gone")
    there = transaction.find(Participant, project_id=project_id, resident_id=resident.id)
    if any(participant.left_at is None for participant in there):
        raise UserFacingError("project-takes-part", name=resident.full_name)
    from_merged = {
        key
        for pair in transaction.find(ResidentPair, resident_id=resident.id)
        for key in pair.moved
    }  # these go back with the other record if that is undone
    own = (participant for participant in there if str(participant.id) not in from_merged)
    before = next(own, Participant(project_id=project_id, resident_id=resident.id))
    return transaction.save(replace(_apply_signup(before, signup), left_at=None))


def _require_new_phone(transaction: ReadTransaction, typed: str) -> None:
    """Raise ``UserFacingError`` for the number of somebody who is in the book already."""
    number = parse_phone(typed)
    if number is None:
        return
    for known in load_by_id(transaction, Resident, transaction.people(typed)).values():
        if not known.gone and any(phone.number == number for phone in known.phones):
            raise UserFacingError("project-phone-known", name=known.full_name)


def _require_somebody(signup: Signup) -> None:
    if not 0 < signup.persons <= MAX_PERSONS:
        raise UserFacingError("project-nobody")


def _apply_signup(participant: Participant, signup: Signup) -> Participant:
    return replace(
        participant,
        persons=signup.persons,
        is_waiting=signup.is_waiting,
        goes_first=signup.goes_first,
        fee_cents=signup.fee_cents,
        note=signup.note.strip(),
    )


def _write_by_hand(transaction: WriteTransaction, participant: Participant, signup: Signup) -> None:
    """Write what a household asks for beside the rules, and what it brings itself."""
    items = transaction.find(ProjectItem, project_id=participant.project_id, removed_at=None)
    needs = {
        need.project_item_id: need
        for need in transaction.find(ParticipantNeed, participant_id=participant.id)
    }
    told = signup.asked.keys() | signup.own.keys() | signup.by_rule
    for item_id in (item.id for item in items if item.id in told):
        need = needs.get(item_id) or ParticipantNeed(
            project_id=participant.project_id,
            participant_id=participant.id,
            project_item_id=item_id,
            count=0,
        )
        count = signup.asked.get(item_id, need.count)
        was_by_hand = need.is_by_hand and item_id not in signup.by_rule
        is_by_hand = was_by_hand or item_id in signup.asked
        own = signup.own.get(item_id, need.own)
        changed = replace(need, count=count, own=own, is_by_hand=is_by_hand)
        if changed != need:
            transaction.save(changed)


def _name_of(household: Household) -> tuple[str, str, int]:
    resident = household.resident
    return resident.last_name.casefold(), resident.first_name.casefold(), resident.sequence


def _changes(participant: Participant, tasks: frozenset[UUID] = frozenset()) -> Changes:
    return Changes(
        projects=frozenset({participant.project_id}),
        residents=frozenset({participant.resident_id}),
        tasks=tasks,
    )
