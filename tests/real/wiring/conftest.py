"""A keyring for restores, which asks nobody."""

from __future__ import annotations

import pytest


@pytest.fixture
def in_the_ring(monkeypatch):
    """A keyring that holds what is written into it, each key by the name of the database that was
    laid aside; "" is the desk's own.
    """
    held: dict[str, bytes] = {}

    class Ring:
        def __init__(self, _home, laid_aside=""):
            self.name = laid_aside

        def write(self, key):
            held[self.name] = key

        def read(self):
            return held.get(self.name)

    monkeypatch.setattr("intake.wiring.restore.key_ring", Ring)
    return held
