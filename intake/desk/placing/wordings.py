"""The centre's own wordings: stored with a posting, ranked by replies, changed and deleted."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.result import Result
from intake.domain.permissions import Permission
from intake.domain.posting import Posting
from intake.domain.reply import Reply
from intake.domain.wording import Wording
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.request import Kind
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

_MAX_PROPOSED = 5


class OwnWords(NamedTuple):
    """A person's words for a post, with placeholders, which are stored when it is placed."""

    what: str
    title: str
    text: str


@dataclass(frozen=True)
class RankedWording:
    """A wording of the centre, and how many neighbours replied to posts with it."""

    wording: Wording
    replies: int


@dataclass(frozen=True)
class Wordings:
    """Lists, changes and deletes the centre's own wordings."""

    store: Store
    clock: Clock

    def list_all(self, actor: Actor) -> tuple[RankedWording, ...]:
        """Return all wordings of the centre, newest first."""
        require_permission(actor, Permission.POST)
        with self.store.read(actor) as transaction:
            ranked = _count_replies(transaction, transaction.find(Wording))
        return tuple(sorted(ranked, key=_newest_first))

    def change(self, actor: Actor, wording: Wording) -> Result[Wording]:
        """Change a wording; raises ``UserFacingError`` if nothing is left of it."""
        require_permission(actor, Permission.POST)
        if is_blank(wording.title) or is_blank(wording.text):
            raise UserFacingError("wording-empty")
        with self.store.write(actor, self.clock.now()) as transaction:
            return Result(transaction.save(wording))

    def forget(self, actor: Actor, wording: Wording) -> Result[Wording]:
        """Delete a wording; what was posted with it is not changed."""
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            for posting in transaction.find(Posting, wording_id=wording.id):
                transaction.save(replace(posting, wording_id=None))
            transaction.remove(transaction.get(Wording, wording.id))
        return Result(wording)


def propose_wordings(
    transaction: ReadTransaction, kind: Kind, what: str
) -> tuple[RankedWording, ...]:
    """Return the wordings of this kind, the best first.

    Wordings for the same thing come first, then those with the most replies, then the newest.
    """
    ranked = _count_replies(transaction, transaction.find(Wording, kind=str(kind)))
    ranked.sort(key=_newest_first)
    ranked.sort(key=lambda known: (known.wording.what != what.strip().lower(), -known.replies))
    return tuple(ranked[:_MAX_PROPOSED])


def keep_own_words(
    transaction: WriteTransaction, kind: Kind, own: OwnWords, now: datetime
) -> Wording:
    """Store the words of a post, or return the same words if they are stored already."""
    same = transaction.find(Wording, kind=str(kind), title=own.title, text=own.text)
    if same:
        return same[0]
    return transaction.save(
        Wording(
            kind=str(kind),
            what=own.what.strip().lower(),
            title=own.title,
            text=own.text,
            made_at=now,
        )
    )


def _count_replies(
    transaction: ReadTransaction, wordings: tuple[Wording, ...]
) -> list[RankedWording]:
    """Count the replies of each wording, in two queries however many wordings there are.

    If a request is on two platforms, nobody knows which of the two a mail answers: it counts once
    for each wording.
    """
    postings = transaction.find(Posting, wording_id=tuple(wording.id for wording in wordings))
    requests = tuple({posting.request_id for posting in postings})
    replies = Counter(
        (reply.request_id, reply.platform) for reply in transaction.find(Reply, request_id=requests)
    )
    posted: defaultdict[UUID | None, set[tuple[UUID, str]]] = defaultdict(set)
    for posting in postings:
        posted[posting.wording_id] |= {
            (posting.request_id, posting.platform),
            (posting.request_id, ""),
        }
    return [
        RankedWording(wording, sum(replies[post] for post in posted[wording.id]))
        for wording in wordings
    ]


def _newest_first(ranked: RankedWording) -> float:
    return -ranked.wording.made_at.timestamp()
