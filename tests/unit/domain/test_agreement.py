"""An agreement is firm when both said yes and nobody called it off."""

from __future__ import annotations

from intake.domain.agreement import Agreement, live_agreement
from intake.kit.ids import new_id
from tests.fakes import MONDAY


def an_agreement(**values):
    return Agreement(
        request_id=new_id(),
        reply_id=new_id(),
        helper="Joris",
        meet_at=MONDAY,
        place="Balie",
        code_word="appel",
        **values,
    )


def test_it_is_firm_once_both_said_yes():
    agreement = an_agreement()
    operation = new_id()
    assert not agreement.is_confirmed
    assert not agreement.accept_by_neighbour(MONDAY).is_confirmed
    assert not agreement.accept_by_resident(MONDAY, operation).is_confirmed
    both = agreement.accept_by_neighbour(MONDAY).accept_by_resident(MONDAY, operation)
    assert both.is_confirmed
    assert both.resident_yes_by_operation == operation
    assert not both.undo_resident_yes().is_confirmed
    assert both.undo_resident_yes().resident_yes_by_operation is None


def test_what_is_called_off_is_firm_no_more_until_that_is_taken_back():
    both = an_agreement(neighbour_yes_at=MONDAY, resident_yes_at=MONDAY)
    operation = new_id()
    off = both.cancel(MONDAY, operation)
    assert (off.is_live, off.is_confirmed, off.cancelled_by_operation) == (False, False, operation)
    assert off.restore() == both


def test_of_several_the_one_that_stands_counts():
    off = an_agreement(cancelled_at=MONDAY)
    live = an_agreement()
    assert live_agreement([off, live]) is live
    assert live_agreement([off]) is None
