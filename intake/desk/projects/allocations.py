"""Use cases of who gets which thing: a run that fits best, and what somebody changes by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.projects.project_facts import load_project, require_open
from intake.desk.result import Changes, Result
from intake.domain.allocation import Allocation, AllocationReason, Stock, Want, allocate
from intake.domain.custody import HolderKind
from intake.domain.participant import Participant
from intake.domain.permissions import Permission
from intake.domain.project import NeedRule
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.domain.project import ProjectItem
    from intake.kit.clock import Clock
    from intake.ports import Store

_GIVEN_UP = (HolderKind.LOST, HolderKind.GONE)


class AllocationRun(NamedTuple):
    """The outcome of a run: how many pieces were given, and those that nobody could be given."""

    pieces: int
    unmet: tuple[Want, ...]


@dataclass(frozen=True)
class Allocations:
    """Gives households things. What is handed out or was chosen by hand stays as it is."""

    store: Store
    clock: Clock

    def list_all(self, actor: Actor, project_id: UUID) -> tuple[Allocation, ...]:
        """Return who gets what."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            return transaction.find(Allocation, project_id=project_id)

    def run(self, actor: Actor, project_id: UUID) -> Result[AllocationRun]:
        """Give every household what fits best of what is promised for sure or is here."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            facts = load_project(transaction, project_id)
            require_open(facts.project)
            there = transaction.find(Allocation, project_id=project_id)
            kept = [one for one in there if one.is_by_hand or _has_any(facts, one)]
            for one in there:
                if one not in kept:
                    transaction.remove(one)
            outcome = allocate(_wants(facts, kept), _stock(facts, kept), _larger(facts.items))
            for share in outcome.shares:
                transaction.save(
                    Allocation(
                        project_id=project_id,
                        participant_id=share.participant_id,
                        thing_id=share.thing_id,
                        count=share.pieces,
                        reason=share.reason,
                    )
                )
        run = AllocationRun(sum(share.pieces for share in outcome.shares), outcome.unmet)
        changed = Changes(projects=frozenset({project_id}))
        return Result(run, changed, transaction.operation_id)

    def give(
        self, actor: Actor, participant_id: UUID, thing_id: UUID, count: int
    ) -> Result[Allocation]:
        """Give a household pieces of a thing by hand.

        Raises ``UserFacingError`` if not so many of it are left for anybody.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            participant = transaction.get(Participant, participant_id)
            thing = transaction.get(Thing, thing_id)
            facts = load_project(transaction, participant.project_id)
            require_open(facts.project)
            there = transaction.find(Allocation, project_id=participant.project_id)
            left = {one.thing_id: one.pieces for one in _stock(facts, there)}
            if count < 1 or count > left.get(thing_id, 0):
                raise UserFacingError("allocation-none-left", name=thing.name)
            saved = transaction.save(
                Allocation(
                    project_id=participant.project_id,
                    participant_id=participant_id,
                    thing_id=thing_id,
                    count=count,
                    reason=AllocationReason.BY_HAND,
                    is_by_hand=True,
                )
            )
        changed = Changes(projects=frozenset({participant.project_id}))
        return Result(saved, changed, transaction.operation_id)

    def take_away(self, actor: Actor, allocation_id: UUID) -> Result[Allocation]:
        """Let a thing be free for somebody else."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            allocation = transaction.get(Allocation, allocation_id)
            transaction.remove(allocation)
        changed = Changes(projects=frozenset({allocation.project_id}))
        return Result(allocation, changed, transaction.operation_id)


def _has_any(facts: ProjectFacts, allocation: Allocation) -> bool:
    """Tell whether the household has pieces of the thing now."""
    resident_id = next(
        (one.resident_id for one in facts.participants if one.id == allocation.participant_id),
        None,
    )
    rows = facts.holdings_of(allocation.thing_id)
    return any(row.resident_id == resident_id for row in rows if resident_id)


def _wants(facts: ProjectFacts, kept: Iterable[Allocation]) -> list[Want]:
    """Return what each household still needs beside what it keeps."""
    item_of = _items_of_things(facts)
    taking_part = {one.id: one for one in facts.taking_part}
    given: dict[tuple[UUID, UUID], int] = {}
    for one in kept:
        key = one.participant_id, item_of[one.thing_id]
        given[key] = given.get(key, 0) + one.count
    wants = []
    for need in facts.needs:
        participant = taking_part.get(need.participant_id)
        key = need.participant_id, need.project_item_id
        left = need.wanted - given.get(key, 0)
        if participant and left > 0:
            wants.append(
                Want(
                    participant_id=participant.id,
                    item_id=need.project_item_id,
                    pieces=left,
                    persons=participant.persons,
                    goes_first=participant.goes_first,
                )
            )
    return wants


def _stock(facts: ProjectFacts, kept: Iterable[Allocation]) -> list[Stock]:
    """Return what can be given: promised for sure or here, and meant for nobody yet."""
    meant: dict[UUID, int] = {}
    for one in kept:
        meant[one.thing_id] = meant.get(one.thing_id, 0) + one.count
    item_of = _items_of_things(facts)
    stock = []
    for thing in facts.things:
        rows = facts.holdings_of(thing.id)
        there = sum(row.count for row in rows if row.kind not in _GIVEN_UP)
        left = there - meant.get(thing.id, 0)
        if left > 0 and not facts.is_home(thing.id):
            stock.append(Stock(thing.id, item_of[thing.id], left))
    return stock


def _items_of_things(facts: ProjectFacts) -> dict[UUID, UUID]:
    items = {one.id: one.project_item_id for one in facts.pledges}
    return {thing.id: items[thing.pledge_id] for thing in facts.things if thing.pledge_id}


def _larger(items: tuple[ProjectItem, ...]) -> dict[UUID, list[UUID]]:
    """Return the items that can stand in for one that has run out, the next larger first."""
    fitting = sorted((one for one in items if one.rule is NeedRule.FIT), key=lambda one: one.fits)
    return {
        item.id: [one.id for one in fitting if one.kin == item.kin and one.fits > item.fits]
        for item in fitting
    }
