"""Correct a resident's details, withdraw a consent, record that somebody moved or died.

With what follows from a withdrawn consent, a move or a death.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.closing.absent_residents import rejoin_projects
from intake.desk.closing.closing import close_request
from intake.desk.closing.neighbour_notifier import NeighbourNotifier
from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.permissions import require_permission
from intake.desk.placing.withdrawal_planning import withdraw_everywhere
from intake.desk.result import Changes, Result
from intake.domain.consent import STANDING, Consent, Purpose
from intake.domain.permissions import Permission
from intake.domain.request import UNDER_WAY, Request, RequestState
from intake.domain.resident import DIED, MOVED, Resident
from intake.domain.task import CALLS_TO_RESIDENT, Task, TaskKind
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Store, WriteTransaction

_PURPOSES_ENDING_CALLS = (Purpose.RING, Purpose.KEEP)
"""Without one of these consents nobody rings a resident."""

_PURPOSES_ENDING_POSTS = (Purpose.POST, Purpose.KEEP)
"""Without one of these consents nothing of a resident may be online."""

_CALLS_TO_NEIGHBOUR = (TaskKind.TELL_NEIGHBOUR, TaskKind.MAIL_FAILED)

_UNDER_WAY = tuple(str(state) for state in UNDER_WAY)


@dataclass(frozen=True)
class ResidentUpdates:
    """Changes what is known about residents."""

    store: Store
    clock: Clock
    translate: Translate

    def update(self, actor: Actor, was: Resident, fresh: Resident) -> Result[Resident]:
        """Store the corrected details of a resident.

        Raises ``UserFacingError`` if a colleague has changed them meanwhile, and if no name or no
        way to reach them is left.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        if not (fresh.first_name or fresh.last_name):
            raise UserFacingError("take-no-name")
        if not _can_be_reached(fresh):
            raise UserFacingError("take-no-way-to-reach")
        with self.store.write(actor, self.clock.now()) as transaction:
            saved = transaction.save(replace(fresh, id=was.id, version=was.version))
        changed = Changes(residents=frozenset({was.id}))
        return Result(saved, changed, transaction.operation_id)

    def withdraw_consent(
        self,
        actor: Actor,
        resident_id: UUID,
        purpose: Purpose,
        request_id: UUID | None = None,
    ) -> Result[None]:
        """Record that a resident withdraws a consent: for one request, or for all.

        If their record was merged meanwhile, it counts for the other record.

        Without the consent to post or to store, requests are withdrawn from every platform; without
        the consent to ring, calls end. Without the consent to store, all other consents end as
        well.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        tasks: set[UUID] = set()
        with self.store.write(actor, now) as transaction:
            resident_id = resolve_merged_resident(transaction, resident_id).id
            affected = [
                consent
                for consent in transaction.find(Consent, resident_id=resident_id)
                if purpose is Purpose.KEEP
                or (consent.purpose is purpose and request_id in (None, consent.request_id))
            ]
            _end_consents(transaction, actor, affected, now)
            if not any(consent.purpose is purpose for consent in affected):
                asked = _unasked_refusal(resident_id, purpose, request_id, now)
                _write_no_again(transaction, actor, asked, now)

            for request in _requests_under_way(transaction, resident_id):
                if request_id in (None, request.id):
                    tasks |= _end_posts_and_calls(transaction, request, purpose, now)

        changed = Changes(residents=frozenset({resident_id}), tasks=frozenset(tasks))
        return Result(None, changed, transaction.operation_id)

    def mark_gone(self, actor: Actor, resident_id: UUID, how: str) -> Result[Resident]:
        """Record that a resident has moved away or died.

        Their requests end everywhere, and nobody rings them any more.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        if how not in (MOVED, DIED):
            text = f"nobody goes by {how!r}"
            raise ValueError(text)

        now = self.clock.now()
        tasks: frozenset[UUID] = frozenset()
        with self.store.write(actor, now) as transaction:
            resident = resolve_merged_resident(transaction, resident_id)
            resident_id = resident.id
            gone = transaction.save(replace(resident, gone=how, gone_at=now))
            requests = _requests_under_way(transaction, resident_id)
            notifier = NeighbourNotifier(transaction, self.translate, now)

            for request in requests:
                tasks |= close_request(
                    notifier, request, RequestState.CANCELLED, how, include_expired=True
                )

            request_ids = tuple(request.id for request in requests)
            remaining = {
                task.id: task
                for task in (
                    *transaction.find(Task, resident_id=resident_id, done_at=None),
                    *transaction.find(Task, request_id=request_ids, done_at=None),
                )
            }

            for task in remaining.values():
                if task.kind not in _CALLS_TO_NEIGHBOUR and task.posting_id is None:
                    transaction.save(task.finish(now, transaction.operation_id))

        return Result(
            gone,
            Changes(
                residents=frozenset({resident_id}),
                tasks=tasks,
                requests=frozenset(request_ids),
            ),
            transaction.operation_id,
        )

    def unmark_gone(self, actor: Actor, resident_id: UUID) -> Result[Resident]:
        """Undo that somebody is gone: they take part again in the projects that they left by it.

        Their requests can be reopened one by one.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            resident = resolve_merged_resident(transaction, resident_id)
            here = transaction.save(replace(resident, gone="", gone_at=None))
            projects = rejoin_projects(transaction, here.id, now)
            tasks = transaction.changed_ids(Task)
        changed = Changes(residents=frozenset({here.id}), projects=projects, tasks=tasks)
        return Result(here, changed, transaction.operation_id)


def _write_no_again(
    transaction: WriteTransaction, actor: Actor, last: Consent, now: datetime
) -> None:
    """Store a no even if no consent is in force: what ended the earlier consent may be undone.

    A no to what was withdrawn before is a withdrawal too, and stays one after that undo.
    """
    withdrawn_at = None
    if last.withdrawn_at is not None:
        withdrawn_at = now
    transaction.save(
        Consent(
            resident_id=last.resident_id,
            request_id=last.request_id,
            agreement_id=last.agreement_id,
            purpose=last.purpose,
            given=False,
            text_read="",
            text_version="",
            asked_by=actor.staff_id,
            asked_at=now,
            withdrawn_at=withdrawn_at,
            asked_by_operation=transaction.operation_id,
        )
    )


def _end_consents(
    transaction: WriteTransaction,
    actor: Actor,
    affected: list[Consent],
    now: datetime,
) -> None:
    """Withdraw the consents that are in force; of the others a no is written again.

    What ended those may be undone, and this refusal is not undone with it.
    """
    for consent in affected:
        if consent.is_in_force:
            transaction.save(consent.withdraw(now))
    # ``find`` returns the oldest first, so the newest of each request stays.
    latest = {(consent.request_id, consent.purpose): consent for consent in affected}
    for consent in latest.values():
        if not consent.is_in_force:
            _write_no_again(transaction, actor, consent, now)


def _unasked_refusal(
    resident_id: UUID, purpose: Purpose, request_id: UUID | None, now: datetime
) -> Consent:
    """Return the question that a resident says no to before anybody asked it."""
    return Consent(
        resident_id=resident_id,
        request_id=None if purpose in STANDING else request_id,
        purpose=purpose,
        given=False,
        text_read="",
        text_version="",
        asked_at=now,
    )


def _end_posts_and_calls(
    transaction: WriteTransaction, request: Request, purpose: Purpose, now: datetime
) -> set[UUID]:
    """End what a request may not do without a consent; return the ids of the changed tasks."""
    tasks: set[UUID] = set()
    if purpose in _PURPOSES_ENDING_POSTS:
        tasks |= withdraw_everywhere(transaction, request.id, now, include_expired=True)
    if purpose in _PURPOSES_ENDING_CALLS:
        open_tasks = transaction.find(Task, request_id=request.id, done_at=None)
        calls = [task for task in open_tasks if task.kind in CALLS_TO_RESIDENT]
        for task in calls:
            transaction.save(task.finish(now, transaction.operation_id))
        tasks |= {task.id for task in calls}
    return tasks


def _can_be_reached(resident: Resident) -> bool:
    has_phone = any(not phone.wrong for phone in resident.phones)
    has_address = bool(resident.postcode and resident.house_number)
    return has_phone or bool(resident.email) or has_address


def _requests_under_way(transaction: WriteTransaction, resident_id: UUID) -> tuple[Request, ...]:
    return transaction.find(Request, resident_id=resident_id, state=_UNDER_WAY)
