"""A call that is begun is parked, not lost, when something else is opened."""

from __future__ import annotations

from intake.domain.request import Kind
from tests.builders import a_call


def test_a_call_in_which_only_an_answer_stands_is_parked_for_a_request_of_before(
    screen, practice, qtbot
):
    taken, _, _ = a_call(practice)
    screen.go("desk")
    screen.call.begin()
    screen.what.choose_kind(Kind.BORROW)
    screen.what.answer("what", "ladder")
    assert not screen.call_draft.get("said")
    screen.open_request(taken.request.id)
    qtbot.waitUntil(lambda: screen.frame.parked.has_any)
