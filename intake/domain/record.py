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
    """

    id: UUID = field(default_factory=new_id)
    version: int = 0
