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
    ],
)  # fmt: skip
def test_what_was_typed_is_kept_in_its_field(typed, fields):
    assert split_typed(typed) == fields
