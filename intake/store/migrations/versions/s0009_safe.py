"""The audit has a number in the order of writing, and a consent to share names the helper.

Both used to depend on the clock.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Number the rows in the order of their ids, which was their order before.

    A consent to share does not say which agreement it was about if there are several, and is asked
    again.
    """
    with op.batch_alter_table("consent") as consent:
        consent.add_column(sa.Column("agreement_id", sa.Uuid(), nullable=True))
        consent.create_foreign_key("fk_consent_agreement_id", "agreement", ["agreement_id"], ["id"])
    op.create_index("ix_consent_agreement_id", "consent", ["agreement_id"])
    op.execute(
        "UPDATE consent SET agreement_id = "
        "(SELECT id FROM agreement WHERE agreement.request_id = consent.request_id) "
        "WHERE purpose = 'share' AND (SELECT count(*) FROM agreement "
        "WHERE agreement.request_id = consent.request_id) = 1"
    )
    op.add_column(
        "audit", sa.Column("sequence", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.execute(
        "UPDATE audit SET sequence = ordered.place FROM "
        "(SELECT id, row_number() OVER (ORDER BY id) AS place FROM audit) AS ordered "
        "WHERE ordered.id = audit.id"
    )
    op.create_index("ix_audit_sequence", "audit", ["sequence"], unique=True)
