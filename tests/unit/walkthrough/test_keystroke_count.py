"""The keystroke-level model: what each thing costs, added up."""

from __future__ import annotations

import pytest

from intake.walkthrough.keyboard_driver import KeystrokeLevelCount


def test_each_thing_is_counted_with_what_it_costs():
    count = KeystrokeLevelCount(K=10, P=2, H=1, M=3)
    assert count.seconds() == pytest.approx(10 * 0.28 + 2 * (1.1 + 0.2) + 0.4 + 3 * 1.35)
    assert count.seconds(0.6) == pytest.approx(10 * 0.6 + 2 * (1.1 + 0.2) + 0.4 + 3 * 1.35)


def test_the_record_tells_a_slow_typist_apart():
    told = KeystrokeLevelCount(K=10, P=0, H=0, M=0).as_record()
    assert told["seconds"] == pytest.approx(2.8)
    assert told["seconds_slow_typist"] > 1.5 * told["seconds"]
