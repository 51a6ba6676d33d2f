"""The centre's own volunteers on the screen: the list in the settings, and whom to ask for a post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import shown_phone
from intake.domain.volunteer import Volunteer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from intake.desk.own_people import Candidate
    from intake.domain.volunteer import Answered
    from intake.ui.presenters.session import Session

FIELDS = ("name", "phone", "email", "can_do", "when", "regions")
_REGION = re.compile(r"\d{4}(?:\s*-\s*\d{4})?")


@dataclass(frozen=True)
class Line:
    """One volunteer who may be asked, in words."""

    volunteer_id: UUID
    name: str
    about: str


class OwnPeoplePresenter(QObject):
    """Keeps the list, and writes down what volunteers say."""

    listed = Signal(list)
    faults = Signal(dict)
    done = Signal(str)
    added = Signal()
    asked = Signal(object, list)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._left: Volunteer | None = None

    def refresh(self) -> None:
        self._session.run(self._session.rooms.own_people.all, lambda found: self.listed.emit([self._line(one) for one in found]))

    def add(self, typed: Mapping[str, str], kinds: tuple[str, ...]) -> None:
        """Put somebody on the list, or say beside a field what is wrong with it."""
        say, rooms, by = self._session.words, self._session.rooms, self._session.by
        values = {name: typed.get(name, "").strip() for name in FIELDS}
        regions = tuple(re.sub(r"\s", "", part) for part in re.split(r"[,;]", values.pop("regions")) if part.strip())
        faults = {} if values["name"] else {"name": say("told-volunteer-no-name")}
        if not all(_REGION.fullmatch(region) for region in regions):
            faults["regions"] = say("volunteer-regions-wrong")
        self.faults.emit(faults)
        if faults:
            return
        volunteer = Volunteer(kinds=kinds, regions=regions, **values)  # type: ignore[arg-type]

        def kept(_: object) -> None:
            self.done.emit(say("volunteer-kept", name=volunteer.name))
            self.added.emit()
            self.refresh()

        self._session.run(lambda: rooms.own_people.put(by, volunteer), kept, lambda sentence: self.faults.emit({"phone": sentence}))

    def leave(self, volunteer_id: UUID) -> None:
        """Take somebody off the list; it can be taken back."""
        rooms, by, say = self._session.rooms, self._session.by, self._session.words

        def work() -> Volunteer | None:
            volunteer = next((one for one in rooms.own_people.all() if one.id == volunteer_id), None)
            if volunteer:
                rooms.own_people.leave(by, volunteer_id)
            return volunteer

        def left(volunteer: Volunteer | None) -> None:
            if volunteer:
                self._left = volunteer
                self.done.emit(say("volunteer-removed", name=volunteer.name))
            self.refresh()

        self._session.run(work, left, self.done.emit)

    def undo(self) -> None:
        """Put back who was taken off last."""
        volunteer, self._left = self._left, None
        if volunteer:
            rooms, by, say = self._session.rooms, self._session.by, self._session.words
            self._session.run(
                lambda: rooms.own_people.back(by, volunteer.id), lambda _: (self.done.emit(say("volunteer-kept", name=volunteer.name)), self.refresh())
            )

    def look_for(self, posting_id: UUID) -> None:
        """Say who may be asked for a post."""
        rooms = self._session.rooms
        self._session.run(lambda: rooms.own_people.candidates(posting_id), lambda found: self.asked.emit(posting_id, [self._candidate(one) for one in found]))

    def answered(self, posting_id: UUID, line: Line, answer: Answered) -> None:
        """Write down what somebody said."""
        rooms, by, say = self._session.rooms, self._session.by, self._session.words

        def noted(_: object) -> None:
            self.done.emit(say("own-noted", name=line.name, answer=say(f"own-said-{str(answer).replace('_', '-')}")))
            self.look_for(posting_id)

        self._session.run(lambda: rooms.own_people.answered(by, posting_id, line.volunteer_id, answer), noted, self.done.emit)

    def _line(self, one: Volunteer, *more: str) -> Line:
        say = self._session.words
        kinds = ", ".join(say(f"kind-{kind}") for kind in one.kinds)
        phone = shown_phone(one.phone) if one.phone else ""
        return Line(one.id, one.name, " · ".join(part for part in (*more, phone, one.email, kinds, one.can_do, one.when, ", ".join(one.regions)) if part))

    def _candidate(self, one: Candidate) -> Line:
        say = self._session.words
        state = say(f"own-said-{str(one.answer).replace('_', '-')}") if one.answer else say("own-fits" if one.fits else "own-not-fits")
        return self._line(one.volunteer, state)
