"""Turn the audit of a request into events, one for each thing that happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from uuid import UUID

    from intake.domain.field_change import FieldChange


class StoryEvent(NamedTuple):
    """One event, by whom and when; ``kind`` names it and ``record_id`` is its record.

    ``detail`` holds more about it: how a call ended, which answers changed.
    """

    kind: str
    at: datetime
    staff_id: UUID
    record_id: UUID
    detail: str = ""


@dataclass
class _RowChange:
    """The changes that one operation made to one record."""

    at: datetime
    staff_id: UUID
    action: str
    entity: str
    record_id: UUID
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)

    def became(self, name: str) -> str:
        """Return the new value of a field; empty if it was not changed or was emptied."""
        return self.fields.get(name, ("", ""))[1]

    def was_emptied(self, name: str) -> bool:
        before, after = self.fields.get(name, ("", ""))
        return bool(before) and not after


_POSTING_KINDS = {
    "posted": "posted",
    "uncertain": "uncertain",
    "failed": "failed",
    "renewed": "renewed",
    "withdrawn": "withdrawn",
}
_NEVER_THERE = frozenset({"draft", "queued", "failed"})
"""States from which nothing has to be removed from a platform."""

_MESSAGE_KINDS = {
    "sent": "message-sent",
    "refused": "message-lost",
    "uncertain": "message-lost",
    "came back": "message-lost",
    "withheld": "message-held-back",
    "recalled": "message-held-back",
}
_REQUEST_KINDS = {"closed": "ended", "cancelled": "cancelled", "referred": "referred"}


def read_events(history: Iterable[FieldChange]) -> tuple[StoryEvent, ...]:
    """Return the events of a request, oldest first."""
    return tuple(event for change in _group_by_record(history) for event in _events_of(change))


def _group_by_record(history: Iterable[FieldChange]) -> list[_RowChange]:
    """Group the changed fields by operation and record."""
    changes: dict[tuple[object, UUID], _RowChange] = {}
    for entry in history:
        key = (entry.operation_id or entry.at, entry.entity_id)
        if key not in changes:
            changes[key] = _RowChange(
                entry.at, entry.staff_id, entry.action, entry.entity, entry.entity_id
            )
        changes[key].fields[entry.field] = (entry.old, entry.new)
    return list(changes.values())


def _events_of(change: _RowChange) -> Iterator[StoryEvent]:
    readers = {
        "request": _request_events,
        "posting": _posting_events,
        "reply": _reply_events,
        "agreement": _agreement_events,
        "task": _task_events,
        "consent": _consent_events,
        "slip": _slip_events,
        "message": _message_events,
        "visit_report": _report_events,
    }
    reader = readers.get(change.entity)
    if reader is None:
        return
    for kind, detail in reader(change):
        yield StoryEvent(kind, change.at, change.staff_id, change.record_id, detail)


def _request_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    if change.action == "add":
        yield "taken", ""
        return
    state = change.became("state")
    if state in _REQUEST_KINDS:
        yield _REQUEST_KINDS[state], ""
    elif change.was_emptied("closed_at"):
        yield "reopened", ""
    if "answers" in change.fields:
        before, after = change.fields["answers"]
        yield "changed", f"{before}\n{after}"


def _posting_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    before, state = change.fields.get("state", ("", ""))
    if state == "withdrawn" and before in _NEVER_THERE:
        yield "dropped", ""
    elif state in _POSTING_KINDS:
        yield _POSTING_KINDS[state], ""
    elif state == "queued" and before in ("posted", "renewed"):
        yield "unposted", ""


def _reply_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    if change.action == "add" or change.became("request_id"):
        yield "reply", ""
    elif change.became("state") in ("not_needed", "put_aside", "went_away"):
        yield f"reply-{change.became('state').replace('_', '-')}", ""


def _agreement_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    if change.action == "add":
        yield "chosen", ""
    if change.became("neighbour_yes_at"):
        yield "neighbour-yes", ""
    if change.became("resident_yes_at"):
        yield "resident-yes", ""
    if change.became("cancelled_at"):
        yield "called-off", ""
    if change.was_emptied("cancelled_at"):
        yield "restored", ""


def _task_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    outcome = change.became("last_outcome")
    if outcome:
        yield "call", outcome
    elif change.was_emptied("last_outcome") or change.was_emptied("done_at"):
        yield "undone", ""


def _consent_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    if change.became("withdrawn_at"):
        yield "consent-withdrawn", change.became("purpose")
    elif change.action == "add":
        yield "consent", f"{change.became('purpose')} {change.became('given')}"


def _slip_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    if change.action == "add":
        yield "slip", change.became("for_helper")


def _message_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    """Yield the messages that were sent or failed; those that still wait are listed at the end."""
    if change.action != "add" and change.became("state") in _MESSAGE_KINDS:
        yield _MESSAGE_KINDS[change.became("state")], ""


def _report_events(change: _RowChange) -> Iterator[tuple[str, str]]:
    if change.action == "add":
        yield "report", ""
