"""What was reported to the coordinators, on the settings page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import button, clear, label
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations
    from intake.ui.settings.concerns_presenter import ConcernLine, ConcernsPresenter


class ConcernsColumn(QFrame):
    """Connects the reports with their presenter."""

    def __init__(self, presenter: ConcernsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.addWidget(label(translate("section-concerns"), "title"))
        lines.addWidget(label(translate("concerns-why"), "soft"))
        self._note = ActNote()
        lines.addWidget(self._note)
        self._none = label(translate("concerns-none"), "soft")
        lines.addWidget(self._none)
        self._list = QVBoxLayout()
        lines.addLayout(self._list)
        self.undo = button(translate("concern-undo"), "link")
        self.undo.clicked.connect(presenter.undo)
        lines.addWidget(self.undo)
        presenter.listed.connect(self._show)
        presenter.done.connect(self._note.tell)
        presenter.failed.connect(self._note.tell_failure)
        presenter.undo_stack.changed.connect(self._show_undo)
        self._show_undo()

    def _show(self, concerns: list[ConcernLine]) -> None:
        clear(self._list)
        self._none.setVisible(not concerns)
        for line in concerns:
            for part in self._parts_of(line):
                self._list.addWidget(part)

    def _parts_of(self, line: ConcernLine) -> list[QWidget]:
        translate = self._translate
        parts: list[QWidget] = [
            label(line.title, "strong"),
            label(line.about, "soft"),
            label(line.text),
        ]
        if line.withheld:
            lift = button(translate("concern-lift"), "link")
            lift.setAccessibleName(f"{translate('concern-lift')}: {line.withheld}")
            lift.clicked.connect(partial(self._presenter.lift, line.concern_id))
            parts.append(WrapRow(label(line.withheld, "care", wrap=False), lift))
        if line.handled:
            parts.append(label(translate("concern-done-with", note=line.handled), "good"))
            return parts
        note = LineEdit()
        note.setAccessibleName(translate("concern-note"))
        note.setPlaceholderText(translate("concern-note"))
        keep = button(translate("concern-handle"), "second")
        keep.setAccessibleName(f"{translate('concern-handle')}: {line.title}")
        keep.clicked.connect(partial(self._handle, line.concern_id, note))
        note.returnPressed.connect(partial(self._handle, line.concern_id, note))
        return [*parts, note, WrapRow(keep)]

    def _handle(self, concern_id: UUID, note: LineEdit) -> None:
        self._presenter.handle(concern_id, note.text())

    def _show_undo(self) -> None:
        self.undo.setVisible(bool(self._presenter.undo_stack.next_label("concerns")))
