"""The field for a code: after Enter its undo key undoes the act, not the typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeyEvent, QKeySequence

from intake.ui.widgets.text_fields import LineEdit


class CodeField(LineEdit):
    """Takes what is typed or scanned."""

    def minimumSizeHint(self) -> QSize:
        """Return the room in which a code is whole, in letters of any size."""
        hint = super().minimumSizeHint()
        code = self.fontMetrics().horizontalAdvance("WWW-WWW")
        return QSize(hint.width() + code, hint.height())

    def select_to_type_over(self) -> None:
        """Tell that what is typed was dealt with; it stays selected, to be typed over."""
        self.setModified(False)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self._is_undo_of_act(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_undo_of_act(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _is_undo_of_act(self, event: QEvent) -> bool:
        if self.isModified() or not isinstance(event, QKeyEvent):
            return False
        return bool(event.matches(QKeySequence.StandardKey.Undo))
