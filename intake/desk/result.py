"""What every command of the desk returns: a value, and the ids of what changed.

Another desk of the centre will send the same ``Changes``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.domain.posting import Posting
    from intake.domain.reply import Reply

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Changes:
    """The ids of the rows that a command changed, by kind."""

    residents: frozenset[UUID] = frozenset()
    requests: frozenset[UUID] = frozenset()
    postings: frozenset[UUID] = frozenset()
    replies: frozenset[UUID] = frozenset()
    tasks: frozenset[UUID] = frozenset()
    things: frozenset[UUID] = frozenset()
    projects: frozenset[UUID] = frozenset()
    centre: bool = False

    def __or__(self, other: Changes) -> Changes:
        both = {
            part.name: getattr(self, part.name) | getattr(other, part.name) for part in fields(self)
        }
        return Changes(**both)

    def __bool__(self) -> bool:
        return any(getattr(self, part.name) for part in fields(self))


@dataclass(frozen=True)
class Result(Generic[T_co]):
    """The result of a command, and what it changed; the session tells every page.

    ``operation`` is set if the command can be undone (``TakeBack``).
    """

    value: T_co
    changed: Changes = field(default_factory=Changes)
    operation: UUID | None = None


def posting_changes(*postings: Posting, tasks: Iterable[UUID] = ()) -> Changes:
    """Return the changes of some postings and of their requests."""
    return Changes(
        postings=frozenset(posting.id for posting in postings),
        requests=frozenset(posting.request_id for posting in postings),
        tasks=frozenset(tasks),
    )


def reply_changes(reply: Reply) -> Changes:
    """Return the changes of a reply and of its request."""
    requests = frozenset({reply.request_id} if reply.request_id else ())
    return Changes(replies=frozenset({reply.id}), requests=requests)
