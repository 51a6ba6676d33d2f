"""The log names no person."""

from __future__ import annotations

import logging
import re

import pytest

from intake.kit.log import redact, start_log


@pytest.mark.parametrize(
    "private",
    [
        "1052 XK",
        "1052XK",
        "020 618 4217",
        "+31206184217",
        "annie@buren.example",
        "x'00112233445566778899'",
        "1052xk",
        "06.12.34.56.78",
        "06/12345678",
        "020\u00a0618\u00a04217",
        "618 4217",
        "06\u201112345678",
        "06:1234:5678",
        "1052  XK",
        "1052-XK",
        "NL1052XK",
        "jan@localhost",
        "jan@[10.0.0.1]",
        '"jan de vries"@x.example',
        "3-4-1942",
        "NL91ABNA0417164300",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
    ],
)
def test_what_looks_like_a_person_is_taken_out(private):
    line = redact(f"Voor {private} gekeken")
    assert private not in line
    assert line.startswith("Voor <")
    assert line.endswith("> gekeken")


def test_an_ordinary_line_stays():
    assert redact("Opened in 2026, 14 steps") == "Opened in 2026, 14 steps"


def test_what_a_fault_says_about_a_person_is_not_in_the_file(tmp_path):
    handler = start_log(tmp_path / "intake.log")
    log = logging.getLogger("intake.test")
    person = "De Vries, annie@buren.example 020 618 4217"
    try:
        try:
            raise ValueError(person)  # noqa: TRY301
        except ValueError:
            log.exception("Not read: %s", "1052 XK")
        handler.flush()
    finally:
        logging.getLogger("intake").removeHandler(handler)
        handler.close()
    written = (tmp_path / "intake.log").read_text(encoding="utf8")
    assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} ERROR intake.test ", written)
    assert "ValueError\n" in written
    assert "test_log.py:" in written, "where it arose is there"
    assert "Vries" not in written
    assert "Not read: <postcode>" in written
    assert "annie@" not in written


def test_an_address_is_taken_out_of_a_line_however_long_it_is():
    line = redact("a" * 50_000 + " annie.bakker+desk@mail.buren.example " + "b" * 50_000)
    assert "@" not in line
    assert "<mail>" in line
