"""Fakes of the ports; each meets the same contract test as the real thing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from intake.domain.outgoing_post import PlacedPost
from intake.domain.permissions import Actor, Role
from intake.kit.errors import ExternalError
from intake.kit.ids import new_id
from intake.kit.mail_traits import NO_TRAITS, MailTraits
from intake.kit.time_zone import AMSTERDAM

MONDAY = datetime(2026, 11, 23, 14, 32, tzinfo=AMSTERDAM)


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at=MONDAY):
        self.at = at
        self.seconds = 0.0

    def now(self):
        return self.at

    def monotonic(self):
        return self.seconds

    def forward(self, by=timedelta(0), **more):
        step = by + timedelta(**more)
        self.at += step
        self.seconds += step.total_seconds()


class InlineRunner:
    """Answers at once."""

    def run(self, work, done, failed):
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - the runner carries whatever fell
            failed(error)
        else:
            done(result)


class HeldRunner:
    """Lets go when the test says so."""

    def __init__(self):
        self.waiting = []

    def run(self, work, done, failed):
        self.waiting.append((work, done, failed))

    def let_go(self):
        while self.waiting:
            InlineRunner().run(*self.waiting.pop(0))


class MemoryKeyBox:
    """A key box in memory; a ``broken`` one does not open."""

    def __init__(self, *, broken=False):
        self.kept, self.read_errors = None, broken

    def read(self):
        if self.read_errors:
            raise ExternalError("keyring-closed")
        return self.kept

    def write(self, key):
        if self.read_errors:
            raise ExternalError("keyring-closed")
        self.kept = key


@dataclass(frozen=True)
class FakeMail:
    key: str
    message_id: str
    sender_name: str
    sender_address: str
    subject: str
    text: str
    bounced: str = ""
    unreadable: bool = False
    references: tuple = ()
    traits: MailTraits = NO_TRAITS
    inner: tuple = ()
    rest_digest: str = ""

    @property
    def body(self):
        return self.text


class ListMailbox:
    """Returns the mail it was made with, once each."""

    def __init__(self, *mails):
        self.mails, self.read = list(mails), []

    def fetch(self):
        yield from [mail for mail in self.mails if mail.key not in self.read]

    def mark_seen(self, key):
        self.read.append(key)


class KeepingSender:
    """Keeps what it was asked to send; a ``broken`` one sends nothing."""

    def __init__(self, *, broken=False):
        self.sent, self.read_errors = [], broken

    def send(self, message):
        if self.read_errors:
            raise ExternalError("mail-away")
        self.sent.append(message)


def actor(role=Role.MANAGER, desk="A", name="Ineke"):
    return Actor(new_id(), name, role, desk)


def a_key():
    return os.urandom(32)


class KeepingChannel:
    """A platform that takes every post and takes each off, and does ``meanwhile`` at that."""

    can_find = False

    def __init__(self):
        self.posts, self.withdrawn, self.meanwhile = [], 0, lambda: None

    def post(self, outgoing):
        self.posts.append(outgoing)
        return PlacedPost("https://x.example/1", "1")

    def withdraw(self, _outgoing, _placed):
        self.withdrawn += 1
        self.meanwhile()
