"""Every paper of the program, of facts that are the same each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from intake.domain.centre import Contact
from intake.domain.custody import Handover, HolderKind
from intake.domain.posting import Posting
from intake.domain.project import Project
from intake.domain.reply import Reply
from intake.domain.report import Period, Report
from intake.domain.request import Kind, Request
from intake.domain.resident import Resident
from intake.domain.task import Task, TaskKind
from intake.domain.thing import Owner, Thing
from intake.kit.ids import new_id
from intake.kit.time_zone import AMSTERDAM
from intake.kit.translations import PAPER_LANGUAGES
from intake.paper.appointment_card import draw_appointment_card
from intake.paper.call_sheet import draw_call_sheet
from intake.paper.card import draw_card
from intake.paper.coupon import draw_coupons
from intake.paper.intake_form import draw_intake_forms
from intake.paper.labels import draw_labels
from intake.paper.letter import draw_letter
from intake.paper.pointing_board import draw_pointing_board
from intake.paper.receipt import draw_receipt
from intake.paper.report_paper import draw_report
from intake.paper.sheet import draw_sheet
from intake.paper.slip import draw_slip
from intake.paper.thermal_slip import draw_thermal_slip
from intake.text.composing.appointment_text import appointment_text
from intake.text.composing.card_text import make_card_text
from intake.text.composing.counter_papers import coupon, pointing_board
from intake.text.composing.hand_out_list import Fetched, ThingDueBack, hand_out_list
from intake.text.composing.intake_form import intake_forms
from intake.text.composing.label_text import label_texts, thing_labels
from intake.text.composing.no_answer_letter import no_answer_letter
from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.proof_slip import proof_slip
from intake.text.composing.receipt_text import HandedOver, ReceiptFacts, receipt_text
from intake.text.composing.report_text import ReportWriter
from intake.text.composing.route_card import Guest, RouteStep, route_card
from intake.text.composing.sheet_text import (
    CallToList,
    DayAgreement,
    PromisedCall,
    ShiftFacts,
    call_sheet,
    day_sheet,
    shift_note,
)
from intake.text.composing.slip_text import SlipFacts, form_of_address
from intake.text.composing.thing_letter import thing_letter
from intake.text.composing.thing_script import ThingCall
from tests.fakes import MONDAY
from tests.real.paper.paper_facts import ANNIE, DRILL, FRIDAY, LINDE, TRANSLATE

DUTCH = TRANSLATE.bound_to("nl")
HOME = replace(
    LINDE, street="Kinkerstraat", house_number="120", postcode="1053 ED", city="Amsterdam"
)
NAMES = {
    "nl": ("Annie", "de", "Vries-Bakker"), "en": ("Mary", "", "O’Brien"),
    "tr": ("Gülşen", "", "Özdemir"), "ar": ("فاطمة", "", "العمراني"),
    "pl": ("Łucja", "", "Kowalska"), "uk": ("Оксана", "", "Шевченко"),
    "fr": ("Aïssata", "", "N’Diaye"), "es": ("José", "", "Muñoz"),
    "pap": ("Rosa", "", "Martis"), "ti": ("ሰላም", "", "ተስፋይ"),
    "pictures": ("Wim", "", "Bakker"),
}  # fmt: skip
"""Residents, each with a name as their language writes it."""

TENT = Request(
    code="A8ZH4V",
    resident_id=ANNIE.id,
    kind=Kind.BORROW,
    taken_at=MONDAY,
    call_back_before=MONDAY + timedelta(hours=3),
    answers={"what": "vouwtafels", "way": "desk", "quantity": "3"},
)
MEAL = Request(
    code="AQ42VT",
    resident_id=ANNIE.id,
    kind=Kind.MEAL,
    taken_at=MONDAY - timedelta(hours=2),
    answers={"what": "warme maaltijd", "way": "brought", "diet": "zonder varkensvlees"},
)


def resident_of(language):
    first, infix, last = NAMES[language]
    return Resident(
        salutation="mevrouw" if language == "nl" else "",
        first_name=first,
        infix=infix,
        last_name=last,
        phones=ANNIE.phones,
        street="Bosboomstraat",
        house_number="12",
        addition="hs",
        postcode="1052 XK",
        city="Amsterdam",
        paper_language=language,
        how_to_talk="Spreek luid en langzaam.",
    )


def facts_of(language, request=DRILL):
    return SlipFacts(resident_of(language), request, HOME, PAPER_LANGUAGES)


def call_lines():
    for at, name in enumerate(("nl", "tr", "uk")):
        due_at = datetime(2026, 11, 23, 15 + at, tzinfo=AMSTERDAM)
        request = (DRILL, MEAL, TENT)[at]
        task = Task(kind=TaskKind.RING_BACK, request_id=request.id, due_at=due_at)
        whose = ("", "dochter Els", "")[at]
        yield CallToList(task, request, resident_of(name), number="+31206184217", whose=whose)


def day_agreements():
    for at, (name, request) in enumerate((("nl", DRILL), ("uk", MEAL), ("ar", TENT))):
        moment = FRIDAY.meet_at + timedelta(hours=at)
        agreement = replace(FRIDAY, meet_at=moment, helper=("Henk", "Samira", "Jan")[at])
        yield DayAgreement(agreement, request, resident_of(name))


def shift_facts():
    posting = Posting(
        request_id=DRILL.id, platform="Buurtbord", expires_on=MONDAY.date() + timedelta(days=1)
    )
    reply = Reply(
        request_id=MEAL.id, channel="mail", name="Henk de Vries", received_at=MONDAY, id=new_id()
    )
    stray = replace(reply, request_id=None, name="Onbekend", id=new_id())
    return ShiftFacts(
        promised=(
            PromisedCall(MONDAY + timedelta(hours=3), TENT, resident_of("nl")),
            PromisedCall(MONDAY + timedelta(days=1), MEAL, resident_of("uk")),
        ),
        ending=((posting, DRILL),),
        replies=((reply, MEAL), (stray, None)),
        taken=((TENT, resident_of("ar")),),
        open_calls=4,
        since=MONDAY - timedelta(hours=5),
    )


def papers_of(language):
    """Return what draws each paper for a resident of a language, by name."""
    slip = pickup_slip(TRANSLATE, facts_of(language), FRIDAY)
    proof = proof_slip(TRANSLATE, facts_of(language))
    card = appointment_text(TRANSLATE, facts_of(language), FRIDAY)
    drawn = {
        "slip": lambda target, cache: draw_slip(slip, target, cache),
        "proof": lambda target, cache: draw_slip(proof, target, cache, "A5"),
        "thermal": lambda target, cache: draw_thermal_slip(slip, target, cache),
        "appointment": lambda target, cache: draw_appointment_card(card, target, cache),
    }
    if language == "pictures":
        return drawn
    places = (
        Contact(name="Buurtteam Oud-West", phone="020 555 0199", hours="Ma–vr 9–17 uur"),
        Contact(name="Huisartsenpost", phone="088 00 30 600", for_what="’s Avonds en ’s nachts"),
    )
    referral = make_card_text(TRANSLATE, places, HOME, crisis=False, language=language)
    letter = no_answer_letter(TRANSLATE, facts_of(language), 3, MONDAY.date())
    board = pointing_board(TRANSLATE, HOME, language)
    two = [coupon(TRANSLATE, HOME, language)] * 2
    return drawn | {
        "letter": lambda target, cache: draw_letter(letter, target, cache),
        "card": lambda target, cache: draw_card(referral, target, cache),
        "board": lambda target, cache: draw_pointing_board(board, target, cache),
        "coupon": lambda target, cache: draw_coupons(two, target, cache),
    }


def report():
    """Return a report of a quarter, in which small numbers are left out."""
    asked = (31, 22, 40, None, None)
    helped = (24, 20, 26, None, None)
    numbers = {f"requests.{kind}": asked[at] for at, kind in enumerate(Kind)}
    numbers |= {f"helped.{kind}": helped[at] for at, kind in enumerate(Kind)}
    numbers |= {
        "requests": 109, "helped": 81, "contacts": 412, "minutes": 3340, "first-time": 23,
        "failures": 28, "failures.no_reply": 14, "failures.too_late": 8, "failures.not_agreed": 6,
        "unmet": 17, "unmet.Oud-West": 11, "unmet.De Baarsjes": 6,
        "posts": 201, "posts.peerby": 120, "posts.buuv": 81,
        "replies": 240, "replies.mail": 170, "replies.phone": 70, "referrals": 0,
    }  # fmt: skip
    quarter = Period.quarter_of(MONDAY.date())
    days = {str(Kind.BORROW): 1.4, str(Kind.MEAL): 2.0, str(Kind.HELP): 3.2}
    names = {"peerby": "Peerby", "buuv": "BUUV"}
    return ReportWriter(DUTCH, names).write(Report(quarter, numbers, days, HOME))


TENT_OF_SAMIRA = Thing(
    name="tent, 4 personen",
    code="A8ZH4V",
    owner=Owner.LENDER,
    lender="Samira",
    place="rek B2",
    condition="heel",
)
MATS = Thing(name="slaapmat", count=2, code="AQ42VT", place="rek B4", condition="1 lek")


def hop(thing, kinds, **more):
    """One hop of a thing to or from Annie."""
    source, target = kinds
    return Handover(
        thing_id=thing.id, batch_id=thing.id, from_kind=source, to_kind=target,
        resident_id=ANNIE.id, count=thing.count, handed_at=MONDAY, staff_id=ANNIE.id,
        due_on=FRIDAY.meet_at.date(), **more,
    )  # fmt: skip


def receipts():
    """Return the words of each receipt, by its kind."""
    desk, annie, home = HolderKind.PLACE, HolderKind.RESIDENT, HolderKind.LENDER
    parts = (("stok", 1), ("haringen", 12), ("zeil", 1))
    kinds = {"out": (desk, annie), "in": (annie, desk), "lent": (home, desk), "home": (desk, home)}
    for name, between in kinds.items():
        handed = [HandedOver(TENT_OF_SAMIRA, hop(TENT_OF_SAMIRA, between), parts)]
        if annie in between:
            handed.append(HandedOver(MATS, hop(MATS, between, collector="Els", relation="dochter")))
        facts = ReceiptFacts(
            handed=tuple(handed),
            who="Samira" if home in between else "mevrouw De Vries-Bakker",
            centre=HOME,
            at=MONDAY,
            missing=(("stok", 1),) * (name in ("in", "home")),
            back_on=FRIDAY.meet_at.date(),
        )
        yield name, receipt_text(facts, DUTCH)


def overdue_letter():
    """Return the letter about a thing that is late."""
    call = ThingCall(TaskKind.OVERDUE, "tent", day=FRIDAY.meet_at.date())
    return thing_letter(TRANSLATE, call, resident_of("nl"), HOME, MONDAY.date())


def tasting_route():
    """Return the route of a household along three hosts, of whom the first fetches them."""
    resident = resident_of("nl")
    dinner = Project(name="de proeverij", first=FRIDAY.meet_at.date(), last=FRIDAY.meet_at.date())
    steps = (
        RouteStep("19.00", "hoofdgerecht", "Khalid en Samira el Amrani", "Kade 9, Amsterdam"),
        RouteStep("18.00", "soep", "Ans de Boer", "Parkweg 3, Amsterdam", fetches=True),
        RouteStep("20.15", "toetje", "Piet Janssen", "Kade 21, Amsterdam"),
    )
    town = f"{resident.postcode} {resident.city}".strip()
    address = tuple(line for line in (resident.address_line, town) if line)
    name = form_of_address(DUTCH, resident)
    guest = Guest(name, address, 2, steps, resident.text_size)
    return route_card(guest, dinner, HOME, (MONDAY.date(), DUTCH))


def friday_hand_out_list():
    """Return the list of what is fetched and what comes back on a day."""
    fetched = [
        Fetched(one.agreement, one.request, one.resident, "rek B2") for one in day_agreements()
    ]
    back = [
        ThingDueBack(MATS, 2, resident_of("uk")),
        ThingDueBack(TENT_OF_SAMIRA, 1, resident_of("ar")),
    ]
    return hand_out_list(FRIDAY.meet_at.date(), fetched, back, HOME, DUTCH)


def desk_papers():
    """Return what draws each paper of the desk, by name."""
    calls = call_sheet(call_lines(), HOME, MONDAY, DUTCH)
    day = day_sheet(FRIDAY.meet_at.date(), day_agreements(), day_agreements(), HOME, DUTCH)
    shift = shift_note(shift_facts(), HOME, MONDAY, DUTCH)
    forms = intake_forms(("0001", "0002"), HOME, DUTCH)
    labels = label_texts(TENT, FRIDAY, DUTCH) + label_texts(DRILL, FRIDAY, DUTCH)
    quarter = report()
    late, counter, route = overdue_letter(), friday_hand_out_list(), tasting_route()
    stickers = thing_labels(TENT_OF_SAMIRA, HOME.name, DUTCH) + thing_labels(MATS, HOME.name, DUTCH)
    signed = {f"receipt-{name}": partial(draw_receipt, text) for name, text in receipts()}
    return signed | {
        "route-card": lambda target, cache: draw_letter(route, target, cache),
        "overdue-letter": lambda target, cache: draw_letter(late, target, cache),
        "hand-out-list": lambda target, cache: draw_sheet(counter, target, cache),
        "thing-labels": lambda target, cache: draw_labels(stickers, target, cache),
        "report": lambda target, cache: draw_report(quarter, target, cache),
        "call-sheet": lambda target, cache: draw_call_sheet(calls, target, cache),
        "day-sheet": lambda target, cache: draw_sheet(day, target, cache),
        "shift-note": lambda target, cache: draw_sheet(shift, target, cache),
        "intake-form": lambda target, cache: draw_intake_forms(forms, target, cache),
        "labels": lambda target, cache: draw_labels(labels, target, cache, begin_at=3),
        "label-roll": lambda target, cache: draw_labels(labels, target, cache, "roll-89"),
    }
