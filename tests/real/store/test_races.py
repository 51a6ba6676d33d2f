"""Two desks on one PostgreSQL do the same thing at the same moment: one of them is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from intake.desk.answering.reply_types import Meeting
from intake.desk.centre.pin_pauses import PinPauses
from intake.desk.centre.sign_in import SignIn
from intake.desk.custody.things import NewThing, Part
from intake.domain.agreement import Agreement
from intake.domain.allocation import Allocation
from intake.domain.custody import Holding
from intake.domain.permissions import Actor, Role
from intake.domain.platform_profile import PostingMethod
from intake.domain.posting import Posting, PostingState
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.staff import Staff
from intake.domain.task import Task
from intake.domain.thing import Thing
from intake.kit.ids import new_id
from intake.kit.paths import Home
from intake.kit.settings import Settings, save_settings
from intake.store.sql_store import open_server_store
from intake.wiring.application import open_application
from tests.builders import a_call, at, queue_post, replied, rows
from tests.fakes import FixedClock, a_key
from tests.paths import ROOT
from tests.project_facts import a_camp, a_household, a_pledge

SIGNS = ("A", "B")


class Child:
    """One desk of the race, in a process of its own."""

    def __init__(self, home, key, sign):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.race_child", str(home), key.hex(), sign],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self.answer() == "ready"

    def tell(self, *act):
        self._process.stdin.write(json.dumps(act) + "\n")
        self._process.stdin.flush()

    def answer(self):
        return self._process.stdout.readline().strip()

    def end(self):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@pytest.fixture(scope="module")
def race(postgres, tmp_path_factory, cache):
    """Two desks on one new database, and a third that looks at what they did."""
    engine = sa.create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text("CREATE DATABASE races"))
    engine.dispose()
    address = postgres.rpartition("/")[0] + "/races"
    key = a_key()
    open_server_store(address, key).close()
    homes = []
    for sign in (*SIGNS, "C"):
        root = tmp_path_factory.mktemp(f"desk{sign}")
        (root / "cache").symlink_to(cache)
        save_settings(Home(root).settings, Settings(database=address, desk=sign))
        homes.append(root)
    opened = open_application(Home(homes[2]), key, FixedClock(), practice=False)
    set_up = opened.use_cases.set_up
    set_up.create_centre("De Linde", practice=False)
    for sign in (*SIGNS, "C"):
        set_up.join_desk(sign)
    platforms = opened.use_cases.postings.platforms
    open_platform = replace(platforms.get("wijkkrant"), way=PostingMethod.COPY)
    platforms.change(replace(open_platform, new_request="https://krant.example/nieuw"))
    actor = Actor(new_id(), "Ineke", Role.MANAGER, "C")
    desk = SimpleNamespace(
        store=opened.store,
        clock=opened.clock,
        use_cases=opened.use_cases,
        translate=opened.translate,
        actor=actor,
    )
    children = [Child(home, key, sign) for home, sign in zip(homes, SIGNS, strict=False)]
    yield SimpleNamespace(desk=desk, children=children, address=address, home=homes[2])
    for child in children:
        child.end()
    opened.close()


@pytest.fixture
def rounds(long, counted, request):
    number = 200 if long else 20
    race = request.node.name.removeprefix("test_").replace("_", " ")
    counted(f"races, {race}: {number} times, two processes")
    return number


def both(race, first, second=None):
    """Let both act at once; return what each was told, the done ones as ``done``."""
    for child, act in zip(race.children, (first, second or first), strict=True):
        child.tell(*act)
    return sorted(child.answer() for child in race.children)


def test_one_neighbour_is_chosen(race, rounds):
    for number in range(rounds):
        taken, _, _ = a_call(race.desk)
        replies = [
            replied(race.desk, taken, name, f"choose {number} {name}") for name in ("Henk", "Piet")
        ]
        told = both(race, *(("choose", str(reply.id)) for reply in replies))
        assert told.count("done") == 1, told
        assert len(rows(race.desk, Agreement, request_id=taken.request.id)) == 1


def test_who_is_withheld_is_chosen_by_nobody_unseen(race, rounds):
    """One desk withholds a helper while the other chooses them: a coordinator hears of it."""
    for number in range(rounds):
        incident, taken = (a_call(race.desk)[0] for _ in range(2))
        earlier, reply = (
            replied(race.desk, of, f"Samira {number}", f"{of.request.code} {number}")
            for of in (incident, taken)
        )
        meeting = Meeting(at(race.desk, "vr 10"), "de balie")
        race.desk.use_cases.replies.choose(race.desk.actor, earlier.id, meeting)
        told = both(race, ("choose", str(reply.id)), ("withhold", str(incident.request.id)))
        assert "done" in told
        agreed = rows(race.desk, Agreement, request_id=taken.request.id)
        reviews = rows(race.desk, Task, request_id=taken.request.id, kind="review_agreement")
        assert (len(agreed), "helper-withheld" in told) in ((0, True), (1, False))
        assert len(reviews) == len(agreed)


def test_a_platform_gets_a_request_once(race, rounds):
    for _ in range(rounds):
        taken, title, text = a_call(race.desk)
        told = both(race, ("queue", str(taken.request.id), "wijkkrant", title, text))
        assert told == ["done", "post-twice"]
        assert len(rows(race.desk, Posting, request_id=taken.request.id)) == 1


def test_a_call_is_taken_up_by_one(race, rounds):
    for _ in range(rounds):
        taken, _, _ = a_call(race.desk, call_back="2026-11-27T12:00+01:00")
        [task] = rows(race.desk, Task, request_id=taken.request.id, kind="ring_back")
        assert both(race, ("hold", str(task.id))) == ["done", "task-held"]
        [held] = rows(race.desk, Task, id=task.id)
        assert held.held_by is not None


def test_a_posting_is_in_one_hand(race, rounds):
    for _ in range(rounds):
        taken, title, text = a_call(race.desk)
        queued = queue_post(
            race.desk.use_cases, race.desk.actor, taken.request.id, ("wijkkrant", title, text)
        )
        told = both(race, ("claim", str(queued.id)))
        assert told.count("done") == 1, told


def test_a_no_that_comes_while_a_posting_is_claimed_takes_it_off(race, rounds):
    for _ in range(rounds):
        taken, title, text = a_call(race.desk)
        queued = queue_post(
            race.desk.use_cases, race.desk.actor, taken.request.id, ("wijkkrant", title, text)
        )
        both(race, ("claim", str(queued.id)), ("withdraw_consent", str(taken.resident.id)))
        (posting,) = rows(race.desk, Posting, request_id=taken.request.id)
        tasks = rows(race.desk, Task, request_id=taken.request.id, kind="withdraw", done_at=None)
        dropped = posting.state is PostingState.WITHDRAWN
        assert dropped or [task.posting_id for task in tasks] == [posting.id]


def test_a_mail_is_taken_in_once(race, rounds):
    for number in range(rounds):
        told = both(race, ("take_mail", f"<race {number}>", "Dat kan."))
        assert told == ["done", "done"]
        assert len(rows(race.desk, Reply, message_id=f"<race {number}>")) == 1


def test_nothing_is_taken_for_who_has_died(race, rounds):
    for _ in range(rounds):
        taken, _, _ = a_call(race.desk)
        person = str(taken.resident.id)
        told = both(race, ("mark_gone", person), ("take_request", person))
        open_requests = [
            request
            for request in rows(race.desk, Request, resident_id=taken.resident.id)
            if request.is_open
        ]
        assert open_requests == [], told


def test_no_code_is_given_out_twice(race, rounds):
    for _ in range(rounds):
        taken, _, _ = a_call(race.desk)
        person = str(taken.resident.id)
        assert both(race, ("take_request", person)) == ["done", "done"]
    codes = [request.code for request in rows(race.desk, Request)]
    assert len(codes) == len(set(codes))


def test_there_is_one_first_colleague(race, rounds):
    for number in range(rounds):
        with race.desk.store.write(race.desk.actor, race.desk.clock.now()) as transaction:
            for staff in transaction.find(Staff):
                transaction.remove(staff)
        told = both(race, *(("be_first", f"{name} {number}") for name in ("Kees", "Wim")))
        assert told == ["done", "staff-not-first"]
        assert len(rows(race.desk, Staff)) == 1


def test_each_wrong_pin_is_counted(race, rounds):
    sign_in = SignIn(race.desk.store, race.desk.clock, "C", PinPauses(race.desk.clock))
    for number in range(rounds):
        staff = sign_in.add_colleague(race.desk.actor, f"Jan {number}", "2974", Role.VOLUNTEER)
        key = str(staff.value.staff_id)
        told = both(race, ("enter", key, "9753"), ("enter", key, "9754"))
        assert told == ["pin-wrong", "pin-wrong"]
        assert rows(race.desk, Staff, id=staff.value.staff_id)[0].failed == 2


def test_a_thing_is_handed_to_one(race, rounds):
    """One piece, two residents at two desks: one has it, the other is told."""
    for _ in range(rounds):
        residents = [a_call(race.desk)[0].resident.id for _ in race.children]
        new = NewThing(name="tent", lender="Samira", parts=(Part("stok"),))
        thing = race.desk.use_cases.things.register(race.desk.actor, new).value
        told = both(race, *(("hand_out", str(thing.id), str(one)) for one in residents))
        assert told.count("done") == 1, told
        [held] = rows(race.desk, Holding, thing_id=thing.id)
        assert held.resident_id in residents
    assert race.desk.use_cases.counter.find_faults(race.desk.actor) == ()


def test_a_piece_of_a_project_is_given_to_one(race, rounds):
    """Both desks give the last tent by hand, each to another household."""
    for _ in range(rounds):
        camp = a_camp(race.desk)
        households = [a_household(race.desk, camp, name, persons=4) for name in ("Wim", "Jo")]
        pledge = a_pledge(race.desk, camp.tent4, confirmed=True)
        [tent] = rows(race.desk, Thing, pledge_id=pledge.id)
        told = both(race, *(("give", str(one.id), str(tent.id)) for one in households))
        assert told.count("done") == 1, told
        assert len(rows(race.desk, Allocation, thing_id=tent.id)) == 1


def test_a_project_is_shared_out_by_both_without_giving_anything_twice(race, rounds):
    for _ in range(rounds):
        camp = a_camp(race.desk)
        for name in ("Wim", "Jo", "Bep"):
            a_household(race.desk, camp, name, persons=2)
        pledge = a_pledge(race.desk, camp.mat, 4, confirmed=True)
        [mats] = rows(race.desk, Thing, pledge_id=pledge.id)
        told = both(race, ("share_out", str(camp.project.id)))
        assert "done" in told, told
        given = rows(race.desk, Allocation, thing_id=mats.id)
        assert sum(one.count for one in given) == 4


def test_a_promise_is_confirmed_by_both_and_makes_one_thing(race, rounds):
    for _ in range(rounds):
        camp = a_camp(race.desk)
        pledge = a_pledge(race.desk, camp.box, 2)
        told = both(race, ("confirm", str(pledge.id)))
        assert "done" in told, told
        [thing] = rows(race.desk, Thing, pledge_id=pledge.id)
        assert thing.count == 2
