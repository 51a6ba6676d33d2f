"""A stored database of the version before is upgraded, and a copy of it is kept first.

``tests/data/version-0008.db`` was written by the program of that version: the practice centre with
one firm agreement, one request that waits for an answer, one that was called off, and drafts.
"""

from __future__ import annotations

import shutil

import pytest

from intake.domain.agreement import Agreement
from intake.domain.draft import Draft
from intake.domain.posting import Posting
from intake.domain.reply import Reply
from intake.domain.request import Request, RequestState
from intake.domain.resident import Resident
from intake.domain.task import Task
from intake.store import sqlcipher
from intake.wiring.application import open_application
from tests.builders import rows
from tests.fakes import FixedClock
from tests.paths import TESTS

KEY = bytes(range(32))
_PIN_OF_THAT_VERSION = "2468"


@pytest.fixture
def upgraded(home):
    shutil.copy(TESTS / "data" / "version-0008.db", home.database)
    opened = open_application(home, KEY, FixedClock(), practice=True)
    yield opened
    opened.close()


def test_a_full_database_of_the_last_version_is_upgraded_and_holds_the_same(upgraded, home):
    counts = {
        kind: len(rows(upgraded, kind)) for kind in (Request, Posting, Reply, Agreement, Draft)
    }
    assert counts == {Request: 4, Posting: 3, Reply: 2, Agreement: 1, Draft: 5}
    assert len(rows(upgraded, Resident)) == sqlcipher.verify_database(home.database, KEY)


def test_the_copy_from_before_the_upgrade_opens_and_is_of_the_old_version(upgraded, home):
    copy = home.database.with_name(f"{home.database.stem}-before-upgrade.db")
    assert sqlcipher.verify_database(copy, KEY) == len(rows(upgraded, Resident))
    assert sqlcipher.read_schema_version(copy, KEY) == "0008"


def test_what_was_ended_before_the_upgrade_can_be_taken_up_again_after_it(upgraded):
    ended = rows(upgraded, Request, state="cancelled")[0]
    withdrawals = rows(upgraded, Task, request_id=ended.id, kind="withdraw", done_at=None)
    assert len(withdrawals) == 1
    staff = upgraded.use_cases.sign_in.colleagues()[0]
    actor = upgraded.use_cases.sign_in.enter(staff.id, _PIN_OF_THAT_VERSION).value
    upgraded.use_cases.requests.reopen(actor, ended.id)
    assert rows(upgraded, Request, id=ended.id)[0].state is not RequestState.CANCELLED
    assert rows(upgraded, Task, request_id=ended.id, kind="withdraw", done_at=None) == ()


def test_a_database_of_today_is_not_copied_again(upgraded, home):
    upgraded.close()
    copy = home.database.with_name(f"{home.database.stem}-before-upgrade.db")
    copy.unlink()
    open_application(home, KEY, FixedClock(), practice=True).close()
    assert not copy.exists()
