"""Write the agreements to a file for the centre's own calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.codes import format_code
from intake.kit.files import write_file
from intake.text.composing.ring_back import is_at_home
from intake.text.guarding.guard import guard

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from icalendar import Event

    from intake.domain.agreement import Agreement
    from intake.domain.request import Request
    from intake.kit.translations import Translate
    from intake.text.guarding.finding import PrivateFacts


class Entry(NamedTuple):
    """An agreement for the calendar, with what is private of the people of its request."""

    agreement: Agreement
    request: Request
    private: PrivateFacts


_MEETING = timedelta(hours=1)
"""How long an event lasts in the calendar; nobody says how long a meeting takes."""


def write_calendar(
    entries: Iterable[Entry],
    target: Path,
    translate: Translate,
    now: datetime,
) -> int:
    """Write each agreement, and when what was lent comes back; return the number of events.

    No event names the resident, where they live or what they asked: a calendar is often read by
    many, and by the code of the request everything is found at the desk. A cancelled
    agreement is written as cancelled, so that it disappears from a calendar that has it. Raises
    ``ExternalError`` if the file cannot be written.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Intake//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    writer = _EventWriter(translate, now)
    events = [event for entry in entries for event in writer.events(entry)]
    for event in events:
        calendar.add_component(event)
    write_file(target, calendar.to_ical(), mode=0o600)
    return len(events)


class _EventWriter(NamedTuple):
    """Writes the events of one agreement."""

    translate: Translate
    now: datetime

    def events(self, entry: Entry) -> list[Event]:
        meeting = self._event(entry, "meeting", entry.agreement.meet_at)
        if entry.agreement.return_by is None:
            return [meeting]
        return [meeting, self._event(entry, "return", entry.agreement.return_by)]

    def _event(self, entry: Entry, name: str, at: datetime) -> Event:
        from icalendar import Event

        agreement, place = entry.agreement, entry.agreement.place
        # What is known of the resident now: their address may have been learnt after the agreement.
        if is_at_home(place) or any(found.stop for found in guard(place, entry.private)):
            place = self.translate("calendar-at-home")
        event = Event()
        event.add("uid", f"{agreement.id}-{name}@intake")
        event.add("dtstamp", self.now)
        event.add("dtstart", at)
        event.add("dtend", at + _MEETING)
        event.add("sequence", agreement.version)
        event.add("summary", self._summary(entry.request, name))
        event.add("location", place)
        event.add("description", self.translate("calendar-helper", name=agreement.helper))
        event.add("status", _status(agreement))
        return event

    def _summary(self, request: Request, name: str) -> str:
        kind = self.translate(f"kind-{request.kind}")
        code = format_code(request.code)
        return self.translate(f"calendar-{name}", kind=kind, code=code)


def _status(agreement: Agreement) -> str:
    """Return the status of RFC 5545, 3.8.1.11."""
    if agreement.is_confirmed:
        return "CONFIRMED"
    return "TENTATIVE" if agreement.is_live else "CANCELLED"
