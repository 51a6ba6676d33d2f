"""Tell to which platforms a request can go, and why not to the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre
from intake.domain.platform_profile import (
    CHANNEL_METHODS,
    NO_METHODS,
    PlatformProfile,
    PostingMethod,
)
from intake.domain.volunteer import Volunteer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from intake.domain.request import Kind
    from intake.ports import Channel, Platforms, ReadTransaction

CHECK_AGAIN = timedelta(days=183)
"""How long the check of a platform is valid: sites change within half a year (docs/sources.md)."""

_NEVER_CHECKED = (PostingMethod.PAPER, PostingMethod.FEED, PostingMethod.OWN)
"""These belong to the centre itself, so there is no site to check."""


@dataclass(frozen=True)
class PlatformOption:
    """A platform for a request.

    ``why_not`` is the key of the sentence that tells why it cannot be chosen, empty if it can.
    ``remark`` is the key of something to mind.
    """

    profile: PlatformProfile
    why_not: str = ""
    remark: str = ""


@dataclass(frozen=True)
class PlatformChooser:
    """Tells for each platform whether it fits a request."""

    platforms: Platforms
    channel_of: Callable[[PlatformProfile], Channel | None]
    today: date

    def options(
        self, transaction: ReadTransaction, kind: Kind, postcode: str
    ) -> tuple[PlatformOption, ...]:
        """Return every platform, those that fit first, in the order that the centre has chosen."""
        centre = find_centre(transaction)
        order = centre.platforms if centre else ()
        volunteers = transaction.find(Volunteer, left_at=None)
        helped = {name for volunteer in volunteers for name in volunteer.kinds}
        options = [
            self._make_option(profile, kind, postcode, order, has_volunteer=str(kind) in helped)
            for profile in self.platforms.all()
        ]
        ranks = {slug: rank for rank, slug in enumerate(order)}

        def rank(option: PlatformOption) -> tuple[bool, int, str]:
            slug = option.profile.slug
            return bool(option.why_not), ranks.get(slug, len(ranks)), option.profile.name

        return tuple(sorted(options, key=rank))

    def _make_option(
        self,
        profile: PlatformProfile,
        kind: Kind,
        postcode: str,
        order: tuple[str, ...],
        *,
        has_volunteer: bool,
    ) -> PlatformOption:
        if order and profile.slug not in order:
            return PlatformOption(profile, "offer-not-chosen")
        why_not = self._refusal_key(profile, kind, postcode, has_volunteer=has_volunteer)
        if why_not:
            return PlatformOption(profile, why_not)
        return PlatformOption(profile, remark=self._remark_on(profile))

    def _refusal_key(
        self, profile: PlatformProfile, kind: Kind, postcode: str, *, has_volunteer: bool
    ) -> str:
        if kind not in profile.kinds:
            return "offer-not-for-kind"
        if not profile.serves(postcode):
            return "offer-not-here"
        if profile.way in NO_METHODS:
            return f"offer-{profile.way}"
        if profile.may_post_for_others is False:
            return "offer-terms-forbid"
        if not profile.is_ready:
            return "offer-no-address"
        if profile.way is PostingMethod.OWN and not has_volunteer:
            return "offer-no-own"
        if profile.way in CHANNEL_METHODS and self.channel_of(profile) is None:
            return f"offer-no-{profile.way}"
        return ""

    def _remark_on(self, profile: PlatformProfile) -> str:
        if profile.practice or profile.way in _NEVER_CHECKED:
            return ""
        if profile.verified_on is None:
            return "offer-not-verified"
        if self.today - profile.verified_on > CHECK_AGAIN:
            return "offer-check-again"
        return ""
