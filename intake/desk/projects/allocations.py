"""Use cases of who gets which thing: a run that fits best, and what somebody changes by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.projects.project_facts import load_project, require_open
from intake.desk.reporting.withheld import find_withheld
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result
from intake.domain.allocation import (
    Allocation,
    AllocationReason,
    Allotment,
    Share,
    Stock,
    Want,
    allocate,
)
from intake.domain.participant import Participant
from intake.domain.permissions import Permission
from intake.domain.project import NeedRule, lacking_pieces
from intake.domain.seating import needs_of, offers_of, seat
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.domain.project import ProjectItem
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store


class AllocationRun(NamedTuple):
    """The outcome of a run: how many pieces were given, and those that nobody could be given.

    ``moved`` are the households for whom other things were meant before.
    """

    pieces: int
    unmet: tuple[Want, ...]
    moved: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Allocations:
    """Gives households things. What is handed out or was chosen by hand stays as it is."""

    store: Store
    clock: Clock

    def run(self, actor: Actor, project_id: UUID) -> Result[AllocationRun]:
        """Give every household what fits best of what is promised for sure or is here."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            facts = _remove_withheld_hosts(transaction, load_project(transaction, project_id))
            require_open(facts.project)
            stored = transaction.find(Allocation, project_id=project_id)
            kept = [allocation for allocation in stored if _is_kept(facts, allocation)]
            outcome = _share_out(facts, kept)
            kept_ids = {allocation.id for allocation in kept}
            old_shares = {
                _make_share(allocation): allocation
                for allocation in stored
                if allocation.id not in kept_ids
            }
            new_shares = set(outcome.shares)
            transaction.remove_all(
                allocation for share, allocation in old_shares.items() if share not in new_shares
            )
            transaction.add_all(
                Allocation(
                    project_id=project_id,
                    participant_id=share.participant_id,
                    thing_id=share.thing_id,
                    count=share.pieces,
                    reason=share.reason,
                )
                for share in outcome.shares
                if share not in old_shares
            )
        moved = frozenset(share.participant_id for share in old_shares if share not in new_shares)
        run = AllocationRun(sum(share.pieces for share in outcome.shares), outcome.unmet, moved)
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
            facts = _remove_withheld_hosts(transaction, facts)
            require_open(facts.project)
            if not participant.takes_part:
                raise UserFacingError("allocation-not-for-them")
            stored = transaction.find(Allocation, project_id=participant.project_id)
            free_by_thing = {stock.thing_id: stock.pieces for stock in free_pieces(facts, stored)}
            if count < 1 or count > free_by_thing.get(thing_id, 0):
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
        """Take a thing away from a household, so that it is free for another."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            allocation = transaction.get(Allocation, allocation_id)
            transaction.remove(allocation)
        changed = Changes(projects=frozenset({allocation.project_id}))
        return Result(allocation, changed, transaction.operation_id)


def _remove_withheld_hosts(transaction: ReadTransaction, facts: ProjectFacts) -> ProjectFacts:
    """Return a project without the places of hosts who are withheld: nobody is sent to them."""
    withheld = find_withheld(transaction)
    places = {item.id for item in facts.items if item.is_place}
    withheld_pledge_ids = {
        pledge.id
        for pledge in facts.pledges
        if pledge.project_item_id in places
        and withheld.could_be_withheld(pledge.lender, pledge.contact)
    }
    if not withheld_pledge_ids:
        return facts
    things = tuple(thing for thing in facts.things if thing.pledge_id not in withheld_pledge_ids)
    return replace(facts, things=things)


def find_thing_given_twice(transaction: ReadTransaction, thing_ids: Iterable[UUID]) -> Thing | None:
    """Return a thing of which more pieces are meant for households than there are, if any."""
    ids = tuple(thing_ids)
    allocated = transaction.find(Allocation, thing_id=ids) if ids else ()
    things = load_by_id(transaction, Thing, (allocation.thing_id for allocation in allocated))
    for project_id in {allocation.project_id for allocation in allocated}:
        facts = load_project(transaction, project_id)
        meant = _pieces_meant(facts, transaction.find(Allocation, project_id=project_id))
        for thing in things.values():
            if meant[thing.id] > _pieces_there(facts, thing.id):
                return thing
    return None


def can_give(facts: ProjectFacts, stored: Iterable[Allocation]) -> bool:
    """Tell whether a run would give somebody something beside what they are given now."""
    taking_part = {participant.id for participant in facts.taking_part}
    kept = [allocation for allocation in stored if allocation.participant_id in taking_part]
    return bool(_share_out(facts, kept).shares)


def _make_share(allocation: Allocation) -> Share:
    return Share(
        allocation.participant_id, allocation.thing_id, allocation.count, allocation.reason
    )


def _share_out(facts: ProjectFacts, kept: Sequence[Allocation]) -> Allotment:
    """Return who gets which things and which places, beside what stays as it is."""
    places = {item.id for item in facts.items if item.is_place}
    wants, stock = _wants(facts, kept), free_pieces(facts, kept)
    things = allocate(
        [want for want in wants if want.item_id not in places],
        [entry for entry in stock if entry.item_id not in places],
        _larger_items(facts.items),
    )
    seats = seat(
        [want for want in wants if want.item_id in places],
        [entry for entry in stock if entry.item_id in places],
    )
    return Allotment(things.shares + seats.shares, things.unmet + seats.unmet)


def _is_kept(facts: ProjectFacts, allocation: Allocation) -> bool:
    """Tell whether a run leaves an allocation as it is: chosen by hand, or handed out already.

    What is for somebody who left or waits is free again, and so is what is not promised any more.
    """
    participants = {participant.id: participant for participant in facts.participants}
    participant = participants.get(allocation.participant_id)
    if participant is None or all(thing.id != allocation.thing_id for thing in facts.things):
        return False
    if _count_pieces_by_resident(facts, allocation.thing_id)[participant.resident_id]:
        return True
    return allocation.is_by_hand and participant.takes_part


def _count_pieces_by_resident(facts: ProjectFacts, thing_id: UUID) -> Counter[UUID]:
    """Return how many pieces of a thing each resident has."""
    held: Counter[UUID] = Counter()
    for row in facts.holdings_of(thing_id):
        if row.resident_id:
            held[row.resident_id] += row.count
    return held


def _count_pieces_by_resident_and_thing(
    facts: ProjectFacts, kept: Iterable[Allocation]
) -> Counter[tuple[UUID, UUID]]:
    """Return the pieces allocated to each resident, or those that they hold if these are more."""
    residents = {participant.id: participant.resident_id for participant in facts.participants}
    pieces: Counter[tuple[UUID, UUID]] = Counter()
    for allocation in kept:
        if allocation.participant_id in residents:
            pieces[residents[allocation.participant_id], allocation.thing_id] += allocation.count
    for thing in facts.things:
        for resident_id, held in _count_pieces_by_resident(facts, thing.id).items():
            key = resident_id, thing.id
            pieces[key] = max(pieces[key], held)
    return pieces


def _wants(facts: ProjectFacts, kept: Iterable[Allocation]) -> list[Want]:
    """Return what each household needs, minus the pieces that it keeps or holds."""
    got = _count_pieces_by_resident_and_item(facts, kept)
    needed: dict[UUID, dict[UUID, int]] = {}
    for need in facts.needs:
        needed.setdefault(need.participant_id, {})[need.project_item_id] = need.wanted
    wants = []
    for participant in facts.taking_part:
        lacks = lacking_pieces(
            facts.items, needed.get(participant.id, {}), got.get(participant.resident_id, {})
        )
        wants += [
            Want(
                participant_id=participant.id,
                item_id=item_id,
                pieces=pieces,
                persons=participant.persons,
                goes_first=participant.goes_first,
                needs=needs_of(participant.note),
            )
            for item_id, pieces in lacks.items()
        ]
    return wants


def _count_pieces_by_resident_and_item(
    facts: ProjectFacts, kept: Iterable[Allocation]
) -> dict[UUID, Counter[UUID]]:
    """Return for each resident how many pieces of each item they keep or hold."""
    item_of = _items_of_things(facts)
    got: dict[UUID, Counter[UUID]] = {}
    for (resident_id, thing_id), count in _count_pieces_by_resident_and_thing(facts, kept).items():
        if thing_id in item_of:
            got.setdefault(resident_id, Counter())[item_of[thing_id]] += count
    return got


def free_pieces(facts: ProjectFacts, kept: Iterable[Allocation]) -> list[Stock]:
    """Return what can be given: promised for sure or here, and not among ``kept`` or held."""
    meant = _pieces_meant(facts, kept)
    item_of = _items_of_things(facts)
    notes = {pledge.id: pledge.note for pledge in facts.pledges}
    stock = []
    for thing in facts.things:
        left = _pieces_there(facts, thing.id) - meant[thing.id]
        if left > 0:
            note = notes.get(thing.pledge_id, "") if thing.pledge_id else ""
            stock.append(Stock(thing.id, item_of[thing.id], left, offers_of(note)))
    return stock


def _pieces_meant(facts: ProjectFacts, kept: Iterable[Allocation]) -> Counter[UUID]:
    """Return how many pieces of each thing are meant for households, or with them."""
    meant: Counter[UUID] = Counter()
    for (_, thing_id), count in _count_pieces_by_resident_and_thing(facts, kept).items():
        meant[thing_id] += count
    return meant


def _pieces_there(facts: ProjectFacts, thing_id: UUID) -> int:
    """Return how many pieces of a thing can be given: not lost, and not home again."""
    where = facts.count_by_place(thing_id)
    return where.total() - where["lost"] - where["home"]


def _items_of_things(facts: ProjectFacts) -> dict[UUID, UUID]:
    items = {pledge.id: pledge.project_item_id for pledge in facts.pledges}
    return {thing.id: items[thing.pledge_id] for thing in facts.things if thing.pledge_id}


def _larger_items(items: tuple[ProjectItem, ...]) -> dict[UUID, list[UUID]]:
    """Return the items that can stand in for one that has run out, the next larger first."""
    fitting = sorted(
        (item for item in items if item.rule is NeedRule.FIT), key=lambda fit: fit.fits
    )
    return {
        item.id: [fit.id for fit in fitting if fit.kin == item.kin and fit.fits > item.fits]
        for item in fitting
    }
