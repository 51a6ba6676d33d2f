"""The schema of the first version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table of the first version."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Uuid(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_entity_id", "audit", ["entity_id"])
    op.create_table(
        "centre",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("house_number", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("entrance", sa.Text(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("closed", sa.JSON(), nullable=False),
        sa.Column("platforms", sa.JSON(), nullable=False),
        sa.Column("is_practice", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_centre"),
    )
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("for_what", sa.Text(), nullable=False),
        sa.Column("crisis", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
    op.create_table(
        "desk",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sign", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk"),
        sa.UniqueConstraint("sign", name="uq_desk_sign"),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.Text(), nullable=False),
        sa.Column("page", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    op.create_index("ix_draft_state", "draft", ["state"])
    op.create_table(
        "resident",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("salutation", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("infix", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("phones", sa.JSON(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("house_number", sa.Text(), nullable=False),
        sa.Column("addition", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("neighbourhood", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date()),
        sa.Column("text_size", sa.Integer(), nullable=False),
        sa.Column("paper_language", sa.Text(), nullable=False),
        sa.Column("fetched_by", sa.Text(), nullable=False),
        sa.Column("how_to_talk", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_resident"),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True)),
        sa.Column("left_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
    )
    op.create_table(
        "caller",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "resident_id",
            sa.Uuid(),
            sa.ForeignKey("resident.id", name="fk_caller_resident_id"),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Boolean()),
        sa.Column("created_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_caller"),
    )
    op.create_index("ix_caller_resident_id", "caller", ["resident_id"])
    op.create_table(
        "lookup",
        sa.Column("key", sa.Text()),
        sa.Column(
            "resident_id",
            sa.Uuid(),
            sa.ForeignKey("resident.id", name="fk_lookup_resident_id", ondelete="CASCADE"),
        ),
        sa.PrimaryKeyConstraint("key", "resident_id", name="pk_lookup"),
    )
    op.create_index("ix_lookup_resident_id", "lookup", ["resident_id"])
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column(
            "resident_id", sa.Uuid(), sa.ForeignKey("resident.id", name="fk_referral_resident_id")
        ),
        sa.Column("staff_id", sa.Uuid()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_referral"),
    )
    op.create_index("ix_referral_resident_id", "referral", ["resident_id"])
    op.create_table(
        "request",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column(
            "resident_id",
            sa.Uuid(),
            sa.ForeignKey("resident.id", name="fk_request_resident_id"),
            nullable=False,
        ),
        sa.Column("caller_id", sa.Uuid(), sa.ForeignKey("caller.id", name="fk_request_caller_id")),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("call_back_before", sa.DateTime(timezone=True)),
        sa.Column("taken_by", sa.Uuid()),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_request"),
        sa.UniqueConstraint("code", name="uq_request_code"),
    )
    op.create_index("ix_request_resident_id", "request", ["resident_id"])
    op.create_index("ix_request_state", "request", ["state"])
    op.create_table(
        "consent",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "resident_id",
            sa.Uuid(),
            sa.ForeignKey("resident.id", name="fk_consent_resident_id"),
            nullable=False,
        ),
        sa.Column(
            "request_id", sa.Uuid(), sa.ForeignKey("request.id", name="fk_consent_request_id")
        ),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("given", sa.Boolean()),
        sa.Column("text_read", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid()),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
    )
    op.create_index("ix_consent_request_id", "consent", ["request_id"])
    op.create_index("ix_consent_resident_id", "consent", ["resident_id"])
    op.create_table(
        "posting",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "request_id",
            sa.Uuid(),
            sa.ForeignKey("request.id", name="fk_posting_request_id"),
            nullable=False,
        ),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("claimed_by", sa.Uuid()),
        sa.Column("claimed_at", sa.DateTime(timezone=True)),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True)),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date()),
        sa.Column("overruled", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_posting"),
    )
    op.create_index("ix_posting_request_id", "posting", ["request_id"])
    op.create_index("ix_posting_state", "posting", ["state"])
    op.create_table(
        "private_note",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "request_id",
            sa.Uuid(),
            sa.ForeignKey("request.id", name="fk_private_note_request_id"),
            nullable=False,
        ),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("share", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_private_note"),
    )
    op.create_index("ix_private_note_request_id", "private_note", ["request_id"])
    op.create_table(
        "reply",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Uuid(), sa.ForeignKey("request.id", name="fk_reply_request_id")),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reply"),
    )
    op.create_index("ix_reply_message_id", "reply", ["message_id"])
    op.create_index("ix_reply_request_id", "reply", ["request_id"])
    op.create_index("ix_reply_state", "reply", ["state"])
    op.create_table(
        "agreement",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "request_id",
            sa.Uuid(),
            sa.ForeignKey("request.id", name="fk_agreement_request_id"),
            nullable=False,
        ),
        sa.Column(
            "reply_id",
            sa.Uuid(),
            sa.ForeignKey("reply.id", name="fk_agreement_reply_id"),
            nullable=False,
        ),
        sa.Column("helper", sa.Text(), nullable=False),
        sa.Column("meet_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("cost_cents", sa.Integer(), nullable=False),
        sa.Column("return_by", sa.DateTime(timezone=True)),
        sa.Column("code_word", sa.Text(), nullable=False),
        sa.Column("neighbour_yes_at", sa.DateTime(timezone=True)),
        sa.Column("resident_yes_at", sa.DateTime(timezone=True)),
        sa.Column("cancelled_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
    )
    op.create_index("ix_agreement_request_id", "agreement", ["request_id"])
    op.create_table(
        "message",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "request_id",
            sa.Uuid(),
            sa.ForeignKey("request.id", name="fk_message_request_id"),
            nullable=False,
        ),
        sa.Column("reply_id", sa.Uuid(), sa.ForeignKey("reply.id", name="fk_message_reply_id")),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
    )
    op.create_index("ix_message_request_id", "message", ["request_id"])
    op.create_index("ix_message_state", "message", ["state"])
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Uuid(), sa.ForeignKey("request.id", name="fk_task_request_id")),
        sa.Column(
            "resident_id", sa.Uuid(), sa.ForeignKey("resident.id", name="fk_task_resident_id")
        ),
        sa.Column("posting_id", sa.Uuid(), sa.ForeignKey("posting.id", name="fk_task_posting_id")),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("not_before", sa.DateTime(timezone=True)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_outcome", sa.Text(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True)),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
    )
    op.create_index("ix_task_request_id", "task", ["request_id"])
    op.create_index("ix_task_resident_id", "task", ["resident_id"])
    op.create_table(
        "disclosure",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "resident_id",
            sa.Uuid(),
            sa.ForeignKey("resident.id", name="fk_disclosure_resident_id"),
            nullable=False,
        ),
        sa.Column(
            "agreement_id",
            sa.Uuid(),
            sa.ForeignKey("agreement.id", name="fk_disclosure_agreement_id"),
            nullable=False,
        ),
        sa.Column("to_whom", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_disclosure"),
    )
    op.create_index("ix_disclosure_agreement_id", "disclosure", ["agreement_id"])
    op.create_index("ix_disclosure_resident_id", "disclosure", ["resident_id"])
    op.create_table(
        "slip",
        sa.Column("id", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "request_id",
            sa.Uuid(),
            sa.ForeignKey("request.id", name="fk_slip_request_id"),
            nullable=False,
        ),
        sa.Column(
            "agreement_id", sa.Uuid(), sa.ForeignKey("agreement.id", name="fk_slip_agreement_id")
        ),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Uuid()),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_slip"),
    )
    op.create_index("ix_slip_agreement_id", "slip", ["agreement_id"])
    op.create_index("ix_slip_request_id", "slip", ["request_id"])
