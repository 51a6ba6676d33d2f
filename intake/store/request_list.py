"""One query for a page of the list of requests, with whose turn it is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from intake.domain.posting import ONLINE, WAITING, PostingState
from intake.domain.reply import ReplyState
from intake.domain.request import ENDED
from intake.domain.request_list import PAGE_SIZE, RequestLine
from intake.domain.task import TaskKind
from intake.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.engine import Connection

    from intake.domain.request_list import RequestFilter

_REQUEST = TABLES["request"]
_RESIDENT = TABLES["resident"]
_POSTING = TABLES["posting"]
_REPLY = TABLES["reply"]
_AGREEMENT = TABLES["agreement"]
_TASK = TABLES["task"]
_STAFF = TABLES["staff"]

TURNS = (
    "turn-slip",
    "turn-neighbour",
    "turn-resident",
    "turn-choose",
    "turn-uncertain",
    "turn-post",
    "turn-neighbours",
    "turn-desk",
)
"""The turns of a request that is under way; the first whose condition holds counts."""


def list_requests(
    connection: Connection, wanted: RequestFilter, offset: int
) -> tuple[RequestLine, ...]:
    """Return the next lines from ``offset`` on, ``PAGE_SIZE`` at most."""
    rows = connection.execute(_page_query(wanted, offset)).mappings()
    return tuple(RequestLine(**row) for row in rows)


@lru_cache(maxsize=64)
def _page_query(wanted: RequestFilter, offset: int) -> sa.Select[Any]:
    """Return the query of one page. It is cached, because building it takes longer than running it.

    The page is selected first, so that the turn is computed for its rows only.
    """
    turn = turn_column()
    order = _order(wanted, turn)
    page = (
        sa.select(_REQUEST.c.id)
        .where(*_conditions(wanted, turn))
        .order_by(*order)
        .limit(PAGE_SIZE)
        .offset(offset)
    )
    if wanted.sort == "who":
        page = page.join(_RESIDENT, _RESIDENT.c.id == _REQUEST.c.resident_id)
    return (
        sa.select(
            _REQUEST.c.id.label("request_id"),
            _REQUEST.c.resident_id,
            _REQUEST.c.code,
            _REQUEST.c.kind,
            _what_column().label("what"),
            _RESIDENT.c.salutation,
            _RESIDENT.c.first_name,
            _RESIDENT.c.infix,
            _RESIDENT.c.last_name,
            turn.label("turn"),
            _promised_column().label("promised_at"),
            _taken_by_column().label("taken_by"),
            _count(is_posting_in(ONLINE)).label("posted"),
            _count().label("postings"),
            _REQUEST.c.taken_at,
            _REQUEST.c.closed_at,
        )
        .join(_RESIDENT, _RESIDENT.c.id == _REQUEST.c.resident_id)
        .where(_REQUEST.c.id.in_(page.scalar_subquery()))
        .order_by(*order)
    )


def _what_column() -> sa.ColumnElement[Any]:
    return sa.func.coalesce(_REQUEST.c.answers["what"].as_string(), "")


def _promised_column() -> Any:
    return (
        sa.select(sa.func.min(_TASK.c.due_at))
        .where(
            _TASK.c.request_id == _REQUEST.c.id,
            _TASK.c.kind == TaskKind.RING_BACK,
            _TASK.c.done_at.is_(None),
        )
        .scalar_subquery()
    )


def _taken_by_column() -> sa.ColumnElement[Any]:
    name = sa.select(_STAFF.c.name).where(_STAFF.c.id == _REQUEST.c.taken_by).scalar_subquery()
    return sa.func.coalesce(name, "")


def _conditions(wanted: RequestFilter, turn: sa.ColumnElement[Any]) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if not wanted.ended:
        # so that the index of the order is used
        conditions.append(_REQUEST.c.state.not_in(texts(ENDED)))
    if wanted.turn:
        conditions.append(turn == wanted.turn)
    if wanted.kind:
        conditions.append(_REQUEST.c.kind == wanted.kind)
    if wanted.platform:
        conditions.append(row_exists(_POSTING, _POSTING.c.platform == wanted.platform))
    if wanted.taken_by:
        conditions.append(_REQUEST.c.taken_by == wanted.taken_by)
    if wanted.since:
        conditions.append(_REQUEST.c.taken_at >= wanted.since)
    return conditions


def _order(wanted: RequestFilter, turn: sa.ColumnElement[Any]) -> list[sa.ColumnElement[Any]]:
    """Return the order; equal lines are sorted newest first, so that pages do not overlap."""
    columns: dict[str, sa.ColumnElement[Any]] = {
        "code": _REQUEST.c.code,
        "what": sa.func.lower(_what_column()),
        "who": sa.func.lower(_RESIDENT.c.last_name),
        "turn": turn,
        "promised": _promised_column(),
        "by": _taken_by_column(),
        "online": _count(is_posting_in(ONLINE)),
        "taken": _REQUEST.c.sequence,
        "age": _REQUEST.c.sequence,
    }
    column = columns[wanted.sort]
    goes_down = wanted.descending
    if wanted.sort == "age":  # the oldest request was taken first
        goes_down = not goes_down
    first = column.desc() if goes_down else column.asc()
    if wanted.sort == "promised":  # requests without a promise come last in both directions
        first = first.nulls_last()
    return [first, _REQUEST.c.sequence.desc()]


def turn_column() -> sa.ColumnElement[Any]:
    """Return whose turn it is, by the same rules as ``RequestAggregate.turn_key``."""
    ended = sa.literal("turn-").concat(_REQUEST.c.state)
    return value_by_turn({turn: sa.literal(turn) for turn in TURNS}, ended)


def value_by_turn(
    values: Mapping[str, sa.ColumnElement[Any]], ended: sa.ColumnElement[Any]
) -> sa.ColumnElement[Any]:
    """Return one value for each turn of a request that is under way, or ``ended``.

    All values must have the same type, because PostgreSQL requires it.
    """
    live = _AGREEMENT.c.cancelled_at.is_(None)
    neighbour_yes = _AGREEMENT.c.neighbour_yes_at.is_not(None)
    resident_yes = _AGREEMENT.c.resident_yes_at.is_not(None)
    conditions = {
        "turn-slip": row_exists(_AGREEMENT, live, neighbour_yes, resident_yes),
        "turn-neighbour": row_exists(_AGREEMENT, live, sa.not_(neighbour_yes)),
        "turn-resident": row_exists(_AGREEMENT, live),
        "turn-choose": row_exists(_REPLY, _REPLY.c.state == ReplyState.NEW),
        "turn-uncertain": row_exists(_POSTING, _POSTING.c.state == PostingState.UNCERTAIN),
        "turn-post": row_exists(_POSTING, is_posting_in(WAITING)),
        "turn-neighbours": row_exists(_POSTING, is_posting_in(ONLINE)),
    }
    has_ended = (_REQUEST.c.state.in_(texts(ENDED)), ended)
    cases = [(condition, values[turn]) for turn, condition in conditions.items()]
    return sa.case(has_ended, *cases, else_=values["turn-desk"])


def row_exists(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Return the condition that a request has such a row."""
    return sa.exists().where(table.c.request_id == _REQUEST.c.id, *conditions)


def _count(*conditions: sa.ColumnElement[bool]) -> Any:
    return (
        sa.select(sa.func.count())
        .select_from(_POSTING)
        .where(_POSTING.c.request_id == _REQUEST.c.id, *conditions)
        .scalar_subquery()
    )


def is_posting_in(states: Iterable[PostingState]) -> sa.ColumnElement[bool]:
    """Return the condition that a request has a posting in one of these states."""
    return _POSTING.c.state.in_(texts(states))


def texts(states: Iterable[object]) -> list[str]:
    """Return states as they are stored, sorted, so that equal queries are equal."""
    return sorted(map(str, states))
