"""A code is found as people write it; two that it could be are none."""

from __future__ import annotations

import pytest

from intake.kit.codes import code_for_counter, format_code
from intake.text.mail.codes_in_mail import find_known_codes

KNOWN = [code for number in range(40) if (code := code_for_counter("A", number))]
CODE = KNOWN[0]
FIRST, LAST = CODE[:3], CODE[3:]


@pytest.mark.parametrize(
    "text",
    [
        f"code {FIRST}-{LAST}", f"{FIRST}{LAST}".lower(), f"({FIRST} {LAST})", f"{FIRST}–{LAST}",
        f"[{FIRST}-{LAST}]", f"Code:{FIRST}-\n{LAST}", f"> code {FIRST}-\n> {LAST}",
        f"over {FIRST}.{LAST}.", f"code: {FIRST[0]} {FIRST[1:]} {LAST}", f"{FIRST} - {LAST}",
        f"{FIRST}_{LAST}",
    ],
)  # fmt: skip
def test_a_code_is_found_as_people_write_it(text):
    assert find_known_codes(text, KNOWN).exact == (CODE,)


@pytest.mark.parametrize(
    "text",
    [
        f"bestelling {FIRST}-{LAST}-99", f"https://x.example/{FIRST}-{LAST}", f"x{CODE}",
        f"{CODE}@x.example", f"{FIRST}, {LAST}", "1052 XK", "KL-123-B",
    ],
)  # fmt: skip
def test_what_is_part_of_something_else_is_no_code(text):
    assert find_known_codes(text, KNOWN).exact == ()


def test_one_wrong_sign_is_forgiven_where_it_is_called_a_code():
    for at in range(len(CODE)):
        other = next(sign for sign in "X8ZQ" if sign != CODE[at])
        typed = CODE[:at] + other + CODE[at + 1 :]
        if not any(sign.isdigit() for sign in typed) or not any(sign.isalpha() for sign in typed):
            continue
        found = find_known_codes(f"Dit gaat over code {format_code(typed)}.", KNOWN)
        assert CODE in (*found.exact, *found.mistyped), typed
        assert len({*found.exact, *found.mistyped}) == 1


def test_a_wrong_code_that_could_be_two_is_none():
    typed = "A11111"
    near = ["A11112", "A11113"]
    assert find_known_codes(f"code {format_code(typed)}", near) == ((), ())


def test_a_number_elsewhere_is_not_forgiven():
    typed = CODE[:-1] + ("X" if CODE[-1] != "X" else "Y")
    assert find_known_codes(f"mijn fiets heet {typed} hoor", KNOWN) == ((), ())
