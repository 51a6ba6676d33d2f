"""The centre's own wordings on the settings page: read, changed, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.basics import announce, button, column, label, restyle
from intake.ui.widgets.text_fields import Choice, LineEdit, TextEdit

if TYPE_CHECKING:
    from intake.domain.wording import Wording
    from intake.kit.translations import Translations
    from intake.ui.settings.wordings_presenter import WordingsPresenter

_SHOWN = 60


class WordingsColumn(QWidget):
    """Connects the choice of a text and its words with the presenter."""

    def __init__(self, presenter: WordingsPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        self._wordings: list[tuple[Wording, str]] = []
        frame, lines = column(translate("wording-title"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        lines.addWidget(label(translate("wording-hint"), "soft"))
        self._empty_line = label(translate("wording-none"), "soft")
        self.which = Choice()
        self.which.setAccessibleName(translate("wording-title"))
        self.which.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.which.activated.connect(self._choose)
        self._about = label("", "soft")
        self.title = LineEdit()
        self.text = TextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 7)
        self._error_line = label("", "fault")
        self._status_line = label("", "good")
        self.keep = button(translate("wording-keep"), "second")
        self.keep.setAccessibleName(translate("wording-keep-name"))
        self.forget = button(translate("wording-remove"), "link")
        self.undo = button(translate("wording-undo"), "link")
        self.keep.clicked.connect(self._save)
        self.forget.clicked.connect(self._forget)
        self.undo.clicked.connect(presenter.undo)
        self._fields: list[QWidget] = [self.which, self._about]
        edits: tuple[tuple[QWidget, str], ...] = (
            (self.title, "wording-name"),
            (self.text, "wording-text"),
        )

        for edit, caption in edits:
            edit.setAccessibleName(translate(caption))
            said = label(translate(caption), "label")
            said.setBuddy(edit)
            self._fields += [said, edit]

        self._fields += [self.keep, self.forget]
        lines.addWidget(self._empty_line)
        shown = (
            *self._fields[:-2],
            self._error_line,
            self._status_line,
            self.keep,
            self.forget,
            self.undo,
        )
        for widget in shown:
            lines.addWidget(widget)
        for hidden in (self._error_line, self._status_line, self.undo):
            hidden.hide()
        self._show([])
        presenter.listed.connect(self._show)
        presenter.fault.connect(self._show_field_error)
        presenter.done.connect(self._show_status)

    def _save(self) -> None:
        wording = self.which.currentData()
        if wording is not None:
            self._presenter.save(wording, self.title.text(), self.text.toPlainText())

    def _forget(self) -> None:
        wording = self.which.currentData()
        if wording is not None:
            self._presenter.forget(wording)

    def _show(self, wordings: list[tuple[Wording, str]]) -> None:
        before = self.which.currentData()
        self._wordings = wordings
        self.which.clear()
        for wording, _ in wordings:
            name = wording.title
            self.which.addItem(f"{name[:_SHOWN]}{'…' if len(name) > _SHOWN else ''}", wording)
        ids = [wording.id for wording, _ in wordings]
        index = ids.index(before.id) if before is not None and before.id in ids else 0
        self.which.setCurrentIndex(index)
        self._empty_line.setVisible(not wordings)
        for field in self._fields:
            field.setVisible(bool(wordings))
        self._choose(index)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._wordings):
            wording, about = self._wordings[index]
            self._about.setText(about)
            self.title.setText(wording.title)
            self.text.setPlainText(wording.text)
            self._show_field_error("")

    def _show_field_error(self, sentence: str) -> None:
        self._error_line.setText(sentence)
        self._error_line.setVisible(bool(sentence))
        restyle(self.text, fault=bool(sentence))
        announce(self.text, sentence)

    def _show_status(self, sentence: str) -> None:
        self._status_line.setText(f"✓ {sentence}")
        self._status_line.show()
        self.undo.show()
        announce(self._status_line, sentence)
