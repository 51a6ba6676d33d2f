"""The list of volunteers in the settings, and the list on Vandaag of whom to ask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from intake.domain.phone import format_phone
from intake.domain.request import Kind
from intake.domain.volunteer import VolunteerAnswer
from intake.ui.volunteers.presenter import FIELDS
from intake.ui.widgets.basics import button, label
from intake.ui.widgets.editable_list import EditableList, Entry
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.volunteer import Volunteer
    from intake.kit.translations import Translations
    from intake.ui.volunteers.presenter import VolunteerLine, VolunteersPresenter

_MAX_SHOWN = 3
_ROOM = 8
"""Number of visible lines, and the list's border in pixels."""

_KEYS = {
    VolunteerAnswer.YES: "Alt+J",
    VolunteerAnswer.NO: "Alt+E",
    VolunteerAnswer.NO_ANSWER: "Alt+O",
}


class Volunteers(EditableList):
    """Connects the list of volunteers with its presenter."""

    def __init__(self, presenter: VolunteersPresenter, translate: Translations) -> None:
        super().__init__(translate, "volunteer", FIELDS)
        self._presenter = presenter
        self.add_heading(translate("volunteer-kinds"))
        self.kinds = {
            kind: self.add_box(
                translate(f"kind-{kind}"),
                translate("volunteer-helps", kind=translate(f"kind-{kind}")),
            )
            for kind in Kind
        }
        self.add.clicked.connect(self._add)
        self.undo.clicked.connect(presenter.undo)
        presenter.listed.connect(self._show)
        presenter.faults.connect(self.fields.show_faults)
        presenter.done.connect(self.tell)
        presenter.saved.connect(self.empty)
        presenter.editing.connect(self._edit)

    def _add(self) -> None:
        self._presenter.save(
            self.fields.typed(),
            tuple(str(kind) for kind, box in self.kinds.items() if box.isChecked()),
            self.changing,
        )

    def _show(self, people: list[VolunteerLine]) -> None:
        self.show_entries(
            Entry(
                volunteer.name,
                volunteer.about,
                partial(self._presenter.edit, volunteer.volunteer_id),
                partial(self._presenter.archive, volunteer),
            )
            for volunteer in people
        )
        if self.changing and self.changing.id not in {
            volunteer.volunteer_id for volunteer in people
        }:
            self.empty()

    def _edit(self, volunteer: Volunteer) -> None:
        values = {name: getattr(volunteer, name) for name in FIELDS} | {
            "phone": format_phone(volunteer.phone),
            "regions": ", ".join(volunteer.regions),
        }
        self.edit(
            volunteer, volunteer.name, values, (kind in volunteer.kinds for kind in self.kinds)
        )


class WhomToAsk(QFrame):
    """Lists who may be asked about the post of a task, and records each answer by one key."""

    def __init__(self, presenter: VolunteersPresenter, translate: Translations) -> None:
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
        self._none = label(translate("own-none"), "soft")
        lines.addWidget(self._none)
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
        self._none.setVisible(not people)
        for made in self.buttons.values():
            made.setEnabled(bool(people))
        shown = sum(self.list.sizeHintForRow(at) for at in range(min(len(people), _MAX_SHOWN)))
        # No higher than its lines: the answers are right below.
        self.list.setFixedHeight(shown + 2 * self.list.frameWidth() + _ROOM)
        if people:  # the selected person is kept when the list is read again
            self.list.setCurrentRow(
                next(
                    (row for row, volunteer in enumerate(people) if volunteer.volunteer_id == was),
                    0,
                )
            )
