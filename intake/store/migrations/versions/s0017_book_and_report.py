"""The centre's own things and volunteers, imports, and what a report counts.

What was taught about mails is kept as lines from now on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Of earlier calls nothing is known; a message stood between whole lines."""
    _create(
        "own_thing",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.add_column("reply", sa.Column("own_thing_id", sa.Uuid(), nullable=True))
    _create(
        "call_record",
        _reference("task_id", "call_record"),
        _reference("request_id", "call_record", nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
    )
    for name in ("task_id", "request_id"):
        op.create_index(f"ix_call_record_{name}", "call_record", [name])
    op.add_column(
        "request", sa.Column("call_minutes", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("draft", sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True))
    _create(
        "import_run",
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.Column("doubles", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("imported_by", sa.Uuid(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
    )
    op.add_column("resident", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    op.add_column("volunteer", sa.Column("how_far", sa.Text(), nullable=False, server_default=""))
    for name in ("vog_on", "vog_asked_on", "paused_until"):
        op.add_column("volunteer", sa.Column(name, sa.Date(), nullable=True))
    op.add_column(
        "volunteer", sa.Column("registered_at", sa.DateTime(timezone=True), nullable=True)
    )
    with op.batch_alter_table("task") as task:
        task.add_column(sa.Column("volunteer_id", sa.Uuid(), nullable=True))
        task.create_foreign_key("fk_task_volunteer_id", "volunteer", ["volunteer_id"], ["id"])
    rule = sa.table("mail_rule", sa.column("text_before"), sa.column("text_after"))
    for column in (rule.c.text_before, rule.c.text_after):
        lines = sa.literal("\n").concat(column)
        op.execute(sa.update(rule).where(column != "").values({column.name: lines}))


def _reference(name: str, table: str, *, nullable: bool = False) -> sa.Column[object]:
    target = name.removesuffix("_id")
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}")
    return sa.Column(name, sa.Uuid(), key, nullable=nullable)


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
