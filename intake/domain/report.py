"""What came of a period: how many asked, were helped and how soon, and what did not work."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.reply import ReplyState
from intake.domain.request import Kind, RequestState
from intake.domain.small_numbers import MIN_SHOWN, Sum
from intake.domain.task import CallOutcome
from intake.kit.time_zone import AMSTERDAM, to_local_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from uuid import UUID

    from intake.domain.agreement import Agreement
    from intake.domain.call_record import CallRecord
    from intake.domain.centre import Centre
    from intake.domain.posting import Posting
    from intake.domain.reply import Reply
    from intake.domain.request import Request

LONG_OPEN = timedelta(days=14)
"""After so long without an agreement a need counts as unmet."""

_MONTHS_IN_QUARTER = 3
_LAST_MONTH = 12


class Period(NamedTuple):
    """The days of a report, the first and the last included."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.first, time(), AMSTERDAM)

    @property
    def ends(self) -> datetime:
        """The moment after the last day."""
        return datetime.combine(self.last + timedelta(days=1), time(), AMSTERDAM)

    def holds(self, moment: datetime | None) -> bool:
        """Tell whether a moment is within the period."""
        return moment is not None and self.begins <= moment < self.ends

    @classmethod
    def quarter_of(cls, day: date) -> Period:
        """Return the quarter of a day."""
        month = day.month - (day.month - 1) % _MONTHS_IN_QUARTER
        first = date(day.year, month, 1)
        after = month + _MONTHS_IN_QUARTER
        if after > _LAST_MONTH:
            return cls(first, date(day.year, _LAST_MONTH, 31))
        return cls(first, date(day.year, after, 1) - timedelta(days=1))

    @classmethod
    def year_of(cls, day: date) -> Period:
        """Return the year of a day."""
        return cls(date(day.year, 1, 1), date(day.year, _LAST_MONTH, 31))


class Failure(StrEnum):
    """Why a request was not helped."""

    NO_REPLY = "no_reply"  # nobody replied
    NOT_CHOSEN = "not_chosen"  # there were replies, and none was chosen
    HELPER_DECLINED = "helper_declined"  # the chosen helper could not come after all
    NOT_AGREED = "not_agreed"  # it was called off after somebody was chosen
    REFERRED = "referred"  # somebody else helps
    TOO_LATE = "too_late"  # the day that it was needed is over


@dataclass(frozen=True, kw_only=True)
class ReportRecords:
    """The records that a report counts.

    ``requests`` were taken in the period, each with its resident's area in ``areas``;
    ``agreements`` and ``replies`` of a request are found by its id. ``others`` are numbers that are
    counted elsewhere: incidents, referrals by contact, savings. ``helped_before`` are the residents
    who had an agreement before the period.
    """

    requests: tuple[Request, ...]
    areas: dict[UUID, str]
    agreements: tuple[Agreement, ...]
    replies: tuple[Reply, ...]
    postings: tuple[Posting, ...] = ()
    calls: tuple[CallRecord, ...] = ()
    residents_of: dict[UUID, UUID] = field(default_factory=dict)
    helped_before: frozenset[UUID] = frozenset()
    others: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Figures:
    """Numbers by name ("requests", "helped.borrow"), and which are sums of others.

    ``never_shown`` are numbers that only follow from others; ``days`` is the mean number of days to
    the first reply by kind.
    """

    numbers: dict[str, int]
    sums: tuple[Sum, ...]
    never_shown: frozenset[str]
    days: dict[str, float]


@dataclass(frozen=True)
class Report:
    """Numbers by name, each None if it is left out because it is small or would tell a small one.

    ``days`` is the mean number of days to the first reply by kind, where there were enough.
    """

    period: Period
    numbers: dict[str, int | None]
    days: dict[str, float]
    centre: Centre | None


def count_figures(records: ReportRecords, period: Period, now: datetime) -> Figures:
    """Count everything that a report tells, without leaving anything out."""
    counter = _Counter(records, period, now)
    numbers = counter.count()
    never_shown = frozenset(
        name for name in numbers if name.startswith("not-helped") or name in _NEVER_SHOWN
    )
    return Figures(numbers, tuple(_sums_of(numbers)), never_shown, counter.days())


def _sums_of(numbers: Mapping[str, int]) -> Iterator[Sum]:
    """Yield each sum: of the parts whose names begin with its own, and of what belongs together.

    Of a period that is long over, everybody knows that nobody is undecided or still sought for:
    such a part is left out where it is none.
    """
    names = sorted(numbers)
    for total in _TOTALS:
        yield Sum(total, tuple(name for name in names if name.startswith(f"{total}.")))
    for kind in Kind:
        yield Sum(f"requests.{kind}", (f"helped.{kind}", f"not-helped.{kind}"))
    yield Sum("requests", ("helped", "not-helped"))
    for parts in (("unmet", "failures.referred", "undecided"), ("failures", "still-sought")):
        if some := tuple(part for part in parts if numbers.get(part)):
            yield Sum("not-helped", some)
    yield Sum("calls", ("reached", "not-reached"))
    yield Sum("contacts", ("requests", "reached", "referrals"))


class _Counter:
    """Counts one period."""

    def __init__(self, records: ReportRecords, period: Period, now: datetime) -> None:
        self._records = records
        self._period = period
        self._now = now
        self._agreements: dict[UUID, list[Agreement]] = defaultdict(list)
        for agreement in records.agreements:
            self._agreements[agreement.request_id].append(agreement)
        self._replies: dict[UUID, list[Reply]] = defaultdict(list)
        for reply in records.replies:
            if reply.request_id:
                self._replies[reply.request_id].append(reply)

    def count(self) -> dict[str, int]:
        """Return every number by its name."""
        numbers: Counter[str] = Counter(self._records.others)
        for name in _ALWAYS_COUNTED:
            numbers[name] += 0
        for kind in Kind:
            for name in ("requests", "helped", "not-helped"):
                numbers[f"{name}.{kind}"] += 0
        self._count_requests(numbers)
        numbers.update(self._names_of_events())
        self._count_matches(numbers)
        numbers["minutes"] += sum(call.minutes for call in self._records.calls)
        numbers["minutes"] += sum(request.call_minutes for request in self._records.requests)
        numbers["contacts"] = numbers["requests"] + numbers["reached"] + numbers["referrals"]
        return dict(numbers)

    def days(self) -> dict[str, float]:
        """Return the mean number of days from a request to its first reply, by kind.

        A mean over fewer than ``MIN_SHOWN`` requests would tell of one of them.
        """
        waited: dict[str, list[float]] = defaultdict(list)
        for request in self._records.requests:
            replies = self._replies.get(request.id, [])
            if replies:
                first = min(reply.received_at for reply in replies)
                days = (first - request.taken_at) / timedelta(days=1)
                waited[str(request.kind)].append(max(0.0, days))
        return {
            kind: sum(days) / len(days) for kind, days in waited.items() if len(days) >= MIN_SHOWN
        }

    def _count_requests(self, numbers: Counter[str]) -> None:
        for request in self._records.requests:
            kind = str(request.kind)
            is_helped = self._is_helped(request)
            numbers["requests"] += 1
            numbers[f"requests.{kind}"] += 1
            numbers["helped"] += is_helped
            numbers["not-helped"] += not is_helped
            numbers[f"helped.{kind}"] += is_helped
            numbers[f"not-helped.{kind}"] += not is_helped
            failure = self._failure_of(request)
            if failure:
                numbers["failures"] += 1
                numbers[f"failures.{failure}"] += 1
            elif not is_helped:
                numbers["still-sought"] += 1
            if self._is_unmet(request):
                numbers["unmet"] += 1
                numbers[f"unmet.{self._records.areas.get(request.resident_id) or '-'}"] += 1
            elif not is_helped and failure is not Failure.REFERRED:
                numbers["undecided"] += 1

    def _is_helped(self, request: Request) -> bool:
        agreed = any(agreement.is_confirmed for agreement in self._agreements.get(request.id, []))
        return agreed or request.state is RequestState.CLOSED

    def _is_unmet(self, request: Request) -> bool:
        if self._is_helped(request) or request.state is RequestState.REFERRED:
            return False
        return request.has_ended or self._now - request.taken_at >= LONG_OPEN

    def _failure_of(self, request: Request) -> Failure | None:
        """Return why a request was not helped; None if it was, or is still looked for."""
        if self._is_helped(request):
            return None
        if request.state is RequestState.REFERRED:
            return Failure.REFERRED
        if request.has_ended:
            return self._why_ended(request)
        needed = request.answers.get("until") or request.answers.get("first", "")
        if needed and date.fromisoformat(needed[:10]) < to_local_time(self._now).date():
            return Failure.TOO_LATE
        return None

    def _why_ended(self, request: Request) -> Failure:
        replies = self._replies.get(request.id, [])
        if not replies:
            return Failure.NO_REPLY
        if any(reply.state is ReplyState.WENT_AWAY for reply in replies):
            return Failure.HELPER_DECLINED
        if self._agreements.get(request.id):
            return Failure.NOT_AGREED
        return Failure.NOT_CHOSEN

    def _names_of_events(self) -> Iterator[str]:
        """Yield the names of what happened in the period, one for each time that it happened."""
        for posting in self._records.postings:
            if self._period.holds(posting.posted_at):
                yield "posts"
                yield f"posts.{posting.platform}"
        for reply in self._records.replies:
            if self._period.holds(reply.received_at):
                yield "replies"
                yield f"replies.{reply.channel}"
        for call in self._records.calls:
            yield "calls"
            is_reached = call.outcome == CallOutcome.REACHED
            yield ("not-reached", "reached")[is_reached]

    def _count_matches(self, numbers: Counter[str]) -> None:
        people: set[UUID] = set()
        pairs: set[tuple[UUID, str]] = set()
        for agreement in self._matches(self._records.agreements):
            numbers["matches"] += 1
            resident = self._records.residents_of.get(agreement.request_id)
            if resident:
                people.add(resident)
                pairs.add((resident, agreement.helper))
        numbers["first-helped"] = len(people - self._records.helped_before)
        numbers["people-met"] = len(pairs)

    def _matches(self, agreements: Iterable[Agreement]) -> Iterator[Agreement]:
        """Yield the agreements to which both said yes in the period."""
        for agreement in agreements:
            said = (agreement.neighbour_yes_at, agreement.resident_yes_at)
            if agreement.is_confirmed and self._period.holds(max(at for at in said if at)):
                yield agreement


_TOTALS = ("requests", "helped", "not-helped", "posts", "replies", "failures", "unmet", "referrals")
"""Numbers that are the sum of others, whose names begin with theirs."""

_NEVER_SHOWN = frozenset({"not-reached", "undecided", "still-sought", "savings-with-amount"})
"""Numbers that are counted because others follow from them, besides all of who was not helped."""

_ALWAYS_COUNTED = (
    "requests", "helped", "not-helped", "posts", "replies", "failures", "unmet", "referrals",
    "calls", "reached", "not-reached", "matches", "minutes", "incidents", "savings", "saved-cents",
    "things-lent", "things-damaged", "things-lost",
)  # fmt: skip
"""Numbers that every report tells, if only that there was none."""
