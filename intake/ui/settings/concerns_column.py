"""What was reported to the coordinators, on the settings page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from intake.ui.widgets.basics import button, label
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.undoable_list import UndoableList
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations
    from intake.ui.settings.concerns_presenter import ConcernLine, ConcernsPresenter


class ConcernsColumn(UndoableList):
    """Connects the reports with their presenter."""

    def __init__(self, presenter: ConcernsPresenter, translate: Translations) -> None:
        super().__init__(presenter, translate, "concerns")
        self._presenter = presenter
        self._translate = translate
        presenter.listed.connect(self._show)
        presenter.failed.connect(self.note.tell_failure)

    def _show(self, concerns: list[ConcernLine]) -> None:
        self.show_parts(part for line in concerns for part in self._parts_of(line))

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
