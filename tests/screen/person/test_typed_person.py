"""What was typed of a person goes into its field."""

from __future__ import annotations

import pytest

from intake.ui.desk.typed_person import split_typed


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("0206184217", {"phone": "0206184217"}),
        ("1052xk 12", {"postcode": "1052xk", "house_number": "12"}),
        ("mevrouw de Vries", {"salutation": "mevrouw", "infix": "de", "last_name": "Vries"}),
        ("Annie van der Berg", {"first_name": "Annie", "infix": "van der", "last_name": "Berg"}),
        ("Mehmet", {"first_name": "Mehmet"}), ("de heer Jansen", {"salutation": "meneer",
            "last_name": "Jansen"}),
        ("fatma yilmaz, 1031eb 8 hs", {"first_name": "Fatma", "last_name": "Yilmaz",
            "postcode": "1031eb", "house_number": "8", "addition": "hs"}),
        ("Jan de Wit 06 12345678", {"first_name": "Jan", "infix": "de", "last_name": "Wit",
            "phone": "06 12345678"}),
        ("mevrouw van den berg-jansen +31 20 6184217", {"salutation": "mevrouw",
            "infix": "van den", "last_name": "Berg-Jansen", "phone": "+31 20 6184217"}),
        ("Kinkerstraat 120", {"first_name": "Kinkerstraat", "last_name": "120"}),
        ("o'brien", {"last_name": "O'brien"}),
        ("kaya", {"last_name": "Kaya"}),
        ("jansen", {"last_name": "Jansen"}),
        ("peters", {"last_name": "Peters"}),
        ("hans", {"first_name": "Hans"}),
        ("anne-marie", {"first_name": "Anne-Marie"}),
    ],
)  # fmt: skip
def test_what_was_typed_is_kept_in_its_field(typed, fields):
    assert split_typed(typed) == fields
