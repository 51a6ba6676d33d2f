"""After a power cut: forms as hands filled them in, typed in by keys, compared with the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.domain.consent import Consent, Purpose
from intake.domain.request import Request
from intake.domain.resident import Caller, Resident
from intake.domain.volunteer import Volunteer
from intake.kit.time_zone import AMSTERDAM
from tests.builders import rows
from tests.screens import press, shown_texts, type_

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ANSWER_KEYS = {"ja": Qt.Key.Key_J, "nee": Qt.Key.Key_E, "later": Qt.Key.Key_L}
_MAX_TABS = 80


@dataclass(frozen=True)
class Written:
    """What a hand wrote on one form, and what a careful reader reads in it."""

    number: str
    day: int
    """Days before the day on which it is typed in."""
    time: str
    find: str
    new: dict[str, str] = field(default_factory=dict)
    caller: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    line: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    post: str = "ja"
    keep: str = "ja"
    read: dict[str, str] = field(default_factory=dict)
    written_at: datetime = datetime(2026, 11, 20, tzinfo=AMSTERDAM)


FORMS = (
    Written(
        "A-0001", 3, "10.05", "020-618 42 17",
        line="boormachine lenen morgen, gordijnrail ophangen",
        fields={"call_back": "do 12"}, keep="",
        read={"kind": "borrow", "what": "boormachine", "first": "2026-11-21"},
        written_at=datetime(2026, 11, 20, 10, 5, tzinfo=AMSTERDAM),
    ),
    Written(
        "A-0002", 3, "11:40", "Fikret Yıldız",
        new={"phone": "06-12345678", "postcode": "1054 AB", "house_number": "12"},
        line="warme maaltijd overmorgen, geen varkensvlees", post="later",
        read={"kind": "meal", "first": "2026-11-22"},
        written_at=datetime(2026, 11, 20, 11, 40, tzinfo=AMSTERDAM),
    ),
    Written(
        "A-0003", 2, "half 10", "Łucja Kowalska",
        new={"phone": "020 688 11 22", "postcode": "1053ED", "house_number": "120"},
        caller={"name": "Ewa Nowak", "relation": "dochter", "phone": "06 8765 4321"},
        line="rit naar het OLVG dinsdag 10 uur, met rollator", post="nee", keep="nee",
        read={"kind": "ride", "first": "2026-11-24"},
        written_at=datetime(2026, 11, 21, 9, 30, tzinfo=AMSTERDAM),
    ),
    Written(
        "schrift blz 3", 0, "8.15", "020-618 42 17",
        line="hulp bij de tuin zaterdag", keep="",
        read={"kind": "help", "first": "2026-11-28"},
        written_at=datetime(2026, 11, 23, 8, 15, tzinfo=AMSTERDAM),
    ),
)  # fmt: skip


def tab_to(part):
    """Go to a part by the Tab key alone."""
    while not part.window().isActiveWindow():
        QApplication.processEvents()
    for _ in range(_MAX_TABS):
        QApplication.processEvents()
        if QApplication.focusWidget() is part:
            return
        press(Qt.Key.Key_Tab)
    pytest.fail(f"no Tab leads to {part.accessibleName()}")


def begin_form(screen, form):
    """Type the head of a form in its window."""
    window = screen.side_windows.form
    tab_to(window.number)
    press(Qt.Key.Key_A, CTRL)
    type_(form.number)
    tab_to(window.day)
    press(Qt.Key.Key_Home)
    for _ in range(form.day):
        press(Qt.Key.Key_Down)
    tab_to(window.time)
    type_(form.time)
    press(Qt.Key.Key_Return)


def type_request(screen, form):
    """Type the rest of a form at the desk, as if somebody rang."""
    desk = screen.pages["desk"]
    type_(form.find)
    if form.new:
        press(Qt.Key.Key_A, ALT)
        for name, value in form.new.items():
            tab_to(desk.who.new.edits[name])
            type_(value)
        press(Qt.Key.Key_Tab)
    else:
        press(Qt.Key.Key_Return)
    if form.caller:
        press(Qt.Key.Key_B, ALT)
        for name, value in form.caller.items():
            tab_to(desk.who.caller.edits[name])
            type_(value)
        press(Qt.Key.Key_Tab)
    tab_to(desk.what.line)
    type_(form.line)
    press(Qt.Key.Key_Return)
    for name, value in form.fields.items():
        tab_to(desk.what.fields[name].edit)
        press(Qt.Key.Key_A, CTRL)
        type_(value)
        press(Qt.Key.Key_Return)
    for answer in (form.post, form.keep):
        if answer:
            press(ANSWER_KEYS[answer], ALT)
    press(Qt.Key.Key_S, CTRL)


def test_forms_of_a_power_cut_are_typed_in_by_keys_and_the_record_says_what_was_written(
    screen, practice, qtbot
):
    earlier = {request.id for request in rows(practice, Request)}
    screen.go("requests")
    press(Qt.Key.Key_M, ALT)
    papers = screen.print_windows.papers
    tab_to(papers.list)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_O, ALT)
    for form in FORMS:
        begin_form(screen, form)
        qtbot.waitUntil(lambda: screen.frame.isAncestorOf(QApplication.focusWidget()))
        note = " ".join(shown_texts(screen.pages["desk"]))
        assert form.number.upper() in note
        type_request(screen, form)
        qtbot.waitUntil(lambda: screen.place == "ended")
        press(Qt.Key.Key_O, ALT)
        qtbot.waitUntil(screen.side_windows.form.isVisible)
    assert screen.side_windows.form.number.text() == "SCHRIFT BLZ 4"
    assert screen.side_windows.form.day.currentData() == FORMS[-1].written_at.date()

    requests = [one for one in rows(practice, Request) if one.id not in earlier]
    assert len(requests) == len(FORMS)
    for form, request in zip(FORMS, sorted(requests, key=lambda one: one.taken_at), strict=True):
        compare(practice, form, request)

    begin_form(screen, FORMS[0])
    told = " ".join(shown_texts(screen.side_windows.form))
    assert "Formulier A-0001 is al overgetypt" in told


def compare(practice, form, request):
    """Hold a request against what was written."""
    assert request.taken_at == form.written_at, form.number
    assert request.paper_form == form.number.upper()
    assert request.said == form.line
    read = {"kind": str(request.kind), **request.answers}
    assert {name: read.get(name) for name in form.read} == form.read
    resident = rows(practice, Resident, id=request.resident_id)[0]
    if form.new:
        assert resident.full_name == form.find
        assert resident.postcode.replace(" ", "") == form.new["postcode"].replace(" ", "")
        assert resident.house_number == form.new["house_number"]
        digits = "".join(sign for sign in form.new["phone"] if sign.isdigit())
        assert resident.phones[0].number.endswith(digits[1:])
    else:
        assert resident.last_name == "Vries-Bakker"
    if form.caller:
        caller = rows(practice, Caller, id=request.caller_id)[0]
        assert (caller.name, caller.relation) == (form.caller["name"], form.caller["relation"])
    words = {"ja": True, "nee": False, "later": None}
    for purpose, said in ((Purpose.POST, form.post), (Purpose.KEEP, form.keep)):
        answers = [
            one
            for one in rows(practice, Consent, resident_id=request.resident_id)
            if one.purpose is purpose and one.request_id in (request.id, None)
        ]
        if said:
            assert answers[-1].given is words[said], (form.number, purpose)
            assert answers[-1].asked_at == form.written_at


def test_coupons_are_typed_in_by_keys_one_after_the_other(screen, practice):
    screen.go("requests")
    press(Qt.Key.Key_M, ALT)
    papers = screen.print_windows.papers
    tab_to(papers.list)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_O, ALT)
    window = screen.side_windows.coupon
    for name, phone in (("Chaïma El Idrissi", "06 12 34 56 79"), ("Jan", "020 6181818")):
        tab_to(window.name)
        type_(name)
        tab_to(window.phone)
        type_(phone)
        for box in (window.choices["meal"], window.choices["company"], window.times["evening"]):
            tab_to(box)
            press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Return, CTRL)
    added = [one for one in rows(practice, Volunteer) if one.name in ("Jan", "Chaïma El Idrissi")]
    assert len(added) == 2
    assert {one.kinds for one in added} == {("meal", "help")}
    assert {one.can_do for one in added} == {"koken, gezelschap geven"}
    assert {one.when for one in added} == {"avond"}
    assert {one.phone for one in added} == {"+31612345679", "+31206181818"}
    press(Qt.Key.Key_Z, ALT)
    assert [one.name for one in rows(practice, Volunteer, left_at=None) if one.name == "Jan"] == []


def test_a_coupon_without_a_number_is_told_beside_its_field(screen, practice):
    screen.side_windows.open("coupon")
    window = screen.side_windows.coupon
    tab_to(window.name)
    type_("Jan")
    press(Qt.Key.Key_Return, CTRL)
    assert "Typ een telefoonnummer" in " ".join(shown_texts(window))
    assert window.name.text() == "Jan"
    assert [one.name for one in rows(practice, Volunteer) if one.name == "Jan"] == []


@pytest.mark.parametrize(
    ("number", "time", "sentence"),
    [
        ("", "10.00", "Typ het nummer"),
        ("A-0009", "gauw", "Typ de tijd"),
        ("A-9", "23.59", "Die tijd moet nog komen"),
    ],
)
def test_what_is_wrong_with_a_form_is_told_beside_its_field(screen, number, time, sentence):
    screen.side_windows.open("forms")
    window = screen.side_windows.form
    tab_to(window.number)
    type_(number)
    tab_to(window.time)
    type_(time)
    press(Qt.Key.Key_Return)
    assert sentence in " ".join(shown_texts(window))
    assert window.isVisible()
    assert screen.call_draft.get("form") == ""


def test_a_call_that_is_on_the_page_is_parked_for_a_form(screen, practice):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    type_("boormachine lenen")
    press(Qt.Key.Key_Return)
    screen.side_windows.open("forms")
    begin_form(screen, FORMS[0])
    assert screen.frame.parked.has_any
    assert screen.call_draft.get("said") == ""
    assert screen.call_draft.get("form") == "A-0001"


def test_a_locked_desk_shows_no_pile(screen):
    screen.side_windows.open("forms")
    begin_form(screen, FORMS[0])
    screen.session.lock()
    assert screen.side_windows.form is None
    assert screen.paper_form.next_number == ""


def test_a_form_of_a_week_ago_is_taken_by_its_own_day(screen):
    """The day is chosen from the last two weeks."""
    assert screen.paper_form.days()[-1] == screen.paper_form.days()[0] - timedelta(days=13)
