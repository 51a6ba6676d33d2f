"""The page Projecten in the states that a team meets it in."""

from __future__ import annotations

from PySide6.QtCore import Qt

from intake.desk.projects.lender_trips import TripPlan
from intake.domain.thing import Thing
from intake.domain.trip import TripKind
from tests.builders import rows
from tests.page_states import state
from tests.project_facts import a_camp, a_household, a_pledge
from tests.screens import press

ALT = Qt.KeyboardModifier.AltModifier


def a_full_camp(practice):
    """A camp with five households, some of what they need, and a lender to ring."""
    camp = a_camp(practice, spare=10)
    people = (("Fatima", 5), ("Wim", 1), ("Annie", 3), ("Mohamed", 4), ("Joke", 2))
    for name, persons in people:
        a_household(practice, camp, name, persons=persons)
    a_household(practice, camp, "Kees", persons=2, is_waiting=True)
    a_pledge(practice, camp.tent4, confirmed=True)
    mats = a_pledge(practice, camp.mat, 8, confirmed=True, lender="Kees de Boer")
    a_pledge(practice, camp.mat, 3, lender="Ali", contact="06 12345678")
    a_pledge(practice, camp.tent2, 2, confirmed=True, lender="Sanne")
    code = rows(practice, Thing, pledge_id=mats.id)[0].code
    practice.use_cases.handovers.take_in_code(practice.actor, code)
    practice.use_cases.allocations.run(practice.actor, camp.project.id)
    plan = TripPlan(TripKind.COLLECT, camp.project.first)
    practice.use_cases.trips.plan(practice.actor, camp.project.id, plan)
    return camp


@state
def projects_as_begun(screen, practice, qtbot):
    screen.go("projects")
    return screen.frame


@state
def projects_full(screen, practice, qtbot):
    """A camp with what is needed, where it is, and what falls short."""
    a_full_camp(practice)
    screen.go("projects")
    qtbot.waitUntil(lambda: screen.pages["projects"].page.project_id is not None)
    return screen.frame


@state
def projects_ringing(screen, practice, qtbot):
    """The form for what a lender says when they are rung."""
    a_full_camp(practice)
    screen.go("projects")
    qtbot.waitUntil(lambda: screen.pages["projects"].page.project_id is not None)
    press(Qt.Key.Key_4, ALT)
    press(Qt.Key.Key_J, ALT)
    return screen.frame


@state
def projects_error(screen, practice, qtbot):
    """A promise of a thing that is not on the list."""
    a_full_camp(practice)
    screen.go("projects")
    page = screen.pages["projects"]
    qtbot.waitUntil(lambda: page.page.project_id is not None)
    press(Qt.Key.Key_T, ALT)
    page.entry.fields.edits["item"].setText("partytent")
    page.entry.save.click()
    return screen.frame


@state
def projects_posts(screen, practice, qtbot):
    """The posts for everything that falls short, before they go out."""
    a_full_camp(practice)
    screen.go("projects")
    page = screen.pages["projects"]
    qtbot.waitUntil(lambda: page.page.project_id is not None)
    press(Qt.Key.Key_M, ALT)
    qtbot.waitUntil(page.review.isVisible)
    return screen.frame


@state
def handovers_day(screen, practice, qtbot):
    """The day itself: Uitgifte alone, in larger letters; in a window of the size that is drawn."""
    a_full_camp(practice)
    screen.go("handovers")
    size = screen.frame.size()
    screen.pages["handovers"].bar.day.click()
    screen.frame.showNormal()
    screen.frame.resize(size)
    return screen.frame
