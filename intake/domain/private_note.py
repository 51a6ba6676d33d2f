"""An answer about health, stored separately from its request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.domain.request import Request


SECRET_TOPICS = frozenset({"allergies", "diet"})
"""Answers about health; a draft of a call holds them encrypted as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrivateNote(Record):
    """An answer that only the chosen helper may read, and only with consent.

    Diet, allergies and aids. It is stored separately and encrypted.
    """

    request_id: UUID
    topic: str
    secret: str
    share: bool = False


def add_diet(request: Request, notes: Iterable[PrivateNote]) -> Request:
    """Return a copy of a request whose answers contain the diet again.

    It is for the paper of the resident and of the helper, and says what is eaten, not why.
    """
    told = {note.topic: note.secret for note in notes if note.topic == "diet" and note.secret}
    if told:
        return replace(request, answers={**request.answers, **told})
    return request
