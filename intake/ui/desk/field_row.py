"""One question of the form: its title, its box and its error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from intake.forms.field import Field, Type
from intake.ui.widgets.basics import label, restyle, set_by_name
from intake.ui.widgets.fields import Fault
from intake.ui.widgets.text_fields import Choice, GrowingText, LineEdit

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.desk.what_presenter import FieldView, WhatPresenter

_SHORTEST = 6
"""How many letters of a choice are always shown."""


class FieldRow(QWidget):
    """One question.

    Its box with the error below it, and its ``title``, which is above it in the grid.
    """

    went_on = Signal(str)  # field key: Enter was pressed in it

    def __init__(self, field: Field, presenter: WhatPresenter, translate: Translations) -> None:
        super().__init__()
        self._field = field
        self._presenter = presenter
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)

        caption = translate(field.label_key)
        self.title = label(caption, "label")
        self.title.setContentsMargins(0, 5, 0, 0)

        self.edit: QLineEdit | QPlainTextEdit | QComboBox = self._make(translate)
        self.edit.setAccessibleName(caption)
        self.title.setBuddy(self.edit)
        self.edit.installEventFilter(self)
        self._error_line = Fault(self.edit)
        for part in (self.edit, self._error_line):
            lines.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _make(self, translate: Translations) -> QLineEdit | QPlainTextEdit | QComboBox:
        if self._field.type is Type.CHOICE:
            choice = Choice()
            # A long choice takes no room from the box beside it.
            set_by_name(choice, sizeAdjustPolicy="AdjustToMinimumContentsLengthWithIcon")
            choice.setMinimumContentsLength(_SHORTEST)
            choice.addItem("", "")
            for value in self._field.choices:
                choice.addItem(translate(self._field.choice_key(value)), value)
            choice.activated.connect(
                lambda at: self._presenter.answer(self._field.key, str(choice.itemData(at)))
            )
            return choice
        if self._field.type is Type.TEXT:
            text = GrowingText()
            text.setTabChangesFocus(True)
            text.textChanged.connect(
                lambda: (
                    self._presenter.typing(self._field.key, text.toPlainText())
                    if text.hasFocus()
                    else None
                )
            )
            return text

        line = LineEdit()
        line.textEdited.connect(lambda text: self._presenter.typing(self._field.key, text))
        line.editingFinished.connect(lambda: self._presenter.answer(self._field.key, line.text()))
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the sentence to read aloud for the field with the focus; Enter continues."""
        if event.type() == QEvent.Type.FocusIn:
            self._presenter.show_read_aloud_sentence(self._field.key)
        elif event.type() == QEvent.Type.FocusOut and isinstance(self.edit, QPlainTextEdit):
            self._presenter.answer(self._field.key, self.edit.toPlainText())
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers()
        ):
            self._store_typed()
            if not self._error_line.text():
                self.went_on.emit(self._field.key)
            elif not isinstance(self.edit, QComboBox):
                self.edit.selectAll()  # the next typed text replaces the refused one
            return True
        return super().eventFilter(watched, event)

    def show_value(self, view: FieldView) -> None:
        """Show how the answer was parsed, or what to do.

        An invalid text stays in the field.
        """
        if isinstance(self.edit, QComboBox):
            self.edit.setCurrentIndex(max(0, self.edit.findData(view.text)))
        elif isinstance(self.edit, QPlainTextEdit):
            if self.edit.toPlainText() != view.text and not view.fault:
                self.edit.setPlainText(view.text)
        elif not view.fault or self.edit.text() != view.text:
            self.edit.setText(view.text)
            self.edit.setCursorPosition(0)
        restyle(self.edit, filled=view.filled)
        self._error_line.tell(view.fault)

    def _store_typed(self) -> None:
        if isinstance(self.edit, QComboBox):
            self._presenter.answer(self._field.key, str(self.edit.currentData()))
        else:
            self._presenter.answer(
                self._field.key,
                self.edit.toPlainText()
                if isinstance(self.edit, QPlainTextEdit)
                else self.edit.text(),
            )
