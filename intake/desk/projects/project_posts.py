"""Use cases of a project's posts: a call for what falls short, and its replies as promises.

A project's post names nobody of its residents. It is a request of the team itself, which a
coordinator begins and agrees to in place of each resident.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.centre.facts import find_centre
from intake.desk.permissions import require_permission
from intake.desk.projects.pledge_writer import PledgeWriter
from intake.desk.projects.project_facts import load_project, require_open
from intake.desk.result import Changes, Result
from intake.domain.permissions import Permission
from intake.domain.phone import make_phone
from intake.domain.pledge import Pledge
from intake.domain.project import Project, ProjectItem
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction


class ProjectReply(NamedTuple):
    """A reply to a post of a project, with the item that it is about."""

    reply: Reply
    item: ProjectItem


@dataclass(frozen=True)
class ProjectPosts:
    """Prepares posts for what falls short, and takes their replies as promises."""

    store: Store
    clock: Clock

    def prepare(self, actor: Actor, project_id: UUID, item_id: UUID) -> Result[dict[str, str]]:
        """Return the entries of a call for an item that falls short, for the desk's own page.

        Raises ``UserFacingError`` if nothing is short.
        """
        require_permission(actor, Permission.RUN_PROJECT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            facts = load_project(transaction, project_id)
            require_open(facts.project)
            line = next(line for line in facts.lines() if line.item.id == item_id)
            short = line.counts.short - line.counts.offered
            if short < 1:
                raise UserFacingError("project-nothing-short", name=line.item.name)
            project, team = _team_of(transaction, facts.project)
            approved = replace(project, posts_approved_by=actor.staff_id, posts_approved_at=now)
            transaction.save(approved)
        entries = {
            "kind": str(Kind.BORROW),
            "said": f"{short} {line.item.name}",
            "resident": str(team.id),
            "who": team.full_name,
            "a.what": line.item.name,
            "a.quantity": str(short),
            "a.first": project.first.isoformat(),
            "a.until": project.last.isoformat(),
            "a.way": "desk",
            "a.why": project.name,
        }
        changed = Changes(projects=frozenset({project_id}), residents=frozenset({team.id}))
        return Result(entries, changed, transaction.operation_id)

    def accept(
        self, actor: Actor, reply_id: UUID, item_id: UUID, count: int, slot: str = ""
    ) -> Result[Pledge]:
        """Take a reply as a promise of so many pieces, which was confirmed by telephone.

        Raises ``UserFacingError`` for no pieces, and for a reply that was dealt with already.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if count < 1:
            raise UserFacingError("own-thing-no-count")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:  # a code stays used if the rest is undone
            code = transaction.next_code(actor.desk)
        with self.store.write(actor, now) as transaction:
            reply = transaction.get(Reply, reply_id)
            if reply.state is not ReplyState.NEW:
                raise UserFacingError("reply-dealt-with")
            item = transaction.get(ProjectItem, item_id)
            require_open(transaction.get(Project, item.project_id))
            pledge = _pledge_of(reply, item, count, slot, now)
            writer = PledgeWriter(transaction, actor, now)
            saved, thing = writer.confirm(transaction.save(pledge), code)
            transaction.save(replace(reply, state=ReplyState.CHOSEN))
            writer.sync(saved)
            tasks = transaction.changed(Task)
        changed = Changes(
            projects=frozenset({item.project_id}),
            replies=frozenset({reply_id}),
            requests=frozenset(filter(None, (reply.request_id,))),
            things=frozenset({thing.id}),
            tasks=tasks,
        )
        return Result(saved, changed, transaction.operation_id)


def replies_to(
    transaction: ReadTransaction, project: Project, items: tuple[ProjectItem, ...]
) -> tuple[ProjectReply, ...]:
    """Return the replies to a project's posts that nobody has dealt with, oldest first."""
    if project.team_resident_id is None:
        return ()
    requests = transaction.find(Request, resident_id=project.team_resident_id)
    of_request = {one.id: _item_of(one, items) for one in requests}
    if not of_request:
        return ()
    replies = transaction.find(Reply, request_id=tuple(of_request), state=str(ReplyState.NEW))
    found = []
    for reply in replies:
        item = of_request[reply.request_id] if reply.request_id else None
        if item:
            found.append(ProjectReply(reply, item))
    return tuple(found)


def _team_of(transaction: WriteTransaction, project: Project) -> tuple[Project, Resident]:
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


def _item_of(request: Request, items: tuple[ProjectItem, ...]) -> ProjectItem | None:
    wanted = normalize_words(request.what)
    named = [item for item in items if normalize_words(item.name) in wanted]
    return max(named, key=lambda item: len(item.name), default=None)


def _pledge_of(reply: Reply, item: ProjectItem, count: int, slot: str, now: datetime) -> Pledge:
    return Pledge(
        project_id=item.project_id,
        project_item_id=item.id,
        lender=reply.name.strip() or reply.address,
        contact=reply.address,
        count=count,
        slot=slot.strip(),
        reply_id=reply.id,
        confirmed_at=now,
    )
