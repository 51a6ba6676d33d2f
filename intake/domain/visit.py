"""One time that a helper and a resident meet: a meal, a visit, a ride of a series."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class VisitState(StrEnum):
    """What came of it."""

    PLANNED = "planned"
    CAME = "came"
    NOT_COME = "not_come"
    SKIPPED = "skipped"  # a pause: both know that it is not that day


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit(Record):
    """One time of an agreement.

    ``helper`` and ``place`` are those of this time: on a tasting tour each time another cook.
    ``code_word_asked`` tells whether the resident asked for the word at the door; ``went`` is how
    it went, in their words.
    """

    request_id: UUID
    agreement_id: UUID
    meets_at: datetime
    helper: str
    place: str = ""
    state: VisitState = VisitState.PLANNED
    code_word_asked: bool | None = None
    went: str = ""
    noted_at: datetime | None = None
    noted_by: UUID | None = None

    @property
    def is_to_come(self) -> bool:
        return self.state is VisitState.PLANNED

    def skip(self) -> Visit:
        """Return a copy that is left out: a pause."""
        return replace(self, state=VisitState.SKIPPED)

    def plan_again(self) -> Visit:
        """Return a copy that goes on after all."""
        return replace(self, state=VisitState.PLANNED)
