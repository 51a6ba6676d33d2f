"""Parts beside each other have room for their words, also where these changed out of sight."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from intake.ui.widgets.wrap_row import WrapRow


def test_words_that_changed_on_a_page_that_was_hidden_are_whole_when_it_is_shown(qtbot):
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    page, other = QWidget(), QWidget()
    name, number = QLabel("Wim"), QLabel("1")
    QVBoxLayout(page).addWidget(WrapRow(name, number))
    pages.addWidget(page)
    pages.addWidget(other)
    pages.resize(600, 100)
    pages.show()
    pages.setCurrentWidget(other)
    name.setText("Samira Voorbeeld-van den Berg")
    number.setText("samira@buren.invalid")
    pages.setCurrentWidget(page)
    for part in (name, number):
        assert part.width() >= part.sizeHint().width()


def test_what_does_not_fit_beside_goes_below(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    parts = [QLabel("x" * 40) for _ in range(3)]
    QVBoxLayout(window).addWidget(WrapRow(*parts))
    window.resize(340, 300)
    window.show()
    tops = [part.y() for part in parts]
    assert tops == sorted(set(tops))
