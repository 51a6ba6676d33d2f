"""A known resident's details.

Read into fields, set right, and what follows when a consent is taken back or somebody is gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.domain.consent import Purpose
from intake.domain.phone import format_phone, make_phone, parse_phone
from intake.domain.resident import parse_postcode
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_short
from intake.text.reading.birth_date import parse_birth_date
from intake.ui.person.person_card import card_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from PySide6.QtCore import SignalInstance

    from intake.desk.result import Changes
    from intake.desk.taking.persons import Person
    from intake.domain.phone import Phone
    from intake.domain.resident import Resident
    from intake.kit.translations import Translations
    from intake.ui.session import Session

PLAIN = (
    "salutation",
    "first_name",
    "infix",
    "last_name",
    "email",
    "street",
    "house_number",
    "addition",
    "city",
    "neighbourhood",
    "fetched_by",
    "how_to_talk",
)
SIZES = (16, 18, 20, 24)
"""Letters on paper, in points: people.md 2 asks for at least 16."""
LANGUAGES = ("nl", "en")
PHONES = (1, 2, 3)


@dataclass(frozen=True)
class Allowed:
    """One consent that holds: its name, and its name with the day on which it was given."""

    purpose: Purpose
    request_id: UUID | None
    name: str
    since: str


@dataclass(frozen=True)
class Shown:
    """What the window shows.

    The fields as somebody would type them, what is wrong with a number, and what may be taken back.
    """

    name: str
    fields: dict[str, str]
    faults: dict[str, str]
    text_size: int
    language: str
    allowed: tuple[Allowed, ...]
    gone: str


class PersonPresenter(QObject):
    """Changes the details of the person of the call."""

    shown = Signal(object)
    sidebar_updated = Signal(object)
    faults = Signal(dict)
    done = Signal(str)
    failed = Signal(str)
    closes = Signal()

    def __init__(self, session: Session, person: Person) -> None:
        super().__init__()
        self._session = session
        self.person = person
        session.locked.connect(self.closes)

    @property
    def practice(self) -> bool:
        return self._session.practice

    def look(self) -> None:
        """Read the person anew and show them.

        A colleague may have changed something since the call began.
        """
        use_cases = self._session.use_cases
        actor = self._session.actor
        key = self.person.resident.id

        def found(person: Person) -> None:
            self.person = person
            self.show()

        self._session.run(lambda: use_cases.persons.open(actor, key), found, self.failed.emit)

    def show(self) -> None:
        self.shown.emit(shown_person(self.person, self._session.translate))

    def keep(self, typed: Mapping[str, str], text_size: int, language: str) -> None:
        """Keep what is in the fields, or say beside each what is wrong with it.

        What was typed stays.
        """
        translate = self._session.translate
        was = self.person.resident
        now_known, faults = read_person(
            was, typed, to_local_time(self._session.clock.now()).date(), translate
        )
        self.faults.emit(faults)
        if not faults:
            fresh = replace(now_known, text_size=text_size, paper_language=language)
            residents = self._session.use_cases.residents
            actor = self._session.actor
            self._do(
                lambda: residents.update(actor, was, fresh), translate("person-kept"), self.shown
            )

    def take_back(self, purpose: Purpose, request_id: UUID | None) -> None:
        """Take a consent back: of one request where it belongs to one."""
        residents = self._session.use_cases.residents
        actor = self._session.actor
        key = self.person.resident.id
        said = "person-taken-back"
        if purpose is Purpose.KEEP:
            said = "person-taken-back-keep"
        self._do(
            lambda: residents.withdraw_consent(actor, key, purpose, request_id),
            self._session.translate(said),
            self.sidebar_updated,
        )

    def gone(self, how: str) -> None:
        """Stop all that runs for somebody who moved away or died."""
        residents = self._session.use_cases.residents
        actor = self._session.actor
        key = self.person.resident.id
        self._do(
            lambda: residents.mark_gone(actor, key, how),
            self._session.translate("person-gone-done"),
            self.sidebar_updated,
        )

    def here_again(self) -> None:
        """Take it back that they were gone."""
        residents = self._session.use_cases.residents
        actor = self._session.actor
        key = self.person.resident.id
        self._do(
            lambda: residents.unmark_gone(actor, key),
            self._session.translate("person-here-again-done"),
            self.sidebar_updated,
        )

    def _do(self, work: Any, sentence: str, show: SignalInstance) -> None:
        """Do it, look at the person again, show all of them or only what stands beside the fields,
        and say that it is done.
        """
        use_cases = self._session.use_cases
        actor = self._session.actor
        key = self.person.resident.id

        def both() -> tuple[Changes, Person]:
            return work(), use_cases.persons.open(actor, key)

        def landed(result: tuple[Changes, Person]) -> None:
            changed, self.person = result
            show.emit(shown_person(self.person, self._session.translate))
            self.done.emit(sentence)
            self._session.changed.emit(changed)

        self._session.run(both, landed, self.failed.emit)


def shown_person(person: Person, translate: Translations) -> Shown:
    """Put a person into the fields of the window."""
    resident = person.resident
    fields = {name: str(getattr(resident, name)) for name in PLAIN} | {
        "postcode": resident.postcode
    }
    if resident.birth_date:
        fields["birth_date"] = f"{resident.birth_date:%d-%m-%Y}"
    else:
        fields["birth_date"] = ""
    faults = {}
    for at, phone in zip(PHONES, resident.phones, strict=False):
        fields |= {f"phone_{at}": format_phone(phone.number), f"whose_{at}": phone.whose}
        if phone.wrong:
            faults[f"phone_{at}"] = translate("person-phone-wrong")
    card = card_of(person, translate)
    return Shown(
        card.name,
        fields,
        faults,
        resident.text_size,
        resident.paper_language,
        _allowed(person, translate),
        card.gone,
    )


def _allowed(person: Person, translate: Translations) -> tuple[Allowed, ...]:
    """List what may be taken back, once a purpose and request."""
    what = {request.id: request.what for request in person.requests}
    found: dict[tuple[Purpose, UUID | None], Allowed] = {}
    for consent in person.consents:
        if consent.is_in_force:
            name = translate(
                f"person-consent-{consent.purpose}",
                what=what.get(consent.request_id, "") if consent.request_id else "",
            )
            since = translate(
                "person-consent-since",
                what=name,
                day=day_short(to_local_time(consent.asked_at).date(), translate.language),
            )
            found[consent.purpose, consent.request_id] = Allowed(
                consent.purpose, consent.request_id, name, since
            )
    return tuple(found.values())


def read_person(
    was: Resident, typed: Mapping[str, str], today: date, translate: Translations
) -> tuple[Resident, dict[str, str]]:
    """Read the fields; gives the resident as now known, and by field what is wrong."""
    faults: dict[str, str] = {}
    values: dict[str, Any] = {name: typed[name].strip() for name in PLAIN}
    postcode = typed["postcode"].strip()
    values["postcode"] = parse_postcode(postcode) or ""
    if postcode and not values["postcode"]:
        faults["postcode"] = translate("error-invalid-postcode", typed=postcode[:40])
    born = typed["birth_date"].strip()
    if born:
        values["birth_date"] = parse_birth_date(born, today)
    else:
        values["birth_date"] = None
    if born and values["birth_date"] is None:
        faults["birth_date"] = translate("person-birth-date-wrong", typed=born[:40])
    phones: list[Phone] = []
    for at in PHONES:
        number = typed[f"phone_{at}"].strip()
        kept = ""
        if number:
            kept = parse_phone(number)
        if kept is None:
            faults[f"phone_{at}"] = translate("error-invalid-phone", typed=number[:40])
        elif kept:
            old = next((phone for phone in was.phones if phone.number == kept), make_phone(kept))
            phones.append(replace(old, whose=typed[f"whose_{at}"].strip()))
        elif typed[f"whose_{at}"].strip():
            faults[f"phone_{at}"] = translate("person-whose-alone")
    if not (values["first_name"] or values["last_name"]):
        faults["last_name"] = translate("error-take-no-name")
    return replace(was, phones=(*phones, *was.phones[len(PHONES) :]), **values), faults
