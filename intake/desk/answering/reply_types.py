"""The values that the use cases of replies take and return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.agreement import Damage, PayTo

if TYPE_CHECKING:
    from datetime import datetime

    from intake.desk.answering.comparison import ReplyFacts
    from intake.domain.agreement import Agreement
    from intake.domain.centre import Centre
    from intake.domain.project import Project
    from intake.domain.reply import Reply
    from intake.domain.request import Request
    from intake.domain.resident import Resident


@dataclass(frozen=True)
class Meeting:
    """The meeting that is proposed to the chosen neighbour. Money is in cents."""

    meet_at: datetime
    place: str
    cost_cents: int = 0
    return_by: datetime | None = None
    deposit_cents: int = 0
    damage: Damage = Damage.UNSAID
    pay_to: PayTo = PayTo.UNSAID
    cents_per_km: int = 0


@dataclass(frozen=True)
class TypedReply:
    """A reply as a person enters it: from whom, by which way, and how to reach them."""

    channel: str
    name: str
    address: str
    text: str


@dataclass(frozen=True)
class Candidate:
    """A request that a reply may answer, and whose it is."""

    request: Request
    resident: Resident


@dataclass(frozen=True)
class OpenReply:
    """A reply that needs an answer, with its request and the agreement in progress.

    ``is_of_chosen`` tells whether the agreement is with this neighbour, ``is_withheld`` whether
    they are not to be chosen, because something was reported. ``candidates`` are the requests that
    it may answer, ``facts`` what is known of who wrote. ``project``: its post is of a project,
    where the reply becomes a promise.
    """

    reply: Reply
    request: Request | None = None
    resident: Resident | None = None
    agreement: Agreement | None = None
    is_of_chosen: bool = True
    is_withheld: bool = False
    candidates: tuple[Candidate, ...] = ()
    facts: ReplyFacts | None = None
    project: Project | None = None


@dataclass(frozen=True)
class OpenReplies:
    """The replies that need an answer, and the centre, whose address and hours are proposed.

    ``remaining`` counts the younger replies that are left out.
    """

    centre: Centre | None
    replies: tuple[OpenReply, ...]
    remaining: int = 0
