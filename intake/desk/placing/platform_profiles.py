"""Use cases of platform profiles: list, change, add, remove, learn from corrections.

A coordinator enters where a platform takes posts; everybody who posts teaches the program its
pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from intake.desk.permissions import require_access
from intake.desk.result import Changes, Result
from intake.domain.centre import Centre
from intake.domain.permissions import Permission
from intake.domain.platform_profile import secret_name, slug_of
from intake.domain.posting import ONLINE, WAITING, Posting, PostingState
from intake.domain.task import Task, TaskKind
from intake.filling.corrections import add_learned
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import LearnedField, PlatformProfile
    from intake.kit.clock import Clock
    from intake.ports import Platforms, Secrets, Store

_NEEDS_PLATFORM = (ONLINE | WAITING) - {PostingState.FAILED}
"""States in which a posting still needs its platform; an expired one may be renewed."""

_CENTRE_CHANGED = Changes(centre=True)


@dataclass(frozen=True)
class PlatformProfiles:
    """Changes profiles; each method raises ``UserFacingError`` for a role that may not."""

    store: Store
    platforms: Platforms
    clock: Clock
    secrets: Secrets

    def save(self, actor: Actor, profile: PlatformProfile) -> Result[PlatformProfile]:
        """Store a profile; one without a slug is new and is given one.

        In the practice centre every platform is a practice platform.
        """
        require_access(self.store, actor, Permission.VERIFY_PLATFORM)
        if not profile.slug:
            existing = self.platforms.all()
            slug = _free_slug(profile.name, {other.slug for other in existing})
            practice = any(other.practice for other in existing)
            profile = replace(profile, slug=slug, practice=practice)
        self.platforms.change(profile)
        return Result(profile, _CENTRE_CHANGED)

    def verify(
        self, actor: Actor, profile: PlatformProfile, place: str, password: str = ""
    ) -> Result[PlatformProfile]:
        """Store where a platform takes its posts, and that it was verified today.

        ``place`` is a page, a mail address or a number. The password is stored in the keyring.
        """
        facts: dict[str, Any] = {}
        if profile.place_field:
            facts[profile.place_field] = place.strip()
        verified = self.mark_verified(actor, replace(profile, **facts))
        if password:
            self.secrets.write(secret_name(profile), password)
        return verified

    def mark_verified(self, actor: Actor, profile: PlatformProfile) -> Result[PlatformProfile]:
        """Store a profile, and that its platform was verified today."""
        require_access(self.store, actor, Permission.VERIFY_PLATFORM)
        today = to_local_time(self.clock.now()).date()
        return self.save(actor, replace(profile, verified_on=today, verified_by=actor.name))

    def change_corrections(
        self, actor: Actor, slug: str, fields: Sequence[LearnedField]
    ) -> Result[PlatformProfile]:
        """Store the learned fields of a platform's pages, as a person changed them."""
        return self.save(actor, replace(self.platforms.get(slug), learned=tuple(fields)))

    def learn_corrections(
        self, actor: Actor, slug: str, corrections: list[LearnedField]
    ) -> Result[PlatformProfile]:
        """Store what a person's corrections teach about a platform's page."""
        require_access(self.store, actor, Permission.POST)
        profile = self.platforms.get(slug)
        taught = replace(profile, learned=add_learned(profile.learned, corrections))
        self.platforms.change(taught)
        return Result(taught, _CENTRE_CHANGED)

    def import_file(
        self, actor: Actor, source: Path
    ) -> Result[tuple[PlatformProfile, PlatformProfile | None]]:
        """Import a profile that another centre shared; it counts as not verified.

        Returns it with the profile that it replaces, if there was one.
        """
        require_access(self.store, actor, Permission.VERIFY_PLATFORM)
        shared = replace(self.platforms.read_file(source), verified_on=None, verified_by="")
        if shared.program:  # the account of the other centre is left out
            shared = replace(shared, program=replace(shared.program, user=""))
        before = next(
            (profile for profile in self.platforms.all() if profile.slug == shared.slug), None
        )
        saved = self.save(actor, shared)
        return Result((saved.value, before), saved.changed)

    def is_custom(self, slug: str) -> bool:
        """Tell whether the centre added this platform itself."""
        return bool(slug) and self.platforms.is_added(slug)

    def remove(self, actor: Actor, profile: PlatformProfile) -> Result[PlatformProfile]:
        """Remove a platform that the centre added.

        Raises ``UserFacingError`` while a posting needs it, and for a platform that the program
        ships.
        """
        require_access(self.store, actor, Permission.VERIFY_PLATFORM)
        with self.store.read() as transaction:
            postings = transaction.find(Posting, platform=profile.slug)
            renewals = transaction.find(Task, kind=TaskKind.RENEW, done_at=None)
        renewed = {task.posting_id for task in renewals}
        needed = sum(
            posting.state in _NEEDS_PLATFORM or posting.id in renewed for posting in postings
        )
        if needed:
            raise UserFacingError("profile-has-posts", platform=profile.name, count=needed)
        if not self.platforms.is_added(profile.slug):
            raise UserFacingError("profile-not-added", platform=profile.name)
        with self.store.write(actor, self.clock.now()) as transaction:
            for centre in transaction.find(Centre):
                others = tuple(slug for slug in centre.platforms if slug != profile.slug)
                if others != centre.platforms:
                    transaction.save(replace(centre, platforms=others))
        self.platforms.remove(profile.slug)
        return Result(profile, _CENTRE_CHANGED)

    def export_file(self, actor: Actor, profile: PlatformProfile, target: Path) -> Result[Path]:
        """Write a profile to a file for another centre.

        It contains no name, no user, and no header that may hold a key.
        """
        require_access(self.store, actor, Permission.VERIFY_PLATFORM)
        if profile.program:
            headers = {
                name: value for name, value in profile.program.headers.items() if "{" in value
            }
            program = replace(profile.program, user="", headers=headers)
            profile = replace(profile, program=program)
        shared = replace(profile, verified_on=None, verified_by="")
        self.platforms.write_to(shared, target)
        return Result(target)


def _free_slug(name: str, used: set[str]) -> str:
    """Return a file name that no other platform has."""
    base = slug_of(name)
    candidates = (base, *(f"{base}-{number}" for number in range(2, len(used) + 3)))
    return next(slug for slug in candidates if slug not in used)
