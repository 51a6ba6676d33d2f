"""What another desk wrote while its clock was ahead comes back to the desk that is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.placing.post_checks import PlatformText
from intake.domain.draft import Draft
from intake.domain.message import Message, MessageState
from intake.domain.posting import Posting, PostingState
from tests.builders import a_call, colleague_at, posted, replied, rows

YEAR = timedelta(days=365)


@pytest.fixture(params=[timedelta(0), YEAR], ids=["right", "ahead"])
def ahead(request):
    """How far the clock of the other desk is ahead."""
    return request.param


def write(practice, record):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(record)


def test_a_post_in_hand_is_looked_at(practice, ahead):
    taken, title, text = a_call(practice)
    post = PlatformText("oefenleen", title, text)
    queued = practice.use_cases.postings.queue(practice.actor, taken.request.id, post).value
    practice.clock.at += ahead
    practice.use_cases.postings.claim(colleague_at("B"), queued.id)
    practice.clock.at -= ahead
    practice.clock.forward(days=3)
    practice.use_cases.postings.recover_interrupted(practice.actor)
    [posting] = rows(practice, Posting, id=queued.id)
    assert posting.state is PostingState.UNCERTAIN
    due = practice.use_cases.calls.list_due(practice.actor)
    assert taken.request.id in {step.aggregate.request.id for step in due.steps}


def test_a_call_that_was_left_open_is_listed(practice, ahead):
    practice.clock.at += ahead
    draft = practice.use_cases.drafts.begin(practice.actor).value
    practice.use_cases.drafts.save(practice.actor, draft.id, {**draft.page, "said": "boor"})
    [saved] = rows(practice, Draft, id=draft.id)
    write(practice, replace(saved, desk="B"))
    practice.clock.at -= ahead
    practice.clock.forward(days=3)
    listed = practice.use_cases.drafts.list_unfinished(practice.actor)
    assert draft.id in {one.id for one in listed}


def test_a_message_that_was_being_sent_is_rung_about(practice, ahead):
    practice.clock.at += ahead
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    reply = replied(practice, taken)
    meets_at = practice.clock.now() + YEAR
    practice.use_cases.replies.choose(practice.actor, reply.id, Meeting(meets_at, "de balie"))
    [message] = rows(practice, Message, request_id=taken.request.id)
    write(practice, replace(message, state=MessageState.SENDING, claimed_desk="B"))
    practice.clock.at -= ahead
    practice.clock.forward(days=3)
    practice.use_cases.postings.recover_interrupted(practice.actor)
    [message] = rows(practice, Message, id=message.id)
    assert message.state is MessageState.UNCERTAIN
