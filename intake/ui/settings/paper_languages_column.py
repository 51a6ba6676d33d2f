"""The section of the settings in which a coordinator signs for a language of paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from intake.ui.widgets.basics import announce, button, clear, label
from intake.ui.widgets.fields import NamedFields
from intake.ui.widgets.text_fields import Choice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.settings.paper_languages_presenter import LanguageLine, PaperLanguagesPresenter


class PaperLanguagesColumn(QFrame):
    """Connects the list of languages with its presenter."""

    def __init__(self, presenter: PaperLanguagesPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 10, 14, 12)
        lines.setSpacing(8)
        lines.addWidget(label(translate("section-languages"), "title"))
        lines.addWidget(label(translate("languages-why"), "soft"))

        self._list = QGridLayout()
        self._list.setHorizontalSpacing(16)
        self._list.setColumnStretch(1, 1)
        lines.addLayout(self._list)
        lines.addWidget(label(translate("languages-sign-title"), "strong"))

        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self.language = Choice()
        NamedFields.lay(grid, translate("languages-language"), self.language, (0, 0, 1))

        self.fields = NamedFields()
        self.reader = self.fields.add(grid, "reader", translate("languages-reader"), (0, 1, 1))
        lines.addLayout(grid)

        sign = button(translate("languages-sign"), "second")
        sign.clicked.connect(self._sign)
        lines.addWidget(WrapRow(sign))

        self._status_line = label("", "good")
        self._status_line.hide()
        lines.addWidget(self._status_line)

        presenter.listed.connect(self._show)
        presenter.fault.connect(self._show_field_error)
        presenter.done.connect(self._show_status)

    def _sign(self) -> None:
        self._presenter.sign(str(self.language.currentData()), self.reader.text())

    def _show(self, lines: list[LanguageLine]) -> None:
        clear(self._list)
        chosen = self.language.currentData()
        self.language.clear()
        for row, line in enumerate(lines):
            self._list.addWidget(label(line.name, "strong", wrap=False), row, 0)
            said = line.signed or self._translate("language-not-yet")
            self._list.addWidget(label(said, "" if line.signed else "soft"), row, 1)
            if line.signed:
                off = button(self._translate("language-off"), "link")
                off.setAccessibleName(self._translate("language-off-name", name=line.name))
                off.clicked.connect(partial(self._presenter.withdraw, line.language))
                self._list.addWidget(off, row, 2)
            self.language.addItem(line.name, line.language)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))

    def _show_field_error(self, sentence: str) -> None:
        self.fields.show_fault("reader", sentence)
        if not sentence:
            self.reader.clear()

    def _show_status(self, sentence: str) -> None:
        self._status_line.setText(sentence)
        self._status_line.setVisible(bool(sentence))
        announce(self._status_line, sentence)
