"""Find platforms and offers for a request while it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.answering.own_things import find_fitting_things
from intake.desk.answering.volunteers import find_fitting_volunteers
from intake.desk.centre.facts import find_centre
from intake.desk.closing.requests import find_matching_offers
from intake.desk.permissions import require_permission
from intake.desk.placing.platform_options import PlatformChooser, PlatformOption
from intake.desk.placing.wordings import propose_wordings
from intake.desk.reporting.regular_helpers import find_regular_helpers
from intake.domain.permissions import Permission
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.desk.placing.wordings import RankedWording
    from intake.domain.centre import Centre
    from intake.domain.permissions import Actor
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.reply import Reply
    from intake.domain.request import Kind, Request
    from intake.domain.resident import Resident
    from intake.domain.thing import OwnStock
    from intake.domain.volunteer import Volunteer
    from intake.kit.clock import Clock
    from intake.ports import Channel, Platforms, Store


@dataclass(frozen=True)
class PlatformsAndOffers:
    """Where a request can go: platforms, and residents who offer the same.

    ``wordings`` are the stored wordings for such a request, the best first. ``regular_helpers`` are
    neighbours who helped before, if both sides would like that again. ``own_things`` are the
    centre's own that fit and are free, ``volunteers`` its own people who fit.
    """

    centre: Centre | None
    options: tuple[PlatformOption, ...]
    matching_offers: tuple[Request, ...]
    wordings: tuple[RankedWording, ...] = ()
    regular_helpers: tuple[Reply, ...] = ()
    own_things: tuple[OwnStock, ...] = ()
    volunteers: tuple[Volunteer, ...] = ()


@dataclass(frozen=True)
class PlatformAndOfferFinder:
    """Finds where a request can go."""

    store: Store
    clock: Clock
    platforms: Platforms
    channel_of: Callable[[PlatformProfile], Channel | None]

    def find(
        self,
        actor: Actor,
        kind: Kind,
        postcode: str,
        answers: Mapping[str, str] | None = None,
        asker: Resident | None = None,
    ) -> PlatformsAndOffers:
        """Return the platforms for a kind and a region, and the open offers that match.

        ``answers`` are those of the request so far, by the key of their field.
        ``asker`` is who asks, if they are known: who liked to see each other again comes first, and
        nobody is suggested of whom something was reported.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        now = self.clock.now()
        today = to_local_time(now).date()
        what = (answers or {}).get("what", "")
        chooser = PlatformChooser(self.platforms, self.channel_of, today)
        with self.store.read(actor) as transaction:
            return PlatformsAndOffers(
                centre=find_centre(transaction),
                options=chooser.options(transaction, kind, postcode),
                matching_offers=find_matching_offers(transaction, kind, what, asker),
                regular_helpers=find_regular_helpers(transaction, asker),
                own_things=find_fitting_things(transaction, kind, answers or {}, today),
                volunteers=find_fitting_volunteers(transaction, kind, what, postcode, now),
                wordings=propose_wordings(transaction, kind, what),
            )
