"""An address list that was taken into the book."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class ImportKind(StrEnum):
    """Who stand in a list."""

    RESIDENTS = "residents"
    VOLUNTEERS = "volunteers"


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportRun(Record):
    """One import: how many were made, left out as doubles, and could not be read.

    ``operation_id`` is the operation that made them all, by which they are undone together.
    """

    file: str
    kind: ImportKind
    made: int
    doubles: int
    wrong: int
    imported_by: UUID
    imported_at: datetime
    operation_id: UUID
