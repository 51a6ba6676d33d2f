"""A widget in a cycle is destroyed on Qt's own thread, whichever thread allocates."""

from __future__ import annotations

import gc
import threading

import pytest

from intake.app.garbage_collection import QtThreadCollector


class Cycle:
    """Refers to itself, and keeps where it was destroyed."""

    def __init__(self, destroyed_on):
        self.itself = self
        self.destroyed_on = destroyed_on

    def __del__(self):
        self.destroyed_on.add(threading.get_ident())


@pytest.fixture
def collector(qapp):
    gc.enable()
    made = QtThreadCollector()
    yield made
    made.stop()
    assert gc.isenabled()
    gc.disable()


def allocate_on_a_thread(destroyed_on):
    many = gc.get_threshold()[0] * 3

    def allocate():
        for _ in range(many):
            Cycle(destroyed_on)

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()


def test_a_cycle_of_another_thread_is_collected_on_this_one(qtbot, collector):
    destroyed_on = set()
    allocate_on_a_thread(destroyed_on)
    assert destroyed_on == set(), "not on its own thread"
    qtbot.waitUntil(lambda: bool(destroyed_on), timeout=10_000)
    assert destroyed_on == {threading.get_ident()}


def test_without_it_python_collects_on_the_thread_that_allocates(collector):
    collector.stop()
    destroyed_on = set()
    allocate_on_a_thread(destroyed_on)
    assert threading.get_ident() not in destroyed_on
    assert destroyed_on
