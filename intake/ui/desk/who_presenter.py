"""The first column: whom is this call about?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from intake.desk.taking.persons import Person
    from intake.domain.person_match import PersonMatch
    from intake.domain.resident import Resident
    from intake.ui.models.call_draft import CallPage
    from intake.ui.person.person_card import PersonCard
    from intake.ui.person.presenter import PersonPresenter
    from intake.ui.session import Session

NEW_FIELDS = ("salutation", "first_name", "infix", "last_name", "phone", "postcode", "house_number")
CALLER_FIELDS = ("name", "relation", "phone", "agreed")


class WhoPresenter(QObject):
    """Looks people up while typing and opens the one that is meant."""

    matches = Signal(object, bool)
    opened = Signal(object)
    making_new = Signal(bool)
    doubles = Signal(str)
    fault = Signal(str, str)

    def __init__(self, session: Session, page: CallPage) -> None:
        super().__init__()
        self._session = session
        self._page = page
        self._found: tuple[PersonMatch, ...] = ()
        self.person: Person | None = None
        self._asked = ""
        self._answered = ""
        self._enter_waits = False
        page.replaced.connect(self._restore)
        page.settling.connect(self._settle)
        session.can_look.connect(self._look_again)

    def typed(self, text: str) -> None:
        """Look up what is in the field; an answer to an older question is dropped."""
        self._asked = text
        self._enter_waits = False
        self._page.set("who", text)
        actor = self._session.actor
        self._session.look(lambda look_up: (text, look_up.matches(actor, text)), self._show)

    def choose(self, row: int) -> None:
        """Open the person of a line.

        Past the last, or with no line at all, begin a new resident with what was typed kept.

        Enter may come before the last look-up has answered: then it waits for it, and never opens
        an older list's line.
        """
        if self._answered != self._asked:
            self._enter_waits = True
        elif 0 <= row < len(self._found):
            self.open(self._found[row].id)
        elif self._asked.strip():
            self.begin_new()

    def open(self, resident_id: UUID) -> None:
        self._page.clear_below("new.")
        self._page.set("resident", str(resident_id))
        use_cases = self._session.use_cases
        actor = self._session.actor
        self._session.run(lambda: use_cases.persons.open(actor, resident_id), self._opened)

    def begin_new(self) -> None:
        """Start a new resident with what was typed.

        Digits are the phone, four digits and two letters the postcode, the rest a name.
        """
        self._page.set("resident", "")
        self.person = None
        from intake.ui.desk.new_person import split_typed

        for name, value in split_typed(self._asked).items():
            self._page.set(f"new.{name}", value)
        self._page.set("new", "yes")
        self.making_new.emit(True)

    def export(self, target: Path) -> None:
        """Write all that is held about this person into a file for them."""
        person = self.person
        translate = self._session.translate
        if person:
            use_cases = self._session.use_cases
            actor = self._session.actor
            self._session.run(
                lambda: use_cases.export.write(actor, person.resident.id, target),
                lambda count: self._session.message.emit(
                    translate("who-exported", count=count, file=target.name)
                ),
            )

    def details(self) -> PersonPresenter | None:
        """Give what changes this person's details; None where nobody is opened."""
        from intake.ui.person.presenter import PersonPresenter

        if self.person is None:
            return None
        made = PersonPresenter(self._session, self.person)
        made.done.connect(
            lambda _: (
                self._opened(made.person)
                if self.person and self.person.resident.id == made.person.resident.id
                else None
            )
        )
        return made

    def forget(self) -> None:
        """Go back to looking somebody up.

        What was filled in because it is this person's habit goes with them.
        """
        for name in ("way", "collector"):
            if (habit := self._page.get(f"habit.{name}")) and self._page.get(f"a.{name}") == habit:
                self._page.set(f"a.{name}", "")
        self._page.clear_below("habit.")
        self._page.set("resident", "")
        self._page.set("person", "")
        self._page.set("new", "")
        self.person = None
        self.opened.emit(None)
        self.making_new.emit(False)

    def new_field(self, name: str, value: str) -> None:
        """Keep a field of the new resident, say what is wrong with it beside it, and name a likely
        double.
        """
        self._page.typing(f"new.{name}", "")
        self._page.set(f"new.{name}", value.strip())
        self.fault.emit(f"new.{name}", self._fault(name, value.strip()))
        new = self._page.call.part("new")
        from intake.domain.phone import parse_phone

        phone = parse_phone(new.get("phone", "")) or ""
        use_cases = self._session.use_cases
        actor = self._session.actor
        full = f"{new.get('first_name', '')} {new.get('last_name', '')}".strip()
        self._session.run(
            lambda: use_cases.persons.find_duplicates(
                actor, full, phone, new.get("postcode", ""), new.get("house_number", "")
            ),
            self._name_doubles,
        )

    def caller_field(self, name: str, value: str) -> None:
        self._page.typing(f"caller.{name}", "")
        self._page.set(f"caller.{name}", value.strip())
        self.fault.emit(f"caller.{name}", self._fault(name, value.strip()))

    def for_other(self, on: bool) -> None:  # noqa: FBT001 - a toggle's own signal
        self._page.set("for_other", "yes" if on else "")

    def _settle(self) -> None:
        for name, text in self._page.half_typed("new"):
            self.new_field(name, text)
        for name, text in self._page.half_typed("caller"):
            self.caller_field(name, text)

    def _show(self, answer: tuple[str, tuple[PersonMatch, ...]]) -> None:
        text, found = answer
        if text != self._asked:
            return
        self._found = found
        self._answered = text
        sure = bool(found and found[0].sure)
        self.matches.emit([self._line(match) for match in found], sure)
        if self._enter_waits:
            self._enter_waits = False
            self.choose(0 if sure else len(found))

    def _look_again(self) -> None:
        """Look up what was typed before anything could be looked up."""
        if self._asked and self._session.signed_in:
            self.typed(self._asked)

    def _line(self, found: PersonMatch) -> tuple[str, str]:
        open_ = ""
        if found.open_requests:
            open_ = self._session.translate("who-open-requests", count=found.open_requests)
        return listed_name(found), " · ".join(
            part for part in (found.phone, found.address_line, found.postcode, open_) if part
        )

    def _opened(self, person: Person) -> None:
        self.person = person
        for name, value in person.habits.items():
            if not self._page.get(f"a.{name}"):
                self._page.set(f"habit.{name}", value)
        self._page.set("person", self._card(person).name)
        self.opened.emit(self._card(person))

    def show_again(self) -> None:
        """Show the person anew, in another language or on a page that was built again.

        That is no new look at their data.
        """
        self.opened.emit(self._card(self.person) if self.person else None)
        self.making_new.emit(bool(self._page.get("new")))

    def _card(self, person: Person) -> PersonCard:
        from dataclasses import replace  # not before somebody is opened: the start does without it

        from intake.ui.person.person_card import card_of

        mine = person.recent and person.recent.code == self._page.get(
            "code"
        )  # a call that is taken up again is about that very request
        return card_of(replace(person, recent=None) if mine else person, self._session.translate)

    def _fault(self, name: str, value: str) -> str:
        from intake.ui.desk.new_person import fault_of

        return fault_of(name, value, self._session.translate)

    def _name_doubles(self, found: tuple[Resident, ...]) -> None:
        translate = self._session.translate
        self.doubles.emit(
            translate(
                "who-double",
                name=listed_name(found[0]),
                address=f"{found[0].address_line} {found[0].postcode}".strip(),
            )
            if found
            else ""
        )

    def _restore(self) -> None:
        self.person = None
        self._asked = self._answered = self._page.get("who")
        self._enter_waits = False
        self._found = ()
        self.opened.emit(None)
        self.making_new.emit(bool(self._page.get("new")))
        if self._page.get("resident"):
            from uuid import UUID

            self.open(UUID(self._page.get("resident")))


def listed_name(resident: Resident | PersonMatch) -> str:
    """Name somebody in a list: ``mevrouw A. de Vries-Bakker``."""
    initial = ""
    if resident.first_name:
        initial = f"{resident.first_name[:1]}."
    return " ".join(
        part
        for part in (
            resident.salutation,
            initial if resident.last_name else resident.first_name,
            resident.infix,
            resident.last_name,
        )
        if part
    )
