"""The base of every stored record: its id and its version."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from intake.kit.ids import new_id

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A row with a key made at the desk.

    ``version`` counts its changes, so that two people never overwrite each other unseen.
    ``sequence`` is its place among the rows of its kind in the order of writing, given by the
    store: which word is the newest is told by it, never by a clock, which somebody may set back.
    """

    id: UUID = field(default_factory=new_id)
    version: int = 0
    sequence: int = 0


UNAUDITED_FIELDS = frozenset({"id", "version", "sequence"})
"""Fields of a record that no audit row is written of: the store gives them."""
