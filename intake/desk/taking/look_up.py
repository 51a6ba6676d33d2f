"""Find the person a call is about while a name or number is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.domain.permissions import Permission
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from intake.domain.permissions import Actor
    from intake.domain.person_match import PersonMatch
    from intake.ports import People

_MIN_CODE_LENGTH = 6


class ResidentLookUp:
    """Searches residents by phone digits, name, postcode and number, or a reference code."""

    def __init__(self, people: People) -> None:
        self.people = people

    def connect(self) -> None:
        """Open the connection before the first search.

        If the database does not exist yet or is unavailable, the first search raises the error.
        """
        self.people.get_ready()

    def matches(self, actor: Actor, typed: str) -> tuple[PersonMatch, ...]:
        """Return the residents who may be meant, the most likely first.

        Raises ``UserFacingError`` for a colleague who has left.
        """
        require_permission(actor, Permission.SEE_RESIDENT)
        if not typed.strip():
            return ()
        if self.people.has_left(actor.staff_id):
            raise UserFacingError("staff-left")
        if len(typed.strip()) >= _MIN_CODE_LENGTH:
            from intake.kit.codes import parse_code

            code = parse_code(typed)
            matches = self.people.by_code(code) if code else ()
            if matches:
                return matches
        return self.people.people(typed)
