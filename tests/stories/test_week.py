"""A week at the desk: thirty requests, eighty replies, two colleagues and a night without mail.

What the week is about is done on the real pages by keys: choosing, a neighbour's yes, ringing,
reporting, rounds. The mail comes from a real server over a line that is away for a night.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from datetime import timedelta
from email.message import EmailMessage

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from intake.desk.answering.reply_types import TypedReply
from intake.domain.agreement import Agreement
from intake.domain.permissions import Role, system_actor
from intake.domain.reply import Reply, ReplyState
from intake.domain.request import Request
from intake.domain.task import Task
from intake.domain.visit_report import VisitReport
from intake.kit.codes import format_code
from intake.kit.errors import ExternalError
from intake.mail.imap_box import ImapBox
from tests.builders import a_call, posted, rows
from tests.imap_server import PASSWORD, CutLine, imap_server
from tests.paths import ROOT
from tests.screens import press

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WHAT = ("boormachine", "ladder", "trapje", "tent", "kruiwagen", "rolstoel", "partytent", "klok")
NAMES = ("Jan Smit", "Fatma Yılmaz", "Łucja K.", "Piet van 't Hof", "Zoë de Wit", "O. O'Brien")
REQUESTS, BY_MAIL, BY_HAND, AGREEMENTS = 30, 60, 20, 25
DAYS = 5


class Week:
    """What happens in the week, and who sits there."""

    def __init__(self, screen, practice, server, tmp_path):
        self.screen, self.practice = screen, practice
        self.use_cases, self.clock = practice.use_cases, practice.clock
        self.server = server
        self.line = CutLine(server.plain)
        account = server.account(port=self.line.port, security="none")
        self.box = ImapBox(account, lambda: PASSWORD, tmp_path / "read.json", self.clock)
        self.draw = random.Random(18)
        self.taken = []
        self.sent = 0
        self.colleagues = [
            practice.actor,
            self.use_cases.sign_in.add_colleague(
                practice.actor, "Bram", "1368", Role.VOLUNTEER, own_pin="2974"
            ).value._replace(desk=practice.actor.desk),
        ]

    def sit_down(self, day):
        """Another colleague takes over; what is due of itself is planned."""
        self.screen.session.lock()
        self.screen.session.enter(self.colleagues[day % 2])
        system = system_actor(self.practice.actor.desk)
        self.use_cases.rounds.plan_agreement_calls(system)
        self.use_cases.renewals.create_tasks(system)

    def take_request(self):
        number = len(self.taken)
        first = (self.clock.now() + timedelta(days=2 if number % 2 else 9)).date()
        what = f"{WHAT[number % len(WHAT)]} {number}"
        taken, title, text = a_call(self.practice, what=what, first=str(first), way="brought")
        posted(self.practice, taken, title, text)
        self.taken.append(taken)

    def send_mail(self, taken, *, code=True):
        """A neighbour writes; the mail waits on the server."""
        number = self.sent
        self.sent += 1
        mail = EmailMessage()
        mail["From"] = f"{NAMES[number % len(NAMES)]} <buur{number}@buren.example>"
        mail["Subject"] = "Uw oproep"
        mail["Message-ID"] = f"<week.{number}@buren.example>"
        said = f" (code {format_code(taken.request.code)})" if code else ""
        mail.set_content(f"Dat kan wel, over de {taken.request.what}.{said}\n\nGroet")
        self.server.deliver(f"{number:03}", mail.as_bytes())

    def read_mail(self):
        actor = system_actor(self.practice.actor.desk)
        for _ in range(4):
            self.use_cases.mail_import.import_mail(actor, self.box)

    def type_reply(self, taken, channel):
        number = self.sent
        self.sent += 1
        name = f"{NAMES[number % len(NAMES)]} {number}"
        reply = TypedReply(channel, name, f"06 1234{number:04}", "Dat kan.")
        self.use_cases.replies.enter(self.screen.session.actor, taken.request.code, reply)

    def choose_by_keys(self):
        """Choose on the page of replies for each request that nobody was chosen for."""
        self.screen.go("replies")
        page = self.screen.pages["replies"]
        chosen = 0
        while True:
            agreed = {one.request_id for one in self.live_agreements()}
            open_ids = {one.id for one in rows(self.practice, Request, state="open")}
            free = [
                at
                for at, card in enumerate(page.cards)
                if card.request_id in open_ids - agreed and not card.has_agreement
            ]
            if not free or len(agreed) >= AGREEMENTS:
                return chosen
            page.list.setCurrentRow(free[0])
            if not page.agreement.fields["when"].text():
                page.agreement.fields["when"].setText("over 3 dagen 10 uur")
            page.choose_button.setFocus()
            press(Qt.Key.Key_Return, CONTROL)
            if len({one.request_id for one in self.live_agreements()}) == len(agreed):
                raise AssertionError(f"nobody was chosen: {page.cards[free[0]]}")
            chosen += 1
            self.say_yes_by_keys(page)

    def say_yes_by_keys(self, page):
        rows_ = [at for at, card in enumerate(page.cards) if card.awaits_yes and card.may_answer]
        for at in rows_[:1]:
            page.list.setCurrentRow(at)
            press(Qt.Key.Key_J, ALT)

    def ring_by_keys(self):
        """Work the list of today off; now and then nobody answers."""
        self.screen.go("calls")
        page = self.screen.pages["calls"]
        seen = set()
        for _ in range(60):
            waiting = [card for card in page.cards if card.is_call and card.row_id not in seen]
            if not waiting:
                return
            card = waiting[0]
            seen.add(card.row_id)
            page.panel.leave_note()
            page.select(card.row_id)
            page.panel.setFocus()
            if self.draw.random() < 0.1:
                press(Qt.Key.Key_2, ALT)
                continue
            press(Qt.Key.Key_1, ALT)
            if card.asks_report:
                press(Qt.Key.Key_J, ALT)
                press(Qt.Key.Key_6, ALT)
                press(Qt.Key.Key_Return, CONTROL)
            elif card.asks_agreement:
                press(Qt.Key.Key_J, ALT)
                if page.panel.asking_to_share:
                    press(Qt.Key.Key_J, ALT)

    def live_agreements(self):
        return [one for one in rows(self.practice, Agreement) if one.is_live]

    def picture(self, name):
        """Keep a picture for the documentation, with ``INTAKE_REDRAW=1``."""
        if os.environ.get("INTAKE_REDRAW"):
            folder = ROOT / "docs" / "week"
            folder.mkdir(exist_ok=True)
            QTest.qWait(100)  # until it is laid out
            self.screen.frame.grab().save(str(folder / f"{name}.png"))


@pytest.fixture
def week(screen, practice, tmp_path):
    for request in rows(practice, Request, closed_at=None):
        practice.use_cases.requests.close(practice.actor, request.id, "klaar", cancelled=True)
    for task in rows(practice, Task, done_at=None):
        practice.use_cases.calls.complete(practice.actor, task.id)
    screen.frame.resize(1366, 740)
    with imap_server(tmp_path / "imap") as server:
        living = Week(screen, practice, server, tmp_path)
        yield living
        living.box.close()
        living.line.close()


def live_a_week(week):
    """Five days; in the third night the mail server cannot be reached."""
    mails = iter([*range(BY_MAIL)])
    hands = iter([*range(BY_HAND)])
    for day in range(DAYS):
        week.sit_down(day)
        for _ in range(REQUESTS // DAYS):
            week.take_request()
        for _ in range(BY_MAIL // DAYS):
            number = next(mails)
            week.send_mail(week.taken[number % len(week.taken)], code=number % 10 != 9)
        for _ in range(BY_HAND // DAYS):
            number = next(hands)
            channel = ("phone", "counter")[number % 2]
            open_ids = {one.id for one in rows(week.practice, Request, state="open")}
            still = [one for one in week.taken if one.request.id in open_ids]
            week.type_reply((still or week.taken)[number % len(still or week.taken)], channel)
        if day == 2:
            week.line.cut_after(1)
            with pytest.raises(ExternalError, match="mailbox-away"):
                week.read_mail()
        else:
            week.read_mail()
        week.choose_by_keys()
        if day == 2:
            week.picture("replies")
        week.ring_by_keys()
        if day == 3:
            week.picture("today")
        if day == 1:
            with_agreement = week.live_agreements()[0]
            week.use_cases.replies.record_neighbour_answer(
                week.screen.session.actor, with_agreement.id, yes=False
            )
        week.clock.forward(days=1)


def test_in_a_week_nobody_is_forgotten(week, counted):
    live_a_week(week)
    practice = week.practice
    replies = rows(practice, Reply)
    by_mail = [reply for reply in replies if reply.message_id.startswith("<week.")]
    assert len({reply.message_id for reply in by_mail}) == len(by_mail) == BY_MAIL
    assert len(replies) >= BY_MAIL + BY_HAND, "no reply is lost, no mail became two"
    assert len(rows(practice, Request)) >= REQUESTS
    agreements = rows(practice, Agreement)
    assert len(agreements) >= AGREEMENTS
    assert rows(practice, VisitReport), "somebody was asked how it went"

    mine = {taken.request.id for taken in week.taken}
    requests = [request for request in rows(practice, Request) if request.id in mine]
    without_reason = [one for one in requests if one.has_ended and not one.outcome]
    assert without_reason == []

    # If nobody did anything from now on, each that is under way would come back to the desk.
    practice.clock.forward(days=30)
    listed = practice.use_cases.calls.list_due(practice.actor)
    seen = {due.task.request_id for due in listed.tasks}
    seen |= {step.aggregate.request.id for step in listed.steps}
    forgotten = [one for one in requests if not one.has_ended and one.id not in seen]
    assert forgotten == []
    states = Counter(str(one.state) for one in requests)
    chosen = sum(reply.state is ReplyState.CHOSEN for reply in replies)
    counted(
        f"a week: {len(requests)} requests {dict(states)}, {len(replies)} replies,"
        f" {len(agreements)} agreements, {chosen} chosen, forgotten {len(forgotten)}"
    )
