"""No sequence of hops, partial returns, swaps and corrections loses a thing or blocks a return.

The real use cases on an encrypted store; after each act the record is added up anew.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from intake.desk.custody.handovers import HandOut, OutLine
from intake.desk.custody.mishaps import NewMishap
from intake.desk.custody.returns import ThingBrought
from intake.desk.custody.things import NewThing, Part
from intake.domain.custody import (
    CodeWordCheck,
    Handover,
    Holder,
    HolderKind,
    Holding,
    MishapKind,
    count_by_holder,
)
from intake.domain.resident import Resident
from intake.domain.thing import Thing
from intake.kit.errors import UserFacingError
from tests.builders import rows

PLACES = ("", "rek B2", "bus")
PIECES = st.integers(min_value=1, max_value=4)


def residents(practice):
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        return [
            transaction.save(Resident(first_name=name, last_name="Bewoner"))
            for name in ("An", "Bo")
        ]


class Custody(RuleBasedStateMachine):
    """Everything that somebody at the counter may do with three things, in any order."""

    practice = None
    people = ()

    @property
    def use_cases(self):
        return self.practice.use_cases

    @property
    def actor(self):
        return self.practice.actor

    def __init__(self):
        super().__init__()
        tent = self.use_cases.things.register(
            self.actor,
            NewThing(
                name="tent", lender="Samira", parts=(Part("stok", 2), Part("haring", 12)),
                is_here=False,
            ),
        ).value  # fmt: skip
        mats = self.use_cases.things.register(
            self.actor, NewThing(name="slaapmat", count=4, lender="Kees", place="rek B2")
        ).value
        drill = self.use_cases.own_things.save(self.actor, Thing(name="boormachine", count=2)).value
        self.things = [tent.id, mats.id, drill.id]
        self.last = None

    def act(self, work):
        """Do it; a refusal is told and changes nothing."""
        try:
            result = work()
        except UserFacingError:
            return None
        self.last = result
        return result

    @rule(at=st.integers(0, 2), who=st.integers(0, 1), pieces=st.none() | PIECES)
    def hand_out(self, at, who, pieces):
        wanted = HandOut(
            resident_id=self.people[who].id,
            lines=(OutLine(self.things[at], pieces),),
            code_word=CodeWordCheck.RIGHT,
        )
        self.act(lambda: self.use_cases.handovers.hand_out(self.actor, wanted))

    @rule(
        at=st.integers(0, 2),
        who=st.none() | st.integers(0, 1),
        pieces=st.none() | PIECES,
        lacking=st.integers(0, 3),
        place=st.none() | st.sampled_from(PLACES),
    )
    def take_in(self, at, who, pieces, lacking, place):
        thing = self.things[at]
        parts = self.use_cases.things.parts(self.actor, thing)
        brought = ThingBrought(
            thing_id=thing,
            resident_id=self.people[who].id if who is not None else None,
            count=pieces,
            missing={part.id: lacking for part in parts},
            place=place,
        )
        self.last = self.use_cases.handovers.take_in(
            self.actor, brought
        )  # a return is never blocked

    @rule(at=st.integers(0, 2))
    def scan(self, at):
        """One label for several residents asks whose; anything else comes in."""
        code = self.use_cases.things.give_code(self.actor, self.things[at]).value.code
        self.act(lambda: self.use_cases.handovers.take_in_code(self.actor, code))

    @rule(at=st.integers(0, 2), pieces=st.none() | PIECES, place=st.sampled_from(PLACES))
    def move(self, at, pieces, place):
        target = Holder(HolderKind.PLACE, place)
        self.act(lambda: self.use_cases.handovers.move(self.actor, self.things[at], target, pieces))

    @rule(at=st.integers(0, 2), pieces=st.none() | PIECES)
    def bring_home(self, at, pieces):
        self.act(lambda: self.use_cases.handovers.bring_home(self.actor, self.things[at], pieces))

    @rule(at=st.integers(0, 2), pieces=st.none() | PIECES)
    def take_along(self, at, pieces):
        target = Holder(HolderKind.COLLECTOR, "Bob")
        self.act(lambda: self.use_cases.handovers.move(self.actor, self.things[at], target, pieces))

    @rule(at=st.integers(0, 2), other=st.integers(0, 2), who=st.integers(0, 1))
    def swap(self, at, other, who):
        wanted = HandOut(
            resident_id=self.people[who].id,
            lines=(OutLine(self.things[other], 1),),
            code_word=CodeWordCheck.KNOWN,
        )
        brought = ThingBrought(thing_id=self.things[at], resident_id=self.people[who].id)
        self.act(lambda: self.use_cases.handovers.swap(self.actor, brought, wanted))

    @rule(at=st.integers(0, 2), data=st.data(), who=st.integers(0, 1), pieces=PIECES)
    def correct(self, at, data, who, pieces):
        held = rows(self.practice, Holding, thing_id=self.things[at])
        source = data.draw(st.sampled_from([row.holder for row in held]))
        target = data.draw(
            st.sampled_from(
                [
                    Holder(HolderKind.RESIDENT, resident_id=self.people[who].id),
                    Holder(HolderKind.PLACE, "bus"),
                    Holder(HolderKind.LOST),
                ]
            )
        )
        self.act(
            lambda: self.use_cases.handovers.correct(
                self.actor, self.things[at], source, target, pieces
            )
        )

    @rule(at=st.integers(0, 2), is_lost=st.booleans())
    def mishap(self, at, is_lost):
        kind = MishapKind.LOST if is_lost else MishapKind.DAMAGED
        new = NewMishap(thing_id=self.things[at], kind=kind, what_happened="gescheurd")
        self.act(lambda: self.use_cases.mishaps.report(self.actor, new))

    @rule(at=st.integers(0, 2), pieces=PIECES)
    def write_off(self, at, pieces):
        self.act(
            lambda: self.use_cases.mishaps.write_off(self.actor, self.things[at], "kapot", pieces)
        )

    @rule(pieces=st.integers(1, 5))
    def count_anew(self, pieces):
        drill = rows(self.practice, Thing, id=self.things[2])[0]
        self.act(lambda: self.use_cases.own_things.save(self.actor, replace(drill, count=pieces)))

    @rule()
    def undo(self):
        if self.last and self.last.operation:
            done, self.last = self.last, None
            self.act(
                lambda: self.use_cases.take_back.undo(self.actor, done.operation, done.changed)
            )

    @invariant()
    def every_piece_is_in_one_place(self):
        things = rows(self.practice, Thing, id=tuple(self.things))
        things += rows(self.practice, Thing, whole_id=tuple(self.things))
        ids = tuple(thing.id for thing in things)
        holdings = rows(self.practice, Holding, thing_id=ids)
        counted = {}
        for row in holdings:
            assert row.count > 0
            key = row.thing_id, row.holder
            counted[key] = counted.get(key, 0) + row.count
        for thing in things:
            held = sum(row.count for row in holdings if row.thing_id == thing.id)
            assert held == thing.count, thing.name
        assert counted == count_by_holder(rows(self.practice, Handover, thing_id=ids))


def test_no_sequence_of_hops_loses_a_piece_has_it_twice_or_blocks_a_return(practice, request):
    is_long = request.config.getoption("--long")
    run_state_machine_as_test(
        type("OnThisDesk", (Custody,), {"practice": practice, "people": residents(practice)}),
        settings=settings(
            max_examples=200 if is_long else 20,
            stateful_step_count=30 if is_long else 20,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert practice.use_cases.counter.find_faults(practice.actor) == ()
