"""Pictures that prove a post, and when they go."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest

from intake.desk.placing.post_checks import PlatformText
from intake.desk.placing.proof_picture_cleanup import KEPT_AFTER_CANCELLATION, KEPT_AFTER_END
from intake.domain.posting import Posting
from tests.builders import (
    a_call,
    rows,
)


def test_a_picture_goes_when_its_time_is_over_and_not_before(practice):
    folder = practice.use_cases.proof_pictures.pictures.folder
    ended, nothing, runs = (a_call(practice) for _ in range(3))
    names = []
    for taken, title, text in (ended, nothing, runs):
        posting = practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value
        practice.use_cases.postings.claim(practice.actor, posting.id)
        names.append(f"{posting.id}.png")
        (folder / names[-1]).write_bytes(b"png")
        practice.use_cases.postings.record_published(
            practice.actor, posting.id, url="http://127.0.0.1/1", picture=names[-1]
        )
    (folder / "left-behind.png").write_bytes(b"png")
    for file in folder.glob("*.png"):
        os.utime(file, (0, practice.clock.now().timestamp()))
    practice.use_cases.requests.close(practice.actor, ended[0].request.id, "done")
    practice.use_cases.requests.close(
        practice.actor, nothing[0].request.id, "not-needed", cancelled=True
    )

    assert (KEPT_AFTER_END.days, KEPT_AFTER_CANCELLATION.days) == (365, 30), "docs/sources.md"

    def left():
        practice.use_cases.proof_pictures.delete_expired(practice.actor)
        return {file.name for file in folder.glob("*.png")}

    assert left() == {*names, "left-behind.png"}, "a fresh file may belong to a post at hand"
    practice.clock.forward(timedelta(days=371))
    assert left() == {*names}, "a clock that is ahead deletes nothing"
    practice.clock.forward(-timedelta(days=340))
    work_for_days(practice)
    assert left() == {names[0], names[2]}
    practice.clock.forward(timedelta(days=340))
    work_for_days(practice)
    assert left() == {names[2]}, "what runs keeps its proof"
    assert {one.picture for one in rows(practice, Posting)} == {"", names[2]}


def work_for_days(practice):
    for _ in range(3):
        a_call(practice)
        practice.clock.forward(timedelta(days=1))


@pytest.mark.parametrize("uncertain", [False, True])
def test_the_picture_of_a_post_that_nobody_confirmed_yet_stays(practice, uncertain):
    folder = practice.use_cases.proof_pictures.pictures.folder
    taken, title, text = a_call(practice)
    postings = practice.use_cases.postings
    posting = postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    postings.claim(practice.actor, posting.id)
    if uncertain:
        postings.mark_uncertain(practice.actor, posting.id)
    for name in (f"{posting.id}.png", "left-behind.png"):
        (folder / name).write_bytes(b"png")
        os.utime(folder / name, (0, practice.clock.now().timestamp()))
    practice.clock.forward(timedelta(days=31))
    practice.use_cases.proof_pictures.delete_expired(practice.actor)
    assert {file.name for file in folder.glob("*.png")} == {f"{posting.id}.png"}


@pytest.mark.parametrize(("age", "is_kept"), [(23, True), (25, False)])
def test_a_file_that_no_posting_names_goes_after_a_day(practice, age, is_kept):
    pictures = practice.use_cases.proof_pictures.pictures
    pictures.write("left-behind.png", b"png")
    file = pictures.folder / "left-behind.png"
    made = practice.clock.now() - timedelta(hours=age)
    os.utime(file, (0, made.timestamp()))
    practice.use_cases.proof_pictures.delete_expired(practice.actor)
    assert file.exists() is is_kept
