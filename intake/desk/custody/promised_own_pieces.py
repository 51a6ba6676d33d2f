"""Refuse that a piece of the centre's own is promised to two residents on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.custody.loan_calendar import (
    RESERVING_STATES,
    Loan,
    asked_days,
    days_of_promise,
    find_loans,
)
from intake.desk.request_loading import load_by_id
from intake.domain.agreement import Agreement
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from intake.ports import ReadTransaction


def require_own_piece_free(transaction: ReadTransaction, reply: Reply, today: date) -> None:
    """Raise ``UserFacingError`` if ``has_own_piece_free`` does not let a reply stand."""
    if not has_own_piece_free(transaction, reply, today):
        raise UserFacingError("own-thing-none-free", name=reply.text.partition(" · ")[0])


def has_own_piece_free(transaction: ReadTransaction, reply: Reply, today: date) -> bool:
    """Tell whether what a reply promises is still there, and is not promised too often.

    The reply is counted with all others as it stands in the transaction. A reply of a neighbour
    promises nothing of the centre's.
    """
    if reply.own_thing_id is None or reply.request_id is None:
        return True
    # Found, not got: a colleague may have taken back that the thing was added.
    thing = next(iter(transaction.find(Thing, id=reply.own_thing_id)), None)
    if thing is None or thing.removed_at:
        return False
    agreements = transaction.find(Agreement, reply_id=reply.id, cancelled_at=None)
    request = transaction.get(Request, reply.request_id)
    first, last = days_of_promise(next(iter(agreements), None), request, today)
    if last is None:  # without a day of return, as long as it was asked for
        last = max(first, asked_days(request.answers, today)[1])
    promised = Loan(thing.id, first, last, 1)
    loans = find_loans(transaction, (thing,), today)
    begins = {loan.first for loan in loans if promised.covers(loan.first)}
    return all(
        sum(loan.pieces for loan in loans if loan.covers(day)) <= thing.count
        for day in begins | {promised.first}
    )


def promises_of(transaction: ReadTransaction, thing_ids: Collection[UUID]) -> list[Reply]:
    """Return the replies that keep a piece of these things for a request that is under way."""
    replies = [
        reply
        for reply in transaction.find(Reply, channel="own", state=RESERVING_STATES)
        if reply.own_thing_id in thing_ids
    ]
    requests = load_by_id(transaction, Request, (reply.request_id for reply in replies))
    under_way = {request.id for request in requests.values() if not request.has_ended}
    return [reply for reply in replies if reply.request_id in under_way]
