"""A walk waits for each step anew, and gives up on one that never comes."""

from __future__ import annotations

import pytest

from intake.walkthrough import event_loop_steps
from intake.walkthrough.event_loop_steps import EventLoopSteps


@pytest.fixture
def run(qtbot, monkeypatch):
    """Run a story with little patience; gives how it ended."""

    def run(story):
        monkeypatch.setattr(event_loop_steps, "_PATIENCE_MS", 400)
        steps = EventLoopSteps(story)
        with qtbot.waitSignal(steps.ended, timeout=10_000) as ended:
            steps.start()
        return ended.args[0]

    return run


def after(looks):
    """Hold at the look after so many."""
    left = [looks]

    def holds():
        left[0] -= 1
        return left[0] < 0

    return holds


def test_patience_begins_anew_with_each_step(run):
    def story():
        for at in range(5):
            yield f"step {at}", after(12)  # 180 ms a step: more than its patience in all

    assert run(story()) == ""


def test_a_step_that_never_comes_is_named(run):
    def story():
        yield "the kettle", lambda: False

    assert "the kettle" in run(story())
