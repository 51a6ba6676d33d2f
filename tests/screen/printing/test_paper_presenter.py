"""A paper that lies drawn is printed only while it may be handed out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.domain.consent import Purpose
from intake.domain.task import CallOutcome, Task
from intake.ui.printing.presenter import PaperPresenter, Renderers
from tests.builders import a_call, queue_post, rows
from tests.screens_inline import heard, session_of, undo_stack

BEFORE = "2026-11-27T12:00+01:00"


@pytest.fixture
def papers(qapp, practice):
    session = session_of(practice)
    drawn = Renderers(
        practice.draw_slip,
        practice.draw_card,
        practice.draw_notices,
        practice.draw_letter,
        practice.draw_request_list,
    )
    folder = practice.home.folder("paper")
    presenter = PaperPresenter(session, undo_stack(), drawn, folder, "A5")
    return presenter, heard(session, presenter.message, presenter.letter_failed)


def printed(presenter):
    out = []
    presenter.check_before_print(lambda: out.append("printed"))
    return out


def test_a_notice_is_not_printed_once_the_resident_has_said_no(practice, papers):
    presenter, said = papers
    taken, title, text = a_call(practice)
    post = ("oefenbord", title, text)
    posting = queue_post(practice.use_cases, practice.actor, taken.request.id, post)
    presenter.make_notices([posting.id])
    assert printed(presenter) == ["printed"]
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST, taken.request.id
    )
    assert printed(presenter) == []
    assert practice.translate("error-post-not-wanted") in said


def test_a_letter_is_not_printed_once_the_call_has_reached_somebody(practice, papers):
    presenter, said = papers
    taken, _, _ = a_call(practice, call_back=BEFORE)
    there = replace(taken.resident, street="Kerkstraat", house_number="5", postcode="1052 AB")
    practice.use_cases.resident_updates.update(practice.actor, taken.resident, there)
    (task,) = rows(practice, Task, request_id=taken.request.id, kind="ring_back", done_at=None)
    presenter.make_letter(task.id)
    assert said == []
    assert printed(presenter) == ["printed"]
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    assert printed(presenter) == []
    assert practice.translate("error-paper-not-wanted") in said
