"""A list is looked at before anything is made, matched by hand, taken in and taken out again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from intake.domain.resident import Resident
from tests.builders import rows
from tests.screens import press, shown_texts

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(screen, tmp_path):
    file = tmp_path / "lijst.csv"
    file.write_text(
        "Naam;Telefoon;Adres;Kolom x\n"
        "Fatma Kaya;0611223344;Kinkerstraat 12, 1053 ED Amsterdam;spreekt langzaam\n"
        "Fatma Kaya;0611223344;Kinkerstraat 12, 1053 ED Amsterdam;\n"
        "Jan Smit;geen 12345;Bosweg 3;\n",
        encoding="utf8",
    )
    screen.go("volunteers")
    screen.pages["volunteers"].imports.click()
    window = screen.side_windows.imports
    window.look_at(file)
    return window


def test_it_tells_what_would_be_made_and_makes_nothing(window, practice, qtbot):
    qtbot.waitUntil(lambda: "Er komen er 2 bij" in shown_texts(window))
    shown = " ".join(shown_texts(window))
    assert "1 staat er al, of staat dubbel in de lijst" in shown
    assert "1 ding is niet goed te lezen" in shown
    assert "Fatma Kaya" in window.lists["new"].item(0).text()
    assert "staat ook op regel 2 van deze lijst" in window.lists["doubles"].item(0).text()
    assert "geen 12345" in window.lists["wrong"].item(0).text()
    assert rows(practice, Resident, last_name="Kaya") == ()


def test_it_is_taken_in_and_taken_out_by_one_key(window, practice, qtbot):
    before = len(rows(practice, Resident))
    press(Qt.Key.Key_Return, CTRL)
    assert len(rows(practice, Resident)) == before + 2
    shown = " ".join(shown_texts(window))
    assert "Overgenomen: 2 erbij, 1 dubbel, 1 niet goed te lezen." in shown
    assert "Laatst overgenomen: lijst.csv" in shown
    press(Qt.Key.Key_Z, CTRL)
    assert len(rows(practice, Resident)) == before
    assert "Weggehaald: 2 van de laatste lijst." in " ".join(shown_texts(window))


def test_a_column_is_chosen_by_hand(window, practice):
    choice = next(
        one
        for one in window.findChildren(QComboBox)
        if one.accessibleName() == practice.translate("import-reads-as", heading="Kolom x")
    )
    choice.setCurrentIndex(choice.findData("note"))
    choice.activated.emit(choice.currentIndex())
    press(Qt.Key.Key_Return, CTRL)
    assert rows(practice, Resident, last_name="Kaya")[0].note == "spreekt langzaam"


def test_a_file_that_is_no_list_is_told(window, tmp_path, practice):
    broken = tmp_path / "kapot.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    window.look_at(broken)
    assert any("kapot.xlsx" in text for text in shown_texts(window))


def test_a_locked_desk_shows_nobody_of_the_list(window, screen):
    screen.session.lock()
    assert screen.side_windows.imports is None
