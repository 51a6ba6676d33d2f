"""Calls to make and what came of them."""

from __future__ import annotations

from datetime import timedelta

from intake.desk.calling.call_tasks import CallAgain, CallAnswers
from intake.desk.calling.share_consent import ShareAnswer
from intake.desk.calling.visit_series import VisitNote, VisitPlan
from intake.desk.reporting.concerns import Reported
from intake.domain.concern import ConcernKind
from intake.domain.private_note import PrivateNote
from intake.domain.task import CallOutcome, Task
from intake.domain.visit import Visit
from intake.kit.time_zone import to_local_time
from tests.builders import at, firm, rows
from tests.handover_facts import agreed_meal
from tests.real.desk.use_case_stages.stage import (
    case,
    chosen,
    request_of,
    task_of,
)


@case("Calls.record_outcome")
def _(h):
    taken, agreement = chosen(h)
    with h.store.write(h.actor, h.clock.now()) as transaction:
        transaction.save(
            PrivateNote(request_id=taken.request.id, topic="allergies", secret="noten")
        )
    h.use_cases.replies.record_neighbour_answer(h.actor, agreement.id, yes=True)
    task = task_of(h, kind="ring_back", request_id=taken.request.id)
    return lambda: (
        h.use_cases.calls.record_outcome(
            h.actor,
            task,
            CallOutcome.REACHED,
            answers=CallAnswers(agreed=True, share=ShareAnswer(True, "Mag het?", "1")),
        ).changed
    )


@case("Calls.record_outcome")
def _(h):
    request_of(h, call_back="2026-11-27T12:00+01:00")
    return lambda: (
        h.use_cases.calls.record_outcome(
            h.actor, task_of(h, kind="ring_back"), CallOutcome.WRONG_NUMBER
        ).changed
    )


@case("Calls.ring_again")
def _(h):
    request_of(h, call_back="2026-11-27T12:00+01:00")
    again = CallAgain(number="+31612345678")
    return lambda: (
        h.use_cases.calls.ring_again(
            h.actor, task_of(h, kind="ring_back"), CallOutcome.WRONG_NUMBER, again
        ).changed
    )


@case("Calls.record_outcome")
def _(h):
    request_of(h, for_other="Kees")
    return lambda: (
        h.use_cases.calls.record_outcome(
            h.actor,
            task_of(h, kind="ask_resident"),
            CallOutcome.REACHED,
            answers=CallAnswers(agreed=True),
        ).changed
    )


@case("Calls.complete")
def _(h):
    request_of(h, consent="")
    return lambda: h.use_cases.calls.complete(h.actor, task_of(h, kind="missing")).changed


@case("Calls.reopen")
def _(h):
    taken, _ = firm(h, share=True)
    said = rows(h, Task, request_id=taken.request.id, kind="ring_back")[0].id
    return lambda: h.use_cases.calls.reopen(h.actor, said).changed


@case("RingBackPromises.ring_back_at")
def _(h):
    request = request_of(h)
    return lambda: (
        h.use_cases.ring_back_promises.ring_back_at(h.actor, request, at(h, "vr 10")).value
    )


@case("TaskHolds.take_up")
def _(h):
    request_of(h, call_back="2026-11-27T12:00+01:00")
    task = task_of(h, kind="ring_back")
    return lambda: h.use_cases.task_holds.take_up(h.actor, task).value


@case("TaskHolds.park")
def _(h):
    request_of(h, call_back="2026-11-27T12:00+01:00")
    task = task_of(h, kind="ring_back")
    h.use_cases.task_holds.take_up(h.actor, task)
    return lambda: h.use_cases.task_holds.park(h.actor, task).value


@case("Rounds.ask_still_needed")
def _(h):
    request_of(h)
    h.clock.forward(days=15)
    return lambda: h.use_cases.rounds.ask_still_needed(h.actor).value


@case("Rounds.plan_agreement_calls")
def _(h):
    _, agreement = firm(h, share=True)
    h.clock.forward(agreement.meet_at - h.clock.now() - timedelta(days=1))
    return lambda: h.use_cases.rounds.plan_agreement_calls(h.actor).value


@case("Rounds.record_report")
def _(h):
    _, agreement = firm(h, share=True)
    h.clock.forward(agreement.meet_at - h.clock.now() + timedelta(days=2))
    h.use_cases.rounds.plan_agreement_calls(h.actor)
    task = task_of(h, kind="follow_up", agreement_id=agreement.id)
    return lambda: (
        h.use_cases.rounds.record_report(
            h.actor, task, went_well=True, again=False, saved="geen taxi"
        ).value
    )


@case("Concerns.report")
def _(h):
    taken, _ = firm(h, share=True)
    reported = Reported(ConcernKind.INCIDENT, "Ruzie.", "Annie", withhold=True, both_ways=True)
    return lambda: h.use_cases.concerns.report(h.actor, taken.request.id, reported).value


def reported(h):
    taken, _ = firm(h, share=True)
    concern = Reported(ConcernKind.INCIDENT, "Ruzie.", withhold=True)
    return h.use_cases.concerns.report(h.actor, taken.request.id, concern).value


@case("Concerns.handle")
def _(h):
    concern = reported(h)
    return lambda: h.use_cases.concerns.handle(h.actor, concern, "Gesproken.").value


@case("Concerns.lift")
def _(h):
    concern = reported(h)
    return lambda: h.use_cases.concerns.lift(h.actor, concern).value


@case("Problems.resolve")
def _(h):
    _, agreement = firm(h, share=True)
    h.use_cases.replies.record_neighbour_answer(h.actor, agreement.id, yes=False)
    problems = [one.problem for one in h.use_cases.problems.list_open(h.actor)]
    problem = next(one for one in problems if one.subject_id == agreement.id)
    return lambda: h.use_cases.problems.resolve(h.actor, problem, "Fatma komt.").value


@case("Calls.record_outcome")
def _(h):
    request_of(h, call_back="2026-11-27T12:00+01:00")
    task = task_of(h, kind="ring_back")
    h.use_cases.task_holds.take_up(h.actor, task)
    h.clock.forward(minutes=4)
    return lambda: h.use_cases.calls.record_outcome(h.actor, task, CallOutcome.NO_ANSWER).value


def meals(h):
    """A meal that both have agreed to, with three times planned."""
    taken, _ = agreed_meal(h)
    first = at(h, "vr 17:00")
    until = to_local_time(first).date() + timedelta(days=14)
    plan = VisitPlan(first=first, rule="FREQ=WEEKLY", until=until)
    h.use_cases.visits.plan(h.actor, taken.request.id, plan)
    return taken, rows(h, Visit, request_id=taken.request.id)


@case("Visits.plan")
def _(h):
    taken, _ = agreed_meal(h)
    first = at(h, "vr 17:00")
    plan = VisitPlan(first=first, rule="FREQ=WEEKLY", hosts=("Kees", "Fatma"), place="buurthuis")
    return lambda: h.use_cases.visits.plan(h.actor, taken.request.id, plan).value


@case("Visits.pause")
def _(h):
    taken, visits = meals(h)
    day = to_local_time(visits[1].meets_at).date()
    return lambda: h.use_cases.visits.pause(h.actor, taken.request.id, day, day).value


@case("Visits.resume")
def _(h):
    taken, visits = meals(h)
    day = to_local_time(visits[1].meets_at).date()
    h.use_cases.visits.pause(h.actor, taken.request.id, day, day)
    return lambda: h.use_cases.visits.resume(h.actor, taken.request.id, day, day).value


@case("Visits.hand_over")
def _(h):
    taken, visits = meals(h)
    day = to_local_time(visits[1].meets_at).date()
    act = h.use_cases.visits.hand_over
    return lambda: act(h.actor, taken.request.id, (day, day), "Fatma").value


@case("Visits.record")
def _(h):
    _, visits = meals(h)
    h.clock.forward(days=8)
    note = VisitNote(came=True, code_word_asked=True, went="gezellig")
    return lambda: h.use_cases.visits.record(h.actor, visits[0].id, note).value


@case("Visits.record")
def _(h):
    _, visits = meals(h)
    h.clock.forward(days=8)
    return lambda: h.use_cases.visits.record(h.actor, visits[0].id, VisitNote(came=False)).value


@case("Visits.record")
def _(h):
    """The reminder to write it down ends with the last visit that was behind."""
    _, visits = meals(h)
    h.clock.forward(days=8)
    h.use_cases.visit_notes.remind(h.actor)
    note = VisitNote(came=True)
    return lambda: h.use_cases.visits.record(h.actor, visits[0].id, note).value


@case("VisitNotes.remind")
def _(h):
    meals(h)
    h.clock.forward(days=8)
    return lambda: h.use_cases.visit_notes.remind(h.actor).value
