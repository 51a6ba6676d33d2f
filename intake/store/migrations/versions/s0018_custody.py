"""Who has which thing, what happened to it, and the times of a series of visits.

The centre's own things are in the place where the list says they are kept.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """What was lent before is not known to be out: hand it out anew, or leave it."""
    _extend_things()
    _create_custody()
    _create(
        "mishap",
        _reference("thing_id", "mishap", "own_thing"),
        sa.Column("kind", sa.Text(), nullable=False),
        _reference("resident_id", "mishap", nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("what_happened", "told_whom", "agreed", "photo")
        ),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_owner_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
    )
    _create(
        "visit",
        _reference("request_id", "visit"),
        _reference("agreement_id", "visit"),
        sa.Column("meets_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("helper", "place", "state")),
        sa.Column("code_word_asked", sa.Boolean(), nullable=True),
        sa.Column("went", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
    )
    for table, names in (
        ("mishap", ("thing_id", "resident_id")),
        ("visit", ("request_id", "agreement_id", "state")),
    ):
        _index(table, *names)
    op.add_column("agreement", sa.Column("pay_to", sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "agreement", sa.Column("cents_per_km", sa.Integer(), nullable=False, server_default="0")
    )
    with op.batch_alter_table("task") as task:
        task.add_column(sa.Column("thing_id", sa.Uuid(), nullable=True))
        task.create_foreign_key("fk_task_thing_id", "own_thing", ["thing_id"], ["id"])
    _index("task", "thing_id")


def _extend_things() -> None:
    with op.batch_alter_table("own_thing") as thing:
        thing.add_column(sa.Column("code", sa.Text(), nullable=True))
        thing.add_column(sa.Column("owner", sa.Text(), nullable=False, server_default="centre"))
        for name in ("lender", "lender_contact", "condition", "photo"):
            thing.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        for name, target in (("request_id", "request"), ("whole_id", "own_thing")):
            thing.add_column(sa.Column(name, sa.Uuid(), nullable=True))
            thing.create_foreign_key(f"fk_own_thing_{name}", target, [name], ["id"])
        thing.create_unique_constraint("uq_own_thing_code", ["code"])
    _index("own_thing", "request_id", "whole_id")


def _create_custody() -> None:
    _create(
        "holding",
        _reference("thing_id", "holding", "own_thing"),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "name")),
        _reference("resident_id", "holding", nullable=True),
        _reference("request_id", "holding", nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("asked_until", sa.Date(), nullable=True),
    )
    _create(
        "handover",
        _reference("thing_id", "handover", "own_thing"),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("from_kind", "from_name", "to_kind", "to_name")
        ),
        _reference("resident_id", "handover", nullable=True),
        _reference("request_id", "handover", nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("condition", "remark", "collector", "relation")
        ),
        sa.Column("slip_seen", sa.Boolean(), nullable=False),
        sa.Column("code_word", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("is_correction", sa.Boolean(), nullable=False),
    )
    _index("holding", "thing_id", "resident_id", "request_id", "kind")
    _index("handover", "thing_id", "resident_id", "request_id", "batch_id")
    _begin_with_own_things()


def _begin_with_own_things() -> None:
    """Write down that each own thing is at its place, and that its chain begins there."""
    op.execute(
        "INSERT INTO holding (id, version, sequence, thing_id, kind, name, count, since)"
        " SELECT id, 1, sequence, id, 'place', place, count, CURRENT_TIMESTAMP FROM own_thing"
        " WHERE count > 0"
    )
    op.execute(
        "INSERT INTO handover (id, version, sequence, thing_id, batch_id, from_kind, from_name,"
        " to_kind, to_name, count, handed_at, staff_id, condition, remark, collector, relation,"
        " slip_seen, code_word, is_signed, is_correction)"
        " SELECT id, 1, sequence, id, id, 'new', '', 'place', place, count, CURRENT_TIMESTAMP,"
        " '00000000000000000000000000000000', '', '', '', '', false, '', false, false"
        " FROM own_thing WHERE count > 0"
    )


def _reference(
    name: str, table: str, target: str = "", *, nullable: bool = False
) -> sa.Column[object]:
    target = target or name.removesuffix("_id")
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}")
    return sa.Column(name, sa.Uuid(), key, nullable=nullable)


def _index(table: str, *names: str) -> None:
    for name in names:
        op.create_index(f"ix_{table}_{name}", table, [name])


def _create(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0"),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_sequence", name, ["sequence"])
