"""A desk that is locked shows nothing and lets nobody act."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from intake.app.timers import Timers
from intake.domain.posting import Posting
from intake.domain.task import Task
from tests.builders import a_call, posted, rows
from tests.screens import open_annie, press


def test_locking_hides_the_desk_and_the_call_is_there_after_the_pin(screen, practice):
    open_annie(screen)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.frame.pages.currentWidget() is screen.pages["sign-in"]
    assert not screen.pages["desk"].isVisible()
    screen.sign_in.enter(practice.use_cases.sign_in.colleagues()[0].id, "2974")
    assert screen.call_draft.get("a.what") == "boormachine"


def test_locking_lets_nobody_act_and_takes_papers_off_the_screen(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    paper = screen.slip.file
    screen.frame.activateWindow()
    qtbot.waitUntil(screen.frame.isActiveWindow)
    press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.session.signed_in is None
    assert not screen.print_windows.window.isVisible()
    assert not paper.exists()
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_F4)
    assert screen.frame.pages.currentWidget() is screen.pages["sign-in"]
    assert screen.print_windows.cards is None


def press_a_key(window):
    QTest.keyClick(window, Qt.Key.Key_A)


def click(window):
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


@pytest.mark.parametrize("use", [press_a_key, click])
def test_a_desk_that_is_left_locks_and_one_that_is_used_does_not(screen, clock, use):
    timers = Timers(screen)
    window = screen.frame.windowHandle()
    timers.watch(window)
    minutes = screen.application.settings.idle_minutes
    clock.forward(minutes=minutes - 1)
    use(window)
    clock.forward(minutes=minutes - 1)
    timers.run_each_minute()
    assert screen.session.signed_in is not None
    clock.forward(minutes=2)
    timers.run_each_minute()
    assert screen.session.signed_in is None
    timers.stop()


def test_the_round_of_the_day_waits_until_somebody_is_there(screen, practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    ends = practice.clock.now().date() + timedelta(days=1)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(transaction.get(Posting, posting.id), expires_on=ends))
    timers = Timers(screen)
    timers.stop()
    screen.session.lock()
    timers.run_each_minute()
    assert rows(practice, Task, kind="renew") == ()
    screen.sign_in.enter(practice.use_cases.sign_in.colleagues()[0].id, "2974")
    timers.run_each_minute()
    timers.run_each_minute()
    assert len(rows(practice, Task, kind="renew")) == 1
