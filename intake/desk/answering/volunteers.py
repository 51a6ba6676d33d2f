"""Use cases of the centre's own volunteers: list them, find who fits, record their answers.

A yes is treated as a reply of a neighbour.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.closing.closing import find_live_agreement
from intake.desk.permissions import require_permission
from intake.desk.placing.manual_publishing import publish_by_hand
from intake.desk.placing.withdrawal_planning import finish_tasks_of, may_be_posted
from intake.desk.reporting.withheld import find_withheld
from intake.desk.result import Changes, Result, reply_changes
from intake.domain.permissions import Permission
from intake.domain.phone import parse_phone
from intake.domain.platform_profile import covers_region
from intake.domain.posting import Posting, PostingState
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer, VolunteerInquiry
from intake.kit.errors import UserFacingError
from intake.kit.mail_address import is_mail_address
from intake.kit.storable_text import is_blank, storable_text
from intake.kit.text_normalization import normalize_words
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

_MIN_LETTERS = 4
"""Shorter words ("de", "met") do not tell what is asked for."""

MAX_AT_ONCE = 3
"""So many are asked at a time; the next come when these have answered."""

_A_MONTH = timedelta(days=30)

_CENTRE_CHANGED = Changes(centre=True)


@dataclass(frozen=True)
class Candidate:
    """A volunteer who may be asked about a posting.

    ``fits`` tells whether they live near enough and do this kind. ``is_named`` tells whether their
    own words mention what is asked for. ``answer`` is what they have answered already, ``asked``
    how often they were asked this month.
    """

    volunteer: Volunteer
    fits: bool
    is_named: bool
    answer: VolunteerAnswer | None = None
    asked: int = 0


@dataclass(frozen=True)
class Volunteers:
    """Maintains the list of volunteers and records their answers."""

    store: Store
    clock: Clock

    def list_active(self, actor: Actor) -> tuple[Volunteer, ...]:
        """Return the active volunteers, sorted by name."""
        require_permission(actor, Permission.POST)
        with self.store.read(actor) as transaction:
            volunteers = transaction.find(Volunteer, left_at=None)
        return tuple(sorted(volunteers, key=_name_key))

    def save(self, actor: Actor, volunteer: Volunteer) -> Result[Volunteer]:
        """Add or change a volunteer.

        Raises ``UserFacingError`` without a name, without a way to reach them, and for an invalid
        phone.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        clean = validate_volunteer(volunteer)
        with self.store.write(actor, self.clock.now()) as transaction:
            saved = transaction.save(clean)
        return Result(saved, _CENTRE_CHANGED, transaction.operation_id)

    def undo_change(self, actor: Actor, before: Volunteer) -> Result[Volunteer]:
        """Restore a volunteer to how they were before the last change.

        Raises ``UserFacingError`` if somebody has changed or archived them since.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.read() as transaction:
            now = transaction.get(Volunteer, before.id)
        if now.version > before.version + 1 or now.left_at != before.left_at:
            raise UserFacingError("undo-changed-since")
        return self.save(actor, replace(before, version=now.version))

    def archive(self, actor: Actor, volunteer_id: UUID) -> Result[Volunteer]:
        """Remove a volunteer from the list, with the calls about them; what they did is kept."""
        return self._leave(actor, volunteer_id, self.clock.now())

    def restore(self, actor: Actor, volunteer_id: UUID) -> Result[Volunteer]:
        """Put a volunteer on the list again."""
        return self._leave(actor, volunteer_id, None)

    def candidates(self, actor: Actor, posting_id: UUID) -> tuple[Candidate, ...]:
        """Return who may be asked about a posting: those who fit first, those who answered last.

        They are asked in turn: ``MAX_AT_ONCE`` who did not answer yet, first those who were asked
        least this month. Anybody who is withheld because of an incident, or has asked for a pause,
        is left out.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.read(actor) as transaction:
            posting = transaction.get(Posting, posting_id)
            request = transaction.get(Request, posting.request_id)
            postcode = transaction.get(Resident, request.resident_id).postcode
            inquiries = transaction.find(VolunteerInquiry, posting_id=posting_id)
            volunteers = _find_available(transaction, now)
            asked = _count_recent_inquiries(transaction, now)

        answers = {inquiry.volunteer_id: inquiry.answer for inquiry in inquiries}
        candidates = [
            Candidate(
                volunteer,
                fits=_fits(volunteer, request.kind, postcode),
                is_named=_is_named(volunteer, request.what),
                answer=answers.get(volunteer.id),
                asked=asked[volunteer.id],
            )
            for volunteer in volunteers
        ]
        candidates.sort(key=_suitability)
        silent = [candidate for candidate in candidates if candidate.answer is None]
        return (*silent[:MAX_AT_ONCE], *candidates[len(silent) :])

    def record_answer(
        self, actor: Actor, posting_id: UUID, volunteer_id: UUID, answer: VolunteerAnswer
    ) -> Result[Reply | None]:
        """Record the answer of a volunteer; a yes publishes the posting and adds a reply.

        Raises ``UserFacingError`` for a yes to a posting that no longer needs one, or of somebody
        who is off the list.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            inquiry = _find_inquiry(transaction, posting_id, volunteer_id)
            if inquiry and inquiry.answer is VolunteerAnswer.YES:
                if answer is not VolunteerAnswer.NO:
                    return Result(None)
                return Result(None, _take_yes_back(transaction, inquiry, posting))
            was_no = inquiry is not None and inquiry.answer is VolunteerAnswer.NO
            if was_no and answer is VolunteerAnswer.NO_ANSWER:
                return Result(None)  # a page that was opened before the no
            if answer is VolunteerAnswer.YES and not _is_wanted(transaction, posting):
                raise UserFacingError("post-not-wanted")
            volunteer = transaction.get(Volunteer, volunteer_id)
            if answer is VolunteerAnswer.YES and volunteer.left_at:
                raise UserFacingError("volunteer-left", name=volunteer.name)

            if inquiry is None:
                inquiry = VolunteerInquiry(
                    posting_id=posting_id, volunteer_id=volunteer_id, answer=answer, asked_at=now
                )

            inquiry = transaction.save(
                replace(inquiry, answer=answer, asked_by=actor.staff_id, asked_at=now)
            )
            tasks = transaction.find(
                Task, posting_id=posting_id, kind=TaskKind.ASK_VOLUNTEERS, done_at=None
            )
            changed = Changes(tasks=frozenset(task.id for task in tasks))
            if answer is not VolunteerAnswer.YES:
                return Result(None, changed)

            publish_by_hand(transaction, actor, posting, now, expires_on=None)
            finish_tasks_of(transaction, posting, now, frozenset({TaskKind.ASK_VOLUNTEERS}))
            volunteer = transaction.get(Volunteer, volunteer_id)
            reply = transaction.save(_make_reply(volunteer, posting, now))
            transaction.save(replace(inquiry, reply_id=reply.id))

        return Result(
            reply,
            changed
            | Changes(
                requests=frozenset({posting.request_id}),
                postings=frozenset({posting_id}),
                replies=frozenset({reply.id}),
            ),
        )

    def _leave(
        self, actor: Actor, volunteer_id: UUID, left_at: datetime | None
    ) -> Result[Volunteer]:
        require_permission(actor, Permission.SET_UP_CENTRE)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            volunteer = transaction.get(Volunteer, volunteer_id)
            saved = transaction.save(replace(volunteer, left_at=left_at))
            if left_at:
                for task in transaction.find(Task, volunteer_id=volunteer_id, done_at=None):
                    transaction.save(task.finish(now, transaction.operation_id))
            changed = replace(_CENTRE_CHANGED, tasks=transaction.changed_ids(Task))
        return Result(saved, changed, transaction.operation_id)


def find_fitting_volunteers(
    transaction: ReadTransaction, kind: Kind, what: str, postcode: str, now: datetime
) -> tuple[Volunteer, ...]:
    """Return the volunteers who live near enough and do this, whose own words name it first.

    Without a kind or a word that tells what is asked for, nobody is suggested.
    """
    if kind is Kind.OFFER or not normalize_words(what):
        return ()
    fitting = [
        volunteer
        for volunteer in _find_available(transaction, now)
        if _fits(volunteer, kind, postcode)
    ]
    return tuple(
        sorted(
            fitting, key=lambda volunteer: (not _is_named(volunteer, what), _name_key(volunteer))
        )
    )


def _find_available(transaction: ReadTransaction, now: datetime) -> list[Volunteer]:
    """Return the active volunteers of whom nothing was reported, and who are not on a pause."""
    withheld = find_withheld(transaction)
    today = to_local_time(now).date()
    return [
        volunteer
        for volunteer in transaction.find(Volunteer, left_at=None)
        if not volunteer.is_paused(today)
        and not withheld.is_withheld(volunteer.name, volunteer.phone, volunteer.email)
    ]


def _count_recent_inquiries(transaction: ReadTransaction, now: datetime) -> Counter[UUID]:
    """Count how often each volunteer was asked in the last month."""
    inquiries = transaction.find_between(VolunteerInquiry, "asked_at", now - _A_MONTH, now)
    return Counter(inquiry.volunteer_id for inquiry in inquiries)


def _fits(volunteer: Volunteer, kind: Kind, postcode: str) -> bool:
    return str(kind) in volunteer.kinds and covers_region(volunteer.regions, postcode)


def _is_named(volunteer: Volunteer, what: str) -> bool:
    wanted = {word for word in normalize_words(what).split() if len(word) >= _MIN_LETTERS}
    return bool(wanted & set(normalize_words(volunteer.can_do).split()))


def validate_volunteer(volunteer: Volunteer) -> Volunteer:
    """Return a volunteer as it is stored.

    Raises ``UserFacingError`` without a name, without a way to reach them, and for an invalid
    phone or mail address.
    """
    if is_blank(volunteer.name):
        raise UserFacingError("volunteer-no-name")
    phone = parse_phone(volunteer.phone) if volunteer.phone.strip() else ""
    if phone is None:
        raise UserFacingError("invalid-phone", typed=volunteer.phone)
    email = storable_text(volunteer.email).strip()
    if not phone and not email:
        raise UserFacingError("volunteer-no-way-to-reach")
    if email and not is_mail_address(email):
        raise UserFacingError("invalid-mail", typed=email)
    return replace(volunteer, name=volunteer.name.strip(), phone=phone, email=email)


def _name_key(volunteer: Volunteer) -> str:
    return volunteer.name.casefold()


def _suitability(candidate: Candidate) -> tuple[bool, bool, bool, int, str]:
    has_answered = candidate.answer is not None
    fits = not candidate.fits, not candidate.is_named
    return has_answered, *fits, candidate.asked, _name_key(candidate.volunteer)


def _find_inquiry(
    transaction: WriteTransaction, posting_id: UUID, volunteer_id: UUID
) -> VolunteerInquiry | None:
    inquiries = transaction.find(VolunteerInquiry, posting_id=posting_id, volunteer_id=volunteer_id)
    return next(iter(inquiries), None)


def _is_wanted(transaction: WriteTransaction, posting: Posting) -> bool:
    if posting.state is PostingState.WITHDRAWN:
        return False
    return may_be_posted(transaction, transaction.get(Request, posting.request_id))


def _take_yes_back(
    transaction: WriteTransaction, inquiry: VolunteerInquiry, posting: Posting
) -> Changes:
    """Record that a volunteer says no after a yes: their reply does not count, others are asked.

    Raises ``UserFacingError`` if they were chosen already: then their no is recorded at Reacties.
    """
    changed = Changes()
    reply = _find_reply(transaction, inquiry, posting)
    agreement = find_live_agreement(transaction, posting.request_id)
    if reply and agreement and agreement.reply_id == reply.id:
        raise UserFacingError("volunteer-chosen", name=reply.name)
    if reply:
        changed = reply_changes(transaction.save(replace(reply, state=ReplyState.WENT_AWAY)))
    transaction.save(replace(inquiry, answer=VolunteerAnswer.NO))
    is_enough = agreement is not None or _has_other_yes(transaction, inquiry)
    if is_enough or not _is_wanted(transaction, posting):
        return changed
    asked = transaction.find(Task, posting_id=posting.id, kind=TaskKind.ASK_VOLUNTEERS)
    reopened = [transaction.save(task.reopen()) for task in asked if not task.is_open]
    return changed | Changes(tasks=frozenset(task.id for task in reopened))


def _find_reply(
    transaction: ReadTransaction, inquiry: VolunteerInquiry, posting: Posting
) -> Reply | None:
    """Return the reply that a yes has added; one from before 0013 is found by its volunteer."""
    if inquiry.reply_id:
        return transaction.get(Reply, inquiry.reply_id)
    volunteer = transaction.get(Volunteer, inquiry.volunteer_id)
    replies = transaction.find(Reply, request_id=posting.request_id, platform=posting.platform)
    reached_by = (volunteer.email, volunteer.phone)
    theirs = [
        reply
        for reply in replies
        if reply.name == volunteer.name or (reply.address and reply.address in reached_by)
    ]
    return next(iter(theirs), None)


def _has_other_yes(transaction: WriteTransaction, inquiry: VolunteerInquiry) -> bool:
    said_yes = transaction.find(
        VolunteerInquiry, posting_id=inquiry.posting_id, answer=VolunteerAnswer.YES
    )
    return any(other.id != inquiry.id for other in said_yes)


def _make_reply(volunteer: Volunteer, posting: Posting, now: datetime) -> Reply:
    return Reply(
        request_id=posting.request_id,
        platform=posting.platform,
        channel="phone",
        name=volunteer.name,
        address=volunteer.email or volunteer.phone,
        received_at=now,
    )
