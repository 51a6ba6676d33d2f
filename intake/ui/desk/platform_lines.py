"""The platforms of a request put into words.

A line each, with why it cannot be chosen or what to mind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from intake.desk.placing.postings import PlatformOption
    from intake.kit.translations import Translations


class PlatformLine(NamedTuple):
    """One platform as the column lists it."""

    slug: str
    name: str
    remark: str
    may: bool
    on: bool


def platform_lines(
    offered: Iterable[PlatformOption], ticked: Callable[[str], bool], translate: Translations
) -> list[PlatformLine]:
    """Put what is on offer into words."""
    return [
        PlatformLine(
            one.profile.slug,
            one.profile.name,
            translate(key) if (key := one.why_not or one.remark) else "",
            not one.why_not,
            ticked(one.profile.slug),
        )
        for one in offered
    ]
