"""Every request with whose turn it is, for the page of requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.closing.closing import close_request, reopen_request
from intake.desk.permissions import require_permission
from intake.desk.result import Changes
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, WAITING, Posting, PostingState
from intake.domain.reply import Agreement, Reply, ReplyState
from intake.domain.request import Kind, Request, RequestState
from intake.domain.resident import Caller, Resident
from intake.filling.snapshot import normalize_words
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import ReadTransaction, Store

_LEAST_LETTERS = 4


@dataclass(frozen=True)
class Overview:
    """One request with all that hangs on it.

    ``turn`` is the key of the sentence that says who is next.
    """

    request: Request
    resident: Resident
    postings: tuple[Posting, ...]
    replies: tuple[Reply, ...]
    agreement: Agreement | None
    caller: Caller | None = None

    @property
    def turn(self) -> str:
        if self.request.state in (
            RequestState.CLOSED,
            RequestState.CANCELLED,
            RequestState.REFERRED,
        ):
            return f"turn-{self.request.state}"
        if self.agreement:
            if self.agreement.is_confirmed:
                return "turn-slip"
            if self.agreement.neighbour_yes_at is None:
                return "turn-neighbour"
            return "turn-resident"
        if any(reply.state is ReplyState.NEW for reply in self.replies):
            return "turn-choose"
        if any(posting.state is PostingState.UNCERTAIN for posting in self.postings):
            return "turn-uncertain"
        if any(posting.state in WAITING for posting in self.postings):
            return "turn-post"
        if any(posting.state in ONLINE for posting in self.postings):
            return "turn-neighbours"
        return "turn-desk"


@dataclass(frozen=True)
class Requests:
    """Lists requests and closes them."""

    store: Store
    clock: Clock
    translate: Translate

    def overviews(self, *, closed: bool = False) -> tuple[Overview, ...]:
        """List the open requests, newest first; with ``closed`` also the ended ones."""
        if closed:
            states = tuple(str(state) for state in RequestState)
        else:
            states = (str(RequestState.OPEN), str(RequestState.AGREED))
        with self.store.read() as transaction:
            return tuple(
                self._overview(transaction, request)
                for request in reversed(transaction.find(Request, state=states))
            )

    def overview(self, request_id: UUID) -> Overview:
        with self.store.read() as transaction:
            return self._overview(transaction, transaction.get(Request, request_id))

    def matching_offers(self, kind: Kind, what: str) -> tuple[Request, ...]:
        """List the open offers of residents that fit what somebody else asks for.

        Nobody needs a platform for what the next caller has.
        """
        wanted = {word for word in normalize_words(what).split() if len(word) >= _LEAST_LETTERS}
        if kind is Kind.OFFER or not wanted:
            return ()
        with self.store.read() as transaction:
            offers = transaction.find(Request, kind=str(Kind.OFFER), state=str(RequestState.OPEN))
        return tuple(one for one in offers if wanted & set(normalize_words(one.what).split()))

    def close(
        self, actor: Actor, request_id: UUID, outcome: str, *, cancelled: bool = False
    ) -> Changes:
        """End a request with what came of it.

        It comes off every platform, and who was to help hears when it is called off.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            if request.state not in (
                RequestState.OPEN,
                RequestState.AGREED,
            ):  # another desk was first, or another press
                raise UserFacingError("request-ended-already")
            tasks = close_request(
                transaction,
                request,
                RequestState.CANCELLED if cancelled else RequestState.CLOSED,
                outcome,
                now,
                self.translate,
            )
        return Changes(requests=frozenset({request_id}), tasks=tasks)

    def reopen(self, actor: Actor, request_id: UUID) -> Changes:
        """Take the end of a request back.

        What still stands may stay, a message that has not left does not leave, a promised call is
        on the list again.

        What was taken back before it went out can be posted again.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            reopen_request(transaction, transaction.get(Request, request_id), now)
        return Changes(requests=frozenset({request_id}))

    def resume(self, actor: Actor, request_id: UUID) -> Changes:
        """Take a request up that somebody rings about.

        One that ended lives again, one that runs stays as it is.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = transaction.get(Request, request_id)
            if request.closed_at is None:
                return Changes()
            reopen_request(transaction, request, now)
        return Changes(requests=frozenset({request_id}))

    def _overview(self, transaction: ReadTransaction, request: Request) -> Overview:
        live = [
            one
            for one in transaction.find(Agreement, request_id=request.id)
            if one.cancelled_at is None
        ]
        return Overview(
            request,
            transaction.get(Resident, request.resident_id),
            transaction.find(Posting, request_id=request.id),
            transaction.find(Reply, request_id=request.id),
            live[0] if live else None,
            transaction.get(Caller, request.caller_id) if request.caller_id else None,
        )
