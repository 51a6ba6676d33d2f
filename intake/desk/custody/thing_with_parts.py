"""A thing with its parts, and who has which pieces of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.domain.custody import HolderKind, Holding
from intake.domain.thing import Thing

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from intake.ports import ReadTransaction


class ThingWithParts(NamedTuple):
    """A thing with its parts, and who has which pieces of them."""

    thing: Thing
    holdings: tuple[Holding, ...]
    parts: tuple[ThingWithParts, ...] = ()

    @property
    def at_desk(self) -> int:
        """How many can be handed out now."""
        kinds = (HolderKind.PLACE, HolderKind.COLLECTOR)
        return sum(row.count for row in self.holdings if row.kind in kinds)

    def with_resident(self, resident_id: UUID) -> int:
        """How many a resident has."""
        return sum(row.count for row in self.holdings if row.resident_id == resident_id)


def things_with_parts(
    transaction: ReadTransaction, things: Collection[Thing]
) -> tuple[ThingWithParts, ...]:
    """Return things with their parts and who has them, in the order given."""
    ids = tuple(thing.id for thing in things)
    if not ids:
        return ()
    parts = transaction.find(Thing, whole_id=ids, removed_at=None)
    rows = transaction.find(Holding, thing_id=(*ids, *(part.id for part in parts)))

    def holdings_of(thing: Thing) -> tuple[Holding, ...]:
        return tuple(row for row in rows if row.thing_id == thing.id)

    return tuple(
        ThingWithParts(
            thing,
            holdings_of(thing),
            tuple(
                ThingWithParts(part, holdings_of(part))
                for part in parts
                if part.whole_id == thing.id
            ),
        )
        for thing in things
    )
