"""The list of whom of the own volunteers to ask, in the card of a task."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from intake.domain.volunteer import VolunteerAnswer
from intake.ui.widgets.basics import button, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.volunteers.whom_to_ask_presenter import VolunteerLine, WhomToAskPresenter

_MAX_SHOWN = 3
_MAX_LISTED = 8
"""Number of visible lines, and the list's border in pixels."""

_KEYS = {
    VolunteerAnswer.YES: "Alt+J",
    VolunteerAnswer.NO: "Alt+E",
    VolunteerAnswer.NO_ANSWER: "Alt+O",
}


class WhomToAsk(QFrame):
    """Lists who may be asked about the post of a task, and records each answer by one key."""

    def __init__(self, presenter: WhomToAskPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        self._posting_id: UUID | None = None
        self._people: list[VolunteerLine] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(label(translate("own-list"), "strong"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("own-list"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lines.addWidget(self.list)
        self._empty_line = label(translate("own-none"), "soft")
        lines.addWidget(self._empty_line)
        self.buttons = {}

        for answer, key in _KEYS.items():
            made = button(translate(f"own-{str(answer).replace('_', '-')}"), "chip", key)
            made.clicked.connect(partial(self._answer, answer))
            self.buttons[answer] = made

        lines.addWidget(WrapRow(*self.buttons.values()))
        presenter.candidates.connect(self._show)
        self.hide()

    def ask_for(self, posting_id: UUID | None) -> None:
        """Show who may be asked about this post; None hides the strip."""
        self._posting_id = posting_id
        self.setVisible(posting_id is not None)
        if posting_id:
            self._presenter.find_candidates(posting_id)

    def _answer(self, answer: VolunteerAnswer) -> None:
        at = self.list.currentRow()
        if self._posting_id and 0 <= at < len(self._people):
            self._presenter.record_answer(self._posting_id, self._people[at], answer)

    def _show(self, posting_id: UUID, people: list[VolunteerLine]) -> None:
        if posting_id != self._posting_id:
            return

        at = max(0, self.list.currentRow())
        was = None
        if at < len(self._people):
            was = self._people[at].volunteer_id
        self._people = people
        self.list.clear()
        for volunteer in people:
            item = QListWidgetItem(f"{volunteer.name}\n{volunteer.about}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{volunteer.name}, {volunteer.about}")
            self.list.addItem(item)

        self.list.setVisible(bool(people))
        self._empty_line.setVisible(not people)
        for made in self.buttons.values():
            made.setEnabled(bool(people))
        shown = sum(
            self.list.sizeHintForRow(index) for index in range(min(len(people), _MAX_SHOWN))
        )
        # No higher than its lines: the answers are right below.
        self.list.setFixedHeight(shown + 2 * self.list.frameWidth() + _MAX_LISTED)
        if people:  # the selected person is kept when the list is read again
            self.list.setCurrentRow(
                next(
                    (row for row, volunteer in enumerate(people) if volunteer.volunteer_id == was),
                    0,
                )
            )
