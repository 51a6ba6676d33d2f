"""Opening hours reach every time that is proposed, a closure may be a span, and what was put
somewhere is found there again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from intake.app.timers import Timers
from intake.desk.answering.replies import Meeting
from intake.desk.printing.slips import MadeSlip
from intake.domain.agreement import Disclosure
from intake.domain.centre import Centre, OpeningHours
from intake.domain.slips import Slip
from intake.kit.time_zone import AMSTERDAM
from intake.ui.centre.facts import read_facts, show_facts
from intake.ui.replies.presenter import TypedMeeting
from intake.ui.replies.reply_card import _collected_before, _returned_from
from intake.ui.widgets.page_printing import paint_pages
from intake.walkthrough.verify_call import held_by
from intake.wiring.application import open_application
from tests.builders import a_call, at, posted, replied, rows
from tests.fakes import FixedClock
from tests.screens import press, shown_texts, type_

TODAY = date(2026, 11, 23)
WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-17:00")


def moment(day, hour=10):
    return datetime(*day, hour, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("closed", "needed", "proposed"),
    [
        ({}, (2026, 11, 28), (2026, 11, 27)),
        ({"2026-11-27": "studiedag"}, (2026, 11, 28), (2026, 11, 26)),
        ({}, (2026, 11, 30), (2026, 11, 27)),
    ],
)
def test_what_is_fetched_is_fetched_while_the_desk_is_open(closed, needed, proposed):
    opening = OpeningHours(WEEK, closed)
    assert _collected_before(opening, moment(needed)) == moment(proposed)


def test_what_comes_back_comes_back_while_the_desk_is_open():
    opening = OpeningHours(WEEK, {"2026-11-30": "dicht"})
    assert _returned_from(opening, moment((2026, 11, 29), 17)) == moment((2026, 12, 1), 17)


def test_a_moment_at_which_the_desk_is_closed_is_told_beside_it(screen, practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken)
    screen.go("replies")
    faults = []
    screen.replies.fault.connect(
        lambda name, sentence: faults.append((name, sentence)) if sentence else None
    )
    centre = practice.use_cases.set_up.centre()
    screen.replies.choose(
        0, TypedMeeting("zo 29 nov 10 uur", f"{centre.name}, {centre.address_line}", "", "")
    )
    assert [name for name, _ in faults] == ["when"]
    assert "dicht" in faults[0][1]


@pytest.mark.parametrize(
    "typed",
    [
        "24 dec t/m 2 jan: kerstvakantie",
        "24 dec - 2 jan: kerstvakantie",
        "van 24 december tot en met 2 januari: kerstvakantie",
    ],
)
def test_a_closure_of_some_days_is_each_of_them_and_is_shown_as_it_was_typed(practice, typed):
    read = read_facts({"closed": typed}, TODAY, practice.translate)
    closed = read.values["closed"]
    assert (min(closed), max(closed), len(closed)) == ("2026-12-24", "2027-01-02", 10)
    shown = show_facts(Centre(name="De Linde", closed=closed))["closed"]
    assert shown == "2026-12-24 t/m 2027-01-02: kerstvakantie"
    assert read_facts({"closed": shown}, TODAY, practice.translate).values["closed"] == closed


@pytest.mark.parametrize("typed", ["24 dec t/m ergens", "2 jan t/m 1 jan"])
def test_a_closure_that_is_not_understood_is_told(practice, typed):
    assert "closed" in read_facts({"closed": typed}, TODAY, practice.translate).faults


def test_the_footer_names_the_day_of_the_last_good_copy_and_keeps_it_in_another_size(
    screen, practice, clock, tmp_path
):
    timers = Timers(screen)
    timers.stop()
    screen.settings.settings = screen.settings.settings._replace(copies=str(tmp_path))
    timers.minute()
    assert any("vandaag" in text for text in shown_texts(screen.frame))
    screen.settings.change_look(scale=125)
    assert any("vandaag" in text for text in shown_texts(screen.frame))
    (tmp_path / "weg").write_text("no folder")
    screen.settings.settings = screen.settings.settings._replace(copies=str(tmp_path / "weg"))
    clock.forward(hours=24)
    timers.minute()
    texts = shown_texts(screen.frame)
    assert not any("vandaag" in text for text in texts)
    assert any(text.startswith("Laatste reservekopie") for text in texts)


def test_what_is_typed_on_a_page_is_there_in_another_size_and_language(screen, practice, qtbot):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    screen.go("replies")
    press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    type_("AB3-4C5")
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    page = screen.pages["replies"]
    from PySide6.QtWidgets import QLineEdit

    qtbot.waitUntil(
        lambda: any(
            edit.text() == "AB3-4C5" and edit.isVisible() for edit in page.findChildren(QLineEdit)
        )
    )
    screen.settings.change_look(language="en")
    page = screen.pages["replies"]
    qtbot.waitUntil(
        lambda: any(
            edit.text() == "AB3-4C5" and edit.isVisible() for edit in page.findChildren(QLineEdit)
        )
    )


def test_the_last_slip_is_printed_again_and_a_helper_s_is_told_again(screen, practice):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    screen.print_windows.window.close()
    screen.go("requests")
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    assert screen.print_windows.window.isVisible()
    assert len(rows(practice, Slip)) == 1, "the same one, no new one"


def test_a_helper_s_slip_that_is_shown_again_is_a_disclosure_again(practice, monkeypatch):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    agreement = practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10 uur"), "thuis")
    ).value
    slip = Slip(
        request_id=taken.request.id,
        agreement_id=agreement.id,
        paper="A5",
        for_helper=True,
        made_by=practice.actor.staff_id,
        made_at=practice.clock.now(),
    )
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(slip)
    monkeypatch.setattr(
        type(practice.use_cases.slips), "redraw", lambda _self, _id: MadeSlip(slip, None)
    )
    practice.use_cases.slips.last(practice.actor)
    assert len(rows(practice, Disclosure)) == 1


@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("A5", (420, 595))])
def test_a_slip_goes_to_the_printer_on_paper_of_its_own_size(
    screen, practice, tmp_path, paper, points
):
    taken, _, _ = a_call(practice)
    screen.slip.paper = paper
    screen.print_windows.open(screen.slip.make, taken.request.id)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert paint_pages(screen.print_windows.window._document, printer)
    box = PdfReader(tmp_path / "printed.pdf").pages[0].mediabox
    assert (abs(float(box.width) - points[0]) < 3, abs(float(box.height) - points[1]) < 3) == (
        True,
        True,
    )


def test_practice_sites_stand_where_they_stood_and_keep_what_was_taught(tmp_path):
    from intake.kit.paths import Home
    from tests.fakes import a_key

    home, key = Home(tmp_path / "practice"), a_key()
    home.root.mkdir()
    first = open_application(home, key, FixedClock(), practice=True)
    address = first.practice.server.address
    leen = next(one for one in first.use_cases.postings.platforms.all() if one.slug == "oefenleen")
    first.use_cases.postings.platforms.change(replace(leen, name="OefenLeen van ons"))
    first.close()
    again = open_application(home, key, FixedClock(), practice=True)
    try:
        assert again.practice.server.address == address
        kept = next(
            one for one in again.use_cases.postings.platforms.all() if one.slug == "oefenleen"
        )
        assert kept.name == "OefenLeen van ons"
        assert kept.new_request.startswith(address)
    finally:
        again.close()


def test_the_walk_looks_at_the_site_itself(practice):
    taken, title, text = a_call(practice)
    posted(
        practice, taken, title, text
    )  # our own row says that it stands there; the site knows nothing of it
    assert held_by(practice, taken.request.id, {})["stands on its practice site"] is False


def test_every_window_of_the_practice_centre_is_marked(screen, practice):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    screen.print_windows.open_card(crisis=True)
    for window in (screen.print_windows.window, screen.print_windows.cards):
        assert practice.translate("practice-bar") in shown_texts(window)
        assert practice.translate("practice-bar") in window.windowTitle()
