"""A list that shows all its entries leaves the scrolling to the page around it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from intake.ui.widgets.basics import make_scroll_area
from intake.ui.widgets.whole_list import WholeList


@pytest.fixture
def page(qtbot):
    """A low page with a long list between two lines."""
    inside = QWidget()
    lines = QVBoxLayout(inside)
    lines.addWidget(QLabel("boven"))
    entries = WholeList()
    lines.addWidget(entries)
    lines.addWidget(QLabel("onder"))
    area = make_scroll_area(inside)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    entries.show_entries([f"bewoner {number} in de Lange Straat" for number in range(80)])
    return area, entries


def test_all_entries_fit_also_when_it_becomes_narrower(page, qtbot):
    area, entries = page
    for width in (300, 180):
        area.resize(width, 200)
        qtbot.waitUntil(lambda: entries.verticalScrollBar().maximum() == 0)
        assert entries.visualItemRect(entries.item(79)).bottom() <= entries.height()


def test_the_arrow_keys_scroll_the_page_to_the_chosen_entry(page):
    area, entries = page
    entries.setFocus(Qt.FocusReason.OtherFocusReason)
    entries.setCurrentRow(0)
    QTest.keyClick(entries, Qt.Key.Key_End)
    last = entries.visualItemRect(entries.item(79))
    assert (
        area.viewport()
        .rect()
        .contains(entries.viewport().mapTo(area.viewport(), QPoint(5, last.bottom())))
    )


def test_an_empty_list_takes_no_room(page):
    _, entries = page
    entries.show_entries([])
    assert not entries.isVisible()
