"""A post as it leaves by mail or by program, and what the platform answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


class OutgoingPost(NamedTuple):
    """A post as it is sent.

    ``key`` is the posting's own, by which a mail that comes back is known; ``values`` are named for
    profiles.
    """

    key: UUID
    title: str
    text: str
    code: str
    values: Mapping[str, str]


class PlacedPost(NamedTuple):
    """The address and number that a platform gave a post.

    Its address and the platform's own number, as far as the platform tells them.
    """

    url: str = ""
    number: str = ""
