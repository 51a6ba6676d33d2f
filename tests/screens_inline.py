"""Presenters of one desk whose commands are done at once, without a screen."""

from __future__ import annotations

from intake.ui.desk_session import DeskSession
from intake.ui.models.undo_stack import UndoStack
from tests.fakes import InlineRunner


def session_of(practice, *, entered=True):
    """A session of who sits there."""
    runner = InlineRunner()
    session = DeskSession(runner, runner, practice.translate, practice.clock)
    session.use_cases = practice.use_cases
    if entered:
        session.enter(practice.actor)
    return session


def heard(session, *signals):
    """The sentences that the bar shows from now on."""
    said = []
    for signal in (session.message, *signals):
        signal.connect(said.append)
    return said


def undo_stack():
    return UndoStack()
