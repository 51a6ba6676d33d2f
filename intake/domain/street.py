"""The street of a Dutch postcode."""

from __future__ import annotations

from typing import NamedTuple


class Street(NamedTuple):
    """The street and town of a postcode and a house number."""

    street: str
    city: str
