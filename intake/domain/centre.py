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
    """The centre's facts.

    ``hours`` maps a weekday (``mon``) to ``09:00-17:00``; ``closed`` holds dates with a reason;
    feast days are known.

    ``texts`` holds, by its key, what the centre words its own way. ``desk_fetches``: what goes via
    the desk is fetched from the lender; otherwise the lender brings it.
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
    """A desk that joined.

    ``sign`` opens its codes and is nobody else's; ``counter`` is where its shuffled codes stand.
    """

    sign: str
    name: str
    counter: int = 0
    joined_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact(Record):
    """A line of the centre's own address book: where to send a call that is not for a platform."""

    name: str
    phone: str = ""
    hours: str = ""
    for_what: str = ""
    crisis: bool = False


_MIN_TIME_TO_DO = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When the desk is open, feast days and closures counted in.

    All deadlines, calls and collections ask here.
    """

    hours: Mapping[str, str]
    closed: Mapping[str, str]
    holidays: frozenset[date] = frozenset()

    def on(self, day: date) -> tuple[time, time] | None:
        """Return opening and closing time of a day, or None on a closed one."""
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
        """Return the first moment from this one on at which somebody sits at the desk.

        Without any hours, the moment itself.
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
        """Return by when something can be asked to be done: the end of the first opening.

        Never the minute at which the desk opens: nobody has done anything yet. An opening of which
        less than an hour is left is no time to do it in. Without any hours, a day later.
        """
        opens = self.next_open(moment + _MIN_TIME_TO_DO)
        here = to_local_time(opens)
        span = self.on(here.date())
        if span is None:
            return moment + timedelta(days=1)
        return datetime.combine(here.date(), span[1], AMSTERDAM).astimezone(moment.tzinfo)

    def last_open_before(self, moment: datetime, earliest: datetime) -> datetime:
        """Return the latest moment not after this one at which the desk is open.

        A promise is kept within the hours, but never brought forward to before ``earliest``: where
        the desk does not open until then, it stands as it was made.
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
