"""Find the street of a postcode, if the centre has a list of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.domain.permissions import Permission

if TYPE_CHECKING:
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.domain.street import Street
    from intake.ports import PostcodeList, Store


@dataclass(frozen=True)
class Addresses:
    """Looks up streets; nothing about a person is read or written."""

    store: Store
    postcodes: PostcodeList

    def find(self, postcode: str, number: str) -> Street | None:
        """Return the street of a postcode and a house number; None if it is not listed."""
        return self.postcodes.find(postcode, number)

    def count(self) -> int:
        """Return the number of known postcodes."""
        return self.postcodes.count()

    def replace_list(self, actor: Actor, source: Path) -> int:
        """Replace the list by the one in a file; return the number of postcodes in it.

        Raises ``UserFacingError`` if it contains none.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.read(actor):  # refuses a colleague who has left
            return self.postcodes.replace(source)
