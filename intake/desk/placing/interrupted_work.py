"""What must be asked after a start: interrupted work, and what waits in a restored backup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.answering.undelivered import ring_instead
from intake.domain.centre import Desk
from intake.domain.draft import UNFINISHED, Draft, DraftState
from intake.domain.message import Message, MessageState
from intake.domain.platform_profile import CHANNEL_METHODS, FEED_METHODS
from intake.domain.posting import CLAIM_LAPSES_AFTER, ONLINE, Posting, PostingState
from intake.kit.elapsed import is_far_from

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.ports import Platforms, ReadTransaction, WriteTransaction


_ONLINE = tuple(str(state) for state in ONLINE)


def recover_messages(transaction: WriteTransaction, desk: str | None, now: datetime) -> None:
    """Mark messages as uncertain that a desk was sending; those of any desk if none is named."""
    for message in transaction.find(Message, state=MessageState.SENDING):
        is_overdue = is_far_from(message.written_at, now, CLAIM_LAPSES_AFTER)
        if desk is None or message.claimed_desk in ("", desk) or is_overdue:
            left = transaction.save(replace(message, state=MessageState.UNCERTAIN))
            ring_instead(transaction, left, now)


def take_over_calls(transaction: WriteTransaction, actor: Actor) -> None:
    """Park the calls of other desks at this one."""
    for draft in transaction.find(Draft, state=tuple(str(state) for state in UNFINISHED)):
        if draft.desk != actor.desk:
            transaction.save(replace(draft, desk=actor.desk, state=DraftState.PARKED))


def hold_what_leaves_by_itself(
    transaction: WriteTransaction, platforms: Platforms, actor: Actor, now: datetime
) -> list[Posting]:
    """Ask a person, once after a restore, about what would be sent or published without one.

    A platform whose profile is not there may be of any kind: what is for it is asked about too.
    Returns the postings, which are uncertain now; none if this desk was not restored.
    """
    desk = _just_restored_desk(transaction, actor)
    if desk is None:
        return []
    transaction.save(replace(desk, asked_about_backup_at=now))
    methods = {profile.slug: profile.way for profile in platforms.all()}
    by_hand = {slug for slug, way in methods.items() if way not in CHANNEL_METHODS | FEED_METHODS}
    not_fetched = {slug for slug, way in methods.items() if way not in FEED_METHODS}
    held = [
        transaction.save(transaction.save(posting.claim(actor, now)).mark_uncertain())
        for posting in transaction.find(Posting, state=PostingState.QUEUED)
        if posting.platform not in by_hand
    ]
    held += [
        transaction.save(posting.doubt_after_restore())
        for posting in transaction.find(Posting, state=_ONLINE)
        if posting.platform not in not_fetched
    ]
    for message in transaction.find(Message, state=MessageState.WRITTEN):
        uncertain = transaction.save(replace(message, state=MessageState.UNCERTAIN))
        ring_instead(transaction, uncertain, now)
    return held


def _just_restored_desk(transaction: ReadTransaction, actor: Actor) -> Desk | None:
    """Return this desk if it has joined a database in which others have worked before.

    A restored desk joins with a new sign and has made no code yet.
    """
    desks = transaction.find(Desk)
    if len(desks) == 1:
        return None
    for desk in desks:
        is_new = desk.counter == 0 and desk.asked_about_backup_at is None
        if desk.sign == actor.desk and is_new:
            return desk
    return None
