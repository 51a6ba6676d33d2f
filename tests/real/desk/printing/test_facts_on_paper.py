"""Each paper, made of one full record: it tells these facts, and nothing else of anybody.

A fact is a text that stands in the record and nowhere in the words of the program. So whatever is
found of it on a paper was printed from the record.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader

from intake.domain.centre import Centre, Contact
from intake.domain.phone import make_phone
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.request_list import RequestFilter
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.kit.codes import format_code
from intake.kit.time_zone import to_local_time
from intake.text.composing.card_text import make_card_text
from intake.text.composing.counter_papers import coupon, pointing_board
from intake.text.composing.intake_form import intake_forms
from intake.text.composing.notice_text import make_notice
from intake.text.composing.request_list_text import request_list_text
from intake.wiring.paper_drawing import draw_paper, draw_series
from tests.builders import a_call, firm, rows

RESIDENT = {
    "first name": "Theodora",
    "last name": "Wolthuizen",
    "street": "Zilverschoonstraat",
    "postcode": "1087 KX",
    "phone": "020 618 4217",
    "daughter's phone": "06 87654321",
    "mail": "theodora@voorbeeld.invalid",
    "how to talk": "Spreek luid",
    "doorbell": "driemaal kloppen",
    "allergy": "pinda",
    "collector": "buurman Sjoerd",
}
HELPER = {"helper": "Hendrikus", "helper's mail": "@buren.invalid"}
OTHERS = {"other resident": "Wim", "colleague": "Ineke", "caller": "Bartholomeus"}
MATTER = {
    "thing": "boormachine",
    "code": None,
    "code word": "krokodil",
    "day": "27 november",
    "promise": "26 nov",
    "place": "Lindengracht",
}
CENTRE = {"centre": "De Linde", "centre's phone": "020 555 0100", "centre's street": "Kinkerstraat"}


class Record:
    """One request with all that a centre may know, and what draws each paper of it."""

    def __init__(self, practice, folder):
        self.practice = practice
        self.folder = folder
        self.use_cases, self.actor = practice.use_cases, practice.actor
        self.taken, self.agreement = firm(practice, share=True, way="brought")
        request = self.taken.request
        with practice.store.write(self.actor, practice.clock.now()) as transaction:
            resident = transaction.get(Resident, self.taken.resident.id)
            transaction.save(
                replace(
                    resident,
                    first_name=RESIDENT["first name"],
                    last_name=RESIDENT["last name"],
                    street=RESIDENT["street"],
                    house_number="7",
                    postcode=RESIDENT["postcode"],
                    city="Amsterdam",
                    email=RESIDENT["mail"],
                    how_to_talk=RESIDENT["how to talk"],
                    phones=(*resident.phones, make_phone(RESIDENT["daughter's phone"])),
                )
            )
            for topic in ("doorbell", "allergies"):
                said = RESIDENT["doorbell" if topic == "doorbell" else "allergy"]
                transaction.save(
                    PrivateNote(request_id=request.id, topic=topic, secret=said, share=False)
                )
            answers = {**request.answers, "collector": RESIDENT["collector"]}
            transaction.save(replace(transaction.get(Request, request.id), answers=answers))
            agreed = transaction.get(type(self.agreement), self.agreement.id)
            helper = HELPER["helper"]
            self.agreement = transaction.save(
                replace(
                    agreed,
                    helper=helper,
                    place=MATTER["place"],
                    code_word=MATTER["code word"],
                )
            )
            for reply in transaction.find(Reply, request_id=request.id):
                transaction.save(replace(reply, name=helper))
            centre = transaction.find(Centre)[0]
            self.centre = transaction.save(replace(centre, street="Kinkerstraat"))
        self.day = to_local_time(self.agreement.meet_at).date()
        self.facts = RESIDENT | HELPER | OTHERS | MATTER | CENTRE
        self.facts["code"] = format_code(request.code)
        self.target = folder / "paper.pdf"
        self.application = practice.application

    def tells(self):
        """Return the names of the facts that stand on the paper."""
        pages = PdfReader(self.target).pages
        words = " ".join(" ".join(page.extract_text().split()) for page in pages).casefold()
        words = re.sub(r"(?<=\w)- (?=\w)", "", words)
        return {name for name, said in self.facts.items() if said.casefold() in words}

    def draw_slip(self, made, paper="A4"):
        self.application.draw_slip(made.text, self.target, paper)

    def draw(self, text):
        draw_paper(text, self.target, self.application.home.folder("cache"))

    def draw_series(self, texts):
        draw_series(texts, self.target, self.application.home.folder("cache"))


def slip(record):
    record.draw_slip(
        record.use_cases.slips.make_pickup_slip(record.actor, record.taken.request.id).value
    )


def proof(record):
    taken, _, _ = a_call(record.practice)
    with record.practice.store.write(record.actor, record.practice.clock.now()) as transaction:
        request = transaction.get(Request, taken.request.id)
        transaction.save(replace(request, resident_id=record.taken.resident.id))
    record.facts["code"] = format_code(taken.request.code)
    record.draw_slip(record.use_cases.slips.make(record.actor, taken.request.id).value)


def helper_slip(record):
    record.draw_slip(
        record.use_cases.slips.make_helper_slip(record.actor, record.taken.request.id).value
    )


def helper_slip_at_home(record):
    """Only who goes to the resident's home is told where that is."""
    with record.practice.store.write(record.actor, record.practice.clock.now()) as transaction:
        agreed = transaction.get(type(record.agreement), record.agreement.id)
        transaction.save(replace(agreed, place="thuis"))
    helper_slip(record)


def thermal_slip(record):
    made = record.use_cases.slips.make_pickup_slip(record.actor, record.taken.request.id).value
    record.draw_slip(made, "strip")


def picture_slip(record):
    with record.practice.store.write(record.actor, record.practice.clock.now()) as transaction:
        resident = transaction.get(Resident, record.taken.resident.id)
        transaction.save(replace(resident, paper_language="pictures"))
    slip(record)


def appointment_card(record):
    record.draw(
        record.use_cases.sheets.appointment_card(record.actor, record.taken.request.id).value
    )


def day_sheet(record):
    record.draw(record.use_cases.sheets.day_sheet(record.actor, record.day).value)


def call_sheet(record):
    promise(record)
    record.draw(record.use_cases.sheets.call_sheet(record.actor).value)


def shift_note(record):
    promise(record)
    since = record.practice.clock.now() - timedelta(hours=5)
    record.draw(record.use_cases.sheets.shift_note(record.actor, since).value)


def labels(record):
    record.draw_series(record.use_cases.sheets.labels(record.actor, record.taken.request.id))


def letter(record):
    promise(record)
    task = rows(record.practice, Task, kind="ring_back", done_at=None)[-1]
    text = record.use_cases.slips.write_letter(record.actor, task.id).value
    record.application.draw_letter(text, record.target)


def notice(record):
    ids = [posting.id for posting in rows(record.practice, Posting)]
    [contents] = record.use_cases.notices.contents(record.actor, tuple(ids[-1:]))
    text = make_notice(*contents, record.practice.translate)
    record.application.draw_notices([text], record.target)


def request_list(record):
    listed = record.use_cases.requests.collect_list(record.actor, RequestFilter()).value
    text = request_list_text(
        listed.lines, record.centre, record.practice.clock.now(), record.practice.translate
    )
    record.application.draw_request_list(text, record.target)


def referral_card(record):
    contact = Contact(name="Buurtteam", phone="020 555 0199", for_what="Voor geldzorgen.")
    text = make_card_text(record.practice.translate, (contact,), record.centre, crisis=False)
    record.application.draw_card(text, record.target, "A5")


def board(record):
    record.draw(pointing_board(record.practice.translate, record.centre, "nl"))


def reply_coupon(record):
    record.draw_series([coupon(record.practice.translate, record.centre, "nl")])


def intake_form(record):
    numbers = record.use_cases.paper_forms.take_numbers(record.actor, 1).value
    translate = record.practice.translate
    record.draw_series(intake_forms(numbers, record.centre, translate.bound_to("nl")))


def recovery_sheet(record):
    record.application.write_recovery_sheet(record.target)


def promise(record):
    """Promise the resident a call, so that one is due."""
    at = record.practice.clock.now() + timedelta(hours=1)
    record.use_cases.ring_back_promises.ring_back_at(record.actor, record.taken.request.id, at)
    record.practice.clock.forward(hours=2)


THEM = {"first name", "last name"}
MATTERS = {"thing", "code"}
APPOINTMENT = {"day", "place", "helper"}
RING = {"centre", "centre's phone"}
AT_HOME = {"code word", "day", "helper", "phone", "street", "postcode"}
PAPERS = {
    slip: THEM | MATTERS | APPOINTMENT | RING | {"code word"},
    proof: THEM | MATTERS | RING,
    helper_slip: THEM | MATTERS | APPOINTMENT | RING | {"code word", "phone"},
    helper_slip_at_home: THEM | MATTERS | RING | AT_HOME,
    thermal_slip: THEM | MATTERS | APPOINTMENT | RING | {"code word"},
    picture_slip: THEM | MATTERS | APPOINTMENT | RING | {"code word"},
    appointment_card: THEM | MATTERS | APPOINTMENT | RING,
    day_sheet: THEM | MATTERS | APPOINTMENT | {"centre"},
    call_sheet: THEM | MATTERS | {"centre", "how to talk", "phone"},
    shift_note: THEM | MATTERS | {"centre"},
    labels: MATTERS | {"helper"},
    letter: THEM | MATTERS | RING | {"centre's street", "postcode", "street"},
    notice: MATTERS | RING,
    request_list: THEM | MATTERS | {"centre", "colleague"},
    referral_card: RING,
    board: {"centre"},
    reply_coupon: RING | {"centre's street"},
    intake_form: RING,
    recovery_sheet: set(),
}
"""By paper: the facts of the record that it tells."""


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.__name__)
def test_a_paper_tells_what_it_must_and_nothing_else_of_anybody(practice, tmp_path, paper):
    record = Record(practice, tmp_path)
    paper(record)
    assert record.tells() == PAPERS[paper]
