"""Show a resident's details as typed values, and parse them with their errors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from intake.domain.phone import format_phone, make_phone, parse_phone
from intake.domain.resident import PLAIN_FIELDS, parse_postcode
from intake.kit.time_zone import to_local_time
from intake.kit.translations import PAPER_LANGUAGES, PICTURES
from intake.text.composing.date_phrases import short_day
from intake.text.reading.past_dates import parse_past_date
from intake.ui.person.person_summary import all_requests, make_person_summary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from intake.desk.taking.persons import Person
    from intake.domain.consent import Consent, Purpose
    from intake.domain.phone import Phone
    from intake.domain.resident import Resident
    from intake.kit.translations import Translations
    from intake.ui.person.person_summary import EarlierRequest

TEXT_SIZES = (16, 18, 20, 24)
"""Letter sizes on paper, in points: at least 16 (docs/sources.md, "Paper")."""

LANGUAGES = (*PAPER_LANGUAGES, PICTURES)
PHONE_NUMBERS = (1, 2, 3)
_MAX_QUOTED = 40
_MAX_FIELD_LENGTH = 200


@dataclass(frozen=True)
class GivenConsent:
    """One consent in force: its name, and its name with its day."""

    purpose: Purpose
    request_id: UUID | None
    name: str
    since: str


@dataclass(frozen=True, kw_only=True)
class PersonView:
    """What the window shows.

    The fields as a person would type them, what is wrong with a number, and the consents that can
    be withdrawn.
    """

    name: str
    fields: dict[str, str]
    faults: dict[str, str]
    text_size: int
    language: str
    consents: tuple[GivenConsent, ...]
    gone: str
    requests: tuple[EarlierRequest, ...]


@dataclass(frozen=True)
class ParsedPerson:
    """The parsed resident, and an error for each invalid field."""

    resident: Resident
    faults: dict[str, str]


def show_person(person: Person, translate: Translations) -> PersonView:
    """Put a person into the fields of the window."""
    resident = person.resident
    fields = {name: str(getattr(resident, name)) for name in PLAIN_FIELDS}
    fields["postcode"] = resident.postcode
    fields["birth_date"] = f"{resident.birth_date:%d-%m-%Y}" if resident.birth_date else ""
    faults = {}
    for number, phone in zip(PHONE_NUMBERS, resident.phones, strict=False):
        fields[f"phone_{number}"] = format_phone(phone.number)
        fields[f"whose_{number}"] = phone.whose
        if phone.wrong:
            faults[f"phone_{number}"] = translate("person-phone-wrong")
    card = make_person_summary(person, translate)
    return PersonView(
        name=card.name,
        fields=fields,
        faults=faults,
        text_size=resident.text_size,
        language=resident.paper_language,
        consents=_given_consents(person, translate),
        gone=card.gone,
        requests=all_requests(person, translate),
    )


def _given_consents(person: Person, translate: Translations) -> tuple[GivenConsent, ...]:
    """Return the consents that can be withdrawn, one for each purpose and request."""
    what = {request.id: request.what for request in person.requests}
    answers = {
        (consent.purpose, consent.request_id): _given_consent(consent, what, translate)
        for consent in person.consents
        if consent.is_in_force
    }
    return tuple(answers.values())


def _given_consent(
    consent: Consent, what: Mapping[UUID, str], translate: Translations
) -> GivenConsent:
    subject = what.get(consent.request_id, "") if consent.request_id else ""
    name = translate(f"person-consent-{consent.purpose}", what=subject)
    day = short_day(to_local_time(consent.asked_at).date(), translate.language)
    since = translate("person-consent-since", what=name, day=day)
    return GivenConsent(consent.purpose, consent.request_id, name, since)


def read_person(
    was: Resident, typed: Mapping[str, str], today: date, translate: Translations
) -> ParsedPerson:
    """Parse the fields of the window."""
    faults: dict[str, str] = {}
    values: dict[str, Any] = {name: typed[name].strip() for name in PLAIN_FIELDS}
    for name in PLAIN_FIELDS:
        if len(values[name]) > _MAX_FIELD_LENGTH:
            faults[name] = translate("answer-too-long", most=_MAX_FIELD_LENGTH)
    postcode = typed["postcode"].strip()
    values["postcode"] = parse_postcode(postcode) or ""
    if postcode and not values["postcode"]:
        faults["postcode"] = translate("error-invalid-postcode", typed=postcode[:_MAX_QUOTED])
    born = typed["birth_date"].strip()
    values["birth_date"] = parse_past_date(born, today) if born else None
    if born and values["birth_date"] is None:
        faults["birth_date"] = translate("person-birth-date-wrong", typed=born[:_MAX_QUOTED])
    phones = _read_phones(was, typed, faults, translate)
    if not (values["first_name"] or values["last_name"]):
        faults["last_name"] = translate("error-take-no-name")
    further = was.phones[len(PHONE_NUMBERS) :]
    return ParsedPerson(replace(was, phones=(*phones, *further), **values), faults)


def _read_phones(
    was: Resident,
    typed: Mapping[str, str],
    faults: dict[str, str],
    translate: Translations,
) -> list[Phone]:
    """Return the phones; an error is added to ``faults``."""
    phone_of = {phone.number: phone for phone in was.phones}
    phones = []
    for number in PHONE_NUMBERS:
        digits = typed[f"phone_{number}"].strip()
        whose = typed[f"whose_{number}"].strip()
        if not digits:
            if whose:
                faults[f"phone_{number}"] = translate("person-whose-alone")
            continue
        parsed = parse_phone(digits)
        if parsed is None:
            faults[f"phone_{number}"] = translate("error-invalid-phone", typed=digits[:_MAX_QUOTED])
            continue
        phone = phone_of.get(parsed) or make_phone(parsed)
        phones.append(replace(phone, whose=whose))
    return phones
