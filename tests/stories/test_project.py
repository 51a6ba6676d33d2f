"""A Buurtcamping through the pages Projecten and Uitgifte, from an ugly sheet to the end."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt

from intake.domain.allocation import Allocation
from intake.domain.custody import HolderKind, Holding, Mishap, MishapKind
from intake.domain.participant import Participant
from intake.domain.pledge import Pledge, PledgeState
from intake.domain.project import Project, ProjectState
from intake.domain.resident import Resident
from intake.domain.thing import Thing
from intake.domain.trip import Trip, TripKind
from intake.kit.codes import format_code
from intake.ui.projects.next_step import NextStep
from intake.ui.projects.project_words import Shown
from tests.builders import rows
from tests.screens import press, type_
from tests.ugly_sheet import DOUBLES, STREETS, people_of_camp, write_ugly_sheet

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Camp:
    """A team at one desk."""

    def __init__(self, screen, practice, qtbot):
        self.screen, self.practice, self.qtbot = screen, practice, qtbot
        self.papers = []

    @property
    def page(self):
        if self.screen.place != "projects":
            press(Qt.Key.Key_7, CTRL)
        return self.screen.pages["projects"]

    @property
    def counter(self):
        if self.screen.place != "handovers":
            press(Qt.Key.Key_6, CTRL)
        return self.screen.pages["handovers"]

    def fill(self, **typed):
        """Type into the form that is open, field by field, and save it."""
        entry = self.page.entry
        assert entry.is_open
        for name, text in typed.items():
            entry.fields.edits[name].setFocus()
            entry.fields.edits[name].selectAll()
            type_(text)
        press(Qt.Key.Key_S, CTRL)
        assert not entry.is_open

    def more(self):
        """Show the rare acts, once."""
        if not self.page.acts.more.isChecked():
            press(Qt.Key.Key_E, ALT)

    def print(self, act):
        """Open a paper, look whether it is drawn, and close it."""
        act()
        window = self.screen.print_windows.window
        assert window.isVisible()
        assert self.screen.slip.file.exists()
        self.papers.append(self.screen.slip.file_name)
        window.close()
        self.screen.frame.activateWindow()
        self.qtbot.waitUntil(self.screen.frame.isActiveWindow)

    def counts(self, name):
        """The numbers of an item."""
        project_id = self.screen.projects.project_id
        projects = self.practice.use_cases.projects
        lines = projects.read(self.practice.actor, project_id).lines()
        return next(line.counts for line in lines if line.item.name == name)

    def scan(self, code):
        self.counter.code.setFocus()
        self.counter.code.selectAll()
        type_(format_code(code))
        press(Qt.Key.Key_Return)


@pytest.fixture
def camp(screen, practice, qtbot):
    return Camp(screen, practice, qtbot)


def begin(camp):
    press(Qt.Key.Key_7, CTRL)
    camp.more()
    press(Qt.Key.Key_N, ALT)
    camp.fill(name="Buurtcamping", place="Rembrandtpark", first="18 december", last="20 december")
    for name in ("tent", "slaapmat"):
        camp.more()
        press(Qt.Key.Key_D, ALT)
        camp.fill(name=name, size="auto" if name == "tent" else "fiets")


def promise(camp, total, tents):
    """RingBackPromises of tents and mats; every fifth falls through, the others are sure."""
    page = camp.page
    press(Qt.Key.Key_T, ALT)
    camp.fill(item="tent", lender="Lener 0", street="Parkweg", number="3", postcode="1052 XK")
    presenter = camp.screen.projects
    for at in range(1, total):
        is_tent = at < tents
        presenter.offer(
            {
                "item": "tent" if is_tent else "slaapmat",
                "count": "1" if is_tent else str(1 + at % 3),
                "lender": f"Lener {at}",
                "contact": "",
                "street": STREETS[at % len(STREETS)],
                "number": str(1 + at),
                "postcode": f"105{at % 5} X{'ABCDE'[at % 5]}",
                "slot": "",
            },
            {},
        )
    assert page.page.step.kind is NextStep.RING
    assert camp.counts("tent").confirmed == 0, "a promise is not an arrival"
    pledges = rows(camp.practice, Pledge)
    for at, pledge in enumerate(pledges):
        if at == 0:
            press(Qt.Key.Key_4, ALT)
            press(Qt.Key.Key_J, ALT)
            press(Qt.Key.Key_S, CTRL)
        elif at % 5 == 1:
            presenter.fall_through(pledge.id)
        else:
            presenter.confirm(pledge.id, {"count": str(pledge.count), "slot": ""})


def collect(camp):
    """Plan the round, print the routes, load the vans, take everything in by its code."""
    camp.more()
    press(Qt.Key.Key_O, ALT)
    camp.fill(day="17 december")
    trips = rows(camp.practice, Trip, kind=str(TripKind.COLLECT))
    press(Qt.Key.Key_6, ALT)
    camp.print(lambda: press(Qt.Key.Key_P, ALT))
    for _ in trips:
        press(Qt.Key.Key_C, ALT)
        camp.fill(name="Bob")
        press(Qt.Key.Key_J, ALT)
        press(Qt.Key.Key_Down)
    assert camp.counts("tent").collected == camp.counts("tent").promised
    assert camp.counter.code.hasFocus()
    press(Qt.Key.Key_F8)
    for thing in rows(camp.practice, Thing, removed_at=None):
        if thing.pledge_id:
            camp.scan(thing.code)
    return trips


def hand_out(camp):
    """Hand out to each household what it was given."""
    press(Qt.Key.Key_7, CTRL)
    press(Qt.Key.Key_V, ALT)
    press(Qt.Key.Key_2, ALT)
    camp.print(lambda: press(Qt.Key.Key_P, CTRL))
    for row in camp.page.page.rows[Shown.COMPLETE]:
        camp.page.resident_wanted.emit(row.resident_id)
        camp.screen.pages["handovers"].word.known_button.click()
        press(Qt.Key.Key_Return, CTRL)


def take_back(camp):
    """Three things break, one is lost; the rest comes back by its code."""
    things = [one for one in rows(camp.practice, Thing, removed_at=None) if one.pledge_id]
    handed = [one for one in things if with_residents(camp, one)]
    acts = camp.screen.handovers
    counter = camp.counter
    for at, thing in enumerate(handed[:4]):
        acts.open_thing(thing.id)
        row = next(one for one in counter.rows.rows if one.thing_id == thing.id)
        what = {"what": "stok gebroken", "agreed": "", "told": ""}
        acts.report_mishap(row, what, is_lost=at == 3, lender_knows=False)
    for thing in handed:
        for holding in with_residents(camp, thing):
            camp.screen.go("handovers")
            acts.open_resident(holding.resident_id)
            press(Qt.Key.Key_F8)
            camp.scan(thing.code)


def with_residents(camp, thing):
    kind = str(HolderKind.RESIDENT)
    return rows(camp.practice, Holding, thing_id=thing.id, kind=kind)


def bring_home(camp):
    press(Qt.Key.Key_7, CTRL)
    camp.more()
    press(Qt.Key.Key_R, ALT)
    camp.fill(day="21 december")
    press(Qt.Key.Key_6, ALT)
    trips = rows(camp.practice, Trip, kind=str(TripKind.RETURN))
    for trip in trips:
        camp.screen.projects.load_trip(trip.id)
        camp.screen.projects.unload_trip(trip.id)
    return trips


def test_a_camp_from_an_ugly_sheet_to_the_closing_one(camp, practice, tmp_path, long):
    """120 households and 160 promises with ``--long``, else a fifth of them."""
    share = 1 if long else 5
    begin(camp)
    people = write_ugly_sheet(tmp_path / "lijst.csv", 120 // share)
    tents, mats = sum(one[5] for one in people), sum(one[6] for one in people)
    before = len(rows(practice, Resident))
    camp.page.take_list(tmp_path / "lijst.csv")
    assert len(rows(practice, Participant)) == len(people) == 120 // share
    assert len(rows(practice, Resident)) == before + len(people), f"{DOUBLES} are nobody new"
    assert camp.counts("tent").needed == tents
    assert camp.counts("slaapmat").needed == mats
    promise(camp, 160 // share, 65 // share)
    states = Counter(pledge.state for pledge in rows(practice, Pledge))
    fallen = sum(at % 5 == 1 for at in range(160 // share))
    assert states == {
        PledgeState.CONFIRMED: 160 // share - fallen, PledgeState.FALLEN_THROUGH: fallen,
    }  # fmt: skip
    collect(camp)
    for name in ("tent", "slaapmat"):
        counts = camp.counts(name)
        assert counts.in_store == counts.promised >= counts.needed
    hand_out(camp)
    assert len(camp.page.page.rows[Shown.COMPLETE]) == len(people), "all have what they need"
    assert camp.counts("tent").handed_out == tents
    assert camp.counts("slaapmat").handed_out == mats
    take_back(camp)
    mishaps = Counter(mishap.kind for mishap in rows(practice, Mishap))
    assert mishaps == {MishapKind.DAMAGED: 3, MishapKind.LOST: 1}
    bring_home(camp)
    lost = 0
    for name in ("tent", "slaapmat"):
        counts = camp.counts(name)
        lost += counts.lost
        assert counts.promised == counts.home + counts.lost, "every thing's place is known"
    assert lost == 1
    given = sum(one.count for one in rows(practice, Allocation))
    assert given == tents + mats, "nothing was given to two"
    camp.print(lambda: press(Qt.Key.Key_S, ALT))
    camp.print(lambda: press(Qt.Key.Key_Y, ALT))
    press(Qt.Key.Key_A, ALT)
    assert rows(practice, Project)[0].state is ProjectState.CLOSED
    assert len(camp.papers) == 4


def test_the_whole_list_asks_for_what_the_camp_needed():
    people, _ = people_of_camp()
    assert (len(people), sum(one[5] for one in people), sum(one[6] for one in people)) == (
        120, 45, 130,
    )  # fmt: skip
