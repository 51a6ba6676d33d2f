"""Things that are lent: written down, handed out, taken in, broken, lost, brought home."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from intake.desk.custody.handovers import HandOut, OutLine
from intake.desk.custody.mishaps import NewMishap
from intake.desk.custody.returns import ThingBrought
from intake.desk.custody.things import NewThing, Part
from intake.domain.custody import CodeWordCheck, Holder, HolderKind, MishapKind
from intake.domain.thing import Thing
from tests.builders import a_call
from tests.handover_facts import a_tent, agreed_loan, handed_to
from tests.real.desk.use_case_stages.stage import case


def lent(h):
    """A tent that a resident has, and who that is."""
    taken, _ = agreed_loan(h)
    tent = a_tent(h, taken.request)
    handed_to(h, tent, taken.resident.id)
    return tent, taken


def parts_of(h, thing):
    return h.use_cases.things.parts(h.actor, thing.id)


case("Things.register")(
    lambda h: (
        lambda: (
            h.use_cases.things.register(
                h.actor, NewThing(name="partytent", lender="Kees", parts=(Part("zak"),))
            ).value
        )
    )
)


@case("Things.add_parts")
def _(h):
    tent, _ = lent(h)
    return lambda: h.use_cases.things.add_parts(h.actor, tent.id, (Part("hamer"),)).value


@case("Things.change")
def _(h):
    tent, _ = lent(h)
    return lambda: (
        h.use_cases.things.change(h.actor, replace(tent, note="vocht", photo="tent.png")).value
    )


@case("Things.give_code")
def _(h):
    drill = h.use_cases.own_things.save(h.actor, Thing(name="boormachine")).value
    return lambda: h.use_cases.things.give_code(h.actor, drill.id).value


@case("Handovers.hand_out")
def _(h):
    taken, _ = agreed_loan(h)
    tent = a_tent(h, taken.request)
    wanted = HandOut(
        resident_id=taken.resident.id,
        lines=(OutLine(tent.id),),
        code_word=CodeWordCheck.RIGHT,
        collector="Els",
        relation="dochter",
        slip_seen=True,
        remark="past in de auto",
    )
    return lambda: h.use_cases.handovers.hand_out(h.actor, wanted).value


@case("Handovers.take_in")
def _(h):
    tent, taken = lent(h)
    poles = parts_of(h, tent)[0]
    brought = ThingBrought(
        thing_id=tent.id,
        resident_id=taken.resident.id,
        missing={poles.id: 1},
        condition="nat",
        remark="rits stroef",
    )
    return lambda: h.use_cases.handovers.take_in(h.actor, brought).value


@case("Handovers.take_in_many")
def _(h):
    tent, _ = lent(h)
    brought = (ThingBrought(thing_id=tent.id),)
    return lambda: h.use_cases.handovers.take_in_many(h.actor, brought).value


@case("Handovers.take_in_code")
def _(h):
    tent, _ = lent(h)
    return lambda: h.use_cases.handovers.take_in_code(h.actor, tent.code).value


@case("Handovers.note_missing")
def _(h):
    tent, taken = lent(h)
    h.use_cases.handovers.take_in_code(h.actor, tent.code)
    missing = {parts_of(h, tent)[1].id: 2}
    return lambda: (
        h.use_cases.handovers.note_missing(h.actor, tent.id, taken.resident.id, missing).value
    )


@case("Handovers.bring_home")
def _(h):
    tent, _ = lent(h)
    h.use_cases.handovers.take_in_code(h.actor, tent.code)
    return lambda: h.use_cases.handovers.bring_home(h.actor, tent.id, remark="dank").value


@case("Handovers.move")
def _(h):
    tent = a_tent(h, agreed_loan(h)[0].request)
    bus = Holder(HolderKind.PLACE, "bus")
    return lambda: h.use_cases.handovers.move(h.actor, tent.id, bus).value


@case("Handovers.note")
def _(h):
    tent, _ = lent(h)
    return lambda: (
        h.use_cases.handovers.note(h.actor, tent.id, condition="nat", remark="past niet").value
    )


@case("Things.register")
def _(h):
    taken, _ = agreed_loan(h)
    new = NewThing(name="ladder", lender="Kees", request_id=taken.request.id, collector="Bob")
    return lambda: h.use_cases.things.register(h.actor, new).value


@case("Things.register")
def _(h):
    taken, _ = agreed_loan(h)
    new = NewThing(
        name="ladder",
        lender="Kees",
        request_id=taken.request.id,
        resident_id=taken.resident.id,
    )
    return lambda: h.use_cases.things.register(h.actor, new).value


@case("Handovers.swap")
def _(h):
    tent, taken = lent(h)
    other = h.use_cases.own_things.save(h.actor, Thing(name="koepeltent")).value
    wanted = HandOut(
        resident_id=taken.resident.id, lines=(OutLine(other.id),), code_word=CodeWordCheck.KNOWN
    )
    brought = ThingBrought(thing_id=tent.id, resident_id=taken.resident.id)
    return lambda: h.use_cases.handovers.swap(h.actor, brought, wanted).value


@case("Handovers.correct")
def _(h):
    tent, taken = lent(h)
    source = Holder(HolderKind.RESIDENT, resident_id=taken.resident.id)
    target = Holder(HolderKind.PLACE, "zolder")
    return lambda: h.use_cases.handovers.correct(h.actor, tent.id, source, target).value


@case("Handovers.sign")
def _(h):
    taken, _ = agreed_loan(h)
    batch = handed_to(h, a_tent(h, taken.request), taken.resident.id)
    return lambda: h.use_cases.handovers.sign(h.actor, batch.batch_id).value


@case("Mishaps.report")
def _(h):
    tent, _ = lent(h)
    new = NewMishap(
        thing_id=tent.id,
        kind=MishapKind.DAMAGED,
        what_happened="doek gescheurd",
        told_whom="de coördinator",
        agreed="wij laten het maken",
        photo="scheur.png",
        count=1,
    )
    return lambda: h.use_cases.mishaps.report(h.actor, new).value


@case("Mishaps.report")
def _(h):
    drill = h.use_cases.own_things.save(h.actor, Thing(name="boormachine", count=2)).value
    new = NewMishap(thing_id=drill.id, kind=MishapKind.LOST, what_happened="gestolen", count=2)
    return lambda: h.use_cases.mishaps.report(h.actor, new).value


@case("Mishaps.write_off")
def _(h):
    drill = h.use_cases.own_things.save(h.actor, Thing(name="boormachine", count=2)).value
    return lambda: h.use_cases.mishaps.write_off(h.actor, drill.id, "doorgebrand").value


@case("Extensions.ask")
def _(h):
    tent, taken = lent(h)
    until = h.clock.now().date() + timedelta(days=20)
    return lambda: h.use_cases.extensions.ask(h.actor, tent.id, taken.resident.id, until).value


@case("Extensions.ask")
def _(h):
    drill = h.use_cases.own_things.save(h.actor, Thing(name="boormachine")).value
    resident = a_call(h)[0].resident
    today = h.clock.now().date()
    handed_to(h, drill, resident.id, due_on=today)
    until = today + timedelta(days=7)
    return lambda: h.use_cases.extensions.ask(h.actor, drill.id, resident.id, until).value


@case("CustodyRounds.plan")
def _(h):
    lent(h)
    h.clock.forward(days=12)
    return lambda: h.use_cases.custody_rounds.plan(h.actor).value


@case("Counter.look_up")
def _(h):
    _, taken = lent(h)
    return lambda: h.use_cases.counter.look_up(h.actor, taken.request.code).value


@case("Counter.show_resident")
def _(h):
    _, taken = lent(h)
    return lambda: h.use_cases.counter.show_resident(h.actor, taken.resident.id).value


@case("Counter.show_thing")
def _(h):
    tent, _ = lent(h)
    return lambda: h.use_cases.counter.show_thing(h.actor, tent.id).value


@case("Receipts.receipt")
def _(h):
    taken, _ = agreed_loan(h)
    batch = handed_to(h, a_tent(h, taken.request), taken.resident.id)
    return lambda: h.use_cases.receipts.receipt(h.actor, batch.batch_id).value


@case("Receipts.labels")
def _(h):
    drill = h.use_cases.own_things.save(h.actor, Thing(name="boormachine")).value
    return lambda: h.use_cases.receipts.labels(h.actor, drill.id).value


@case("Receipts.hand_out_list")
def _(h):
    _, agreement = agreed_loan(h)
    return lambda: h.use_cases.receipts.hand_out_list(h.actor, agreement.meet_at.date()).value


@case("ThingPhotos.add_damage")
def _(h):
    tent, _ = lent(h)
    new = NewMishap(thing_id=tent.id, kind=MishapKind.DAMAGED, what_happened="doek gescheurd")
    mishap = h.use_cases.mishaps.report(h.actor, new).value
    return lambda: h.use_cases.thing_photos.add_damage(h.actor, mishap.id, b"a picture").value


@case("ThingPhotos.add")
def _(h):
    tent, _ = lent(h)
    return lambda: h.use_cases.thing_photos.add(h.actor, tent.id, b"a picture").value
