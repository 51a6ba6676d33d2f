"""Put what the counter found into words: whose things, where each is, where it has been."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.custody import Holder, HolderKind
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_day, short_moment
from intake.text.composing.thing_words import parts_phrase, pieces_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from intake.desk.custody.counter import (
        Awaited,
        CounterView,
        Match,
    )
    from intake.desk.custody.thing_with_parts import ThingWithParts
    from intake.domain.custody import Handover, Holding
    from intake.domain.thing import Thing
    from intake.kit.translations import Translations

_HOLDERS_BEFORE_ARRIVAL = (HolderKind.LENDER, HolderKind.COLLECTOR)


class PartRow(NamedTuple):
    """A part of a thing with its number, for who notes what is missing."""

    part_id: UUID
    name: str
    pieces: int


@dataclass(frozen=True, kw_only=True)
class ThingRow:
    """A thing on the page. Without a ``thing_id`` it has not been here: ``request_id`` tells whose.

    ``can_go_out`` and ``can_come_in`` tell what can be done with it now.
    """

    thing_id: UUID | None
    request_id: UUID | None
    title: str
    below: str
    owner: str
    where: str
    condition: str
    can_go_out: bool
    can_come_in: bool
    parts: tuple[PartRow, ...] = ()
    name: str = ""
    lender: str = ""
    lender_contact: str = ""
    pieces: int = 1
    is_here: bool = False
    promised: int = 0
    place: str = ""
    note: str = ""

    def can_move(self, *, takes_in: bool) -> bool:
        """Tell whether it can be taken in, or handed out."""
        return self.can_come_in if takes_in else self.can_go_out


@dataclass(frozen=True, kw_only=True)
class CounterPage:
    """The page in words; ``matches`` are several that were meant."""

    heading: str = ""
    hint: str = ""
    code_words: str = ""
    resident_id: UUID | None = None
    thing_id: UUID | None = None  # the thing whose chain is shown
    is_thing_meant: bool = False  # it was asked for by its code
    rows: tuple[ThingRow, ...] = ()
    joined: tuple[UUID, ...] = ()  # things in ``rows`` that nobody has: they were asked for by code
    chain_title: str = ""
    chain: tuple[str, ...] = ()
    sentence: str = ""
    matches: tuple[Match, ...] = ()

    @property
    def has_resident(self) -> bool:
        return self.resident_id is not None


@dataclass(frozen=True)
class CounterWords:
    """Writes the page in the language of the screen."""

    translate: Translations
    today: date

    def page(self, view: CounterView, extra: Iterable[ThingWithParts] = ()) -> CounterPage:
        """Return the page of what was found; ``extra`` are things that were scanned besides."""
        resident = view.resident
        if resident is None and view.thing is None:
            key = "handover-matches" if view.matches else "handover-nothing-found"
            sentence = self.translate(key, typed=view.typed)
            return CounterPage(sentence=sentence, matches=view.matches)
        shown = view.things if resident else filter(None, (view.thing,))
        rows = [self._row(listed, view) for listed in shown]
        rows += [
            replace(self._row(listed, view), can_go_out=listed.at_desk > 0) for listed in extra
        ]
        rows += [self._awaited_row(thing) for thing in view.awaited]
        heading, resident_id = "", None
        if resident:
            heading, resident_id = formal_name(resident), resident.id
        elif view.thing:
            heading = view.thing.thing.name
        return CounterPage(
            heading=capitalize_first(heading),
            hint=" · ".join(self._hints(view)),
            code_words=", ".join(view.code_words),
            resident_id=resident_id,
            thing_id=view.thing.thing.id if view.thing else None,
            is_thing_meant=view.is_thing_meant,
            rows=tuple(rows),
            joined=tuple(listed.thing.id for listed in extra),
            chain_title=self._chain_title(view.thing),
            chain=tuple(self._chain(view)),
            sentence="" if rows else self.translate("handover-nothing-here"),
        )

    def _hints(self, view: CounterView) -> Iterable[str]:
        """Return who may collect for them, and what there was too little of."""
        for who in dict.fromkeys(view.collectors):
            yield self.translate("handover-collector-allowed", who=who)
        if view.lacking:
            what = [pieces_phrase(name, count) for name, count in view.lacking.items()]
            yield self.translate("handover-lacking", what=", ".join(what))

    def place(self, name: str) -> str:
        """Return a place at the centre; without a name it is the desk."""
        return name or self.translate("handover-at-desk")

    def holder(self, holder: Holder, names: dict[UUID, str]) -> str:
        """Return who has something."""
        if holder.kind is HolderKind.PLACE:
            return self.place(holder.name)
        if holder.kind is HolderKind.RESIDENT:
            return next((names[key] for key in (holder.resident_id,) if key in names), "")
        if holder.name and holder.kind in (HolderKind.LENDER, HolderKind.COLLECTOR):
            return holder.name
        return self.translate(f"handover-where-{holder.kind}")

    def _row(self, status: ThingWithParts, view: CounterView) -> ThingRow:
        thing = status.thing
        resident_id = view.resident.id if view.resident else None
        promised = min(view.promised.get(thing.id, 0), status.at_desk or thing.count)
        pieces_with_resident = sum(
            row.count for row in status.holdings if resident_id and row.resident_id == resident_id
        )
        is_theirs = promised > 0 or not (thing.is_own or thing.pledge_id)
        can_go_out = resident_id is not None and status.at_desk > 0 and is_theirs
        pieces = thing.count
        if resident_id is not None and thing.is_own:
            pieces = 1  # of our own things one goes along
        title = pieces_phrase(
            thing.name, (can_go_out and promised) or pieces_with_resident or pieces
        )
        if thing.code:
            title = f"{title} · {format_code(thing.code)}"
        owner = self.translate("handover-own") if thing.is_own else thing.lender
        return ThingRow(
            thing_id=thing.id,
            request_id=thing.request_id,
            title=capitalize_first(title),
            below=parts_phrase((part.thing.name, part.thing.count) for part in status.parts),
            owner=owner,
            where=self.location_phrase(status, view.names, resident_id),
            condition=self._condition(status, view),
            can_go_out=can_go_out,
            can_come_in=_comes_in(status, resident_id),
            parts=tuple(
                PartRow(part.thing.id, part.thing.name, part.thing.count) for part in status.parts
            ),
            name=thing.name,
            lender=thing.lender,
            lender_contact=thing.lender_contact,
            pieces=thing.count,
            is_here=status.at_desk > 0,
            promised=promised,
            place=thing.place,
            note=thing.note,
        )

    @staticmethod
    def _condition(status: ThingWithParts, view: CounterView) -> str:
        """Return how a thing is: what last happened to the one that is shown, or as it came."""
        if view.mishaps and view.thing and view.thing.thing.id == status.thing.id:
            return view.mishaps[-1].what_happened
        return status.thing.condition

    def _awaited_row(self, awaited: Awaited) -> ThingRow:
        request, agreement = awaited.request, awaited.agreement
        number = request.answers.get("quantity", "")
        pieces = 1
        if is_numeral(number):
            pieces = max(1, int(number))
        return ThingRow(
            thing_id=None,
            request_id=request.id,
            title=capitalize_first(pieces_phrase(request.what, pieces)),
            below="",
            owner=agreement.helper,
            where=self.translate("handover-awaited", name=agreement.helper),
            condition="",
            can_go_out=False,
            can_come_in=True,
            name=request.what,
            lender=agreement.helper,
            pieces=pieces,
        )

    def location_phrase(
        self, status: ThingWithParts, names: dict[UUID, str], resident_id: UUID | None = None
    ) -> str:
        """Return where the pieces of a thing are, and which parts are elsewhere.

        With a resident before the counter, other residents are not named: they are "others".
        """
        rows = status.holdings
        with_others = [row for row in rows if _is_anothers(row, resident_id)]
        parts = [
            self._holding(row, names, is_only=len(rows) == 1)
            for row in rows
            if row not in with_others
        ]
        if with_others:
            count = sum(row.count for row in with_others)
            parts.append(self.translate("handover-with-others", count=count))
        homes = {row.holder for row in rows}
        others = self.translate("handover-others")
        astray = [
            f"{pieces_phrase(part.thing.name, row.count)}: "
            f"{others if _is_anothers(row, resident_id) else self._holding_phrase(row, names)}"
            for part in status.parts
            for row in part.holdings
            if row.holder not in homes
        ]
        return "\n".join((*parts, *astray))

    def _holding(self, row: Holding, names: dict[UUID, str], *, is_only: bool) -> str:
        where = self._holding_phrase(row, names)
        if row.due_on and row.is_late(self.today):
            days = (self.today - row.due_on).days
            where = f"{where} · {self.translate('handover-late', days=days)}"
        elif row.due_on:
            day = short_day(row.due_on, self.translate.language)
            where = f"{where} · {self.translate('handover-due', day=day)}"
        if is_only:
            return where
        return self.translate("handover-some", count=row.count, where=where)

    def _holding_phrase(self, row: Holding, names: dict[UUID, str]) -> str:
        who = self.holder(row.holder, names)
        with_words = {
            HolderKind.RESIDENT: "handover-where-resident",
            HolderKind.COLLECTOR: "handover-where-collector",
        }
        if row.kind is HolderKind.LENDER:
            if not row.name:
                return self.translate("handover-where-lender-home")
            return self.translate("handover-where-lender", name=row.name)
        if row.kind in with_words:
            return self.translate(with_words[row.kind], name=who)
        return who

    def _chain_title(self, status: ThingWithParts | None) -> str:
        if status is None:
            return ""
        return capitalize_first(_name_with_code(status.thing))

    def _chain(self, view: CounterView) -> Iterable[str]:
        """Return each hop, the last one marked, and the one that is expected."""
        moved = [move for move in view.chain if move.from_kind is not HolderKind.NEW]
        hops = moved or list(view.chain)
        for index, hop in enumerate(hops):
            yield self._hop(hop, view.names, is_last=index == len(hops) - 1)
        last = hops[-1] if hops else None
        if last and last.to_kind is HolderKind.RESIDENT and last.due_on:
            yield self.translate(
                "handover-expected",
                **{"from": self.holder(last.target, view.names)},
                to=self.place(""),
                day=short_day(last.due_on, self.translate.language),
            )
        for mishap in view.mishaps:
            day = short_day(to_local_time(mishap.happened_at).date(), self.translate.language)
            agreed = " · ".join(part for part in (mishap.what_happened, mishap.agreed) if part)
            yield f"{day}: {agreed}"

    def _hop(self, hop: Handover, names: dict[UUID, str], *, is_last: bool) -> str:
        line = self.translate(
            "handover-hop",
            **{"from": self.holder(hop.source, names)},
            to=self.holder(hop.target, names),
            when=short_moment(hop.handed_at, self.translate.language),
        )
        notes = [line]
        if hop.count > 1:
            notes.append(f"{hop.count} ×")
        if hop.collector:
            notes.append(self.translate("handover-hop-collector", who=hop.collector))
        notes += [note for note in (hop.condition, hop.remark) if note]
        if hop.is_correction:
            notes.append(self.translate("handover-hop-corrected"))
        if hop.is_signed:
            notes.append(self.translate("handover-hop-signed"))
        if hop.staff_id in names:
            notes.append(names[hop.staff_id])
        if is_last:
            notes.append(self.translate("handover-hop-now"))
        return " · ".join(notes)


def _is_anothers(row: Holding, resident_id: UUID | None) -> bool:
    """Tell whether another resident has it than the one before the counter."""
    return resident_id is not None and row.resident_id not in (None, resident_id)


def _comes_in(status: ThingWithParts, resident_id: UUID | None) -> bool:
    """Tell whether a thing can be taken in: this resident has some of it, or its lender brings it.

    What is with somebody else, is lost or was thrown away comes in by its code alone.
    """
    rows = [row for each in (status, *status.parts) for row in each.holdings]
    if resident_id is None:
        return any(row.kind in (HolderKind.RESIDENT, *_HOLDERS_BEFORE_ARRIVAL) for row in rows)
    return any(row.resident_id == resident_id for row in rows)


def _name_with_code(thing: Thing) -> str:
    if thing.code:
        return f"{thing.name} {format_code(thing.code)}"
    return thing.name
