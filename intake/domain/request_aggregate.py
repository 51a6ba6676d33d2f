"""A request with all its records, and what follows from them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.agreement import live_agreement
from intake.domain.consent import Purpose
from intake.domain.posting import MAY_BE_ONLINE, NEVER_POSTED, ONLINE, WAITING, PostingState
from intake.domain.reply import ReplyState
from intake.domain.task import TaskKind

if TYPE_CHECKING:
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
        TaskKind.ASK_MISSING,
        TaskKind.ASK_RESIDENT,
        TaskKind.RING_BACK,
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
        answers = [consent for consent in self.consents if consent.purpose is Purpose.POST]
        return answers[-1] if answers else None

    @property
    def _last_yes_or_no(self) -> Consent | None:
        """The resident's last yes or no about posting; "ask later" counts as no answer."""
        words = [
            consent
            for consent in self.consents
            if consent.purpose is Purpose.POST and consent.given is not None
        ]
        return words[-1] if words else None

    @property
    def may_be_posted(self) -> bool:
        """Whether neighbours may be asked: it is open, and the resident agreed.

        The resident agrees to the caller, if somebody rang on their behalf, and the last answer
        about posting is a yes.
        """
        consent = self.post_consent
        has_consent = consent is not None and consent.is_in_force
        agrees_to_caller = self.caller is None or self.caller.agreed is True
        return (
            self.request.is_open and has_consent and agrees_to_caller and not self.may_not_be_online
        )

    @property
    def wants_no_help(self) -> bool:
        """Whether the resident no longer wants any help with it, not even from a chosen helper.

        True in one of these cases:
        - the resident refused what somebody else asked for them;
        - the consent to post was withdrawn;
        - the resident refused storage of their data after consenting to this request;
        - the resident died or moved.

        docs/decisions/0026 tells why this is more than ``may_not_be_online``.
        """
        if self.resident.gone or (self.caller and self.caller.agreed is False):
            return True
        consent = self._last_yes_or_no
        was_withdrawn = consent is not None and consent.withdrawn_at is not None
        return was_withdrawn or self._refuses_storage

    @property
    def may_not_be_online(self) -> bool:
        """Whether nothing of it may be online, because the latest answer is a no.

        True in one of these cases:
        - the resident refused what somebody else asked for them;
        - the last answer about posting is a no, or was withdrawn;
        - the resident refused storage of their data after consenting to post, or withdrew that
          consent;
        - the resident died or moved.
        """
        if self.resident.gone or (self.caller and self.caller.agreed is False):
            return True
        consent = self._last_yes_or_no
        if consent is None:
            return False
        was_no = consent.given is False or consent.withdrawn_at is not None
        return was_no or self._refuses_storage

    @property
    def _refuses_storage(self) -> bool:
        """Whether the last answer about storing their data ends the consents of this request.

        A withdrawn consent does so until storing is asked again; a no does so if it was given after
        the consent to post.
        """
        kept = [answer for answer in self.standing_consents if answer.purpose is Purpose.KEEP]
        if not kept:
            return False
        was_taken_back = kept[-1].given is True and kept[-1].withdrawn_at is not None
        consent = self.post_consent
        return was_taken_back or (consent is not None and _refuses_since(kept[-1], consent))

    @property
    def refuses_calls(self) -> bool:
        """Whether the resident's last word is that nobody rings them.

        Whoever withdraws that their data are kept, or refuses it after they agreed to be rung, is
        not rung either.
        """
        rung = [answer for answer in self.standing_consents if answer.purpose is Purpose.RING]
        if rung and not rung[-1].is_in_force:
            return True
        kept = [answer for answer in self.standing_consents if answer.purpose is Purpose.KEEP]
        if not kept:
            return False
        was_taken_back = kept[-1].given is True and kept[-1].withdrawn_at is not None
        return was_taken_back or (bool(rung) and _refuses_since(kept[-1], rung[-1]))

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.is_open)

    @property
    def nothing_to_withdraw(self) -> tuple[Posting, ...]:
        """Postings that need not be removed from any platform."""
        return tuple(posting for posting in self.postings if posting.state in NEVER_POSTED)

    @property
    def expired(self) -> tuple[Posting, ...]:
        """Postings whose period is over by our own calculation: their platform may differ."""
        return tuple(posting for posting in self.postings if posting.state is PostingState.EXPIRED)

    @property
    def possibly_online(self) -> tuple[Posting, ...]:
        """Postings that are on a platform, or may be."""
        return tuple(posting for posting in self.postings if posting.state in MAY_BE_ONLINE)

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


def _turn_of_agreement(agreement: Agreement) -> str:
    if agreement.is_confirmed:
        return "turn-slip"
    if agreement.neighbour_yes_at is None:
        return "turn-neighbour"
    return "turn-resident"
