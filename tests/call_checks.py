"""A call on a slow or a half-filled page."""

from __future__ import annotations

import pytest

from tests.fakes import HeldRunner
from tests.screens import open_annie


@pytest.fixture
def slow(screen):
    """The same desk on a slow disk: work is answered when the test says so."""
    open_annie(screen)
    held = HeldRunner()
    screen.session.runner = held
    return held
