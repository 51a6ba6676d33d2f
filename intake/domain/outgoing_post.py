"""A post that is sent by mail or by a platform's interface, and the platform's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


class OutgoingPost(NamedTuple):
    """A post that is ready to be sent.

    ``key`` is the id of the posting, by which a mail that bounces is recognised. ``values`` are the
    values that a profile can refer to by name.
    """

    key: UUID
    title: str
    text: str
    code: str
    values: Mapping[str, str]


class PlacedPost(NamedTuple):
    """The address and the number that a platform gave a post, as far as it tells them."""

    url: str = ""
    number: str = ""
