"""The centre's own best words: kept with a posting, ranked by replies, changed and forgotten."""

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

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.domain.request import Kind
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

_MAX_PROPOSED = 5


class OwnWords(NamedTuple):
    """What somebody worded for a post, with holes: to be kept when it is placed."""

    what: str
    title: str
    text: str


@dataclass(frozen=True)
class RankedWording:
    """Words of the centre, and how many neighbours answered what was written with them."""

    wording: Wording
    replies: int


@dataclass(frozen=True)
class Wordings:
    """Lists, changes and forgets the centre's own words."""

    store: Store
    clock: Clock

    def list_all(self, actor: Actor) -> tuple[RankedWording, ...]:
        """Return all of the centre's words, the newest first."""
        require_permission(actor, Permission.POST)
        with self.store.read(actor) as transaction:
            ranked = _with_replies(transaction, transaction.find(Wording))
        return tuple(sorted(ranked, key=_newest_first))

    def change(self, actor: Actor, wording: Wording) -> Result[Wording]:
        """Keep other words; raises ``UserFacingError`` where nothing is left of them."""
        require_permission(actor, Permission.POST)
        if not wording.title.strip() or not wording.text.strip():
            raise UserFacingError("wording-empty")
        with self.store.write(actor, self.clock.now()) as transaction:
            return Result(transaction.save(wording))

    def forget(self, actor: Actor, wording: Wording) -> Result[Wording]:
        """Forget words; what was posted with them stays as it is."""
        require_permission(actor, Permission.POST)
        with self.store.write(actor, self.clock.now()) as transaction:
            for posting in transaction.find(Posting, wording_id=wording.id):
                transaction.save(replace(posting, wording_id=None))
            transaction.remove(transaction.get(Wording, wording.id))
        return Result(wording)


def propose_wordings(
    transaction: ReadTransaction, kind: Kind, what: str
) -> tuple[RankedWording, ...]:
    """Return what was worded for this kind before, the best first.

    What was written for the same thing comes first, then what got most replies, then the newest.
    """
    ranked = _with_replies(transaction, transaction.find(Wording, kind=str(kind)))
    ranked.sort(key=_newest_first)
    ranked.sort(key=lambda one: (one.wording.what != what.strip().lower(), -one.replies))
    return tuple(ranked[:_MAX_PROPOSED])


def keep_own_words(
    transaction: WriteTransaction, kind: Kind, own: OwnWords, now: datetime
) -> Wording:
    """Keep what was worded for a post, or return the same words that are there already."""
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


def _with_replies(
    transaction: ReadTransaction, wordings: tuple[Wording, ...]
) -> list[RankedWording]:
    """Count the replies of each wording; asks the store twice, however many wordings there are.

    Where a request is on two platforms, nobody knows to which of the two a mail replied: it counts
    once for all words that it was asked with.
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
