"""Calls, residents and what is written of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from intake.domain.consent import Purpose
from intake.domain.import_run import ImportKind
from intake.domain.phone import make_phone
from intake.domain.resident import MOVED
from tests.builders import READ, a_call
from tests.real.desk.use_case_stages.stage import (
    annie,
    case,
)

case("Drafts.begin")(lambda h: lambda: h.use_cases.drafts.begin(h.actor).value)


case("Persons.record_view")(lambda h: lambda: h.use_cases.persons.record_view(h.actor, annie(h).id))


case("Persons.open")(lambda h: lambda: h.use_cases.persons.open(h.actor, annie(h).id).value)


case("ResidentUpdates.mark_gone")(
    lambda h: lambda: h.use_cases.resident_updates.mark_gone(h.actor, annie(h).id, MOVED).changed
)


case("ResidentUpdates.withdraw_consent")(
    lambda h: (
        lambda: (
            h.use_cases.resident_updates.withdraw_consent(
                h.actor, annie(h).id, Purpose.KEEP
            ).changed
        )
    )
)


@case("Drafts.save")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    return lambda: h.use_cases.drafts.save(h.actor, draft.id, {"said": "boor"}, "parked").value


@case("Drafts.take_up")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    h.use_cases.drafts.save(h.actor, draft.id, {"said": "boor"}, "parked")
    return lambda: h.use_cases.drafts.take_up(h.actor, draft.id)


@case("Drafts.discard")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    return lambda: h.use_cases.drafts.discard(h.actor, draft.id)


@case("Drafts.restore_discarded")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    h.use_cases.drafts.discard(h.actor, draft.id)
    return lambda: h.use_cases.drafts.restore_discarded(h.actor, draft.id, {"said": "boor"})


@case("Drafts.resume_request")
def _(h):
    taken, _, _ = a_call(h)
    return lambda: h.use_cases.drafts.resume_request(h.actor, taken.request.id).value


@case("TakeRequest.take_and_place")
def _(h):
    return lambda: a_call(h, call_back="2026-11-27T12:00+01:00", for_other="Kees", consent="later")


@case("TakeRequest.take_and_place")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    new = dict.fromkeys(
        (
            "salutation",
            "first_name",
            "infix",
            "last_name",
            "email",
            "street",
            "addition",
            "city",
            "neighbourhood",
        ),
        "x",
    )
    new |= {
        "phone": "0206184218",
        "postcode": "1052 XK",
        "house_number": "3",
        "fetched_by": "buur",
        "how_to_talk": "langzaam",
    }
    page = {
        **draft.page,
        "kind": "meal",
        "said": "eten",
        "a.what": "eten",
        "a.allergies": "noten",
        "consent.keep": "yes",
        "channel": "counter",
    }
    page |= {
        "for_other": "yes",
        "caller.name": "Kees",
        "caller.relation": "zoon",
        "caller.phone": "0612345678",
        "caller.agreed": "yes",
    }
    return lambda: (
        h.use_cases.take_request.take_and_place(
            h.actor, draft.id, page | {f"new.{name}": value for name, value in new.items()}, READ
        ).value
    )


@case("ResidentUpdates.update")
def _(h):
    was = annie(h)
    born = was.created_at.date().replace(year=1942)
    fresh = replace(
        was,
        phones=(*was.phones, make_phone("+31612345678", "zoon")),
        birth_date=born,
        text_size=24,
        paper_language="en",
        city="Diemen",
        call_window="tussen 10 en 12",
        voicemail="liever niet",
    )
    return lambda: h.use_cases.resident_updates.update(h.actor, was, fresh).changed


@case("ResidentUpdates.unmark_gone")
def _(h):
    h.use_cases.resident_updates.mark_gone(h.actor, annie(h).id, MOVED)
    return lambda: h.use_cases.resident_updates.unmark_gone(h.actor, annie(h).id).changed


@case("ResidentPairs.merge")
def _(h):
    taken, _, _ = a_call(h, call_back="2026-11-27T12:00+01:00", for_other="Kees")
    return lambda: h.use_cases.merges.merge(h.actor, annie(h).id, taken.resident.id).value


@case("ResidentPairs.undo_merge")
def _(h):
    taken, _, _ = a_call(h, call_back="2026-11-27T12:00+01:00", for_other="Kees")
    pair = h.use_cases.merges.merge(h.actor, annie(h).id, taken.resident.id).value
    return lambda: h.use_cases.merges.undo_merge(h.actor, pair.id).value


@case("ResidentPairs.tell_apart")
def _(h):
    taken, _, _ = a_call(h)
    return lambda: h.use_cases.merges.tell_apart(h.actor, annie(h).id, taken.resident.id).value


@case("ResidentPairs.undo_tell_apart")
def _(h):
    taken, _, _ = a_call(h)
    pair = h.use_cases.merges.tell_apart(h.actor, annie(h).id, taken.resident.id).value
    return lambda: h.use_cases.merges.undo_tell_apart(h.actor, pair.id).value


@case("PaperForms.take_numbers")
def _(h):
    return lambda: h.use_cases.paper_forms.take_numbers(h.actor, 3).value


@case("TakeRequest.take_and_place")
def _(h):
    """A form that was written without a computer."""
    draft = h.use_cases.drafts.begin(h.actor).value
    written_at = (h.clock.now() - timedelta(days=1)).isoformat()
    said = {
        "new": "yes",
        "new.first_name": "Wim",
        "new.phone": "0206180000",
        "kind": "borrow",
        "a.what": "ladder",
    }
    entries = {**draft.page, **said, "form": "A-0001", "written_at": written_at}
    return lambda: h.use_cases.take_request.take_and_place(h.actor, draft.id, entries, {}).value


def planned_import(h):
    file = h.home.root / "lijst.csv"
    file.write_text(
        "Naam;Telefoon;Adres;Postcode;Plaats;Personen;Opmerking\n"
        "Fatma Kaya;06 11 22 33 44;Kinkerstraat 12 hs;1053 ED;Amsterdam;3;belt laat\n",
        encoding="utf8",
    )
    return h.use_cases.imports.plan(h.actor, file, ImportKind.RESIDENTS)


@case("Imports.carry_out")
def _(h):
    plan = planned_import(h)
    return lambda: h.use_cases.imports.carry_out(h.actor, plan, lambda _done, _all: True).value


@case("Imports.undo")
def _(h):
    plan = planned_import(h)
    run = h.use_cases.imports.carry_out(h.actor, plan, lambda _done, _all: True).value
    return lambda: h.use_cases.imports.undo(h.actor, run.id).value


@case("TakeRequest.take_and_place")
def _(h):
    draft = h.use_cases.drafts.begin(h.actor).value
    page = {**draft.page, "kind": "borrow", "a.what": "ladder", "new.first_name": "Wim"}
    page |= {"new.phone": "020 618 4217"}
    h.use_cases.drafts.save(h.actor, draft.id, page)
    h.clock.forward(minutes=6)
    return lambda: h.use_cases.take_request.take_and_place(h.actor, draft.id, page, {}).value
