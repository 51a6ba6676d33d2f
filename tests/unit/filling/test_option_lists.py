"""What a list asks for by its options."""

from __future__ import annotations

import pytest

from intake.filling.option_lists import holds_hours
from intake.filling.snapshot import Control, Option


@pytest.mark.parametrize(
    ("texts", "tag", "is_of_hours"),
    [
        (["08:00", "09:00", "10:00", "11:00"], "select", True),
        (["08:00", "09:00", "10:00"], "select", False),
        (["Kies", "08:00", "09:00", "10:00", "11:00"], "select", True),
        (["Kies", "", "08:00", "09:00", "10:00", "11:00", " "], "select", True),
        (["Kies", "Later", "08:00", "09:00", "10:00", "11:00"], "select", False),
        (["08:00", "09:00", "10:00", "11:00"], "radio-group", False),
        (["1", "2", "3", "4"], "select", False),
    ],
)
def test_a_list_of_hours_is_four_of_them_and_at_most_one_other_line(texts, tag, is_of_hours):
    options = tuple(Option(str(at), text) for at, text in enumerate(texts))
    assert holds_hours(Control(0, tag, options=options)) is is_of_hours
