"""How far a posting is on its page, and whether it may be online already."""

from __future__ import annotations

import pytest

from intake.ui.browser.posting_state_machine import PostingStage, PostingStateMachine


@pytest.fixture
def posting():
    machine = PostingStateMachine()
    machine.claim()
    machine.open_page(copying=False)
    machine.finish_loading()
    return machine


def test_a_page_that_was_not_filled_leaves_nothing_online(posting):
    posting.leave_page()
    posting.start_loading()
    assert not posting.may_be_online
    assert posting.stage is PostingStage.LOADING


def test_a_filled_page_that_goes_on_may_be_online_until_its_form_is_there_again(posting):
    posting.fill(any_box=True, title=True)
    posting.paint()
    assert posting.stage is PostingStage.FILLED
    posting.leave_page()
    assert not posting.is_page_settled
    posting.start_loading()
    assert posting.may_be_online
    posting.finish_loading()
    posting.fill(any_box=True, title=False)
    assert not posting.may_be_online
    assert posting.has_title


def test_a_page_without_a_box_of_ours_says_nothing_about_the_post(posting):
    posting.fill(any_box=True, title=True)
    posting.start_loading()
    posting.finish_loading()
    posting.fill(any_box=False, title=False)
    assert posting.may_be_online


def test_what_has_moved_on_is_confirmed_or_denied(posting):
    posting.fill(any_box=True, title=True)
    posting.move_on()
    assert (posting.may_be_online, posting.may_be_confirmed) == (True, True)
    posting.start_loading()
    assert posting.has_moved_on, "another page after it changes nothing"
    posting.confirm()
    assert posting.is_confirming
    posting.deny()
    assert (posting.may_be_online, posting.may_be_confirmed) == (False, True)


def test_what_could_not_be_written_down_is_as_before(posting):
    posting.move_on()
    posting.confirm()
    posting.start_saving()
    assert posting.is_saving
    posting.fail_saving()
    assert posting.is_confirming


def test_what_is_copied_by_hand_can_be_confirmed_at_once():
    machine = PostingStateMachine()
    machine.claim()
    machine.open_page(copying=True)
    assert machine.may_be_confirmed
    machine.claim()
    assert not machine.may_be_confirmed, "the next one begins afresh"


def test_nothing_moves_while_nothing_is_open():
    machine = PostingStateMachine()
    machine.start_loading()
    machine.paint()
    assert machine.stage is PostingStage.IDLE
