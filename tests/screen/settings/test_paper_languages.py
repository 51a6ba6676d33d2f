"""A language of paper is signed for, taken off again, and names who read it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication

from intake.domain.approved_paper_language import ApprovedPaperLanguage
from intake.ui.settings.paper_languages_column import PaperLanguagesColumn
from tests.builders import rows
from tests.screens import shown_texts


def column_of(screen):
    screen.go("settings")
    page = screen.pages["settings"]
    page.open("languages")
    return page.findChild(PaperLanguagesColumn)


def buttons(column):
    return {one.accessibleName(): one for one in column.findChildren(QAbstractButton)}


def test_a_language_goes_on_with_the_name_of_who_read_it_and_off_again(screen, practice):
    column = column_of(screen)
    column.language.setCurrentIndex(column.language.findData("pl"))
    column.reader.setText("  Ewa   Nowak ")
    buttons(column)["Ik sta ervoor in"].click()
    [signed] = rows(practice, ApprovedPaperLanguage)
    assert (signed.language, signed.read_by) == ("pl", "Ewa Nowak")
    QApplication.processEvents()  # the lines are laid out anew
    assert "Gelezen door Ewa Nowak" in " ".join(shown_texts(column))
    buttons(column)["Zet Pools uit"].click()
    assert rows(practice, ApprovedPaperLanguage) == ()


def test_nobody_signs_without_a_reader(screen, practice):
    column = column_of(screen)
    buttons(column)["Ik sta ervoor in"].click()
    assert rows(practice, ApprovedPaperLanguage) == ()
    assert column.fields.faults["reader"].text()
