"""The strip that tells which request is being changed, with a way out that changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.kit.codes import format_code
from intake.ui.widgets.basics import button, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.models.call_draft import CallDraft


class ChangeStrip(QFrame):
    """Shown while a call is about a saved request."""

    left = Signal(object)  # id of the request that stays unchanged

    def __init__(self, call_draft: CallDraft, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("care")
        self._call_draft = call_draft
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 4, 12, 4)
        self._text = label("", wrap=False)
        self.leave = button(translate("change-leave"), "link", "Alt+X")
        self.leave.clicked.connect(self._leave)
        lines.addWidget(WrapRow(self._text, self.leave))
        call_draft.replaced.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._call_draft.get("changes")))
        code = format_code(self._call_draft.get("code"))
        what = self._call_draft.get("a.what")
        self._text.setText(self._translate("change-which", code=code, what=what))

    def _leave(self) -> None:
        self.left.emit(UUID(self._call_draft.get("changes")))
