"""The centre's own sentences on the settings page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from intake.ui.widgets.basics import announce, button, column, label, restyle
from intake.ui.widgets.text_fields import Choice, TextEdit

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.settings.rewordable_sentences_presenter import RewordableSentencesPresenter

_SHOWN = 60


class RewordableSentencesColumn(QWidget):
    """Connects the choice of a text and its wording with the presenter."""

    def __init__(self, presenter: RewordableSentencesPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        self._texts: list[tuple[str, str, str, bool]] = []
        frame, lines = column(translate("phrases-title"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        lines.addWidget(label(translate("phrases-hint"), "soft"))

        self.which = Choice()
        self.which.setAccessibleName(translate("phrases-which"))
        self.which.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.which.activated.connect(self._choose)

        self.text = TextEdit()
        self.text.setAccessibleName(translate("phrases-text"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)

        self._error_line = label("", "fault")
        self._status_line = label("", "good")
        keep = button(translate("phrases-keep"), "second")
        self.back = button(translate("phrases-back"), "link")
        keep.clicked.connect(self._save)
        self.back.clicked.connect(self._reset)
        for part in (self.which, self.text, self._error_line, self._status_line, keep, self.back):
            lines.addWidget(part)
        self._error_line.hide()
        self._status_line.hide()

        presenter.listed.connect(self._show)
        presenter.fault.connect(self._show_field_error)
        presenter.done.connect(self._show_status)

    def _save(self) -> None:
        self._presenter.save(str(self.which.currentData()), self.text.toPlainText())

    def _reset(self) -> None:
        self._presenter.reset(str(self.which.currentData()))

    def _show(self, texts: list[tuple[str, str, str, bool]]) -> None:
        before = self.which.currentData()
        self._texts = texts
        self.which.clear()
        for key, name, _, own in texts:
            self.which.addItem(
                f"{'• ' if own else ''}{name[:_SHOWN]}{'…' if len(name) > _SHOWN else ''}", key
            )
        self.which.setCurrentIndex(max(0, self.which.findData(before)))
        self._choose(self.which.currentIndex())

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._texts):
            _, _, said, own = self._texts[index]
            self.text.setPlainText(said)
            self.back.setVisible(own)
            self._show_field_error("")

    def _show_field_error(self, sentence: str) -> None:
        self._error_line.setText(sentence)
        self._error_line.setVisible(bool(sentence))
        restyle(self.text, fault=bool(sentence))
        announce(self.text, sentence)

    def _show_status(self, sentence: str) -> None:
        self._status_line.setText(f"✓ {sentence}")
        self._status_line.show()
        announce(self._status_line, sentence)
