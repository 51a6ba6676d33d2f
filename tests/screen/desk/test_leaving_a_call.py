"""A call that is left: what was typed is parked, a look at somebody is not."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.screens import open_annie, press, type_


def test_who_was_only_looked_up_is_no_parked_call(screen, practice):
    type_("0206184217")
    press(Qt.Key.Key_Return)
    assert screen.who.person is not None
    screen.call.begin()
    assert practice.use_cases.drafts.list_unfinished(practice.actor) == ()
    open_annie(screen)
    screen.call.begin()
    assert len(practice.use_cases.drafts.list_unfinished(practice.actor)) == 1
