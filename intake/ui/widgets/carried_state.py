"""Carry what was typed on a page over to the page that replaces it.

A page is replaced when language, theme or size change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QListWidget, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class CarriedState:
    """Texts by the position of their field on the page, and the selected rows of its lists."""

    texts: dict[int, str]
    rows: dict[int, int]

    def put_back(self, page: QWidget) -> None:
        """Put it on a page of the same kind.

        A folded part is unfolded if it contains something.
        """
        lists = page.findChildren(QListWidget)
        for at, row in self.rows.items():
            if at < len(lists) and row < lists[at].count():
                lists[at].setCurrentRow(row)
        edits = _edits(page)
        for at, text in self.texts.items():
            if at >= len(edits):
                continue
            edit = edits[at]
            if isinstance(edit, QLineEdit):
                edit.setText(text)
                edit.setModified(True)
            else:
                edit.setPlainText(text)
                edit.document().setModified(True)
            if text:
                _unfold(edit, page)


def capture_state(page: QWidget, *, rows_alone: bool = False) -> CarriedState:
    """Collect what was typed on a page and is not saved yet.

    The selected rows are included; with ``rows_alone`` also if nothing was typed.
    """
    texts = {}
    for at, edit in enumerate(_edits(page)):
        if isinstance(edit, QLineEdit):
            # Passwords are not carried over.
            if edit.isModified() and edit.echoMode() is QLineEdit.EchoMode.Normal:
                texts[at] = edit.text()
        elif edit.document().isModified():
            texts[at] = edit.toPlainText()
    rows = {
        index: one.currentRow()
        for index, one in enumerate(page.findChildren(QListWidget))
        if one.currentRow() > 0
    }
    return CarriedState(texts, rows if texts or rows_alone else {})


def _edits(page: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Return the fields of a page in order of creation: all lines, then all texts."""
    inside = (QComboBox, QAbstractSpinBox)
    lines = [edit for edit in page.findChildren(QLineEdit) if not isinstance(edit.parent(), inside)]
    return [*lines, *page.findChildren(QPlainTextEdit)]


def _unfold(edit: QWidget, page: QWidget) -> None:
    part: QWidget | None = edit
    while part is not None and part is not page:
        if part.isHidden():
            part.show()
        part = part.parentWidget()
