"""What ends with a request: nothing of it stays online, no neighbour waits for a word, nobody is rung for nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.consent import Consent, Purpose
from intake.domain.posting import ONLINE, Posting, PostingState
from intake.domain.reply import Agreement, Message, Reply, ReplyState
from intake.domain.request import RequestState
from intake.domain.task import Task, TaskKind
from intake.kit.codes import shown

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from intake.domain.request import Request
    from intake.kit.words import Say
    from intake.ports import Reading, Writing

_MAY_STAND = frozenset({*ONLINE, PostingState.UNCERTAIN, PostingState.IN_HAND})
_STANDS_NOWHERE = frozenset({PostingState.DRAFT, PostingState.QUEUED, PostingState.FAILED, PostingState.EXPIRED})
_FOR_REQUEST = frozenset(
    {TaskKind.CALL_PLATFORM, TaskKind.HANG_UP, TaskKind.ASK_OWN, TaskKind.RENEW, TaskKind.MISSING, TaskKind.ASK_RESIDENT, TaskKind.RING_BACK}
)


def may_go(book: Reading, request: Request) -> bool:
    """Tell whether a request may still go out: nobody ended it, and the resident's last word about posting it was a yes."""
    consents = book.find(Consent, request_id=request.id, purpose=str(Purpose.POST))
    return request.state is RequestState.OPEN and bool(consents) and consents[-1].holds


def end_posting(book: Writing, posting: Posting, now: datetime) -> Posting:
    """Take a post out that stands nowhere, and with it what was to be done for it."""
    for task in book.find(Task, request_id=posting.request_id, done_at=None):
        if task.posting_id == posting.id:
            book.put(replace(task, done_at=now))
    return book.put(posting.to(PostingState.WITHDRAWN, why=""))


def off_everywhere(book: Writing, request_id: UUID, now: datetime) -> frozenset[UUID]:
    """Take back what waits to go out, and make a task for each place where the request stands or may stand; gives the tasks."""
    asked = {task.posting_id: task for task in book.find(Task, request_id=request_id, kind=str(TaskKind.WITHDRAW), done_at=None)}
    tasks = set()
    for posting in book.find(Posting, request_id=request_id):
        if posting.state in _STANDS_NOWHERE:
            end_posting(book, posting, now)
        elif posting.state in _MAY_STAND and posting.id not in asked:
            tasks.add(book.put(Task(kind=TaskKind.WITHDRAW, request_id=request_id, posting_id=posting.id, about=posting.platform, due_at=now)).id)
    return frozenset(tasks)


def thank_the_others(book: Writing, request: Request, now: datetime, say: Say, text: str) -> None:
    """Tell every neighbour who still waits for a word that it is no longer needed. ``text`` names what is said."""
    for reply in book.find(Reply, request_id=request.id, state=str(ReplyState.NEW)):
        _thank(book, reply, request, now, say, text)


def call_off(book: Writing, request: Request, outcome: str, now: datetime, say: Say) -> frozenset[UUID]:
    """End a request that is not needed any more: the neighbour who was chosen hears it too, and what was to be done for it is not."""
    for agreement in book.find(Agreement, request_id=request.id):
        if agreement.cancelled_at is None:
            book.put(replace(agreement, cancelled_at=now))
            if agreement.meet_at > now:  # who has helped already hears nothing of a calling off
                _thank(book, book.get(Reply, agreement.reply_id), request, now, say, "message-called-off")
    thank_the_others(book, request, now, say, "message-called-off")
    for task in book.find(Task, request_id=request.id, done_at=None):
        if task.kind in _FOR_REQUEST:
            book.put(replace(task, done_at=now))
    tasks = off_everywhere(book, request.id, now)
    book.put(replace(request, state=RequestState.CANCELLED, outcome=outcome, closed_at=now))
    return tasks


def take_up_again(book: Writing, request: Request, now: datetime) -> Request:
    """Undo that a request ended, as far as nobody outside has heard of it: messages that have not left stay here, and what they took back holds again."""
    ended, heard = request.closed_at, set()
    for message in book.find(Message, request_id=request.id):
        if message.written_at == ended and message.reply_id:
            if message.state == "written":
                book.put(replace(message, state="recalled"))
                book.put(replace(book.get(Reply, message.reply_id), state=ReplyState.NEW))
            else:
                heard.add(message.reply_id)
    state = RequestState.OPEN
    for agreement in book.find(Agreement, request_id=request.id):
        if ended and agreement.cancelled_at == ended and agreement.reply_id not in heard:
            held = book.put(replace(agreement, cancelled_at=None))
            book.put(replace(book.get(Reply, agreement.reply_id), state=ReplyState.CHOSEN))
            state = RequestState.AGREED if held.firm else state
    for task in book.find(Task, request_id=request.id):
        if ended and task.done_at == ended and task.kind in _FOR_REQUEST and task.posting_id is None:
            book.put(replace(task, done_at=None))
    again = book.put(replace(request, state=state, outcome="", closed_at=None))
    if may_go(book, again):
        for task in book.find(Task, request_id=request.id, kind=str(TaskKind.WITHDRAW), done_at=None):
            book.put(replace(task, done_at=now))
    return again


def _thank(book: Writing, reply: Reply, request: Request, now: datetime, say: Say, text: str) -> None:
    book.put(replace(reply, state=ReplyState.NOT_NEEDED))
    if "@" not in reply.address:
        return
    values = {"name": (reply.name.split() or [""])[0], "what": request.what, "code": shown(request.code)}
    subject = say("message-not-needed-subject", **values)
    book.put(Message(request_id=request.id, reply_id=reply.id, to=reply.address, subject=subject, text=say(f"{text}-text", **values), written_at=now))
