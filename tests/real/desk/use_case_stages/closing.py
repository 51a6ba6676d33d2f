"""Ending a request, and its paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from intake.domain.request import Request
from intake.domain.request_list import RequestFilter
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.kit.time_zone import AMSTERDAM
from tests.builders import a_call, firm
from tests.real.desk.use_case_stages.stage import (
    case,
    chosen,
    request_of,
)


@case("Requests.resume")
def _(h):
    request = request_of(h)
    h.use_cases.requests.close(h.actor, request, "done")
    return lambda: h.use_cases.requests.resume(h.actor, request).changed


@case("Requests.close")
def _(h):
    taken, _ = chosen(h)
    return lambda: (
        h.use_cases.requests.close(h.actor, taken.request.id, "not-needed", cancelled=True).changed
    )


@case("Requests.export_list")
def _(h):
    chosen(h)
    target = h.home.root / "verzoeken.csv"
    return lambda: h.use_cases.requests.export_list(h.actor, RequestFilter(), target)


@case("Requests.collect_list")
def _(h):
    chosen(h)
    return lambda: h.use_cases.requests.collect_list(h.actor, RequestFilter())


@case("Requests.reopen")
def _(h):
    request = request_of(h)
    h.use_cases.requests.close(h.actor, request, "done")
    return lambda: h.use_cases.requests.reopen(h.actor, request).changed


@case("Slips.make")
def _(h):
    request = request_of(h)
    return lambda: h.use_cases.slips.make(h.actor, request, "A4").value


@case("Slips.make_pickup_slip")
def _(h):
    taken, _ = firm(h, share=None, way="desk")
    return lambda: h.use_cases.slips.make_pickup_slip(h.actor, taken.request.id).value


@case("Slips.record_print")
def _(h):
    slip = h.use_cases.slips.make(h.actor, request_of(h)).value.slip
    return lambda: h.use_cases.slips.record_print(h.actor, slip.id)


@case("Slips.make_helper_slip")
def _(h):
    taken, _ = firm(h, share=True)
    return lambda: h.use_cases.slips.make_helper_slip(h.actor, taken.request.id).value


@case("Slips.redraw")
def _(h):
    slip = h.use_cases.slips.make_pickup_slip(h.actor, firm(h, share=True)[0].request.id).value
    return lambda: h.use_cases.slips.redraw(h.actor, slip.slip.id).value


@case("Slips.last")
def _(h):
    taken, _ = firm(h, share=True)
    h.use_cases.slips.make_helper_slip(h.actor, taken.request.id)
    return lambda: h.use_cases.slips.last(h.actor).value


@case("Slips.show_again")
def _(h):
    taken, _ = firm(h, share=True)
    slip = h.use_cases.slips.make_helper_slip(h.actor, taken.request.id).value.slip
    return lambda: h.use_cases.slips.show_again(h.actor, slip.id).value


@case("Slips.write_letter")
def _(h):
    asked = request_of(h)
    with h.store.write(h.actor, h.clock.now()) as transaction:
        request = transaction.get(Request, asked)
        transaction.save(
            replace(
                transaction.get(Resident, request.resident_id),
                street="Dorpsstraat",
                house_number="1",
                postcode="1052 XK",
            )
        )
        task = transaction.save(Task(kind=TaskKind.RING_BACK, request_id=request.id, attempts=3))
    return lambda: h.use_cases.slips.write_letter(h.actor, task.id).value


@case("Sheets.day_sheet")
def _(h):
    _, agreement = firm(h, share=True)
    day = agreement.meet_at.astimezone(AMSTERDAM).date()
    return lambda: h.use_cases.sheets.day_sheet(h.actor, day).value


@case("Sheets.batch")
def _(h):
    _, agreement = firm(h, share=True)
    day = agreement.meet_at.astimezone(AMSTERDAM).date()
    return lambda: h.use_cases.sheets.batch(h.actor, day)


@case("Sheets.call_sheet")
def _(h):
    a_call(h, call_back="2026-11-23T15:00+01:00")
    return lambda: h.use_cases.sheets.call_sheet(h.actor).value


@case("Sheets.shift_note")
def _(h):
    a_call(h, call_back="2026-11-23T15:00+01:00")
    since = h.clock.now() - timedelta(hours=5)
    return lambda: h.use_cases.sheets.shift_note(h.actor, since).value


@case("Sheets.appointment_card")
def _(h):
    taken, _ = firm(h, share=True)
    return lambda: h.use_cases.sheets.appointment_card(h.actor, taken.request.id).value
