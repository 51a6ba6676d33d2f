"""Work that broke, and servers that stall, keep nobody from going on."""

from __future__ import annotations

from functools import partial
from uuid import uuid4

import pytest

from intake.app.timers import Timers
from intake.kit.errors import ExternalError, UserFacingError
from intake.ui.desk_session import DeskSession
from tests.fakes import HeldRunner, InlineRunner


def test_who_waits_for_work_that_broke_goes_on_and_the_fault_is_told(practice):
    session = DeskSession(InlineRunner(), InlineRunner(), practice.translate, practice.clock)
    broke, failed = [], []
    session.crashed.connect(broke.append)

    def breaks():
        raise ZeroDivisionError

    session.query(breaks, lambda _: pytest.fail("nothing was done"), failed.append)
    assert [type(error) for error in broke] == [ZeroDivisionError]
    assert [error.key for error in failed] == ["broke"]


def test_a_mail_server_that_stalls_keeps_nobody_from_saving(screen, practice):
    errands = HeldRunner()
    screen.session.slow_runner = screen.session.mail_runner = errands
    timers = Timers(screen)
    timers.stop()
    timers.exchange_mail()
    assert len(errands.waiting) == 3, "mail, outbox and messages wait for their server"
    saved = []
    screen.session.execute(partial(practice.use_cases.drafts.begin, practice.actor), saved.append)
    assert len(saved) == 1
    errands.let_go()
    assert not timers.running_steps


def test_after_a_round_of_mail_that_failed_the_next_one_is_tried(screen):
    errands = HeldRunner()
    screen.session.slow_runner = screen.session.mail_runner = errands
    timers = Timers(screen)
    timers.stop()
    told = []
    screen.session.message.connect(told.append)

    def away(*_):
        raise ExternalError("mail-away")

    for step in ("_import_mail", "_send_posts", "_send_messages"):
        setattr(timers, step, away)
    timers.exchange_mail()
    errands.let_go()
    timers.exchange_mail()
    assert len(errands.waiting) == 3, "it is tried again"
    errands.let_go()
    assert len(set(told)) == 1


def test_each_step_of_a_round_forgets_its_own_trouble(screen, practice):
    errands = HeldRunner()
    screen.session.slow_runner = screen.session.mail_runner = errands
    timers = Timers(screen)
    timers.stop()
    told = []
    screen.session.message.connect(told.append)
    box = practice.home.folder("mail") / "new"
    away = box.with_name("new-away")
    for is_away in (True, False, True):
        if is_away:
            box.rename(away)
        timers.exchange_mail()
        errands.let_go()
        if is_away:
            away.rename(box)
    assert len(told) == 2, "a new outage is told as well"


def test_what_ended_for_one_colleague_does_not_lock_out_the_next(practice):
    """The answer that somebody has left comes when another is signed in already."""
    held = HeldRunner()
    session = DeskSession(held, InlineRunner(), practice.translate, practice.clock)
    session.enter(practice.actor)

    def has_left():
        raise UserFacingError("staff-left")

    session.query(has_left, pytest.fail, lambda _: None)
    session.lock()
    session.enter(practice.actor._replace(staff_id=uuid4()))
    held.let_go()
    assert session.signed_in is not None
    session.query(has_left, pytest.fail, lambda _: None)
    held.let_go()
    assert session.signed_in is None
