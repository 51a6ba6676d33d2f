"""What is a mail address, as far as a typing error can be seen."""

from __future__ import annotations

import pytest

from intake.kit.mail_address import is_mail_address


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        ("jan@example.nl", True),
        ("jan.de-vries+oud@post.example.nl", True),
        ("jan@example.nl of 0612345678", False),
        ("a@b.nl, c@d.nl", False),
        ("jan@example", False),
        ("jan.example.nl", False),
        ("<jan@example.nl>", False),
        ("", False),
    ],
)
def test_one_whole_address_is_one(typed, is_one):
    assert is_mail_address(typed) is is_one
