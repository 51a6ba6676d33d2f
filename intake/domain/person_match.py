"""A person as the look-up shows them: enough to tell two apart, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from uuid import UUID


class PersonMatch(NamedTuple):
    """One line of the look-up.

    ``phone`` is in groups, as it is read aloud; ``open_requests`` counts what is still under way
    for them.
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
    """Whether everything that was typed fits.

    What fits in part is shown, but not opened by Enter.
    """

    @property
    def id(self) -> UUID:
        """The resident's key; made when somebody is chosen, for a list needs none."""
        from uuid import UUID

        return UUID(self.key)
