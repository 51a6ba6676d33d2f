"""A written request is changed: what neighbours and the helper know is brought up to date."""

from __future__ import annotations

from intake.domain.task import Task, TaskKind
from tests.builders import READ, a_call, firm, posted, rows


def change(practice, taken, **answers):
    draft = practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
    page = {**draft.page, **{f"a.{name}": value for name, value in answers.items()}}
    return practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, {**page, "consent.post": "yes", "about": "x"}, READ
    ).value


def open_kinds(practice, taken):
    tasks = rows(practice, Task, request_id=taken.request.id, done_at=None)
    return sorted(task.kind for task in tasks)


def test_a_post_that_is_no_longer_true_becomes_a_task_at_its_platform(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    change(practice, taken, first="2026-11-29")
    task = rows(practice, Task, request_id=taken.request.id, kind="update_post")[0]
    assert (task.about, task.is_open) == ("oefenleen", True)
    change(practice, taken, first="2026-11-30")
    assert len(rows(practice, Task, request_id=taken.request.id, kind="update_post")) == 1


def test_what_no_neighbour_reads_makes_no_task(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    before = open_kinds(practice, taken)
    change(practice, taken, note="belt het liefst laat")
    assert open_kinds(practice, taken) == before


def test_a_request_that_stands_nowhere_yet_makes_no_task(practice):
    taken, _, _ = a_call(practice)
    change(practice, taken, first="2026-11-29")
    assert TaskKind.UPDATE_POST not in open_kinds(practice, taken)


def test_the_helper_hears_of_a_change_of_what_was_agreed(practice):
    taken, agreement = firm(practice, share=True)
    change(practice, taken, first="2026-11-29")
    task = rows(practice, Task, request_id=taken.request.id, kind="tell_change")[0]
    assert task.about.startswith(agreement.helper)


def test_a_task_about_a_change_goes_with_its_request(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    change(practice, taken, first="2026-11-29")
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    assert rows(practice, Task, kind="update_post", done_at=None) == ()
