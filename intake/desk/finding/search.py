"""The use case of the search in the header: people, requests, replies, helpers and platforms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.domain.permissions import Permission
from intake.domain.phone import format_phone
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import Resident, formal_name
from intake.domain.thing import Thing
from intake.domain.volunteer import Volunteer
from intake.kit.codes import format_code, parse_code
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.ports import Platforms, ReadTransaction, Store

_MIN_LETTERS = 2
_MAX_OF_A_KIND = 5
_MIN_CODE_LENGTH = 6


class HitKind(StrEnum):
    """The kinds of results, in the order in which they are shown."""

    PERSON = "person"
    REQUEST = "request"
    REPLY = "reply"  # opens its request
    HELPER = "helper"  # one of the centre's own volunteers
    PLATFORM = "platform"
    THING = "thing"  # opens it on the page Uitgifte


class SearchHit(NamedTuple):
    """One result of a search.

    ``key`` identifies what it opens: a person, a request, a helper, a platform or a thing. A reply
    opens its request. ``subject`` is its kind or state, which the screen puts into words.
    """

    kind: HitKind
    key: UUID | str
    title: str
    detail: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Search:
    """Searches everything that the centre has stored."""

    store: Store
    platforms: Platforms

    def find(self, actor: Actor, typed: str) -> tuple[SearchHit, ...]:
        """Return the results of a search, people first; nothing for fewer than two letters.

        Names that match as they were typed come before names that only sound alike.
        """
        require_permission(actor, Permission.SEE_RESIDENT)
        text = typed.strip()
        if len(text) < _MIN_LETTERS:
            return ()
        with self.store.read(actor) as transaction:
            found = (
                *_people(transaction, text),
                *_requests(transaction, text),
                *_replies(transaction, text),
                *_helpers(transaction, text),
                *_things(transaction, text),
            )
        return tuple(
            sorted(
                (*found, *self._platforms(text)), key=lambda hit: not _matches_as_typed(hit, text)
            )
        )

    def _platforms(self, text: str) -> list[SearchHit]:
        wanted = text.casefold()
        return [
            SearchHit(HitKind.PLATFORM, profile.slug, profile.name)
            for profile in self.platforms.all()
            if wanted in profile.name.casefold()
        ][:_MAX_OF_A_KIND]


def _matches_as_typed(hit: SearchHit, text: str) -> bool:
    """Tell whether each typed word is the beginning of a word in the result."""
    shown = normalize_words(f"{hit.title} {hit.detail}").split()
    wanted = normalize_words(text).split()
    return all(any(word.startswith(part) for word in shown) for part in wanted)


def _people(transaction: ReadTransaction, text: str) -> list[SearchHit]:
    keys = transaction.people(text, limit=_MAX_OF_A_KIND)
    residents = load_by_id(transaction, Resident, keys)
    return [_person_hit(residents[key]) for key in keys if key in residents]


def _person_hit(resident: Resident) -> SearchHit:
    numbers = [format_phone(phone.number) for phone in resident.phones if not phone.wrong]
    parts = (*numbers[:1], resident.address_line, resident.postcode)
    detail = " · ".join(part for part in parts if part)
    return SearchHit(HitKind.PERSON, resident.id, formal_name(resident), detail)


def _requests(transaction: ReadTransaction, text: str) -> list[SearchHit]:
    """Return requests by code, or else by a word of what was asked for, newest first."""
    code = None
    if len(text) >= _MIN_CODE_LENGTH:
        code = parse_code(text)
    requests = transaction.find(Request, code=code) if code else ()
    if not requests:
        requests = transaction.find_containing(
            Request, ("said", "answers"), text, limit=_MAX_OF_A_KIND
        )
    residents = load_by_id(transaction, Resident, (request.resident_id for request in requests))
    return [
        SearchHit(
            HitKind.REQUEST,
            request.id,
            request.what,
            f"{format_code(request.code)} · {formal_name(residents[request.resident_id])}",
            str(request.state),
        )
        for request in requests
    ]


def _replies(transaction: ReadTransaction, text: str) -> list[SearchHit]:
    replies = transaction.find_containing(
        Reply, ("name", "address", "text"), text, limit=_MAX_OF_A_KIND
    )
    return [
        SearchHit(HitKind.REPLY, reply.request_id, reply.name, " ".join(reply.text.split())[:60])
        for reply in replies
        if reply.request_id
    ]


def _things(transaction: ReadTransaction, text: str) -> list[SearchHit]:
    """Return things by the code of their label, or else by name or lender, newest first."""
    code = None
    if len(text) >= _MIN_CODE_LENGTH:
        code = parse_code(text)
    things = transaction.find(Thing, code=code) if code else ()
    if not things:
        things = transaction.find_containing(Thing, ("name", "lender"), text, limit=_MAX_OF_A_KIND)
    return [
        SearchHit(
            HitKind.THING,
            thing.id,
            thing.name,
            _label_of(thing),
        )
        for thing in things
        if thing.whole_id is None and thing.removed_at is None
    ]


def _label_of(thing: Thing) -> str:
    """Return the code on its label, and whose it is."""
    parts = [thing.lender]
    if thing.code:
        parts.insert(0, format_code(thing.code))
    return " · ".join(filter(None, parts))


def _helpers(transaction: ReadTransaction, text: str) -> list[SearchHit]:
    found = transaction.find_containing(
        Volunteer, ("name", "phone", "email", "can_do"), text, limit=_MAX_OF_A_KIND
    )
    return [
        SearchHit(HitKind.HELPER, volunteer.id, volunteer.name, volunteer.can_do)
        for volunteer in found
        if volunteer.left_at is None
    ]
