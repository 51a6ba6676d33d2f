"""What happens while work is under way: a second press, a changed mind, a fault of ours."""

from __future__ import annotations

import pytest

from intake.domain.request import Request
from intake.ui.session import Session
from tests.fakes import HeldRunner, InlineRunner
from tests.screens import open_annie


@pytest.fixture
def slow(screen):
    """The same desk on a slow disk: work is answered when the test says so."""
    open_annie(screen)
    held = HeldRunner()
    screen.session.runner = held
    return held


def test_who_waits_for_work_that_broke_goes_on_and_the_fault_is_told(practice):
    session = Session(InlineRunner(), InlineRunner(), practice.translate, practice.clock)
    broke, failed = [], []
    session.crashed.connect(broke.append)

    def breaks():
        raise ZeroDivisionError

    session.query(breaks, lambda _: pytest.fail("nothing was done"), failed.append)
    assert [type(error) for error in broke] == [ZeroDivisionError]
    assert [error.key for error in failed] == ["broke"]


def test_a_request_that_is_kept_twice_in_a_hurry_is_one_request(screen, slow, practice):
    screen.online.keep_only()
    screen.online.keep_only()
    slow.let_go()
    with practice.store.read() as transaction:
        assert len(transaction.find(Request)) == 1


def test_platforms_of_a_kind_that_was_taken_back_meanwhile_are_not_shown(screen, slow):
    shown = []
    screen.online.platforms_listed.connect(shown.append)
    screen.page.set("kind", "ride")
    screen.page.set("kind", "")
    slow.let_go()
    assert shown[-1] == []


def test_a_call_that_nobody_answers_has_its_words_for_the_voicemail(screen, slow, practice):
    screen.online.keep_only()
    slow.let_go()
    listed = []
    screen.calls.listed.connect(listed.append)
    screen.calls.refresh()
    slow.let_go()
    cards = [card for card in listed[-1] if card.is_call]
    assert cards
    assert all(
        practice.translate.in_language(
            "nl", "say-voicemail", centre=practice.use_cases.set_up.centre().name
        )
        in card.voicemail
        for card in cards
    )
