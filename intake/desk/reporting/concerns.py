"""Use cases of what is reported to the coordinators: incidents and signals.

Everybody at the desk can report; only coordinators read it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.projects.pledge_writer import PledgeWriter
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement
from intake.domain.concern import Concern, ConcernKind, WithheldHelpers
from intake.domain.permissions import Permission
from intake.domain.pledge import Pledge
from intake.domain.project import Project, ProjectItem
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.staff import Staff
from intake.domain.task import Task, TaskKind
from intake.domain.visit import Visit, VisitState
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction


class Reported(NamedTuple):
    """What somebody reports; ``withhold`` and ``both_ways`` are about the helper of an incident."""

    kind: ConcernKind
    text: str
    seen_by: str = ""
    withhold: bool = False
    both_ways: bool = False


class ListedConcern(NamedTuple):
    """A report with the names that a coordinator needs."""

    concern: Concern
    resident: Resident | None
    request: Request | None
    reporter: str


@dataclass(frozen=True)
class Concerns:
    """Records reports, and lists them for coordinators."""

    store: Store
    clock: Clock

    def report(self, actor: Actor, request_id: UUID, reported: Reported) -> Result[UUID]:
        """Report something about a request, its resident or its helper.

        A helper who is withheld is suggested for nothing at once, and each agreement with them that
        is still to come becomes a task. Raises ``UserFacingError`` without a text.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        if is_blank(reported.text):
            raise UserFacingError("concern-no-text")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            helper = _helper_of(transaction, request)
            is_incident = reported.kind is ConcernKind.INCIDENT
            names_helper = is_incident and helper is not None
            concern = Concern(
                kind=reported.kind,
                secret=reported.text.strip(),
                seen_by=reported.seen_by.strip(),
                request_id=request.id,
                resident_id=request.resident_id,
                is_withheld=names_helper and reported.withhold,
                both_ways=names_helper and reported.withhold and reported.both_ways,
                reported_by=actor.staff_id,
                reported_at=now,
            )
            if is_incident and helper:
                concern = replace(concern, helper=helper.name, helper_address=helper.address)
                came = _who_came_instead(transaction, request, now)
                if came:
                    concern = replace(concern, helper=came, helper_address="")
            concern = transaction.save(concern)
            tasks: frozenset[UUID] = frozenset()
            if concern.is_withheld:
                tasks = _review_agreements(transaction, concern, now)
                tasks |= _end_hosting(PledgeWriter(transaction, actor, now), concern)
        changed = Changes(tasks=tasks, requests=frozenset({request_id}), centre=True)
        return Result(concern.id, changed, transaction.operation_id)

    def list_all(self, actor: Actor) -> tuple[ListedConcern, ...]:
        """Return what was reported: what waits first, then the newest."""
        require_permission(actor, Permission.SEE_CONCERNS)
        with self.store.read(actor) as transaction:
            concerns = transaction.find(Concern)
            residents = load_by_id(
                transaction, Resident, (concern.resident_id for concern in concerns)
            )
            requests = load_by_id(
                transaction, Request, (concern.request_id for concern in concerns)
            )
            staff = load_by_id(transaction, Staff, (concern.reported_by for concern in concerns))
        listed = [
            ListedConcern(
                concern,
                residents.get(concern.resident_id),
                requests.get(concern.request_id),
                staff[concern.reported_by].name if concern.reported_by in staff else "",
            )
            for concern in reversed(concerns)
        ]
        return tuple(sorted(listed, key=lambda entry: entry.concern.handled_at is not None))

    def handle(self, actor: Actor, concern_id: UUID, note: str) -> Result[UUID]:
        """Record what was done with a report; raises ``UserFacingError`` without a text."""
        require_permission(actor, Permission.SEE_CONCERNS)
        if is_blank(note):
            raise UserFacingError("concern-no-note")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            concern = transaction.get(Concern, concern_id)
            transaction.save(replace(concern, handled_at=now, handled_note=note.strip()))
        return Result(concern_id, Changes(centre=True), transaction.operation_id)

    def lift(self, actor: Actor, concern_id: UUID) -> Result[UUID]:
        """Suggest a helper again who was withheld."""
        require_permission(actor, Permission.SEE_CONCERNS)
        with self.store.write(actor, self.clock.now()) as transaction:
            concern = transaction.get(Concern, concern_id)
            transaction.save(replace(concern, is_withheld=False, both_ways=False))
        return Result(concern_id, Changes(centre=True), transaction.operation_id)

    def count(self, actor: Actor, since: datetime) -> dict[ConcernKind, int]:
        """Count the reports of each kind since a moment; a report for others tells no more."""
        require_permission(actor, Permission.SEE_CONCERNS)
        with self.store.read(actor) as transaction:
            concerns = transaction.find(Concern)
        counted = Counter(concern.kind for concern in concerns if concern.reported_at >= since)
        return {kind: counted[kind] for kind in ConcernKind}


def _helper_of(transaction: ReadTransaction, request: Request) -> Reply | None:
    """Return the neighbour with whom the last agreement of a request was made."""
    agreements = transaction.find(Agreement, request_id=request.id)
    if not agreements:
        return None
    live = [agreement for agreement in agreements if agreement.is_live]
    return transaction.get(Reply, (live or agreements)[-1].reply_id)


def _who_came_instead(transaction: ReadTransaction, request: Request, now: datetime) -> str:
    """Return who came the last time of a series, if it was not the helper of the agreement."""
    visits = [
        visit
        for visit in transaction.find(Visit, request_id=request.id)
        if visit.meets_at <= now and visit.state is not VisitState.SKIPPED
    ]
    last = max(visits, key=lambda visit: visit.meets_at, default=None)
    if last is None:
        return ""
    agreement = transaction.get(Agreement, last.agreement_id)
    return "" if last.helper == agreement.helper else last.helper


def follow_restored_withholding(
    transaction: WriteTransaction, actor: Actor, now: datetime
) -> frozenset[UUID]:
    """Follow up on a helper whom an undo withholds again; return the tasks.

    As after the report, agreements that were made meanwhile are reviewed and promises are off.
    """
    changed = transaction.changed_ids(Concern)
    entries = transaction.history(changed) if changed else ()
    restored = tuple(
        entry.entity_id
        for entry in entries
        if entry.operation_id == transaction.operation_id and entry.field == "is_withheld"
    )
    tasks: frozenset[UUID] = frozenset()
    for concern in transaction.find(Concern, id=restored, is_withheld=True) if restored else ():
        tasks |= _review_agreements(transaction, concern, now)
        tasks |= _end_hosting(PledgeWriter(transaction, actor, now), concern)
    return tasks


def _end_hosting(writer: PledgeWriter, concern: Concern) -> frozenset[UUID]:
    """Cancel the places at a withheld helper's table, so that nobody is sent there.

    A place that was handed over already stays, so that it never prevents a report.
    """
    transaction = writer.transaction
    withheld = WithheldHelpers((concern,))
    pledges = [
        pledge
        for pledge in transaction.find(Pledge)
        if pledge.still_stands and withheld.could_be_withheld(pledge.lender, pledge.contact)
    ]
    items = load_by_id(transaction, ProjectItem, (pledge.project_item_id for pledge in pledges))
    projects = load_by_id(transaction, Project, (pledge.project_id for pledge in pledges))
    for pledge in pledges:
        thing = writer.thing_of(pledge)
        is_here = thing is not None and writer.has_come_in(thing)
        is_table = items[pledge.project_item_id].is_place and projects[pledge.project_id].is_open
        if is_table and not is_here:
            saved, _ = writer.fall_through(pledge)
            writer.update_shortage_task(saved)
    return transaction.changed_ids(Task)


def _review_agreements(
    transaction: WriteTransaction, concern: Concern, now: datetime
) -> frozenset[UUID]:
    """Create a task for each agreement with a withheld helper that is still to come."""
    withheld = WithheldHelpers((concern,))
    agreements = {
        agreement.id: agreement for agreement in transaction.find(Agreement, cancelled_at=None)
    }
    cooks = {
        visit.agreement_id
        for visit in transaction.find(Visit, state=str(VisitState.PLANNED))
        if visit.meets_at > now
        and visit.agreement_id in agreements
        and visit.helper != agreements[visit.agreement_id].helper
        and withheld.could_be_withheld(visit.helper)
    }
    tasks = set()
    for agreement in agreements.values():
        reply = transaction.get(Reply, agreement.reply_id)
        is_over = agreement.meet_at <= now and (agreement.return_by or now) <= now
        is_theirs = not is_over and withheld.is_withheld(reply.name, reply.address)
        if not is_theirs and agreement.id not in cooks:
            continue
        request = transaction.get(Request, agreement.request_id)
        if request.has_ended:
            continue
        task = Task(
            kind=TaskKind.REVIEW_AGREEMENT,
            request_id=request.id,
            resident_id=request.resident_id,
            agreement_id=agreement.id,
            about=concern.helper,
            due_at=now,
            created_by_operation=transaction.operation_id,
        )
        tasks.add(transaction.save(task).id)
    return frozenset(tasks)
