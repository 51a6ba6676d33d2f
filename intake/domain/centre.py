"""The centre: its facts, its opening hours, its desks and its address book."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from intake.domain.record import Record
from intake.kit.time_zone import AMSTERDAM, to_local_time

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, kw_only=True, slots=True)
class Centre(Record):
    """The facts of the centre.

    ``hours`` maps a weekday (``mon``) to ``09:00-17:00``. ``closed`` holds dates, each with a
    reason; public holidays need not be listed.

    ``texts`` holds the sentences that the centre words its own way, by key. ``desk_fetches`` tells
    who carries what goes via the desk: with it the centre fetches from the lender, without it the
    lender brings.
    """

    name: str
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    entrance: str = ""
    hours: dict[str, str] = field(default_factory=dict)
    closed: dict[str, str] = field(default_factory=dict)
    platforms: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    desk_fetches: bool = False
    is_practice: bool = False

    @property
    def address_line(self) -> str:
        return f"{self.street} {self.house_number}".strip()


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk(Record):
    """A desk of the centre.

    ``sign`` is the first character of its codes and no other desk has it. ``counter`` is its
    position in the shuffled row of codes. ``asked_about_backup_at`` is when a desk with a restored
    backup asked about what waited in it. ``forms_printed`` counts its empty forms for a power cut.
    """

    sign: str
    name: str
    counter: int = 0
    joined_at: datetime
    asked_about_backup_at: datetime | None = None
    forms_printed: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact(Record):
    """An entry of the address book: where to refer a call that no platform can help with."""

    name: str
    phone: str = ""
    hours: str = ""
    for_what: str = ""
    crisis: bool = False


_MIN_TIME_TO_DO = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When the desk is open, with public holidays and closures taken into account.

    All deadlines, calls and collections are planned with it.
    """

    hours: Mapping[str, str]
    closed: Mapping[str, str]
    holidays: frozenset[date] = frozenset()

    def on(self, day: date) -> tuple[time, time] | None:
        """Return the opening and closing time of a day, or None if the desk is closed."""
        span = self.hours.get(WEEKDAYS[day.weekday()], "")
        if not span or day.isoformat() in self.closed or day in self.holidays:
            return None
        opens, _, closes = span.partition("-")
        return time.fromisoformat(opens), time.fromisoformat(closes)

    def is_open(self, moment: datetime) -> bool:
        here = to_local_time(moment)
        span = self.on(here.date())
        return span is not None and span[0] <= here.time() < span[1]

    def next_open(self, moment: datetime) -> datetime:
        """Return the first moment from this one on at which the desk is open.

        Without any opening hours this is the moment itself.
        """
        here = to_local_time(moment)
        for ahead in range(60):
            day = here.date() + timedelta(days=ahead)
            span = self.on(day)
            if span is None:
                continue
            opens, closes = (datetime.combine(day, edge, AMSTERDAM) for edge in span)
            if here < closes:
                return max(here, opens).astimezone(moment.tzinfo)
        return moment

    def first_deadline(self, moment: datetime) -> datetime:
        """Return a reasonable deadline: the end of the first opening from this moment on.

        The minute of opening is no deadline, because nobody has done anything yet. An opening with
        less than an hour left is skipped. Without any opening hours the deadline is a day later.
        """
        opens = self.next_open(moment + _MIN_TIME_TO_DO)
        here = to_local_time(opens)
        span = self.on(here.date())
        if span is None:
            return moment + timedelta(days=1)
        return datetime.combine(here.date(), span[1], AMSTERDAM).astimezone(moment.tzinfo)

    def last_open_before(self, moment: datetime, earliest: datetime) -> datetime:
        """Return the latest moment, not after this one, at which the desk is open.

        A promise is moved into the opening hours, but never before ``earliest``: if the desk is not
        open in between, the promised moment is returned.
        """
        here = to_local_time(moment)
        for back in range(60):
            day = here.date() - timedelta(days=back)
            span = self.on(day)
            if span is None:
                continue
            opens, closes = (datetime.combine(day, edge, AMSTERDAM) for edge in span)
            if here > opens:
                found = min(here, closes).astimezone(moment.tzinfo)
                return found if found > earliest else moment
        return moment
