"""Check, after an undo, that the result fits what was done since."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from intake.desk.closing.refusals import touched_requests
from intake.desk.custody.promised_own_pieces import has_own_piece_free, promises_of
from intake.desk.projects.project_undo_checks import require_project_undo_still_fits
from intake.desk.reporting.withheld import require_may_lend, require_not_withheld
from intake.desk.request_loading import load_aggregates, load_by_id
from intake.domain.agreement import Agreement
from intake.domain.allocation import Allocation
from intake.domain.next_step import PLATFORM_DESK_TASKS
from intake.domain.pledge import Pledge
from intake.domain.posting import MAY_BE_ONLINE, WAITING, PostingState
from intake.domain.project import ProjectItem
from intake.domain.record import Record
from intake.domain.reply import Reply
from intake.domain.request import RequestState
from intake.domain.request_aggregate import ENDS_WITH_REQUEST
from intake.domain.resident import Resident
from intake.domain.task import CALLS_TO_RESIDENT, Task, TaskKind
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.request_aggregate import RequestAggregate
    from intake.ports import ReadTransaction, WriteTransaction


R = TypeVar("R", bound=Record)


def require_consistent_undo(transaction: WriteTransaction, now: datetime) -> None:
    """Raise ``UserFacingError`` if an undo restores what something done since has ended.

    An ended request may not wait for anything, a request may not have two helpers, "agreed" is only
    what both have said yes to, and nobody is rung who died, moved away or refuses calls. A post
    that was taken off is not brought there again by an older task. Nobody who is withheld since
    gets residents again. What is undone in a project fits what became of it.
    """
    require_project_undo_still_fits(transaction)
    _require_nobody_withheld(transaction)
    _require_pieces_left(transaction, now)
    for aggregate in load_aggregates(transaction, touched_requests(transaction)):
        if sum(agreement.is_live for agreement in aggregate.agreements) > 1:
            raise UserFacingError("undo-changed-since")
        if aggregate.request.has_ended and _has_something_to_come(aggregate):
            raise UserFacingError("undo-changed-since")
        if _contradicts_agreement(aggregate) or _restores_what_ended(transaction, aggregate):
            raise UserFacingError("undo-changed-since")
    for task in transaction.find(Task, id=tuple(transaction.changed_ids(Task)), done_at=None):
        resident = transaction.get_if_any(Resident, task.resident_id)
        if resident and resident.gone:
            raise UserFacingError("undo-changed-since")


def _require_pieces_left(transaction: WriteTransaction, now: datetime) -> None:
    """Raise ``UserFacingError`` if a piece of the centre's is promised twice, or is no more."""
    agreed = (agreement.reply_id for agreement in _restored_records(transaction, Agreement))
    replies = (
        *_restored_records(transaction, Reply),
        *load_by_id(transaction, Reply, agreed).values(),
    )
    things = {reply.own_thing_id for reply in replies if reply.own_thing_id}
    things |= transaction.changed_ids(Thing)
    for reply in promises_of(transaction, things):
        if not has_own_piece_free(transaction, reply, to_local_time(now).date()):
            raise UserFacingError("undo-changed-since")


def _require_nobody_withheld(transaction: WriteTransaction) -> None:
    """Raise ``UserFacingError`` if a withheld helper is agreed with or promised again."""
    replies = [
        agreement.reply_id
        for agreement in _restored_records(transaction, Agreement)
        if agreement.is_live
    ]
    for reply in load_by_id(transaction, Reply, replies).values():
        require_not_withheld(transaction, reply.name, reply.address)
    pledges = {record.id: record for record in _restored_records(transaction, Pledge)}
    given = _restored_records(transaction, Allocation)
    things = load_by_id(transaction, Thing, (allocation.thing_id for allocation in given))
    pledge_ids = {*pledges, *(thing.pledge_id for thing in things.values())}
    promised = load_by_id(transaction, Pledge, pledge_ids)
    items = load_by_id(
        transaction, ProjectItem, (pledge.project_item_id for pledge in promised.values())
    )
    for pledge in promised.values():
        if pledge.still_stands:
            require_may_lend(transaction, items[pledge.project_item_id], pledge)


def _restored_records(transaction: WriteTransaction, kind: type[R]) -> tuple[R, ...]:
    changed = tuple(transaction.changed_ids(kind))
    return transaction.find(kind, id=changed) if changed else ()


def _contradicts_agreement(aggregate: RequestAggregate) -> bool:
    """Tell whether the request is agreed without two yeses, or open with both."""
    is_agreed = aggregate.request.state is RequestState.AGREED
    has_both = aggregate.agreement is not None and aggregate.agreement.is_confirmed
    return not aggregate.request.has_ended and is_agreed != has_both


def _restores_what_ended(transaction: WriteTransaction, aggregate: RequestAggregate) -> bool:
    """Tell whether a task is open again that a later refusal or withdrawal has ended."""
    postings = {posting.id: posting for posting in aggregate.postings}
    restored = transaction.changed_ids(Task)
    for task in aggregate.open_tasks:
        if task.id not in restored:
            continue
        if task.kind in CALLS_TO_RESIDENT and aggregate.refuses_calls:
            return True
        posting = postings.get(task.posting_id) if task.posting_id else None
        if posting is None or task.kind not in PLATFORM_DESK_TASKS:
            continue
        if posting.state is PostingState.WITHDRAWN or aggregate.refuses_posting:
            return True
        others = aggregate.tasks_of(posting.id)
        if any(other.kind is TaskKind.WITHDRAW for other in others):
            return True
    calls = [task for task in aggregate.open_tasks if task.kind is TaskKind.RING_BACK]
    return len(calls) > 1 and any(task.id in restored for task in calls)


def require_last_operation(
    transaction: ReadTransaction, key: UUID, operation_id: UUID | None
) -> None:
    """Raise ``UserFacingError`` if another operation was the last to change a row.

    ``operation_id`` is the operation to undo, None if it is not known.
    """
    if operation_id is None:
        return
    newest = transaction.history([key])[-1:]
    if newest and newest[0].operation_id != operation_id:
        raise UserFacingError("undo-changed-since")


def _has_something_to_come(aggregate: RequestAggregate) -> bool:
    """Tell whether an ended request still waits for a helper, a post or a call."""
    agreement, is_done = aggregate.agreement, aggregate.request.state is RequestState.CLOSED
    if agreement and not (is_done and agreement.is_confirmed):
        return True
    if any(posting.state in WAITING - MAY_BE_ONLINE for posting in aggregate.postings):
        return True
    if any(task.kind in ENDS_WITH_REQUEST for task in aggregate.open_tasks):
        return True
    coming_off = {
        task.posting_id for task in aggregate.open_tasks if task.kind is TaskKind.WITHDRAW
    }
    return any(posting.id not in coming_off for posting in aggregate.possibly_online)
