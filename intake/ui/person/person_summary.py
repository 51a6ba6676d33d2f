"""Put a person into words for the first column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.consent import STANDING
from intake.domain.phone import format_phone
from intake.domain.resident import formal_name
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from intake.desk.taking.persons import Person
    from intake.domain.consent import Consent
    from intake.domain.phone import Phone
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.kit.translations import Translations

_USUAL_TEXT_SIZE = 16
_MAX_EARLIER = 4


class EarlierRequest(NamedTuple):
    """An earlier request: what was asked, its day and state, and its id."""

    what: str
    when: str
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonSummary:
    """A person in words, as the column shows them.

    ``standing`` are their standing consents, ``standing_since`` the same with their days.
    ``earlier`` are requests, each with its kind, what was asked, day and state.
    """

    name: str
    phone: str
    address: str
    habits: tuple[str, ...]
    standing: str
    standing_since: str
    earlier: tuple[EarlierRequest, ...]
    recent: str
    recent_id: UUID | None
    gone: str


def make_person_summary(person: Person, translate: Translations) -> PersonSummary:
    """Put a person into words."""
    resident = person.resident
    recent = person.recent
    address = (resident.address_line, resident.postcode)
    phones = [_phone(phone) for phone in resident.phones if not phone.wrong]
    return PersonSummary(
        name=formal_name(resident),
        phone=" · ".join(phones),
        address="\n".join(part for part in address if part),
        habits=_habits(resident, translate),
        standing=_standing_consents(person, translate),
        standing_since=_standing_consents_since(person, translate),
        earlier=tuple(_earlier(request, translate) for request in person.requests[:_MAX_EARLIER]),
        recent=_recent(recent, translate) if recent else "",
        recent_id=recent.id if recent else None,
        gone=_gone_sentence(resident, translate),
    )


def all_requests(person: Person, translate: Translations) -> tuple[EarlierRequest, ...]:
    """Return every request of a person, newest first."""
    return tuple(_earlier(request, translate) for request in person.requests)


def _phone(phone: Phone) -> str:
    if not phone.whose:
        return format_phone(phone.number)
    return f"{format_phone(phone.number)} ({phone.whose})"


def _habits(resident: Resident, translate: Translations) -> tuple[str, ...]:
    habits = []
    if resident.text_size > _USUAL_TEXT_SIZE:
        habits.append(translate("who-large-letters"))
    if resident.fetched_by:
        habits.append(translate("who-fetched-by", who=resident.fetched_by))
    if resident.how_to_talk:
        habits.append(resident.how_to_talk)
    habits += call_habits(resident, translate)
    return tuple(habits)


def call_habits(resident: Resident, translate: Translations) -> list[str]:
    """Return when to ring and whether a message may be left, as far as that is known."""
    habits = []
    if resident.call_window:
        habits.append(translate("who-call-window", when=resident.call_window))
    if resident.refuses_voicemail:
        habits.append(translate("who-no-voicemail"))
    return habits


def _earlier(request: Request, translate: Translations) -> EarlierRequest:
    what = f"{translate(f'kind-{request.kind}')}: {request.what}"
    day = short_day(request.taken_at.date(), translate.language)
    return EarlierRequest(what, f"{day} · {translate(f'state-{request.state}')}", request.id)


def _recent(request: Request, translate: Translations) -> str:
    key = "who-recent-ended" if request.closed_at else "who-recent"
    day = short_day(request.taken_at.date(), translate.language)
    return translate(key, what=request.what, day=day)


def _gone_sentence(resident: Resident, translate: Translations) -> str:
    if not resident.gone or resident.gone_at is None:
        return ""
    day = short_day(to_local_time(resident.gone_at).date(), translate.language)
    return translate(f"person-is-{resident.gone}", day=day)


def _standing_consents(person: Person, translate: Translations) -> str:
    """Return the standing consents in a few words."""
    if person.resident.gone:
        return ""
    purposes = _standing_days(person.consents, translate)
    if len(purposes) == len(STANDING):
        return translate("who-standing-short")
    return " · ".join(translate(f"person-consent-{purpose}") for purpose in purposes)


def _standing_consents_since(person: Person, translate: Translations) -> str:
    """Return the standing consents with their days; together if they are of the same day."""
    if person.resident.gone:
        return ""
    days = _standing_days(person.consents, translate)
    if len(days) == len(STANDING) and len(set(days.values())) == 1:
        return translate("who-standing", day=next(iter(days.values())))
    return " · ".join(
        translate("person-consent-since", what=translate(f"person-consent-{purpose}"), day=day)
        for purpose, day in days.items()
    )


def _standing_days(consents: Sequence[Consent], translate: Translations) -> dict[str, str]:
    return {
        consent.purpose: short_day(to_local_time(consent.asked_at).date(), translate.language)
        for consent in consents
        if consent.is_in_force and consent.purpose in STANDING
    }
