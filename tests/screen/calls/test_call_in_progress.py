"""A call that was taken up: seen on every page, and left by an outcome or by parking it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton

from intake.domain.task import Task
from tests.builders import a_call, rows
from tests.screens import press, shown_texts

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def two_calls(screen, practice):
    for task in rows(practice, Task, done_at=None):
        practice.use_cases.calls.complete(practice.actor, task.id)
    ids = []
    for what in ("boormachine", "ladder"):
        taken, _, _ = a_call(practice, what=what, call_back="2026-11-27T12:00+01:00")
        ids.append(taken.request.id)
    screen.go("calls")
    page = screen.pages["calls"]
    tasks = [task for task in rows(practice, Task, done_at=None) if task.request_id in ids]
    page.select(tasks[0].id)
    return page, tasks


def chips(screen):
    shown = screen.frame.parked.findChildren(QPushButton)
    return [chip.accessibleName() or chip.text() for chip in shown if chip.isVisible()]


def task_now(practice, task):
    return rows(practice, Task, id=task.id)[0]


def test_another_person_is_not_chosen_before_the_call_has_an_outcome(screen, practice, two_calls):
    page, (first, second) = two_calls
    page.select(second.id)
    assert page.panel.view.row_id == second.id, "nobody is in a call yet"
    page.select(first.id)
    press(Qt.Key.Key_N, ALT)
    name = page.panel.view.who
    page.select(second.id)
    assert page.panel.view.row_id == first.id
    assert practice.translate("call-in-progress", name=name) in shown_texts(page)
    press(Qt.Key.Key_2, ALT)
    assert task_now(practice, first).last_outcome == "no_answer"
    page.select(second.id)
    assert page.panel.view.row_id == second.id


def test_every_page_tells_with_whom_somebody_is_in_a_call(screen, practice, two_calls):
    page, (first, _) = two_calls
    press(Qt.Key.Key_N, ALT)
    said = practice.translate("call-with", name=page.panel.view.who)
    for place in ("desk", "requests", "replies"):
        screen.go(place)
        assert said in chips(screen)
    screen.frame.parked.call_wanted.emit()
    assert screen.place == "calls"
    assert page.panel.view.row_id == first.id
    press(Qt.Key.Key_1, ALT)
    assert said not in chips(screen)


def test_a_parked_call_waits_for_any_colleague_without_an_outcome(screen, practice, two_calls):
    page, (first, second) = two_calls
    assert not page.panel.park.isVisible(), "there is no call to park"
    press(Qt.Key.Key_N, ALT)
    assert task_now(practice, first).held_by == practice.actor.staff_id
    press(Qt.Key.Key_L, ALT)
    parked = task_now(practice, first)
    assert (parked.held_by, parked.is_open, parked.attempts) == (None, True, 0)
    assert practice.translate("call-parked") in shown_texts(page)
    page.select(second.id)
    assert page.panel.view.row_id == second.id


def test_the_window_closes_after_an_outcome_or_the_second_time_with_the_call_parked(
    screen, practice, two_calls
):
    page, (first, _) = two_calls
    press(Qt.Key.Key_N, ALT)
    screen.go("desk")
    refused = QCloseEvent()
    screen.frame.closeEvent(refused)
    assert not refused.isAccepted()
    assert screen.place == "calls"
    name = page.panel.view.who
    assert practice.translate("call-in-progress-closing", name=name) in shown_texts(screen.frame)
    assert task_now(practice, first).held_by
    closed = QCloseEvent()
    screen.frame.closeEvent(closed)
    assert closed.isAccepted()
    assert task_now(practice, first).held_by is None


def test_a_window_without_a_call_closes_at_once(screen, two_calls):
    closed = QCloseEvent()
    screen.frame.closeEvent(closed)
    assert closed.isAccepted()
