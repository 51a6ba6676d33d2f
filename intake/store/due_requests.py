"""One query for the requests that may need the desk although no task asks for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from intake.domain.next_step import BEFORE_MEETING, COVERED_BY, SILENT_DAYS, StepKind
from intake.domain.posting import CLAIM_LAPSES_AFTER, PostingState
from intake.domain.request import ENDED
from intake.domain.request_list import PAGE_SIZE
from intake.kit.time_zone import to_local_time
from intake.store.request_list import row_exists, texts, value_by_turn
from intake.store.tables import TABLES

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.engine import Connection

_REQUEST = TABLES["request"]
_POSTING = TABLES["posting"]
_AGREEMENT = TABLES["agreement"]
_TASK = TABLES["task"]
_SLIP = TABLES["slip"]


def list_due_requests(connection: Connection, now: datetime, offset: int = 0) -> tuple[UUID, ...]:
    """Return the requests whose next step may be due, the longest waiting first.

    At most ``PAGE_SIZE`` are returned, from ``offset`` on. A request too many is harmless, because
    ``domain.next_step`` decides; one too few would be forgotten.
    """
    query = (
        sa.select(_REQUEST.c.id)
        .where(_REQUEST.c.state.not_in(texts(ENDED)), _is_due(now))
        .order_by(_REQUEST.c.sequence)
        .limit(PAGE_SIZE)
        .offset(offset)
    )
    return tuple(connection.execute(query).scalars())


def _is_due(now: datetime) -> sa.ColumnElement[bool]:
    """Tell whether the next step may be due, by turn, so that no unnecessary table is read."""
    in_hand = row_exists(
        _POSTING,
        _POSTING.c.state == PostingState.IN_HAND,
        _POSTING.c.claimed_at.between(now - CLAIM_LAPSES_AFTER, now + CLAIM_LAPSES_AFTER),
    )
    place = sa.and_(_is_uncovered(StepKind.PLACE), sa.not_(in_hand))
    is_printed = row_exists(
        _AGREEMENT,
        _AGREEMENT.c.id == _SLIP.c.agreement_id,
        _AGREEMENT.c.resident_yes_at <= _SLIP.c.printed_at,
        _SLIP.c.printed_at <= now,
    )
    no_slip = sa.not_(row_exists(_SLIP, is_printed))

    return value_by_turn(
        {
            "turn-desk": place,
            "turn-post": place,
            "turn-uncertain": sa.true(),
            "turn-choose": sa.true(),
            "turn-neighbours": sa.and_(_is_silent(now), _is_uncovered(StepKind.NO_REPLY)),
            "turn-neighbour": sa.and_(
                _meets_before(now + BEFORE_MEETING), _is_uncovered(StepKind.ASK_NEIGHBOUR)
            ),
            "turn-resident": _is_uncovered(StepKind.RING),
            "turn-slip": sa.and_(sa.or_(_is_over(now), no_slip), _is_uncovered(StepKind.ASK_HOW)),
        },
        sa.false(),
    )


def _is_uncovered(step: StepKind) -> sa.ColumnElement[bool]:
    kinds = texts(COVERED_BY[step])
    return sa.not_(row_exists(_TASK, _TASK.c.done_at.is_(None), _TASK.c.kind.in_(kinds)))


def _meets_before(moment: datetime) -> sa.ColumnElement[bool]:
    return row_exists(
        _AGREEMENT, _AGREEMENT.c.cancelled_at.is_(None), _AGREEMENT.c.meet_at <= moment
    )


def _is_over(now: datetime) -> sa.ColumnElement[bool]:
    """Tell whether the agreed meeting, and the return, should be over by now."""
    ends = sa.func.coalesce(_AGREEMENT.c.return_by, _AGREEMENT.c.meet_at)
    return row_exists(_AGREEMENT, _AGREEMENT.c.cancelled_at.is_(None), ends <= now)


def _is_silent(now: datetime) -> sa.ColumnElement[bool]:
    """Tell whether nothing has happened for long, or the day that it is needed is near."""
    since = now - timedelta(days=SILENT_DAYS)
    recent: list[Any] = [  # a moment in the future was written by a clock that was ahead
        _REQUEST.c.taken_at.between(since, now),
        row_exists(_POSTING, _POSTING.c.posted_at.between(since, now)),
        row_exists(_TASK, _TASK.c.last_at.between(since, now)),
    ]
    first = sa.func.coalesce(_REQUEST.c.answers["first"].as_string(), "")
    soon = (to_local_time(now) + timedelta(days=2)).date().isoformat()
    return sa.or_(sa.and_(first != "", first <= soon), sa.not_(sa.or_(*recent)))
