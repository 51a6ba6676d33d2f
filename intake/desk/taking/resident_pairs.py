"""Merge two records of one person, undo that, and record that two are different people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_aggregates, load_by_id
from intake.desk.result import Changes, Result
from intake.desk.taking.look_alikes import look_alike
from intake.desk.taking.merged_consents import (
    restore_withdrawn,
    withdraw_refused,
    withdraw_refused_since,
)
from intake.domain.agreement import Agreement
from intake.domain.concern import Concern
from intake.domain.consent import Consent
from intake.domain.custody import Handover, Holding, Mishap
from intake.domain.disclosure import Disclosure
from intake.domain.draft import Draft
from intake.domain.participant import Participant
from intake.domain.permissions import Permission
from intake.domain.project import Project
from intake.domain.referral import Referral
from intake.domain.request import UNDER_WAY, Request
from intake.domain.resident import Caller, Resident
from intake.domain.resident_pair import (
    PairDecision,
    ResidentPair,
    changed_texts,
    merge_facts,
    restore_facts,
)
from intake.domain.task import CALLS_TO_RESIDENT, Task
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.record import Record
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

BELONGS_TO_RESIDENT: dict[str, type[Record]] = {
    kind.__name__: kind
    for kind in (
        *(Caller, Consent, Request, Referral, Task, Disclosure, Concern),
        *(Holding, Handover, Mishap, Participant),
    )
}
"""The kinds of records that refer to a resident by ``resident_id``; a test compares it with the
tables.
"""

_TABLES_OF_REQUEST = ("Consent", "Task", "Disclosure", "Concern", "Holding", "Handover")
"""Kinds among these that also refer to one of their requests."""

_UNDER_WAY = tuple(str(state) for state in UNDER_WAY)
_MAX_DRAFTS = 10_000
_MAX_LOOKED_AT = 12
"""Maximum number of residents with the same number, address or name that are compared."""


class LookAlike(NamedTuple):
    """A resident who may be the same person, and their number of requests."""

    resident: Resident
    requests: int


@dataclass(frozen=True)
class PairOverview:
    """Who looks like a resident, and which records were merged into theirs."""

    look_alikes: tuple[LookAlike, ...]
    merged: tuple[tuple[ResidentPair, Resident], ...]


@dataclass(frozen=True)
class ResidentPairs:
    """Decides whether two records are one person or two."""

    store: Store
    clock: Clock

    def overview(self, actor: Actor, resident_id: UUID) -> PairOverview:
        """Return who may be the same person as a resident, except those that were decided on."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            resident = transaction.get(Resident, resident_id)
            pairs = _pairs_of(transaction, resident_id)
            decided = frozenset().union(*(pair.both for pair in pairs))
            found = _find_alike(transaction, resident, decided)
            requests = transaction.find(
                Request, resident_id=tuple(candidate.id for candidate in found)
            )
            merged = [
                (pair, transaction.get(Resident, pair.other_id))
                for pair in pairs
                if pair.decision is PairDecision.SAME and pair.resident_id == resident_id
            ]
        counted = tuple(
            LookAlike(candidate, sum(request.resident_id == candidate.id for request in requests))
            for candidate in found
        )
        return PairOverview(counted, tuple(merged))

    def merge(
        self, actor: Actor, keep_id: UUID, other_id: UUID, from_other: frozenset[str] = frozenset()
    ) -> Result[ResidentPair]:
        """Move the records of one resident to another, with the facts that were chosen.

        ``from_other`` lists the facts (``resident_pair.FACTS``) to take from the record that goes.
        Raises ``UserFacingError`` if one of them has moved or died, or was merged already.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            kept, other = (transaction.get(Resident, key) for key in (keep_id, other_id))
            _require_mergeable(kept, other)
            _require_no_team(transaction, kept.id, other.id)
            _require_no_project_twice(transaction, keep_id, other_id)
            withdraw_refused(transaction, keep_id, other_id, now)
            moved = _move(transaction, _rows_of(transaction, other_id), keep_id)
            moved |= _move_drafts(transaction, _drafts_of(transaction, other_id), keep_id)
            _end_refused_calls(transaction, keep_id, now)
            fresh = transaction.save(merge_facts(kept, other, from_other))
            transaction.save(replace(other, merged_into=keep_id))
            before, after = changed_texts(kept, fresh)
            _forget_decisions(transaction, keep_id, other_id)
            pair = ResidentPair(
                resident_id=keep_id,
                other_id=other_id,
                decision=PairDecision.SAME,
                decided_by=actor.staff_id,
                decided_at=now,
                moved=moved,
                before=before,
                after=after,
            )
            pair = transaction.save(pair)

        return Result(pair, _changes(pair))

    def undo_merge(self, actor: Actor, pair_id: UUID) -> Result[ResidentPair]:
        """Undo a merge: what was moved goes back, with what was added to it since.

        A fact that was changed after the merge is kept. A no that was said since, and that somebody
        died or moved, count for both. Raises ``UserFacingError`` if the merge was undone already,
        or if the record was merged into a third.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            pair = transaction.get(ResidentPair, pair_id)
            kept, other = (
                transaction.get(Resident, key) for key in (pair.resident_id, pair.other_id)
            )
            if other.merged_into != kept.id or kept.merged_into:
                raise UserFacingError("merge-undone-already")

            _require_same_custody(transaction, pair)
            hangs_on = _on_moved_requests(transaction, pair)
            rows = [
                row
                for row in _rows_of(transaction, kept.id)
                if _was_moved_along(row, pair) or row.id in hangs_on.rows
            ]
            drafts = [
                draft
                for draft in _drafts_of(transaction, kept.id)
                if str(draft.id) in pair.moved or draft.page.get("code") in hangs_on.codes
            ]
            _move(transaction, rows, other.id)
            _move_drafts(transaction, drafts, other.id)
            restore_withdrawn(transaction, pair)
            withdraw_refused_since(transaction, pair, now)
            transaction.save(restore_facts(kept, pair.before, pair.after))
            transaction.save(replace(other, merged_into=None, gone=kept.gone, gone_at=kept.gone_at))
            transaction.remove(pair)
            for resident_id in pair.both:
                _end_refused_calls(transaction, resident_id, now)

        return Result(pair, _changes(pair))

    def tell_apart(self, actor: Actor, one_id: UUID, other_id: UUID) -> Result[ResidentPair]:
        """Record that two residents who look alike are two people, so that nobody asks again.

        Raises ``UserFacingError`` if they were merged meanwhile: that is undone first.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            people = (transaction.get(Resident, key) for key in (one_id, other_id))
            if any(resident.merged_into for resident in people):
                raise UserFacingError("merge-done-already")
            _forget_decisions(transaction, one_id, other_id)
            pair = ResidentPair(
                resident_id=one_id,
                other_id=other_id,
                decision=PairDecision.DIFFERENT,
                decided_by=actor.staff_id,
                decided_at=now,
            )
            pair = transaction.save(pair)
        return Result(pair, Changes(residents=pair.both))

    def undo_tell_apart(self, actor: Actor, pair_id: UUID) -> Result[ResidentPair]:
        """Undo the decision that two residents are different people."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.write(actor, self.clock.now()) as transaction:
            pair = transaction.get(ResidentPair, pair_id)
            if pair.decision is PairDecision.DIFFERENT:
                transaction.remove(pair)
        return Result(pair, Changes(residents=pair.both))


def _end_refused_calls(transaction: WriteTransaction, resident_id: UUID, now: datetime) -> None:
    """Complete the promised calls to a resident whose other record refuses calls."""
    requests = transaction.find(Request, resident_id=resident_id, state=_UNDER_WAY)
    for aggregate in load_aggregates(transaction, requests):
        for task in aggregate.open_tasks:
            if aggregate.refuses_calls and task.kind in CALLS_TO_RESIDENT:
                transaction.save(task.finish(now, transaction.operation_id))


def _require_same_custody(transaction: ReadTransaction, pair: ResidentPair) -> None:
    """Raise ``UserFacingError`` if a thing of the other record went on from hand to hand since.

    What came later is told by the audit's order: a clock may have been set back.
    """
    moved = {key for key, name in pair.moved.items() if name == Handover.__name__}
    hops = transaction.find(Handover, resident_id=pair.resident_id)
    things = {hop.thing_id for hop in hops if str(hop.id) in moved}
    others = {hop.id for hop in hops if hop.thing_id in things and str(hop.id) not in moved}
    history = [entry.entity_id for entry in transaction.history({pair.id, *others})]
    if pair.id in history and others & set(history[history.index(pair.id) :]):
        raise UserFacingError("undo-changed-since")


def _require_mergeable(kept: Resident, other: Resident) -> None:
    if kept.id == other.id or kept.merged_into or other.merged_into:
        raise UserFacingError("merge-done-already")
    if kept.gone or other.gone:
        raise UserFacingError("merge-gone")


def _require_no_team(transaction: ReadTransaction, *resident_ids: UUID) -> None:
    """Raise ``UserFacingError`` for the record by which the team of a project asks."""
    for project in transaction.find(Project, team_resident_id=resident_ids):
        raise UserFacingError("merge-team", project=project.name)


def _require_no_project_twice(transaction: ReadTransaction, keep_id: UUID, other_id: UUID) -> None:
    """Raise ``UserFacingError`` if both take part in a project: each is counted there."""
    theirs = {
        resident_id: {
            participant.project_id
            for participant in transaction.find(Participant, resident_id=resident_id, left_at=None)
        }
        for resident_id in (keep_id, other_id)
    }
    for project_id in theirs[keep_id] & theirs[other_id]:
        project = transaction.get(Project, project_id)
        if project.is_open:
            raise UserFacingError("merge-both-take-part", project=project.name)


def _find_alike(
    transaction: ReadTransaction, resident: Resident, decided: frozenset[UUID]
) -> tuple[Resident, ...]:
    address = f"{resident.postcode}{resident.house_number}"
    asked = [phone.number for phone in resident.phones] + [resident.full_name]
    if resident.postcode and resident.house_number:
        asked.append(address)
    keys = {key for typed in asked for key in transaction.people(typed, limit=_MAX_LOOKED_AT)}
    candidates = load_by_id(transaction, Resident, keys - decided - {resident.id})
    return tuple(
        candidates[key]
        for key in sorted(keys & candidates.keys())
        if look_alike(resident, candidates[key])
    )


def _pairs_of(transaction: ReadTransaction, resident_id: UUID) -> tuple[ResidentPair, ...]:
    return (
        *transaction.find(ResidentPair, resident_id=resident_id),
        *transaction.find(ResidentPair, other_id=resident_id),
    )


def _forget_decisions(transaction: WriteTransaction, one_id: UUID, other_id: UUID) -> None:
    for pair in _pairs_of(transaction, one_id):
        if pair.both == {one_id, other_id}:
            transaction.remove(pair)


def _rows_of(transaction: ReadTransaction, resident_id: UUID) -> list[Record]:
    return [
        row
        for kind in BELONGS_TO_RESIDENT.values()
        for row in transaction.find(kind, resident_id=resident_id)
    ]


class _OnMovedRequests(NamedTuple):
    """What was added to the requests of a record while it was merged with another."""

    codes: frozenset[str]
    rows: frozenset[UUID]


def _on_moved_requests(transaction: ReadTransaction, pair: ResidentPair) -> _OnMovedRequests:
    """Return the codes, callers and disclosures of the requests that were moved."""
    from uuid import UUID

    keys = [UUID(key) for key, name in pair.moved.items() if name == Request.__name__]
    requests = load_by_id(transaction, Request, keys).values()
    agreements = transaction.find(Agreement, request_id=tuple(keys)) if keys else ()
    told = {agreement.id for agreement in agreements}
    disclosures = transaction.find(Disclosure, resident_id=pair.resident_id)
    rows = {request.caller_id for request in requests if request.caller_id}
    rows |= {disclosure.id for disclosure in disclosures if disclosure.agreement_id in told}
    return _OnMovedRequests(frozenset(request.code for request in requests), frozenset(rows))


def _was_moved_along(row: Record, pair: ResidentPair) -> bool:
    """Tell whether a row was moved from the other record, or belongs to a request that was."""
    request_id = getattr(row, "request_id", None)
    hangs_on_request = type(row).__name__ in _TABLES_OF_REQUEST and str(request_id) in pair.moved
    return str(row.id) in pair.moved or hangs_on_request


def _move(
    transaction: WriteTransaction, rows: Iterable[Record], resident_id: UUID
) -> dict[str, str]:
    moved = {}
    for row in rows:
        transaction.save(replace(row, resident_id=resident_id))  # type: ignore[call-arg]
        moved[str(row.id)] = type(row).__name__
    return moved


def _drafts_of(transaction: ReadTransaction, resident_id: UUID) -> list[Draft]:
    """Return the calls about a resident, also those without a written request."""
    key = str(resident_id)
    drafts = transaction.find_containing(Draft, ("page",), key, limit=_MAX_DRAFTS)
    return [draft for draft in drafts if draft.page.get("resident") == key]


def _move_drafts(
    transaction: WriteTransaction, drafts: Iterable[Draft], resident_id: UUID
) -> dict[str, str]:
    moved = {}
    for draft in drafts:
        transaction.save(replace(draft, page={**draft.page, "resident": str(resident_id)}))
        moved[str(draft.id)] = Draft.__name__
    return moved


def _changes(pair: ResidentPair) -> Changes:
    from uuid import UUID

    def ids_of(kind: type[Record]) -> frozenset[UUID]:
        return frozenset(UUID(key) for key, name in pair.moved.items() if name == kind.__name__)

    things = ids_of(Holding) | ids_of(Handover)  # that any moved is enough: the page reads again
    return Changes(residents=pair.both, requests=ids_of(Request), tasks=ids_of(Task), things=things)
