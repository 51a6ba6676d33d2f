"""An answer that is stored apart from its request because it is about health."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.domain.request import Request


SECRET_TOPICS = frozenset({"allergies", "diet"})
"""Answers that are kept apart; a call in progress holds them encrypted as well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrivateNote(Record):
    """What only the chosen helper may read, and only with consent.

    Diet, allergies, aids for health. Kept apart and encrypted.
    """

    request_id: UUID
    topic: str
    secret: str
    share: bool = False


def with_diet(request: Request, notes: Iterable[PrivateNote]) -> Request:
    """Return a request with the diet among its answers again.

    It is for the resident's own paper and the helper's: what is eaten, not why.
    """
    told = {note.topic: note.secret for note in notes if note.topic == "diet" and note.secret}
    if told:
        return replace(request, answers={**request.answers, **told})
    return request
