"""How a use case is named, and the states of the desk that several of them begin from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.desk.answering.reply_types import Meeting
from intake.desk.placing.outbox import Outbox
from intake.desk.placing.post_checks import PlatformText
from intake.domain.agreement import Damage
from intake.domain.outgoing_post import PlacedPost
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.domain.volunteer import Volunteer
from intake.kit.errors import ExternalError, OutcomeUnknownError, UserFacingError
from intake.kit.ids import new_id
from tests.builders import a_call, at, posted, replied, rows

CASES = {}


def case(name):
    """Name the use-case that a function sets the stage for; the function gives the act itself."""

    def keep(function):
        CASES.setdefault(name, []).append(function)
        return function

    return keep


def request_of(application, **more):
    return a_call(application, **more)[0].request.id


def queued(application):
    taken, title, text = a_call(application)
    return application.use_cases.postings.queue(
        application.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value


def claimed(application):
    return application.use_cases.postings.claim(
        application.actor, queued(application).id
    ).value.posting


def standing(application):
    taken, title, text = a_call(application)
    return posted(application, taken, title, text)


def uncertain(application):
    posting = claimed(application)
    application.use_cases.postings.recover_interrupted(application.actor)
    return posting


def told(act):
    """Do what ends in a sentence, and has written something all the same."""

    def do():
        with pytest.raises(UserFacingError):
            act()

    return do


def answered(application, taken):
    """A neighbour's mail that is like no other one of the same house."""
    return replied(application, taken, number=str(new_id()))


def chosen(application):
    taken, _, _ = a_call(application)
    meeting = Meeting(
        at(application, "vr 10"),
        "De Linde",
        cost_cents=250,
        return_by=at(application, "ma 17"),
        deposit_cents=2000,
        damage=Damage.BORROWER,
    )
    return taken, application.use_cases.replies.choose(
        application.actor, answered(application, taken).id, meeting
    ).value


def annie(application):
    return rows(application, Resident, last_name="Vries-Bakker")[0]


def task_of(application, **equals):
    return rows(application, Task, done_at=None, **equals)[-1].id


class Answering:
    """A channel that does what it is told to."""

    can_find = True

    def __init__(self, *, cut=False, away=False):
        self._cut, self._away = cut, away

    def post(self, _):
        if self._away:
            raise ExternalError("program-away", host="x")
        if self._cut:
            raise OutcomeUnknownError("program-cut", host="x")
        return PlacedPost("http://127.0.0.1/7", "7")

    def find(self, _):
        return PlacedPost("http://127.0.0.1/7", "7")

    def withdraw(self, *_):
        pass


def outbox(application, channel, **more):
    """The outbox of a desk whose one platform is reached by this channel."""
    platforms = application.use_cases.postings.platforms

    class Reached:
        def get(self, slug):
            return replace(platforms.get(slug), **more)

    return Outbox(
        application.store, application.clock, Reached(), lambda _: channel, application.translate
    )


ZOE = Volunteer(
    name="Zoë",
    phone="0612345678",
    email="z@b.example",
    kinds=("help",),
    can_do="lampen",
    when="dinsdag",
    regions=("1052",),
    checked="maart 2026",
    references="goed met ouderen",
)


ELSEWHERE = {"PracticeCentreFiller.fill"}
