"""A mail with more messages than it is split into loses none of them."""

from __future__ import annotations

from intake.kit.codes import code_for_counter, format_code
from intake.text.mail.digest import MAX_PARTS, split_digest, split_mailman_digest

CODES = [code for number in range(40) if (code := code_for_counter("A", number))][:2]
MORE = MAX_PARTS + 6


def said(number):
    return f"Ik heb er een, nummer {number}."


def test_a_digest_by_code_ends_with_a_part_for_nobody_that_holds_the_rest():
    messages = (
        f"Boor ({format_code(CODES[number % 2])})\nAn: {said(number)}" for number in range(MORE)
    )
    parts = split_digest("\n\n".join(messages), CODES, {})
    assert len(parts) == MAX_PARTS + 1
    assert said(MAX_PARTS - 1) in parts[-2].text
    assert said(MAX_PARTS) not in parts[-2].text
    assert parts[-1].code == parts[-1].name == ""
    assert all(said(number) in parts[-1].text for number in range(MAX_PARTS, MORE))


def test_a_digest_of_a_list_keeps_the_rest():
    messages = (
        f"Date: Mon, 23 Nov 2026 10:00:00 +0100\nFrom: Buur <b{number}@x.nl>\n"
        f"Subject: Re: boor\n\n{said(number)}\n"
        for number in range(MORE)
    )
    found = split_mailman_digest(("-" * 30 + "\n\n").join(messages))
    assert len(found) == MAX_PARTS + 1
    assert all(said(number) in found[-1][2] for number in range(MAX_PARTS, MORE))
    assert said(MAX_PARTS - 1) not in found[-1][2]
