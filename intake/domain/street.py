"""The street of a Dutch postcode."""

from __future__ import annotations

from typing import NamedTuple


class Street(NamedTuple):
    """Where a postcode and a house number lie."""

    street: str
    city: str
