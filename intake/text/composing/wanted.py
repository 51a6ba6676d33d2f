"""What a post is made of, and how a platform wants it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Wanted:
    """What a post is made of: the public answers, the area, and the centre that answers for it.

    ``variant`` counts on from the wording that its code chooses: other words for the same.
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
    """How a platform wants its posts: how it speaks, and how much it takes."""

    @property
    def informal(self) -> bool: ...
    @property
    def title_limit(self) -> int | None: ...
    @property
    def text_limit(self) -> int | None: ...
