"""A request with all its records, and what follows from them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.agreement import live_agreement
from intake.domain.consent import Purpose
from intake.domain.posting import MAY_BE_ONLINE, NOTHING_TO_REMOVE, ONLINE, WAITING, PostingState
from intake.domain.reply import ReplyState
from intake.domain.task import TaskKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.domain.agreement import Agreement
    from intake.domain.consent import Consent
    from intake.domain.posting import Posting
    from intake.domain.private_note import PrivateNote
    from intake.domain.reply import Reply
    from intake.domain.request import Request
    from intake.domain.resident import Caller, Resident
    from intake.domain.slips import Slip
    from intake.domain.task import Task

ENDS_WITH_REQUEST = frozenset(
    {
        TaskKind.CALL_PLATFORM,
        TaskKind.PIN_NOTICE,
        TaskKind.ASK_VOLUNTEERS,
        TaskKind.RENEW,
        TaskKind.UPDATE_POST,
        TaskKind.TELL_CHANGE,
        TaskKind.INVITE_ON_SITE,
        TaskKind.ASK_MISSING,
        TaskKind.ASK_RESIDENT,
        TaskKind.RING_BACK,
        TaskKind.STILL_NEEDED,
        TaskKind.DAY_BEFORE,
        TaskKind.DAY_BEFORE_NEIGHBOUR,
        TaskKind.REVIEW_AGREEMENT,
        TaskKind.NOTE_VISITS,
        TaskKind.VISIT_TAKEN_OVER,
    }
)
"""Tasks that have no purpose after their request has ended."""


@dataclass(frozen=True, kw_only=True)
class RequestAggregate:
    """One request, its resident, and all records of it; each list is sorted from old to new."""

    request: Request
    resident: Resident
    caller: Caller | None = None
    agreements: tuple[Agreement, ...] = ()
    postings: tuple[Posting, ...] = ()
    replies: tuple[Reply, ...] = ()
    tasks: tuple[Task, ...] = ()
    consents: tuple[Consent, ...] = ()
    standing_consents: tuple[Consent, ...] = ()
    notes: tuple[PrivateNote, ...] = ()
    slips: tuple[Slip, ...] = ()

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that nobody has cancelled, or None."""
        return live_agreement(self.agreements)

    @property
    def post_consent(self) -> Consent | None:
        """The resident's last answer to the question whether this may be posted."""
        answers = self.answers_to(Purpose.POST)
        return answers[-1] if answers else None

    def answers_to(self, purpose: Purpose) -> tuple[Consent, ...]:
        """Return what this resident answered about this request, oldest first.

        If the request was written on somebody else before, their answers are not among them.
        """
        return tuple(
            consent
            for consent in self.consents
            if consent.purpose is purpose and consent.resident_id == self.resident.id
        )

    @property
    def _posting_answers(self) -> tuple[Consent, ...]:
        """Each yes and no about posting; "ask later" counts as no answer."""
        answers = self.answers_to(Purpose.POST)
        return tuple(consent for consent in answers if consent.given is not None)

    @property
    def _only_previous_resident_was_asked(self) -> bool:
        """Whether only somebody whom this request belonged to before was asked about posting."""
        asked = [consent for consent in self.consents if consent.purpose is Purpose.POST]
        return bool(asked) and not self.answers_to(Purpose.POST)

    @property
    def _was_withdrawn(self) -> bool:
        """Whether the consent to post was withdrawn, and no yes came since.

        A no that is said once more does not weaken it.
        """
        for answer in reversed(self._posting_answers):
            if answer.is_in_force:
                return False
            if answer.withdrawn_at is not None:
                return True
        return False

    @property
    def may_be_posted(self) -> bool:
        """Whether neighbours may be asked: it is open, and the resident agreed.

        The resident agrees to the caller, if somebody rang on their behalf, and the last answer
        about posting is a yes.
        """
        consent = self.post_consent
        has_consent = consent is not None and consent.is_in_force
        return (
            self.request.is_open
            and has_consent
            and self.resident_was_asked
            and not self.refuses_posting
        )

    @property
    def wants_no_help(self) -> bool:
        """Whether the resident no longer wants any help with it, not even from a chosen helper.

        True in one of these cases:
        - the resident refused what somebody else asked for them;
        - the consent to post was withdrawn;
        - the resident refused storage of their data after consenting to this request;
        - the resident died or moved.

        docs/decisions/0026 tells why this is more than ``refuses_posting``.
        """
        if self.resident.gone or (self.caller and self.caller.agreed is False):
            return True
        return self._was_withdrawn or self._refuses_storage

    @property
    def refuses_posting(self) -> bool:
        """Whether nothing of it may be online, because the latest answer is a no.

        True in one of these cases:
        - the resident refused what somebody else asked for them;
        - the last answer about posting is a no, or was withdrawn;
        - it was written on somebody else before, and nobody asked this resident;
        - the resident refused storage of their data after consenting to post, or withdrew that
          consent;
        - the resident died or moved.
        """
        if self.resident.gone or (self.caller and self.caller.agreed is False):
            return True
        if not self._posting_answers:
            return self._only_previous_resident_was_asked
        return not self._posting_answers[-1].is_in_force or self._refuses_storage

    @property
    def _refuses_storage(self) -> bool:
        """Whether the last answer about storing their data ends the consents of this request."""
        return _storing_is_refused_since(self.standing_consents, self._posting_answers)

    @property
    def refuses_calls(self) -> bool:
        """Whether the resident's last word is that nobody rings them."""
        return refuses_calls(self.standing_consents)

    @property
    def resident_was_asked(self) -> bool:
        """Whether the resident agrees to what somebody else asked for them, or asked it alone."""
        return self.caller is None or self.caller.agreed is True

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.is_open)

    @property
    def never_online(self) -> tuple[Posting, ...]:
        """Postings that need not be removed from any platform."""
        return tuple(
            posting
            for posting in self.postings
            if posting.state in NOTHING_TO_REMOVE and posting.posted_at is None
        )

    @property
    def expired(self) -> tuple[Posting, ...]:
        """Postings whose period is over by our own calculation: their platform may differ."""
        return tuple(posting for posting in self.postings if posting.state is PostingState.EXPIRED)

    @property
    def possibly_online(self) -> tuple[Posting, ...]:
        """Postings that are on a platform, or may be.

        One that had been posted before it failed may be there: a report that a mail came back can
        be about one of many recipients.
        """
        return tuple(
            posting
            for posting in self.postings
            if posting.state in MAY_BE_ONLINE
            or (posting.state in NOTHING_TO_REMOVE and posting.posted_at is not None)
        )

    @property
    def waiting_replies(self) -> tuple[Reply, ...]:
        """Replies of neighbours that the desk has not answered yet."""
        return tuple(reply for reply in self.replies if reply.state is ReplyState.NEW)

    def tasks_of(self, posting_id: UUID) -> tuple[Task, ...]:
        """Return the open tasks about one posting."""
        return tuple(task for task in self.open_tasks if task.posting_id == posting_id)

    def has_posting_on(self, platform: str) -> bool:
        """Tell whether the request has a posting for a platform, in any state but withdrawn.

        An expired one counts as long as a task about it is open: to renew it, or to take it off.
        """
        return any(
            posting.platform == platform
            and posting.state is not PostingState.WITHDRAWN
            and (posting.state is not PostingState.EXPIRED or bool(self.tasks_of(posting.id)))
            for posting in self.postings
        )

    @property
    def turn_key(self) -> str:
        """Return the key of the sentence that tells whose turn it is."""
        if self.request.has_ended:
            return f"turn-{self.request.state}"
        if self.agreement:
            return _turn_of_agreement(self.agreement)
        if self.waiting_replies:
            return "turn-choose"
        states = {posting.state for posting in self.postings}
        if PostingState.UNCERTAIN in states:
            return "turn-uncertain"
        if states & WAITING:
            return "turn-post"
        if states & ONLINE:
            return "turn-neighbours"
        return "turn-desk"


def _refuses_since(answer: Consent, consent: Consent) -> bool:
    """Tell whether a no came after a yes; answers from one call do not cancel each other."""
    is_older = answer.sequence < consent.sequence
    in_one_call = answer.asked_by_operation == consent.asked_by_operation
    return answer.given is False and not is_older and not in_one_call


def _any_refuses_since(answers: tuple[Consent, ...], consent: Consent) -> bool:
    """Tell whether any of these is a no that came after a yes."""
    return any(_refuses_since(answer, consent) for answer in answers)


def _turn_of_agreement(agreement: Agreement) -> str:
    if agreement.is_confirmed:
        return "turn-slip"
    if agreement.neighbour_yes_at is None:
        return "turn-neighbour"
    return "turn-resident"


def refuses_calls(standing: Iterable[Consent]) -> bool:
    """Tell from a resident's standing consents whether nobody may ring them.

    Whoever withdraws that their data are kept, or refuses it after they agreed to be rung, is not
    rung either.
    """
    consents = tuple(standing)
    rung = _answers_about(consents, Purpose.RING)
    if rung and not rung[-1].is_in_force:
        return True
    return _storing_is_refused_since(consents, rung)


def _storing_is_refused_since(
    standing: Iterable[Consent], permissions: tuple[Consent, ...]
) -> bool:
    """Tell whether the last word about storing a resident's data ends what they permitted.

    A withdrawn consent to store does so until storing is asked again. A no does so if it came after
    the last of ``permissions``: who permits something again may be helped again.
    """
    answers = _answers_about(standing, Purpose.KEEP)
    if not answers:
        return False
    is_withdrawn = answers[-1].given is True and answers[-1].withdrawn_at is not None
    return is_withdrawn or bool(permissions and _any_refuses_since(answers, permissions[-1]))


def _answers_about(consents: Iterable[Consent], purpose: Purpose) -> tuple[Consent, ...]:
    """Return each yes and no about a purpose; "ask later" is no answer."""
    return tuple(
        answer for answer in consents if answer.purpose is purpose and answer.given is not None
    )
