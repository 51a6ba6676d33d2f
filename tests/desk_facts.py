"""States of the desk that several subjects begin from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.domain.message import Message
from intake.domain.reply import Reply
from intake.domain.task import CallOutcome, Task
from tests.builders import a_call, at, posted, replied, rows

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def henk_chosen(practice):
    """The id of a request for which Henk was chosen and said yes; Piet waits, nothing was sent."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    henk, _ = replied(practice, taken, "Henk", "1"), replied(practice, taken, "Piet", "2")
    agreement = practice.use_cases.replies.choose(
        practice.actor, henk.id, Meeting(at(practice, "vr 10"), "de balie")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    return taken.request.id


def agreed_by_neighbour(practice, place="thuis", **answers):
    """A request whose neighbour was chosen and said yes; gives (taken, agreement)."""
    taken, title, text = a_call(practice, **answers)
    posted(practice, taken, title, text)
    agreement = practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), place)
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    return taken, agreement


def to_be_asked(page):
    """Choose the call on Vandaag that ends with the resident's yes or no."""
    page.select(next(card.row_id for card in page.cards if card.asks_agreement))


def ring(practice, *, agreed):
    task = rows(practice, Task, kind="ring_back", done_at=None)[0]
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, answers=CallAnswers(agreed=agreed)
    )
    return task.id


def states(practice):
    return {reply.name: str(reply.state) for reply in rows(practice, Reply)}


def waiting_messages(practice):
    """Return the subject and the address of each message that has not been sent."""
    return [
        (message.subject.partition(":")[0], message.to)
        for message in rows(practice, Message, state="written")
    ]
