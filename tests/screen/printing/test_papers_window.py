"""The window with the papers that are of no request: each is made by keys alone."""

from __future__ import annotations

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.kit.time_zone import to_local_time
from intake.ui.printing.sheets_presenter import PAPERS
from intake.ui.widgets.pdf_pages import Printed, PrintOutcome
from tests.builders import a_call, firm
from tests.real.paper.paper_facts import placed_in
from tests.screens import press, shown_texts

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def papers(screen, qtbot):
    screen.go("requests")
    press(Qt.Key.Key_M, ALT)
    window = screen.print_windows.papers
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(window.list.hasFocus)
    return window


def choose(window, paper):
    press(Qt.Key.Key_Home)
    for _ in range(PAPERS.index(paper)):
        press(Qt.Key.Key_Down)
    QApplication.processEvents()


def choose_day(window, agreement):
    day = to_local_time(agreement.meet_at).date()
    days = [window.day.itemData(at) for at in range(window.day.count())]
    window.day.setCurrentIndex(days.index(day))


@pytest.mark.parametrize("paper", [paper for paper in PAPERS if paper != "slips"])
def test_each_paper_is_made_by_keys_and_shown(screen, papers, qtbot, paper):
    choose(papers, paper)
    press(Qt.Key.Key_Return, CTRL)
    shown = screen.print_windows.window
    qtbot.waitUntil(lambda: shown is not None and shown.isVisible())
    assert screen.slip.file.read_bytes().startswith(b"%PDF")
    assert screen.slip.file_name.endswith(".pdf")
    shown.close()


def test_a_day_without_agreements_has_no_slips_and_says_so(screen, papers):
    choose(papers, "slips")
    press(Qt.Key.Key_Return, CTRL)
    assert "Voor die dag is er niets afgesproken." in " ".join(shown_texts(papers))


def test_the_slips_of_a_day_are_one_file_in_its_order(screen, practice, papers, qtbot):
    _, agreement = firm(practice, share=True)
    choose(papers, "slips")
    choose_day(papers, agreement)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(screen.print_windows.window.isVisible)
    assert screen.slip.file.read_bytes().startswith(b"%PDF")
    screen.print_windows.window.close()


def test_a_batch_that_is_stopped_makes_nothing_and_says_so(screen, practice, papers):
    _, agreement = firm(practice, share=True)
    screen.sheets.progress.connect(lambda *_: screen.sheets.cancel())
    choose(papers, "slips")
    choose_day(papers, agreement)
    press(Qt.Key.Key_Return, CTRL)
    assert "Gestopt. Er is niets gemaakt." in " ".join(shown_texts(papers))
    assert not (screen.print_windows.window and screen.print_windows.window.isVisible())


def test_a_language_is_there_once_it_is_signed_for(screen, practice, papers):
    choose(papers, "board")
    before = [papers.language.itemData(at) for at in range(papers.language.count())]
    practice.use_cases.paper_languages.sign(practice.actor, "uk", "Oksana")
    papers.open()
    now = [papers.language.itemData(at) for at in range(papers.language.count())]
    assert before == ["nl", "en"]
    assert now == ["nl", "en", "uk"]


@pytest.mark.parametrize("paper", PAPERS)
def test_only_what_a_paper_needs_is_asked(papers, paper):
    choose(papers, paper)
    asked = {
        name
        for name, part in (("day", papers.day), ("language", papers.language),
                           ("number", papers.number), ("type in", papers.type_in))
        if part.isVisible()
    }  # fmt: skip
    wanted = {
        "day": {"day"}, "hand-out": {"day"}, "slips": {"day"}, "calls": set(), "shift": set(),
        "board": {"language"},
        "coupon": {"language", "number", "type in"}, "forms": {"number", "type in"},
    }  # fmt: skip
    assert asked == wanted[paper]


def test_labels_begin_at_the_first_free_one_of_a_sheet(screen, practice, qtbot):
    taken, _ = firm(practice, share=True)
    screen.print_windows.open_labels(taken.request.id)
    window = screen.print_windows.window
    assert window.first_label.count() == 21
    before = PdfReader(screen.slip.file).pages[0].extract_text()
    places = []
    for at in (0, 4):
        window.first_label.setCurrentIndex(at)
        window.first_label.activated.emit(at)
        [*_, (_, _, left, _, low, _)] = [
            one for one in placed_in(screen.slip.file) if "oormachine" in one[1]
        ]
        places.append((round(left), round(low)))
    assert places[0] != places[1]
    assert window.first_label.currentIndex() == 4
    assert before == PdfReader(screen.slip.file).pages[0].extract_text()
    screen.print_windows.open(screen.slip.make, taken.request.id)
    assert not window.first_label.isVisible()
    window.close()


@pytest.mark.parametrize(
    ("outcome", "sentence", "is_printed"),
    [
        (PrintOutcome.SENT, "Naar HP gestuurd.", True),
        (PrintOutcome.STOPPED, "De printer HP staat stil.", False),
        (PrintOutcome.NO_PRINTER, "Er is geen printer gevonden.", False),
        (PrintOutcome.FAILED, "De printer nam het briefje niet aan.", False),
    ],
)
def test_what_came_of_printing_is_told_and_only_a_sent_slip_is_printed(
    screen, practice, monkeypatch, outcome, sentence, is_printed
):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    window = screen.print_windows.window
    monkeypatch.setattr(
        "intake.ui.printing.slip_window.print_document", lambda *_: Printed(outcome, "HP")
    )
    window.print.click()
    assert sentence in " ".join(shown_texts(window))
    slip = practice.use_cases.slips.last(practice.actor).value.slip
    assert (slip.printed_at is not None) == is_printed
    window.close()
