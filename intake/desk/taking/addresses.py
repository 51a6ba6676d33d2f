"""Find the street of a postcode, where the centre has a list of them."""

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
    """Looks streets up; nothing about a person is read or written."""

    store: Store
    postcodes: PostcodeList

    def find(self, postcode: str, number: str) -> Street | None:
        """Return where a postcode and a house number lie; None where no list tells."""
        return self.postcodes.find(postcode, number)

    def count(self) -> int:
        """Return how many postcodes are known."""
        return self.postcodes.count()

    def replace_list(self, actor: Actor, source: Path) -> int:
        """Take over the list in a file; return how many postcodes it has.

        Raises ``UserFacingError`` where it holds none.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        with self.store.read(actor):  # nobody who left
            return self.postcodes.replace(source)
