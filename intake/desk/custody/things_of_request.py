"""Which things belong to a request, and where they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.custody.thing_with_parts import things_with_parts
from intake.desk.request_loading import load_by_id
from intake.domain.custody import Holding
from intake.domain.thing import Thing

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.custody.thing_with_parts import ThingWithParts
    from intake.ports import ReadTransaction


def find_things_of(transaction: ReadTransaction, request_id: UUID) -> tuple[ThingWithParts, ...]:
    """Return what was lent for a request and what is out for it, with who has each."""
    lent = transaction.find(Thing, request_id=request_id, whole_id=None, removed_at=None)
    out = transaction.find(Holding, request_id=request_id)
    ids = {row.thing_id for row in out} - {thing.id for thing in lent}
    others = load_by_id(transaction, Thing, ids).values()
    own = [thing for thing in others if thing.whole_id is None]
    return things_with_parts(transaction, (*lent, *sorted(own, key=lambda thing: thing.sequence)))
