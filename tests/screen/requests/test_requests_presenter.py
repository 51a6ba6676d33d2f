"""What the list of requests does, without its page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.kit.paths import resources
from intake.platforms.profile_files import ProfileFolder
from intake.ui.requests.presenter import RequestsPresenter
from tests.builders import (
    a_call,
    aggregate_of,
    posted,
    queue_post,
    rows,
    use_cases_with_platforms,
)
from tests.screens_inline import heard, session_of, undo_stack


@pytest.fixture
def requests(qapp, practice):
    shipped = ProfileFolder(resources() / "platforms", practice.home.folder("mine"), practice=False)
    session = session_of(practice)
    session.use_cases = use_cases_with_platforms(practice, shipped)
    presenter = RequestsPresenter(session, undo_stack())
    return presenter, heard(session, presenter.done), session.use_cases


@pytest.mark.parametrize(
    "why", ["post-private", "program-unknown-name", "profile-address", "program-refused", "?"]
)
def test_a_post_that_failed_is_tried_again_whatever_had_failed(practice, requests, why):
    presenter, said, use_cases = requests
    taken, title, text = a_call(practice)
    posting = queue_post(use_cases, practice.actor, taken.request.id, ("wijkkrant", title, text))
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(posting, state=PostingState.FAILED, why=why))
    presenter.continue_with(aggregate_of(practice, taken.request.id))
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.QUEUED
    assert said
    assert "$" not in said[-1]


def test_a_list_that_cannot_be_written_is_told_with_its_folder(practice, requests):
    presenter, said, _ = requests
    a_call(practice)
    presenter.export(Path("/nonexistent/stick/lijst.csv"))
    assert "/nonexistent/stick" in said[-1]


def test_undoing_ones_own_old_end_leaves_a_newer_one_of_a_colleague(practice, requests):
    presenter, said, _ = requests
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    presenter.close(taken.request.id, "boormachine")
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    presenter.undo()
    assert str(rows(practice, Request, id=taken.request.id)[0].state) == "cancelled"
    assert practice.translate("error-undo-changed-since") in said
