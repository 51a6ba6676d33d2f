"""Read what the settings page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre
from intake.desk.permissions import require_permission
from intake.domain.centre import Desk
from intake.domain.permissions import Permission
from intake.domain.staff import Staff

if TYPE_CHECKING:
    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.ports import Platforms, Store


@dataclass(frozen=True)
class SettingsOverview:
    """The centre, its platforms, its colleagues sorted by name, and the desk that asks."""

    centre: Centre | None
    profiles: tuple[PlatformProfile, ...]
    colleagues: tuple[Staff, ...]
    desk: Desk | None


@dataclass(frozen=True)
class SettingsOverviews:
    """Reads what belongs to the whole centre."""

    store: Store
    platforms: Platforms

    def settings(self, actor: Actor) -> SettingsOverview:
        """Return everything that the settings page shows."""
        require_permission(actor, Permission.TAKE_REQUEST)
        with self.store.read(actor) as transaction:
            return SettingsOverview(
                centre=find_centre(transaction),
                profiles=self.platforms.all(),
                colleagues=sorted_by_name(transaction.find(Staff, left_at=None)),
                desk=next(iter(transaction.find(Desk, sign=actor.desk)), None),
            )


def sorted_by_name(colleagues: tuple[Staff, ...]) -> tuple[Staff, ...]:
    """Return colleagues sorted by name."""
    return tuple(sorted(colleagues, key=lambda staff: staff.name.casefold()))
