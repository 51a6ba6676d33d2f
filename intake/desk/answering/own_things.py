"""Use cases of the centre's own things: list them, and lend one for a request.

What is lent is treated as a reply of a neighbour that needs no yes: the centre has it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre
from intake.desk.closing.closing import find_live_agreement
from intake.desk.custody.custody_writer import CustodyWriter, HopNotes
from intake.desk.custody.loan_calendar import asked_days, free_pieces_on
from intake.desk.custody.promised_own_pieces import promises_of
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result, reply_changes
from intake.domain.custody import Handover, Holder, HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Kind, Request
from intake.domain.thing import Owner, OwnStock, Thing
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

_CENTRE_CHANGED = Changes(centre=True)


@dataclass(frozen=True)
class OwnThings:
    """Maintains the list of the centre's own things, and lends them."""

    store: Store
    clock: Clock

    def list_all(self, actor: Actor) -> tuple[OwnStock, ...]:
        """Return the things on the list, sorted by name, with how many are lent."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.read(actor) as transaction:
            return find_own_stock(transaction)

    def save(self, actor: Actor, thing: Thing) -> Result[Thing]:
        """Add or change a thing; more or fewer of them are at its place.

        Raises ``UserFacingError`` without a name, for none of them, and for fewer than are out.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        if is_blank(thing.name):
            raise UserFacingError("own-thing-no-name")
        if thing.count < 1:
            raise UserFacingError("own-thing-no-count")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            writer = CustodyWriter(transaction, actor, now)
            saved = _save_counted(writer, replace(thing, name=thing.name.strip()))
        changed = Changes(centre=True, things=frozenset({saved.id}))
        return Result(saved, changed, transaction.operation_id)

    def remove(self, actor: Actor, thing_id: UUID) -> Result[Thing]:
        """Take a thing off the list; what was lent before is kept.

        Raises ``UserFacingError`` while it is promised to somebody.
        """
        require_permission(actor, Permission.SET_UP_CENTRE)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(Thing, thing_id)
            if promises_of(transaction, {thing_id}):
                raise UserFacingError("own-thing-promised", name=thing.name)
            removed = transaction.save(replace(thing, removed_at=now))
        return Result(removed, _CENTRE_CHANGED, transaction.operation_id)

    def lend(self, actor: Actor, request_id: UUID, thing_id: UUID) -> Result[Reply]:
        """Reserve a thing for a request: it stands among its replies, to be chosen.

        Raises ``UserFacingError`` if none is free on its days, and for a request that has ended
        or has an agreement.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            if request.has_ended or find_live_agreement(transaction, request_id):
                raise UserFacingError("post-not-wanted")
            thing = transaction.get(Thing, thing_id)
            days = asked_days(request.answers, to_local_time(now).date())
            if thing.removed_at or not free_pieces_on(transaction, thing, days):
                raise UserFacingError("own-thing-none-free", name=thing.name)
            centre = find_centre(transaction)
            name = centre.name if centre else thing.name
            reply = transaction.save(_make_reply(request, thing, name, now))
        return Result(reply, reply_changes(reply), transaction.operation_id)


def find_own_stock(transaction: ReadTransaction) -> tuple[OwnStock, ...]:
    """Return the things on the list, sorted by name, with how many are promised or lent."""
    things = transaction.find(Thing, owner=str(Owner.CENTRE), whole_id=None, removed_at=None)
    if not things:
        return ()
    lent = _count_lent(transaction, things)
    stock = [OwnStock(thing, lent[thing.id]) for thing in things]
    return tuple(sorted(stock, key=lambda own: own.thing.name.casefold()))


def find_fitting_things(
    transaction: ReadTransaction, kind: Kind, answers: Mapping[str, str], today: date
) -> tuple[OwnStock, ...]:
    """Return the centre's own things that a request asks for, with how many are lent on its days.

    Those of which none is free on all of these days are left out.
    """
    if kind is not Kind.BORROW:
        return ()
    things = transaction.find(Thing, owner=str(Owner.CENTRE), whole_id=None, removed_at=None)
    what, days = answers.get("what", ""), asked_days(answers, today)
    stock = [
        OwnStock(thing, thing.count - free_pieces_on(transaction, thing, days))
        for thing in things
        if thing.is_named_in(what)
    ]
    fitting = (entry for entry in stock if entry.free)
    return tuple(sorted(fitting, key=lambda own: own.thing.name.casefold()))


def _save_counted(writer: CustodyWriter, thing: Thing) -> Thing:
    """Save a thing, and let as many as came in or went out of the list be at its place."""
    transaction = writer.transaction
    was = next(iter(transaction.find(Thing, id=thing.id)), None)
    saved = transaction.save(thing)
    more = saved.count - (was.count if was else 0)
    place = Holder(HolderKind.PLACE, was.place if was else saved.place)
    if more > 0:
        notes = HopNotes(is_correction=was is not None)
        writer.begin(saved, place, more, notes)
    elif more < 0:
        writer.remove(saved, place, -more)
    here = Holder(HolderKind.PLACE, saved.place)
    for row in transaction.find(Holding, thing_id=saved.id, kind=str(HolderKind.PLACE)):
        if was and row.holder == place != here:
            writer.move(saved, place, here, row.count)
    return saved


def _count_lent(transaction: ReadTransaction, things: Collection[Thing]) -> Counter[UUID]:
    """Count what is promised, lent, lost or out of use; a promise counts until it is handed out."""
    ids = tuple(thing.id for thing in things)
    away: Counter[UUID] = Counter()
    if not ids:
        return away
    for row in transaction.find(Holding, thing_id=ids):
        if row.kind is not HolderKind.PLACE:
            away[row.thing_id] += row.count
    handed = {
        (handover.thing_id, handover.request_id)
        for handover in transaction.find(Handover, thing_id=ids)
    }
    for reply in _promises(transaction):
        if reply.own_thing_id and (reply.own_thing_id, reply.request_id) not in handed:
            away[reply.own_thing_id] += 1
    return away


def _promises(transaction: ReadTransaction) -> list[Reply]:
    """Return the replies by which an own thing is promised to a request that is under way."""
    states = (ReplyState.NEW, ReplyState.CHOSEN, ReplyState.RESERVE)
    replies = [
        reply for state in states for reply in transaction.find(Reply, state=state, channel="own")
    ]
    ids = tuple({reply.request_id for reply in replies if reply.request_id})
    requests = transaction.find(Request, id=ids) if ids else ()
    under_way = {request.id for request in requests if not request.has_ended}
    return [reply for reply in replies if reply.request_id in under_way]


def _make_reply(request: Request, thing: Thing, centre: str, now: datetime) -> Reply:
    about = " · ".join(part for part in (thing.name, thing.place, thing.note) if part)
    return Reply(
        request_id=request.id,
        channel="own",
        name=centre,
        text=about,
        received_at=now,
        own_thing_id=thing.id,
    )
