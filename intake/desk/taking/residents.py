"""A resident's own data.

Set right while they are on the telephone, and what follows when a consent is taken back or somebody
has moved or died.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.closing.closing import close_request, withdraw_everywhere
from intake.desk.permissions import require_permission
from intake.desk.result import Changes
from intake.domain.consent import Consent, Purpose
from intake.domain.permissions import Permission
from intake.domain.request import Request, RequestState
from intake.domain.resident import DIED, MOVED, Resident
from intake.domain.task import Task, TaskKind
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Store, WriteTransaction

_ENDS_POSTING = (Purpose.POST, Purpose.KEEP)
"""Without these nothing of a resident may stand online.

Nothing to show for it, or nothing that may be kept.
"""
_RINGS = (TaskKind.RING_BACK, TaskKind.ASK_RESIDENT, TaskKind.MISSING)
_NONE: frozenset[UUID] = frozenset()
_LIVE = (str(RequestState.OPEN), str(RequestState.AGREED))


@dataclass(frozen=True)
class Residents:
    """Changes what is known of residents."""

    store: Store
    clock: Clock
    translate: Translate

    def update(self, actor: Actor, was: Resident, now_known: Resident) -> Changes:
        """Keep a resident's data as they are now known.

        Nothing is lost that a colleague changed meanwhile: then ``UserFacingError`` is raised.

        Raises ``UserFacingError`` as well where no name is left, or no way to reach them.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        if not (now_known.first_name or now_known.last_name):
            raise UserFacingError("take-no-name")
        if not (
            any(not phone.wrong for phone in now_known.phones)
            or now_known.email
            or (now_known.postcode and now_known.house_number)
        ):
            raise UserFacingError("take-no-way-to-reach")
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(replace(now_known, id=was.id, version=was.version))
        return Changes(residents=frozenset({was.id}))

    def withdraw_consent(
        self, actor: Actor, resident_id: UUID, purpose: Purpose, request_id: UUID | None = None
    ) -> Changes:
        """Write down that a resident takes a consent back: for one request, or for all of them.

        Without the consent to post, or to keep, requests come off every platform; without the one
        to be rung nobody is rung any more.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        tasks = _NONE
        with self.store.write(actor, now) as transaction:
            for consent in transaction.find(Consent, resident_id=resident_id, purpose=str(purpose)):
                if consent.is_in_force and (request_id is None or consent.request_id == request_id):
                    transaction.save(replace(consent, withdrawn_at=now))
            live = [
                request
                for request in self._live(transaction, resident_id)
                if request_id is None or request.id == request_id
            ]
            for request in live:
                if purpose in _ENDS_POSTING:
                    tasks |= withdraw_everywhere(transaction, request.id, now)
                if purpose is Purpose.RING:
                    for task in transaction.find(Task, request_id=request.id, done_at=None):
                        if task.kind in _RINGS:
                            tasks |= {transaction.save(replace(task, done_at=now)).id}
                        else:
                            tasks |= set()
        return Changes(residents=frozenset({resident_id}), tasks=tasks)

    def mark_gone(self, actor: Actor, resident_id: UUID, how: str) -> Changes:
        """Write down that a resident has moved away or died.

        Their requests end everywhere, and nobody rings them any more.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        if how not in (MOVED, DIED):
            text = f"nobody goes by {how!r}"
            raise ValueError(text)
        now = self.clock.now()
        tasks = _NONE
        with self.store.write(actor, now) as transaction:
            transaction.save(replace(transaction.get(Resident, resident_id), gone=how, gone_at=now))
            live = self._live(transaction, resident_id)
            for request in live:
                tasks |= close_request(
                    transaction, request, RequestState.CANCELLED, how, now, self.translate
                )
            for task in (
                *transaction.find(Task, resident_id=resident_id, done_at=None),
                *transaction.find(Task, request_id=tuple(one.id for one in live), done_at=None),
            ):
                if task.id not in tasks and task.posting_id is None:
                    transaction.save(replace(transaction.get(Task, task.id), done_at=now))
        return Changes(
            residents=frozenset({resident_id}),
            tasks=tasks,
            requests=frozenset(one.id for one in live),
        )

    def unmark_gone(self, actor: Actor, resident_id: UUID) -> Changes:
        """Take it back that somebody was gone.

        What ended with it can be opened again one by one.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(replace(transaction.get(Resident, resident_id), gone="", gone_at=None))
        return Changes(residents=frozenset({resident_id}))

    @staticmethod
    def _live(transaction: WriteTransaction, resident_id: UUID) -> tuple[Request, ...]:
        return transaction.find(Request, resident_id=resident_id, state=_LIVE)
