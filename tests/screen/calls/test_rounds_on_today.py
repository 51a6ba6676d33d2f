"""Rounds on the page of today, by keys: a call is taken up, answered and undone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from intake.domain.request import Request, RequestState
from intake.domain.task import Task
from intake.domain.visit_report import VisitReport
from tests.builders import a_call, firm, posted, rows
from tests.screens import press, shown_texts


@pytest.fixture
def page(screen, practice):
    for request in rows(practice, Request, closed_at=None):
        practice.use_cases.requests.close(practice.actor, request.id, "klaar", cancelled=True)
    for task in rows(practice, Task, done_at=None):
        practice.use_cases.calls.complete(practice.actor, task.id)
    screen.go("calls")
    return screen.pages["calls"]


def alt(key):
    press(key, Qt.KeyboardModifier.AltModifier)


def test_a_round_is_started_answered_and_undone_by_keys(page, screen, practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    for task in rows(practice, Task, done_at=None):
        practice.use_cases.calls.complete(practice.actor, task.id)
    practice.clock.forward(days=15)
    page.round.click()
    screen.calls.look_for(rows(practice, Task, kind="still_needed")[0].id)
    screen.calls.refresh()
    said = " ".join(shown_texts(page))
    assert "Vragen of het nog nodig is" in said
    assert "Is het nog nodig?" in said
    alt(Qt.Key.Key_1)
    alt(Qt.Key.Key_E)
    assert rows(practice, Request, id=taken.request.id)[0].state is RequestState.CANCELLED
    screen.calls.undo()
    assert rows(practice, Request, id=taken.request.id)[0].state is RequestState.OPEN


def test_the_key_for_ringing_takes_the_call_up_and_copies_the_number(page, screen, practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    screen.calls.refresh()
    page.select(rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0].id)
    alt(Qt.Key.Key_N)
    assert QGuiApplication.clipboard().text() == "+31206184217"
    held = rows(practice, Task, request_id=taken.request.id, kind="ring_back")[0]
    assert held.held_by == practice.actor.staff_id
    assert "020 618 4217" in " ".join(shown_texts(page))


def test_how_it_went_is_asked_in_one_strip(page, screen, practice):
    _, agreement = firm(practice, share=True)
    practice.clock.forward(agreement.meet_at - practice.clock.now() + timedelta(days=2))
    practice.use_cases.rounds.plan_agreement_calls(practice.actor)
    screen.calls.refresh()
    page.select(rows(practice, Task, kind="follow_up", agreement_id=agreement.id)[0].id)
    alt(Qt.Key.Key_1)
    assert "Wilt u deze buurtgenoot vaker zien?" in " ".join(shown_texts(page))
    alt(Qt.Key.Key_J)
    alt(Qt.Key.Key_6)
    page.panel.report.saved.setText("geen taxi nodig")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [report] = rows(practice, VisitReport)
    assert (report.went_well, report.again, report.saved) == (True, True, "geen taxi nodig")
    assert "Opgeschreven hoe het ging." in " ".join(shown_texts(page))
    screen.calls.undo()
    assert rows(practice, VisitReport) == ()
