"""Blijft liggen: counted on the page of today, ticked in its window with what was done."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from intake.domain.problem import ProblemResolution
from intake.ui.widgets.text_fields import LineEdit
from tests.builders import firm, rows
from tests.screens import shown_texts


def test_what_went_wrong_is_ticked_and_comes_back(screen, practice, qtbot):
    _, agreement = firm(practice, share=True)
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    screen.go("calls")
    page = screen.pages["calls"]
    assert page.problems.text() == "Blijft liggen · 1"
    page.problems.click()
    window = screen.side_windows.problems
    qtbot.waitUntil(lambda: "Henk de Vries kan toch niet" in " ".join(shown_texts(window)))
    tick = next(part for part in window.findChildren(QAbstractButton) if part.text() == "Afvinken")
    tick.click()
    assert "Schrijf op wat u ermee gedaan hebt." in " ".join(shown_texts(window))
    window.findChild(LineEdit).setText("Fatma komt nu.")
    tick.click()
    assert [one.note for one in rows(practice, ProblemResolution)] == ["Fatma komt nu."]
    assert page.problems.isHidden()
    window.undo.click()
    assert page.problems.text() == "Blijft liggen · 1"


def test_a_locked_desk_closes_the_window(screen, practice):
    screen.go("calls")
    screen.pages["calls"].problems_wanted.emit()
    assert screen.side_windows.problems is not None
    screen.session.lock()
    assert screen.side_windows.problems is None
