"""The list of requests in one query, on each database: its turn, filters, orders and pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, product

import pytest

from intake.desk.request_loading import load_aggregates
from intake.domain.agreement import Agreement
from intake.domain.posting import Posting, PostingState
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Kind, Request, RequestState
from intake.domain.request_list import PAGE_SIZE, SORTED_BY, RequestFilter
from intake.domain.staff import Staff
from intake.domain.task import Task, TaskKind
from intake.kit.ids import new_id
from tests.fakes import MONDAY, actor
from tests.real.store.people import put_annie


def a_request(transaction, resident, number, **changes):
    request = Request(
        code=f"AB{number:04}",
        resident_id=resident.id,
        kind=Kind.BORROW,
        answers={"what": f"ding {number % 7}"},
        taken_at=MONDAY + timedelta(hours=number),
    )
    return transaction.save(replace(request, **changes))


def an_agreement(transaction, request, *, neighbour, resident, cancelled):
    reply = transaction.save(Reply(request_id=request.id, received_at=MONDAY))
    transaction.save(replace(reply, state=ReplyState.CHOSEN))
    transaction.save(
        Agreement(
            request_id=request.id,
            reply_id=reply.id,
            helper="Samira",
            meet_at=MONDAY,
            place="balie",
            code_word="boom",
            neighbour_yes_at=MONDAY if neighbour else None,
            resident_yes_at=MONDAY if resident else None,
            cancelled_at=MONDAY if cancelled else None,
        )
    )


def promise(transaction, request, due_at):
    """Promise the resident two calls; the later one, and one that was made, do not count."""
    task = Task(kind=TaskKind.RING_BACK, request_id=request.id, due_at=due_at)
    transaction.save(task)
    transaction.save(replace(task, id=new_id(), due_at=due_at + timedelta(days=30)))
    made = replace(task, id=new_id(), due_at=due_at - timedelta(days=30))
    transaction.save(replace(made, done_at=MONDAY))


def every_situation(store):
    """Put a request into each situation that decides whose turn it is."""
    annie = put_annie(store)
    number = 0
    with store.write(actor(), MONDAY) as transaction:
        staff = [transaction.save(Staff(name=name)) for name in ("Ineke", "Bram")]
        for state in RequestState:
            number += 1
            colleague = staff[number % 2].id
            request = a_request(transaction, annie, number, state=state, taken_by=colleague)
            promise(transaction, request, MONDAY - timedelta(days=number))
        for posted, waits in product((None, *PostingState), (False, True)):
            number += 1
            request = a_request(transaction, annie, number)
            if posted:
                transaction.save(
                    Posting(request_id=request.id, platform="peerby", state=posted, title="x")
                )
            if waits:
                transaction.save(Reply(request_id=request.id, received_at=MONDAY))
        for neighbour, resident, cancelled in product((False, True), repeat=3):
            number += 1
            request = a_request(transaction, annie, number)
            an_agreement(
                transaction, request, neighbour=neighbour, resident=resident, cancelled=cancelled
            )


def lines(store, wanted, offset=0):
    with store.read() as transaction:
        return transaction.list_requests(wanted, offset)


def test_the_query_tells_whose_turn_it_is_as_the_request_itself_does(store):
    every_situation(store)
    listed = {line.request_id: line for line in lines(store, RequestFilter(ended=True))}
    with store.read() as transaction:
        aggregates = load_aggregates(transaction, transaction.find(Request))
    assert len(listed) == len(aggregates) > 30
    for aggregate in aggregates:
        line = listed[aggregate.request.id]
        assert line.turn == aggregate.turn_key
        assert line.postings == len(aggregate.postings)


@pytest.mark.parametrize("sort", SORTED_BY)
@pytest.mark.parametrize("descending", [False, True])
def test_it_is_in_the_order_that_was_asked_for(store, sort, descending):
    every_situation(store)
    found = lines(store, RequestFilter(ended=True, sort=sort, descending=descending))
    keys = {
        "code": lambda line: line.code,
        "what": lambda line: line.what,
        "who": lambda line: line.last_name.lower(),
        "turn": lambda line: line.turn,
        "online": lambda line: line.posted,
        "taken": lambda line: line.taken_at,
        "age": lambda line: -line.taken_at.timestamp(),
        "by": lambda line: line.taken_by,
    }
    if sort == "promised":  # who was promised nothing comes last, either way
        keys[sort] = lambda line: line.promised_at
        told = [line for line in found if line.promised_at]
        assert {MONDAY - line.promised_at for line in told} == {
            timedelta(days=number) for number in range(1, 6)
        }
        assert 0 < len(told) < len(found)
        assert found[: len(told)] == tuple(told)
        found = told
    values = [keys[sort](line) for line in found]
    assert values == sorted(values, reverse=descending)


def test_the_filters_leave_what_fits_them_all(store):
    every_situation(store)
    everything = lines(store, RequestFilter(ended=True))
    for turn in {line.turn for line in everything}:
        fitting = [line for line in everything if line.turn == turn]
        assert list(lines(store, RequestFilter(ended=True, turn=turn))) == fitting
    assert all(line.postings for line in lines(store, RequestFilter(platform="peerby")))
    assert lines(store, RequestFilter(kind="meal", ended=True)) == ()
    assert lines(store, RequestFilter(taken_by=new_id())) == ()
    late = MONDAY + timedelta(hours=10)
    assert {line.taken_at >= late for line in lines(store, RequestFilter(since=late))} == {True}
    assert not any(line.closed_at for line in lines(store, RequestFilter()))


def test_pages_follow_each_other_without_a_gap_or_a_double(store):
    annie = put_annie(store)
    total = PAGE_SIZE * 2 + 7
    with store.write(actor(), MONDAY) as transaction:
        for number in range(total):
            a_request(transaction, annie, number)
    for sort in ("what", "taken"):
        wanted = RequestFilter(sort=sort)
        pages = [lines(store, wanted, offset) for offset in (0, PAGE_SIZE, PAGE_SIZE * 2)]
        assert [len(page) for page in pages] == [PAGE_SIZE, PAGE_SIZE, 7]
        keys = [line.request_id for page in pages for line in page]
        assert len(set(keys)) == total
    taken = [line.taken_at for page in pages for line in page]
    assert all(later >= earlier for later, earlier in pairwise(taken))
