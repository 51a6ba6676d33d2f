"""An hour at which something can be fetched is never told as one of the night."""

from __future__ import annotations

import pytest

from intake.text.composing.free_moments import free_moment_phrase


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("na 4u", "na vier uur"),
        ("ma tm wo na 4u ophalen", "van maandag tot en met woensdag na vier uur"),
        ("tot 19u", "tot zeven uur 's avonds"),
    ],
)
def test_a_small_hour_is_in_the_afternoon(typed, told):
    assert free_moment_phrase(typed) == told
