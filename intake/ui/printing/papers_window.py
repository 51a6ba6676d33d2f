"""The window to choose a paper that is not of one request."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from intake.text.composing.date_phrases import short_day
from intake.ui.printing.sheets_presenter import (
    PAPERS,
    PAPERS_IN_A_LANGUAGE,
    PAPERS_IN_A_NUMBER,
    PAPERS_OF_A_DAY,
    PAPERS_TYPED_IN,
    Wish,
)
from intake.ui.widgets.basics import announce, button, column, label
from intake.ui.widgets.fields import grow, mark_practice
from intake.ui.widgets.text_fields import Choice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.ui.printing.sheets_presenter import SheetsPresenter

_NUMBERS = (1, 2, 5, 10, 20, 50)
_USUAL_NUMBER = 10
_DAYS_AHEAD = 8


class PapersWindow(QWidget):
    """Lists the papers, asks what the chosen one needs, and has it made."""

    closed = Signal()
    typing_in_wanted = Signal(str)  # the paper that was filled in: "forms" or "coupon"

    def __init__(self, presenter: SheetsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._translate = translate
        self._captions: dict[QWidget, QLabel] = {}
        self.setWindowTitle(translate("papers-title"))
        grow(self, 640, 700)

        outer = QVBoxLayout(self)
        frame, lines = column(translate("papers-title"))
        outer.addWidget(frame)

        self.list = QListWidget()
        self.list.setObjectName("entries")
        self.list.setAccessibleName(translate("papers-title"))
        for name in PAPERS:
            item = QListWidgetItem(translate(f"paper-{name}"))
            item.setToolTip(translate(f"paper-{name}-hint"))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._show_options)
        lines.addWidget(self.list, 1)

        self._hint = label("", "soft")
        lines.addWidget(self._hint)
        lines.addWidget(self._build_options())

        self._progress = QProgressBar()
        self._progress.setAccessibleName(translate("papers-progress"))
        self._progress.hide()
        lines.addWidget(self._progress)

        self._status_line = label("", "soft")
        lines.addWidget(self._status_line)
        self.make = button(translate("papers-make"), "primary", "Ctrl+Return")
        self.make.clicked.connect(self._make)
        lines.addWidget(self.make)

        self.type_in = button(translate("papers-type-in"), "second", "Alt+O")
        self.type_in.clicked.connect(self._type_in)
        self._cancel = button(translate("papers-cancel"), "second", "Alt+S")
        self._cancel.clicked.connect(presenter.cancel)
        self._cancel.hide()

        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)
        lines.addWidget(WrapRow(self.type_in, close, self._cancel))
        mark_practice(self, outer, translate, practice=presenter.practice)

        presenter.languages.connect(self._show_languages)
        presenter.progress.connect(self._show_progress)
        presenter.message.connect(self.tell)
        self.list.setCurrentRow(0)

    def _build_options(self) -> QWidget:
        translate = self._translate
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)

        self.day = Choice()
        for ahead in range(_DAYS_AHEAD):
            day = self._presenter.today() + timedelta(days=ahead)
            self.day.addItem(short_day(day, translate.language), day)

        self.language = Choice()
        self.number = Choice()
        for number in _NUMBERS:
            self.number.addItem(str(number), number)
        self.number.setCurrentIndex(self.number.findData(_USUAL_NUMBER))

        options = (("day", self.day), ("language", self.language), ("number", self.number))
        for index, (key, part) in enumerate(options):
            caption = label(translate(f"papers-{key}"), "label")
            caption.setBuddy(part)
            part.setAccessibleName(caption.text())
            grid.addWidget(caption, 0, index)
            grid.addWidget(part, 1, index)
            self._captions[part] = caption
        return holder

    def open(self) -> None:
        """Show the window with the languages that may be printed now."""
        self._presenter.refresh()
        self.show()
        self.activateWindow()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen_paper(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else PAPERS[0]

    def _show_options(self) -> None:
        name = self._chosen_paper()
        self._hint.setText(self._translate(f"paper-{name}-hint"))
        self.type_in.setVisible(name in PAPERS_TYPED_IN)
        for part, wanted in (
            (self.day, name in PAPERS_OF_A_DAY),
            (self.language, name in PAPERS_IN_A_LANGUAGE),
            (self.number, name in PAPERS_IN_A_NUMBER),
        ):
            part.setVisible(wanted)
            self._captions[part].setVisible(wanted)

    def _show_languages(self, languages: list[str]) -> None:
        chosen = self.language.currentData()
        self.language.clear()
        for language in languages:
            self.language.addItem(self._translate(f"person-language-{language}"), language)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))

    def _type_in(self) -> None:
        self.hide()  # not closed: the window of the typing gets the focus, not the desk
        self.typing_in_wanted.emit(self._chosen_paper())

    def _make(self) -> None:
        self.tell("")
        self._presenter.make(
            Wish(
                self._chosen_paper(),
                self.language.currentData() or "nl",
                self.number.currentData(),
                self.day.currentData(),
            )
        )

    def _show_progress(self, drawn: int, total: int) -> None:
        is_running = 0 < drawn < total
        self._progress.setVisible(is_running)
        self._cancel.setVisible(is_running)
        self._progress.setMaximum(max(total, 1))
        self._progress.setValue(drawn)

    def tell(self, sentence: str) -> None:
        """Show a sentence below the options."""
        self._status_line.setText(sentence)
        if sentence:
            announce(self._status_line, sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._presenter.cancel()
        super().closeEvent(event)
        self.closed.emit()
