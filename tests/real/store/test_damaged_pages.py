"""A page of the database that a bad disk damaged is told, and the last good copy is named."""

from __future__ import annotations

import random
import shutil

import pytest

from intake.kit.errors import UserFacingError
from intake.store.sqlcipher import verify_database
from intake.wiring.application import open_application
from tests.builders import a_call
from tests.fakes import FixedClock

PAGE = 4096
TOLD = {"store-damaged", "store-wrong-key", "store-damaged-no-copy"}


@pytest.fixture
def damaged(practice, tmp_path):
    """Give the home of a filled centre with one page damaged, from which each round begins."""
    whole = tmp_path / "whole.db"
    practice.store.copy_to(whole)
    copies = practice.home.folder("copies")
    pages = whole.stat().st_size // PAGE

    def at(page, *, copy):
        for beside in practice.home.root.glob("desk.db*"):
            beside.unlink()
        data = bytearray(whole.read_bytes())
        data[page * PAGE + 100 : page * PAGE + 200] = bytes(100)
        practice.home.database.write_bytes(data)
        for kept in copies.glob("*.db"):
            kept.unlink()
        if copy:
            shutil.copyfile(whole, copies / "intake-2026-11-22.db")
        return practice.home

    return at, pages


def work_through(opened, actor):
    """Look at everything and take a call; gives the errors that were told."""
    told = []

    def do(act):
        try:
            act()
        except UserFacingError as error:
            told.append(error)

    use_cases = opened.use_cases
    opened.actor = actor
    for act in (
        lambda: use_cases.drafts.list_unfinished(actor),
        lambda: use_cases.requests.list_all(actor),
        lambda: use_cases.replies.list_open(actor),
        lambda: use_cases.calls.list_due(actor),
        lambda: opened.look_up.matches(actor, "bakker"),
        lambda: opened.store.copy_to(opened.home.root / "copies" / "intake-2026-11-23-00001.db"),
        lambda: a_call(opened),
    ):
        do(act)
    return told


def opened_and_worked_through(home, practice):
    try:
        opened = open_application(home, practice.key, FixedClock(), practice=True)
    except UserFacingError as error:
        return [error]
    told = work_through(_Desk(opened), practice.actor)
    opened.close()
    return told


def test_any_page_that_is_damaged_is_told_with_the_last_good_copy(damaged, practice, long):
    at, pages = damaged
    pages_tried = range(pages) if long else random.Random(13).sample(range(pages), 12)
    found = 0
    for page in (0, *pages_tried):
        home = at(page, copy=True)
        told = opened_and_worked_through(home, practice)
        assert {error.key for error in told} <= TOLD, (page, told)
        named = {error.values["copy"].name for error in told if error.key == "store-damaged"}
        assert named <= {"intake-2026-11-22.db", "intake-2026-11-23-00001.db"}
        found += bool(told)
    assert found
    assert verify_database(home.folder("copies") / "intake-2026-11-22.db", practice.key)


def test_without_a_copy_that_is_told_as_well(damaged, practice):
    at, _ = damaged
    with pytest.raises(UserFacingError, match="store-wrong-key"):
        open_application(at(0, copy=False), practice.key, FixedClock(), practice=True)


class _Desk:
    """The application with who sits at it."""

    def __init__(self, application):
        self._application = application
        self.actor = None

    def __getattr__(self, name):
        return getattr(self._application, name)
