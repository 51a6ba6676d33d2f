"""A resident as a search shows them: just enough to tell two people apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from uuid import UUID


class PersonMatch(NamedTuple):
    """One line of the results of a search for a resident.

    ``phone`` is written in groups, as it is read aloud. ``open_requests`` counts the requests that
    are under way for them.
    """

    key: str
    salutation: str
    first_name: str
    infix: str
    last_name: str
    phone: str
    address_line: str
    postcode: str
    open_requests: int
    sure: bool = True
    """Whether everything that was typed matches.

    Pressing Enter does not open a resident who matches only in part.
    """

    @property
    def id(self) -> UUID:
        """The resident's id, parsed when it is needed: a list shows many people and opens one."""
        from uuid import UUID

        return UUID(self.key)
