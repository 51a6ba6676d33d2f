"""The first column: whom is this call about?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import read_phone, shown_phone
from intake.domain.resident import Resident, formal_name, read_postcode
from intake.text.dates_said import day_short

if TYPE_CHECKING:
    from intake.desk.who import Match, Person
    from intake.ui.models.call_page import CallPage
    from intake.ui.presenters.session import Session

NEW_FIELDS = ("salutation", "first_name", "infix", "last_name", "phone", "postcode", "house_number")
CALLER_FIELDS = ("name", "relation", "phone", "agreed")
_INFIXES = re.compile(r"^(?P<infix>(?:(?:van|de|den|der|het|'t|ten|ter|te|la|le|el|al)\s+)+)(?P<last>.+)$", re.IGNORECASE)


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


class WhoPresenter(QObject):
    """Looks people up while typing and opens the one that is meant."""

    matches = Signal(list)
    opened = Signal(object)
    making_new = Signal(bool)
    doubles = Signal(str)
    fault = Signal(str, str)

    def __init__(self, session: Session, page: CallPage) -> None:
        super().__init__()
        self._session, self._page = session, page
        self._found: tuple[Match, ...] = ()
        self.person: Person | None = None
        self._asked = ""
        self._answered = ""
        self._enter_waits = False
        page.replaced.connect(self._restore)

    def typed(self, text: str) -> None:
        """Look up what is in the field; an answer to an older question is dropped."""
        self._asked, self._enter_waits = text, False
        self._page.set("who", text)
        rooms, by = self._session.rooms, self._session.by
        self._session.run(lambda: (text, rooms.who.matches(by, text)), self._show)

    def choose(self, row: int) -> None:
        """Open the person of a line; with no line at all, a new resident with what was typed kept.

        Enter may come before the last look-up has answered: then it waits for it, and never opens an older list's line.
        """
        if self._answered != self._asked:
            self._enter_waits = True
        elif 0 <= row < len(self._found):
            self.open(self._found[row].resident.id)
        elif self._asked.strip():
            self.begin_new()

    def open(self, resident_id: UUID) -> None:
        self._page.clear_below("new.")
        self._page.set("resident", str(resident_id))
        rooms, by = self._session.rooms, self._session.by
        self._session.run(lambda: rooms.who.open(by, resident_id), self._opened)

    def begin_new(self) -> None:
        """Start a new resident with what was typed: digits are the phone, four digits and two letters the postcode, the rest a name."""
        self._page.set("resident", "")
        self.person = None
        for name, value in split_typed(self._asked).items():
            self._page.set(f"new.{name}", value)
        self._page.set("new", "yes")
        self.making_new.emit(True)

    def forget(self) -> None:
        """Go back to looking somebody up."""
        self._page.set("resident", "")
        self._page.set("new", "")
        self.person = None
        self.opened.emit(None)
        self.making_new.emit(False)

    def new_field(self, name: str, value: str) -> None:
        """Keep a field of the new resident, say what is wrong with it beside it, and name a likely double."""
        self._page.set(f"new.{name}", value.strip())
        self.fault.emit(f"new.{name}", self._fault(name, value.strip()))
        new = self._page.call.part("new")
        phone = read_phone(new.get("phone", "")) or ""
        rooms, by = self._session.rooms, self._session.by
        full = f"{new.get('first_name', '')} {new.get('last_name', '')}".strip()
        self._session.run(lambda: rooms.who.doubles(by, full, phone, new.get("postcode", ""), new.get("house_number", "")), self._name_doubles)

    def caller_field(self, name: str, value: str) -> None:
        self._page.set(f"caller.{name}", value.strip())
        self.fault.emit(f"caller.{name}", self._fault(name, value.strip()) if name == "phone" else "")

    def for_other(self, on: bool) -> None:  # noqa: FBT001 - a toggle's own signal
        self._page.set("for_other", "yes" if on else "")

    def _fault(self, name: str, value: str) -> str:
        say = self._session.words
        if name == "phone" and value and read_phone(value) is None:
            return say("told-phone-is-none", typed=value[:40])
        if name == "postcode" and value and read_postcode(value) is None:
            return say("told-postcode-is-none", typed=value[:40])
        return ""

    def _show(self, answer: tuple[str, tuple[Match, ...]]) -> None:
        text, found = answer
        if text != self._asked:
            return
        self._found, self._answered = found, text
        self.matches.emit([self._line(match) for match in found])
        if self._enter_waits:
            self._enter_waits = False
            self.choose(0)

    def _line(self, match: Match) -> tuple[str, str]:
        resident, say = match.resident, self._session.words
        numbers = ", ".join(shown_phone(phone.number) for phone in resident.phones[:1])
        open_ = say("who-open-requests", count=match.open_requests) if match.open_requests else ""
        return listed_name(resident), " · ".join(part for part in (numbers, resident.address_line, resident.postcode, open_) if part)

    def _opened(self, person: Person) -> None:
        self.person = person
        for name, value in person.habits.items():
            if not self._page.get(f"a.{name}"):
                self._page.set(f"habit.{name}", value)
        self.opened.emit(self.card(person))

    def show_again(self) -> None:
        """Show the person anew, in another language or on a page that was built again; that is no new look at their data."""
        self.opened.emit(self.card(self.person) if self.person else None)
        self.making_new.emit(bool(self._page.get("new")))

    def card(self, person: Person) -> PersonCard:
        """Put a person into words."""
        resident, say = person.resident, self._session.words
        phones = " · ".join(shown_phone(phone.number) + (f" ({phone.whose})" if phone.whose else "") for phone in resident.phones if not phone.wrong)
        habits = [say("who-large-letters")] if resident.text_size > 16 else []
        if resident.fetched_by:
            habits.append(say("who-fetched-by", who=resident.fetched_by))
        if resident.how_to_talk:
            habits.append(resident.how_to_talk)
        held = [consent for consent in person.consents if consent.holds]
        standing = say("who-standing", day=day_short(held[-1].asked_at.date(), say.language)) if len({one.purpose for one in held}) == 2 else ""
        earlier = tuple(
            (f"{say(f'kind-{one.kind}')}: {one.what}", f"{day_short(one.taken_at.date(), say.language)} · {say(f'state-{one.state}')}")
            for one in person.requests[:4]
        )
        recent = say("who-recent", what=person.recent.what, day=day_short(person.recent.taken_at.date(), say.language)) if person.recent else ""
        return PersonCard(
            formal_name(resident),
            phones,
            " · ".join(part for part in (resident.address_line, resident.postcode) if part),
            tuple(habits),
            standing,
            earlier,
            recent,
        )

    def _name_doubles(self, found: tuple[Resident, ...]) -> None:
        say = self._session.words
        self.doubles.emit(say("who-double", name=listed_name(found[0]), address=f"{found[0].address_line} {found[0].postcode}".strip()) if found else "")

    def _restore(self) -> None:
        self.person = None
        self._asked = self._answered = self._page.get("who")
        self._enter_waits = False
        self._found = ()
        self.opened.emit(None)
        self.making_new.emit(bool(self._page.get("new")))
        if self._page.get("resident"):
            self.open(UUID(self._page.get("resident")))


def listed_name(resident: Resident) -> str:
    """Name somebody in a list: ``mevrouw A. de Vries-Bakker``."""
    initial = f"{resident.first_name[:1]}." if resident.first_name else ""
    return " ".join(part for part in (resident.salutation, initial if resident.last_name else resident.first_name, resident.infix, resident.last_name) if part)


def split_typed(typed: str) -> dict[str, str]:
    """Sort what was typed into a new resident's fields."""
    text = typed.strip()
    if read_phone(text) or re.fullmatch(r"[\d\s+()./-]{6,}", text):
        return {"phone": text}
    if address := re.fullmatch(r"([1-9]\d{3}\s?[A-Za-z]{2})\s*(\d+)?", text):
        return {"postcode": address[1], "house_number": address[2] or ""}
    found: dict[str, str] = {}
    if title := re.match(r"(mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer)\s+", text, re.IGNORECASE):
        found["salutation"] = "mevrouw" if title[1].lower().startswith("m") and "meneer" not in title[1].lower() else "meneer"
        text = text[title.end() :]
    if infixed := _INFIXES.match(text):
        return {**found, "infix": infixed["infix"].strip().lower(), "last_name": infixed["last"]}
    first, _, rest = text.partition(" ")
    if not rest:
        return {**found, "last_name": first} if found else {**found, "first_name": first}
    inside = _INFIXES.match(rest)
    if inside:
        return {**found, "first_name": first, "infix": inside["infix"].strip().lower(), "last_name": inside["last"]}
    return {**found, "first_name": first, "last_name": rest}
