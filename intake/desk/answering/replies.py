"""Use cases of replies: list them, enter one by hand, choose one, record the neighbour's answer."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.answering.agreement_confirmation import confirm_if_agreed
from intake.desk.answering.choosable_request import get_choosable_request
from intake.desk.answering.comparison import compare_replies
from intake.desk.answering.invitation import InvitationWriter
from intake.desk.answering.reply_types import Candidate, OpenReplies, OpenReply
from intake.desk.centre.facts import find_centre
from intake.desk.closing.cancelled_agreements import cancel_for_neighbour, ensure_ring_back
from intake.desk.closing.closing import find_live_agreement, require_same_agreement
from intake.desk.closing.neighbour_notifier import (
    NeighbourNotifier,
    neighbour_name_and_address,
)
from intake.desk.custody.promised_own_pieces import require_own_piece_free
from intake.desk.permissions import require_permission
from intake.desk.privacy import load_private_facts
from intake.desk.reporting.withheld import find_withheld, require_not_withheld
from intake.desk.request_loading import load_aggregates, load_by_id
from intake.desk.result import Changes, Result, reply_changes
from intake.domain.agreement import Agreement
from intake.domain.permissions import Permission
from intake.domain.project import Project
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.request_list import PAGE_SIZE
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.kit.codes import parse_code
from intake.kit.errors import UserFacingError
from intake.kit.storable_text import is_blank
from intake.kit.time_zone import to_local_time
from intake.text.composing.public_wording import private_kinds_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from intake.desk.answering.reply_types import Meeting, TypedReply
    from intake.domain.permissions import Actor
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.clock import Clock
    from intake.kit.translations import Translate
    from intake.ports import ReadTransaction, Store


_TASKS_DONE_BY_ANSWER = (str(TaskKind.TELL_CHANGE), str(TaskKind.INVITE_ON_SITE))
"""Tasks to tell the chosen neighbour something; who answers has heard it."""


@dataclass(frozen=True)
class Replies:
    """Lists replies, stores those that are typed in, and chooses one.

    A command that can be undone returns its operation in the result.
    """

    store: Store
    clock: Clock
    translate: Translate
    code_words: Sequence[str]

    def enter(self, actor: Actor, typed_code: str, typed: TypedReply) -> Result[Reply]:
        """Store a reply that came by the site, by telephone or at the counter.

        Raises ``UserFacingError`` without a name, and for a code of no request that is under way.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        if is_blank(typed.name):
            raise UserFacingError("reply-no-name")
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            request = _find_by_code(transaction, typed_code)
            if request.has_ended:  # to who types, its code is as good as a wrong one
                raise UserFacingError("code-unknown", typed=typed_code)
            reply = transaction.save(
                Reply(
                    request_id=request.id,
                    channel=typed.channel,
                    name=typed.name.strip(),
                    address=typed.address.strip(),
                    text=typed.text.strip(),
                    received_at=now,
                )
            )
        return Result(reply, reply_changes(reply))

    def link(self, actor: Actor, reply_id: UUID, typed_code: str) -> Result[Reply]:
        """Assign a reply to a request by its code; raises ``UserFacingError`` for a wrong one."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            request = _find_by_code(transaction, typed_code)
            reply = transaction.get(Reply, reply_id)
            _require_unhandled(reply)
            linked = transaction.save(replace(reply, request_id=request.id))
        return Result(linked, reply_changes(linked))

    def put_aside(self, actor: Actor, reply_id: UUID) -> Result[Reply]:
        """Put aside what is not a reply: an advertisement, a mail that cannot be read.

        Raises ``UserFacingError`` if a neighbour was already chosen from this reply.
        """
        return self._change_state(actor, reply_id, ReplyState.NEW, ReplyState.PUT_ASIDE)

    def keep_in_reserve(self, actor: Actor, reply_id: UUID) -> Result[Reply]:
        """Keep a neighbour in reserve beside the one who is chosen; they are told nothing yet.

        If the agreement falls through, the reply is on the list again. Raises ``UserFacingError``
        if nobody is chosen for the request.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            reply = transaction.get(Reply, reply_id)
            _require_unhandled(reply)
            if reply.request_id is None or not find_live_agreement(transaction, reply.request_id):
                raise UserFacingError("reserve-nobody-chosen")
            saved = transaction.save(replace(reply, state=ReplyState.RESERVE))
        return Result(saved, reply_changes(saved), transaction.operation_id)

    def return_to_list(self, actor: Actor, reply_id: UUID) -> Result[Reply]:
        """Put a reply that was put aside on the list again.

        Raises ``UserFacingError`` if it promises a piece of the centre's that is promised since.
        """
        return self._change_state(actor, reply_id, ReplyState.PUT_ASIDE, ReplyState.NEW)

    def _change_state(
        self, actor: Actor, reply_id: UUID, before: ReplyState, after: ReplyState
    ) -> Result[Reply]:
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            reply = transaction.get(Reply, reply_id)
            if reply.state is not before:
                raise UserFacingError("store-changed-meanwhile")
            saved = transaction.save(replace(reply, state=after))
            if after is ReplyState.NEW:
                require_own_piece_free(transaction, saved, to_local_time(self.clock.now()).date())
        return Result(saved, reply_changes(saved))

    def list_open(self, actor: Actor) -> OpenReplies:
        """Return the replies that need an answer, oldest first, ``PAGE_SIZE`` at most.

        They are followed by the chosen replies that still await the neighbour's yes.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            new = transaction.find(Reply, state=ReplyState.NEW)
            listed = new[:PAGE_SIZE]
            awaiting_yes = _chosen_without_answer(transaction, new)
            comparisons = compare_replies(transaction, listed, self.clock.now())
            candidates = _candidates(transaction, listed)
            open_replies = [
                replace(
                    open_reply,
                    candidates=candidates.get(open_reply.reply.id, ()),
                    facts=comparisons.get(open_reply.reply.id),
                )
                for open_reply in _describe(transaction, (*listed, *awaiting_yes))
            ]
            centre = find_centre(transaction)
        return OpenReplies(centre, tuple(open_replies), len(new) - len(listed))

    def choose(self, actor: Actor, reply_id: UUID, meeting: Meeting) -> Result[Agreement]:
        """Choose a reply: this makes an agreement to which both must still say yes.

        The neighbour is sent a message and the resident will be rung. Raises ``UserFacingError`` if
        another neighbour is chosen already, if the moment has passed, or if the meeting place would
        reveal who the resident is (only the helper's slip may reveal it).
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        if meeting.meet_at <= now:
            raise UserFacingError("agreement-past")

        with self.store.write(actor, now) as transaction:
            reply = transaction.get(Reply, reply_id)
            request = get_choosable_request(transaction, reply)
            _require_unhandled(reply)
            require_not_withheld(transaction, reply.name, reply.address)
            private = load_private_facts(transaction, request)
            if kinds := private_kinds_in(meeting.place, private):
                names = ", ".join(self.translate(f"finding-{kind}") for kind in kinds)
                raise UserFacingError("agreement-private", kinds=names)

            code_word = self._choose_code_word(transaction)
            agreement = self._make_agreement(request, reply, meeting, code_word)
            if reply.is_own:  # what the centre offers itself needs no yes
                agreement = agreement.accept_by_neighbour(now)
            agreement = transaction.save(agreement)
            chosen = transaction.save(replace(reply, state=ReplyState.CHOSEN))
            require_own_piece_free(transaction, chosen, to_local_time(now).date())
            if reply.by_mail:  # somebody without a mail address is rung by the staff
                centre = find_centre(transaction)
                desk_fetches = centre is not None and centre.desk_fetches
                writer = InvitationWriter(self.translate, now, desk_fetches=desk_fetches)
                transaction.save(writer.write(private, request, chosen, agreement))
            tasks = [ensure_ring_back(transaction, request, now)]
            if reply.on_site:
                tasks.append(transaction.save(_invite_on_site(chosen, agreement, now)))

        changed = reply_changes(chosen) | Changes(tasks=frozenset(task.id for task in tasks))
        return Result(agreement, changed, transaction.operation_id)

    def record_neighbour_answer(
        self,
        actor: Actor,
        agreement_id: UUID,
        *,
        yes: bool,
        reply_id: UUID | None = None,
        read_out: Agreement | None = None,
    ) -> Result[Agreement]:
        """Record the answer of the chosen neighbour; after a no, another reply can be chosen.

        ``reply_id`` is the later mail that holds the answer, ``read_out`` the agreement as it was
        read out to the neighbour. If a neighbour says no after everything was agreed, a call is
        planned to tell the resident. Raises ``UserFacingError`` if the mail is from another
        neighbour, if the agreement is cancelled already, or if the meeting was moved since it was
        read out.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            agreement = transaction.get(Agreement, agreement_id)
            chosen = transaction.get(Reply, agreement.reply_id)
            if not agreement.is_live:
                raise UserFacingError("store-changed-meanwhile")
            if yes and read_out:
                require_same_agreement(agreement, read_out)
            if reply_id and not chosen.may_be_of(transaction.get(Reply, reply_id)):
                raise UserFacingError("reply-of-another", name=chosen.short_name or chosen.name)

            if yes:
                answered = transaction.save(agreement.accept_by_neighbour(now))
                state_of_later_mail = ReplyState.CHOSEN
            else:
                answered, _ = cancel_for_neighbour(transaction, agreement, now)
                state_of_later_mail = ReplyState.WENT_AWAY
            if reply_id and reply_id != chosen.id:
                later_mail = transaction.get(Reply, reply_id)
                transaction.save(replace(later_mail, state=state_of_later_mail))
            done_tasks = transaction.find(
                Task, request_id=agreement.request_id, kind=_TASKS_DONE_BY_ANSWER, done_at=None
            )
            for task in done_tasks:
                transaction.save(task.finish(now, transaction.operation_id))
            confirm_if_agreed(NeighbourNotifier(transaction, self.translate, now), answered)
            changed = reply_changes(chosen) | Changes(tasks=transaction.changed_ids(Task))
        return Result(answered, changed, transaction.operation_id)

    def _make_agreement(
        self, request: Request, reply: Reply, meeting: Meeting, code_word: str
    ) -> Agreement:
        return Agreement(
            request_id=request.id,
            reply_id=reply.id,
            helper=self._helper_name(reply),
            meet_at=meeting.meet_at,
            place=meeting.place,
            cost_cents=meeting.cost_cents,
            deposit_cents=meeting.deposit_cents,
            damage=meeting.damage,
            pay_to=meeting.pay_to,
            cents_per_km=meeting.cents_per_km,
            return_by=meeting.return_by,
            code_word=code_word,
        )

    def _helper_name(self, reply: Reply) -> str:
        """Return how the helper is called: by their first name, the centre by its whole name."""
        name = reply.name if reply.is_own else reply.short_name
        return name or self.translate("reply-nameless")

    def _choose_code_word(self, transaction: ReadTransaction) -> str:
        """Return a code word that no other agreement has now: it must prove who is who."""
        agreements = transaction.find(Agreement, cancelled_at=None)
        given = {agreement.code_word for agreement in agreements}
        free = [word for word in self.code_words if word not in given]
        return secrets.choice(free or self.code_words)


def _describe(transaction: ReadTransaction, replies: Sequence[Reply]) -> Iterator[OpenReply]:
    """Yield each reply with its request, and with the project if the post was a project's."""
    requests = load_by_id(transaction, Request, (reply.request_id for reply in replies))
    aggregates: dict[UUID | None, RequestAggregate] = {
        aggregate.request.id: aggregate
        for aggregate in load_aggregates(transaction, tuple(requests.values()))
    }
    askers = tuple({request.resident_id for request in requests.values()})
    projects = {
        project.team_resident_id: project
        for project in transaction.find(Project, team_resident_id=askers)
    }
    withheld = find_withheld(transaction)
    for reply in replies:
        open_reply = _open_reply(reply, aggregates.get(reply.request_id))
        resident = open_reply.resident
        yield replace(
            open_reply,
            is_withheld=withheld.is_withheld(reply.name, reply.address),
            project=projects.get(resident.id) if resident else None,
        )


def _chosen_without_answer(transaction: ReadTransaction, new: Iterable[Reply]) -> tuple[Reply, ...]:
    """Return chosen replies that await a yes, except those with a newer mail among ``new``."""
    senders = {_sender_key(reply) for reply in new}
    awaiting_yes = {
        agreement.reply_id
        for agreement in transaction.find(Agreement, neighbour_yes_at=None)
        if agreement.is_live
    }
    return tuple(
        reply
        for reply in transaction.find(Reply, state=ReplyState.CHOSEN)
        if reply.id in awaiting_yes and _sender_key(reply) not in senders
    )


def _candidates(
    transaction: ReadTransaction, replies: Sequence[Reply]
) -> dict[UUID, tuple[Candidate, ...]]:
    """Return for replies without a request the requests they may be about, the likeliest first."""
    codes = tuple({code for reply in replies for code in reply.candidates})
    if not codes:
        return {}
    requests = [
        request for request in transaction.find(Request, code=codes) if not request.has_ended
    ]
    residents = load_by_id(transaction, Resident, (request.resident_id for request in requests))
    known = {
        request.code: Candidate(request, residents[request.resident_id]) for request in requests
    }
    return {
        reply.id: tuple(known[code] for code in reply.candidates if code in known)
        for reply in replies
        if reply.request_id is None
    }


def _invite_on_site(reply: Reply, agreement: Agreement, now: datetime) -> Task:
    return Task(
        kind=TaskKind.INVITE_ON_SITE,
        request_id=agreement.request_id,
        agreement_id=agreement.id,
        about=neighbour_name_and_address(reply),
        due_at=now,
    )


def _sender_key(reply: Reply) -> tuple[UUID | None, str]:
    """Return the key of sender and request: a second mail of the same neighbour has the same."""
    return reply.request_id, reply.address or reply.name


def _open_reply(reply: Reply, aggregate: RequestAggregate | None) -> OpenReply:
    if aggregate is None:
        return OpenReply(reply)
    agreement = aggregate.agreement
    chosen = next(
        (other for other in aggregate.replies if agreement and other.id == agreement.reply_id), None
    )
    return OpenReply(
        reply,
        request=aggregate.request,
        resident=aggregate.resident,
        agreement=agreement,
        is_of_chosen=chosen is None or chosen.may_be_of(reply),
    )


def _find_by_code(transaction: ReadTransaction, typed: str) -> Request:
    code = parse_code(typed)
    requests = transaction.find(Request, code=code) if code else ()
    if not requests:
        raise UserFacingError("code-unknown", typed=typed)
    return requests[0]


def _require_unhandled(reply: Reply) -> None:
    """Raise ``UserFacingError`` if a colleague has chosen, set aside or closed the reply."""
    if reply.state is not ReplyState.NEW:
        raise UserFacingError("store-changed-meanwhile")
