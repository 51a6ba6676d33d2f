"""What is chosen at the counter: a form is asked again after the lock about the same alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from intake.desk.custody.returns import TakeInOutcome
    from intake.ui.handovers.presenter import HandoverPresenter


class RowChoice(NamedTuple):
    """Which rows are ticked, and which one an act is about; an awaited thing has no id yet.

    ``joined`` are rows of things that nobody has and that were asked for by code.
    """

    joined: tuple[UUID, ...]
    ticked: tuple[UUID | None, ...]
    current: UUID | None


@dataclass(frozen=True)
class CounterChoice:
    """The resident who is shown, None for a thing alone, and what is chosen of their things.

    ``taken_in`` is what came in just now, by its id: parts of it may be missing.
    """

    resident_id: UUID | None
    rows: RowChoice
    takes_in: bool
    taken_in: Mapping[UUID, TakeInOutcome]

    def open_again(self, presenter: HandoverPresenter) -> None:
        """Show the resident with what joined their things, or else the thing."""
        if self.resident_id:
            presenter.open_resident(self.resident_id)
        elif self.rows.current:
            presenter.open_thing(self.rows.current)
        for thing_id in self.rows.joined:
            presenter.join_thing(thing_id)
