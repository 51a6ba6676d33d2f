"""How a call ended: one button for each way, by one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake.domain.task import CallOutcome
from intake.ui.widgets.basics import button
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations

OUTCOMES_WITH_KEY = tuple(outcome for outcome in CallOutcome if outcome is not CallOutcome.LETTER)
"""How a call ends, in the order of the keys Alt 1 to 5."""


class OutcomeRow(WrapRow):
    """Shows the buttons; ``ended`` carries the outcome."""

    ended = Signal(object)  # CallOutcome

    def __init__(self, translate: Translations) -> None:
        self.buttons = {}
        for index, outcome in enumerate(OUTCOMES_WITH_KEY):
            name = str(outcome).replace("_", "-")
            made = button(translate(f"outcome-{name}"), "chip", f"Alt+{index + 1}")
            made.clicked.connect(partial(self._end, outcome))
            self.buttons[outcome] = made
        super().__init__(*self.buttons.values())

    def _end(self, outcome: CallOutcome) -> None:
        self.ended.emit(outcome)
