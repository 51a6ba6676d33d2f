"""A task for the staff, with a deadline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.posting import Posting


class TaskKind(StrEnum):
    """What must be done."""

    RING_BACK = "ring_back"  # ring the resident at the promised moment
    ASK_RESIDENT = "ask_resident"  # ring the resident for their own agreement: somebody else asked
    ASK_MISSING = "missing"  # ring the resident for an answer that is missing
    WITHDRAW = "withdraw"  # take a post off its platform
    SET_UP = "set_up"  # finish a skipped step of the set-up
    CALL_PLATFORM = "call_platform"  # ring a platform and read the post aloud
    PIN_NOTICE = "hang_up"  # pin a notice to the board
    RENEW = "renew"  # renew a post before it expires
    ASK_VOLUNTEERS = "ask_own"  # ask the centre's own volunteers
    TELL_NEIGHBOUR = "tell_neighbour"  # ring a neighbour who cannot be mailed
    INVITE_ON_SITE = "invite_on_site"  # ask the chosen neighbour, who replied on the site
    TELL_ON_SITE = "tell_on_site"  # write to a neighbour who replied on the site
    MAIL_FAILED = "mail_failed"  # look after a mail that did not arrive
    UPDATE_POST = "update_post"  # change a post: the request was changed
    TELL_CHANGE = "tell_change"  # tell the helper: the request was changed
    STILL_NEEDED = "still_needed"  # ask the resident whether an old request is still needed
    DAY_BEFORE = "day_before"  # remind the resident of the meeting
    DAY_BEFORE_NEIGHBOUR = "day_before_neighbour"  # remind a helper who cannot be mailed
    FOLLOW_UP = "follow_up"  # ask the resident how it went
    FOLLOW_UP_NEIGHBOUR = "follow_up_neighbour"  # ask the helper how it went
    FIRST_TALK = "first_talk"  # get to know a new volunteer
    RENEW_VOG = "renew_vog"  # ask a volunteer for a new certificate of good conduct
    REVIEW_AGREEMENT = "review_agreement"  # decide whether it goes on: something was reported
    OVERDUE = "overdue"  # ring the resident: a thing should have come back
    NOT_COLLECTED = "not_collected"  # ring the resident: a thing waits for them
    MISSING_PART = "missing_part"  # ring the resident: a part did not come back
    ASK_EXTENSION = "ask_extension"  # ask the lender whether it may stay longer
    TELL_EXTENSION = "tell_extension"  # ring the resident with what the lender said
    FETCH_LOAN = "fetch_loan"  # get a thing back whose resident died or moved
    TELL_LENDER = "tell_lender"  # tell the lender that something broke or got lost
    BRING_HOME = "bring_home"  # bring a thing back to its lender
    MISSED_VISIT = "missed_visit"  # ring the resident: somebody did not come
    VISIT_TAKEN_OVER = "visit_taken_over"  # ring the resident: somebody else comes
    NOTE_VISITS = "note_visits"  # write down what came of visits that are over
    PROJECT_SHORTAGE = "project_shortage"  # look for more of what a project needs
    PROJECT_CALLED_OFF = "project_called_off"  # ring a household: the project is off
    PROJECT_LENDER_NOT_NEEDED = "project_lender_off"  # ring a lender: the project is off


CALLS_TO_RESIDENT = frozenset(
    {
        TaskKind.RING_BACK,
        TaskKind.ASK_RESIDENT,
        TaskKind.ASK_MISSING,
        TaskKind.STILL_NEEDED,
        TaskKind.DAY_BEFORE,
        TaskKind.FOLLOW_UP,
        TaskKind.OVERDUE,
        TaskKind.NOT_COLLECTED,
        TaskKind.MISSING_PART,
        TaskKind.TELL_EXTENSION,
        TaskKind.MISSED_VISIT,
        TaskKind.VISIT_TAKEN_OVER,
        TaskKind.PROJECT_CALLED_OFF,
    }
)
"""Calls to a resident; they end if the resident does not want to be rung."""

CALLS_TO_NEIGHBOUR = frozenset(
    {
        TaskKind.DAY_BEFORE_NEIGHBOUR,
        TaskKind.FOLLOW_UP_NEIGHBOUR,
        TaskKind.ASK_EXTENSION,
        TaskKind.TELL_LENDER,
        TaskKind.PROJECT_LENDER_NOT_NEEDED,
    }
)
"""Calls to a helper that end with an outcome."""

FOLLOW_UPS = frozenset({TaskKind.FOLLOW_UP, TaskKind.FOLLOW_UP_NEIGHBOUR})
"""Calls after a meeting, to ask how it went."""

ABOUT_THINGS = frozenset(
    {
        TaskKind.OVERDUE,
        TaskKind.NOT_COLLECTED,
        TaskKind.MISSING_PART,
        TaskKind.ASK_EXTENSION,
        TaskKind.TELL_EXTENSION,
        TaskKind.TELL_LENDER,
        TaskKind.BRING_HOME,
        TaskKind.FETCH_LOAN,
    }
)
"""Tasks about a thing that is lent: they go on after its request has ended."""

PROJECT_OFF = frozenset({TaskKind.PROJECT_CALLED_OFF, TaskKind.PROJECT_LENDER_NOT_NEEDED})
"""Calls to everybody who counted on a project that was called off."""

ABOUT_VISITS = frozenset({TaskKind.MISSED_VISIT, TaskKind.VISIT_TAKEN_OVER})
"""Calls to a resident about times of a series."""

ON_SITE = frozenset({TaskKind.INVITE_ON_SITE, TaskKind.TELL_ON_SITE})
"""Answers that are written where the reply stands, on the platform's site."""

ENDS_WITH_AGREEMENT = frozenset(
    {
        TaskKind.INVITE_ON_SITE,
        TaskKind.TELL_CHANGE,
        TaskKind.DAY_BEFORE,
        TaskKind.DAY_BEFORE_NEIGHBOUR,
        TaskKind.REVIEW_AGREEMENT,
        TaskKind.VISIT_TAKEN_OVER,
    }
)
"""Tasks that have no purpose after their agreement was cancelled."""

HOLD_TIME = timedelta(minutes=45)
"""How long somebody who has taken a task up has it alone."""


class CallOutcome(StrEnum):
    """How a call ended, each with its own key."""

    REACHED = "reached"  # spoken to
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"  # left a message
    WRONG_NUMBER = "wrong_number"
    LATER = "later"  # asked to be rung at another time
    LETTER = "letter"  # a letter was sent, because nobody answers


@dataclass(frozen=True, kw_only=True, slots=True)
class Task(Record):
    """One task.

    ``due_at`` is the deadline, ``not_before`` the earliest moment at which trying again makes
    sense. ``about`` tells what it is about: the answer that is missing, the platform, the neighbour
    to ring, or what must be set up. ``held_by`` is the colleague who has taken it up, since
    ``held_at``.
    """

    kind: TaskKind
    request_id: UUID | None = None
    resident_id: UUID | None = None
    posting_id: UUID | None = None
    agreement_id: UUID | None = None
    volunteer_id: UUID | None = None
    thing_id: UUID | None = None
    project_item_id: UUID | None = None
    about: str = ""
    due_at: datetime | None = None
    not_before: datetime | None = None
    attempts: int = 0
    last_outcome: str = ""
    last_at: datetime | None = None
    done_at: datetime | None = None
    held_by: UUID | None = None
    held_at: datetime | None = None
    created_by_operation: UUID | None = None
    done_by_operation: UUID | None = None

    def is_held_by_another(self, staff_id: UUID, now: datetime) -> bool:
        """Tell whether another colleague has taken it up less than ``HOLD_TIME`` ago.

        A moment in the future was written by a clock that was ahead, and holds nothing.
        """
        return self.held_by not in (None, staff_id) and self._is_held(now)

    def is_held_by(self, staff_id: UUID, now: datetime) -> bool:
        """Tell whether this colleague has taken it up less than ``HOLD_TIME`` ago."""
        return self.held_by == staff_id and self._is_held(now)

    def _is_held(self, now: datetime) -> bool:
        return self.held_at is not None and timedelta(0) <= now - self.held_at < HOLD_TIME

    def take_up(self, staff_id: UUID, now: datetime) -> Task:
        """Return a copy that a colleague has taken up."""
        return replace(self, held_by=staff_id, held_at=now)

    def park(self) -> Task:
        """Return a copy that nobody has taken up."""
        return replace(self, held_by=None, held_at=None)

    @property
    def is_open(self) -> bool:
        return self.done_at is None

    @classmethod
    def about_post(
        cls, posting: Posting, kind: TaskKind, due_at: datetime, operation: UUID | None = None
    ) -> Task:
        """Return a new task about a post on its platform.

        ``operation`` is given if undoing it must find the task.
        """
        return cls(
            kind=kind,
            request_id=posting.request_id,
            posting_id=posting.id,
            about=posting.platform,
            due_at=due_at,
            created_by_operation=operation,
        )

    def finish(self, now: datetime, operation: UUID) -> Task:
        """Return a copy that is done."""
        return replace(self, done_at=now, done_by_operation=operation, held_by=None, held_at=None)

    def reopen(self) -> Task:
        """Return a copy that is open again."""
        return replace(self, done_at=None, done_by_operation=None)

    def record_attempt(
        self, outcome: CallOutcome, now: datetime, not_before: datetime | None
    ) -> Task:
        """Return a copy after one more call; sending a letter is not counted as a call."""
        calls = self.attempts
        if outcome is not CallOutcome.LETTER:
            calls += 1
        return replace(
            self,
            attempts=calls,
            last_outcome=str(outcome),
            last_at=now,
            not_before=not_before,
            held_by=None,
            held_at=None,
        )

    def undo_last_attempt(self) -> Task:
        """Return a copy as it was before the last call, and open."""
        calls = self.attempts
        if self.last_outcome and self.last_outcome != CallOutcome.LETTER:
            calls -= 1
        return replace(self.reopen(), last_outcome="", attempts=max(0, calls), not_before=None)
