"""Use cases of the record of things: write one down with its parts, label it, change it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.custody.custody_writer import (
    CustodyWriter,
    HopNotes,
    agreed_return,
    parts_of,
)
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result
from intake.domain.custody import Holder, HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.thing import Owner, Thing
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction


class Part(NamedTuple):
    """A part or accessory of a thing, and how many of it."""

    name: str
    pieces: int = 1


@dataclass(frozen=True, kw_only=True)
class NewThing:
    """A lender's thing as it is written down.

    ``is_here`` tells that it stands at the desk, at ``place``; else it is at its lender's. With a
    ``collector`` somebody of the centre is under way with it; with a ``resident_id`` they got it
    straight from the lender. The hops of ``batch_id`` stand on one receipt.
    """

    name: str
    count: int = 1
    lender: str
    lender_contact: str = ""
    request_id: UUID | None = None
    parts: tuple[Part, ...] = field(default=())
    condition: str = ""
    note: str = ""
    place: str = ""
    is_here: bool = True
    collector: str = ""
    resident_id: UUID | None = None
    batch_id: UUID = field(default_factory=new_id)


@dataclass(frozen=True)
class Things:
    """Writes down which things there are; a label's code is made with each."""

    store: Store
    clock: Clock

    def register(self, actor: Actor, new: NewThing) -> Result[Thing]:
        """Write down a lender's thing, with its parts and who has it.

        Raises ``UserFacingError`` without a name or a lender, or for none of them.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        _require_named(new.name, new.count)
        if is_blank(new.lender):
            raise UserFacingError("thing-no-lender")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:  # a code stays used if the rest is undone
            code = transaction.next_code(actor.desk)
        with self.store.write(actor, now) as transaction:
            thing = transaction.save(
                Thing(
                    name=new.name.strip(),
                    count=new.count,
                    place=new.place.strip(),
                    note=new.note.strip(),
                    code=code,
                    owner=Owner.LENDER,
                    lender=new.lender.strip(),
                    lender_contact=new.lender_contact.strip(),
                    request_id=new.request_id,
                    condition=new.condition.strip(),
                )
            )
            writer = CustodyWriter(transaction, actor, now, new.batch_id)
            parts = _save_parts(transaction, thing, new.parts)
            home = Holder(HolderKind.LENDER, thing.lender)
            now_with, notes = _first_holder(transaction, new)
            for piece in (thing, *parts):
                writer.begin(piece, home)
                if now_with:
                    writer.move(piece, home, now_with, piece.count, notes)
        return Result(thing, _changes(thing), transaction.operation_id)

    def add_parts(self, actor: Actor, thing_id: UUID, parts: Iterable[Part]) -> Result[Thing]:
        """Write down parts of a thing, which are where it is."""
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            _add_parts(CustodyWriter(transaction, actor, now), thing, tuple(parts))
        return Result(thing, _changes(thing), transaction.operation_id)

    def change(self, actor: Actor, thing: Thing, parts: Iterable[Part] = ()) -> Result[Thing]:
        """Change what is known of a thing, but not how many there are; ``parts`` are new ones.

        Raises ``UserFacingError`` without a name.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        _require_named(thing.name, thing.count)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            stored = transaction.get(Thing, thing.id)
            _add_parts(CustodyWriter(transaction, actor, now), stored, tuple(parts))
            changed = transaction.save(
                replace(
                    stored,
                    name=thing.name.strip(),
                    place=thing.place.strip(),
                    note=thing.note.strip(),
                    condition=thing.condition.strip(),
                    photo=thing.photo,
                )
            )
        return Result(changed, _changes(changed), transaction.operation_id)

    def give_code(self, actor: Actor, thing_id: UUID) -> Result[Thing]:
        """Give a thing the code for its label, if it has none."""
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            thing = transaction.get(Thing, thing_id)
            if thing.code is None:
                code = transaction.next_code(actor.desk)
                thing = transaction.save(replace(thing, code=code))
        return Result(thing, _changes(thing))

    def parts(self, actor: Actor, thing_id: UUID) -> tuple[Thing, ...]:
        """Return the parts of a thing."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            return parts_of(transaction, transaction.get(Thing, thing_id))


def _add_parts(writer: CustodyWriter, thing: Thing, parts: tuple[Part, ...]) -> None:
    """Save parts where their thing is. Raises ``UserFacingError`` if it is nowhere."""
    holdings = writer.transaction.find(Holding, thing_id=thing.id)
    if parts and not holdings:
        raise UserFacingError("thing-not-there", name=thing.name)
    for part in _save_parts(writer.transaction, thing, parts):
        writer.begin(part, holdings[0].holder)


def _first_holder(transaction: ReadTransaction, new: NewThing) -> tuple[Holder | None, HopNotes]:
    """Return the first holder of a new thing, None for its lender, and the notes of that hop."""
    if new.resident_id:
        due_on = agreed_return(transaction, new.request_id)
        holder = Holder(HolderKind.RESIDENT, resident_id=new.resident_id)
        return holder, HopNotes(request_id=new.request_id, due_on=due_on)
    if new.collector.strip():
        return Holder(HolderKind.COLLECTOR, new.collector.strip()), HopNotes()
    if new.is_here:
        return Holder(HolderKind.PLACE, new.place.strip()), HopNotes()
    return None, HopNotes()


def _require_named(name: str, count: int) -> None:
    if is_blank(name):
        raise UserFacingError("own-thing-no-name")
    if count < 1:
        raise UserFacingError("own-thing-no-count")


def _save_parts(
    transaction: WriteTransaction, thing: Thing, parts: Iterable[Part]
) -> tuple[Thing, ...]:
    saved = []
    for part in parts:
        _require_named(part.name, part.pieces)
        saved.append(
            transaction.save(
                Thing(
                    name=part.name.strip(),
                    count=part.pieces,
                    owner=thing.owner,
                    lender=thing.lender,
                    lender_contact=thing.lender_contact,
                    request_id=thing.request_id,
                    whole_id=thing.id,
                )
            )
        )
    return tuple(saved)


def _changes(thing: Thing) -> Changes:
    return Changes(things=frozenset({thing.id}), requests=thing.request_ids)
