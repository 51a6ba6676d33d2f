"""The names of the fields of a new resident and of a caller, in their order on the page."""

from __future__ import annotations

NEW_FIELDS = (
    "salutation",
    "first_name",
    "infix",
    "last_name",
    "phone",
    "postcode",
    "house_number",
    "addition",
    "street",
    "city",
    "language",
    "how_to_talk",
)
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
"""Those that Enter goes through; the others are there for who says more."""
CALLER_FIELDS = ("name", "relation", "phone", "agreed")
