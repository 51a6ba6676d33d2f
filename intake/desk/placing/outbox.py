"""Send and withdraw posts by mail or by a platform's interface, and record each outcome.

No post is sent twice: if it may have arrived, the platform or a person is asked.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from intake.desk.answering.undelivered import ring_instead
from intake.desk.permissions import require_permission
from intake.desk.placing.expiry import expiry_day
from intake.desk.placing.post_checks import require_consent, require_no_private_facts, text_of
from intake.desk.placing.withdrawal_planning import (
    mark_withdrawn,
    may_be_posted,
    withdraw_everywhere,
)
from intake.desk.privacy import load_private_facts
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result, posting_changes
from intake.domain.message import Message, MessageState
from intake.domain.outgoing_post import OutgoingPost, PlacedPost
from intake.domain.permissions import Permission
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import ONLINE, Posting, PostingState
from intake.domain.request import Request
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import ExternalError, OutcomeUnknownError, UserFacingError
from intake.text.composing.public_wording import public_wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import Channel, Platforms, ReadTransaction, Store, WriteTransaction

RETRY_DELAYS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)
"""The delay after each failed attempt; after the last one a person decides."""

_RECHECK_DELAY = timedelta(minutes=10)
_MAX_LOOKS = 3

_CONFLICT_KEY = "store-changed-meanwhile"
"""Another desk was faster, which is not an error here."""

_POSTS_THAT_MAY_BOUNCE = tuple(
    str(state) for state in (*ONLINE, PostingState.UNCERTAIN, PostingState.IN_HAND)
)
_MESSAGES_THAT_MAY_BOUNCE = (
    MessageState.SENT,
    MessageState.UNCERTAIN,
    MessageState.SENDING,
)
"""A report may come in before the desk that sends has recorded that it did."""


@dataclass(frozen=True)
class Outbox:
    """Sends posts to the platforms that need no page.

    ``channel_of`` returns the channel of a profile, or None if it has none.
    """

    store: Store
    clock: Clock
    platforms: Platforms
    channel_of: Callable[[PlatformProfile], Channel | None]
    translate: Translate

    def send_due(self, actor: Actor) -> Result[None]:
        """Send what is due, check what is uncertain, withdraw what must be withdrawn.

        A failure does not stop the others; the last error is raised at the end.
        """
        require_permission(actor, Permission.POST)
        changed = Changes()
        errors = []
        for posting, channel in self._due_postings():
            step = self._send
            if posting.state is PostingState.UNCERTAIN:
                step = self._look_for
            try:
                changed |= step(actor, posting, channel)
            except UserFacingError as error:
                errors.append(error)
        for task, channel in self._due_withdrawals():
            try:
                changed |= self._withdraw(actor, task, channel)
            except UserFacingError as error:
                errors.append(error)
        mattering = [error for error in errors if error.key != _CONFLICT_KEY]
        if mattering:
            raise mattering[-1]
        return Result(None, changed)

    def record_bounce(self, actor: Actor, message_id: str) -> Result[bool]:
        """Record that a mail of ours bounced, by its message id; tell whether it is ours.

        A post becomes failed because nobody read it; a message to a neighbour becomes undelivered.
        """
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            for posting in transaction.find(Posting, state=_POSTS_THAT_MAY_BOUNCE):
                profile = self._profile(posting.platform)
                by_mail = profile is not None and profile.way is PostingMethod.MAIL
                if by_mail and message_id.startswith(f"<{posting.id}@"):
                    failed = posting.move_to(PostingState.FAILED, why="came-back")
                    # A report proves that the mail went out, also where that was in doubt.
                    sent_at = posting.posted_at or self.clock.now()
                    saved = transaction.save(replace(failed, posted_at=sent_at))
                    return Result(True, posting_changes(saved))
            for message in transaction.find(Message, state=_MESSAGES_THAT_MAY_BOUNCE):
                if message_id.startswith(f"<{message.id}@"):
                    back = transaction.save(replace(message, state=MessageState.CAME_BACK))
                    tasks = ring_instead(transaction, back, self.clock.now())
                    replies = frozenset({message.reply_id} if message.reply_id else ())
                    requests = frozenset({message.request_id})
                    changed = Changes(requests=requests, replies=replies, tasks=tasks)
                    return Result(True, changed)
            return Result(_was_ours(transaction, message_id))

    def _due_postings(self) -> list[tuple[Posting, Channel]]:
        now = self.clock.now()
        states = (PostingState.QUEUED, PostingState.UNCERTAIN)
        with self.store.read() as transaction:
            waiting = transaction.find(Posting, state=states)
        due = []
        for posting in waiting:
            channel = self._channel(posting.platform)
            if channel is None or is_waiting(posting.not_before, now):
                continue
            # For an uncertain post ``attempts`` counts the checks: mark_uncertain set it to 0.
            may_look = channel.can_find and posting.attempts < _MAX_LOOKS
            if posting.state is PostingState.QUEUED or may_look:
                due.append((posting, channel))
        return due

    def _due_withdrawals(self) -> list[tuple[Task, Channel]]:
        """Return the withdrawal tasks that can be done without a person now."""
        now = self.clock.now()
        with self.store.read() as transaction:
            tasks = transaction.find(Task, kind=TaskKind.WITHDRAW, done_at=None)
            postings = load_by_id(transaction, Posting, (task.posting_id for task in tasks))
        due = []
        for task in tasks:
            posting = postings.get(task.posting_id)
            if posting is None or posting.state not in ONLINE:
                continue
            profile = self._profile(posting.platform)
            can_withdraw = profile and profile.program and profile.program.withdraw
            channel = self._channel(posting.platform) if can_withdraw else None
            # After the last delay a person withdraws it, so RETRY_DELAYS[attempts] exists.
            too_often = task.attempts >= len(RETRY_DELAYS)
            if channel and not too_often and not is_waiting(task.not_before, now):
                due.append((task, channel))
        return due

    def _send(self, actor: Actor, posting: Posting, channel: Channel) -> Changes:
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, posting.request_id)
            if not may_be_posted(transaction, request):
                return posting_changes(mark_withdrawn(transaction, posting, now))
            try:  # the consent may cover another text by now
                require_consent(transaction, request, text_of(posting))
                require_no_private_facts(transaction, request, posting)
            except UserFacingError as error:
                held_back = posting.claim(actor, now).move_to(PostingState.FAILED, why=error.key)
                return posting_changes(transaction.save(held_back))
            claimed = transaction.save(posting.claim(actor, now))
            outgoing = self._outgoing(transaction, posting)

        try:
            placed = channel.post(outgoing)
        except OutcomeUnknownError as error:
            not_before = now + RETRY_DELAYS[0]
            return self._save_outcome(
                actor, claimed.mark_uncertain(why=error.key, not_before=not_before)
            )
        except ExternalError as error:
            return self._save_outcome(actor, _delay_or_fail(claimed, error, now))
        except UserFacingError as error:
            return self._save_outcome(actor, claimed.move_to(PostingState.FAILED, why=error.key))
        except Exception:  # an unexpected answer: the post may be online; the others go on
            logging.getLogger(__name__).exception("a post may have arrived")
            uncertain = claimed.mark_uncertain(
                why="program-broke", not_before=now + RETRY_DELAYS[0]
            )
            return self._save_outcome(actor, uncertain)

        return self._save_outcome(actor, self._publish(claimed, placed, now))

    def _publish(self, posting: Posting, placed: PlacedPost, now: datetime) -> Posting:
        expires_on = expiry_day(self._profile(posting.platform), now)
        return posting.publish(now, url=placed.url, number=placed.number, expires_on=expires_on)

    def _look_for(self, actor: Actor, posting: Posting, channel: Channel) -> Changes:
        """Ask the platform for a post that may be online.

        If it is not found, the question stays for a person.
        """
        now = self.clock.now()
        with self.store.read() as transaction:
            code = self._outgoing(transaction, posting).code
        try:
            placed = channel.find(code)
        except UserFacingError:
            placed = None
        except Exception:  # an unexpected answer: this one is not found, the others go on
            logging.getLogger(__name__).exception("a post could not be looked for")
            placed = None
        if placed is not None:
            return self._save_outcome(actor, self._publish(posting, placed, now))
        return self._save_outcome(
            actor,
            replace(posting, attempts=posting.attempts + 1, not_before=now + _RECHECK_DELAY),
        )

    def _withdraw(self, actor: Actor, task: Task, channel: Channel) -> Changes:
        """Withdraw a post through the interface; after the last attempt a person must do it."""
        now = self.clock.now()
        assert task.posting_id is not None  # noqa: S101 - it was listed by it
        with self.store.read() as transaction:
            posting = transaction.get(Posting, task.posting_id)
            outgoing = self._outgoing(transaction, posting)
        error_key = ""
        try:
            channel.withdraw(outgoing, PlacedPost(posting.url, posting.number))
        except UserFacingError as error:
            error_key = error.key
        except Exception:  # an unexpected answer: the post may still be online; the others go on
            logging.getLogger(__name__).exception("a post could not be withdrawn")
            error_key = "program-broke"
        with self.store.write(actor, now) as transaction:
            if error_key:
                not_before = now + RETRY_DELAYS[task.attempts]
                transaction.save(replace(task, attempts=task.attempts + 1, not_before=not_before))
                transaction.save(replace(posting, why=error_key))
            else:
                self._record_withdrawn(transaction, task.id, posting.id, now)
        return posting_changes(posting, tasks=[task.id])

    def _record_withdrawn(
        self, transaction: WriteTransaction, task_id: UUID, posting_id: UUID, now: datetime
    ) -> None:
        """Record that a post was withdrawn, even if its request was reopened meanwhile.

        The posting is loaded again: the site has deleted the post, whatever was changed here in the
        meantime.
        """
        task = transaction.get(Task, task_id)
        if task.is_open:
            transaction.save(task.finish(now, transaction.operation_id))
        posting = transaction.get(Posting, posting_id)
        if posting.state in ONLINE:
            transaction.save(posting.withdraw())

    def _save_outcome(self, actor: Actor, posting: Posting) -> Changes:
        """Save the outcome of a posting.

        It is dropped if it may not be posted any more. If it went online after its request had
        ended, a task to withdraw it is created.
        """
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            saved = transaction.save(posting)
            request = transaction.get(Request, saved.request_id)
            is_queued = saved.state is PostingState.QUEUED
            if is_queued and not may_be_posted(transaction, request):
                saved = mark_withdrawn(transaction, saved, now)
            if saved.state in ONLINE and not request.is_open:
                withdraw_everywhere(transaction, saved.request_id, now)
        return posting_changes(saved)

    def _outgoing(self, transaction: ReadTransaction, posting: Posting) -> OutgoingPost:
        """Return a post as it is sent, without private facts."""
        request = transaction.get(Request, posting.request_id)
        code = format_code(request.code)
        private = load_private_facts(transaction, request)
        values = {
            "title": posting.title,
            "text": posting.text,
            "code": code,
            "kind": str(request.kind),
            "what": public_wording(request.kind, request.what, self.translate, private),
        }
        return OutgoingPost(posting.id, posting.title, posting.text, code, values)

    def _channel(self, slug: str) -> Channel | None:
        profile = self._profile(slug)
        return self.channel_of(profile) if profile else None

    def _profile(self, slug: str) -> PlatformProfile | None:
        """Return the profile of a platform; None if it was removed, so that a person decides."""
        try:
            return self.platforms.get(slug)
        except UserFacingError:
            return None


def _was_ours(transaction: ReadTransaction, message_id: str) -> bool:
    """Tell whether a message id is that of a post or message of ours, whatever its state."""
    try:
        key = UUID(message_id.lstrip("<").partition("@")[0])
    except ValueError:
        return False
    return bool(transaction.find(Posting, id=key) or transaction.find(Message, id=key))


def is_waiting(not_before: datetime | None, now: datetime) -> bool:
    """Tell whether the next attempt is not due yet.

    A wait longer than the longest delay was set by a clock that was ahead, and is ignored.
    """
    return not_before is not None and now < not_before <= now + max(RETRY_DELAYS)


def _delay_or_fail(posting: Posting, error: UserFacingError, now: datetime) -> Posting:
    """Return a posting that did not arrive: queued again, or failed after the last delay."""
    if posting.attempts >= len(RETRY_DELAYS):
        return posting.move_to(PostingState.FAILED, why=error.key)
    return posting.move_to(
        PostingState.QUEUED,
        why=error.key,
        attempts=posting.attempts + 1,
        not_before=now + RETRY_DELAYS[posting.attempts],
    )
