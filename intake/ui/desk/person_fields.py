"""The names of the fields of a new resident and of a caller, in their order on the page."""

from __future__ import annotations

NEW_FIELDS = ("salutation", "first_name", "infix", "last_name", "phone", "postcode", "house_number")
CALLER_FIELDS = ("name", "relation", "phone", "agreed")
