"""The tables, generated from the dataclasses of the domain, so that a field is declared once.

The Alembic steps in ``migrations`` spell out their schema; a test compares the two.
"""

from __future__ import annotations

import sys
import types
import typing
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import sqlalchemy as sa

from intake.domain.agreement import Agreement
from intake.domain.allocation import Allocation
from intake.domain.approved_paper_language import ApprovedPaperLanguage
from intake.domain.call_record import CallRecord
from intake.domain.centre import Centre, Contact, Desk
from intake.domain.concern import Concern
from intake.domain.consent import Consent
from intake.domain.custody import Handover, Holding, Mishap
from intake.domain.disclosure import Disclosure
from intake.domain.draft import Draft
from intake.domain.import_run import ImportRun
from intake.domain.imported_mail import ImportedMail
from intake.domain.mail_rule import MailRule
from intake.domain.message import Message
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.pledge import Pledge
from intake.domain.posting import Posting
from intake.domain.private_note import SECRET_TOPICS, PrivateNote
from intake.domain.problem import ProblemResolution
from intake.domain.project import Project, ProjectItem
from intake.domain.referral import Referral
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Caller, Resident
from intake.domain.resident_pair import ResidentPair
from intake.domain.slips import Slip
from intake.domain.staff import Staff
from intake.domain.task import Task
from intake.domain.thing import Thing
from intake.domain.trip import Trip, TripStop
from intake.domain.visit import Visit
from intake.domain.visit_report import VisitReport
from intake.domain.volunteer import Volunteer, VolunteerInquiry
from intake.domain.wording import Wording

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

    from intake.domain.record import Record


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment, stored in UTC by every database."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        if value:
            return value.astimezone(UTC)
        return None

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        if value and value.tzinfo is None:
            return value.replace(tzinfo=UTC)
        return value


metadata = sa.MetaData(
    naming_convention={
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

ENTITIES: dict[str, type[Record]] = {
    "resident": Resident,
    "caller": Caller,
    "resident_pair": ResidentPair,
    "consent": Consent,
    "request": Request,
    "private_note": PrivateNote,
    "draft": Draft,
    "referral": Referral,
    "posting": Posting,
    "project": Project,
    "project_item": ProjectItem,
    "participant": Participant,
    "participant_need": ParticipantNeed,
    "pledge": Pledge,
    "own_thing": Thing,  # the table got its name before neighbours' things came into it
    "holding": Holding,
    "handover": Handover,
    "mishap": Mishap,
    "allocation": Allocation,
    "trip": Trip,
    "trip_stop": TripStop,
    "import_run": ImportRun,
    "reply": Reply,
    "imported_mail": ImportedMail,
    "mail_rule": MailRule,
    "agreement": Agreement,
    "message": Message,
    "disclosure": Disclosure,
    "task": Task,
    "call_record": CallRecord,
    "visit": Visit,
    "visit_report": VisitReport,
    "concern": Concern,
    "problem_resolution": ProblemResolution,
    "slip": Slip,
    "staff": Staff,
    "centre": Centre,
    "desk": Desk,
    "contact": Contact,
    "wording": Wording,
    "volunteer": Volunteer,
    "paper_language": ApprovedPaperLanguage,
    "asked": VolunteerInquiry,  # the table got its name before the class
}
NAMES = {kind: name for name, kind in ENTITIES.items()}
TABLE_OF_REFERENCE = {
    "resident_id": "resident",
    "caller_id": "caller",
    "request_id": "request",
    "reply_id": "reply",
    "agreement_id": "agreement",
    "posting_id": "posting",
    "volunteer_id": "volunteer",
    "wording_id": "wording",
    "task_id": "task",
    "thing_id": "own_thing",
    "whole_id": "own_thing",
    "project_id": "project",
    "project_item_id": "project_item",
    "participant_id": "participant",
    "pledge_id": "pledge",
    "trip_id": "trip",
    "repeats_id": "project",
    "team_resident_id": "resident",
}
UNIQUE_COLUMNS = {
    ("request", "code"),
    ("desk", "sign"),
    ("imported_mail", "fingerprint"),
    ("own_thing", "code"),
}
INDEXED_COLUMNS = {
    "sequence", "request_id", "resident_id", "other_id", "agreement_id", "task_id", "state",
    "message_id", "wording_id", "thing_id", "whole_id", "batch_id", "project_id", "project_item_id",
    "participant_id", "pledge_id", "trip_id",
}  # fmt: skip
INDEXED_TABLE_COLUMNS = {("holding", "kind"), ("pledge", "reply_id")}
# Columns that are encrypted separately, inside the encrypted database (docs/sources.md).
SECRET_COLUMNS = {("private_note", "secret"), ("concern", "secret")}
# Columns with a mapping whose entries on these topics ("a.allergies") are encrypted.
SECRET_ENTRIES = {("draft", "page"): SECRET_TOPICS}


def _split_optional(hint: Any) -> tuple[Any, bool]:
    """Split ``X | None`` into X and whether None is allowed."""
    if isinstance(hint, types.UnionType):
        kinds = [kind for kind in typing.get_args(hint) if kind is not type(None)]
        return kinds[0], len(kinds) < len(typing.get_args(hint))
    return hint, False


_COLUMN_TYPES: dict[type, Any] = {
    UUID: sa.Uuid(),
    str: sa.Text(),
    int: sa.Integer(),
    bool: sa.Boolean(),
    date: sa.Date(),
    datetime: Moment(),
}


def _column(table: str, name: str, hint: Any) -> sa.Column[Any]:
    kind, optional = _split_optional(hint)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        column_type: Any = sa.Text()
    elif name == "sequence":
        column_type = sa.BigInteger()
    else:
        column_type = _COLUMN_TYPES.get(kind) or sa.JSON(none_as_null=True)

    target = TABLE_OF_REFERENCE.get(name)
    if target:
        parts = [sa.ForeignKey(f"{target}.id")]
    else:
        parts = []

    return sa.Column(
        name,
        column_type,
        *parts,
        primary_key=name == "id",
        nullable=optional,
        unique=(table, name) in UNIQUE_COLUMNS or None,
        index=name in INDEXED_COLUMNS or (table, name) in INDEXED_TABLE_COLUMNS or None,
        server_default="0" if name == "sequence" else None,
    )


def field_types(kind: type) -> dict[str, Any]:
    """Return the types of a record's fields, resolved."""
    module = vars(sys.modules[kind.__module__])
    names = {"UUID": UUID, "datetime": datetime, "date": date, **_domain_names(), **module}
    return typing.get_type_hints(kind, globalns=names, localns=names)


def _domain_names() -> dict[str, Any]:
    """Return the names that the domain imports for type checking only."""
    from intake.domain.phone import Phone

    return {"Phone": Phone}


TABLES: dict[str, sa.Table] = {}
HINTS: dict[str, dict[str, Any]] = {}
for _name, _kind in ENTITIES.items():
    HINTS[_name] = {f.name: field_types(_kind)[f.name] for f in fields(_kind)}
    TABLES[_name] = sa.Table(
        _name, metadata, *(_column(_name, field, hint) for field, hint in HINTS[_name].items())
    )

WRITING_ACTIONS = ("add", "change", "remove")
"""The actions of the audit that changed a row; the others tell who looked at one."""

AUDIT = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Uuid(), primary_key=True),
    sa.Column(
        "sequence", sa.BigInteger(), nullable=False, server_default="0", index=True, unique=True
    ),
    sa.Column("at", Moment(), nullable=False),
    sa.Column("staff_id", sa.Uuid(), nullable=False),
    sa.Column("desk", sa.Text(), nullable=False),
    sa.Column("action", sa.Text(), nullable=False),
    sa.Column("entity", sa.Text(), nullable=False),
    sa.Column("entity_id", sa.Uuid(), nullable=False, index=True),
    sa.Column("field", sa.Text(), nullable=False),
    sa.Column("old", sa.Text()),
    sa.Column("new", sa.Text()),
    sa.Column("operation_id", sa.Uuid()),
)
STORE_FACT = sa.Table(
    "store_fact",
    metadata,
    sa.Column("name", sa.Text(), primary_key=True),
    sa.Column("value", sa.Text(), nullable=False),
)
"""What the store must remember: the check value of the key of its secrets."""

LOOKUP = sa.Table(
    "lookup",
    metadata,
    sa.Column("key", sa.Text(), primary_key=True),
    sa.Column(
        "resident_id",
        sa.Uuid(),
        sa.ForeignKey("resident.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
)
"""The keys by which a resident can be found.

They are derived from the resident's row, so they are not audited.
"""
