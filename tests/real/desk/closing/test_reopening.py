"""An end that is taken back: what holds again, and what stays as it was before the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.closing.closing import recall_messages
from intake.desk.closing.requests import find_matching_offers
from intake.domain.agreement import Agreement
from intake.domain.consent import Purpose
from intake.domain.message import Message, MessageState
from intake.domain.reply import Reply
from intake.domain.request import Kind
from intake.domain.task import Task
from tests.builders import READ, a_call, at, changed, firm, posted, replied, rows


def close_and_reopen(practice, request_id):
    practice.use_cases.requests.close(practice.actor, request_id, "not-needed", cancelled=True)
    practice.use_cases.requests.reopen(practice.actor, request_id)


def test_a_neighbour_who_said_no_before_the_end_is_not_chosen_again(practice):
    taken, _, _ = a_call(practice)
    replies = practice.use_cases.replies
    agreement = replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "de balie")
    ).value
    replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    close_and_reopen(practice, taken.request.id)

    assert not rows(practice, Agreement, id=agreement.id)[0].is_live
    assert str(rows(practice, Reply, id=agreement.reply_id)[0].state) == "went_away"


def test_what_was_ticked_before_the_end_stays_ticked(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0]
    practice.use_cases.calls.complete(practice.actor, task.id)
    close_and_reopen(practice, taken.request.id)

    assert not rows(practice, Task, id=task.id)[0].is_open


def test_of_an_end_that_no_operation_is_known_of_no_message_is_held_back(practice):
    taken, _, _ = a_call(practice)
    replies = practice.use_cases.replies
    replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "de balie")
    )
    before = rows(practice, Message)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        told = recall_messages(transaction, taken.request.id, None, practice.clock.now())

    assert told == frozenset()
    assert rows(practice, Message) == before


def test_who_has_no_mail_is_thanked_by_none(practice):
    taken, agreement = firm(practice, share=None, way="desk")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        reply = transaction.get(Reply, agreement.reply_id)
        transaction.save(replace(reply, address="06 12345678", message_id=""))
    before = len(rows(practice, Message))
    practice.clock.forward(days=30)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")

    assert len(rows(practice, Message)) == before


def test_an_offer_fits_who_asks_and_no_other_offer(practice):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        offer = transaction.save(replace(taken.request, kind=Kind.OFFER))
        assert find_matching_offers(transaction, Kind.BORROW, "een boormachine") == (offer,)
        assert find_matching_offers(transaction, Kind.OFFER, "een boormachine") == ()
        assert find_matching_offers(transaction, Kind.BORROW, "") == ()


def test_a_post_that_had_to_be_changed_before_the_end_must_be_changed_again(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    changed(practice, taken, a_first="2026-12-05")
    close_and_reopen(practice, taken.request.id)
    kinds = {str(task.kind) for task in rows(practice, Task, done_at=None)}
    assert "update_post" in kinds
    assert "withdraw" not in kinds


@pytest.mark.parametrize("purpose", [Purpose.POST, Purpose.KEEP])
def test_an_offer_that_was_taken_back_is_not_proposed(practice, purpose):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "offer",
        "a.what": "rollator",
        "new.first_name": "Toos",
        "new.phone": "020 618 4299",
        "consent.post": "yes",
        "consent.keep": "yes",
        "about": "Rollator",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value

    def proposed():
        found = practice.use_cases.placement.find(
            practice.actor, Kind.BORROW, "", {"what": "rollator"}
        )
        return [offer.id for offer in found.matching_offers]

    assert proposed() == [taken.request.id]
    practice.use_cases.resident_updates.withdraw_consent(practice.actor, taken.resident.id, purpose)
    assert proposed() == []


def test_a_message_that_was_sent_keeps_no_other_from_being_held_back(practice):
    taken, _, _ = a_call(practice)
    for number in ("1", "2", "3"):
        replied(practice, taken, name=f"Buur {number}", number=number)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "", cancelled=True)
    messages = rows(practice, Message, request_id=taken.request.id)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(messages[0], state=MessageState.SENT))
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    states = [row.state for row in rows(practice, Message, request_id=taken.request.id)]
    assert states == [MessageState.SENT, MessageState.RECALLED, MessageState.RECALLED]
