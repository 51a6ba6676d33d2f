"""Write what becomes of a promise: the thing with its label, as many pieces as still stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.desk.custody.custody_writer import CustodyWriter, HopNotes, parts_of
from intake.desk.projects.shortages import update_shortage_tasks
from intake.domain.allocation import Allocation
from intake.domain.custody import Handover, Holder, HolderKind, Holding
from intake.domain.project import ProjectItem
from intake.domain.thing import Owner, Thing
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.domain.pledge import Pledge
    from intake.ports import WriteTransaction


@dataclass(frozen=True)
class PledgeWriter:
    """Writes promises within one transaction."""

    transaction: WriteTransaction
    actor: Actor
    now: datetime

    def confirm(self, pledge: Pledge, code: str) -> tuple[Pledge, Thing]:
        """Confirm a promise; from then on there is a thing with a code, at its lender's.

        ``code`` is taken only if there is none yet.
        """
        saved = self.transaction.save(pledge.confirm(self.now))
        thing = self.thing_of(saved) or self._make_thing(saved, code)
        self._correct_count(thing, saved.count)
        return saved, thing

    def fall_through(self, pledge: Pledge) -> tuple[Pledge, Thing | None]:
        """Record that a promise is off.

        Raises ``UserFacingError`` if the thing has come in already.
        """
        thing = self.thing_of(pledge)
        if thing:
            if self.has_come_in(thing):
                raise UserFacingError("pledge-is-here", name=thing.name)
            for piece in (thing, *parts_of(self.transaction, thing)):
                for row in self.transaction.find(Holding, thing_id=piece.id):
                    self._custody.remove(piece, row.holder, row.count)
                self.transaction.save(replace(piece, removed_at=self.now))
            for given in self.transaction.find(Allocation, thing_id=thing.id):
                self.transaction.remove(given)
        return self.transaction.save(pledge.fall_through()), thing

    def change_lender(self, pledge: Pledge, lender: str, contact: str) -> Thing | None:
        """Change whose the thing of a promise is: a name was wrong, or they moved.

        What is still at the lender's is with the new one; what is here goes home to the new one.
        Returns the thing, if there is one.
        """
        thing = self.thing_of(pledge)
        if thing is None:
            return None
        old, new = (Holder(HolderKind.LENDER, name) for name in (thing.lender, lender))
        for piece in (thing, *parts_of(self.transaction, thing)):
            rows = self.transaction.find(Holding, thing_id=piece.id, kind=str(HolderKind.LENDER))
            there = sum(row.count for row in rows if row.holder == old)
            if there and new != old:
                self._custody.move(piece, old, new, there, HopNotes(is_correction=True))
            self.transaction.save(replace(piece, lender=lender, lender_contact=contact))
        return thing

    def has_come_in(self, thing: Thing) -> bool:
        """Tell whether a lender has handed anything of a thing over."""
        hops = self.transaction.find(Handover, thing_id=thing.id)
        return any(hop.from_kind is HolderKind.LENDER and _is_move(hop) for hop in hops)

    def update_shortage_task(self, pledge: Pledge) -> None:
        """Update the task about a shortage of the promised item."""
        only = (pledge.project_item_id,)
        update_shortage_tasks(self.transaction, pledge.project_id, self.now, only)

    def thing_of(self, pledge: Pledge) -> Thing | None:
        """Return the thing of a promise, if it was confirmed once."""
        things = self.transaction.find(Thing, pledge_id=pledge.id, whole_id=None, removed_at=None)
        return next(iter(things), None)

    @property
    def _custody(self) -> CustodyWriter:
        return CustodyWriter(self.transaction, self.actor, self.now)

    def _make_thing(self, pledge: Pledge, code: str) -> Thing:
        item = self.transaction.get(ProjectItem, pledge.project_item_id)
        thing = self.transaction.save(
            Thing(
                name=item.name,
                count=pledge.count,
                code=code,
                owner=Owner.LENDER,
                lender=pledge.lender,
                lender_contact=pledge.contact,
                note=pledge.note,
                pledge_id=pledge.id,
            )
        )
        self._custody.begin(thing, Holder(HolderKind.LENDER, thing.lender))
        return thing

    def _correct_count(self, thing: Thing, count: int) -> None:
        """Adjust a thing that is at its lender's to as many pieces as are promised now."""
        home = Holder(HolderKind.LENDER, thing.lender)
        difference = count - thing.count
        if difference > 0:
            self._custody.add_pieces(thing, home, difference)
        elif difference < 0:
            self._custody.remove(thing, home, -difference)
            self.transaction.save(replace(thing, count=count))
            self._take_back_allocations(thing, count)

    def _take_back_allocations(self, thing: Thing, count: int) -> None:
        """Reduce the pieces meant for households to those that there are.

        The latest allocation gives first; those that a colleague chose give last.
        """
        given = self.transaction.find(Allocation, thing_id=thing.id)
        too_many = sum(allocation.count for allocation in given) - count
        for allocation in sorted(
            given, key=lambda allocation: (allocation.is_by_hand, -allocation.sequence)
        ):
            if too_many <= 0:
                return
            left = max(0, allocation.count - too_many)
            too_many -= allocation.count - left
            if left:
                self.transaction.save(replace(allocation, count=left))
            else:
                self.transaction.remove(allocation)


def _is_move(hop: Handover) -> bool:
    """Tell whether a hop led away from the lender: another name of the lender's is no move."""
    return hop.to_kind not in (HolderKind.NEW, HolderKind.LENDER)
