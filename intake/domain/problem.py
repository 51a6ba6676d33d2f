"""Something that went wrong and stays on one list until somebody tells what was done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class ProblemKind(StrEnum):
    """What went wrong."""

    MAIL_LOST = "mail_lost"  # a message bounced, was refused, or may not have been sent
    POST_UNCERTAIN = "post_uncertain"  # nobody knows whether a post is online
    POST_FAILED = "post_failed"
    DEADLINE_MISSED = "deadline_missed"
    REPLY_UNLINKED = "reply_unlinked"  # nobody has told which request it answers
    HELPER_WITHDREW = "helper_withdrew"


class Problem(NamedTuple):
    """One problem; it is not stored, but follows from the record ``subject_id``.

    ``about`` names the neighbour, the platform or the task, ``at`` is since when it is one.
    """

    kind: ProblemKind
    subject_id: UUID
    request_id: UUID | None
    about: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ProblemResolution(Record):
    """What was done about a problem; one of the same record after ``resolved_at`` is another."""

    kind: ProblemKind
    subject_id: UUID
    note: str
    resolved_by: UUID
    resolved_at: datetime
