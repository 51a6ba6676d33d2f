"""Placing a request.

Which platforms, with what text, on whose word; each step is a row before it is an act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.set_up import find_centre, opening_hours_of
from intake.desk.closing.closing import drop_posting, may_be_posted, withdraw_everywhere
from intake.desk.permissions import require_permission
from intake.desk.privacy import load_private_facts
from intake.desk.result import Changes
from intake.domain.consent import Consent, Purpose
from intake.domain.permissions import Permission
from intake.domain.posting import Posting, PostingState
from intake.domain.profile import PostingMethod, Profile
from intake.domain.reply import Message
from intake.domain.request import Request, RequestState
from intake.domain.resident import Caller
from intake.domain.task import Task, TaskKind
from intake.domain.volunteer import Volunteer
from intake.kit.errors import UserFacingError
from intake.text.guarding.guard import guard

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.domain.request import Kind
    from intake.kit.clock import Clock
    from intake.ports import Channel, Platforms, ReadTransaction, Store, WriteTransaction


CHECK_AGAIN = timedelta(days=183)
"""How long a look at a platform holds: sites change within half a year (platforms.md)."""
LONGEST_IN_HAND = timedelta(hours=12)
"""After so long nobody has a post in hand any more, whoever it was."""
BY_PERSON = {
    PostingMethod.PHONE: TaskKind.CALL_PLATFORM,
    PostingMethod.PAPER: TaskKind.HANG_UP,
    PostingMethod.OWN: TaskKind.ASK_OWN,
}
"""The ways on which a person brings the post where it belongs, and the task that reminds them."""


@dataclass(frozen=True)
class PlatformOption:
    """A platform for a request.

    ``why_not`` is the key of the sentence that says why it cannot be chosen, empty when it can.
    """

    profile: Profile
    why_not: str = ""
    remark: str = ""


def consent_text(title: str, text: str) -> str:
    """Write a post as consent keeps it: the very text."""
    return f"{title}\n{text}"


@dataclass(frozen=True)
class Postings:
    """Places requests on platforms."""

    store: Store
    clock: Clock
    platforms: Platforms
    channel_of: Callable[[Profile], Channel | None]

    def platform_options(self, kind: Kind, postcode: str) -> tuple[PlatformOption, ...]:
        """List the platforms for a kind and a region, the centre's own order first, each with why
        it is not on offer.
        """
        with self.store.read() as transaction:
            centre = find_centre(transaction)
            helps = {
                kind
                for volunteer in transaction.find(Volunteer, left_at=None)
                for kind in volunteer.kinds
            }
        if centre:
            order = centre.platforms
        else:
            order = ()
        found = [
            PlatformOption(profile, "offer-not-chosen")
            if order and profile.slug not in order
            else self._offer(profile, kind, postcode, own=str(kind) in helps)
            for profile in self.platforms.all()
        ]
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    bool(one.why_not),
                    order.index(one.profile.slug) if one.profile.slug in order else len(order),
                    one.profile.name,
                ),
            )
        )

    def queue(
        self,
        actor: Actor,
        request_id: UUID,
        slug: str,
        title: str,
        text: str,
        *,
        overruled: str = "",
    ) -> Posting:
        """Put a text in line for a platform.

        Raises ``UserFacingError`` without consent for this very text, without the resident's own word where
        somebody else rang, for anything the guard stops, and for a caution that no coordinator has
        let stand with a reason.
        """
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            queued = self.queue_in(
                transaction,
                actor,
                transaction.get(Request, request_id),
                slug,
                title,
                text,
                overruled=overruled,
            )
            if queued is None:
                raise UserFacingError("post-twice", platform=self.platforms.get(slug).name)
            return queued

    def queue_in(
        self,
        transaction: WriteTransaction,
        actor: Actor,
        request: Request,
        slug: str,
        title: str,
        text: str,
        *,
        overruled: str = "",
    ) -> Posting | None:
        """Put a text in line within a transaction that is under way.

        None where the platform has this request already.
        """
        require_permission(actor, Permission.POST)
        profile = self.platforms.get(slug)
        now = self.clock.now()
        if any(
            one.platform == slug and one.state is not PostingState.WITHDRAWN
            for one in transaction.find(Posting, request_id=request.id)
        ):
            return None
        self._may_post(transaction, request, title, text)
        self._guarded(transaction, actor, request, f"{title}\n{text}", overruled)
        expires = None
        if profile.expires_after_days:
            expires = now.date() + timedelta(days=profile.expires_after_days)
        draft = transaction.save(
            Posting(
                request_id=request.id,
                platform=slug,
                title=title,
                text=text,
                overruled=overruled,
                expires_on=expires,
            )
        )
        queued = transaction.save(draft.move_to(PostingState.QUEUED))
        if profile.way in BY_PERSON:
            due = opening_hours_of(find_centre(transaction), now).next_open(now)
            transaction.save(
                Task(
                    kind=BY_PERSON[profile.way],
                    request_id=request.id,
                    posting_id=queued.id,
                    about=slug,
                    due_at=due,
                )
            )
        return queued

    def claim(self, actor: Actor, posting_id: UUID) -> Posting:
        """Take a posting in hand before its page is opened.

        Raises ``UserFacingError`` when a colleague has it.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            if posting.state is PostingState.FAILED:
                posting = transaction.save(posting.move_to(PostingState.QUEUED))
            if posting.state is not PostingState.QUEUED:
                raise UserFacingError("post-not-waiting")
            if not may_be_posted(transaction, transaction.get(Request, posting.request_id)):
                raise UserFacingError("post-not-wanted")
            return transaction.save(
                posting.move_to(
                    PostingState.IN_HAND,
                    claimed_by=actor.staff_id,
                    claimed_at=now,
                    claimed_desk=actor.desk,
                )
            )

    def settle(
        self, actor: Actor, posting_id: UUID, *, url: str, picture: str, text: str = ""
    ) -> Changes:
        """Keep the proof that it stands on the platform.

        Address, time, picture, and the text as it was sent.
        """
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            posting = transaction.get(Posting, posting_id)
            done = transaction.save(
                posting.move_to(
                    PostingState.POSTED,
                    url=url,
                    picture=picture,
                    posted_at=self.clock.now(),
                    text=text or posting.text,
                    why="",
                )
            )
            if (
                transaction.get(Request, done.request_id).state is not RequestState.OPEN
            ):  # it ended while somebody was posting it
                withdraw_everywhere(transaction, done.request_id, self.clock.now())
        return Changes(postings=frozenset({done.id}), requests=frozenset({done.request_id}))

    def release(self, actor: Actor, posting_id: UUID, why: str = "") -> Changes:
        """Give up for now: it waits again, or has failed with a reason."""
        require_permission(actor, Permission.POST)
        state = PostingState.QUEUED
        if why:
            state = PostingState.FAILED
        with self.store.write(actor, self.clock.now()) as transaction:
            posting = self._in_line_or_out(
                transaction, transaction.get(Posting, posting_id), state, why=why
            )
        return Changes(postings=frozenset({posting.id}), requests=frozenset({posting.request_id}))

    def mark_uncertain(self, actor: Actor, posting_id: UUID) -> Changes:
        """Let go of a post that may stand on its platform already.

        A question, which ``answer`` answers.
        """
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            posting = transaction.save(
                transaction.get(Posting, posting_id).move_to(
                    PostingState.UNCERTAIN, attempts=0, not_before=None
                )
            )
        return Changes(postings=frozenset({posting.id}), requests=frozenset({posting.request_id}))

    def recover_interrupted(self, actor: Actor) -> Changes:
        """Turn what was in hand at this desk when the program ended into a question.

        It may or may not stand there.

        To be asked once, when the program starts: later on it would take what somebody has in hand.
        """
        with self.store.write(actor, self.clock.now()) as transaction:
            held = transaction.find(Posting, state=str(PostingState.IN_HAND))
            cut = [
                one
                for one in held
                if (
                    one.claimed_desk == actor.desk
                    if one.claimed_desk
                    else one.claimed_by == actor.staff_id
                )
                or (one.claimed_at and self.clock.now() - one.claimed_at > LONGEST_IN_HAND)
            ]
            for posting in cut:
                transaction.save(
                    posting.move_to(PostingState.UNCERTAIN, attempts=0, not_before=None)
                )
            for message in transaction.find(Message, state="sending"):
                if message.claimed_desk in ("", actor.desk):
                    transaction.save(replace(message, state="uncertain"))
        return Changes(postings=frozenset(posting.id for posting in cut))

    def resolve(self, actor: Actor, posting_id: UUID, *, stands: bool, url: str = "") -> Changes:
        """Answer the question of an uncertain posting: it stands there, or it goes back in line."""
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            posting = transaction.get(Posting, posting_id)
            if stands:
                transaction.save(
                    posting.move_to(
                        PostingState.POSTED, url=url or posting.url, posted_at=self.clock.now()
                    )
                )
            else:
                self._in_line_or_out(
                    transaction, posting, PostingState.QUEUED, attempts=0, not_before=None
                )
        return Changes(postings=frozenset({posting.id}), requests=frozenset({posting.request_id}))

    def withdraw(self, actor: Actor, posting_id: UUID) -> Changes:
        """Write down that a post was taken off its platform.

        Raises ``UserFacingError`` while somebody has it in hand.
        """
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            if posting.state is PostingState.IN_HAND:
                raise UserFacingError("post-in-hand")
            if posting.state is not PostingState.WITHDRAWN:
                posting = drop_posting(transaction, posting, now)
            for task in transaction.find(
                Task, request_id=posting.request_id, kind=str(TaskKind.WITHDRAW), done_at=None
            ):
                if task.posting_id == posting_id:
                    transaction.save(replace(task, done_at=now))
        return Changes(postings=frozenset({posting.id}), requests=frozenset({posting.request_id}))

    def request_withdrawal(self, actor: Actor, request_id: UUID) -> Changes:
        """Take back what waits, and make a task for each place where a request still stands."""
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            return Changes(
                tasks=withdraw_everywhere(transaction, request_id, now),
                requests=frozenset({request_id}),
            )

    def withdrawal_places(self, request_id: UUID) -> tuple[tuple[Posting, Profile], ...]:
        """List where a request is still to come off, each with its platform."""
        with self.store.read() as transaction:
            asked = {
                task.posting_id
                for task in transaction.find(
                    Task, request_id=request_id, kind=str(TaskKind.WITHDRAW), done_at=None
                )
            }
            standing = [
                one
                for one in transaction.find(Posting, request_id=request_id)
                if one.id in asked and one.state is not PostingState.IN_HAND
            ]
        profiles = {profile.slug: profile for profile in self.platforms.all()}
        return tuple((one, profiles[one.platform]) for one in standing if one.platform in profiles)

    def notice_content(self, posting_id: UUID) -> tuple[Posting, Request, Centre]:
        """Give what a notice is made of; raises ``UserFacingError`` without a centre."""
        with self.store.read() as transaction:
            posting = transaction.get(Posting, posting_id)
            centre = find_centre(transaction)
            if centre is None:
                raise UserFacingError("centre-no-name")
            return posting, transaction.get(Request, posting.request_id), centre

    def retry(self, actor: Actor, posting_id: UUID) -> Changes:
        """Put a failed post back in line, as if it had never been tried."""
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            posting = self._in_line_or_out(
                transaction,
                transaction.get(Posting, posting_id),
                PostingState.QUEUED,
                why="",
                attempts=0,
                not_before=None,
            )
        return Changes(postings=frozenset({posting.id}), requests=frozenset({posting.request_id}))

    def record_published(self, actor: Actor, posting_id: UUID) -> Changes:
        """Write down that a person has brought it there: told by telephone, hung on the board."""
        require_permission(actor, Permission.POST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            posting = transaction.get(Posting, posting_id)
            if posting.state is PostingState.QUEUED:
                posting = transaction.save(
                    posting.move_to(
                        PostingState.IN_HAND,
                        claimed_by=actor.staff_id,
                        claimed_at=now,
                        claimed_desk=actor.desk,
                    )
                )
                posting = transaction.save(posting.move_to(PostingState.POSTED, posted_at=now))
            for task in transaction.find(Task, request_id=posting.request_id, done_at=None):
                if task.posting_id == posting_id and task.kind in BY_PERSON.values():
                    transaction.save(replace(task, done_at=now))
        return Changes(postings=frozenset({posting.id}), requests=frozenset({posting.request_id}))

    def _in_line_or_out(
        self,
        transaction: WriteTransaction,
        posting: Posting,
        state: PostingState,
        **changes: object,
    ) -> Posting:
        """Put a post back in line, or take it out where it may not go any more."""
        if not may_be_posted(transaction, transaction.get(Request, posting.request_id)):
            return drop_posting(transaction, posting, self.clock.now())
        return transaction.save(posting.move_to(state, **changes))

    def _offer(self, profile: Profile, kind: Kind, postcode: str, *, own: bool) -> PlatformOption:
        """Say whether a platform is on offer, or why not.

        One that nobody has looked at, or not for long, says so.
        """
        why = ""
        if kind not in profile.kinds:
            why = "offer-not-for-kind"
        elif not profile.serves(postcode):
            why = "offer-not-here"
        elif profile.way in (PostingMethod.OFF, PostingMethod.CARD):
            why = f"offer-{profile.way}"
        elif profile.may_post_for_others is False:
            why = "offer-terms-forbid"
        elif not profile.ready:
            why = "offer-no-address"
        elif profile.way is PostingMethod.OWN and not own:
            why = "offer-no-own"
        elif (
            profile.way in (PostingMethod.MAIL, PostingMethod.PROGRAM)
            and self.channel_of(profile) is None
        ):
            why = f"offer-no-{profile.way}"
        if why:
            return PlatformOption(profile, why)
        return PlatformOption(profile, remark=self._remark(profile))

    def _remark(self, profile: Profile) -> str:
        if profile.practice or profile.way in (
            PostingMethod.PAPER,
            PostingMethod.FEED,
            PostingMethod.OWN,
        ):
            return ""
        if profile.verified_on is None:
            return "offer-not-verified"
        if self.clock.now().date() - profile.verified_on > CHECK_AGAIN:
            return "offer-check-again"
        return ""

    def _may_post(
        self, transaction: ReadTransaction, request: Request, title: str, text: str
    ) -> None:
        consents = transaction.find(Consent, request_id=request.id, purpose=str(Purpose.POST))
        if not consents or consents[-1].given is None:
            raise UserFacingError("post-no-consent")
        if not consents[-1].is_in_force:
            raise UserFacingError("post-refused")
        if consent_text(title, text) not in consents[-1].about:
            raise UserFacingError("post-other-text")
        if request.caller_id and transaction.get(Caller, request.caller_id).agreed is not True:
            raise UserFacingError("post-resident-not-asked")

    def _guarded(
        self,
        transaction: ReadTransaction,
        actor: Actor,
        request: Request,
        text: str,
        overruled: str,
    ) -> None:
        found = guard(text, load_private_facts(transaction, request))
        if any(finding.stop for finding in found):
            raise UserFacingError(
                "post-private",
                kinds=", ".join(sorted({str(finding.kind) for finding in found if finding.stop})),
            )
        if found and not overruled.strip():
            raise UserFacingError(
                "post-caution", kinds=", ".join(sorted({str(finding.kind) for finding in found}))
            )
        if found:
            require_permission(actor, Permission.OVERRULE_CAUTION)
