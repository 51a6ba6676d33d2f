"""The centre, its people and its export."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.centre.pins import new_pin_hash
from intake.domain.centre import Contact
from intake.domain.permissions import Role
from intake.domain.staff import Staff
from intake.kit.errors import UserFacingError
from tests.builders import rows
from tests.real.desk.use_case_stages.stage import (
    annie,
    case,
    told,
)

case("SetUp.join_desk")(lambda h: lambda: h.use_cases.set_up.join_desk("Balie twee").value)


case("SetUp.rename_desk")(lambda h: lambda: h.use_cases.set_up.rename_desk(h.actor, "Voor"))


case("SetUp.save_contact")(
    lambda h: (
        lambda: (
            h.use_cases.set_up.save_contact(
                h.actor,
                Contact(name="Huisarts", phone="112", hours="altijd", for_what="ziek", crisis=True),
            ).value
        )
    )
)


case("SignIn.add_colleague")(
    lambda h: (
        lambda: (
            h.use_cases.sign_in.add_colleague(
                h.actor, "Jan", "1368", Role.COORDINATOR, own_pin="2974"
            ).value
        )
    )
)


case("Referrals.record")(
    lambda h: (
        lambda: h.use_cases.referrals.record(h.actor, "Wijkteam", "een brief", annie(h).id).value
    )
)


case("RewordableSentences.change")(
    lambda h: (
        lambda: (
            h.use_cases.rewordable_sentences.change(
                h.actor, "consent-ring", "Mag ik u straks bellen?"
            ).changed
        )
    )
)


case("Export.collect")(lambda h: lambda: h.use_cases.export.collect(h.actor, annie(h).id).value)


def begun(h):
    """Set the centre up anew, as on its first day."""
    with h.store.write(h.actor, h.clock.now()) as transaction:
        transaction.remove(h.use_cases.set_up.centre())
    return lambda: h.use_cases.set_up.create_centre("De Iep", practice=True).value


case("SetUp.create_centre")(begun)


def give_pin(h):
    """Let who acts have the PIN 2974."""
    staff = rows(h, Staff, id=h.actor.staff_id)[0]
    with h.store.write(h.actor, h.clock.now()) as transaction:
        transaction.save(replace(staff, pin_hash=new_pin_hash("2974"), failed=0, locked_until=None))


@case("SetUp.complete_step")
def _(h):
    begun(h)()
    return lambda: h.use_cases.set_up.complete_step(h.actor, "printer").changed


@case("SetUp.configure_desk")
def _(h):
    begun(h)()
    return lambda: h.use_cases.set_up.configure_desk(h.actor, "Balie in de hal").changed


@case("SetUp.update_centre")
def _(h):
    facts = {
        "name": "x",
        "street": "x",
        "house_number": "1",
        "postcode": "1011 AB",
        "city": "x",
        "phone": "020 555 0101",
        "email": "a@b.example",
    }
    more = {
        "entrance": "x",
        "hours": {"mon": "10:00-12:00"},
        "closed": {"2026-12-28": "x"},
        "platforms": ("oefenpan",),
        "is_practice": False,
        "desk_fetches": True,
    }
    return lambda: h.use_cases.set_up.update_centre(h.actor, **facts, **more).changed


@case("SetUp.remove_contact")
def _(h):
    contact = h.use_cases.set_up.save_contact(h.actor, Contact(name="Huisarts")).value
    return lambda: h.use_cases.set_up.remove_contact(h.actor, contact)


@case("SignIn.remove_colleague")
def _(h):
    jan = h.use_cases.sign_in.add_colleague(h.actor, "Kees", "1368", Role.VOLUNTEER).value
    return lambda: h.use_cases.sign_in.remove_colleague(h.actor, jan.staff_id)


@case("SignIn.change_colleague")
def _(h):
    jan = h.use_cases.sign_in.add_colleague(h.actor, "Kees", "1368", Role.VOLUNTEER).value
    return lambda: h.use_cases.sign_in.change_colleague(
        h.actor, jan.staff_id, "Kees Bos", Role.COORDINATOR, own_pin="2974"
    )


@case("SignIn.readmit_colleague")
def _(h):
    jan = h.use_cases.sign_in.add_colleague(h.actor, "Kees", "1368", Role.VOLUNTEER).value
    h.use_cases.sign_in.remove_colleague(h.actor, jan.staff_id)
    return lambda: h.use_cases.sign_in.readmit_colleague(h.actor, jan.staff_id, "2974")


@case("SignIn.enter")
def _(h):
    for _ in range(4):
        with pytest.raises(UserFacingError):
            h.use_cases.sign_in.enter(h.actor.staff_id, "9999")
    return told(lambda: h.use_cases.sign_in.enter(h.actor.staff_id, "9999").value)


@case("SignIn.change_pin")
def _(h):
    give_pin(h)
    return lambda: h.use_cases.sign_in.change_pin(h.actor, "2974", "8253").value


@case("SignIn.confirm_pin")
def _(h):
    give_pin(h)
    return told(lambda: h.use_cases.sign_in.confirm_pin(h.actor, "9999"))


@case("RecoveryKeyExport.export")
def _(h):
    give_pin(h)
    return lambda: h.use_cases.recovery_key.export(h.actor, "2974", list).value


@case("SignIn.reset_pin")
def _(h):
    give_pin(h)
    own = h.actor.staff_id
    return lambda: h.use_cases.sign_in.reset_pin(h.actor, "2974", own, "8253").value


@case("SignIn.create_first_colleague")
def _(h):
    with h.store.write(h.actor, h.clock.now()) as transaction:
        for staff in transaction.find(Staff):
            transaction.remove(staff)
    return lambda: h.use_cases.sign_in.create_first_colleague("Kees", "1368").value


@case("Export.write")
def _(h):
    return lambda: (
        h.use_cases.export.write(h.actor, annie(h).id, h.home.root / "gegevens.json").value
    )


@case("PaperLanguages.sign")
def _(h):
    return lambda: h.use_cases.paper_languages.sign(h.actor, "tr", "Fatma").changed


@case("PaperLanguages.withdraw")
def _(h):
    h.use_cases.paper_languages.sign(h.actor, "tr", "Fatma")
    return lambda: h.use_cases.paper_languages.withdraw(h.actor, "tr").changed
