"""The audit, replayed from nothing, must give the tables as they stand.

Each change left exactly its rows, and none is missing or told twice.
"""

from __future__ import annotations

from collections import defaultdict

import sqlalchemy as sa

from intake.domain.record import UNAUDITED_FIELDS
from intake.store.row_conversion import audit_text
from intake.store.tables import AUDIT, TABLES

UNTOLD = tuple(UNAUDITED_FIELDS)


def audit_replays(engine, begun=None):
    """Follow every audit row from the first to the last, and compare what comes of them with every
    row of every table; gives the number of audit rows.

    ``begun`` is what ``follow_audit`` gave for the database that this one is a copy of: its rows
    need not be followed again.
    """
    told, last, number = begun or (defaultdict(dict), -1, 0)
    told = defaultdict(dict, {key: dict(fields) for key, fields in told.items()})
    with engine.connect() as connection:
        earlier = sa.select(sa.func.count()).where(AUDIT.c.sequence <= last)
        assert connection.execute(earlier).scalar() == number, "the audit lost a row"
        later = sa.select(AUDIT).where(AUDIT.c.sequence > last).order_by(AUDIT.c.sequence)
        rows = connection.execute(later).mappings().all()
        for row in rows:
            _follow(told, row)
        stands = {
            (name, found["id"]): {
                field: audit_text(value) for field, value in found.items() if field not in UNTOLD
            }
            for name, table in TABLES.items()
            for found in connection.execute(sa.select(table)).mappings()
        }
    assert {key: fields for key, fields in told.items() if fields} == stands
    return len(rows)


def follow_audit(engine):
    """Give what every audit row tells together, the number of the last, and how many there are."""
    told = defaultdict(dict)
    with engine.connect() as connection:
        rows = connection.execute(sa.select(AUDIT).order_by(AUDIT.c.sequence)).mappings().all()
    for row in rows:
        _follow(told, row)
    return told, max((row["sequence"] for row in rows), default=-1), len(rows)


def _follow(told, row):
    if row["action"] in ("view", "export"):
        return
    fields, name = told[row["entity"], row["entity_id"]], row["field"]
    if row["action"] == "add":
        assert name not in fields, f"added twice: {dict(row)}"
        assert row["old"] is None
    else:
        assert fields[name] == row["old"], f"the audit jumps: {fields[name]!r} became {dict(row)}"
        assert row["old"] != row["new"] or row["action"] == "remove", (
            f"nothing changed: {dict(row)}"
        )
    if row["action"] == "remove":
        del fields[name]
    else:
        fields[name] = row["new"]
