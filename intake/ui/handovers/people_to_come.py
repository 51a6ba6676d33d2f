"""Who still comes to the counter, and who of them is next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.projects.day_counts import PersonToCome


@dataclass
class PeopleToCome:
    """Those who still come to collect, or to bring back; ``is_served`` when all have been here."""

    people: tuple[PersonToCome, ...] = ()
    is_served: bool = False

    def replace(self, people: tuple[PersonToCome, ...]) -> None:
        """Take up who comes now."""
        self.is_served = not people and bool(self.people or self.is_served)
        self.people = people

    def next_after(self, resident_id: UUID | None) -> PersonToCome | None:
        """Return the first one, but who stands before the counter now."""
        return next((person for person in self.people if person.resident_id != resident_id), None)
