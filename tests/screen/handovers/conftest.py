"""The hand-over page with a resident for whom things are ready."""

from __future__ import annotations

import pytest

from tests.handover_facts import a_full_counter


@pytest.fixture
def laid_out(practice):
    """A counter where a tent and a wheelchair are ready."""
    return a_full_counter(practice)


@pytest.fixture
def page(screen, laid_out):
    """The page, opened."""
    screen.go("handovers")
    return screen.pages["handovers"]
