"""Two residents who look alike, and the decision whether they are one person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from intake.domain.phone import Phone
from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from intake.domain.resident import Resident

FACTS: dict[str, tuple[str, ...]] = {
    "salutation": ("salutation",),
    "first_name": ("first_name",),
    "last_name": ("infix", "last_name"),
    "email": ("email",),
    "birth_date": ("birth_date",),
    "address": ("street", "house_number", "addition", "postcode", "city"),
    "neighbourhood": ("neighbourhood",),
    "fetched_by": ("fetched_by",),
    "call_window": ("call_window",),
    "voicemail": ("voicemail",),
    "text_size": ("text_size",),
    "paper_language": ("paper_language",),
}
"""The facts to choose between when two records are merged, each with its fields: half an address is
of no use.
"""

NOTES = ("how_to_talk", "note")
"""What both records tell is kept, beside each other."""

_NOTES_BETWEEN = "; "


class PairDecision(StrEnum):
    """What was decided about two residents."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, kw_only=True, slots=True)
class ResidentPair(Record):
    """A decision about two residents.

    It is kept, so that nobody is asked twice and it can be undone.

    If they are one person, ``resident_id`` is the record that stays and ``other_id`` the one that
    was merged into it. ``moved`` lists the rows that were moved along, each with its kind.
    ``before`` and ``after`` hold the changed fields of the record that stays, as texts.
    """

    resident_id: UUID
    other_id: UUID
    decision: PairDecision
    decided_by: UUID
    decided_at: datetime
    moved: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    @property
    def both(self) -> frozenset[UUID]:
        return frozenset({self.resident_id, self.other_id})


def differing_facts(resident: Resident, other: Resident) -> tuple[str, ...]:
    """Return the facts that both records have and that differ, so that somebody must choose."""
    return tuple(
        name
        for name in FACTS
        if _has_fact(resident, name)
        and _has_fact(other, name)
        and _fact(resident, name) != _fact(other, name)
    )


def merge_facts(kept: Resident, other: Resident, from_other: frozenset[str]) -> Resident:
    """Return a resident with the facts of both records.

    A fact that one record lacks comes from the other. A fact that both have comes from ``kept``, or
    from the other if it is listed in ``from_other``. Telephone numbers and notes are kept from
    both.
    """
    values: dict[str, Any] = {}
    for name, names in FACTS.items():
        if _has_fact(other, name) and (name in from_other or not _has_fact(kept, name)):
            values |= {part: getattr(other, part) for part in names}
    numbers = {phone.number for phone in kept.phones}
    further = tuple(phone for phone in other.phones if phone.number not in numbers)
    for name in NOTES:
        texts = dict.fromkeys(
            text for resident in (kept, other) if (text := getattr(resident, name))
        )
        values[name] = _NOTES_BETWEEN.join(texts)
    return replace(kept, phones=(*kept.phones, *further), **values)


def changed_texts(before: Resident, after: Resident) -> tuple[dict[str, str], dict[str, str]]:
    """Return the fields in which two states of a resident differ, as texts: before and after."""
    was, now = _facts_as_texts(before), _facts_as_texts(after)
    changed = [name for name in was if was[name] != now[name]]
    return {name: was[name] for name in changed}, {name: now[name] for name in changed}


def restore_facts(
    resident: Resident, before: Mapping[str, str], after: Mapping[str, str]
) -> Resident:
    """Return a resident with the fields of ``before``, except those changed again since."""
    now = _facts_as_texts(resident)
    values = {
        name: _VALUE_OF.get(name, str)(text)
        for name, text in before.items()
        if now[name] == after[name]
    }
    return replace(resident, **values)


def _has_fact(resident: Resident, fact: str) -> bool:
    """Tell whether a fact is known; an address is if its street or its postcode is."""
    names = FACTS[fact]
    if fact == "address":
        return bool(resident.street or resident.postcode)
    return any(getattr(resident, name) for name in names)


def _fact(resident: Resident, fact: str) -> tuple[object, ...]:
    return tuple(getattr(resident, name) for name in FACTS[fact])


def _facts_as_texts(resident: Resident) -> dict[str, str]:
    texts = {name: getattr(resident, name) for names in FACTS.values() for name in names}
    phones = json.dumps([asdict(phone) for phone in resident.phones])
    born = resident.birth_date.isoformat() if resident.birth_date else ""
    texts |= {"phones": phones, "birth_date": born}
    texts |= {name: getattr(resident, name) for name in NOTES}
    return {name: str(value) for name, value in texts.items()}


def read_phones(text: str) -> tuple[Phone, ...]:
    """Parse the telephone numbers of a resident, as the audit stores them."""
    return tuple(Phone(**phone) for phone in json.loads(text))


def _read_day(text: str) -> date | None:
    if not text:
        return None
    return date.fromisoformat(text)


_VALUE_OF: dict[str, Any] = {"phones": read_phones, "birth_date": _read_day, "text_size": int}
"""How a text is parsed into the value of a field that is not a text."""
