"""A counter with things on it: a neighbour's tent, the centre's wheelchair, a late drill."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

from intake.desk.answering.reply_types import Meeting
from intake.desk.calling.call_tasks import CallAnswers
from intake.desk.custody.handovers import HandOut, OutLine
from intake.desk.custody.things import NewThing, Part
from intake.domain.agreement import Agreement, PayTo
from intake.domain.custody import CodeWordCheck
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.thing import Thing
from tests.builders import a_call, at, replied, rows


def agreed_loan(practice, what="tent", lender="Samira", until="ma 17", **answers):
    """A request to borrow that both have said yes to, by way of the desk."""
    taken, _, _ = a_call(practice, what=what, way="desk", **answers)
    reply = replied(practice, taken, name=lender, number=f"{what}{taken.request.code}")
    meeting = Meeting(at(practice, "vr 10"), "De Linde", 0, at(practice, until))
    return taken, confirmed(practice, taken, reply, meeting)


def agreed_meal(practice, helper="Kees", **answers):
    """A meal that both have said yes to, to be paid to the centre."""
    taken, _, _ = a_call(practice, kind="meal", what="warme maaltijd", way="brought", **answers)
    reply = replied(practice, taken, name=helper, number=f"meal{taken.request.code}")
    meeting = Meeting(at(practice, "vr 17:00"), "thuis", 450, pay_to=PayTo.CENTRE)
    return taken, confirmed(practice, taken, reply, meeting)


def confirmed(practice, taken, reply, meeting):
    """Choose a reply, with the yes of both."""
    use_cases, actor = practice.use_cases, practice.actor
    agreement = use_cases.replies.choose(actor, reply.id, meeting).value
    if not reply.is_own:
        use_cases.replies.record_neighbour_answer(actor, agreement.id, yes=True)
    ring = next(
        task
        for task in rows(practice, Task, request_id=taken.request.id, done_at=None)
        if task.kind is TaskKind.RING_BACK
    )
    agreement = rows(practice, Agreement, id=agreement.id)[0]
    answers = CallAnswers(agreed=True, read_out=agreement)
    use_cases.calls.record_outcome(actor, ring.id, CallOutcome.REACHED, answers)
    return agreement


def a_tent(practice, request):
    """A neighbour's tent with its parts, which stands on a shelf for a request."""
    new = NewThing(
        name="tent, 4 personen", lender="Samira", lender_contact="06 12345678",
        request_id=request.id, parts=(Part("stok"), Part("haringen", 12), Part("zeil")),
        condition="heel", place="rek B2",
    )  # fmt: skip
    return practice.use_cases.things.register(practice.actor, new).value


def handed_to(practice, thing, resident_id, **more):
    """Hand a thing to a resident who said the word."""
    wanted = HandOut(
        resident_id=resident_id,
        lines=(OutLine(thing.id, 1),),
        code_word=CodeWordCheck.RIGHT,
        **more,
    )
    return practice.use_cases.handovers.hand_out(practice.actor, wanted).value


def a_full_counter(practice):
    """A resident for whom a tent and a wheelchair are ready, and somebody who is late."""
    use_cases, actor = practice.use_cases, practice.actor
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    wheelchair = use_cases.own_things.save(
        actor, Thing(name="rolstoel", count=2, place="kast 1", condition="1 band zacht")
    ).value
    wheelchair = use_cases.things.give_code(actor, wheelchair.id).value
    other, _, _ = a_call(practice, what="boormachine")
    drill = use_cases.own_things.save(actor, Thing(name="boormachine", place="plank 3")).value
    today = practice.clock.now().date()
    handed_to(practice, drill, other.resident.id, due_on=today - timedelta(days=2))
    return SimpleNamespace(
        request=taken.request,
        resident=taken.resident,
        tent=tent,
        wheelchair=wheelchair,
        drill=drill,
    )
