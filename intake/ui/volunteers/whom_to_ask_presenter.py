"""Whom of the centre's own volunteers to ask about a request, and what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import format_phone

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.answering.volunteers import Candidate
    from intake.domain.volunteer import Volunteer, VolunteerAnswer
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


@dataclass(frozen=True)
class VolunteerLine:
    """One volunteer in words."""

    volunteer_id: UUID
    name: str
    about: str


class WhomToAskPresenter(QObject):
    """Lists who may be asked, and records the volunteers' answers."""

    done = Signal(str)  # a sentence for the bar
    candidates = Signal(object, list)  # posting id, list[VolunteerLine] to be asked

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session

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
            failed=self._report_error,
        )

    def _answer_recorded(self, posting_id: UUID, sentence: str) -> None:
        self.done.emit(sentence)
        self.find_candidates(posting_id)

    def _report_error(self, error: UserFacingError) -> None:
        self.done.emit(self._session.sentence(error))

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
