"""A post that stands with another text than the resident agreed to last is changed, by a task."""

from __future__ import annotations

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.domain.task import TaskKind
from tests.builders import a_call, aggregate_of, changed

OTHER = "Wie leent een boormachine uit?"


def claimed(practice):
    taken, title, text = a_call(practice)
    postings = practice.use_cases.postings
    posting = postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    postings.claim(practice.actor, posting.id)
    return taken, posting, title


def publish(practice, posting):
    address = "http://127.0.0.1/leen/oproep/1"
    practice.use_cases.postings.record_published(
        practice.actor, posting.id, url=address, picture=""
    )


def agree_to_another(practice, taken, title):
    changed(practice, taken, about=f"{title}\n{OTHER}", consent_post="yes", answer_post="2")


def updates(practice, taken):
    tasks = aggregate_of(practice, taken.request.id).open_tasks
    return [task for task in tasks if task.kind is TaskKind.UPDATE_POST]


@pytest.mark.parametrize("how", ["posted", "in hand", "uncertain"])
def test_a_post_with_another_text_than_agreed_to_gets_a_task(practice, how):
    taken, posting, title = claimed(practice)
    if how == "posted":
        publish(practice, posting)
    if how == "uncertain":
        practice.use_cases.postings.mark_uncertain(practice.actor, posting.id)
    agree_to_another(practice, taken, title)
    if how == "in hand":
        publish(practice, posting)
    if how == "uncertain":
        practice.use_cases.postings.resolve(practice.actor, posting.id, is_online=True)
    assert [task.posting_id for task in updates(practice, taken)] == [posting.id]


def test_the_same_text_agreed_to_again_needs_no_task(practice):
    taken, posting, _ = claimed(practice)
    publish(practice, posting)
    changed(practice, taken, consent_post="yes", answer_post="2")
    assert updates(practice, taken) == []


def test_a_task_that_was_done_does_not_come_back_by_another_change(practice):
    taken, posting, title = claimed(practice)
    publish(practice, posting)
    agree_to_another(practice, taken, title)
    (task,) = updates(practice, taken)
    practice.use_cases.calls.complete(practice.actor, task.id)
    changed(practice, taken, a_note="de sleutel ligt hier")
    assert updates(practice, taken) == []
