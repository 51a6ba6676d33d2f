"""The centre's own volunteers on the screen.

The list in the settings, and whom to ask for a post.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import format_phone
from intake.domain.volunteer import Volunteer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from intake.desk.answering.volunteers import Candidate
    from intake.domain.volunteer import VolunteerAnswer
    from intake.ui.session import Session

    Work = Callable[[], object]

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
    kept = Signal()
    taken_up = Signal(object)
    asked = Signal(object, list)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._undo: Work | None = None

    def refresh(self) -> None:
        self._session.run(
            self._session.use_cases.volunteers.list_active,
            lambda found: self.listed.emit([self._line(one) for one in found]),
        )

    def change(self, volunteer_id: UUID) -> None:
        """Put somebody's facts into the fields, as they stand now."""
        self._session.run(
            self._session.use_cases.volunteers.list_active,
            lambda found: [self.taken_up.emit(one) for one in found if one.id == volunteer_id],
        )

    def keep(
        self, typed: Mapping[str, str], kinds: tuple[str, ...], was: Volunteer | None = None
    ) -> None:
        """Put somebody on the list or change who is on it, or say beside a field what is wrong with
        it.
        """
        translate = self._session.translate
        people = self._session.use_cases.volunteers
        actor = self._session.actor
        values = {name: typed.get(name, "").strip() for name in FIELDS}
        regions = tuple(
            re.sub(r"\s", "", part)
            for part in re.split(r"[,;]", values.pop("regions"))
            if part.strip()
        )
        if values["name"]:
            faults = {}
        else:
            faults = {"name": translate("error-volunteer-no-name")}
        if not all(_REGION.fullmatch(region) for region in regions):
            faults["regions"] = translate("volunteer-regions-wrong")
        self.faults.emit(faults)
        if faults:
            return
        volunteer = replace(was or Volunteer(name=""), kinds=kinds, regions=regions, **values)  # type: ignore[arg-type]
        if was:
            undo = partial(self._as_before, was)
        else:
            undo = partial(people.archive, actor, volunteer.id)
        self._run(
            lambda: people.save(actor, volunteer),
            translate("volunteer-kept", name=volunteer.name),
            undo,
            self.kept.emit,
            lambda fault: self.faults.emit({"phone": fault}),
        )

    def leave(self, one: Line) -> None:
        """Take somebody off the list; it can be taken back."""
        people = self._session.use_cases.volunteers
        actor = self._session.actor
        translate = self._session.translate
        self._run(
            lambda: people.archive(actor, one.volunteer_id),
            translate("volunteer-removed", name=one.name),
            partial(people.restore, actor, one.volunteer_id),
            lambda: None,
        )

    def undo(self) -> None:
        """Take back what was done last.

        Somebody is as they were, or on the list again, or off it again.
        """
        undo = self._undo
        self._undo = None
        if undo:
            self._run(undo, self._session.translate("volunteer-undone"), None, lambda: None)

    def _as_before(self, was: Volunteer) -> None:
        people = self._session.use_cases.volunteers
        actor = self._session.actor
        for one in people.list_active():
            if one.id == was.id:
                people.save(actor, replace(was, version=one.version))

    def _run(
        self,
        work: Work,
        sentence: str,
        undo: Work | None,
        then: Work,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        def landed(_: object) -> None:
            self._undo = undo
            self.done.emit(sentence)
            then()
            self.refresh()

        self._session.run(work, landed, failed or self.done.emit)

    def look_for(self, posting_id: UUID) -> None:
        """Say who may be asked for a post."""
        use_cases = self._session.use_cases
        self._session.run(
            lambda: use_cases.volunteers.candidates(posting_id),
            lambda found: self.asked.emit(posting_id, [self._candidate(one) for one in found]),
        )

    def answered(self, posting_id: UUID, line: Line, answer: VolunteerAnswer) -> None:
        """Write down what somebody said."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate

        def noted(_: object) -> None:
            self.done.emit(
                translate(
                    "own-noted",
                    name=line.name,
                    answer=translate(f"own-said-{str(answer).replace('_', '-')}"),
                )
            )
            self.look_for(posting_id)

        self._session.run(
            lambda: use_cases.volunteers.record_answer(
                actor, posting_id, line.volunteer_id, answer
            ),
            noted,
            self.done.emit,
        )

    def _line(self, one: Volunteer, *more: str) -> Line:
        translate = self._session.translate
        kinds = ", ".join(translate(f"kind-{kind}") for kind in one.kinds)
        if one.phone:
            phone = format_phone(one.phone)
        else:
            phone = ""
        return Line(
            one.id,
            one.name,
            " · ".join(
                part
                for part in (
                    *more,
                    phone,
                    one.email,
                    kinds,
                    one.can_do,
                    one.when,
                    ", ".join(one.regions),
                )
                if part
            ),
        )

    def _candidate(self, one: Candidate) -> Line:
        translate = self._session.translate
        if one.answer:
            state = translate(f"own-said-{str(one.answer).replace('_', '-')}")
        else:
            state = translate("own-fits" if one.fits else "own-not-fits")
        return self._line(one.volunteer, state)
