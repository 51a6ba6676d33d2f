"""A window that asks for a file speaks the language of the screen, whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QTreeView, QWidget

from intake.app.desk_program import speak_as_qt
from intake.ui.widgets.file_dialog import FileQuestion, ask_for_file, ask_where_to_save
from tests.text_facts import TRANSLATE

_KIND = 2
"""The column of what kind of file it is."""


def test_no_word_of_it_is_english_on_a_dutch_screen(qtbot, tmp_path):
    speak_as_qt("nl")
    (tmp_path / "wijk").mkdir()
    (tmp_path / "lijst.csv").write_text("naam")
    window = QWidget()
    qtbot.addWidget(window)
    ask_for_file(window, TRANSLATE, FileQuestion("Lijst", tmp_path, "CSV (*.csv)"), print)
    dialog = window.findChild(QFileDialog)
    words = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Kijk in:", "Bestandsnaam:", "Soort bestand:"} <= words
    files = dialog.findChild(QTreeView)
    qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) == len(("wijk", "lijst")))
    kinds = {files.model().index(row, _KIND, files.rootIndex()).data() for row in range(2)}
    assert kinds == {"Map", "Bestand csv"}
    dialog.reject()


def test_what_is_saved_gets_the_ending_of_its_kind(qtbot, tmp_path):
    window, chosen = QWidget(), []
    qtbot.addWidget(window)
    question = FileQuestion("Bewaren", tmp_path / "lijst.pdf", "PDF (*.pdf)")
    ask_where_to_save(window, TRANSLATE, question, chosen.append)
    dialog = window.findChild(QFileDialog)
    dialog.selectFile("anders")
    dialog.accept()
    assert chosen == [Path(tmp_path / "anders.pdf")]
