"""Write the feed for the centre's own website: its open requests, each checked by the guard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from intake.desk.centre.facts import get_centre
from intake.desk.placing.expiry import expiry_on
from intake.desk.placing.manual_publishing import publish_by_hand
from intake.desk.placing.post_checks import is_agreed
from intake.desk.privacy import make_private_facts
from intake.desk.request_loading import load_aggregates, load_by_id
from intake.desk.result import Result, posting_changes
from intake.desk.taking.public_area import public_area
from intake.domain.permissions import system_actor
from intake.domain.phone import format_phone
from intake.domain.platform_profile import FEED_METHODS
from intake.domain.posting import ONLINE, Posting, PostingState
from intake.domain.request import Kind, Request
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.kit.files import raise_if_unwritable, write_file
from intake.text.composing.feed_text import Entry, Publisher, make_atom_feed, make_json_ld_feed
from intake.text.guarding.guard import guard

if TYPE_CHECKING:
    from pathlib import Path

    from intake.domain.centre import Centre
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.clock import Clock
    from intake.ports import Platforms, ReadTransaction, Store

_SERVICES = frozenset({Kind.HELP, Kind.RIDE, Kind.MEAL})
_MAX_ROUNDS = 5
_IN_FEED = tuple(str(state) for state in (*ONLINE, PostingState.QUEUED))


@dataclass(frozen=True)
class Feed:
    """Writes the feed. It runs by itself, so the program is the actor of its changes."""

    store: Store
    clock: Clock
    platforms: Platforms
    desk: str

    def write(self, folder: Path) -> Result[int]:
        """Write ``intake.jsonld`` and ``intake.atom``; return the number of requests in them.

        Posts that waited for the website are published from now on, and withdrawn ones are left
        out. If something was refused while it was written, it is written again. Raises
        ``UserFacingError`` without a centre.
        """
        for _ in range(_MAX_ROUNDS):
            result = self._write_once(folder)
            if result:
                return result
        raise UserFacingError("store-changed-meanwhile")

    def _write_once(self, folder: Path) -> Result[int] | None:
        """Write the feed; None if what may be in it has changed meanwhile."""
        now = self.clock.now()
        actor = system_actor(self.desk)
        with self.store.read() as transaction:
            centre = get_centre(transaction)
            listed = self._load_feed_entries(transaction, centre)
        entries = tuple(entry for _, entry in listed)
        phone = format_phone(centre.phone)
        publisher = Publisher(centre.name, phone, centre.email)
        with raise_if_unwritable(folder):
            folder.mkdir(parents=True, exist_ok=True)
        write_file(folder / "intake.jsonld", make_json_ld_feed(entries, publisher))
        write_file(folder / "intake.atom", make_atom_feed(entries, publisher, now))
        with self.store.write(actor, now) as transaction:
            if self._load_feed_entries(transaction, centre) != listed:
                return None
            for posting, _ in listed:
                expires_on = expiry_on(self.platforms, posting.platform, now)
                publish_by_hand(transaction, actor, posting, now, expires_on)
        return Result(len(entries), posting_changes(*(posting for posting, _ in listed)))

    def _load_feed_entries(
        self, transaction: ReadTransaction, centre: Centre
    ) -> list[tuple[Posting, Entry]]:
        methods = {profile.slug: profile.way for profile in self.platforms.all()}
        postings = [
            posting
            for posting in transaction.find(Posting, state=_IN_FEED)
            if methods.get(posting.platform) in FEED_METHODS
        ]
        found = load_by_id(transaction, Request, (posting.request_id for posting in postings))
        aggregates = load_aggregates(transaction, tuple(found.values()))
        by_id = {aggregate.request.id: aggregate for aggregate in aggregates}
        return [
            (posting, _make_entry(posting, by_id[posting.request_id], centre))
            for posting in postings
            if _may_be_shown(posting, by_id[posting.request_id], centre)
        ]


def _may_be_shown(posting: Posting, request: RequestAggregate, centre: Centre) -> bool:
    """Tell whether the consent still covers this text and the guard stops nothing in it."""
    consent = request.post_consent
    if consent is None or not is_agreed(posting.title, posting.text, consent.about):
        return False
    if not request.may_be_posted:
        return False
    private = make_private_facts(request.resident, request.caller, centre, request.request.code)
    findings = guard(f"{posting.title}\n{posting.text}", private)
    return not any(finding.stop for finding in findings)


def _make_entry(posting: Posting, aggregate: RequestAggregate, centre: Centre) -> Entry:
    request = aggregate.request
    return Entry(
        key=str(uuid5(NAMESPACE_OID, str(posting.id))),
        code=format_code(request.code),
        title=posting.title,
        text=posting.text,
        is_offer=request.kind is Kind.OFFER,
        is_service=request.kind in _SERVICES,
        area=public_area(aggregate.resident, centre),
        first=request.answers.get("first", ""),
        until=request.answers.get("until", ""),
        since=posting.posted_at or request.taken_at,
    )
