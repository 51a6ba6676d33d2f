"""Queue, claim and publish postings; each step is stored before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline, get_centre
from intake.desk.permissions import require_permission
from intake.desk.placing.expiry import expiry_on
from intake.desk.placing.form_values import form_values
from intake.desk.placing.interrupted_work import (
    hold_what_leaves_by_itself,
    recover_messages,
    take_over_calls,
)
from intake.desk.placing.manual_publishing import plan_update_if_replaced, publish_by_hand
from intake.desk.placing.post_checks import (
    PlatformText,
    closest_agreed,
    find_private,
    is_agreed,
    require_consent,
    require_no_private_facts,
    require_privacy,
    text_of,
)
from intake.desk.placing.withdrawal_planning import (
    finish_tasks_of,
    mark_withdrawn,
    withdraw_everywhere,
)
from intake.desk.placing.wordings import keep_own_words
from intake.desk.privacy import load_private_facts
from intake.desk.request_loading import load_aggregate
from intake.desk.result import Changes, Result, posting_changes
from intake.domain.permissions import Permission
from intake.domain.platform_profile import TASK_OF_METHOD, PlatformProfile
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.domain.task import Task
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.clock import Clock
    from intake.ports import Platforms, Store, WriteTransaction
    from intake.text.guarding.finding import PrivateFacts


@dataclass(frozen=True)
class PreparedPosting:
    """A claimed posting with what its page needs: values for the form, facts for the guard."""

    posting: Posting
    profile: PlatformProfile
    values: dict[str, str]
    code: str
    private: PrivateFacts


@dataclass(frozen=True)
class PostingProgress:
    """Queues texts for platforms and follows each until it is published or has failed."""

    store: Store
    clock: Clock
    platforms: Platforms

    def queue(self, actor: Actor, request_id: UUID, post: PlatformText) -> Result[Posting]:
        """Queue a text for a platform, with the checks of ``queue_in``.

        Raises ``UserFacingError`` if the request is on that platform already.
        """
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            request = transaction.get(Request, request_id)
            posting = self.queue_in(transaction, actor, request, post)
        if posting is None:
            raise UserFacingError("post-twice", platform=self.platforms.get(post.platform).name)
        return Result(posting, posting_changes(posting))

    def queue_in(
        self, transaction: WriteTransaction, actor: Actor, request: Request, post: PlatformText
    ) -> Posting | None:
        """Queue a text within a transaction; return None if the request is on the platform already.

        Raises ``UserFacingError`` for a request that is not open, without consent for this exact
        text, for anything the guard stops, and for a caution that no coordinator has overruled with
        a reason.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        aggregate = load_aggregate(transaction, request.id)
        if not aggregate.request.is_open:
            raise UserFacingError("post-not-wanted")

        unsent = _find_unsent_with_other_text(aggregate, post)
        if unsent is None and aggregate.has_posting_on(post.platform):
            return None

        require_consent(transaction, request, post)
        require_privacy(transaction, actor, request, post)
        wording_id = post.wording_id
        if post.own and not post.overruled:
            wording_id = keep_own_words(transaction, request.kind, post.own, now).id
        posting = replace(
            unsent or Posting(request_id=request.id, platform=post.platform),
            title=post.title,
            text=post.text,
            overruled=post.overruled,
            wording_id=wording_id,
        )
        if unsent is None:
            return self._queue_new(transaction, posting, now)
        if unsent.state is PostingState.FAILED:
            posting = posting.requeue()
        return transaction.save(posting)

    def _queue_new(self, transaction: WriteTransaction, posting: Posting, now: datetime) -> Posting:
        """Save a posting as a draft and then as queued, with the task to bring it there if any."""
        draft = transaction.save(posting)
        queued = transaction.save(draft.queue())
        profile = self.platforms.get(posting.platform)
        if profile.way in TASK_OF_METHOD:
            due_at = first_deadline(transaction, now)
            transaction.save(Task.about_post(queued, TASK_OF_METHOD[profile.way], due_at))
        return queued

    def claim(self, actor: Actor, posting_id: UUID) -> Result[PreparedPosting]:
        """Claim a posting before its page is opened; a failed one is queued again first.

        Raises ``UserFacingError`` if a colleague has claimed it, or if the request may not be
        posted any more.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            if posting.state is PostingState.FAILED:
                posting = transaction.save(posting.queue())
            if posting.state is not PostingState.QUEUED:
                raise UserFacingError("post-not-waiting")
            aggregate = load_aggregate(transaction, posting.request_id)
            if not aggregate.may_be_posted:
                raise UserFacingError("post-not-wanted")
            # The consent may cover another text by now.
            require_consent(transaction, aggregate.request, text_of(posting))
            require_no_private_facts(transaction, aggregate.request, posting)
            profile = self.platforms.get(posting.platform)
            claimed = transaction.save(posting.claim(actor, now))
            centre = get_centre(transaction)
            private = load_private_facts(transaction, aggregate.request)

        request = aggregate.request
        resident = aggregate.resident
        prepared = PreparedPosting(
            posting=claimed,
            profile=profile,
            values=form_values(claimed, request, resident, centre),
            code=format_code(request.code),
            private=private,
        )

        return Result(prepared)

    def record_published(
        self,
        actor: Actor,
        posting_id: UUID,
        *,
        url: str,
        picture: str,
        was_looked_up: bool = False,
    ) -> Result[Posting]:
        """Store the proof that a posting is online: address, time and picture.

        ``was_looked_up`` tells that the address was opened again and showed the post. If the
        request has ended meanwhile, a task to withdraw the post is created at once.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            proof: dict[str, object] = {
                "url": url,
                "picture": picture,
                "expires_on": expiry_on(self.platforms, posting.platform, now),
            }
            if was_looked_up:
                proof["looked_up_at"] = now
            published = transaction.save(posting.publish(now, transaction.operation_id, **proof))
            if not transaction.get(Request, published.request_id).is_open:
                withdraw_everywhere(transaction, published.request_id, now)
        return Result(published, posting_changes(published))

    def release(self, actor: Actor, posting_id: UUID) -> Result[Posting]:
        """Release a claimed posting: it waits again.

        Raises ``UserFacingError`` if another desk has it in hand.
        """
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            posting = transaction.get(Posting, posting_id)
            if posting.claimed_desk not in ("", actor.desk):
                raise UserFacingError("store-changed-meanwhile")
            queued = posting.move_to(PostingState.QUEUED, why="")
            released = self._save_or_drop(transaction, posting, queued)
        return Result(released, posting_changes(released))

    def record_failure(self, actor: Actor, posting_id: UUID, why: str) -> Result[Posting]:
        """Record that a platform refused a claimed posting, and why."""
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            posting = transaction.get(Posting, posting_id)
            failed = posting.move_to(PostingState.FAILED, why=why)
            saved = self._save_or_drop(transaction, posting, failed)
        return Result(saved, posting_changes(saved))

    def mark_uncertain(self, actor: Actor, posting_id: UUID, *, url: str = "") -> Result[Posting]:
        """Release a claimed posting that may be online already; a person answers with ``resolve``.

        ``url`` is where it may be: that address is checked before the form is filled in again.
        """
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            claimed = transaction.get(Posting, posting_id)
            posting = transaction.save(claimed.mark_uncertain(url=url or claimed.url))
        return Result(posting, posting_changes(posting))

    def recover_interrupted(self, actor: Actor, *, is_only_desk: bool = False) -> Result[int]:
        """Mark as uncertain what this desk was sending when the program ended.

        These are claimed postings and messages.

        For the only desk of a database: it also takes over what another desk had claimed, as after
        a restore, and its calls. What waits in a restored backup may have been sent since, or
        refused by the resident: it becomes uncertain too.

        Call this once, at the start: later it would take away what somebody is working on. Returns
        the number of uncertain postings.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            claimed = transaction.find(Posting, state=PostingState.IN_HAND)
            interrupted = [
                posting
                for posting in claimed
                if is_only_desk or _is_of_desk(posting, actor) or posting.has_lapsed_claim(now)
            ]
            for posting in interrupted:
                transaction.save(posting.mark_uncertain())
            recover_messages(transaction, None if is_only_desk else actor.desk, now)
            if is_only_desk:
                take_over_calls(transaction, actor)
                interrupted += hold_what_leaves_by_itself(transaction, self.platforms, actor, now)
        changed = Changes(postings=frozenset(posting.id for posting in interrupted))
        return Result(len(interrupted), changed)

    def is_still_wanted(self, actor: Actor, posting_id: UUID) -> bool:
        """Tell whether a claimed posting may still be posted, with the text it has."""
        require_permission(actor, Permission.POST)
        with self.store.read(actor) as transaction:
            posting = transaction.get(Posting, posting_id)
            aggregate = load_aggregate(transaction, posting.request_id)
        consent = aggregate.post_consent
        is_agreed_to = consent is not None and is_agreed(posting.title, posting.text, consent.about)
        return aggregate.may_be_posted and is_agreed_to

    def resolve(
        self, actor: Actor, posting_id: UUID, *, is_online: bool, url: str = ""
    ) -> Result[Posting]:
        """Answer the question about an uncertain posting: it is online, or it is queued again."""
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            if is_online:
                published = posting.publish(
                    now,
                    transaction.operation_id,
                    url=url or posting.url,
                    expires_on=expiry_on(self.platforms, posting.platform, now),
                )
                resolved = transaction.save(published)
            else:
                fresh = posting.move_to(PostingState.QUEUED, attempts=0, not_before=None)
                resolved = self._save_or_drop(transaction, posting, fresh)
        return Result(resolved, posting_changes(resolved))

    def retry(self, actor: Actor, posting_id: UUID) -> Result[Posting]:
        """Queue a failed posting again, as if it had never been tried."""
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            posting = transaction.get(Posting, posting_id)
            queued = self._save_or_drop(transaction, posting, posting.requeue())
        return Result(queued, posting_changes(queued))

    def record_published_by_hand(self, actor: Actor, posting_id: UUID) -> Result[Posting]:
        """Record that a person brought it there: told by telephone, pinned to the board."""
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            expires_on = expiry_on(self.platforms, posting.platform, now)
            posting = publish_by_hand(transaction, actor, posting, now, expires_on)
            finish_tasks_of(transaction, posting, now, frozenset(TASK_OF_METHOD.values()))
            plan_update_if_replaced(transaction, posting, now)
            if not transaction.get(Request, posting.request_id).is_open:
                withdraw_everywhere(transaction, posting.request_id, now)
        return Result(posting, posting_changes(posting), transaction.operation_id)

    def _save_or_drop(
        self, transaction: WriteTransaction, posting: Posting, fresh: Posting
    ) -> Posting:
        """Save a posting in its next state, or drop it if it may not be posted any more.

        If the resident agreed to another text while it was claimed, that text waits now, unless the
        guard finds something in it: then it must be queued by who may decide on that.
        """
        aggregate = load_aggregate(transaction, posting.request_id)
        if not aggregate.may_be_posted:
            return mark_withdrawn(transaction, posting, self.clock.now())
        consent = aggregate.post_consent
        if consent and not is_agreed(fresh.title, fresh.text, consent.about):
            title, text = closest_agreed(fresh.title, fresh.text, consent.about)
            if not find_private(transaction, aggregate.request, title, text):
                fresh = replace(fresh, title=title, text=text, overruled="")
        return transaction.save(fresh)


def _find_unsent_with_other_text(aggregate: RequestAggregate, post: PlatformText) -> Posting | None:
    """Return a posting that never went out and has another text than the resident agreed to now."""
    return next(
        (
            posting
            for posting in aggregate.never_online
            if posting.platform == post.platform
            and (posting.title, posting.text) != (post.title, post.text)
        ),
        None,
    )


def _is_of_desk(posting: Posting, actor: Actor) -> bool:
    if posting.claimed_desk:
        return posting.claimed_desk == actor.desk
    return posting.claimed_by == actor.staff_id
