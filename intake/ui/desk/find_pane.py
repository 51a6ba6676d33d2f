"""The search at the beginning of a call: one field that finds anybody, and a key for new people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.basics import (
    announce,
    button,
    column,
    flow,
    is_screen_reader_active,
    label,
    set_by_name,
)
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from intake.kit.translations import Translations
    from intake.ui.desk.who_presenter import WhoPresenter

_STEPS = {0x0100_0013: -1, 0x0100_0015: 1}
_ENTERS = (0x0100_0004, 0x0100_0005, 0x2100_0005)
"""Qt's numbers of Up and Down, of Return and Enter (also with the keypad modifier).

Naming Qt.Key would create all of them.
"""

_PAUSE_MS = 300
_ACCESSIBLE_TEXT = 11  # Qt.ItemDataRole.AccessibleTextRole

_MAX_SHOWN = 5
"""Number of lines of the list that are visible."""


class FindField(LineEdit):
    """The field that finds anybody.

    It keeps the focus while the arrows move through the list below, and Enter opens.
    """

    moved = Signal(int)  # lines to move down the list
    chosen = Signal()  # Enter was pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.keyCombination().toCombined()
        if pressed in _STEPS:
            self.moved.emit(_STEPS[pressed])
        elif pressed in _ENTERS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


_MIN_LETTERS = 3
_MIN_DIGITS = 10
"""Minimum length of a name or number that nobody has."""


class FindPane(QWidget):
    """Searches people while somebody types, and shows the results."""

    listed = Signal()  # the list appeared or disappeared
    asked_first = Signal()  # needed facts are stored before those about who asks

    def __init__(self, presenter: WhoPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)

        frame, lines = column()
        outer.addWidget(frame)
        self._title = label(translate("who-title"), "title")
        lines.addWidget(self._title)

        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        lines.addLayout(self._row)
        self._build_field_and_list()
        self._row.addWidget(self.field, 1)

        self.new_button = button(translate("who-new"), "second", "Alt+A")
        self.new_button.clicked.connect(presenter.begin_new)
        self._ask_first = button(translate("who-ask-first"), "link", "Alt+O")
        self._ask_first.clicked.connect(self.asked_first)
        lines.addWidget(self.list)
        self._row.addWidget(self.new_button)
        lines.addWidget(self._ask_first)
        lines.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        presenter.matches.connect(self._show_matches)

    def _build_field_and_list(self) -> None:
        self.field = FindField()
        self.field.setPlaceholderText(self._translate("who-hint"))
        self.field.setAccessibleName(self._translate("who-title"))
        self.field.textEdited.connect(self._presenter.search)
        self.field.moved.connect(self._move_selection)
        self.field.chosen.connect(self.choose)

        self.list = QListWidget()
        self.list.setAccessibleName(self._translate("who-list"))
        set_by_name(
            self.list, focusPolicy="NoFocus", horizontalScrollBarPolicy="ScrollBarAlwaysOff"
        )
        self.list.itemClicked.connect(self.choose)
        self.list.setWordWrap(True)
        self.list.hide()

        self._announce_timer = QTimer(self)
        self._announce_timer.setSingleShot(True)
        self._announce_timer.setInterval(_PAUSE_MS)
        self._announce_timer.timeout.connect(self._announce_found)

    def start(self) -> None:
        """Focus the field.

        Text that is being typed is not selected, because the next letter would replace it.
        """
        if not self.field.hasFocus():
            self.field.setFocus()
            self.field.selectAll()

    def choose(self) -> None:
        """Open the selected line of the list."""
        self._presenter.choose(self.list.currentRow())

    def show_typed(self, text: str) -> None:
        """Show what another call searched without a result yet."""
        self.field.setText(text)
        self.list.clear()
        self.list.hide()

    def fold(self, *, to_one_row: bool) -> None:
        """Take one row while a request is being written, or the whole height before."""
        self._row.setDirection(flow(beside=to_one_row))
        self._title.setVisible(not to_one_row)
        self._ask_first.setVisible(not to_one_row)

    def _move_selection(self, step: int) -> None:
        rows = self.list.count()
        if rows:
            self.list.setCurrentRow(max(0, min(rows - 1, self.list.currentRow() + step)))

    def _show_matches(
        self,
        found: list[tuple[str, str]],
        sure: bool,  # noqa: FBT001 - a signal's value
    ) -> None:
        self.list.clear()
        for name, about in found:
            item = QListWidgetItem(f"{name}\n{about}")
            item.setData(_ACCESSIBLE_TEXT, f"{name}, {about}")
            self.list.addItem(item)
        typed = self.field.text().strip()
        if found and not sure:
            self.list.addItem(self._translate("who-none-of-these", typed=typed))
        elif not found and _is_long_enough_to_miss(typed):
            self.list.addItem(self._translate("who-nobody", typed=typed))
        self.list.setVisible(self.list.count() > 0 and not self.isHidden())
        self._fit_list()
        self.listed.emit()
        none_of_these = len(found)  # the last line begins somebody new
        if found:
            self.list.setCurrentRow(0 if sure else none_of_these)
        self._announce_timer.start()

    def _fit_list(self) -> None:
        """Make the list as high as its lines; a half-visible last one tells of more."""
        heights = [self.list.sizeHintForRow(row_index) for row_index in range(self.list.count())]
        room = sum(heights[:_MAX_SHOWN])
        if len(heights) > _MAX_SHOWN:
            room += heights[_MAX_SHOWN] // 2
        self.list.setFixedHeight(room + self.fontMetrics().height() // 2)

    def _announce_found(self) -> None:
        """Tell a screen reader the number of results when typing pauses.

        Not after each letter.
        """
        if self.field.text() and is_screen_reader_active():
            announce(self.field, self._translate("who-found", count=self.list.count()))


def _is_long_enough_to_miss(typed: str) -> bool:
    """Tell whether enough was typed to say that nobody has this name or number."""
    digits = sum(sign.isdigit() for sign in typed)
    letters = sum(sign.isalpha() for sign in typed)
    return letters >= _MIN_LETTERS or digits >= _MIN_DIGITS
