"""What happens once both said yes: the request is agreed, the others hear "niet meer nodig", the posts come off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.posting import ONLINE, Posting
from intake.domain.reply import Agreement, Message, Reply, ReplyState
from intake.domain.request import Request, RequestState
from intake.domain.task import Task, TaskKind
from intake.kit.codes import shown

if TYPE_CHECKING:
    from datetime import datetime

    from intake.kit.words import Say
    from intake.ports import Writing


def settle_if_firm(book: Writing, agreement: Agreement, now: datetime, say: Say) -> bool:
    """Do what follows from an agreement that both said yes to; gives whether it is firm."""
    if not agreement.firm:
        return False
    if book.get(Request, agreement.request_id).state is not RequestState.OPEN:
        return False
    request = book.put(replace(book.get(Request, agreement.request_id), state=RequestState.AGREED))
    for reply in book.find(Reply, request_id=request.id, state=str(ReplyState.NEW)):
        book.put(replace(reply, state=ReplyState.NOT_NEEDED))
        if "@" in reply.address:
            values = {"name": reply.name.split()[0], "what": request.what, "code": shown(request.code)}
            text = say("message-not-needed-text", **values)
            book.put(
                Message(
                    request_id=request.id, reply_id=reply.id, to=reply.address, subject=say("message-not-needed-subject", **values), text=text, written_at=now
                )
            )
    asked = {task.posting_id for task in book.find(Task, request_id=request.id, kind=str(TaskKind.WITHDRAW)) if task.done_at is None}
    for posting in book.find(Posting, request_id=request.id):
        if posting.state in ONLINE and posting.id not in asked:
            book.put(Task(kind=TaskKind.WITHDRAW, request_id=request.id, posting_id=posting.id, about=posting.platform, due_at=now))
    return True
