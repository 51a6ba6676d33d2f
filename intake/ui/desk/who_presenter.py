"""The first column of the desk page: find and open the person, or begin a new one.

A start shows this column first, so what only an opened person needs is imported later.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from intake.desk.taking.look_up import ResidentLookUp
    from intake.desk.taking.persons import Person
    from intake.desk.taking.resident_pairs import PairOverview
    from intake.domain.permissions import Actor
    from intake.domain.person_match import PersonMatch
    from intake.domain.resident import Resident
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.call_draft import CallDraft
    from intake.ui.person.person_summary import PersonSummary
    from intake.ui.person.presenter import PersonPresenter

_HABITS = ("way", "collector")
"""Answers of earlier requests that are proposed again: how it is collected, and by whom."""
_NAMES = ("first_name", "last_name")


class WhoPresenter(QObject):
    """Searches people while typing and opens the right one.

    What is typed about the person is stored in the ``CallDraft``, whose docstring lists the names.
    """

    matches = Signal(object, bool)  # list of (name, details); whether Enter opens the first
    opened = Signal(object)  # PersonSummary, or None for nobody
    making_new = Signal(bool)  # whether a new person is typed in
    look_alike = Signal(str)  # who this person may be too, as a sentence; empty for nobody
    fault = Signal(str, str)  # field, sentence (empty when corrected)

    def __init__(self, session: DeskSession, call_draft: CallDraft) -> None:
        super().__init__()
        self._session = session
        self._call_draft = call_draft
        self._matches: tuple[PersonMatch, ...] = ()
        self.person: Person | None = None
        self._typed = ""
        self._found_street = ""  # filled in from the postcode, and not typed
        self._listed_for = ""  # the text that ``_matches`` were found for
        self._enter_is_waiting = False  # Enter was pressed before the matches came
        call_draft.replaced.connect(self._restore)
        call_draft.settling.connect(self._settle)
        session.look_up_ready.connect(self._search_again)

    @property
    def typed(self) -> str:
        """What is searched now."""
        return self._typed

    def search(self, text: str) -> None:
        """Search what is in the field; the result of an older search is dropped."""
        self._typed = text
        self._enter_is_waiting = False
        self._call_draft.set("who", text)
        self._session.look_up(
            partial(_find_matches, self._session.actor, text), partial(self._show_matches, text)
        )

    def choose(self, row: int) -> None:
        """Open the person of a line; after the last, begin a new resident with what was typed.

        Enter may come before the last search has a result: then it waits for it, and never opens a
        line of an older list.
        """
        if self._listed_for != self._typed:
            self._enter_is_waiting = True
        elif 0 <= row < len(self._matches):
            self.open(self._matches[row].id)
        else:
            self._begin_typed()

    def open(self, resident_id: UUID) -> None:
        """Open a known resident; it is audited. A locked desk opens nobody."""
        if self._session.signed_in is None:
            return
        if self._call_draft.get("resident") not in ("", str(resident_id)):
            self._forget_answers()
        self._call_draft.clear_below("new.")
        self._call_draft.set("resident", str(resident_id))
        persons = self._session.use_cases.persons
        self._session.execute(
            partial(persons.open, self._session.actor, resident_id), self._on_opened
        )

    def begin_new(self) -> None:
        """Start a new resident with what was typed."""
        from intake.ui.desk.typed_person import split_typed

        self._call_draft.set("resident", "")
        self.person = None
        for name, value in split_typed(self._typed).items():
            self._call_draft.set(f"new.{name}", value)
        self._fill_street()
        self._call_draft.set("new", "yes")
        self.making_new.emit(True)

    def export(self, target: Path) -> None:
        """Write everything that is stored about this person to a file for them."""
        if self.person is None:
            return
        export = self._session.use_cases.export
        self._session.execute(
            partial(export.write, self._session.actor, self.person.resident.id, target),
            partial(self._on_exported, target),
        )

    def resident_of_call(self) -> Resident:
        """Return the opened or typed resident; an empty one as long as that is unknown."""
        from intake.desk.taking.new_resident import new_resident
        from intake.domain.resident import Resident
        from intake.kit.errors import UserFacingError

        if self.person:
            return self.person.resident
        call = self._call_draft.entries
        try:
            return new_resident(call.part("new"), call.part("caller"))
        except UserFacingError:  # what is typed so far is not complete
            return Resident()

    def make_details_presenter(self) -> PersonPresenter | None:
        """Return the presenter of this person's details; None if nobody is opened."""
        from intake.ui.person.presenter import PersonPresenter

        if self.person is None:
            return None
        presenter = PersonPresenter(self._session, self.person)
        presenter.done.connect(partial(self._on_details_changed, presenter))
        return presenter

    def forget(self) -> None:
        """Return to the search; answers that came from this person's habits are removed."""
        for name in _HABITS:
            habit = self._call_draft.get(f"habit.{name}")
            if habit and self._call_draft.get(f"a.{name}") == habit:
                self._call_draft.set(f"a.{name}", "")
        self._call_draft.clear_below("habit.")
        self._forget_answers()
        for name in ("resident", "person", "new"):
            self._call_draft.set(name, "")
        self.person = None
        self.opened.emit(None)
        self.making_new.emit(False)

    def _forget_answers(self) -> None:
        """Remove what was asked of the person so far: nobody answers for somebody else."""
        for prefix in ("consent.", "answer."):
            self._call_draft.clear_below(prefix)
        self._call_draft.set("caller.agreed", "")

    def set_new_field(self, name: str, value: str) -> None:
        """Store a field of the new resident, report its error, and name a likely duplicate."""
        from intake.ui.desk.typed_person import split_postcode, with_capitals

        if name in _NAMES:
            value = with_capitals(value)
        for part, text in (split_postcode(value) if name == "postcode" else {name: value}).items():
            self._set_field("new", part, text)
        if name in ("postcode", "house_number"):
            self._fill_street()
        self._find_likeliest()

    def _find_likeliest(self) -> None:
        """Find who the new resident may be already."""
        from intake.domain.phone import parse_phone

        new = self._call_draft.entries.part("new")
        full_name = f"{new.get('first_name', '')} {new.get('last_name', '')}".strip()
        find = partial(
            self._session.use_cases.persons.find_duplicates,
            name=full_name,
            phone=parse_phone(new.get("phone", "")) or "",
            postcode=new.get("postcode", ""),
            house_number=new.get("house_number", ""),
        )
        self._session.query_as_signed_in(find, self._show_likeliest)

    def _fill_street(self) -> None:
        """Fill in the street of a postcode, if a list contains it and no other was typed."""
        new = self._call_draft.entries.part("new")
        found = self._session.use_cases.addresses.find(
            new.get("postcode", ""), new.get("house_number", "")
        )
        if found is None or new.get("street", "") not in ("", self._found_street):
            return
        self._found_street = found.street
        self._set_field("new", "street", found.street)
        self._set_field("new", "city", found.city)

    def set_caller_field(self, name: str, value: str) -> None:
        """Store a field of the caller, and report its error."""
        from intake.ui.desk.typed_person import split_caller

        for part, text in (split_caller(value) if name == "name" else {name: value}).items():
            self._set_field("caller", part, text)

    def set_for_other(self, on: bool) -> None:  # noqa: FBT001 - a toggle's own signal
        if not on and self._call_draft.get("for_other"):
            self._forget_answers()  # they were those of the person who rang
        self._call_draft.set("for_other", "yes" if on else "")

    def show_again(self) -> None:
        """Show the person again, in another language or on a new page.

        This is not audited as another look.
        """
        self.opened.emit(self._person_summary(self.person) if self.person else None)
        self.making_new.emit(bool(self._call_draft.get("new")))

    def _set_field(self, part: str, name: str, value: str) -> None:
        from intake.ui.desk.call_validation import validate_person_field

        entry = f"{part}.{name}"
        self._call_draft.end_typing(entry)
        self._call_draft.set(entry, value.strip())
        fault = validate_person_field(name, value.strip(), self._session.translate)
        self.fault.emit(entry, fault)

    def _settle(self) -> None:
        for name, text in self._call_draft.half_typed("new"):
            self.set_new_field(name, text)
        for name, text in self._call_draft.half_typed("caller"):
            self.set_caller_field(name, text)

    def _show_matches(self, text: str, matches: tuple[PersonMatch, ...]) -> None:
        if text != self._typed:
            return
        self._matches = matches
        self._listed_for = text
        is_sure = bool(matches and matches[0].sure)
        self.matches.emit([self._name_and_details(match) for match in matches], is_sure)
        if self._enter_is_waiting:
            self._enter_is_waiting = False
            if is_sure:
                self.open(matches[0].id)
            else:
                self._begin_typed()

    def _begin_typed(self) -> None:
        if self._typed.strip():
            self.begin_new()

    def _search_again(self) -> None:
        """Search what was typed before the search was ready."""
        if self._typed and self._session.signed_in:
            self.search(self._typed)

    def _name_and_details(self, match: PersonMatch) -> tuple[str, str]:
        open_requests = ""
        if match.open_requests:
            open_requests = self._session.translate("who-open-requests", count=match.open_requests)
        parts = (match.phone, match.address_line, match.postcode, open_requests)
        return name_in_list(match), " · ".join(part for part in parts if part)

    def _on_opened(self, person: Person) -> None:
        if self._session.signed_in is None:  # locked meanwhile: nobody is shown
            return
        self.person = person
        for name, value in person.habits.items():
            if not self._call_draft.get(f"a.{name}"):
                self._call_draft.set(f"habit.{name}", value)
        card = self._person_summary(person)
        self._call_draft.set("person", card.name)
        self.opened.emit(card)
        self._find_look_alikes(person.resident.id)

    def _find_look_alikes(self, resident_id: UUID) -> None:
        """Report that this person may have been written down twice."""
        merges = self._session.use_cases.merges
        self._session.query_as_signed_in(
            lambda actor: merges.overview(actor, resident_id),
            partial(self._show_look_alike, resident_id),
        )

    def _show_look_alike(self, resident_id: UUID, overview: PairOverview) -> None:
        if self.person is None or self.person.resident.id != resident_id:
            return
        if overview.look_alikes and self._session.signed_in:
            look_alike = name_in_list(overview.look_alikes[0].resident)
            self.look_alike.emit(self._session.translate("who-listed-twice", who=look_alike))

    def _on_details_changed(self, presenter: PersonPresenter, _sentence: str) -> None:
        """Show the person as if opened anew: habits and look-alikes may have changed as well."""
        changed = presenter.person
        if self.person and self.person.resident.id == changed.resident.id:
            self._on_opened(changed)

    def _on_exported(self, target: Path, count: int) -> None:
        sentence = self._session.translate("who-exported", count=count, file=target.name)
        self._session.message.emit(sentence)

    def _person_summary(self, person: Person) -> PersonSummary:
        from dataclasses import replace

        from intake.ui.person.person_summary import make_person_summary

        # A resumed call is about that very request.
        if person.recent and person.recent.code == self._call_draft.get("code"):
            person = replace(person, recent=None)
        return make_person_summary(person, self._session.translate)

    def _show_likeliest(self, residents: tuple[Resident, ...]) -> None:
        if not residents:
            self.look_alike.emit("")
            return
        likeliest = residents[0]
        address = f"{likeliest.address_line} {likeliest.postcode}".strip()
        self.look_alike.emit(
            self._session.translate("who-look-alike", name=name_in_list(likeliest), address=address)
        )

    def _restore(self) -> None:
        from uuid import UUID

        self.person = None
        self._typed = self._call_draft.get("who")
        self._listed_for = self._typed
        self._enter_is_waiting = False
        self._matches = ()
        self.opened.emit(None)
        self.making_new.emit(bool(self._call_draft.get("new")))
        if self._call_draft.get("resident"):
            self.open(UUID(self._call_draft.get("resident")))


def _find_matches(actor: Actor, text: str, look_up: ResidentLookUp) -> tuple[PersonMatch, ...]:
    return look_up.matches(actor, text)


def name_in_list(resident: Resident | PersonMatch) -> str:
    """Return a name as a list shows it: ``mevrouw A. de Vries-Bakker``."""
    first = resident.first_name
    if first and resident.last_name:
        first = f"{first[:1]}."
    parts = (resident.salutation, first, resident.infix, resident.last_name)
    return " ".join(part for part in parts if part)
