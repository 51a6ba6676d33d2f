"""Who has a thing: where its pieces are now, and each hop from hand to hand that brought them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID


class HolderKind(StrEnum):
    """With whom or where a thing is."""

    NEW = "new"  # not in the record before: where each chain begins
    LENDER = "lender"  # at home with its owner
    COLLECTOR = "collector"  # somebody of the centre is under way with it
    PLACE = "place"  # at the centre: a shelf, a community centre, a van
    RESIDENT = "resident"
    LOST = "lost"
    GONE = "gone"  # thrown away or replaced, as was agreed with its owner


class Holder(NamedTuple):
    """Who or what has a thing: a resident by id, others by name; a place is a shelf."""

    kind: HolderKind
    name: str = ""
    resident_id: UUID | None = None


class CodeWordCheck(StrEnum):
    """What came of asking for the code word when something was handed out."""

    NOT_ASKED = ""  # nothing was handed to a resident
    RIGHT = "right"
    KNOWN = "known"  # the colleague knows the person, or saw a pass


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding(Record):
    """How many pieces of a thing somebody has now; a row without pieces is removed.

    ``due_on`` is the day by which they come back, ``asked_until`` a later day that the lender is
    asked for. ``request_id`` is the request they were handed out for.
    """

    thing_id: UUID
    kind: HolderKind
    name: str = ""
    resident_id: UUID | None = None
    request_id: UUID | None = None
    count: int = 1
    since: datetime
    due_on: date | None = None
    asked_until: date | None = None

    @property
    def holder(self) -> Holder:
        return Holder(self.kind, self.name, self.resident_id)

    @property
    def is_at_desk(self) -> bool:
        return self.kind is HolderKind.PLACE

    def is_late(self, today: date) -> bool:
        """Tell whether a resident has it longer than was agreed."""
        is_out = self.kind is HolderKind.RESIDENT
        return is_out and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, kw_only=True, slots=True)
class Handover(Record):
    """One hop of some pieces of a thing, from hand to hand.

    What goes together in one act has the same ``batch_id``: it stands on one receipt.
    ``resident_id`` is the resident who gives or gets it. ``condition`` and ``remark`` are what was
    seen and said; ``collector`` came in the resident's place, as ``relation`` tells. A hop that
    only puts the record right is a correction.
    """

    thing_id: UUID
    batch_id: UUID
    from_kind: HolderKind
    from_name: str = ""
    to_kind: HolderKind
    to_name: str = ""
    resident_id: UUID | None = None
    request_id: UUID | None = None
    count: int = 1
    handed_at: datetime
    staff_id: UUID
    condition: str = ""
    remark: str = ""
    collector: str = ""
    relation: str = ""
    slip_seen: bool = False
    code_word: CodeWordCheck = CodeWordCheck.NOT_ASKED
    due_on: date | None = None
    is_signed: bool = False
    is_correction: bool = False

    @property
    def source(self) -> Holder:
        return self._holder(self.from_kind, self.from_name)

    @property
    def target(self) -> Holder:
        return self._holder(self.to_kind, self.to_name)

    def _holder(self, kind: HolderKind, name: str) -> Holder:
        resident_id = self.resident_id if kind is HolderKind.RESIDENT else None
        return Holder(kind, name, resident_id)


class MishapKind(StrEnum):
    """What went wrong with a thing."""

    DAMAGED = "damaged"
    LOST = "lost"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mishap(Record):
    """Damage to a thing, or its loss: what happened, who was told, what was agreed.

    ``told_owner_at`` is empty as long as a lender has not heard of it.
    """

    thing_id: UUID
    kind: MishapKind
    resident_id: UUID | None = None
    count: int = 1
    what_happened: str = ""
    told_whom: str = ""
    agreed: str = ""
    photo: str = ""
    happened_at: datetime
    told_owner_at: datetime | None = None
    staff_id: UUID


def count_by_holder(handovers: Iterable[Handover]) -> dict[tuple[UUID, Holder], int]:
    """Return how many pieces of each thing each holder has, by following every hop.

    ``HolderKind.NEW``, where a chain begins, holds nothing.
    """
    held: dict[tuple[UUID, Holder], int] = {}
    for handover in handovers:
        for holder, change in (
            (handover.source, -handover.count),
            (handover.target, handover.count),
        ):
            if holder.kind is not HolderKind.NEW:
                key = handover.thing_id, holder
                held[key] = held.get(key, 0) + change
    return {key: count for key, count in held.items() if count}
