"""What goes out by mail or by program: claim, attempt, settle.

One post never goes out twice; what may have arrived is asked, not sent again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.closing.closing import drop_posting, may_be_posted, withdraw_everywhere
from intake.desk.permissions import require_permission
from intake.desk.privacy import load_private_facts
from intake.desk.result import Changes
from intake.domain.outgoing_post import OutgoingPost, PlacedPost
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, Posting, PostingState
from intake.domain.profile import PostingMethod
from intake.domain.reply import Message
from intake.domain.request import Request, RequestState
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import ExternalError, OutcomeUnknownError, UserFacingError
from intake.text.composing.public_wording import public_wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.domain.profile import Profile
    from intake.domain.record import Record
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Channel, Platforms, ReadTransaction, Store

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)
"""How long to wait after each attempt in vain; after the last one a person decides."""
_LOOK_AGAIN = timedelta(minutes=10)
_MOST_LOOKS = 3


@dataclass(frozen=True)
class Outbox:
    """Sends what waits for a platform that needs no page.

    ``channel_of`` gives a profile's channel, or None where it has none.
    """

    store: Store
    clock: Clock
    platforms: Platforms
    channel_of: Callable[[Profile], Channel | None]
    translate: Translate

    def tick(self, actor: Actor) -> Changes:
        """Send what is due, and look for what is uncertain where the platform can be asked."""
        require_permission(actor, Permission.POST)
        changed = Changes()
        faults = []
        steps = [
            (
                self._look_for if posting.state is PostingState.UNCERTAIN else self._send,
                posting,
                channel,
            )
            for posting, channel in self._due()
        ]
        for step, first, channel in (
            *steps,
            *((self._take_off, task, channel) for task, channel in self._coming_off()),
        ):
            try:
                changed |= step(actor, first, channel)  # type: ignore[operator]
            except UserFacingError as fault:
                if fault.key != "store-changed-meanwhile":  # another desk has it in hand
                    faults.append(fault)
        if faults:  # one that fails does not keep the others
            raise faults[-1]
        return changed

    def _coming_off(self) -> list[tuple[Task, Channel]]:
        """List what is to come off and can by program."""
        now = self.clock.now()
        with self.store.read() as transaction:
            asked = [
                (task, transaction.get(Posting, task.posting_id))
                for task in transaction.find(Task, kind=str(TaskKind.WITHDRAW), done_at=None)
                if task.posting_id
            ]
        found = []
        for task, posting in asked:
            profile = self._profile(posting.platform)
            channel = None
            if profile and profile.program and profile.program.withdraw:
                channel = self.channel_of(profile)
            if (
                channel
                and posting.state in ONLINE
                and task.attempts < len(WAITS)
                and (not task.not_before or task.not_before <= now)
            ):
                found.append((task, channel))
        return found

    def _take_off(self, actor: Actor, task: Task, channel: Channel) -> Changes:
        """Take a post off by program.

        The task stays for a person where it still stands after all tries.
        """
        now = self.clock.now()
        assert task.posting_id is not None  # noqa: S101 - listed by it
        with self.store.read() as transaction:
            posting = transaction.get(Posting, task.posting_id)
            outgoing = self._outgoing(transaction, posting)
        try:
            channel.withdraw(outgoing, PlacedPost(posting.url, posting.number))
        except UserFacingError as fault:
            rows: tuple[Record, ...] = (
                replace(task, attempts=task.attempts + 1, not_before=now + WAITS[task.attempts]),
                replace(posting, why=fault.key),
            )
        else:
            rows = (replace(task, done_at=now), posting.move_to(PostingState.WITHDRAWN, why=""))
        with self.store.write(actor, now) as transaction:
            for row in rows:
                transaction.save(row)
        return Changes(
            postings=frozenset({posting.id}),
            requests=frozenset({posting.request_id}),
            tasks=frozenset({task.id}),
        )

    def _profile(self, slug: str) -> Profile | None:
        """Give a platform's profile.

        None where it was taken away meanwhile, so that a person decides.
        """
        try:
            return self.platforms.get(slug)
        except UserFacingError:
            return None

    def bounced(self, actor: Actor, message_id: str) -> Changes:
        """Write down that a mail of ours came back.

        A post that nobody read has failed, a message to a neighbour was not heard.
        """
        with self.store.write(actor, self.clock.now()) as transaction:
            for posting in transaction.find(
                Posting, state=tuple(str(state) for state in (*ONLINE, PostingState.UNCERTAIN))
            ):
                profile = self._profile(posting.platform)
                if (
                    profile
                    and profile.way is PostingMethod.MAIL
                    and message_id.startswith(f"<{posting.id}@")
                ):
                    transaction.save(posting.move_to(PostingState.FAILED, why="came-back"))
                    return Changes(
                        postings=frozenset({posting.id}), requests=frozenset({posting.request_id})
                    )
            for message in transaction.find(Message, state="sent"):
                if message_id.startswith(f"<{message.id}@"):
                    transaction.save(replace(message, state="came back"))
                    return Changes(
                        requests=frozenset({message.request_id}),
                        replies=frozenset({message.reply_id} if message.reply_id else ()),
                    )
        return Changes()

    def _due(self) -> list[tuple[Posting, Channel]]:
        now = self.clock.now()
        with self.store.read() as transaction:
            waiting = transaction.find(
                Posting, state=(str(PostingState.QUEUED), str(PostingState.UNCERTAIN))
            )
        found = []
        for posting in waiting:
            if posting.not_before and posting.not_before > now:
                continue
            profile = self._profile(posting.platform)
            channel = None
            if profile:
                channel = self.channel_of(profile)
            if channel and (
                posting.state is PostingState.QUEUED
                or (channel.can_find and posting.attempts < _MOST_LOOKS)
            ):
                found.append((posting, channel))
        return found

    def _send(self, actor: Actor, posting: Posting, channel: Channel) -> Changes:
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            if not may_be_posted(
                transaction, transaction.get(Request, posting.request_id)
            ):  # what nobody asks for any more does not go out
                gone = drop_posting(transaction, posting, now)
                return Changes(postings=frozenset({gone.id}), requests=frozenset({gone.request_id}))
            claimed = transaction.save(
                posting.move_to(
                    PostingState.IN_HAND,
                    claimed_by=actor.staff_id,
                    claimed_at=now,
                    claimed_desk=actor.desk,
                )
            )
            outgoing = self._outgoing(transaction, posting)
        try:
            placed = channel.post(outgoing)
        except OutcomeUnknownError as fault:
            return self._settle(
                actor,
                claimed.move_to(
                    PostingState.UNCERTAIN, why=fault.key, attempts=0, not_before=now + WAITS[0]
                ),
            )
        except ExternalError as fault:
            return self._settle(actor, _again(claimed, fault, now))
        except UserFacingError as fault:
            return self._settle(actor, claimed.move_to(PostingState.FAILED, why=fault.key))
        return self._settle(actor, _stands(claimed, placed, now))

    def _look_for(self, actor: Actor, posting: Posting, channel: Channel) -> Changes:
        """Ask the platform for a post that may stand there.

        One that is not found stays a question for a person.
        """
        now = self.clock.now()
        with self.store.read() as transaction:
            code = self._outgoing(transaction, posting).code
        try:
            placed = channel.find(code)
        except UserFacingError:
            placed = None
        if placed is None:
            return self._settle(
                actor, replace(posting, attempts=posting.attempts + 1, not_before=now + _LOOK_AGAIN)
            )
        return self._settle(actor, _stands(posting, placed, now))

    def _settle(self, actor: Actor, posting: Posting) -> Changes:
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            done = transaction.save(posting)
            if done.state is PostingState.QUEUED and not may_be_posted(
                transaction, transaction.get(Request, done.request_id)
            ):
                done = drop_posting(transaction, done, now)
            if (
                done.state in ONLINE
                and transaction.get(Request, done.request_id).state is not RequestState.OPEN
            ):
                withdraw_everywhere(transaction, done.request_id, now)
        return Changes(postings=frozenset({done.id}), requests=frozenset({done.request_id}))

    def _outgoing(self, transaction: ReadTransaction, posting: Posting) -> OutgoingPost:
        """Give a post as it goes out, in words that give nothing away."""
        request = transaction.get(Request, posting.request_id)
        code = format_code(request.code)
        what = public_wording(
            request.kind, request.what, self.translate, load_private_facts(transaction, request)
        )
        values = {
            "title": posting.title,
            "text": posting.text,
            "code": code,
            "kind": str(request.kind),
            "what": what,
        }
        return OutgoingPost(posting.id, posting.title, posting.text, code, values)


def _stands(posting: Posting, placed: PlacedPost, now: datetime) -> Posting:
    return posting.move_to(
        PostingState.POSTED,
        url=placed.url,
        number=placed.number,
        posted_at=now,
        why="",
        attempts=0,
        not_before=None,
    )


def _again(posting: Posting, fault: UserFacingError, now: datetime) -> Posting:
    """Put what surely did not arrive back in line, each time a longer while.

    After the last wait it has failed.
    """
    if posting.attempts >= len(WAITS):
        return posting.move_to(PostingState.FAILED, why=fault.key)
    return posting.move_to(
        PostingState.QUEUED,
        why=fault.key,
        attempts=posting.attempts + 1,
        not_before=now + WAITS[posting.attempts],
    )
