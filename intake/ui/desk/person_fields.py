"""The names of the fields of a new resident and of a caller, in the order of the page."""

from __future__ import annotations

NEW_FIELDS = (
    "salutation", "first_name", "infix", "last_name", "phone", "postcode", "house_number",
    "addition", "street", "city", "language", "how_to_talk",
)  # fmt: skip
ASKED_OF_NEW = (
    "salutation",
    "first_name",
    "infix",
    "last_name",
    "phone",
    "postcode",
    "house_number",
    "street",
)
"""Fields that Enter goes through; the others are filled in by who wants to."""

CALLER_FIELDS = ("name", "relation", "phone", "agreed")
