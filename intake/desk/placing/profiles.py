"""What is known of the platforms, and who may change it.

A coordinator says where a platform takes posts, everybody who posts teaches its pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.domain.centre import Centre
from intake.domain.permissions import Permission
from intake.domain.posting import ONLINE, WAITING, Posting, PostingState
from intake.filling.corrections import add_learned
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.domain.profile import LearnedField, Profile
    from intake.kit.clock import Clock
    from intake.ports import Platforms, Store


_HOLDS = (ONLINE | WAITING) - {PostingState.FAILED}
"""The states in which a post still needs its platform."""


@dataclass(frozen=True)
class Profiles:
    """Changes profiles; each method raises ``UserFacingError`` for a role that may not."""

    store: Store
    platforms: Platforms
    clock: Clock

    def change(self, actor: Actor, profile: Profile) -> Profile:
        """Keep a profile as it now is."""
        require_permission(actor, Permission.VERIFY_PLATFORM)
        self.platforms.change(profile)
        return profile

    def mark_verified(self, actor: Actor, profile: Profile) -> Profile:
        """Keep a profile, and that somebody has looked at its platform today."""
        return self.change(
            actor,
            replace(
                profile, verified_on=to_local_time(self.clock.now()).date(), verified_by=actor.name
            ),
        )

    def forget_corrections(self, actor: Actor, slug: str) -> Profile:
        """Forget what corrections have taught about a platform's pages."""
        return self.change(actor, replace(self.platforms.get(slug), learned=()))

    def learn_corrections(self, actor: Actor, slug: str, taught: list[LearnedField]) -> Profile:
        """Keep what a person's corrections teach about a platform's page."""
        require_permission(actor, Permission.POST)
        profile = self.platforms.get(slug)
        fresh = replace(profile, learned=add_learned(profile.learned, taught))
        self.platforms.change(fresh)
        return fresh

    def import_file(self, actor: Actor, source: Path) -> tuple[Profile, Profile | None]:
        """Read a profile that another centre shared, and give with it the one that it stands in
        for; nobody here has looked at it yet.
        """
        require_permission(actor, Permission.VERIFY_PLATFORM)
        found = replace(self.platforms.read_file(source), verified_on=None, verified_by="")
        before = next((one for one in self.platforms.all() if one.slug == found.slug), None)
        return self.change(actor, found), before

    def is_custom(self, slug: str) -> bool:
        """Tell whether the centre added this platform itself."""
        return self.platforms.added(slug)

    def remove(self, actor: Actor, profile: Profile) -> None:
        """Take away a platform that the centre added.

        Raises ``UserFacingError`` while a post stands or waits there, and for one that the program brings.
        """
        require_permission(actor, Permission.VERIFY_PLATFORM)
        with self.store.read() as transaction:
            held = sum(
                posting.state in _HOLDS
                for posting in transaction.find(Posting, platform=profile.slug)
            )
        if held:
            raise UserFacingError("profile-has-posts", platform=profile.name, count=held)
        if not self.platforms.added(profile.slug):
            raise UserFacingError("profile-not-added", platform=profile.name)
        with self.store.write(actor, self.clock.now()) as transaction:
            for centre in transaction.find(Centre):
                if profile.slug in centre.platforms:
                    transaction.save(
                        replace(
                            centre,
                            platforms=tuple(
                                slug for slug in centre.platforms if slug != profile.slug
                            ),
                        )
                    )
        self.platforms.remove(profile.slug)

    def export_file(self, actor: Actor, profile: Profile, target: Path) -> None:
        """Write a profile as one file for another centre.

        Without a name, a user, or a header that may hold a key.
        """
        require_permission(actor, Permission.VERIFY_PLATFORM)
        if profile.program:
            headers = {
                name: value for name, value in profile.program.headers.items() if "{" in value
            }
            profile = replace(profile, program=replace(profile.program, user="", headers=headers))
        self.platforms.write_to(replace(profile, verified_on=None, verified_by=""), target)
