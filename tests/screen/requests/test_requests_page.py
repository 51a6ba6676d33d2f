"""Verzoeken: ending is asked first."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from intake.domain.permissions import Role
from intake.domain.request import Request
from intake.kit.time_zone import to_local_time
from intake.store.tables import AUDIT
from tests.builders import a_call, posted, replied, rows
from tests.desk_facts import ALT
from tests.screens import press


def test_ending_a_request_is_asked_first(screen, practice, qtbot):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken, "Henk", "1")
    screen.go("requests")
    page = screen.pages["requests"]
    qtbot.waitUntil(page.isVisible)
    press(Qt.Key.Key_V, ALT)
    assert not page.question_bar.isVisible()
    press(Qt.Key.Key_K, ALT)
    assert "echt niet meer nodig" in page.question_bar.question.text()
    press(Qt.Key.Key_Escape)
    assert not page.question_bar.isVisible()
    press(Qt.Key.Key_K, ALT)
    press(Qt.Key.Key_E, ALT)
    assert rows(practice, Request)[0].state == "open"
    press(Qt.Key.Key_K, ALT)
    press(Qt.Key.Key_J, ALT)
    assert rows(practice, Request)[0].state == "cancelled"


def test_the_request_that_was_asked_about_ends_though_the_list_has_moved(screen, practice, qtbot):
    first, _, _ = a_call(practice)
    screen.go("requests")
    page = screen.pages["requests"]
    qtbot.waitUntil(page.isVisible)
    page.table.selectRow(0)
    press(Qt.Key.Key_K, ALT)
    second, _, _ = a_call(practice)
    screen.requests.refresh()
    press(Qt.Key.Key_J, ALT)
    states = {request.id: str(request.state) for request in rows(practice, Request)}
    assert states == {first.request.id: "cancelled", second.request.id: "open"}


def shown(page, column):
    at = page.model.names.index(column)
    return [page.model.text(row, at) for row in range(page.model.rowCount())]


def test_the_list_is_sorted_by_its_heads_and_filtered_by_its_lists(screen, practice, qtbot):
    a_call(practice, what="ladder")
    second, title, text = a_call(practice, what="boormachine")
    posted(practice, second, title, text)
    screen.go("requests")
    page = screen.pages["requests"]
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    page.table.sortByColumn(page.model.names.index("what"), Qt.SortOrder.AscendingOrder)
    assert shown(page, "what") == ["Boormachine", "Ladder"]
    choice = next(
        one for one in page.filters.findChildren(QComboBox) if one.accessibleName() == "Platform"
    )
    choice.setCurrentIndex(choice.findData("oefenleen"))
    choice.activated.emit(choice.currentIndex())
    assert shown(page, "what") == ["Boormachine"]
    screen.go("desk")
    screen.go("requests")
    assert shown(page, "what") == ["Boormachine"], "the filter stays"
    assert shown(page, "age") == ["vandaag"]


def test_what_is_shown_is_kept_as_a_file_without_a_formula(screen, practice, tmp_path):
    a_call(practice, what="=1+1")
    screen.go("requests")
    target = tmp_path / "verzoeken.csv"
    screen.requests.export(target)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Code;Wat;Voor wie")
    assert (
        "staan in" in screen.pages["requests"].result_text
        or "staat in" in screen.pages["requests"].result_text
    )


def test_the_list_is_printed_as_it_is_filtered_and_each_person_is_written_down(
    screen, practice, qtbot
):
    a_call(practice, what="ladder")
    a_call(practice, what="soep")
    screen.go("requests")
    screen.requests.change_filter(sort="what", since=practice.clock.now() - timedelta(days=1))
    screen.pages["requests"].acts.buttons["requests-print"].click()
    qtbot.waitUntil(lambda: screen.slip.file is not None)
    pages = PdfReader(screen.slip.file).pages
    text = " ".join(pages[0].extract_text().split())
    assert "2 verzoeken" in text
    assert text.index("soep") < text.index("ladder"), "in the order that is shown"
    with practice.store.engine.connect() as connection:
        exported = connection.execute(
            sa.select(AUDIT.c.entity).where(AUDIT.c.action == "export")
        ).scalars()
        assert set(exported) == {"resident"}


def test_who_may_not_take_the_list_along_is_not_offered_it(screen, practice):
    session = screen.session
    page = screen.pages["requests"]
    for role, offered in ((Role.VOLUNTEER, False), (Role.COORDINATOR, True)):
        session.signed_in = session.actor._replace(role=role)
        screen.go("requests")
        page.acts.more.setChecked(True)
        assert page.acts.buttons["requests-print"].isVisible() is offered
        assert page.acts.buttons["requests-last-slip"].isVisible()


def test_the_file_holds_what_the_list_shows_and_nobody_else(screen, practice, tmp_path):
    first, _, _ = a_call(practice, what="ladder")
    practice.clock.forward(timedelta(days=2))
    a_call(practice, what="soep")
    screen.go("requests")
    screen.requests.change_filter(since=practice.clock.now() - timedelta(days=1))
    target = tmp_path / "verzoeken.csv"
    screen.requests.export(target)
    text = target.read_text(encoding="utf-8-sig")
    assert "soep" in text
    assert "ladder" not in text
    assert first.request.code not in text.replace("-", "")


@pytest.mark.parametrize(
    ("days", "first"), [(1, "2026-11-23"), (7, "2026-11-17"), (30, "2026-10-25")]
)
def test_a_period_begins_at_midnight_and_counts_today(screen, days, first):
    begins = to_local_time(screen.requests.day_ago(days))
    assert begins.strftime("%Y-%m-%d %H:%M") == f"{first} 00:00"
    assert screen.requests.day_ago(0) is None


def test_the_next_lines_come_below_the_first(screen, practice):
    for number in range(3):
        a_call(practice, what=f"ladder {number}")
    listed = []
    screen.requests.listed.connect(lambda lines, _more: listed.append(lines))
    screen.go("requests")
    model = screen.pages["requests"].model
    screen.requests.continued.emit(listed[-1][:2], False)
    assert model.rowCount() == len(listed[-1]) + 2


def test_a_request_that_ended_gets_no_older(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    practice.clock.forward(days=3)
    practice.use_cases.requests.close(practice.actor, taken.request.id, "")
    practice.clock.forward(days=30)
    screen.go("requests")
    page = screen.pages["requests"]
    qtbot.waitUntil(page.isVisible)
    screen.requests.show_ended(on=True)
    [age] = shown(page, "age")
    assert age.startswith("3 ")
