"""Use case of the counter: what a code, a name or a word finds, and what is out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from intake.desk.custody.meant_pieces import find_lacking_pieces, find_meant_pieces
from intake.desk.custody.thing_with_parts import ThingWithParts, things_with_parts
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.desk.result import Result
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.custody import Handover, HolderKind, Holding, Mishap, MishapKind
from intake.domain.permissions import Permission
from intake.domain.reply import Reply
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident, formal_name
from intake.domain.staff import Staff
from intake.domain.thing import Thing
from intake.kit.codes import parse_code
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import normalize_words
from intake.kit.time_zone import to_local_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction

_MAX_MATCHES = 12


class Awaited(NamedTuple):
    """What a lender has promised and is not in the record yet."""

    request: Request
    agreement: Agreement


class Match(NamedTuple):
    """One of several that what was typed may mean: a resident, or a thing."""

    title: str
    detail: str
    resident_id: UUID | None = None
    thing_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CounterView:
    """What a search at the counter found: a resident, a thing, several matches or nothing.

    ``things``: what the resident has now, or what waits at the desk for them.
    ``awaited``: what a lender has still to bring for them.
    ``promised``: pieces that wait for them, by thing, of things that several residents get.
    ``lacking``: pieces that there were too few of, by name.
    ``code_words`` and ``collectors``: those of their agreements.
    ``thing``: the thing whose chain is shown; ``is_thing_meant`` if it was asked for itself.
    ``names``: residents and colleagues by id.
    ``matches``: what may have been meant, if more than one fits.
    """

    typed: str
    resident: Resident | None = None
    request: Request | None = None
    code_words: tuple[str, ...] = ()
    collectors: tuple[str, ...] = ()
    things: tuple[ThingWithParts, ...] = ()
    awaited: tuple[Awaited, ...] = ()
    promised: dict[UUID, int] = field(default_factory=dict)
    lacking: dict[str, int] = field(default_factory=dict)
    thing: ThingWithParts | None = None
    is_thing_meant: bool = False
    chain: tuple[Handover, ...] = ()
    mishaps: tuple[Mishap, ...] = ()
    names: dict[UUID, str] = field(default_factory=dict)
    matches: tuple[Match, ...] = ()


class OutLine(NamedTuple):
    """A thing that a resident has."""

    thing: Thing
    holding: Holding
    resident: str
    is_late: bool


class OutNow(NamedTuple):
    """What is out: the lines, the late ones first, and numbers."""

    lines: tuple[OutLine, ...]
    things: int
    people: int
    late: int
    back_today: int
    damaged: int
    lost: int


@dataclass(frozen=True)
class Counter:
    """Answers at once who has what. A code finds, it proves nothing."""

    store: Store
    clock: Clock

    def look_up(self, actor: Actor, typed: str) -> Result[CounterView]:
        """Return what was typed: a code of a slip or a label, a name, a thing, a place."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            return Result(_find(transaction, typed.strip()))

    def show_resident(self, actor: Actor, resident_id: UUID) -> Result[CounterView]:
        """Return the things of a resident."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            return Result(_view_of_resident(transaction, transaction.get(Resident, resident_id)))

    def show_thing(self, actor: Actor, thing_id: UUID) -> Result[CounterView]:
        """Return a thing with its chain, and with the resident who has it."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.write(actor, self.clock.now()) as transaction:
            return Result(_view_of_thing(transaction, transaction.get(Thing, thing_id)))

    def read_chain(self, actor: Actor, thing_id: UUID) -> CounterView:
        """Return a thing with its chain alone, without the other things of its holder."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            status = things_with_parts(transaction, (transaction.get(Thing, thing_id),))[0]
            chain, mishaps = _chain_of(transaction, status)
            names = _names(transaction, chain, (status,))
        return CounterView(typed="", thing=status, chain=chain, mishaps=mishaps, names=names)

    def find_faults(self, actor: Actor) -> tuple[Thing, ...]:
        """Return the things whose record does not add up; there should be none."""
        require_permission(actor, Permission.SEE_RESIDENT)
        with self.store.read(actor) as transaction:
            return tuple(transaction.get(Thing, key) for key in transaction.list_custody_faults())

    def out_now(self, actor: Actor) -> OutNow:
        """Return everything that residents have."""
        require_permission(actor, Permission.SEE_RESIDENT)
        today = to_local_time(self.clock.now()).date()
        with self.store.read(actor) as transaction:
            rows = transaction.find(Holding, kind=str(HolderKind.RESIDENT))
            things = load_by_id(transaction, Thing, (row.thing_id for row in rows))
            residents = load_by_id(transaction, Resident, (row.resident_id for row in rows))
            mishaps = transaction.find(Mishap, kind=str(MishapKind.DAMAGED))
            lost = transaction.find(Holding, kind=str(HolderKind.LOST))
        lines = [
            OutLine(
                things[row.thing_id],
                row,
                formal_name(residents[row.resident_id]),
                row.is_late(today),
            )
            for row in rows
            if row.resident_id and things[row.thing_id].whole_id is None
        ]
        lines.sort(key=lambda line: (not line.is_late, line.holding.due_on or today, line.resident))
        return OutNow(
            lines=tuple(lines),
            things=sum(line.holding.count for line in lines),
            people=len({line.holding.resident_id for line in lines}),
            late=sum(line.is_late for line in lines),
            back_today=sum(line.holding.due_on == today for line in lines),
            damaged=sum(mishap.count for mishap in mishaps),
            lost=sum(row.count for row in lost),
        )


_LIKE_A_CODE = re.compile(r"[A-Za-z0-9]{3}-[A-Za-z0-9]{3}")
"""What is written as a label's code is no name, also if it was misread."""


def _find(transaction: WriteTransaction, typed: str) -> CounterView:
    code = parse_code(typed)
    if code:
        things = transaction.find(Thing, code=code)
        if things:
            return _view_of_thing(transaction, things[0], typed)
        requests = transaction.find(Request, code=code)
        if requests:
            resident = transaction.get(Resident, requests[0].resident_id)
            return _view_of_resident(transaction, resident, requests[0], typed)
    if code or (_LIKE_A_CODE.fullmatch(typed.strip()) and re.search(r"\d", typed)):
        raise UserFacingError("thing-code-unknown", typed=typed)
    matches = _matches(transaction, typed)
    if len(matches) == 1:
        match = matches[0]
        if match.resident_id:
            resident = transaction.get(Resident, match.resident_id)
            return _view_of_resident(transaction, resident, typed=typed)
        if match.thing_id:
            return _view_of_thing(transaction, transaction.get(Thing, match.thing_id), typed)
    return CounterView(typed=typed, matches=matches)


def _matches(transaction: ReadTransaction, typed: str) -> tuple[Match, ...]:
    """Return the residents of a name, and the things of a word, a lender or a place.

    Residents for whom something stands here come first.
    """
    if not typed:
        return ()
    keys = transaction.people(typed, limit=_MAX_MATCHES)
    residents = load_by_id(transaction, Resident, keys)
    known = [residents[key] for key in keys if key in residents]
    listed = sorted(known, key=lambda person: not find_meant_pieces(transaction, person.id))
    found = [
        Match(formal_name(resident), resident.address_line, resident_id=resident.id)
        for resident in listed
    ]
    columns = ("name", "lender", "place")
    holdings = transaction.find_containing(Holding, ("name",), typed, limit=_MAX_MATCHES)
    things = {
        thing.id: thing
        for thing in (
            *transaction.find_containing(Thing, columns, typed, limit=_MAX_MATCHES),
            *load_by_id(transaction, Thing, (row.thing_id for row in holdings)).values(),
        )
    }
    wholes = [thing for thing in things.values() if thing.whole_id is None and not thing.removed_at]
    found += [Match(thing.name, thing.lender or thing.place, thing_id=thing.id) for thing in wholes]
    named = [match for match in found if _is_whole_name(typed, residents, match)]
    return tuple(named if len(named) == 1 else found[:_MAX_MATCHES])


def _is_whole_name(typed: str, residents: Mapping[UUID | None, Resident], match: Match) -> bool:
    """Tell whether somebody typed the whole name of a match."""
    resident = residents.get(match.resident_id)
    return resident is not None and normalize_words(resident.full_name) == normalize_words(typed)


def _view_of_thing(transaction: WriteTransaction, thing: Thing, typed: str = "") -> CounterView:
    """Return the view of the thing's holder, or of the resident it waits for; else of it alone."""
    whole = transaction.get_if_any(Thing, thing.whole_id) or thing
    status = things_with_parts(transaction, (whole,))[0]
    resident_id = next((row.resident_id for row in status.holdings if row.resident_id), None)
    if resident_id is None and whole.request_id:
        request = transaction.get(Request, whole.request_id)
        if not request.has_ended:
            resident_id = request.resident_id
    chain, mishaps = _chain_of(transaction, status)
    if resident_id is None:
        return CounterView(
            typed=typed,
            thing=status,
            chain=chain,
            mishaps=mishaps,
            names=_names(transaction, chain, (status,)),
        )
    return _view_of_resident(
        transaction, transaction.get(Resident, resident_id), typed=typed, chosen=status
    )


def _view_of_resident(
    transaction: WriteTransaction,
    resident: Resident,
    request: Request | None = None,
    typed: str = "",
    chosen: ThingWithParts | None = None,
) -> CounterView:
    transaction.record_access(Resident, resident.id, "view")
    requests = [
        request
        for request in transaction.find(Request, resident_id=resident.id)
        if request.kind is Kind.BORROW
    ]
    under_way = [request for request in requests if not request.has_ended]
    agreements = _agreements(transaction, under_way)
    meant = find_meant_pieces(transaction, resident.id)
    things = _things_for(transaction, resident, requests, agreements, meant)
    statuses = things_with_parts(transaction, things)
    relevant = tuple(
        status
        for status in statuses
        if status.with_resident(resident.id)
        or any(part.with_resident(resident.id) for part in status.parts)
        or any(trip.id == status.thing.request_id for trip in under_way)
        or status.thing.is_own
        or status.thing.id in meant
    )
    known = {thing.request_id for thing in things}
    awaited = tuple(
        Awaited(trip, agreements[trip.id][0])
        for trip in under_way
        if trip.id in agreements and trip.id not in known and not agreements[trip.id][1].is_own
    )
    shown = chosen or next(iter(relevant), None)
    chain, mishaps = _chain_of(transaction, shown)
    return CounterView(
        typed=typed,
        resident=resident,
        request=request,
        code_words=tuple(dict.fromkeys(agreed.code_word for agreed, _ in agreements.values())),
        collectors=tuple(
            trip.answers["collector"] for trip in under_way if trip.answers.get("collector")
        ),
        things=relevant,
        awaited=awaited,
        promised=meant | _count_promised(transaction, agreements),
        lacking=find_lacking_pieces(transaction, resident.id),
        thing=shown,
        is_thing_meant=chosen is not None,
        chain=chain,
        mishaps=mishaps,
        names=_names(transaction, chain, relevant),
    )


def _count_promised(
    transaction: ReadTransaction, agreements: dict[UUID, tuple[Agreement, Reply]]
) -> dict[UUID, int]:
    """Count the own things that are promised by these agreements and not handed out yet."""
    promised: dict[UUID, int] = {}
    for request_id, (_, reply) in agreements.items():
        if reply.own_thing_id and not transaction.find(
            Handover, thing_id=reply.own_thing_id, request_id=request_id
        ):
            promised[reply.own_thing_id] = promised.get(reply.own_thing_id, 0) + 1
    return promised


def _agreements(
    transaction: ReadTransaction, requests: Iterable[Request]
) -> dict[UUID, tuple[Agreement, Reply]]:
    """Return the confirmed agreement of each request, with its reply."""
    found = {}
    for request in requests:
        agreement = live_agreement(transaction.find(Agreement, request_id=request.id))
        if agreement and agreement.is_confirmed:
            found[request.id] = agreement, transaction.get(Reply, agreement.reply_id)
    return found


def _things_for(
    transaction: ReadTransaction,
    resident: Resident,
    requests: Collection[Request],
    agreements: dict[UUID, tuple[Agreement, Reply]],
    meant: Iterable[UUID],
) -> tuple[Thing, ...]:
    """Return what a resident has, what was lent for their requests, and what is meant for them."""
    held = transaction.find(Holding, resident_id=resident.id)
    ids: set[UUID | None] = {*(row.thing_id for row in held), *meant}
    ids |= {reply.own_thing_id for _, reply in agreements.values() if reply.own_thing_id}
    things = load_by_id(transaction, Thing, ids)
    parts = [thing for thing in things.values() if thing.whole_id]
    things = {**things, **load_by_id(transaction, Thing, (part.whole_id for part in parts))}
    if requests:
        lent = transaction.find(
            Thing,
            request_id=tuple(request.id for request in requests),
            whole_id=None,
            removed_at=None,
        )
        things |= {thing.id: thing for thing in lent}
    wanted = [thing for thing in things.values() if thing.whole_id is None]
    return tuple(sorted(wanted, key=lambda thing: (thing.name.casefold(), thing.sequence)))


def _chain_of(
    transaction: ReadTransaction, status: ThingWithParts | None
) -> tuple[tuple[Handover, ...], tuple[Mishap, ...]]:
    if status is None:
        return (), ()
    ids = (status.thing.id, *(part.thing.id for part in status.parts))
    return (
        transaction.find(Handover, thing_id=status.thing.id),
        transaction.find(Mishap, thing_id=ids),
    )


def _names(
    transaction: ReadTransaction, chain: Iterable[Handover], statuses: Iterable[ThingWithParts]
) -> dict[UUID, str]:
    """Return the names of the residents and colleagues in a chain."""
    ids = {hop.resident_id for hop in chain}
    ids |= {
        row.resident_id
        for status in statuses
        for each in (status, *status.parts)
        for row in each.holdings
    }
    residents = load_by_id(transaction, Resident, (key for key in ids if key))
    names = {resident.id: formal_name(resident) for resident in residents.values()}
    return names | {staff.id: staff.name for staff in transaction.find(Staff)}
