"""Something that staff must do by a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class TaskKind(StrEnum):
    """What there is to do."""

    RING_BACK = "ring_back"
    ASK_RESIDENT = "ask_resident"
    MISSING = "missing"
    WITHDRAW = "withdraw"
    SET_UP = "set_up"
    CALL_PLATFORM = "call_platform"
    HANG_UP = "hang_up"
    RENEW = "renew"
    ASK_OWN = "ask_own"
    TELL_NEIGHBOUR = "tell_neighbour"


class CallOutcome(StrEnum):
    """How a call ended, each by one key; a letter goes where nobody answers."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"
    LATER = "later"
    LETTER = "letter"


@dataclass(frozen=True, kw_only=True, slots=True)
class Task(Record):
    """One task.

    ``due_at`` is when it must be done, ``not_before`` when it makes sense to try again; ``about``
    names what is missing or to be set up.
    """

    kind: TaskKind
    request_id: UUID | None = None
    resident_id: UUID | None = None
    posting_id: UUID | None = None
    about: str = ""
    due_at: datetime | None = None
    not_before: datetime | None = None
    attempts: int = 0
    last_outcome: str = ""
    last_at: datetime | None = None
    done_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip(Record):
    """A paper that was made.

    ``agreement_id`` is empty for a "Bewijs van uw vraag"; ``for_helper`` is the one with the
    resident's name and address on it.
    """

    request_id: UUID
    agreement_id: UUID | None = None
    paper: str = "A5"
    for_helper: bool = False
    made_by: UUID | None = None
    made_at: datetime
    printed_at: datetime | None = None
