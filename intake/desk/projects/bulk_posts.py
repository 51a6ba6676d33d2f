"""Use cases of a project's posts in bulk: one for each thing that falls short, in varied words.

The coordinator reads and approves them in place of each resident: they name nobody. Each has a code
of its own, so that a reply finds the thing that it is about. No platform gets many on one day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.centre.facts import get_centre
from intake.desk.permissions import require_permission
from intake.desk.placing.platform_options import PlatformChooser
from intake.desk.placing.post_checks import PlatformText, consent_text, join_agreed
from intake.desk.projects.project_facts import load_project, require_open, residents_of
from intake.desk.projects.project_posts import (
    answers_of,
    item_of_request,
    kind_of,
    team_of,
    waiting_posts,
)
from intake.desk.result import Changes, Result
from intake.domain.consent import Consent, Purpose
from intake.domain.permissions import Permission
from intake.domain.phone import format_phone
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import Posting, PostingState
from intake.domain.project import Project, ProjectItem
from intake.domain.request import Kind, Request
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import normalize_words
from intake.kit.time_zone import to_local_time
from intake.text.composing.project_post import ProjectWanted, project_post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from intake.desk.placing.posting_progress import PostingProgress
    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.resident import Resident
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Channel, Platforms, Store, WriteTransaction

MAX_POSTS_A_DAY = 4
"""Posts of projects that one platform gets on one day, unless its profile says another number.

An estimate of our own: who posts a series is taken for an advertiser.
"""

_ENDED_STATES = (PostingState.WITHDRAWN, PostingState.EXPIRED)


class PlannedPost(NamedTuple):
    """A post that can go out: for which item and how many pieces, where, and its whole text."""

    item_id: UUID
    name: str
    pieces: int
    platform: str
    platform_name: str
    code: str
    title: str
    text: str


class PostPlan(NamedTuple):
    """The posts of today, and how many wait for another day because a platform has its share."""

    posts: tuple[PlannedPost, ...]
    waiting: int = 0


@dataclass(frozen=True)
class BulkPosts:
    """Plans and places the posts of a project."""

    store: Store
    clock: Clock
    platforms: Platforms
    channel_of: Callable[[PlatformProfile], Channel | None]
    postings: PostingProgress
    translate: Translate

    def plan(self, actor: Actor, project_id: UUID, item_id: UUID | None = None) -> Result[PostPlan]:
        """Return the posts for what falls short that are not online yet, with their texts.

        ``item_id`` asks for those of one item alone.

        Raises ``UserFacingError`` if nothing is short, or everything asked is online already.
        """
        require_permission(actor, Permission.RUN_PROJECT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            planner = self._planner(transaction, actor, project_id)
            plan = planner.plan(now, item_id)
            not_placed = waiting_posts(transaction, planner.project)
        if not plan.posts and not plan.waiting:
            if not_placed:
                raise UserFacingError("project-posts-ready", count=len(not_placed))
            raise UserFacingError("project-nothing-to-post")
        changed = Changes(projects=frozenset({project_id}))
        return Result(plan, changed, transaction.operation_id)

    def place(
        self, actor: Actor, project_id: UUID, posts: Sequence[PlannedPost]
    ) -> Result[tuple[Posting, ...]]:
        """Queue posts that a coordinator has read, unless another desk was faster.

        What is online by now, or beyond the share of a platform, is left out. Raises
        ``UserFacingError`` for a text that the guard stops, and if nothing is left to place.
        """
        require_permission(actor, Permission.RUN_PROJECT)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            planner = self._planner(transaction, actor, project_id)
            project, team = planner.project, planner.team
            _require_nobody_named(posts, residents_of(transaction, planner.facts.participants))
            posts = planner.still_wanted(posts, now)
            if not posts:
                raise UserFacingError("project-nothing-to-post")
            transaction.save(
                replace(project, posts_approved_by=actor.staff_id, posts_approved_at=now)
            )
            writer = _RequestWriter(transaction, actor, project, team, now)
            placed: list[Posting] = []
            for code in dict.fromkeys(post.code for post in posts):
                theirs = [post for post in posts if post.code == code]
                request = writer.save_request(theirs[0])
                writer.save_approval(request, theirs, self.translate)
                for post in theirs:
                    text = PlatformText(post.platform, post.title, post.text)
                    posting = self.postings.queue_in(transaction, actor, request, text)
                    if posting:
                        placed.append(posting)
            requests = transaction.changed_ids(Request)
            tasks = transaction.changed_ids(Task)
        changed = Changes(
            projects=frozenset({project_id}),
            residents=frozenset({team.id}),
            requests=requests,
            postings=frozenset(post.id for post in placed),
            tasks=tasks,
        )
        return Result(tuple(placed), changed, transaction.operation_id)

    def _planner(self, transaction: WriteTransaction, actor: Actor, project_id: UUID) -> _Planner:
        """Read a project that is open; raises ``UserFacingError`` for another."""
        facts = load_project(transaction, project_id)
        require_open(facts.project)
        project, team = team_of(transaction, facts.project)
        return _Planner(
            posts=self,
            transaction=transaction,
            actor=actor,
            facts=facts,
            project=project,
            team=team,
        )


def _require_nobody_named(posts: Sequence[PlannedPost], residents: Mapping[UUID, Resident]) -> None:
    """Raise ``UserFacingError`` for a post with the whole name of somebody who takes part.

    A project or a thing may be called after somebody, and a coordinator may type a name.
    """
    texts = [f" {normalize_words(f'{post.title} {post.text}')} " for post in posts]
    for resident in residents.values():
        name = normalize_words(resident.full_name)
        if " " in name and any(f" {name} " in text for text in texts):
            raise UserFacingError("post-private", kinds="name")


@dataclass(frozen=True)
class _Planner:
    """Chooses what goes where within one transaction, and writes the texts."""

    posts: BulkPosts
    transaction: WriteTransaction
    actor: Actor
    facts: ProjectFacts
    project: Project
    team: Resident

    def plan(self, now: datetime, item_id: UUID | None) -> PostPlan:
        short = [item for item in self._short_items() if item_id in (None, item[0].id)]
        profiles = {kind: self._profiles(kind, now) for kind in (Kind.BORROW, Kind.HELP)}
        requests = self.transaction.find(Request, resident_id=self.team.id)
        online = self._items_online(requests)
        room = self._room_of_today(now)
        planned: list[PlannedPost] = []
        waiting = 0
        for index, (item, pieces) in enumerate(short):
            fitting = profiles[kind_of(item)]
            open_to_it = [
                platform for platform in fitting if (item.id, platform.slug) not in online
            ]
            free = [platform for platform in open_to_it if room[platform.slug] > 0]
            waiting += len(open_to_it) - len(free)
            if free:
                code = self.transaction.next_code(self.actor.desk)
                variant = len(requests) + index
                for place, profile in enumerate(free):
                    room[profile.slug] -= 1
                    planned.append(self._make_post(item, pieces, code, profile, variant + place))
        return PostPlan(tuple(planned), waiting)

    def still_wanted(self, posts: Iterable[PlannedPost], now: datetime) -> list[PlannedPost]:
        """Return the planned posts that may be placed now."""
        requests = self.transaction.find(Request, resident_id=self.team.id)
        online = self._items_online(requests)
        room = self._room_of_today(now)
        items = {item.id for item, _ in self._short_items() if item.removed_at is None}
        used = {request.code for request in requests}
        wanted = []
        for post in posts:
            is_taken = post.code in used or (post.item_id, post.platform) in online
            if post.item_id in items and not is_taken and room[post.platform] > 0:
                room[post.platform] -= 1
                wanted.append(post)
        return wanted

    def _room_of_today(self, now: datetime) -> Counter[str]:
        """Return how many posts each platform may still get today, by what the centre has set.

        Those of all projects count, and what is ready and waits since before.
        """
        today = to_local_time(now).date()
        room = Counter(
            {
                profile.slug: profile.project_posts_a_day or MAX_POSTS_A_DAY
                for profile in self.posts.platforms.all()
            }
        )
        teams = {project.team_resident_id for project in self.transaction.find(Project)} - {None}
        requests = self.transaction.find(Request, resident_id=tuple(teams)) if teams else ()
        for request in requests:
            is_of_today = to_local_time(request.taken_at).date() == today
            for posting in self.transaction.find(Posting, request_id=request.id):
                if is_of_today or posting.state is PostingState.QUEUED:
                    room[posting.platform] -= 1
        return room

    def _short_items(self) -> list[tuple[ProjectItem, int]]:
        """Return what falls short beside what is promised, the largest shortage first."""
        short = [
            (line.item, line.counts.short - line.counts.offered) for line in self.facts.lines()
        ]
        return sorted((pair for pair in short if pair[1] > 0), key=lambda pair: -pair[1])

    def _profiles(self, kind: Kind, now: datetime) -> list[PlatformProfile]:
        """Return the platforms that a post of the centre can go to."""
        today = to_local_time(now).date()
        chooser = PlatformChooser(self.posts.platforms, self.posts.channel_of, today)
        options = chooser.options(self.transaction, kind, self.team.postcode)
        return [
            option.profile
            for option in options
            if not option.why_not and _is_for_many(option.profile)
        ]

    def _items_online(self, requests: Iterable[Request]) -> set[tuple[UUID, str]]:
        """Return which item is asked on which platform already."""
        online: set[tuple[UUID, str]] = set()
        for request in requests:
            item = item_of_request(request, self.facts.items)
            if item and request.is_open:
                for posting in self.transaction.find(Posting, request_id=request.id):
                    if posting.state not in _ENDED_STATES:
                        online.add((item.id, posting.platform))
        return online

    def _make_post(
        self, item: ProjectItem, pieces: int, code: str, profile: PlatformProfile, variant: int
    ) -> PlannedPost:
        centre = get_centre(self.transaction)
        wanted = ProjectWanted(
            project=self.project.name,
            place=self.project.place,
            first=self.project.first,
            last=self.project.last,
            item=item.name,
            pieces=pieces,
            households=len(self.facts.taking_part),
            centre=centre.name,
            phone=format_phone(centre.phone),
            code=code,
            variant=variant,
            is_place=item.is_place,
            desk_fetches=centre.desk_fetches,
        )
        post = project_post(wanted, profile, self.posts.translate)
        return PlannedPost(
            item_id=item.id,
            name=item.name,
            pieces=pieces,
            platform=profile.slug,
            platform_name=profile.name,
            code=code,
            title=post.title,
            text=post.text,
        )


def _is_for_many(profile: PlatformProfile) -> bool:
    """Tell whether a platform is for the whole neighbourhood, not for the centre's own helpers."""
    return profile.way is not PostingMethod.OWN


@dataclass(frozen=True)
class _RequestWriter:
    """Writes the requests of the team, and what the coordinator approved."""

    transaction: WriteTransaction
    actor: Actor
    project: Project
    team: Resident
    now: datetime

    def save_request(self, post: PlannedPost) -> Request:
        item = self.transaction.get(ProjectItem, post.item_id)
        return self.transaction.save(
            Request(
                code=post.code,
                resident_id=self.team.id,
                kind=kind_of(item),
                said=f"{post.pieces} {item.name}",
                answers=answers_of(self.project, item, post.pieces),
                taken_by=self.actor.staff_id,
                taken_at=self.now,
            )
        )

    def save_approval(
        self, request: Request, posts: Iterable[PlannedPost], translate: Translate
    ) -> None:
        """Write down that these texts were approved, and no others."""
        self.transaction.save(
            Consent(
                resident_id=request.resident_id,
                request_id=request.id,
                purpose=Purpose.POST,
                given=True,
                text_read=translate("project-posts-approval"),
                text_version="project",
                about=join_agreed(consent_text(post.title, post.text) for post in posts),
                channel="desk",
                asked_by=self.actor.staff_id,
                asked_at=self.now,
                asked_by_operation=self.transaction.operation_id,
            )
        )
