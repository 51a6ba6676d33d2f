"""Make the papers of things that are lent: receipts, labels, the list of what is handed out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre, get_centre
from intake.desk.custody.custody_writer import parts_of
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_by_id
from intake.desk.result import Changes, Result
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.custody import Handover, HolderKind, Holding
from intake.domain.permissions import Permission
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident, formal_name
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from intake.kit.time_zone import to_local_time
from intake.text.composing.hand_out_list import Fetched, ThingDueBack, hand_out_list
from intake.text.composing.label_text import thing_labels
from intake.text.composing.receipt_text import HandedOver, ReceiptFacts, kind_of, receipt_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.kit.translations import Translations
    from intake.ports import ReadTransaction, Store, WriteTransaction
    from intake.text.composing.label_text import LabelText
    from intake.text.composing.receipt_text import ReceiptText
    from intake.text.composing.sheet_text import SheetText


@dataclass(frozen=True)
class Receipts:
    """Makes the papers that go with things."""

    store: Store
    clock: Clock
    translations: Translations

    def receipt(self, actor: Actor, batch_id: UUID) -> Result[ReceiptText]:
        """Return the receipt of what was handed over in one act, in Dutch.

        Raises ``UserFacingError`` if nothing was.
        """
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            handovers = transaction.find(Handover, batch_id=batch_id)
            if not handovers:
                raise UserFacingError("hand-out-nothing")
            facts = _receipt_facts(transaction, handovers)
        return Result(receipt_text(facts, self.translations.bound_to("nl")))

    def labels(self, actor: Actor, thing_id: UUID) -> Result[tuple[LabelText, ...]]:
        """Return a label for each piece of a thing, which gets its code now if it has none."""
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            thing = transaction.get(Thing, thing_id)
            if thing.code is None:
                code = transaction.next_code(actor.desk)
                thing = transaction.save(replace(thing, code=code))
            centre = find_centre(transaction)
        translate = self.translations.bound_to(self.translations.language)
        name = centre.name if centre else ""
        return Result(thing_labels(thing, name, translate), Changes(things=frozenset({thing_id})))

    def hand_out_list(self, actor: Actor, day: date) -> Result[SheetText]:
        """Return who fetches what on a day and where it stands, and what comes back."""
        require_permission(actor, Permission.PRINT)
        with self.store.write(actor, self.clock.now()) as transaction:
            fetched = _agreements_fetched_on(transaction, day)
            back = _things_due_on(transaction, day)
            seen = [pledge.resident.id for pledge in fetched] + [loan.resident.id for loan in back]
            for resident_id in dict.fromkeys(seen):
                transaction.record_access(Resident, resident_id, "view")
            centre = find_centre(transaction)
        translate = self.translations.bound_to(self.translations.language)
        return Result(hand_out_list(day, fetched, back, centre, translate))


def _receipt_facts(transaction: WriteTransaction, handovers: Sequence[Handover]) -> ReceiptFacts:
    """Return what stands on the receipt: whole things with their parts, of the last hop's kind."""
    things = load_by_id(transaction, Thing, (handover.thing_id for handover in handovers))
    kind = kind_of(handovers[-1])
    of_kind = [handover for handover in handovers if kind_of(handover) is kind]
    part_rows = [row for row in of_kind if things[row.thing_id].whole_id]
    wholes = {row.thing_id for row in of_kind if not things[row.thing_id].whole_id}
    handed = []
    for row in of_kind:
        thing = things[row.thing_id]
        if thing.whole_id in wholes:
            continue
        along = tuple(
            (things[part.thing_id].name, part.count)
            for part in part_rows
            if things[part.thing_id].whole_id == thing.id
        )
        handed.append(HandedOver(thing, row, along))
    first = handed[0]
    resident = transaction.get_if_any(Resident, first.handover.resident_id)
    who = first.thing.lender
    if resident and kind in ("out", "in"):
        transaction.record_access(Resident, resident.id, "view")
        who = formal_name(resident)
    return ReceiptFacts(
        handed=tuple(handed),
        who=who,
        centre=get_centre(transaction),
        at=first.handover.handed_at,
        text_size=resident.text_size if resident else 0,
        missing=_find_missing_parts(transaction, first.thing, resident),
        back_on=_day_back_to_lender(transaction, first.thing),
    )


def _find_missing_parts(
    transaction: ReadTransaction, thing: Thing, resident: Resident | None
) -> tuple[tuple[str, int], ...]:
    """Return the parts of a thing that are not with it: still with the resident, or lost."""
    kinds = (str(HolderKind.RESIDENT), str(HolderKind.LOST))
    found = []
    for part in parts_of(transaction, thing):
        rows = transaction.find(Holding, thing_id=part.id, kind=kinds)
        theirs = [row for row in rows if resident is None or row.resident_id in (None, resident.id)]
        if theirs:
            found.append((part.name, sum(row.count for row in theirs)))
    return tuple(found)


def _day_back_to_lender(transaction: ReadTransaction, thing: Thing) -> date | None:
    if thing.request_id is None:
        return None
    agreement = live_agreement(transaction.find(Agreement, request_id=thing.request_id))
    if agreement is None or agreement.return_by is None:
        return None
    return to_local_time(agreement.return_by).date()


def _agreements_fetched_on(transaction: ReadTransaction, day: date) -> list[Fetched]:
    agreements = [
        agreement
        for agreement in transaction.find(Agreement, cancelled_at=None)
        if agreement.is_confirmed and to_local_time(agreement.meet_at).date() == day
    ]
    requests = load_by_id(transaction, Request, (agreement.request_id for agreement in agreements))
    residents = load_by_id(
        transaction, Resident, (request.resident_id for request in requests.values())
    )
    found = []
    for agreement in sorted(agreements, key=lambda agreement: agreement.meet_at):
        request = requests[agreement.request_id]
        if request.kind is not Kind.BORROW or request.has_ended:
            continue
        things = transaction.find(Thing, request_id=request.id, whole_id=None)
        places = sorted({thing.place for thing in things if thing.place})
        resident = residents[request.resident_id]
        found.append(Fetched(agreement, request, resident, ", ".join(places)))
    return found


def _things_due_on(transaction: ReadTransaction, day: date) -> list[ThingDueBack]:
    rows = transaction.find(Holding, kind=str(HolderKind.RESIDENT), due_on=day)
    things = load_by_id(transaction, Thing, (row.thing_id for row in rows))
    residents = load_by_id(transaction, Resident, (row.resident_id for row in rows))
    return [
        ThingDueBack(things[row.thing_id], row.count, residents[row.resident_id])
        for row in rows
        if row.resident_id and things[row.thing_id].whole_id is None
    ]
