"""All that the desk holds about one resident, for the resident who asks for it."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

from intake.desk.permissions import require_permission
from intake.domain.consent import Consent
from intake.domain.permissions import Permission
from intake.domain.posting import Posting
from intake.domain.reply import Agreement, Disclosure, Message, Reply
from intake.domain.request import Draft, PrivateNote, Referral, Request
from intake.domain.resident import Caller, Resident
from intake.domain.task import Slip, Task
from intake.kit.errors import ExternalError

if TYPE_CHECKING:
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.domain.record import Record
    from intake.kit.clock import Clock
    from intake.ports import Store

_OF_RESIDENT: tuple[type[Record], ...] = (Caller, Consent, Request, Disclosure, Referral)
_OF_REQUEST: tuple[type[Record], ...] = (PrivateNote, Posting, Agreement, Task, Slip)
_OF_NEIGHBOUR: dict[type[Record], tuple[str, ...]] = {
    Reply: ("request_id", "platform", "channel", "text", "received_at", "state"),
    Message: ("request_id", "subject", "text", "written_at", "sent_at", "state"),
}
"""What of a neighbour's answer is about the resident.

Who the neighbour is, is the neighbour's own (GDPR article 15, paragraph 4).
"""


@dataclass(frozen=True)
class Export:
    """Gathers what is held about a resident (GDPR article 15.

    A copy of the data; article 20: in a form that a machine reads).
    """

    store: Store
    clock: Clock

    def write(self, actor: Actor, resident_id: UUID, target: Path) -> int:
        """Write one JSON file that its owner alone can read, and give the number of records in it.

        That it was made is written down.

        Raises ``UserFacingError`` for a role that may not, and ``ExternalError`` where the file cannot be written:
        then nothing is left behind.
        """
        held = self.everything(actor, resident_id)
        text = json.dumps(
            {"made_at": self.clock.now(), "resident": held},
            default=_plain,
            ensure_ascii=False,
            indent=2,
        )
        part = target.with_name(f"{target.name}.part")
        try:
            with os.fdopen(
                os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf8"
            ) as file:
                file.write(text)
            part.replace(target)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise ExternalError("export-not-written") from error
        return sum(len(rows) for rows in held.values())

    def everything(self, actor: Actor, resident_id: UUID) -> dict[str, list[dict[str, object]]]:
        """Give every record about a resident, by its kind."""
        require_permission(actor, Permission.EXPORT_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.record_access(Resident, resident_id, "export")
            held: dict[str, list[Record]] = {"resident": [transaction.get(Resident, resident_id)]}
            for kind in _OF_RESIDENT:
                held[_name(kind)] = list(transaction.find(kind, resident_id=resident_id))
            held[_name(Draft)] = [
                draft
                for draft in transaction.find(Draft)
                if draft.page.get("resident") == str(resident_id)
            ]
            requests = tuple(row.id for row in held[_name(Request)])
            for kind in (*_OF_REQUEST, *_OF_NEIGHBOUR):
                if requests:
                    held[_name(kind)] = list(transaction.find(kind, request_id=requests))
                else:
                    held[_name(kind)] = []
        return {name: [_shown(row) for row in rows] for name, rows in held.items()}


def _name(kind: type[Record]) -> str:
    return "".join(
        f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__
    ).lstrip("_")


def _shown(row: Record) -> dict[str, object]:
    names = _OF_NEIGHBOUR.get(type(row)) or tuple(
        field.name for field in dataclasses.fields(row) if field.name != "version"
    )
    return {name: getattr(row, name) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.asdict(value)
    if isinstance(value, UUID):
        return str(value)
    text = f"no plain form for {type(value).__name__}"
    raise TypeError(text)
