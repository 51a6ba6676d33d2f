"""Papers on the screen: shown, printed, saved."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QScrollArea,
)
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from intake.domain.draft import Draft
from intake.domain.message import Message
from intake.domain.slips import Slip
from intake.domain.task import Task
from intake.ui.widgets.pdf_pages import paint_pages
from tests.builders import a_call, posted, rows
from tests.fakes import HeldRunner
from tests.screens import open_annie, press, shown_texts


def test_the_last_slip_is_printed_again_and_a_helper_s_is_told_again(screen, practice):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    screen.print_windows.window.close()
    screen.go("requests")
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    assert screen.print_windows.window.isVisible()
    assert len(rows(practice, Slip)) == 1, "the same one, no new one"


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


def test_a_paper_that_cannot_be_saved_is_told_and_nothing_is_left_half_written(
    screen, practice, qtbot, tmp_path
):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    qtbot.waitUntil(lambda: screen.slip.file is not None)
    told = []
    screen.slip.message.connect(told.append)
    screen.slip.save(tmp_path / "weg" / "briefje.pdf")
    gone = practice.translate("error-file-folder-gone", folder=tmp_path / "weg")
    assert [sentence.startswith(gone) for sentence in told] == [True]
    assert not (tmp_path / "weg").exists()


def test_a_locked_desk_asks_for_no_file_any_more(screen, practice, qtbot):
    open_annie(screen)
    screen.pages["desk"].who._export()
    asked = [window for window in QApplication.topLevelWidgets() if isinstance(window, QFileDialog)]
    assert asked
    screen.session.lock()
    assert not any(dialog.isVisible() for dialog in asked)


def test_the_export_holds_the_letters_and_the_call_under_way(screen, practice):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            Message(
                request_id=taken.request.id,
                to="henk@buurt.example",
                subject="Ja graag",
                text="Beste Henk",
                written_at=practice.clock.now(),
            )
        )
        transaction.save(
            Draft(
                staff_id=practice.actor.staff_id,
                desk="A",
                page={"resident": str(taken.resident.id), "said": "nog iets"},
                saved_at=practice.clock.now(),
            )
        )
    held = practice.use_cases.export.collect(practice.actor, taken.resident.id).value
    assert [row["text"] for row in held["message"]] == ["Beste Henk"]
    assert "to" not in held["message"][0]
    assert any(row["page"].get("said") == "nog iets" for row in held["draft"])


@pytest.mark.parametrize("paper", ["slip", "letter", "notice"])
def test_a_paper_that_is_ready_after_the_desk_was_locked_is_not_shown(screen, practice, paper):
    taken, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        home = {"street": "Hoofdweg", "house_number": "12", "postcode": "1052 XK"}
        transaction.save(replace(taken.resident, **home, city="Amsterdam"))
    [task] = rows(practice, Task, request_id=taken.request.id, kind="ring_back")
    posting = posted(practice, taken, title, text)
    make, about = {
        "slip": (screen.slip.make, taken.request.id),
        "letter": (screen.slip.make_letter, task.id),
        "notice": (screen.slip.make_notices, (posting.id,)),
    }[paper]
    held = HeldRunner()
    screen.session.runner = held
    screen.print_windows.open(make, about)
    screen.session.lock()
    held.let_go()
    window = screen.print_windows.window
    assert not window.isVisible()
    assert screen.slip.file is None


def test_a_missing_printer_is_told_and_the_slip_stays(screen, practice):
    open_annie(screen)
    screen.online.keep_only()
    screen.print_windows.open(
        screen.slip.make, practice.use_cases.requests.list_all(practice.actor)[0].request.id
    )
    screen.settings.settings = screen.settings.settings._replace(
        printer="een printer die er niet is"
    )
    screen.print_windows.window._send_to_printer()
    assert "Er is geen printer gevonden" in " ".join(shown_texts(screen.print_windows.window))
    assert screen.slip.file.exists()
    file = screen.slip.file
    screen.print_windows.window.close()
    assert not file.exists(), "a temporary paper goes away"


def test_the_crisis_card_is_one_key_away_and_goes_on_paper(screen, qtbot):
    press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: any("112" in text for text in shown_texts(screen.print_windows.cards)))
    qtbot.waitUntil(screen.print_windows.cards.isActiveWindow)
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.slip.file is not None)
    text = PdfReader(screen.slip.file).pages[0].extract_text()
    assert "Hulp bij nood" in text
    assert "112" in text
    screen.print_windows.window.close()


def test_a_second_slip_leaves_no_first_one_behind(screen, practice):
    one, _, _ = a_call(practice)
    other, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, one.request.id)
    first = screen.slip.file
    screen.print_windows.open(screen.slip.make, other.request.id)
    assert not first.exists()
    assert screen.slip.file.exists()
    screen.print_windows.window.close()


def test_a_letter_and_a_notice_are_a4_and_stay_it(screen, practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    screen.slip.paper = "A5"
    screen.print_windows.open(screen.slip.make_notices, (posting.id,))
    window = screen.print_windows.window
    assert "A4" in " ".join(shown_texts(window))
    assert not window.other_paper.isVisible()
    screen.slip.redraw_on("A4")
    assert screen.slip.paper == "A5", "what is chosen for slips stays"
    window.close()


def test_a_slip_is_drawn_on_the_other_paper(screen, practice):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    window = screen.print_windows.window
    before = screen.slip.paper
    window.other_paper.click()
    assert screen.slip.paper != before
    shown = practice.translate(f"paper-size-{screen.slip.paper}")
    assert shown in " ".join(shown_texts(window))
    window.close()


@pytest.mark.parametrize("first", ["slip", "card"])
def test_a_letter_after_a_slip_has_no_other_size(screen, practice, first):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        home = {"street": "Hoofdweg", "house_number": "12", "postcode": "1052 XK"}
        transaction.save(replace(taken.resident, **home, city="Amsterdam"))
    if first == "slip":
        screen.slip.make(taken.request.id)
    else:
        screen.slip.make_card((), crisis=True)
    assert screen.slip.may_change_paper
    [task] = rows(practice, Task, request_id=taken.request.id, kind="ring_back")
    screen.slip.make_letter(task.id)
    screen.slip.redraw_on("A5")
    assert screen.slip.file.name == "letter.pdf"
    assert not screen.slip.may_change_paper


def test_a_paper_that_is_saved_is_for_its_owner_alone(screen, practice, tmp_path):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    screen.slip.save(tmp_path / "briefje.pdf")
    assert stat.S_IMODE((tmp_path / "briefje.pdf").stat().st_mode) == 0o600


@pytest.mark.parametrize("size", [A4, landscape(A4), landscape(A3)], ids=["A4", "side", "wide"])
def test_a_sheet_is_seen_in_its_whole_width(screen, practice, tmp_path, qtbot, size):
    file = tmp_path / "sheet.pdf"
    paper = Canvas(str(file), pagesize=size)
    paper.drawString(20, 20, "onderaan")
    paper.showPage()
    paper.save()
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    window = screen.print_windows.window
    qtbot.waitUntil(window.isVisible)
    screen.slip.drawn.emit(file, 1)
    area = window.findChild(QScrollArea)
    sheets = [part for part in area.widget().findChildren(QLabel) if not part.pixmap().isNull()]
    assert sheets
    assert all(sheet.pixmap().width() <= area.viewport().width() for sheet in sheets)
