"""Rapport: a period is chosen by one key, shown in tables and charts, and written elsewhere."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.builders import a_call, firm, posted, replied
from tests.screens import press, shown_texts

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(screen, practice, qtbot):
    for number in range(6):
        firm(practice, share=True)
        taken, title, text = a_call(practice, what=f"ladder {number}")
        posted(practice, taken, title, text)
        replied(practice, taken, name=f"Buur {number}", number=f"b{number}")
    screen.go("report")
    page = screen.pages["report"]
    qtbot.waitUntil(lambda: "Wat er gevraagd werd" in shown_texts(page))
    return page


def test_it_begins_with_this_quarter(page):
    assert "Van donderdag 1 oktober tot en met donderdag 31 december 2026" in shown_texts(page)


def test_another_period_is_chosen_by_a_key(page, qtbot):
    press(Qt.Key.Key_J, ALT)
    qtbot.waitUntil(
        lambda: "Van donderdag 1 januari tot en met donderdag 31 december 2026" in shown_texts(page)
    )


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("1-11-2026", "30 november 2026", "zondag 1 november tot en met maandag 30 november"),
        ("1 december", "31-12", "dinsdag 1 december tot en met donderdag 31 december"),
    ],
)
def test_a_period_is_typed(page, qtbot, first, last, shown):
    press(Qt.Key.Key_Z, ALT)
    page.first.setText(first)
    page.last.setText(last)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: f"Van {shown} 2026" in shown_texts(page))


@pytest.mark.parametrize("typed", [("morgen", "x"), ("30-11-2026", "1-11-2026"), ("", "")])
def test_what_is_no_period_is_told(page, practice, typed):
    press(Qt.Key.Key_Z, ALT)
    page.first.setText(typed[0])
    page.last.setText(typed[1])
    press(Qt.Key.Key_Return)
    assert practice.translate("report-wrong-period") in shown_texts(page)
    page.first.setText("1 september")
    page.last.setText("30 november")
    press(Qt.Key.Key_Return)
    assert practice.translate("report-wrong-period") not in shown_texts(page), "it is mended"


def test_charts_stand_beside_the_tables_with_a_name_for_who_cannot_see_them(page, qtbot):
    def charts():
        pictures = [one for one in page.findChildren(QLabel) if not one.pixmap().isNull()]
        return [one.accessibleName() for one in pictures]

    qtbot.waitUntil(lambda: "Grafiek: Wat er gevraagd werd" in charts())


def test_it_is_written_as_a_paper_and_as_a_workbook(page, screen, tmp_path):
    screen.report.write_paper(tmp_path / "rapport.pdf")
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF")
    screen.report.write_workbook(tmp_path / "rapport.xlsx")
    book = load_workbook(tmp_path / "rapport.xlsx")
    assert book.sheetnames[0] == "Wat er gevraagd werd"
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0][:2] == ["Soort", "Vragen"]
    assert rows[1][:2] == ["Spullen lenen", 12]
