"""Reporting to the coordinator from the page of a request, and reading it at the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from intake.domain.concern import Concern
from intake.domain.permissions import Role
from intake.ui.settings.concerns_column import ConcernsColumn
from intake.ui.widgets.text_fields import LineEdit
from tests.builders import firm, rows
from tests.screens import press, shown_texts, type_

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def report(screen, practice, text):
    """Report by keys alone: the button, the text, and away."""
    taken, _ = firm(practice, share=True)
    screen.show_request(taken.request.id)
    press(Qt.Key.Key_M, ALT)
    press(Qt.Key.Key_Tab)
    type_(text)
    press(Qt.Key.Key_Return, CONTROL)
    return screen.pages["request"]


def test_an_incident_is_reported_by_keys_and_withholds_the_helper(screen, practice):
    page = report(screen, practice, "Hij kwam niet alleen.")
    [concern] = rows(practice, Concern)
    assert (concern.secret, concern.helper) == ("Hij kwam niet alleen.", "Henk de Vries")
    assert concern.is_withheld, "it is proposed, and can be unticked"
    said = " ".join(shown_texts(page))
    assert "Gemeld. De coördinator leest het." in said
    assert "Hij kwam niet alleen" not in said, "nothing of it stays on the screen"


def test_an_empty_report_is_told_and_stays(screen, practice):
    page = report(screen, practice, "")
    assert rows(practice, Concern) == ()
    assert "Schrijf op wat er gebeurd is" in " ".join(shown_texts(page))
    press(Qt.Key.Key_Escape)
    assert page.concern.isHidden()


def column(screen):
    screen.go("settings")
    screen.pages["settings"].open("concerns")
    return screen.pages["settings"].findChild(ConcernsColumn)


def test_a_coordinator_reads_it_and_writes_what_was_done(screen, practice, qtbot):
    report(screen, practice, "Hij kwam niet alleen.")
    shown = column(screen)
    assert "Hij kwam niet alleen." in " ".join(shown_texts(shown))
    shown.findChild(LineEdit).setText("Met beiden gesproken.")
    next(
        part
        for part in shown.findChildren(QAbstractButton)
        if part.text().startswith("Afgehandeld")
    ).click()
    qtbot.waitUntil(lambda: "Afgehandeld: Met beiden gesproken." in " ".join(shown_texts(shown)))
    shown.undo.click()
    assert rows(practice, Concern)[0].handled_at is None


def test_a_volunteer_sees_no_reports(screen, practice):
    report(screen, practice, "Hij kwam niet alleen.")
    screen.session.enter(practice.actor._replace(role=Role.VOLUNTEER))
    screen.go("settings")
    settings = screen.pages["settings"]
    settings.open("concerns")
    assert "Meldingen" not in [
        settings.sections.item(at).text() for at in range(settings.sections.count())
    ]
    assert "Hij kwam niet alleen" not in " ".join(shown_texts(settings))
