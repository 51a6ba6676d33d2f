"""The centre's own volunteers: the list in the settings, and whom to ask about a request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import format_phone
from intake.domain.platform_profile import parse_regions
from intake.domain.volunteer import Volunteer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from intake.desk.answering.volunteers import Candidate
    from intake.desk.result import Result
    from intake.domain.volunteer import VolunteerAnswer
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession

    Command = Callable[[], Result[Volunteer]]

FIELDS = ("name", "phone", "email", "can_do", "when", "regions", "checked", "references")


@dataclass(frozen=True)
class VolunteerLine:
    """One volunteer in words."""

    volunteer_id: UUID
    name: str
    about: str


class VolunteersPresenter(QObject):
    """Holds the list, and records the volunteers' answers.

    ``editing`` carries the volunteer to change, ``candidates`` a posting and who may be asked about
    it.
    """

    listed = Signal(list)  # list[VolunteerLine]
    faults = Signal(dict)  # field name: sentence
    done = Signal(str)  # a sentence for the bar
    saved = Signal()
    editing = Signal(object)  # Volunteer to be changed
    candidates = Signal(object, list)  # posting id, list[VolunteerLine] to be asked

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._undo: Command | None = None
        session.entered.connect(self._forget_undo)

    def _forget_undo(self) -> None:
        """Whoever signs in does not undo with the rights of the person before."""
        self._undo = None

    def refresh(self) -> None:
        """List the volunteers again."""
        self._session.query_as_signed_in(self._session.use_cases.volunteers.list_active, self._show)

    def edit(self, volunteer_id: UUID) -> None:
        """Put somebody's present facts into the fields."""
        self._session.query_as_signed_in(
            self._session.use_cases.volunteers.list_active, partial(self._edit, volunteer_id)
        )

    def save(
        self, typed: Mapping[str, str], kinds: tuple[str, ...], was: Volunteer | None = None
    ) -> None:
        """Add or change a volunteer, or show the error beside each field."""
        translate = self._session.translate
        values: dict[str, Any] = {
            name: typed.get(name, "").strip() for name in FIELDS if name != "regions"
        }
        regions = parse_regions(typed.get("regions", ""))
        faults = {}
        if not values["name"]:
            faults["name"] = translate("error-volunteer-no-name")
        if regions is None:
            faults["regions"] = translate("volunteer-regions-wrong")
        self.faults.emit(faults)
        if faults or regions is None:
            return

        volunteer = replace(was or Volunteer(name=""), kinds=kinds, regions=regions, **values)
        volunteers = self._session.use_cases.volunteers
        undo = partial(volunteers.archive, self._session.actor, volunteer.id)
        if was:
            undo = partial(volunteers.undo_change, self._session.actor, was)
        self._session.execute(
            partial(volunteers.save, self._session.actor, volunteer),
            partial(self._on_saved, undo),
            failed=self._save_failed,
        )

    def archive(self, line: VolunteerLine) -> None:
        """Take somebody off the list; it can be undone."""
        volunteers = self._session.use_cases.volunteers
        undo = partial(volunteers.restore, self._session.actor, line.volunteer_id)
        self._session.execute(
            partial(volunteers.archive, self._session.actor, line.volunteer_id),
            partial(self._on_changed, "volunteer-removed", undo),
            failed=self._fail,
        )

    def undo(self) -> None:
        """Undo the last change: somebody is as they were, or on the list again, or off it."""
        undo = self._undo
        if undo:
            self._session.execute(
                undo, partial(self._on_changed, "volunteer-undone", None), failed=self._fail
            )

    def find_candidates(self, posting_id: UUID) -> None:
        """List who may be asked about a post."""
        volunteers = self._session.use_cases.volunteers
        self._session.query_as_signed_in(
            partial(volunteers.candidates, posting_id=posting_id),
            partial(self._show_candidates, posting_id),
        )

    def record_answer(self, posting_id: UUID, line: VolunteerLine, answer: VolunteerAnswer) -> None:
        """Record somebody's answer."""
        translate = self._session.translate
        said = translate(f"own-said-{str(answer).replace('_', '-')}")
        sentence = translate("own-noted", name=line.name, answer=said)
        volunteers = self._session.use_cases.volunteers
        self._session.execute(
            partial(
                volunteers.record_answer,
                self._session.actor,
                posting_id,
                line.volunteer_id,
                answer,
            ),
            then=partial(self._answer_recorded, posting_id, sentence),
            failed=self._fail,
        )

    def _on_saved(self, undo: Command, volunteer: Volunteer) -> None:
        self._on_changed("volunteer-kept", undo, volunteer)
        self.saved.emit()

    def _on_changed(self, key: str, undo: Command | None, volunteer: Volunteer) -> None:
        self._undo = undo
        self.done.emit(self._session.translate(key, name=volunteer.name))
        self.refresh()

    def _save_failed(self, error: UserFacingError) -> None:
        self.faults.emit({"phone": self._session.sentence(error)})

    def _answer_recorded(self, posting_id: UUID, sentence: str) -> None:
        self.done.emit(sentence)
        self.find_candidates(posting_id)

    def _fail(self, error: UserFacingError) -> None:
        self.done.emit(self._session.sentence(error))

    def _edit(self, volunteer_id: UUID, volunteers: tuple[Volunteer, ...]) -> None:
        for volunteer in volunteers:
            if volunteer.id == volunteer_id:
                self.editing.emit(volunteer)

    def _show(self, volunteers: tuple[Volunteer, ...]) -> None:
        self.listed.emit([self._line(volunteer) for volunteer in volunteers])

    def _show_candidates(self, posting_id: UUID, candidates: tuple[Candidate, ...]) -> None:
        lines = [
            self._line(candidate.volunteer, self._state(candidate)) for candidate in candidates
        ]
        self.candidates.emit(posting_id, lines)

    def _line(self, volunteer: Volunteer, *remarks: str) -> VolunteerLine:
        translate = self._session.translate
        parts = (
            *remarks,
            format_phone(volunteer.phone),
            volunteer.email,
            ", ".join(translate(f"kind-{kind}") for kind in volunteer.kinds),
            volunteer.can_do,
            volunteer.when,
            ", ".join(volunteer.regions),
        )
        about = " · ".join(part for part in parts if part)
        return VolunteerLine(volunteer.id, volunteer.name, about)

    def _state(self, candidate: Candidate) -> str:
        translate = self._session.translate
        if candidate.answer:
            return translate(f"own-said-{str(candidate.answer).replace('_', '-')}")
        return translate("own-fits" if candidate.fits else "own-not-fits")
