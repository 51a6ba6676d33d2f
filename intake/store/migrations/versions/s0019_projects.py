"""Projects: what many residents need on one day, who promises it, and who gets what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Nothing of before belongs to a project."""
    _create_project()
    _create_participants()
    _create_pledges()
    _create_trips()
    for table, name, target in (
        ("own_thing", "pledge_id", "pledge"),
        ("task", "project_item_id", "project_item"),
    ):
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column(name, sa.Uuid(), nullable=True))
            changed.create_foreign_key(f"fk_{table}_{name}", target, [name], ["id"])
        _index(table, name)


def _create_project() -> None:
    _create(
        "project",
        *_texts("name", "place"),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        *_texts("team"),
        sa.Column("spare_percent", sa.Integer(), nullable=False),
        *_texts("state"),
        sa.Column("posts_approved_by", sa.Uuid(), nullable=True),
        sa.Column("posts_approved_at", sa.DateTime(timezone=True), nullable=True),
        _reference("repeats_id", "project", "project", nullable=True),
        _reference("team_resident_id", "project", "resident", nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
    )
    _create(
        "project_item",
        _reference("project_id", "project_item"),
        *_texts("name", "rule"),
        sa.Column("fits", sa.Integer(), nullable=False),
        *_texts("family", "size"),
        sa.Column("is_place", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
    )
    _index("project", "state")
    _index("project_item", "project_id")


def _create_participants() -> None:
    _create(
        "participant",
        _reference("project_id", "participant"),
        _reference("resident_id", "participant"),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("is_waiting", sa.Boolean(), nullable=False),
        sa.Column("goes_first", sa.Boolean(), nullable=False),
        sa.Column("fee_cents", sa.Integer(), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        *_texts("note"),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
    )
    _create(
        "participant_need",
        _reference("project_id", "participant_need"),
        _reference("participant_id", "participant_need"),
        _reference("project_item_id", "participant_need"),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("own", sa.Integer(), nullable=False),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
    )
    _index("participant", "project_id", "resident_id")
    _index("participant_need", "project_id", "participant_id", "project_item_id")


def _create_pledges() -> None:
    _create(
        "pledge",
        _reference("project_id", "pledge"),
        _reference("project_item_id", "pledge"),
        *_texts("lender", "contact", "street", "house_number", "postcode", "city"),
        sa.Column("count", sa.Integer(), nullable=False),
        *_texts("slot", "note", "state"),
        _reference("reply_id", "pledge", nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True),
    )
    _create(
        "allocation",
        _reference("project_id", "allocation"),
        _reference("participant_id", "allocation"),
        _reference("thing_id", "allocation", "own_thing"),
        sa.Column("count", sa.Integer(), nullable=False),
        *_texts("reason"),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
    )
    _index("pledge", "project_id", "project_item_id", "reply_id", "state")
    _index("allocation", "project_id", "participant_id", "thing_id")


def _create_trips() -> None:
    _create(
        "trip",
        _reference("project_id", "trip"),
        *_texts("kind"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *_texts("driver"),
        sa.Column("room", sa.Integer(), nullable=False),
    )
    _create(
        "trip_stop",
        _reference("project_id", "trip_stop"),
        _reference("trip_id", "trip_stop"),
        _reference("pledge_id", "trip_stop"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("slot"),
    )
    _index("trip", "project_id")
    _index("trip_stop", "project_id", "trip_id", "pledge_id")


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


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
