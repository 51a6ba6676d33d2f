"""What stands on the centre's own website.

Every open request that was placed there, guarded once more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, UUID, uuid5

from intake.desk.centre.set_up import find_centre
from intake.desk.closing.closing import may_be_posted
from intake.desk.privacy import make_private_facts
from intake.desk.taking.public_area import public_area
from intake.domain.permissions import Actor, Role
from intake.domain.phone import format_phone
from intake.domain.posting import ONLINE, Posting, PostingState
from intake.domain.profile import PostingMethod
from intake.domain.request import Kind, Request
from intake.domain.resident import Caller, Resident
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.text.composing.feed_text import Entry, Publisher, as_atom, as_json_ld
from intake.text.guarding.guard import guard

if TYPE_CHECKING:
    from pathlib import Path

    from intake.domain.centre import Centre
    from intake.kit.clock import Clock
    from intake.ports import Platforms, ReadTransaction, Store

_SERVICES = frozenset({Kind.HELP, Kind.RIDE, Kind.MEAL})


@dataclass(frozen=True)
class Feed:
    """Writes the feed. It runs by itself, so its changes are the program's own."""

    store: Store
    clock: Clock
    platforms: Platforms
    desk: str

    def write(self, folder: Path) -> int:
        """Write ``intake.jsonld`` and ``intake.atom``, each whole or not at all, and give how many
        requests stand in them.

        What waited for the website stands there from now on; what was withdrawn is gone with this
        writing. Raises ``UserFacingError`` without a centre.
        """
        now = self.clock.now()
        slugs = {
            profile.slug for profile in self.platforms.all() if profile.way is PostingMethod.FEED
        }
        actor = Actor(UUID(int=0), "intake feed", Role.VOLUNTEER, self.desk)
        with self.store.read() as transaction:
            centre = find_centre(transaction)
            if centre is None:
                raise UserFacingError("centre-no-name")
            waiting = transaction.find(
                Posting, state=tuple(str(state) for state in (*ONLINE, PostingState.QUEUED))
            )
            told = [
                (posting, entry)
                for posting in waiting
                if posting.platform in slugs and (entry := _entry(transaction, posting, centre))
            ]
        entries = tuple(entry for _, entry in told)
        who = Publisher(
            centre.name, format_phone(centre.phone) if centre.phone else "", centre.email
        )
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in (
            ("intake.jsonld", as_json_ld(entries, who)),
            ("intake.atom", as_atom(entries, who, now)),
        ):
            fresh = folder / f"{name}.new"
            fresh.write_text(text, encoding="utf8")
            fresh.replace(folder / name)
        with self.store.write(actor, now) as transaction:
            for posting, _ in told:
                if posting.state is PostingState.QUEUED:
                    taken = transaction.save(posting.move_to(PostingState.IN_HAND, claimed_at=now))
                    transaction.save(taken.move_to(PostingState.POSTED, posted_at=now))
        return len(entries)


def _entry(transaction: ReadTransaction, posting: Posting, centre: Centre) -> Entry | None:
    """Put a posting into words for the public.

    None for a request that may not go out any more, and for a text that the guard stops.
    """
    request = transaction.get(Request, posting.request_id)
    if not may_be_posted(transaction, request):
        return None
    resident = transaction.get(Resident, request.resident_id)
    caller = None
    if request.caller_id:
        caller = transaction.get(Caller, request.caller_id)
    known = make_private_facts(resident, caller, centre, request.code)
    if any(finding.stop for finding in guard(f"{posting.title}\n{posting.text}", known)):
        return None
    answers = request.answers
    return Entry(
        str(uuid5(NAMESPACE_OID, str(posting.id))), format_code(request.code), posting.title, posting.text, request.kind is Kind.OFFER, request.kind in _SERVICES,
        public_area(resident, centre), answers.get("first", ""), answers.get("until", ""), posting.posted_at or request.taken_at,
    )  # fmt: skip
