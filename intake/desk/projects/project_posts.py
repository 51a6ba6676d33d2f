"""What becomes of a project's posts: replies turn into promises, posts end; the team that asks.

A project's post (``bulk_posts``) is a request of the team itself: it names no resident.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.centre.facts import find_centre
from intake.desk.closing.closing import close_request
from intake.desk.closing.neighbour_notifier import NeighbourNotifier
from intake.desk.permissions import require_permission
from intake.desk.projects.pledge_writer import PledgeWriter
from intake.desk.projects.pledges import open_item, require_possible_count
from intake.desk.projects.project_facts import load_project
from intake.desk.reporting.withheld import require_may_lend
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.phone import make_phone
from intake.domain.pledge import Pledge, PledgeTerms
from intake.domain.posting import Posting, PostingState
from intake.domain.project import Project, ProjectItem
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Kind, Request, RequestState
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import ReadTransaction, Store, WriteTransaction


_NOT_PLACED = (PostingState.QUEUED, PostingState.FAILED)


class ProjectReply(NamedTuple):
    """A reply to a post of a project, with the item that it is about and the post's code."""

    reply: Reply
    item: ProjectItem
    code: str


@dataclass(frozen=True)
class ProjectPosts:
    """Takes replies to a project's posts as promises, and ends posts that are not needed."""

    store: Store
    clock: Clock
    translate: Translate

    def accept(
        self, actor: Actor, reply_id: UUID, item_id: UUID, terms: PledgeTerms
    ) -> Result[Pledge]:
        """Take a reply as a promise on the terms that were told by telephone.

        Raises ``UserFacingError`` for no pieces, and for a reply that was dealt with already.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        require_possible_count(terms.count or 0)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:  # a code stays used if the rest is undone
            code = transaction.next_code(actor.desk)
        with self.store.write(actor, now) as transaction:
            reply = transaction.get(Reply, reply_id)
            if reply.state is not ReplyState.NEW:
                raise UserFacingError("reply-dealt-with")
            item = open_item(transaction, item_id)
            _require_reply_to(transaction, reply, item)
            pledge = _pledge_of(reply, item, now).with_terms(terms)
            require_may_lend(transaction, item, pledge)
            writer = PledgeWriter(transaction, actor, now)
            saved, thing = writer.confirm(transaction.save(pledge), code)
            transaction.save(replace(reply, state=ReplyState.CHOSEN))
            writer.update_shortage_task(saved)
            tasks = transaction.changed_ids(Task)
        changed = Changes(
            projects=frozenset({item.project_id}),
            replies=frozenset({reply_id}),
            requests=frozenset(filter(None, (reply.request_id,))),
            things=frozenset({thing.id}),
            tasks=tasks,
        )
        return Result(saved, changed, transaction.operation_id)

    def end_needless(self, actor: Actor, project_id: UUID) -> Result[int]:
        """End the posts for what is not short any more; return how many.

        Those that are online become tasks to take them off; who replied hears that it is filled.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            needless = needless_requests(transaction, load_project(transaction, project_id))
            end_requests(NeighbourNotifier(transaction, self.translate, now), needless)
            tasks = transaction.changed_ids(Task)
        changed = Changes(
            projects=frozenset({project_id}),
            requests=frozenset(request.id for request in needless),
            tasks=tasks,
        )
        return Result(len(needless), changed, transaction.operation_id)


def end_requests(notifier: NeighbourNotifier, requests: Iterable[Request]) -> None:
    """End requests of a team: what is online is taken off, and nobody goes on asking."""
    for request in requests:
        close_request(notifier, request, RequestState.CANCELLED, "")


def open_requests_of(transaction: ReadTransaction, project: Project) -> tuple[Request, ...]:
    """Return the requests of the team that neighbours may still answer."""
    if project.team_resident_id is None:
        return ()
    requests = transaction.find(Request, resident_id=project.team_resident_id)
    return tuple(request for request in requests if request.is_open)


def require_same_name(transaction: ReadTransaction, changed: ProjectItem) -> None:
    """Raise ``UserFacingError`` for another name of an item that neighbours are asked for.

    What a post is about, and who answered it, is found by the name that stands in it.
    """
    items = tuple(transaction.find(ProjectItem, project_id=changed.project_id))
    stored = next((item for item in items if item.id == changed.id), None)
    if stored is None or normalize_words(stored.name) == normalize_words(changed.name):
        return
    project = transaction.get(Project, changed.project_id)
    for request in open_requests_of(transaction, project):
        if item_of_request(request, items) == stored:
            raise UserFacingError("project-item-online", name=stored.name)


def needless_requests(transaction: ReadTransaction, facts: ProjectFacts) -> tuple[Request, ...]:
    """Return the open requests of the team for items of which there is enough for sure."""
    short = {line.item.id for line in facts.lines() if line.counts.short}
    needless = []
    for request in open_requests_of(transaction, facts.project):
        item = item_of_request(request, facts.items)
        if item is None or item.id not in short:
            needless.append(request)
    return tuple(needless)


def replies_to(
    transaction: ReadTransaction, project: Project, items: tuple[ProjectItem, ...]
) -> tuple[ProjectReply, ...]:
    """Return the replies to a project's posts that nobody has dealt with, oldest first."""
    if project.team_resident_id is None:
        return ()
    requests = transaction.find(Request, resident_id=project.team_resident_id)
    by_id = {request.id: request for request in requests}
    if not by_id:
        return ()
    replies = transaction.find(Reply, request_id=tuple(by_id), state=str(ReplyState.NEW))
    found = []
    for reply in replies:
        request = by_id[reply.request_id] if reply.request_id else None
        item = item_of_request(request, items) if request else None
        if request and item:
            found.append(ProjectReply(reply, item, request.code))
    return tuple(found)


def waiting_posts(transaction: ReadTransaction, project: Project) -> tuple[Posting, ...]:
    """Return the posts of a project that are ready and not placed yet, oldest first."""
    keys = tuple(request.id for request in open_requests_of(transaction, project))
    if not keys:
        return ()
    postings = transaction.find(Posting, request_id=keys)
    return tuple(posting for posting in postings if posting.state in _NOT_PLACED)


def answers_of(project: Project, item: ProjectItem, pieces: int) -> dict[str, str]:
    """Return the answers of a request for pieces of an item, or for places."""
    if item.is_place:
        return {"what": item.name, "first": project.first.isoformat(), "why": project.name}
    return {
        "what": item.name,
        "quantity": str(pieces),
        "first": project.first.isoformat(),
        "until": project.last.isoformat(),
        "way": "desk",
        "why": project.name,
    }


def kind_of(item: ProjectItem) -> Kind:
    """Return as what an item is asked: a thing as a loan, a place as help."""
    if item.is_place:
        return Kind.HELP
    return Kind.BORROW


def team_of(transaction: WriteTransaction, project: Project) -> tuple[Project, Resident]:
    """Return the record that asks for the project: the team, at the centre's own address."""
    known = transaction.get_if_any(Resident, project.team_resident_id)
    if known:
        return project, known
    centre = find_centre(transaction)
    phones = tuple(make_phone(centre.phone) for _ in range(1)) if centre and centre.phone else ()
    team = transaction.save(
        Resident(
            first_name="Team",
            last_name=project.name,
            phones=phones,
            postcode=centre.postcode if centre else "",
        )
    )
    return transaction.save(replace(project, team_resident_id=team.id)), team


def item_of_request(request: Request, items: tuple[ProjectItem, ...]) -> ProjectItem | None:
    """Return the item that a request of the team is about."""
    wanted = normalize_words(request.what)
    named = [item for item in items if (name := normalize_words(item.name)) and name in wanted]
    return max(named, key=lambda item: len(item.name), default=None)


def _require_reply_to(transaction: ReadTransaction, reply: Reply, item: ProjectItem) -> None:
    """Raise ``UserFacingError`` for a reply to a post that is not of this project."""
    request = transaction.get_if_any(Request, reply.request_id)
    team_id = transaction.get(Project, item.project_id).team_resident_id
    if request is None or request.resident_id != team_id:
        raise UserFacingError("reply-dealt-with")


def _pledge_of(reply: Reply, item: ProjectItem, now: datetime) -> Pledge:
    return Pledge(
        project_id=item.project_id,
        project_item_id=item.id,
        lender=reply.name.strip() or reply.address,
        contact=reply.address,
        reply_id=reply.id,
        confirmed_at=now,
    )
