"""Pictures of the book and the report for the manual: the import's steps, volunteers, a report."""

from __future__ import annotations

import os

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.builders import a_call, firm, posted, replied
from tests.paths import ROOT
from tests.screens import shown_texts
from tests.volunteer_facts import PEOPLE

FOLDER = ROOT / "docs" / "book"
LIST = """Deelnemers 2026;;;;;
Naam;Telefoon;Adres;Personen;Nodig;Taal
Fatma Kaya;06 11 22 33 44;Kinkerstraat 12, 1053 ED Amsterdam;4;2 matjes, 1 tent;Turks
Jan van der Berg;612345678;Bosweg 3, 1052 AB Amsterdam;2;;
Kaya, F.;0611223344;Kinkerstraat 12, 1053 ED Amsterdam;4;;
Zoë de Wit;12345;Lange Leidsedwarsstraat 8-2, 1017 NL Amsterdam;twee;1 slaapzak;
"""


def keep(window, name):
    if os.environ.get("INTAKE_REDRAW"):
        FOLDER.mkdir(exist_ok=True)
        QTest.qWait(150)  # until it is laid out
        window.grab().save(str(FOLDER / f"{name}.png"))


@pytest.fixture
def laptop(screen):
    screen.frame.resize(1366, 740)
    return screen


def test_the_steps_of_an_import(laptop, tmp_path):
    file = tmp_path / "deelnemers.csv"
    file.write_text(LIST, encoding="utf8")
    laptop.go("volunteers")
    laptop.pages["volunteers"].imports.click()
    window = laptop.side_windows.imports
    window.resize(980, 860)
    keep(window, "import-1-choose")
    window.look_at(file)
    assert "Er komen er 3 bij" in shown_texts(window)
    keep(window, "import-2-look")
    window.carry_out.click()
    assert "Overgenomen: 3 erbij" in " ".join(shown_texts(window))
    keep(window, "import-3-done")


def test_the_page_of_the_volunteers(laptop, practice):
    for person in PEOPLE:
        practice.use_cases.volunteers.save(practice.actor, person)
    laptop.go("volunteers")
    page = laptop.pages["volunteers"]
    page.list.setCurrentRow(3)
    assert "Nog geen VOG" in " ".join(shown_texts(page))
    keep(laptop.frame, "volunteers")
    page.open_form()
    keep(laptop.frame, "volunteer-new")


def test_the_report(laptop, practice, qtbot):
    for number in range(8):
        firm(practice, share=True)
        taken, title, text = a_call(practice, what=f"ladder {number}")
        posted(practice, taken, title, text)
        if number % 2:
            replied(practice, taken, name=f"Buur {number}", number=f"b{number}")
        if number > 1:
            practice.use_cases.requests.close(
                practice.actor, taken.request.id, "niemand", cancelled=True
            )
    laptop.go("report")
    page = laptop.pages["report"]

    def charts():
        return [one for one in page.findChildren(QLabel) if not one.pixmap().isNull()]

    qtbot.waitUntil(lambda: len(charts()) == 1)
    keep(laptop.frame, "report")
