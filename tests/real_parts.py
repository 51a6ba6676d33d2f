"""Real parts that a machine may lack."""

from __future__ import annotations

import os

import pytest


def real(condition, reason):
    """Skip a real part on a person's machine, with the reason; under CI it is a failure."""
    if condition:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"a real part is missing: {reason}")
    pytest.skip(reason)
