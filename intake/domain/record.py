"""The base class of every stored record: its id and its version."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake.kit.ids import new_id

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A stored row, whose id is made at the desk.

    ``version`` counts its changes, so that nobody overwrites another's change unseen. ``sequence``
    is its position among the rows of its kind in the order of writing, given by the store. It tells
    which answer is the newest; a clock cannot, because somebody may set it back.
    """

    id: UUID = field(default_factory=new_id)
    version: int = 0
    sequence: int = 0


UNAUDITED_FIELDS = frozenset({"id", "version", "sequence"})
"""Fields that are not audited, because the store sets them."""
