"""What a post is made of, and what a platform accepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Wanted:
    """What a post is made of: the public answers, the area, and the centre.

    ``variant`` counts from the wording that the code selects: other words for the same.
    ``desk_fetches`` tells how a thing reaches the desk: fetched from the lender, or brought.
    """

    kind: str
    answers: Mapping[str, str]
    area: str
    centre: str
    phone: str
    code: str
    variant: int = 0
    desk_fetches: bool = False


class PostStyle(Protocol):
    """What a platform accepts: its form of address and its limits."""

    @property
    def informal(self) -> bool: ...
    @property
    def title_limit(self) -> int | None: ...
    @property
    def text_limit(self) -> int | None: ...
