"""The page Uitgifte and the window of a series, in the states that somebody meets them in."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake.desk.calling.visit_series import VisitNote, VisitPlan
from intake.kit.codes import format_code, next_code
from tests.builders import at
from tests.handover_facts import a_full_counter, agreed_meal
from tests.page_states import state
from tests.screens import press, type_


@state
def handovers_as_begun(screen, practice, qtbot):
    screen.go("handovers")
    return screen.frame


@state
def handovers_full(screen, practice, qtbot):
    """A resident with a tent in parts and a wheelchair, and somebody who is late."""
    facts = a_full_counter(practice)
    screen.go("handovers")
    type_to_code(screen, qtbot, format_code(facts.request.code))
    press(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    type_to_code(screen, qtbot, format_code(facts.wheelchair.code))
    return screen.frame


def type_to_code(screen, qtbot, text):
    """Type a code in the field at the top of the page Uitgifte, and press Enter."""
    code = screen.pages["handovers"].code
    code.setFocus()
    qtbot.waitUntil(code.hasFocus)
    code.selectAll()
    type_(text)
    press(Qt.Key.Key_Return)


@state
def handovers_calendar(screen, practice, qtbot):
    """Which of the centre's own things are free on which day."""
    a_full_counter(practice)
    screen.go("handovers")
    qtbot.waitUntil(screen.pages["handovers"].code.hasFocus)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    return screen.frame


@state
def handovers_mishap(screen, practice, qtbot):
    """The form for what broke, on the page of a thing."""
    facts = a_full_counter(practice)
    screen.go("handovers")
    type_to_code(screen, qtbot, format_code(facts.tent.code))
    press(Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    return screen.frame


@state
def handovers_error(screen, practice, qtbot):
    screen.go("handovers")
    type_to_code(screen, qtbot, next_code("Z", 1)[0])
    return screen.frame


@state
def visits_full(screen, practice, qtbot):
    """A weekly meal with a pause, and a time on which nobody came."""
    taken, _ = agreed_meal(practice)
    use_cases, actor = practice.use_cases, practice.actor
    plan = VisitPlan(first=at(practice, "vr 17:00"), rule="FREQ=WEEKLY")
    use_cases.visits.plan(actor, taken.request.id, plan)
    visits = use_cases.visits.of_request(actor, taken.request.id).visits
    day = visits[1].meets_at.date()
    use_cases.visits.pause(actor, taken.request.id, day, day)
    practice.clock.forward(days=5)
    use_cases.visits.record(actor, visits[0].id, VisitNote(came=False, went="niemand aan de deur"))
    screen.side_windows.open_visits(taken.request.id)
    window = screen.side_windows.visits
    window.resize(screen.frame.size())
    return window
