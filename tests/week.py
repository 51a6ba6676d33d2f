"""A week at the desk: what happens in it, and the hands of those who sit there."""

from __future__ import annotations

import os
import random
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake.domain.agreement import Agreement
from intake.domain.permissions import Role, system_actor
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.kit.codes import format_code
from intake.kit.errors import ExternalError
from intake.mail.imap_box import ImapBox
from intake.ui.replies.typed_reply_form import TypedReplyForm
from intake.ui.widgets.fields import Choice
from intake.walkthrough.keyboard_driver import consent_is_asked
from tests.builders import posted, rows
from tests.imap_server import PASSWORD, CutLine
from tests.paths import ROOT
from tests.screens import press, shown_post, shown_texts, type_

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TAB, ENTER, DOWN = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Down
WHAT = (
    "boormachine", "ladder", "trapje", "tent", "kruiwagen", "rolstoel", "partytent", "wandklok",
    "naaimachine", "strijkplank", "schaar", "hamer", "zaag", "bezem", "emmer", "snoeischaar",
    "heggenschaar", "grasmaaier", "aanhanger", "steekkar", "waterkoker", "soeppan", "bakplaat",
    "statafel", "vouwtafel", "bolderkar", "luchtbed", "slaapzak", "koelbox", "lamp",
)  # fmt: skip
NAMES = ("Jan Smit", "Fatma Yılmaz", "Łucja K.", "Piet van 't Hof", "Zoë de Wit", "O. O'Brien")
WAYS = ("phone", "site", "counter")
REQUESTS, BY_MAIL, BY_HAND, AGREEMENTS = 30, 60, 20, 25
DAYS = 5
_NUMBERS = ("0206184217", "0612349901", "0206129930")
"""Three residents of the practice centre who ring."""

_MOST_FIELDS = 12
_THURSDAY = 3


class Week:
    """What happens in the week, and who sits there."""

    def __init__(self, screen, practice, server, tmp_path):
        self.screen, self.practice = screen, practice
        self.wait_until = None
        self.use_cases, self.clock = practice.use_cases, practice.clock
        self.server = server
        self.line = CutLine(server.plain)
        account = server.account(port=self.line.port, security="none")
        self.box = ImapBox(account, lambda: PASSWORD, tmp_path / "read.json", self.clock)
        self.draw = random.Random(18)
        self.taken = []
        self.pictured = set()
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
        """Take a request by keys alone; it is placed without the browser."""
        number = len(self.taken)
        before = {request.id for request in rows(self.practice, Request)}
        press(Qt.Key.Key_F2)
        self.wait_for("who-title")
        type_(_NUMBERS[number % len(_NUMBERS)])
        press(ENTER)
        self.wait_for("what-title")
        day = "morgen" if number % 2 else "volgende week vrijdag"
        type_(f"{WHAT[number]} lenen {day}")
        press(ENTER)
        self.agreed_text = answer_and_keep(self.screen)
        [request] = [one for one in rows(self.practice, Request) if one.id not in before]
        taken = SimpleNamespace(request=request)
        posted(self.practice, taken, *self.agreed_text)
        self.taken.append(taken)

    def wait_for(self, key):
        """Wait until a part has the focus; ``key`` is the sentence that names it."""
        wanted = self.screen.application.translate(key)

        def is_there():
            focus = QApplication.focusWidget()
            return focus is not None and focus.accessibleName() == wanted

        self.wait_until(is_there)

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

    def miss_the_mail(self):
        """The line to the server is away."""
        self.line.cut_after(1)
        with pytest.raises(ExternalError, match="mailbox-away"):
            self.read_mail()

    def type_reply(self, taken, way):
        """Write a reply down by keys; what stood on the site is pasted."""
        number = self.sent
        self.sent += 1
        before = len(rows(self.practice, Reply))
        self.screen.go("replies")
        page = self.screen.pages["replies"]
        openers = (page.findChild(TypedReplyForm).opener, page.write_down_button)
        self.wait_until(lambda: any(opener.isVisible() for opener in openers))
        press(Qt.Key.Key_O, ALT)
        self.wait_for("reply-typed-request")
        press(TAB)
        type_(format_code(taken.request.code))
        press(TAB)
        channel = QApplication.focusWidget()
        assert isinstance(channel, Choice)
        for _ in range(WAYS.index(way)):
            press(DOWN)
        press(TAB)
        type_(f"{NAMES[number % len(NAMES)]} {number}")
        press(TAB)
        if way != "site":
            type_(f"061234{number:04}")
        press(TAB)
        if way == "site":
            QGuiApplication.clipboard().setText("Dat kan.\nVrijdag ben ik thuis.")
            press(Qt.Key.Key_V, CONTROL)
        else:
            type_("Dat kan.")
        press(ENTER, CONTROL)
        assert len(rows(self.practice, Reply)) == before + 1

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
                page.agreement.fields["when"].setText(self.soon)
            page.choose_button.setFocus()
            press(ENTER, CONTROL)
            if len({one.request_id for one in self.live_agreements()}) == len(agreed):
                raise AssertionError(f"nobody was chosen: {shown_texts(page)}")
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
                self.picture_once("follow-up")
                press(Qt.Key.Key_J, ALT)
                press(Qt.Key.Key_6, ALT)
                press(ENTER, CONTROL)
            elif card.asks_agreement:
                press(Qt.Key.Key_J, ALT)
                if page.panel.asking_to_share:
                    press(Qt.Key.Key_J, ALT)

    def live_agreements(self):
        return [one for one in rows(self.practice, Agreement) if one.is_live]

    def picture(self, name, window=None):
        """Keep a picture for the documentation, with ``INTAKE_REDRAW=1``."""
        if os.environ.get("INTAKE_REDRAW"):
            folder = ROOT / "docs" / "week"
            folder.mkdir(exist_ok=True)
            QTest.qWait(100)  # until it is laid out
            (window or self.screen.frame).grab().save(str(folder / f"{name}.png"))

    def picture_once(self, name):
        if name not in self.pictured:
            self.pictured.add(name)
            self.picture(name)

    def forward_a_day(self):
        self.clock.forward(days=1)

    def first_of(self, **equals):
        """The first request of the week that is in this state."""
        mine = {taken.request.id for taken in self.taken}
        return next(one for one in rows(self.practice, Request, **equals) if one.id in mine)

    @property
    def soon(self):
        """A moment in some days on which the centre is open, as somebody types it."""
        days = 2 if self.clock.now().weekday() < _THURSDAY else 4
        return f"over {days} dagen 10 uur"


def answer_and_keep(screen):
    """Go through the fields, say yes to each question that is read aloud, and save.

    Returns title and text of the post that was agreed to.
    """
    for _ in range(_MOST_FIELDS):
        if consent_is_asked():
            break
        press(ENTER)
        QApplication.processEvents()
    agreed_text = shown_post(screen)
    for _ in range(_MOST_FIELDS):
        if not consent_is_asked():
            break
        press(Qt.Key.Key_J, ALT)
        QApplication.processEvents()
    press(Qt.Key.Key_S, CONTROL)
    return agreed_text
