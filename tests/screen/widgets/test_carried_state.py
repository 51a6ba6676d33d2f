"""What was typed on a page goes to the one that replaces it, and to the one after that."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from intake.ui.widgets.carried_state import capture_state


@pytest.fixture
def new_page(qtbot):
    def build():
        page = QWidget()
        qtbot.addWidget(page)
        lines = QVBoxLayout(page)
        for part in (QLineEdit(), QLineEdit(), QLineEdit(), QPlainTextEdit(), QListWidget()):
            lines.addWidget(part)
        page.findChild(QListWidget).addItems(["een", "twee", "drie"])
        page.findChildren(QLineEdit)[2].setEchoMode(QLineEdit.EchoMode.Password)
        return page

    return build


def test_what_was_typed_survives_two_changes(new_page):
    page = new_page()
    shown, typed, secret = page.findChildren(QLineEdit)
    shown.setText("stond er al")
    QTest.keyClicks(typed, "De Linde")
    QTest.keyClicks(secret, "geheim")
    QTest.keyClicks(page.findChild(QPlainTextEdit), "een verhaal")
    page.findChild(QListWidget).setCurrentRow(2)
    for _ in range(2):
        fresh = new_page()
        capture_state(page).put_back(fresh)
        page = fresh
    assert [edit.text() for edit in page.findChildren(QLineEdit)] == ["", "De Linde", ""]
    assert page.findChild(QPlainTextEdit).toPlainText() == "een verhaal"
    assert page.findChild(QListWidget).currentRow() == 2


def test_a_page_on_which_nothing_was_typed_carries_nothing(new_page):
    page = new_page()
    page.findChild(QListWidget).setCurrentRow(1)
    state = capture_state(page)
    assert (state.texts, state.rows) == ({}, {})


def test_what_was_folded_away_is_unfolded_where_something_stands_in_it(new_page):
    page, fresh = new_page(), new_page()
    QTest.keyClicks(page.findChildren(QLineEdit)[1], "x")
    fresh.findChildren(QLineEdit)[1].hide()
    capture_state(page).put_back(fresh)
    assert not fresh.findChildren(QLineEdit)[1].isHidden()
