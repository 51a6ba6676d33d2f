"""A mail that was read, so that it never becomes two replies."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedMail(Record):
    """A mail that some desk has imported, told apart by its ``fingerprint``."""

    fingerprint: str
    imported_at: datetime


def fingerprint_of(*parts: str) -> str:
    """Return what tells a mail from every other: a digest of its id, sender, subject and text.

    The id alone does not, because a stranger may use the id of another mail.
    """
    digest = hashlib.blake2s(digest_size=16)
    for part in parts:
        raw = part.encode("utf8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()
