"""Things and meals from request to "how did it go", through the real pages, with every paper.

A wheelchair of the centre's own shelf, a neighbour's tent of which one part comes back late, a pan
that breaks, a weekly meal with a pause, and a tasting tour along three cooks. ``INTAKE_REDRAW=1``
keeps the pictures in ``docs/loans``.
"""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.domain.agreement import Agreement, PayTo
from intake.domain.custody import Handover, HolderKind, Holding, Mishap
from intake.domain.permissions import system_actor
from intake.domain.request import Request
from intake.domain.task import ABOUT_THINGS, FOLLOW_UPS, Task, TaskKind
from intake.domain.thing import Thing
from intake.domain.visit import Visit, VisitState
from intake.domain.visit_report import VisitReport
from intake.kit.codes import format_code
from tests.builders import posted, replied, rows
from tests.paths import ROOT
from tests.screens import press, shown_texts, type_
from tests.week import answer_and_keep

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KNOWN_NUMBER = "0206184217"
PICTURES = ROOT / "docs" / "loans"


class Loans:
    """A desk at which things go out and come back."""

    def __init__(self, screen, practice, qtbot):
        self.screen, self.practice, self.qtbot = screen, practice, qtbot
        self.use_cases, self.actor = practice.use_cases, practice.actor
        self.papers = []
        self.asked = 0

    @property
    def page(self):
        if self.screen.place != "handovers":
            press(Qt.Key.Key_6, CTRL)
        return self.screen.pages["handovers"]

    def take(self, line):
        """Take a request at Balie by keys, of somebody who is known; it is placed at once."""
        before = {request.id for request in rows(self.practice, Request)}
        self.come_to_front()
        self.screen.go("desk")
        press(Qt.Key.Key_F2)
        type_(KNOWN_NUMBER)
        press(Qt.Key.Key_Return)
        type_(line)
        press(Qt.Key.Key_Return)
        agreed_text = answer_and_keep(self.screen)
        [request] = [one for one in rows(self.practice, Request) if one.id not in before]
        taken = SimpleNamespace(request=request)
        posted(self.practice, taken, *agreed_text)
        return taken

    def agree(self, taken, lender, **typed):
        """A neighbour's mail comes in; choosing, their yes and the resident's go by keys."""
        replied(self.practice, taken, name=lender, number=taken.request.code)
        self.choose(taken, **typed)
        press(Qt.Key.Key_J, ALT)  # rung: the neighbour says yes
        self.ring_back(taken)

    def choose(self, taken, *, pay_to="", **typed):
        """Choose the reply to a request on the page Reacties, with what was agreed."""
        self.come_to_front()
        self.screen.go("replies")
        page = self.screen.pages["replies"]
        [at] = [at for at, card in enumerate(page.cards) if card.request_id == taken.request.id]
        page.list.setCurrentRow(at)
        for name, text in typed.items():
            page.agreement.fields[name].setText(text)
        if pay_to:
            page.agreement.pay_to.setCurrentIndex(page.agreement.pay_to.findData(pay_to))
        page.choose_button.setFocus()
        press(Qt.Key.Key_Return, CTRL)
        assert self.agreement_of(taken), f"nobody was chosen: {shown_texts(page)}"

    def ring_back(self, taken):
        """Ring the resident from Vandaag: they say yes to it, and to being known."""
        self.come_to_front()
        self.screen.go("calls")
        page = self.screen.pages["calls"]
        [task] = [
            task
            for task in self.open_tasks(TaskKind.RING_BACK)
            if task.request_id == taken.request.id
        ]
        page.panel.leave_note()
        page.select(task.id)
        page.panel.setFocus()
        press(Qt.Key.Key_1, ALT)
        press(Qt.Key.Key_J, ALT)
        if page.panel.asking_to_share:
            press(Qt.Key.Key_J, ALT)
        assert self.agreement_of(taken).resident_yes_at

    def agreement_of(self, taken):
        agreements = rows(self.practice, Agreement, request_id=taken.request.id)
        return next((one for one in agreements if one.is_live), None)

    def type_code(self, code):
        """Type a code in the field at the top, and press Enter."""
        self.page.code.setFocus()
        self.page.code.selectAll()
        type_(format_code(code))
        press(Qt.Key.Key_Return)

    def hand_out(self, code):
        """Find a person by the slip, ask the word, hand out, print the receipt."""
        self.type_code(code)
        press(Qt.Key.Key_W, ALT)
        press(Qt.Key.Key_Return, CTRL)
        self.print(Qt.Key.Key_P, CTRL)

    def take_in(self, code):
        """Take a thing in by its label, and print the receipt."""
        press(Qt.Key.Key_F8)
        self.type_code(code)
        self.print(Qt.Key.Key_P, CTRL)

    def print(self, key, held):
        """Open a paper by its key, look whether it is drawn, and close it."""
        press(key, held)
        window = self.screen.print_windows.window
        assert window.isVisible()
        assert self.screen.slip.file.exists()
        self.papers.append(self.screen.slip.file_name)
        window.close()
        self.come_to_front()

    def come_to_front(self):
        """Let the desk have the keys again after a window of its own was closed."""
        self.screen.frame.activateWindow()
        self.qtbot.waitUntil(self.screen.frame.isActiveWindow)

    def bring_in(self, taken, **typed):
        """Write down what a lender brings for a request; stick the label on it."""
        self.type_code(taken.request.code)
        press(Qt.Key.Key_I, ALT)
        for name, text in typed.items():
            self.page.entry.fields.edits[name].setText(text)
        self.page.entry.save.click()
        self.print(Qt.Key.Key_P, CTRL)
        self.print(Qt.Key.Key_T, ALT)
        return rows(self.practice, Thing, request_id=taken.request.id, whole_id=None)[0]

    def picture(self, name, window=None):
        """Keep a picture of what is on the screen."""
        for _ in range(4):
            QApplication.processEvents()
        shown = (window or self.screen.frame).grab()
        assert not shown.isNull()
        if os.environ.get("INTAKE_REDRAW"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            shown.save(str(PICTURES / f"{name}.png"))

    def rounds(self):
        """Do what the desk does by itself each day."""
        desk = system_actor(self.actor.desk)
        self.use_cases.custody_rounds.plan(desk)
        self.use_cases.rounds.plan_agreement_calls(desk)

    def open_tasks(self, *kinds):
        names = tuple(str(kind) for kind in kinds)
        return rows(self.practice, Task, kind=names, done_at=None)

    def ring(self, kind):
        """Ring the person of each open call of a kind from Vandaag, and note it by keys."""
        self.come_to_front()
        self.screen.go("calls")
        page = self.screen.pages["calls"]
        for task in self.open_tasks(kind):
            page.panel.leave_note()
            page.select(task.id)
            page.panel.setFocus()
            press(Qt.Key.Key_1, ALT)
        assert self.open_tasks(kind) == ()

    def ask_how_it_went(self):
        """Ask both sides of every agreement, as the rounds of the coming weeks tell."""
        for _ in range(6):
            self.practice.clock.forward(days=4)
            self.rounds()
            self.come_to_front()
            self.screen.go("calls")
            for task in self.open_tasks(*FOLLOW_UPS):
                page = self.screen.pages["calls"]
                page.select(task.id)
                page.panel.setFocus()
                press(Qt.Key.Key_1, ALT)
                press(Qt.Key.Key_J, ALT)
                press(Qt.Key.Key_6, ALT)
                press(Qt.Key.Key_Return, CTRL)
                self.asked += 1


@pytest.fixture
def loans(screen, practice, qtbot):
    screen.frame.resize(1366, 730)
    return Loans(screen, practice, qtbot)


def lend_the_wheelchair(loans):
    """Our own wheelchair: named before any platform, lent, handed out and back."""
    own = loans.use_cases.own_things
    chair = own.save(loans.actor, Thing(name="rolstoel", place="kast 1")).value
    chair = loans.use_cases.things.give_code(loans.actor, chair.id).value
    taken = loans.take("rolstoel lenen vrijdag")
    loans.screen.show_request(taken.request.id)
    press(Qt.Key.Key_U, ALT)
    loans.choose(taken, when="vr 10", place="De Linde", back="ma 17")
    loans.ring_back(taken)
    loans.hand_out(taken.request.code)
    loans.picture("wheelchair-out")
    held = rows(loans.practice, Holding, thing_id=chair.id)[0]
    assert held.resident_id == taken.request.resident_id
    loans.take_in(chair.code)
    assert rows(loans.practice, Holding, thing_id=chair.id)[0].name == "kast 1"
    press(Qt.Key.Key_F7)


def lend_the_tent(loans):
    """A neighbour's tent in three parts, of which one comes back late."""
    taken = loans.take("tent lenen vrijdag")
    loans.agree(taken, "Samira", when="vr 10", place="De Linde", back="ma 17")
    tent = loans.bring_in(taken, contact="06 12345678", parts="stok, 12 haringen, zeil")
    loans.picture("tent-in")
    loans.hand_out(taken.request.code)
    loans.practice.clock.forward(days=9)
    loans.rounds()
    assert [task.thing_id for task in loans.open_tasks(TaskKind.OVERDUE)] == [tent.id]
    loans.take_in(tent.code)
    assert loans.open_tasks(TaskKind.OVERDUE) == ()
    press(Qt.Key.Key_M, ALT)
    type_("1")
    press(Qt.Key.Key_Return)
    assert loans.open_tasks(TaskKind.MISSING_PART)[0].about == "1 stok"
    loans.picture("part-missing")
    loans.take_in(tent.code)
    assert loans.open_tasks(TaskKind.MISSING_PART) == ()
    press(Qt.Key.Key_B, ALT)
    loans.print(Qt.Key.Key_P, CTRL)
    press(Qt.Key.Key_O, ALT)
    assert rows(loans.practice, Handover, thing_id=tent.id)[-1].is_signed
    loans.picture("tent-home")
    press(Qt.Key.Key_F7)


def break_the_pan(loans):
    """A pan that breaks: the lender hears it and gets it back."""
    taken = loans.take("grote pan lenen vrijdag")
    loans.agree(taken, "Truus", when="vr 10", place="De Linde", back="ma 17")
    pan = loans.bring_in(taken, contact="06 87654321")
    loans.hand_out(taken.request.code)
    loans.take_in(pan.code)
    press(Qt.Key.Key_K, ALT)
    type_("deksel gebarsten")
    press(Qt.Key.Key_Return)
    loans.picture("pan-broken")
    loans.ring(TaskKind.TELL_LENDER)
    assert rows(loans.practice, Mishap, thing_id=pan.id)[0].told_owner_at is not None
    loans.come_to_front()
    loans.type_code(pan.code)
    press(Qt.Key.Key_B, ALT)
    press(Qt.Key.Key_F7)


def cook_each_week(loans):
    """A weekly meal with a pause, and a tasting tour along three cooks."""
    taken = loans.take("elke week een warme maaltijd op vrijdag")
    meal = {"place": "thuis", "cost": "4,50", "pay_to": PayTo.CENTRE}
    loans.agree(taken, "Kees", when="vr 17:00", **meal)
    loans.screen.show_request(taken.request.id)
    press(Qt.Key.Key_X, ALT)
    window = loans.screen.side_windows.visits
    window.fields.edits["first"].setText("vr 17:00")
    window.fields.edits["repeat"].setText("elke week")
    window.plan_button.click()
    visits = rows(loans.practice, Visit, request_id=taken.request.id)
    pause = visits[1].meets_at.date()
    window.from_edit.setText(f"{pause.day}-{pause.month}")
    window.pause_button.click()
    loans.practice.clock.forward(days=8)
    window.list.setCurrentRow(0)
    window.word_asked_box.setChecked(True)
    window.went_edit.setText("lekker")
    window.came_button.click()
    loans.picture("weekly-meal", window)
    states = [one.state for one in rows(loans.practice, Visit, request_id=taken.request.id)[:2]]
    assert states == [VisitState.CAME, VisitState.SKIPPED]
    window.close()
    tour = loans.take("warme maaltijd op vrijdag bij iemand aan tafel")
    loans.agree(tour, "Fatma", when="vr 18:00", **meal)
    loans.screen.side_windows.open_visits(tour.request.id)
    window.fields.edits["first"].setText("vr 18:00")
    window.fields.edits["repeat"].setText("elke week")
    window.fields.edits["hosts"].setText("Fatma, Truus, Kees")
    window.plan_button.click()
    helpers = [one.helper for one in rows(loans.practice, Visit, request_id=tour.request.id)]
    assert helpers == ["Fatma", "Truus", "Kees"]
    loans.picture("tasting-tour", window)
    window.close()


def test_every_thing_comes_home_and_everybody_is_asked_how_it_went(loans):
    for live in (lend_the_wheelchair, lend_the_tent, break_the_pan, cook_each_week):
        live(loans)
    loans.ask_how_it_went()
    practice = loans.practice
    assert loans.use_cases.counter.find_faults(loans.actor) == ()
    kinds = {row.kind for row in rows(practice, Holding)}
    assert kinds <= {HolderKind.PLACE, HolderKind.LENDER}
    assert loans.open_tasks(*ABOUT_THINGS) == ()
    asked = {report.request_id for report in rows(practice, VisitReport)}
    helped = {visit.request_id for visit in rows(practice, Visit)}
    lent = {one.request_id for one in rows(practice, Handover) if one.request_id}
    assert helped | lent <= asked
    assert {request.id for request in rows(practice, Request)} >= asked
    assert len(loans.papers) >= 10
    assert loans.asked >= len(asked), "each was asked on the page"
