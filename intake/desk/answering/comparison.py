"""Compare the replies of a request: what is known of each neighbour, and whom to look at first."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.request_loading import load_by_id
from intake.domain.agreement import Agreement
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.visit_report import VisitReport
from intake.domain.volunteer import Volunteer
from intake.kit.time_zone import to_local_time
from intake.text.reading.days import find_days
from intake.text.reading.normalize_line import normalize_line
from intake.text.reading.wishes import MAX_READ, Wish, compare_wishes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from intake.ports import ReadTransaction

_DIGITS = 4
_POSTCODE = re.compile(r"\b\d{4}\b")


class ReplyFacts(NamedTuple):
    """Known facts about a neighbour who replied, as far as they help to choose.

    ``offered`` are the days that they name, ``fits_day`` tells whether the day that was asked for
    is among them; None if either is unknown. ``helped_resident`` and ``helped_others`` count the
    agreements of before, ``was_liked`` tells whether the resident would like to see them again.
    ``wishes`` are the resident's other wishes and whether the reply meets them.
    ``is_near``: they name the resident's own postcode. ``checked`` is about their certificate of
    good conduct (VOG), ``references`` is what others said about them, both as written down.
    """

    offered: tuple[date, ...] = ()
    fits_day: bool | None = None
    helped_resident: int = 0
    helped_others: int = 0
    was_liked: bool = False
    went_badly: bool = False
    is_near: bool = False
    is_volunteer: bool = False
    checked: str = ""
    references: str = ""
    wishes: tuple[Wish, ...] = ()

    @property
    def unmet(self) -> int:
        """How many of the resident's other wishes the reply does not meet."""
        return sum(wish.is_met is False for wish in self.wishes)

    @property
    def is_new(self) -> bool:
        """Whether nobody here knows them yet."""
        return not (self.helped_resident or self.helped_others or self.is_volunteer)

    @property
    def rank(self) -> tuple[int, ...]:
        """The sort key of the suggestion: the lowest first."""
        return (
            self.went_badly,
            self.fits_day is False,
            not self.was_liked,
            not self.helped_resident,
            self.fits_day is not True,
            self.unmet,
            -sum(wish.is_met is True for wish in self.wishes),
            not self.is_volunteer,
            not self.helped_others,
            not self.is_near,
        )


def compare_replies(
    transaction: ReadTransaction, replies: Iterable[Reply], now: datetime
) -> dict[UUID, ReplyFacts]:
    """Return what is known of each reply to a request, by its id."""
    compared = [reply for reply in replies if reply.request_id]
    if not compared:
        return {}
    history = _History(transaction, compared)
    today = to_local_time(now).date()
    volunteers = {
        address.casefold(): volunteer
        for volunteer in transaction.find(Volunteer, left_at=None)
        for address in (volunteer.email, volunteer.phone)
        if address
    }
    facts = {}
    for reply in compared:
        request = history.requests[reply.request_id]
        known = history.facts_of(reply, request)
        volunteer = volunteers.get(reply.address.casefold()) if reply.address else None
        if volunteer:
            known = known._replace(
                is_volunteer=True, checked=volunteer.checked, references=volunteer.references
            )
        offered = offered_days(reply.text, today)
        facts[reply.id] = known._replace(
            offered=offered,
            fits_day=_fits(request, offered),
            wishes=_wishes(request, reply, known),
        )
    return facts


class _History:
    """What is stored of these neighbours: one query for each kind of record."""

    def __init__(self, transaction: ReadTransaction, replies: list[Reply]) -> None:
        addresses = tuple({reply.address for reply in replies if reply.address})
        earlier = transaction.find(Reply, address=addresses) if addresses else ()
        by_id = {reply.id: reply for reply in earlier}
        self._agreements: dict[str, list[Agreement]] = defaultdict(list)
        found = transaction.find(Agreement, reply_id=tuple(by_id)) if by_id else ()
        for agreement in found:
            if agreement.is_confirmed:
                self._agreements[by_id[agreement.reply_id].address].append(agreement)
        self._reports: dict[UUID, list[VisitReport]] = defaultdict(list)
        ids = tuple(agreement.id for agreement in found)
        for report in transaction.find(VisitReport, agreement_id=ids) if ids else ():
            self._reports[report.agreement_id].append(report)
        self.requests = load_by_id(
            transaction,
            Request,
            (
                *(reply.request_id for reply in replies),
                *(agreement.request_id for agreement in found),
            ),
        )
        self._residents = load_by_id(
            transaction, Resident, (request.resident_id for request in self.requests.values())
        )

    def facts_of(self, reply: Reply, request: Request) -> ReplyFacts:
        """Return what is known of a neighbour from before, and whether they live near."""
        agreements = self._agreements.get(reply.address, []) if reply.address else []
        theirs = [
            agreement
            for agreement in agreements
            if self.requests[agreement.request_id].resident_id == request.resident_id
        ]
        reports = [report for agreement in agreements for report in self._reports[agreement.id]]
        liked = [
            report for agreement in theirs for report in self._reports[agreement.id] if report.again
        ]
        postcode = self._residents[request.resident_id].postcode[:_DIGITS]
        return ReplyFacts(
            helped_resident=len(theirs),
            helped_others=len(agreements) - len(theirs),
            was_liked=bool(liked),
            went_badly=any(report.went_well is False for report in reports),
            is_near=bool(postcode) and postcode in _POSTCODE.findall(reply.text),
        )


def _wishes(request: Request, reply: Reply, known: ReplyFacts) -> tuple[Wish, ...]:
    wishes = compare_wishes(request.answers, reply.text)
    if request.answers.get("same_helper") == "yes":
        wishes += (Wish("same-helper", known.helped_resident > 0),)
    return wishes


def offered_days(text: str, today: date) -> tuple[date, ...]:
    """Return the days that a reply names, and both ends of its periods."""
    found = find_days(normalize_line(text[:MAX_READ]), today)
    return tuple(day for match in found for day in (match.first, match.last) if day)


def _fits(request: Request, offered: tuple[date, ...]) -> bool | None:
    """Tell whether the day that was asked for is offered; None if nobody named one."""
    first = request.answers.get("first", "")[:10]
    if not first or not offered:
        return None
    wanted = date.fromisoformat(first)
    if len(offered) > 1 and offered[0] <= wanted <= offered[-1]:
        return True
    return wanted in offered
