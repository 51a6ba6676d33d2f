"""Export everything that is stored about one resident, for that resident."""

from __future__ import annotations

import dataclasses
import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.permissions import require_permission
from intake.desk.result import Result
from intake.domain.agreement import Agreement
from intake.domain.allocation import Allocation
from intake.domain.consent import Consent
from intake.domain.custody import Handover, Holding, Mishap
from intake.domain.disclosure import Disclosure
from intake.domain.draft import Draft
from intake.domain.field_change import read_audited_id
from intake.domain.message import Message
from intake.domain.participant import Participant, ParticipantNeed
from intake.domain.permissions import Permission
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.record import UNAUDITED_FIELDS
from intake.domain.referral import Referral
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Caller, Resident
from intake.domain.resident_pair import ResidentPair
from intake.domain.slips import Slip
from intake.domain.task import CALLS_TO_RESIDENT, Task, TaskKind
from intake.domain.visit import Visit
from intake.kit.files import write_file
from intake.kit.log import redact
from intake.kit.text_normalization import clean_values
from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import guard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.domain.record import Record
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

_STORE_FIELDS = UNAUDITED_FIELDS - {"id"}
# What belongs to a resident by ``resident_id``, and to each of their requests by ``request_id``.
_KINDS_OF_RESIDENT: tuple[type[Record], ...] = (
    Caller,
    ResidentPair,
    Consent,
    Request,
    Disclosure,
    Referral,
    Holding,
    Handover,
    Mishap,
    Participant,
)
_KINDS_OF_PARTICIPANT: tuple[type[Record], ...] = (ParticipantNeed, Allocation)
_KINDS_OF_REQUEST: tuple[type[Record], ...] = (PrivateNote, Posting, Agreement, Visit, Task, Slip)
_KINDS_OF_NEIGHBOUR: tuple[type[Record], ...] = (Reply, Message)
_EXPORTED_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Reply: ("request_id", "platform", "channel", "text", "received_at", "state"),
    Message: ("request_id", "subject", "text", "written_at", "sent_at", "state"),
}
"""The only fields that are exported of what passes between the desk and a neighbour.

Who the neighbour is belongs to the neighbour (GDPR article 15, paragraph 4). Of every other kind
all fields are exported but those of ``_FIELDS_ABOUT_OTHERS``.
"""

_FIELDS_WITHOUT_CONTACTS: dict[type[Record], tuple[str, ...]] = {
    Reply: ("text",),
    Message: ("text",),
    Agreement: ("place", "helper"),
    Visit: ("place", "helper"),
}
"""Fields in which a neighbour or a colleague may have typed how a neighbour is reached."""

_CONTACTS = frozenset(
    {FindingKind.ADDRESS, FindingKind.PHONE, FindingKind.EMAIL, FindingKind.POSTCODE}
)

TASKS_ABOUT_RESIDENT = CALLS_TO_RESIDENT | {
    TaskKind.WITHDRAW,
    TaskKind.CALL_PLATFORM,
    TaskKind.PIN_NOTICE,
    TaskKind.RENEW,
    TaskKind.UPDATE_POST,
}
"""Tasks of which the subject (``Task.about``) is the resident's own.

The subject of any other task may name a helper or a lender, and is left empty.
"""

_FIELDS_ABOUT_OTHERS: dict[type[Record], frozenset[str]] = {
    Handover: frozenset({"from_name", "to_name", "remark"}),
    Mishap: frozenset({"what_happened", "told_whom", "agreed"}),
}
"""Fields that name a lender or a colleague, or were noted about one."""


@dataclass(frozen=True)
class Export:
    """Exports the data of a resident.

    GDPR article 15 asks for a copy of the data, article 20 for a machine-readable form.
    """

    store: Store
    clock: Clock

    def write(self, actor: Actor, resident_id: UUID, target: Path) -> Result[int]:
        """Write a JSON file that only its owner can read; return the number of records in it.

        Raises ``UserFacingError`` for a role that may not, and ``ExternalError`` if the file cannot
        be written; in that case no file is left.
        """
        records = self.collect(actor, resident_id).value
        text = json.dumps(
            clean_values({"made_at": self.clock.now(), "resident": records}),
            default=_to_json,
            ensure_ascii=False,
            indent=2,
        )
        write_file(target, text, mode=0o600)
        return Result(sum(len(rows) for rows in records.values()))

    def collect(
        self, actor: Actor, resident_id: UUID
    ) -> Result[dict[str, list[dict[str, object]]]]:
        """Return every record about a resident, by kind; the request for it is audited."""
        require_permission(actor, Permission.EXPORT_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            resident_id = resolve_merged_resident(transaction, resident_id).id
            transaction.record_access(Resident, resident_id, "export")
            records = _records_of_resident(transaction, resident_id)
        fields_by_table: dict[str, list[dict[str, object]]] = {}
        for record in records:
            fields_by_table.setdefault(_table_name(type(record)), []).append(_fields_of(record))
        return Result(fields_by_table)


def _records_of_resident(transaction: ReadTransaction, resident_id: UUID) -> list[Record]:
    """Return the records of a resident, of their requests and of their places in projects."""
    people = list(_records_of_person(transaction, resident_id))
    records: list[Record] = [*people]
    for kind in _KINDS_OF_RESIDENT:
        records += transaction.find(kind, resident_id=resident_id)
    participant_ids = tuple(record.id for record in records if isinstance(record, Participant))
    for kind in _KINDS_OF_PARTICIPANT:
        records += transaction.find(kind, participant_id=participant_ids)
    request_ids = tuple(record.id for record in records if isinstance(record, Request))
    for kind in (*_KINDS_OF_REQUEST, *_KINDS_OF_NEIGHBOUR):
        records += transaction.find(kind, request_id=request_ids)
    codes = _codes_of_own_requests(transaction, request_ids, {person.id for person in people})
    records += [
        draft
        for draft in transaction.find(Draft)
        if draft.page.get("resident") == str(resident_id) or draft.page.get("code") in codes
    ]
    return [record for record in records if not _is_report_about_helper(record)]


def _is_report_about_helper(record: Record) -> bool:
    """Tell whether a record says that something was reported: coordinators alone read that."""
    return isinstance(record, Task) and record.kind is TaskKind.REVIEW_AGREEMENT


def _codes_of_own_requests(
    transaction: ReadTransaction, request_ids: tuple[UUID, ...], resident_ids: set[UUID]
) -> frozenset[str]:
    """Return the codes of the requests that never were the request of another resident.

    A finished call is found by its code. If its request was taken for another resident first, what
    the call holds may be about that resident.
    """
    once_of_others = {
        change.entity_id
        for change in transaction.history(request_ids)
        if change.field == "resident_id" and read_audited_id(change.new) not in resident_ids
    }
    return frozenset(
        request.code
        for request in transaction.find(Request, id=request_ids)
        if request.id not in once_of_others
    )


def _records_of_person(transaction: ReadTransaction, resident_id: UUID) -> Iterator[Resident]:
    """Yield the record of a person, and the records that were merged into it."""
    yield transaction.get(Resident, resident_id)
    for merged in transaction.find(Resident, merged_into=resident_id):
        yield from _records_of_person(transaction, merged.id)


def _table_name(kind: type[Record]) -> str:
    """Return the name of a kind of record in the file: ``private_note``."""
    words = re.findall(r"[A-Z][a-z]*", kind.__name__)
    return "_".join(word.lower() for word in words)


def _fields_of(record: Record) -> dict[str, object]:
    """Return the fields of a record that the resident is entitled to."""
    names = _EXPORTED_FIELDS.get(type(record))
    if names is None:
        names = tuple(
            part.name
            for part in dataclasses.fields(record)
            if part.name not in _STORE_FIELDS | _FIELDS_ABOUT_OTHERS.get(type(record), frozenset())
        )
    fields = {name: getattr(record, name) for name in names}
    for name in _FIELDS_WITHOUT_CONTACTS.get(type(record), ()):
        fields[name] = _remove_contacts(str(fields[name]))
    if type(record) in _KINDS_OF_NEIGHBOUR:
        fields["text"] = redact(str(fields["text"]))
    if isinstance(record, Task) and record.kind not in TASKS_ABOUT_RESIDENT:
        fields["about"] = ""
    return fields


def _remove_contacts(text: str) -> str:
    """Return what a neighbour wrote without where they live and how they are reached.

    However it is spelt: "nul zes", "henk (at) buren punt nl".
    """
    found = [finding for finding in guard(text, PrivateFacts()) if finding.kind in _CONTACTS]
    for contact in sorted(found, key=lambda finding: finding.start, reverse=True):
        text = f"{text[: contact.start]}[…]{text[contact.end :]}"
    return text


def _to_json(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, UUID):
        return str(value)
    text = f"no JSON form for {type(value).__name__}"
    raise TypeError(text)
