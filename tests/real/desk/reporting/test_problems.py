"""What went wrong stays on one list until somebody tells what was done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.domain.message import Message, MessageState
from intake.domain.posting import Posting
from intake.domain.problem import ProblemKind
from intake.domain.request import Request
from intake.domain.task import Task
from intake.kit.errors import UserFacingError
from tests.builders import a_call, firm, posted, rows
from tests.fakes import FakeMail, ListMailbox


@pytest.fixture(autouse=True)
def nothing_else(practice):
    """What the practice centre begins with is done."""
    for request in rows(practice, Request, closed_at=None):
        practice.use_cases.requests.close(practice.actor, request.id, "klaar", cancelled=True)
    finish_tasks(practice)


def finish_tasks(practice):
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        for task in transaction.find(Task, done_at=None):
            transaction.save(task.finish(now, transaction.operation_id))


def listed(practice):
    return [one.problem for one in practice.use_cases.problems.list_open(practice.actor)]


def kinds(practice):
    return [problem.kind for problem in listed(practice)]


def save(practice, record):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        return transaction.save(record)


def test_a_quiet_desk_leaves_nothing(practice):
    firm(practice, share=True)
    finish_tasks(practice)
    assert kinds(practice) == []


@pytest.mark.parametrize(
    "state", [MessageState.CAME_BACK, MessageState.REFUSED, MessageState.UNCERTAIN]
)
def test_a_mail_that_did_not_arrive(practice, state):
    firm(practice, share=True)
    finish_tasks(practice)
    message = rows(practice, Message)[-1]
    save(practice, replace(message, state=state))
    [problem] = listed(practice)
    assert (problem.kind, problem.about) == (ProblemKind.MAIL_LOST, message.to)


def test_a_post_of_which_nobody_knows_and_one_that_failed(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    finish_tasks(practice)
    known = rows(practice, Posting, id=posting.id)[0]
    unsure = save(practice, replace(known, state="uncertain"))
    assert kinds(practice) == [ProblemKind.POST_UNCERTAIN]
    save(practice, replace(unsure, state="failed"))
    assert kinds(practice) == [ProblemKind.POST_FAILED]


def test_a_deadline_is_missed_after_a_day(practice):
    a_call(practice, call_back="2026-11-27T12:00+01:00")
    for task in rows(practice, Task, done_at=None):
        if task.kind != "ring_back":
            save(practice, task.finish(practice.clock.now(), task.id))
    assert kinds(practice) == []
    practice.clock.forward(days=10)
    assert kinds(practice) == [ProblemKind.DEADLINE_MISSED]


def test_a_reply_without_a_request_may_wait_half_a_day(practice):
    mail = FakeMail("9", "<9@x>", "Jan", "jan@buren.invalid", "Reactie", "Dat kan wel.")
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    assert kinds(practice) == []
    practice.clock.forward(hours=5)
    assert kinds(practice) == [ProblemKind.REPLY_UNLINKED]


def test_a_helper_who_withdrew_stays_until_it_is_ticked(practice):
    _, agreement = firm(practice, share=True)
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    finish_tasks(practice)
    problems = practice.use_cases.problems
    [problem] = listed(practice)
    assert (problem.kind, problem.about) == (ProblemKind.HELPER_WITHDREW, "Henk de Vries")
    with pytest.raises(UserFacingError, match="concern-no-note"):
        problems.resolve(practice.actor, problem, " ")
    done = problems.resolve(practice.actor, problem, "Fatma komt nu.")
    assert listed(practice) == []
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)
    assert listed(practice) == [problem]


def test_a_task_that_is_late_again_is_another_problem(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    practice.clock.forward(days=10)
    late = [one for one in listed(practice) if one.request_id == taken.request.id]
    for problem in late:
        practice.use_cases.problems.resolve(practice.actor, problem, "Morgen weer.")
    assert [one for one in listed(practice) if one.request_id == taken.request.id] == []
    [task] = rows(practice, Task, kind="ring_back", request_id=taken.request.id)
    save(practice, replace(task, not_before=practice.clock.now() + timedelta(days=1)))
    practice.clock.forward(days=4)
    again = [one for one in listed(practice) if one.subject_id == task.id]
    assert [one.kind for one in again] == [ProblemKind.DEADLINE_MISSED]


def test_what_went_wrong_long_ago_is_in_the_story_alone(practice):
    _, agreement = firm(practice, share=True)
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    finish_tasks(practice)
    practice.clock.forward(days=91)
    assert listed(practice) == []


def test_a_post_that_fails_again_is_listed_though_the_clock_went_back(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    finish_tasks(practice)
    failed = save(practice, replace(rows(practice, Posting, id=posting.id)[0], state="failed"))
    problems = practice.use_cases.problems
    problems.resolve(practice.actor, listed(practice)[0], "opnieuw geplaatst")
    assert kinds(practice) == []
    practice.clock.at -= timedelta(hours=2)
    online = save(practice, replace(failed, state="posted"))
    save(practice, replace(online, state="failed", posted_at=practice.clock.now()))
    assert kinds(practice) == [ProblemKind.POST_FAILED]
