"""When a post expires: the platform's number of days, counted from when it is online."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from intake.domain.platform_profile import PlatformProfile
    from intake.ports import Platforms


def expiry_day(profile: PlatformProfile | None, now: datetime) -> date | None:
    """Return the last day of a post that is online from now on; None if it does not expire."""
    if profile is None or not profile.expires_after_days:
        return None
    return now.date() + timedelta(days=profile.expires_after_days)


def expiry_on(platforms: Platforms, slug: str, now: datetime) -> date | None:
    """Return the same for a platform by name; None as well for one that was removed."""
    profiles = {profile.slug: profile for profile in platforms.all()}
    return expiry_day(profiles.get(slug), now)
