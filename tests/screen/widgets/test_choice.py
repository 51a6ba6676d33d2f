"""A list that drops down shows each of its entries whole, whatever the size of the letters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from intake.ui import theme
from intake.ui.widgets.fields import choice_of
from intake.ui.widgets.pictograms import Pictograms

LONG = "Wie is aan zet: alle verzoeken"


@pytest.fixture
def look(letters, tmp_path):
    application = QApplication.instance()
    before = application.styleSheet(), application.font()
    application.setStyle("Fusion")
    family = theme.load_fonts(*letters)

    def wear(scale):
        application.setFont(theme.body_font(family, scale))
        signs = Pictograms(tmp_path).signs(theme.LIGHT)
        application.setStyleSheet(theme.style_sheet(theme.LIGHT, family, scale, signs))

    yield wear
    application.setStyleSheet(before[0])
    application.setFont(before[1])


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("count", [2, 7])
def test_each_entry_is_seen_whole(qtbot, look, scale, count):
    look(scale)
    window = QWidget()
    qtbot.addWidget(window)
    choice = choice_of([(f"{LONG} {number}", number) for number in range(count)], count - 1)
    QVBoxLayout(window).addWidget(choice)
    window.resize(420, 120)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    choice.setFocus()
    choice.showPopup()
    entries = choice.view()
    qtbot.waitUntil(lambda: entries.isVisible() and entries.hasFocus())
    last = entries.visualRect(entries.model().index(count - 1, 0))
    first = entries.visualRect(entries.model().index(0, 0))
    assert first.top() >= 0
    assert last.bottom() < entries.viewport().height()
    assert entries.viewport().width() >= entries.sizeHintForColumn(0)
    choice.hidePopup()
