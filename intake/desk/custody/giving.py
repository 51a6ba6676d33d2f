"""Give things to one holder, each with the parts that are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.custody.custody_writer import HopNotes, parts_of, pieces_along
from intake.domain.custody import Holder, HolderKind, Holding
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.custody.custody_writer import CustodyWriter
    from intake.domain.custody import Handover
    from intake.domain.thing import Thing

_AT_DESK = (str(HolderKind.PLACE), str(HolderKind.COLLECTOR))
"""What can be given: it stands here, or somebody of the centre has it in hand."""


@dataclass(frozen=True)
class Giver:
    """Gives things to one holder, each with the parts that are there."""

    writer: CustodyWriter
    target: Holder

    def give(self, thing: Thing, count: int | None, notes: HopNotes) -> list[Handover]:
        """Move pieces with their parts; raises ``UserFacingError`` if there are not so many."""
        holdings = self._rows(thing.id)
        total = sum(row.count for row in holdings)
        wanted = total if count is None else count
        if wanted > total or wanted < 1:
            raise UserFacingError("thing-not-at-desk", name=thing.name)
        handovers = self._move(thing, holdings, wanted, notes)
        for part in parts_of(self.writer.transaction, thing):
            rows = self._rows(part.id)
            along = pieces_along(sum(row.count for row in rows), wanted, total)
            handovers += self._move(part, rows, along, notes)
        return handovers

    def has_any(self, thing: Thing) -> bool:
        """Tell whether a piece of a thing can be given."""
        return bool(self._rows(thing.id))

    def _rows(self, thing_id: UUID) -> list[Holding]:
        rows = self.writer.transaction.find(Holding, thing_id=thing_id, kind=_AT_DESK)
        return [row for row in rows if row.holder != self.target]

    def _move(
        self, thing: Thing, rows: list[Holding], wanted: int, notes: HopNotes
    ) -> list[Handover]:
        handovers = []
        for row in rows:
            taken = min(row.count, wanted)
            if taken:
                handovers.append(self.writer.move(thing, row.holder, self.target, taken, notes))
                wanted -= taken
        return handovers


def give_home(
    writer: CustodyWriter, thing: Thing, count: int | None = None, remark: str = ""
) -> list[Handover]:
    """Give a lender's thing back to its lender, with the parts that are here.

    Parts that came later go home by themselves. Raises ``UserFacingError`` for a thing of the
    centre, and if nothing of it is at the desk.
    """
    if thing.is_own:
        raise UserFacingError("thing-has-no-lender", name=thing.name)
    giver = Giver(writer, Holder(HolderKind.LENDER, thing.lender))
    notes = HopNotes(remark=remark, request_id=thing.request_id)
    if giver.has_any(thing):
        return giver.give(thing, count, notes)
    parts = [part for part in parts_of(writer.transaction, thing) if giver.has_any(part)]
    if not parts:
        raise UserFacingError("thing-not-at-desk", name=thing.name)
    return [hop for part in parts for hop in giver.give(part, None, notes)]
