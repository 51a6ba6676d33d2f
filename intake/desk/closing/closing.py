"""What ends with a request.

Nothing of it stays online, no neighbour waits for a word, nobody is rung for nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.desk.centre.set_up import find_centre
from intake.desk.privacy import load_private_facts
from intake.domain.consent import Consent, Purpose
from intake.domain.posting import ONLINE, Posting, PostingState
from intake.domain.reply import Agreement, Message, Reply, ReplyState
from intake.domain.request import Request, RequestState
from intake.domain.task import Task, TaskKind
from intake.kit.codes import format_code
from intake.text.composing.public_wording import public_wording

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.kit.translations import Translate
    from intake.ports import ReadTransaction, WriteTransaction

_MAY_STAND = frozenset({*ONLINE, PostingState.UNCERTAIN, PostingState.IN_HAND})
_STANDS_NOWHERE = frozenset(
    {PostingState.DRAFT, PostingState.QUEUED, PostingState.FAILED, PostingState.EXPIRED}
)
_FOR_REQUEST = frozenset(
    {
        TaskKind.CALL_PLATFORM,
        TaskKind.HANG_UP,
        TaskKind.ASK_OWN,
        TaskKind.RENEW,
        TaskKind.MISSING,
        TaskKind.ASK_RESIDENT,
        TaskKind.RING_BACK,
    }
)


def may_be_posted(transaction: ReadTransaction, request: Request) -> bool:
    """Tell whether a request may still go out.

    Nobody ended it, and the resident's last word about posting it was a yes.
    """
    consents = transaction.find(Consent, request_id=request.id, purpose=str(Purpose.POST))
    return request.state is RequestState.OPEN and bool(consents) and consents[-1].is_in_force


def drop_posting(transaction: WriteTransaction, posting: Posting, now: datetime) -> Posting:
    """Take a post out that stands nowhere, and with it what was to be done for it."""
    for task in transaction.find(Task, request_id=posting.request_id, done_at=None):
        if task.posting_id == posting.id:
            transaction.save(replace(task, done_at=now))
    return transaction.save(posting.move_to(PostingState.WITHDRAWN, why=""))


def withdraw_everywhere(
    transaction: WriteTransaction, request_id: UUID, now: datetime
) -> frozenset[UUID]:
    """Take back what waits to go out, and make a task for each place where the request stands or
    may stand; gives the tasks.
    """
    asked = {
        task.posting_id: task
        for task in transaction.find(
            Task, request_id=request_id, kind=str(TaskKind.WITHDRAW), done_at=None
        )
    }
    tasks = set()
    for posting in transaction.find(Posting, request_id=request_id):
        if posting.state in _STANDS_NOWHERE:
            drop_posting(transaction, posting, now)
        elif posting.state in _MAY_STAND and posting.id not in asked:
            tasks.add(
                transaction.save(
                    Task(
                        kind=TaskKind.WITHDRAW,
                        request_id=request_id,
                        posting_id=posting.id,
                        about=posting.platform,
                        due_at=now,
                    )
                ).id
            )
    return frozenset(tasks)


def notify_other_neighbours(
    transaction: WriteTransaction, request: Request, now: datetime, translate: Translate, text: str
) -> None:
    """Tell every neighbour who still waits for a word that it is no longer needed.

    ``text`` names what is said.
    """
    for reply in transaction.find(Reply, request_id=request.id, state=str(ReplyState.NEW)):
        _thank(transaction, reply, request, now, translate, text)


def cancel_agreement(
    transaction: WriteTransaction, agreement: Agreement, now: datetime, translate: Translate
) -> None:
    """End an agreement before it was kept.

    The neighbour who was chosen hears that they need not come, and an invitation that has not left
    stays here.
    """
    transaction.save(replace(agreement, cancelled_at=now))
    for message in transaction.find(Message, reply_id=agreement.reply_id, state="written"):
        transaction.save(replace(message, state="withheld"))
    if agreement.meet_at > now:  # who has helped already hears nothing of a calling off
        _thank(
            transaction,
            transaction.get(Reply, agreement.reply_id),
            transaction.get(Request, agreement.request_id),
            now,
            translate,
            "message-called-off",
            chosen=True,
        )


def restore_agreement(transaction: WriteTransaction, agreement: Agreement) -> Agreement:
    """Let an agreement hold again that ended by mistake.

    Its invitation leaves after all where it had not.
    """
    transaction.save(replace(transaction.get(Reply, agreement.reply_id), state=ReplyState.CHOSEN))
    for message in transaction.find(Message, reply_id=agreement.reply_id, state="withheld"):
        transaction.save(replace(message, state="written"))
    return transaction.save(replace(agreement, cancelled_at=None))


def close_request(
    transaction: WriteTransaction,
    request: Request,
    state: RequestState,
    outcome: str,
    now: datetime,
    translate: Translate,
) -> frozenset[UUID]:
    """End a request, as done (``CLOSED``) or as not needed any more (``CANCELLED``).

    Gives the tasks to take it off where it stands.

    Who helped with what is done is thanked; the one who was still to come, and whoever still waits,
    hear that it is not needed; nobody is rung for it.
    """
    _end_calls(transaction, request.id, now)
    for agreement in transaction.find(Agreement, request_id=request.id):
        if agreement.cancelled_at is not None:
            continue
        if state is RequestState.CLOSED and agreement.is_confirmed and agreement.meet_at <= now:
            _write(
                transaction,
                transaction.get(Reply, agreement.reply_id),
                request,
                now,
                translate,
                "message-thanks",
            )
        else:
            cancel_agreement(transaction, agreement, now, translate)
    notify_other_neighbours(transaction, request, now, translate, "message-called-off")
    tasks = withdraw_everywhere(transaction, request.id, now)
    transaction.save(replace(request, state=state, outcome=outcome, closed_at=now))
    return tasks


def _end_calls(transaction: WriteTransaction, request_id: UUID, now: datetime) -> None:
    """Take off the list what was to be done for a request."""
    for task in transaction.find(Task, request_id=request_id, done_at=None):
        if task.kind in _FOR_REQUEST:
            transaction.save(replace(task, done_at=now))


def recall_messages(
    transaction: WriteTransaction, request_id: UUID, written_at: datetime | None
) -> frozenset[UUID]:
    """Keep the messages of one moment here, as far as they have not left, and let the neighbours
    wait for a word again; gives whose had left.
    """
    held = {
        one.reply_id
        for one in transaction.find(Agreement, request_id=request_id)
        if one.cancelled_at in (None, written_at)
    }
    heard = set()
    for message in transaction.find(Message, request_id=request_id):
        if message.written_at != written_at or not message.reply_id or message.state == "withheld":
            continue
        if message.state != "written":
            heard.add(message.reply_id)
            continue
        transaction.save(replace(message, state="recalled"))
        transaction.save(
            replace(
                transaction.get(Reply, message.reply_id),
                state=ReplyState.CHOSEN if message.reply_id in held else ReplyState.NEW,
            )
        )
    told = {_to_be_rung(reply): reply for reply in transaction.find(Reply, request_id=request_id)}
    for task in transaction.find(Task, request_id=request_id, kind=str(TaskKind.TELL_NEIGHBOUR)):
        reply = told.get(task.about)
        if task.due_at != written_at or reply is None:
            continue
        if task.done_at:  # they were rung
            heard.add(reply.id)
        else:
            transaction.save(replace(task, done_at=written_at))
            transaction.save(
                replace(reply, state=ReplyState.CHOSEN if reply.id in held else ReplyState.NEW)
            )
    return frozenset(heard)


def _to_be_rung(reply: Reply) -> str:
    """Name a neighbour as the task to ring them does."""
    return " · ".join(part for part in (reply.name, reply.address) if part)


def reopen_request(transaction: WriteTransaction, request: Request, now: datetime) -> Request:
    """Undo that a request ended, as far as nobody outside has heard of it.

    Messages that have not left stay here, and what they took back holds again.
    """
    ended = request.closed_at
    heard = recall_messages(transaction, request.id, ended)
    state = RequestState.OPEN
    for agreement in transaction.find(Agreement, request_id=request.id):
        if ended and agreement.cancelled_at == ended and agreement.reply_id not in heard:
            agreement = restore_agreement(transaction, agreement)  # noqa: PLW2901 - the same one, holding again
        if agreement.cancelled_at is None and agreement.is_confirmed:
            state = RequestState.AGREED
    for task in transaction.find(Task, request_id=request.id):
        if (
            ended
            and task.done_at == ended
            and task.kind in _FOR_REQUEST
            and task.posting_id is None
        ):
            transaction.save(replace(task, done_at=None))
    again = transaction.save(replace(request, state=state, outcome="", closed_at=None))
    if may_be_posted(transaction, again):
        for task in transaction.find(
            Task, request_id=request.id, kind=str(TaskKind.WITHDRAW), done_at=None
        ):
            transaction.save(replace(task, done_at=now))
    return again


def _thank(
    transaction: WriteTransaction,
    reply: Reply,
    request: Request,
    now: datetime,
    translate: Translate,
    text: str,
    *,
    chosen: bool = False,
) -> None:
    """Tell one neighbour by mail; who has none is rung, if they count on it or left a number."""
    transaction.save(replace(reply, state=ReplyState.NOT_NEEDED))
    if reply.by_mail:
        _write(transaction, reply, request, now, translate, text)
    elif chosen or reply.address:
        transaction.save(
            Task(
                kind=TaskKind.TELL_NEIGHBOUR,
                request_id=request.id,
                about=_to_be_rung(reply),
                due_at=now,
            )
        )


def _write(
    transaction: WriteTransaction,
    reply: Reply,
    request: Request,
    now: datetime,
    translate: Translate,
    text: str,
) -> None:
    if not reply.by_mail:
        return
    centre = find_centre(transaction)
    values = {
        "name": reply.first_word,
        "what": public_wording(
            request.kind, request.what, translate, load_private_facts(transaction, request)
        ),
        "code": format_code(request.code),
        "centre": centre.name if centre else "",
    }
    subject = translate(
        "message-thanks-subject" if text == "message-thanks" else "message-not-needed-subject",
        **values,
    )
    transaction.save(
        Message(
            request_id=request.id,
            reply_id=reply.id,
            to=reply.address,
            subject=subject,
            text=translate(f"{text}-text", **values),
            written_at=now,
        )
    )
