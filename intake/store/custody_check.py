"""One query over the whole record of things: which do not add up.

A thing adds up if its holders together have as many pieces as there are, and each holder has what
the hops brought there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from intake.domain.custody import HolderKind
from intake.store.tables import TABLES

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.engine import Connection

_NEW = str(HolderKind.NEW)


def find_custody_faults(connection: Connection) -> tuple[UUID, ...]:
    """Return the things that are lost by the record, or in two places."""
    return tuple(row.thing_id for row in connection.execute(_query()))


def _query() -> sa.CompoundSelect[tuple[UUID]]:
    thing, holding, handover = (TABLES[name] for name in ("own_thing", "holding", "handover"))
    held = (
        sa.select(holding.c.thing_id, sa.func.sum(holding.c.count).label("pieces"))
        .group_by(holding.c.thing_id)
        .subquery()
    )
    miscounted = (
        sa.select(thing.c.id.label("thing_id"))
        .select_from(thing.outerjoin(held, held.c.thing_id == thing.c.id))
        .where(
            sa.func.coalesce(held.c.pieces, 0) != thing.c.count,
            # Of a thing that is not there any more, nobody has a piece either.
            thing.c.removed_at.is_(None) | (sa.func.coalesce(held.c.pieces, 0) != 0),
        )
    )
    empty = sa.select(holding.c.thing_id).where(holding.c.count < 1)
    moves = sa.union_all(
        sa.select(*_key(holding), holding.c.count.label("pieces")),
        sa.select(*_hop(handover, "from"), handover.c.count.label("pieces")).where(
            handover.c.from_kind != _NEW
        ),
        sa.select(*_hop(handover, "to"), (-handover.c.count).label("pieces")).where(
            handover.c.to_kind != _NEW
        ),
    ).subquery()
    key = (moves.c.thing_id, moves.c.kind, moves.c.name, moves.c.resident_id)
    astray = sa.select(moves.c.thing_id).group_by(*key).having(sa.func.sum(moves.c.pieces) != 0)
    return sa.union(miscounted, empty, astray)


def _key(holding: sa.Table) -> tuple[sa.ColumnElement[object], ...]:
    return holding.c.thing_id, holding.c.kind, holding.c.name, holding.c.resident_id


def _hop(handover: sa.Table, side: str) -> tuple[sa.ColumnElement[object], ...]:
    """Return the holder of one side of a hop; only a resident has an id."""
    kind = handover.c[f"{side}_kind"]
    resident = sa.case((kind == str(HolderKind.RESIDENT), handover.c.resident_id), else_=sa.null())
    return (
        handover.c.thing_id,
        kind.label("kind"),
        handover.c[f"{side}_name"].label("name"),
        resident.label("resident_id"),
    )
