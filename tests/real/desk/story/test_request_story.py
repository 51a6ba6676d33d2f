"""The story of a request, read from what the audit holds."""

from __future__ import annotations

from dataclasses import replace

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAgain
from intake.domain.message import Message, MessageState
from intake.domain.staff import Staff
from intake.domain.task import CallOutcome, Task
from intake.kit.ids import new_id
from intake.ui.requests.story_lines import StoryWriter
from tests.builders import a_call, at, firm, posted, replied, rows
from tests.fakes import KeepingSender


def kinds(practice, request_id):
    story = practice.use_cases.stories.read(practice.actor, request_id)
    return [event.kind for event in story.events]


def said(practice, request_id):
    story = practice.use_cases.stories.read(practice.actor, request_id)
    return [line.said for line in StoryWriter(story, practice.translate).lines()]


def test_every_step_of_a_request_is_told_in_its_order(practice):
    taken, _ = firm(practice, share=True)
    told = kinds(practice, taken.request.id)
    wanted = ["taken", "consent", "posted", "reply", "chosen", "neighbour-yes", "call"]
    first = [told.index(kind) for kind in wanted]
    assert first == sorted(first)
    assert "resident-yes" in told


def test_who_did_it_is_named(practice):
    taken, _, _ = a_call(practice)
    name = practice.actor.name
    assert said(practice, taken.request.id)[0] == f"Opgenomen door {name}."


def test_a_call_in_vain_is_told_with_how_it_ended(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0]
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    practice.use_cases.calls.ring_again(
        practice.actor, task.id, CallOutcome.LATER, CallAgain(at=at(practice, "wo 10"))
    )
    told = said(practice, taken.request.id)
    assert told[-2:] == [
        f"Gebeld door {practice.actor.name}: Geen gehoor.",
        f"Gebeld door {practice.actor.name}: Later.",
    ]


def test_a_change_says_which_answer_became_what(practice):
    taken, title, text = a_call(practice)
    draft = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**draft.page, "a.first": "2026-11-29", "about": f"{title}\n{text}"}
    practice.use_cases.take_request.take_and_place(practice.actor, draft.id, page, {})
    last = said(practice, taken.request.id)[-1]
    assert last.startswith(f"Gewijzigd door {practice.actor.name}.")
    assert "Nodig vanaf: za 28 november → zo 29 november" in last


def test_what_was_ended_and_opened_again_is_told_both(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert [kind for kind in kinds(practice, taken.request.id) if kind in ("cancelled", "reopened")]
    assert kinds(practice, taken.request.id)[-1] in ("reopened", "undone")


def test_nothing_of_another_request_is_told(practice):
    first, title, text = a_call(practice)
    posted(practice, first, title, text)
    second, _, _ = a_call(practice)
    before = kinds(practice, second.request.id)
    practice.use_cases.replies.choose(
        practice.actor, replied(practice, first).id, Meeting(at(practice, "vr 10"), "thuis")
    )
    assert kinds(practice, second.request.id) == before


def test_who_did_it_is_named_after_they_left_too(practice):
    taken, _, _ = a_call(practice)
    name, now = practice.actor.name, practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        here = transaction.get(Staff, practice.actor.staff_id)
        other = transaction.save(replace(here, id=new_id(), version=0, name="Piet"))
        transaction.save(replace(here, left_at=now))
    reader = practice.actor._replace(staff_id=other.id, name="Piet")
    story = practice.use_cases.stories.read(reader, taken.request.id)
    assert StoryWriter(story, practice.translate).lines()[0].said == f"Opgenomen door {name}."


def test_what_neighbours_were_written_is_told_with_what_became_of_it(practice):
    taken, _ = firm(practice, share=True)
    practice.use_cases.messages.send_written(practice.actor, KeepingSender())
    practice.use_cases.requests.close(practice.actor, taken.request.id, "", cancelled=True)
    [off] = [
        message
        for message in rows(practice, Message, request_id=taken.request.id)
        if message.state is MessageState.WRITTEN
    ]
    story = practice.use_cases.stories.read(practice.actor, taken.request.id)
    lines = StoryWriter(story, practice.translate).lines()
    assert lines[-1].said == "Een bericht aan Henk de Vries gaat zo weg."
    assert lines[-1].more == f"{off.subject}\n{off.text}"
    assert "Bericht gemaild aan Henk de Vries." in [line.said for line in lines]
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert "Een bericht aan Henk de Vries is niet verstuurd." in said(practice, taken.request.id)


def test_a_message_that_came_back_is_told_as_not_arrived(practice):
    taken, _ = firm(practice, share=True)
    practice.use_cases.messages.send_written(practice.actor, KeepingSender())
    [invitation] = rows(practice, Message, request_id=taken.request.id)
    practice.use_cases.outbox.record_bounce(practice.actor, f"<{invitation.id}@x>")
    assert "Het bericht aan Henk de Vries kwam niet aan." in said(practice, taken.request.id)
