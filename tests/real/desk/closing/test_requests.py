"""Ending a request and taking the end back."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.domain.agreement import Agreement
from intake.domain.message import Message
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.request_list import RequestFilter
from intake.domain.task import Task
from intake.kit.errors import ExternalError, UserFacingError
from tests.builders import (
    a_call,
    at,
    replied,
    rows,
)
from tests.desk_facts import states


def by_telephone(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.enter(
        practice.actor, taken.request.code, TypedReply("phone", "Sara", "06 12345678", "Ik help.")
    )
    return taken.request.id


def test_who_was_rung_off_by_telephone_is_not_brought_back(practice):
    request = by_telephone(practice)
    agreement = practice.use_cases.replies.choose(
        practice.actor, rows(practice, Reply)[0].id, Meeting(at(practice, "vr 10"), "de balie")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    practice.use_cases.requests.close(practice.actor, request, "not-needed", cancelled=True)
    practice.use_cases.calls.complete(
        practice.actor, rows(practice, Task, kind="tell_neighbour")[0].id
    )
    practice.use_cases.requests.reopen(practice.actor, request)
    assert states(practice) == {"Sara": "not_needed"}
    assert rows(practice, Agreement)[0].cancelled_at is not None


def test_who_waits_by_telephone_waits_again_once_an_end_is_taken_back(practice):
    request = by_telephone(practice)
    practice.use_cases.requests.close(practice.actor, request, "done")
    assert len(rows(practice, Task, kind="tell_neighbour", done_at=None)) == 1
    practice.use_cases.requests.reopen(practice.actor, request)
    assert states(practice) == {"Sara": "new"}
    assert rows(practice, Task, kind="tell_neighbour", done_at=None) == ()


def test_a_request_ends_once(practice, henk_chosen):
    practice.use_cases.requests.close(practice.actor, henk_chosen, "done")
    written = len(rows(practice, Message))
    with pytest.raises(UserFacingError, match="request-ended-already"):
        practice.use_cases.requests.close(practice.actor, henk_chosen, "not-needed", cancelled=True)
    assert len(rows(practice, Message)) == written


def test_a_closed_request_can_be_opened_again(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    assert practice.use_cases.requests.list_all(practice.actor) == ()
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert [one.request.id for one in practice.use_cases.requests.list_all(practice.actor)] == [
        taken.request.id
    ]


def called_off(practice):
    """A meeting agreed on, a promised call on the list, and then by mistake.

    Not needed any more.
    """
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    reply = replied(practice, taken)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    tasks = {task.id for task in rows(practice, Task, request_id=taken.request.id, done_at=None)}
    practice.clock.forward(timedelta(minutes=5))
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    return taken, reply, tasks


def test_not_needed_by_mistake_is_undone_as_far_as_nobody_heard_of_it(practice):
    taken, reply, tasks = called_off(practice)
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert [one.cancelled_at for one in rows(practice, Agreement, request_id=taken.request.id)] == [
        None
    ]
    assert str(rows(practice, Reply, id=reply.id)[0].state) == "chosen"
    assert {
        task.id for task in rows(practice, Task, request_id=taken.request.id, done_at=None)
    } == tasks
    assert [one.state for one in rows(practice, Message, request_id=taken.request.id)] == [
        "written",
        "recalled",
    ], "the yes still goes, the no does not"


def test_what_a_neighbour_has_heard_is_not_undone(practice):
    taken, reply, _ = called_off(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            replace(transaction.find(Message, request_id=taken.request.id)[-1], state="sent")
        )
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert rows(practice, Agreement, request_id=taken.request.id)[0].cancelled_at is not None
    assert str(rows(practice, Reply, id=reply.id)[0].state) == "not_needed"
    assert str(rows(practice, Request, id=taken.request.id)[0].state) == "open"


def test_the_newest_request_stands_first(practice):
    first, _, _ = a_call(practice)
    second, _, _ = a_call(practice)
    listed = practice.use_cases.requests.list_all(practice.actor)
    assert [one.request.id for one in listed] == [second.request.id, first.request.id]


def test_ended_requests_are_listed_when_they_are_asked_for(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    listed = practice.use_cases.requests.list_all(practice.actor, ended=True)
    assert [one.request.id for one in listed] == [taken.request.id]


class FullStore:
    """A store of which the disk is full at the end of each change."""

    def __init__(self, inner):
        self.inner = inner

    @contextmanager
    def write(self, actor, at):
        with self.inner.write(actor, at) as transaction:
            yield transaction
            raise ExternalError("file-disk-full", file="desk.db")


def test_no_list_leaves_of_which_nothing_can_be_written_down(practice, tmp_path):
    a_call(practice)
    target = tmp_path / "lijst.csv"
    full = replace(practice.use_cases.requests, store=FullStore(practice.store))
    with pytest.raises(ExternalError, match="file-disk-full"):
        full.export_list(practice.actor, RequestFilter(), target)
    assert not target.exists()
    practice.use_cases.requests.export_list(practice.actor, RequestFilter(), target)
    assert target.exists()
