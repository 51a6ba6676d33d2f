"""Requests as a list shows them: one line each, filtered and sorted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

PAGE_SIZE = 200
"""Number of lines that are read at once; scrolling to the end reads the next ones."""

SORTED_BY = ("code", "what", "who", "turn", "promised", "online", "taken", "age", "by")
"""The columns by which the lines can be sorted."""


@dataclass(frozen=True, kw_only=True)
class RequestFilter:
    """Which requests are listed and how they are sorted; an empty field does not filter.

    ``turn`` is the key of whose turn it is (``RequestAggregate.turn_key``); ``since`` is the
    earliest moment at which they were taken.
    """

    ended: bool = False
    turn: str = ""
    kind: str = ""
    platform: str = ""
    taken_by: UUID | None = None
    since: datetime | None = None
    sort: str = "taken"
    descending: bool = True


@dataclass(frozen=True, kw_only=True)
class RequestLine:
    """One line of the list of requests.

    ``turn`` is the key of whose turn it is, ``promised_at`` when the resident will be rung,
    ``taken_by`` the name of the colleague who took the request.
    """

    request_id: UUID
    resident_id: UUID
    code: str
    kind: str
    what: str
    salutation: str
    first_name: str
    infix: str
    last_name: str
    turn: str
    promised_at: datetime | None
    taken_by: str
    posted: int
    postings: int
    taken_at: datetime
    closed_at: datetime | None
