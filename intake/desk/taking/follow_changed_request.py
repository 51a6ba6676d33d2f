"""What follows when a request is changed that neighbours or a helper have seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre, opening_hours_of
from intake.desk.closing.closing import find_live_agreement
from intake.desk.closing.neighbour_notifier import neighbour_name_and_address
from intake.domain.message import UNSENT_STATES, Message, MessageState
from intake.domain.posting import MAY_BE_ONLINE, Posting
from intake.domain.reply import Reply
from intake.domain.request import RequestState
from intake.domain.task import Task, TaskKind
from intake.forms.field import Reader
from intake.kit.time_zone import AMSTERDAM, to_local_time
from intake.text.composing.compose import answers_for_reader, public_answers

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.agreement import Agreement
    from intake.domain.centre import OpeningHours
    from intake.domain.request import Request
    from intake.ports import WriteTransaction

KNOWN_TO_HELPER = frozenset(
    {"what", "quantity", "first", "until", "time", "way", "collector", "pets"}
)
"""Answers that a helper relies on after the agreement."""

_MAX_DAYS_AWAY = 7

_MOMENTS = frozenset({"first", "until", "time"})
"""Answers that tell when it is."""


def follow_changed_request(
    transaction: WriteTransaction,
    before: Request,
    after: Request,
    due_at: datetime,
    now: datetime,
) -> frozenset[UUID]:
    """Create a task for each post that is outdated, and one to tell the helper.

    With another day or time the agreement becomes a proposal again: a yes to the old moment does
    not cover the new one. Changes that no neighbour can read create nothing. Returns the ids of the
    tasks.
    """
    made = set()
    coming_off = {
        task.posting_id
        for task in transaction.find(
            Task, request_id=after.id, kind=TaskKind.WITHDRAW, done_at=None
        )
    }
    was, is_now = (public_answers(version.kind, version.answers) for version in (before, after))
    if was != is_now:
        for posting in transaction.find(Posting, request_id=after.id):
            if posting.state in MAY_BE_ONLINE and posting.id not in coming_off:
                made.add(_create_task(transaction, after, TaskKind.UPDATE_POST, due_at, posting))
    agreement = find_live_agreement(transaction, after.id)
    changed = _changed_for_helper(before, after)
    if agreement and changed:
        if changed & _MOMENTS and _propose_anew(transaction, agreement, before, after, now):
            made.add(_call_about_proposal(transaction, after, due_at))
        about = neighbour_name_and_address(transaction.get(Reply, agreement.reply_id))
        made.add(_create_task(transaction, after, TaskKind.TELL_CHANGE, due_at, about))
    return frozenset(made)


def _changed_for_helper(before: Request, after: Request) -> frozenset[str]:
    """Return the keys of the answers that a helper relies on and that are other ones now."""
    was, is_now = (
        answers_for_reader(version.kind, version.answers, Reader.HELPER)
        for version in (before, after)
    )
    return frozenset(key for key in KNOWN_TO_HELPER if was.get(key) != is_now.get(key))


def _propose_anew(
    transaction: WriteTransaction,
    agreement: Agreement,
    before: Request,
    after: Request,
    now: datetime,
) -> bool:
    """Move the agreed meeting by as much as the days moved, and ask both again.

    A meeting at the desk stays within its opening hours. An invitation to the old moment is held
    back if it was not sent. Whatever was agreed differently from the request, as another hour, is
    kept. Returns whether it was moved.
    """
    meet_at = _move_by_days(agreement.meet_at, _days_between(before, after, "first"))
    clock = after.answers.get("time", "")
    if clock and clock != before.answers.get("time", ""):
        day = to_local_time(meet_at).date()
        meet_at = datetime.combine(day, time.fromisoformat(clock), AMSTERDAM)
    return_by = agreement.return_by
    if return_by:
        return_by = _move_by_days(return_by, _days_between(before, after, "until"))
    if after.goes_via_desk:  # what did not move was agreed so, or is in the past
        opening = opening_hours_of(find_centre(transaction), now)
        if meet_at != agreement.meet_at:
            meet_at = _fit_opening_hours(opening, meet_at, now, step=-1)
        if return_by and return_by != agreement.return_by:
            return_by = _fit_opening_hours(opening, return_by, now, step=1)

    if (meet_at, return_by) == (agreement.meet_at, agreement.return_by):
        return False

    for message in transaction.find(
        Message, reply_id=agreement.reply_id, state=tuple(map(str, UNSENT_STATES))
    ):
        transaction.save(replace(message, state=MessageState.RECALLED))

    proposed = replace(agreement, meet_at=meet_at, return_by=return_by, neighbour_yes_at=None)
    transaction.save(proposed.undo_resident_yes())
    if not after.is_open and not after.has_ended:
        transaction.save(replace(after, state=RequestState.OPEN))
    return True


def _move_by_days(moment: datetime, days: timedelta) -> datetime:
    """Return the same local time some days later, also if the clocks change in between."""
    here = to_local_time(moment)
    return datetime.combine(here.date() + days, here.time(), AMSTERDAM)


def _fit_opening_hours(
    opening: OpeningHours, moment: datetime, now: datetime, *, step: int
) -> datetime:
    """Return a moment in the future at which the desk is open.

    This is the moment itself, or else one within the hours of the nearest open day before it
    (``step`` -1) or after it (+1).
    """
    for days in range(_MAX_DAYS_AWAY):
        here = to_local_time(_move_by_days(moment, timedelta(days=days * step)))
        span = opening.on(here.date())
        if span is None:
            continue
        opens, closes = (datetime.combine(here.date(), edge, AMSTERDAM) for edge in span)
        fitting = min(max(here, opens), closes)
        if fitting > now:
            return fitting
    return max(moment, opening.next_open(now))


def _call_about_proposal(transaction: WriteTransaction, request: Request, due_at: datetime) -> UUID:
    """Plan a call in which the resident answers whether the new moment suits them."""
    promised = transaction.find(Task, request_id=request.id, kind=TaskKind.RING_BACK, done_at=None)
    if promised:
        return promised[0].id
    call = Task(
        kind=TaskKind.RING_BACK,
        request_id=request.id,
        resident_id=request.resident_id,
        due_at=due_at,
        created_by_operation=transaction.operation_id,
    )
    return transaction.save(call).id


def _days_between(before: Request, after: Request, name: str) -> timedelta:
    """Return the time between two days; zero if one of them is not known."""
    days = [version.answers.get(name, "")[:10] for version in (before, after)]
    if not all(days):
        return timedelta(0)
    old, new = (date.fromisoformat(day) for day in days)
    return new - old


def _create_task(
    transaction: WriteTransaction,
    request: Request,
    kind: TaskKind,
    due_at: datetime,
    subject: Posting | str,
) -> UUID:
    """Create a task about a post or a helper, unless such a task is open."""
    about, posting_id = subject, None
    if isinstance(subject, Posting):
        about, posting_id = subject.platform, subject.id
    existing = transaction.find(
        Task,
        request_id=request.id,
        kind=str(kind),
        posting_id=posting_id,
        about=str(about),
        done_at=None,
    )
    if existing:
        return existing[0].id
    task = Task(
        kind=kind,
        request_id=request.id,
        posting_id=posting_id,
        about=str(about),
        due_at=due_at,
        created_by_operation=transaction.operation_id,
    )

    return transaction.save(task).id
