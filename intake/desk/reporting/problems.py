"""Use cases of what went wrong anywhere: one list until each is ticked with what was done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement
from intake.domain.message import LOST_STATES, Message
from intake.domain.permissions import Permission
from intake.domain.posting import Posting, PostingState
from intake.domain.problem import Problem, ProblemKind, ProblemResolution
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

    from intake.domain.field_change import FieldChange
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store

_LOOKED_BACK = timedelta(days=90)
"""What went wrong longer ago and was never ticked is in the story of its request."""

_PROBLEMS_OF_POSTS = (ProblemKind.POST_UNCERTAIN, ProblemKind.POST_FAILED)
_MAX_DELAY = timedelta(days=1)
"""How long after its deadline a task is one that was missed."""

_MAX_TIME_UNLINKED = timedelta(hours=4)
"""How long a reply without a request may wait before it is a problem."""


class ListedProblem(NamedTuple):
    """A problem with the request and the resident that it is about."""

    problem: Problem
    request: Request | None
    resident: Resident | None


@dataclass(frozen=True)
class Problems:
    """Lists what went wrong, and records what was done about it."""

    store: Store
    clock: Clock

    def list_open(self, actor: Actor) -> tuple[ListedProblem, ...]:
        """Return every problem that nobody has ticked, the oldest first."""
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.read(actor) as transaction:
            resolved: dict[tuple[ProblemKind, UUID], ProblemResolution] = {}
            for done in transaction.find(ProblemResolution):
                resolved[done.kind, done.subject_id] = done
            problems = [
                problem
                for problem in _find_problems(transaction, now)
                if now - problem.at < _LOOKED_BACK
            ]
            ticks = {
                problem: resolved.get((problem.kind, problem.subject_id)) for problem in problems
            }
            history = _history_of(transaction, ticks)
            problems = [
                problem
                for problem, tick in ticks.items()
                if tick is None or not _is_resolved(problem, tick, history)
            ]
            requests = load_by_id(
                transaction, Request, (problem.request_id for problem in problems)
            )
            residents = load_by_id(
                transaction, Resident, (request.resident_id for request in requests.values())
            )
        problems.sort(key=lambda problem: (problem.at, problem.subject_id))
        listed = []
        for problem in problems:
            request = requests.get(problem.request_id) if problem.request_id else None
            resident = residents.get(request.resident_id) if request else None
            listed.append(ListedProblem(problem, request, resident))
        return tuple(listed)

    def resolve(self, actor: Actor, problem: Problem, note: str) -> Result[UUID]:
        """Tick a problem with what was done; raises ``UserFacingError`` without a text."""
        require_permission(actor, Permission.TAKE_REQUEST)
        if is_blank(note):
            raise UserFacingError("concern-no-note")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            resolution = transaction.save(
                ProblemResolution(
                    kind=problem.kind,
                    subject_id=problem.subject_id,
                    note=note.strip(),
                    resolved_by=actor.staff_id,
                    resolved_at=max(now, problem.at),
                )
            )
        requests = frozenset({problem.request_id} if problem.request_id else ())
        changed = Changes(requests=requests, centre=True)
        return Result(resolution.id, changed, transaction.operation_id)


def _history_of(
    transaction: ReadTransaction, ticks: Mapping[Problem, ProblemResolution | None]
) -> dict[UUID, list[FieldChange]]:
    """Return the changes of posts that were ticked, and of their ticks, by record."""
    asked: set[UUID] = set()
    for problem, tick in ticks.items():
        if tick and problem.kind in _PROBLEMS_OF_POSTS:
            asked |= {problem.subject_id, tick.id}
    history: dict[UUID, list[FieldChange]] = defaultdict(list)
    if asked:
        for entry in transaction.history(asked):
            history[entry.entity_id].append(entry)
    return history


def _is_resolved(
    problem: Problem, tick: ProblemResolution, history: Mapping[UUID, list[FieldChange]]
) -> bool:
    """Tell whether what a problem is about has not changed since it was ticked.

    Of a post the audit's order tells what came first: a clock may have been set back.
    """
    ticked = [entry.place for entry in history.get(tick.id, ())]
    if not ticked:
        return tick.resolved_at >= problem.at
    changed = [
        entry.place for entry in history.get(problem.subject_id, ()) if entry.field == "state"
    ]
    return max(ticked) > max(changed, default=0)


def _find_problems(transaction: ReadTransaction, now: datetime) -> Iterator[Problem]:
    for message in transaction.find(Message, state=tuple(str(state) for state in LOST_STATES)):
        at = message.sent_at or message.written_at
        yield Problem(ProblemKind.MAIL_LOST, message.id, message.request_id, message.to, at)
    kinds = {
        PostingState.UNCERTAIN: ProblemKind.POST_UNCERTAIN,
        PostingState.FAILED: ProblemKind.POST_FAILED,
    }
    states = tuple(str(state) for state in kinds)
    postings = transaction.find(Posting, state=states)
    requests = load_by_id(transaction, Request, (posting.request_id for posting in postings))
    for posting in postings:
        at = posting.posted_at or posting.claimed_at or requests[posting.request_id].taken_at
        kind = kinds[posting.state]
        yield Problem(kind, posting.id, posting.request_id, posting.platform, at)
    for task in transaction.find(Task, done_at=None):
        since = max((at for at in (task.due_at, task.not_before) if at), default=None)
        if since and now - since > _MAX_DELAY:
            yield Problem(
                ProblemKind.DEADLINE_MISSED, task.id, task.request_id, str(task.kind), since
            )
    for reply in transaction.find(Reply, state=ReplyState.NEW, request_id=None):
        if now - reply.received_at > _MAX_TIME_UNLINKED:
            yield Problem(ProblemKind.REPLY_UNLINKED, reply.id, None, reply.name, reply.received_at)
    yield from _withdrawn_helpers(transaction)


def _withdrawn_helpers(transaction: ReadTransaction) -> Iterator[Problem]:
    gone = {reply.id: reply for reply in transaction.find(Reply, state=ReplyState.WENT_AWAY)}
    if not gone:
        return
    for agreement in transaction.find(Agreement, reply_id=tuple(gone)):
        if agreement.cancelled_at:
            yield Problem(
                ProblemKind.HELPER_WITHDREW,
                agreement.id,
                agreement.request_id,
                gone[agreement.reply_id].name,
                agreement.cancelled_at,
            )
