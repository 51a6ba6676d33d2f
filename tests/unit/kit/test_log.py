"""The log names no person."""

from __future__ import annotations

import pytest

from intake.kit.log import redact


@pytest.mark.parametrize(
    "private",
    [
        "1052 XK",
        "1052XK",
        "020 618 4217",
        "+31206184217",
        "annie@buren.example",
        "x'00112233445566778899'",
    ],
)
def test_what_looks_like_a_person_is_taken_out(private):
    line = redact(f"Voor {private} gekeken")
    assert private not in line
    assert line.startswith("Voor <")
    assert line.endswith("> gekeken")


def test_an_ordinary_line_stays():
    assert redact("Opened in 2026, 14 steps") == "Opened in 2026, 14 steps"
