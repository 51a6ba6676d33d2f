"""A walk in which a call was never taken is no good walk."""

from __future__ import annotations

import pytest

from intake.walkthrough import walk_recorder
from intake.walkthrough.walk_recorder import CALLS, WalkRecorder
from tests.builders import a_call


def test_a_walk_without_its_calls_is_told_as_such(screen, practice, tmp_path):
    walk = WalkRecorder(screen.application, screen, tmp_path)
    assert walk.record("")["well"] is False
    taken, _, _ = a_call(practice)
    walk.taken = dict.fromkeys(CALLS[:1], taken)
    assert set(walk.record("")["checks"]) == {CALLS[0]}
    assert walk.record("")["well"] is False


def test_a_walk_that_ended_with_a_fault_is_no_good_walk(screen, practice, tmp_path, monkeypatch):
    walk = WalkRecorder(screen.application, screen, tmp_path)
    walk.taken = {call: a_call(practice)[0] for call in CALLS}
    walk.slips = {call: {"right": True} for call in CALLS}
    monkeypatch.setattr(walk_recorder, "check_call", lambda *_: {"kind": True})
    assert walk.record("")["well"] is True
    assert walk.record("waited in vain: the slip")["well"] is False


@pytest.mark.parametrize("lost", [{"kind": False, "what": True}, {"kind": True, "what": False}])
def test_a_walk_in_which_one_fact_is_lost_is_no_good_walk(
    screen, practice, tmp_path, monkeypatch, lost
):
    walk = WalkRecorder(screen.application, screen, tmp_path)
    walk.taken = {call: a_call(practice)[0] for call in CALLS}
    walk.slips = {call: {"right": True} for call in CALLS}
    monkeypatch.setattr(walk_recorder, "check_call", lambda *_: lost)
    assert walk.record("")["well"] is False
