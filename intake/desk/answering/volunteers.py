"""Asking the centre's own volunteers.

Who fits, who was asked, who said no; a yes is a reply like any neighbour's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.closing.closing import may_be_posted
from intake.desk.permissions import require_permission
from intake.desk.result import Changes
from intake.domain.permissions import Permission
from intake.domain.phone import parse_phone
from intake.domain.posting import Posting, PostingState
from intake.domain.profile import covers_region
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer, VolunteerInquiry
from intake.filling.snapshot import normalize_words
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store

_LEAST_LETTERS = 4


@dataclass(frozen=True)
class Candidate:
    """A volunteer for a post.

    Whether they live near enough and do this kind, whether their own words name it, and what they
    said already.
    """

    volunteer: Volunteer
    fits: bool
    named: bool
    answer: VolunteerAnswer | None = None


@dataclass(frozen=True)
class Volunteers:
    """Keeps the list of volunteers, and what came of asking them."""

    store: Store
    clock: Clock

    def list_active(self) -> tuple[Volunteer, ...]:
        """List everybody who still helps, by name."""
        with self.store.read() as transaction:
            return tuple(
                sorted(
                    transaction.find(Volunteer, left_at=None), key=lambda one: one.name.casefold()
                )
            )

    def save(self, actor: Actor, volunteer: Volunteer) -> Changes:
        """Add or change a volunteer.

        Raises ``UserFacingError`` without a name, without a way to reach them, and for a phone that is none.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        if not volunteer.name.strip():
            raise UserFacingError("volunteer-no-name")
        if volunteer.phone.strip():
            phone = parse_phone(volunteer.phone)
        else:
            phone = ""
        if phone is None:
            raise UserFacingError("invalid-phone", typed=volunteer.phone)
        if not phone and not volunteer.email.strip():
            raise UserFacingError("volunteer-no-way-to-reach")
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(replace(volunteer, name=volunteer.name.strip(), phone=phone))
        return Changes(centre=True)

    def archive(self, actor: Actor, volunteer_id: UUID) -> Changes:
        """Take somebody off the list who helps no longer; what they did stays."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(
                replace(transaction.get(Volunteer, volunteer_id), left_at=self.clock.now())
            )
        return Changes(centre=True)

    def restore(self, actor: Actor, volunteer_id: UUID) -> Changes:
        """Put somebody back on the list."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.save(replace(transaction.get(Volunteer, volunteer_id), left_at=None))
        return Changes(centre=True)

    def candidates(self, posting_id: UUID) -> tuple[Candidate, ...]:
        """List who may be asked for a post: who fits and names it first, who said no last."""
        with self.store.read() as transaction:
            request = transaction.get(Request, transaction.get(Posting, posting_id).request_id)
            postcode = transaction.get(Resident, request.resident_id).postcode
            said = {
                one.volunteer_id: one.answer
                for one in transaction.find(VolunteerInquiry, posting_id=posting_id)
            }
            people = transaction.find(Volunteer, left_at=None)
        wanted = {
            word for word in normalize_words(request.what).split() if len(word) >= _LEAST_LETTERS
        }
        found = [
            Candidate(
                one,
                fits=str(request.kind) in one.kinds and covers_region(one.regions, postcode),
                named=bool(wanted & set(normalize_words(one.can_do).split())),
                answer=VolunteerAnswer(said[one.id]) if one.id in said else None,
            )
            for one in people
        ]
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    one.answer is not None,
                    not one.fits,
                    not one.named,
                    one.volunteer.name.casefold(),
                ),
            )
        )

    def record_answer(
        self, actor: Actor, posting_id: UUID, volunteer_id: UUID, answer: VolunteerAnswer
    ) -> Changes:
        """Write down what a volunteer said.

        A yes makes the post stand and is a reply that waits to be chosen.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            volunteer = transaction.get(Volunteer, volunteer_id)
            before = transaction.find(
                VolunteerInquiry, posting_id=posting_id, volunteer_id=volunteer_id
            )
            if before and before[0].answer == VolunteerAnswer.YES:
                return Changes()
            if answer is VolunteerAnswer.YES and (
                posting.state is PostingState.WITHDRAWN
                or not may_be_posted(transaction, transaction.get(Request, posting.request_id))
            ):
                raise UserFacingError("post-not-wanted")
            fresh = VolunteerInquiry(
                posting_id=posting_id,
                volunteer_id=volunteer_id,
                answer=answer,
                asked_by=actor.staff_id,
                asked_at=now,
            )
            transaction.save(
                replace(before[0], answer=answer, asked_by=actor.staff_id, asked_at=now)
                if before
                else fresh
            )
            if answer is not VolunteerAnswer.YES:
                return Changes(
                    tasks=frozenset(
                        task.id
                        for task in transaction.find(Task, kind=str(TaskKind.ASK_OWN), done_at=None)
                    )
                )
            if posting.state is PostingState.QUEUED:
                held = transaction.save(
                    posting.move_to(
                        PostingState.IN_HAND,
                        claimed_by=actor.staff_id,
                        claimed_at=now,
                        claimed_desk=actor.desk,
                    )
                )
                transaction.save(held.move_to(PostingState.POSTED, posted_at=now))
            address = volunteer.email or volunteer.phone
            reply = transaction.save(
                Reply(
                    request_id=posting.request_id,
                    platform=posting.platform,
                    channel="phone",
                    name=volunteer.name,
                    address=address,
                    received_at=now,
                )
            )
            tasks = [
                transaction.save(replace(task, done_at=now))
                for task in transaction.find(Task, kind=str(TaskKind.ASK_OWN), done_at=None)
                if task.posting_id == posting_id
            ]
        return Changes(
            requests=frozenset({posting.request_id}),
            postings=frozenset({posting_id}),
            replies=frozenset({reply.id}),
            tasks=frozenset(task.id for task in tasks),
        )
