"""What a command changed, so that each page knows whether it must look again.

The same value will come from another desk.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True)
class Changes:
    """The rows that a command touched, by what they are."""

    residents: frozenset[UUID] = frozenset()
    requests: frozenset[UUID] = frozenset()
    postings: frozenset[UUID] = frozenset()
    replies: frozenset[UUID] = frozenset()
    tasks: frozenset[UUID] = frozenset()
    centre: bool = False

    def __or__(self, other: Changes) -> Changes:
        both = {
            field.name: getattr(self, field.name) | getattr(other, field.name)
            for field in fields(self)
        }
        return Changes(**both)

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))
