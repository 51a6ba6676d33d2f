"""A person put into words for the first column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.consent import STANDING
from intake.domain.phone import format_phone
from intake.domain.resident import formal_name
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from intake.desk.taking.persons import Person
    from intake.domain.consent import Consent
    from intake.kit.translations import Translations


@dataclass(frozen=True)
class PersonCard:
    """A person as the column shows them, in words."""

    name: str
    phone: str
    address: str
    habits: tuple[str, ...]
    standing: str
    earlier: tuple[tuple[str, str], ...]
    recent: str
    recent_id: UUID | None = None
    gone: str = ""


def card_of(person: Person, translate: Translations) -> PersonCard:
    """Put a person into words."""
    resident = person.resident
    phones = " · ".join(
        format_phone(phone.number) + (f" ({phone.whose})" if phone.whose else "")
        for phone in resident.phones
        if not phone.wrong
    )
    if resident.text_size > 16:
        habits = [translate("who-large-letters")]
    else:
        habits = []
    if resident.fetched_by:
        habits.append(translate("who-fetched-by", who=resident.fetched_by))
    if resident.how_to_talk:
        habits.append(resident.how_to_talk)
    held = [
        consent
        for consent in person.consents
        if consent.is_in_force and consent.purpose in STANDING
    ]
    if resident.gone:
        standing = ""
    else:
        standing = _standing(held, translate)
    earlier = tuple(
        (
            f"{translate(f'kind-{one.kind}')}: {one.what}",
            f"{day_short(one.taken_at.date(), translate.language)} · {translate(f'state-{one.state}')}",
        )
        for one in person.requests[:4]
    )
    if person.recent:
        recent = translate(
            "who-recent" if person.recent.closed_at is None else "who-recent-ended",
            what=person.recent.what,
            day=day_short(person.recent.taken_at.date(), translate.language),
        )
    else:
        recent = ""
    if resident.gone and resident.gone_at:
        gone = translate(
            f"person-is-{resident.gone}",
            day=day_short(to_local_time(resident.gone_at).date(), translate.language),
        )
    else:
        gone = ""
    return PersonCard(
        formal_name(resident),
        phones,
        " · ".join(part for part in (resident.address_line, resident.postcode) if part),
        tuple(habits),
        standing,
        earlier,
        recent,
        person.recent.id if person.recent else None,
        gone,
    )


def _standing(held: Sequence[Consent], translate: Translations) -> str:
    """Say what was agreed to once and for all, each with its day; in one breath where both were."""
    last = {
        consent.purpose: day_short(to_local_time(consent.asked_at).date(), translate.language)
        for consent in held
    }
    if len(last) == len(STANDING) and len(set(last.values())) == 1:
        return translate("who-standing", day=next(iter(last.values())))
    return " · ".join(
        translate("person-consent-since", what=translate(f"person-consent-{purpose}"), day=day)
        for purpose, day in last.items()
    )
