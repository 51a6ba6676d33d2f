"""Use cases of the centre's own things: list them, and lend one for a request.

What is lent is treated as a reply of a neighbour that needs no yes: the centre has it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre
from intake.desk.closing.closing import find_live_agreement
from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result, reply_changes
from intake.domain.own_thing import OwnStock, OwnThing
from intake.domain.permissions import Permission
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Kind, Request
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
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

    def save(self, actor: Actor, thing: OwnThing) -> Result[OwnThing]:
        """Add or change a thing; raises ``UserFacingError`` without a name, or for none of them."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        if not thing.name.strip():
            raise UserFacingError("own-thing-no-name")
        if thing.count < 1:
            raise UserFacingError("own-thing-no-count")
        with self.store.write(actor, self.clock.now()) as transaction:
            saved = transaction.save(replace(thing, name=thing.name.strip()))
        return Result(saved, _CENTRE_CHANGED, transaction.operation_id)

    def remove(self, actor: Actor, thing_id: UUID) -> Result[OwnThing]:
        """Take a thing off the list; what was lent before is kept."""
        require_permission(actor, Permission.SET_UP_CENTRE)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            thing = transaction.get(OwnThing, thing_id)
            removed = transaction.save(replace(thing, removed_at=now))
        return Result(removed, _CENTRE_CHANGED, transaction.operation_id)

    def lend(self, actor: Actor, request_id: UUID, thing_id: UUID) -> Result[Reply]:
        """Reserve a thing for a request: it stands among its replies, to be chosen.

        Raises ``UserFacingError`` if none is free, or if the request has ended or has an agreement.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            if request.has_ended or find_live_agreement(transaction, request_id):
                raise UserFacingError("post-not-wanted")
            thing = transaction.get(OwnThing, thing_id)
            stock = OwnStock(thing, _count_lent(transaction)[thing_id])
            if thing.removed_at or not stock.free:
                raise UserFacingError("own-thing-none-free", name=thing.name)
            centre = find_centre(transaction)
            name = centre.name if centre else thing.name
            reply = transaction.save(_make_reply(request, thing, name, now))
        return Result(reply, reply_changes(reply), transaction.operation_id)


def find_own_stock(transaction: ReadTransaction) -> tuple[OwnStock, ...]:
    """Return the things on the list, sorted by name, with how many are promised or lent."""
    things = transaction.find(OwnThing, removed_at=None)
    if not things:
        return ()
    lent = _count_lent(transaction)
    stock = [OwnStock(thing, lent[thing.id]) for thing in things]
    return tuple(sorted(stock, key=lambda one: one.thing.name.casefold()))


def find_fitting_things(
    transaction: ReadTransaction, kind: Kind, what: str
) -> tuple[OwnStock, ...]:
    """Return the centre's own things that a request asks for and of which one is free."""
    if kind is not Kind.BORROW:
        return ()
    stock = find_own_stock(transaction)
    return tuple(one for one in stock if one.free and one.thing.is_named_in(what))


def _count_lent(transaction: ReadTransaction) -> Counter[UUID]:
    """Count what is promised or lent: until the request has ended."""
    states = (ReplyState.NEW, ReplyState.CHOSEN, ReplyState.RESERVE)
    replies = [
        reply
        for state in states
        for reply in transaction.find(Reply, state=state, channel="own")
        if reply.own_thing_id
    ]
    ids = tuple({reply.request_id for reply in replies if reply.request_id})
    requests = transaction.find(Request, id=ids) if ids else ()
    under_way = {request.id for request in requests if not request.has_ended}
    return Counter(
        reply.own_thing_id
        for reply in replies
        if reply.own_thing_id and reply.request_id in under_way
    )


def _make_reply(request: Request, thing: OwnThing, centre: str, now: datetime) -> Reply:
    about = " · ".join(part for part in (thing.name, thing.place, thing.note) if part)
    return Reply(
        request_id=request.id,
        channel="own",
        name=centre,
        text=about,
        received_at=now,
        own_thing_id=thing.id,
    )
