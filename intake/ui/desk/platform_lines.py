"""Put the platforms of a request into lines, each with why it cannot be selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from intake.desk.placing.platform_options import PlatformOption
    from intake.kit.translations import Translate


_NOT_CHOSEN = "offer-not-chosen"


class PlatformLine(NamedTuple):
    """One platform as the column lists it."""

    slug: str
    name: str
    remark: str
    can_be_chosen: bool
    is_ticked: bool


def platform_lines(
    options: Iterable[PlatformOption], is_ticked: Callable[[str], bool], translate: Translate
) -> list[PlatformLine]:
    """Return the options in words, with why the centre does not use a platform."""
    lines = []
    for option in options:
        if option.why_not == _NOT_CHOSEN:
            continue
        key = option.why_not or option.remark
        lines.append(
            PlatformLine(
                slug=option.profile.slug,
                name=option.profile.name,
                remark=translate(key) if key else "",
                can_be_chosen=not option.why_not,
                is_ticked=is_ticked(option.profile.slug),
            )
        )
    return lines
