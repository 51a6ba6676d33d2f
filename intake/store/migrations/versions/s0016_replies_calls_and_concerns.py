"""What a week of replies and calls needs: mails that were read, rounds of calls, reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Of earlier mails nothing is known; their replies tell."""
    _create(
        "imported_mail",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("fingerprint", name="uq_imported_mail_fingerprint"),
    )
    for name in ("call_window", "voicemail"):
        op.add_column("resident", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "agreement", sa.Column("deposit_cents", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column("agreement", sa.Column("damage", sa.Text(), nullable=False, server_default=""))
    for name in ("checked", "references"):
        op.add_column("volunteer", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in ("mail_sender", "subject", "mail_text"):
        op.add_column("reply", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    texts = ("sender", "subject", "effect", "name_before", "name_after", "text_before")
    _create(
        "mail_rule",
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*texts, "text_after")),
        sa.Column("taught_by", sa.Uuid(), nullable=False),
        sa.Column("taught_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.add_column("reply", sa.Column("candidates", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("task") as task:
        task.add_column(sa.Column("agreement_id", sa.Uuid(), nullable=True))
        task.add_column(sa.Column("held_by", sa.Uuid(), nullable=True))
        task.add_column(sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
        task.create_foreign_key("fk_task_agreement_id", "agreement", ["agreement_id"], ["id"])
        task.create_index("ix_task_agreement_id", ["agreement_id"])
    _create(
        "visit_report",
        _reference("request_id", "visit_report"),
        _reference("agreement_id", "visit_report"),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("went_well", sa.Boolean(), nullable=True),
        sa.Column("again", sa.Boolean(), nullable=True),
        sa.Column("saved", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
    )
    for name in ("request_id", "agreement_id"):
        op.create_index(f"ix_visit_report_{name}", "visit_report", [name])
    _create(
        "concern",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("seen_by", sa.Text(), nullable=False),
        _reference("request_id", "concern", nullable=True),
        _reference("resident_id", "concern", nullable=True),
        sa.Column("helper", sa.Text(), nullable=False),
        sa.Column("helper_address", sa.Text(), nullable=False),
        sa.Column("is_withheld", sa.Boolean(), nullable=False),
        sa.Column("both_ways", sa.Boolean(), nullable=False),
        sa.Column("reported_by", sa.Uuid(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_note", sa.Text(), nullable=False),
    )
    for name in ("request_id", "resident_id"):
        op.create_index(f"ix_concern_{name}", "concern", [name])
    _create(
        "problem_resolution",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("resolved_by", sa.Uuid(), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=False),
    )


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
