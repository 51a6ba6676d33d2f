"""Two records beside each other, to merge them or to record that they are two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    clear,
    column,
    label,
    make_scroll_area,
)
from intake.ui.widgets.fields import grow, mark_practice
from intake.ui.widgets.radio_line import RadioLine
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent

    from intake.kit.translations import Translations
    from intake.ui.person.pair_presenter import PairPresenter
    from intake.ui.person.pair_values import Comparison, FactChoice

_SIZE = (760, 640)
_KEY = Qt.ItemDataRole.UserRole


class MergeWindow(QWidget):
    """Asks for the other record, then which of two facts is right."""

    closed = Signal()

    def __init__(
        self, presenter: PairPresenter, translate: Translations, *, practice: bool
    ) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._presenter = presenter
        self._translate = translate
        self._comparison: Comparison | None = None
        self._choices: dict[str, QButtonGroup] = {}
        outer = QVBoxLayout(self)
        mark_practice(self, outer, translate, practice=practice)
        self.setWindowTitle(translate("pair-title"))

        frame, lines = column(translate("pair-title"))
        outer.addWidget(frame)
        grow(self, *_SIZE)

        self._search = self._make_search()
        lines.addWidget(self._search)
        inner = ShrinkableContainer()
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(0, 0, 8, 0)

        self._lines = QVBoxLayout()
        self._body.addLayout(self._lines)
        self._body.addStretch(1)

        self._area = make_scroll_area(inner)
        lines.addWidget(self._area, 1)
        self._error_line = label("", "fault")
        self._error_line.hide()
        lines.addWidget(self._error_line)

        self._merge_button = button(translate("pair-make-one"), "primary", "Ctrl+Return")
        self._merge_button.clicked.connect(self._merge)
        self._two = button(translate("pair-are-two"), "second", "Alt+T")
        self._two.clicked.connect(self._tell_apart)

        back = button(translate("pair-back"), "second", "Esc")
        back.clicked.connect(self.close)
        lines.addWidget(WrapRow(self._merge_button, self._two, back))

        presenter.found.connect(self._list_found)
        presenter.compared.connect(self._compare)
        presenter.failed.connect(self._show_error)
        presenter.decided.connect(self.close)
        self._show_parts()

    def look_for_other(self) -> None:
        """Ask for the other record."""
        self._field.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _make_search(self) -> QFrame:
        translate = self._translate
        frame = QFrame()
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(label(translate("pair-who-else", name=self._presenter.name)))

        self._field = LineEdit()
        self._field.setAccessibleName(translate("pair-search"))
        self._field.setPlaceholderText(translate("who-hint"))
        self._field.textEdited.connect(self._presenter.search)
        self._field.returnPressed.connect(self._choose_first)

        self._found_list = QListWidget()
        self._found_list.setAccessibleName(translate("who-list"))
        self._found_list.setWordWrap(True)
        self._found_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found_list.itemClicked.connect(self._choose)
        self._found_list.itemActivated.connect(self._choose)
        lines.addWidget(self._field)
        lines.addWidget(self._found_list, 1)
        return frame

    def _show_parts(self) -> None:
        """Show the search until the other record is known, then both beside each other."""
        is_compared = self._comparison is not None
        self._search.setVisible(not is_compared)
        for part in (self._area, self._merge_button, self._two):
            part.setVisible(is_compared)

    def _list_found(self, found: list[tuple[UUID, str]]) -> None:
        self._found_list.clear()
        for key, line in found:
            item = QListWidgetItem(line)
            item.setData(_KEY, key)
            self._found_list.addItem(item)
        if not found and self._field.text().strip():
            nobody = QListWidgetItem(self._translate("search-nothing"))
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            self._found_list.addItem(nobody)

    def _choose_first(self) -> None:
        if self._found_list.count():
            self._choose(self._found_list.item(max(0, self._found_list.currentRow())))

    def _choose(self, item: QListWidgetItem) -> None:
        if item.data(_KEY) is not None:
            self._presenter.compare(item.data(_KEY))

    def _compare(self, comparison: Comparison) -> None:
        self._comparison = comparison
        translate = self._translate
        clear(self._lines)
        self._choices = {}
        self._lines.addWidget(label(translate("pair-choose"), "soft"))
        self._lines.addLayout(_side_by_side(*(label(name, "name") for name in comparison.names)))
        self._lines.addLayout(
            _side_by_side(*(label(count, "soft") for count in comparison.requests))
        )
        for choice in comparison.choices:
            self._lay_choice(choice)
        if comparison.stays:
            self._lines.addSpacing(8)
            self._lines.addWidget(label(translate("pair-stays"), "name"))
        for caption, text in comparison.stays:
            self._lines.addLayout(_side_by_side(label(caption, "label"), label(text)))
        self._show_parts()
        self._start()

    def _lay_choice(self, choice: FactChoice) -> None:
        """Lay out two values of a fact; the more complete one is selected, else the left."""
        self._lines.addWidget(label(choice.caption, "label"))
        group = QButtonGroup(self)
        parts = []
        for index, text in enumerate((choice.left, choice.right)):
            part = RadioLine(text, f"{choice.caption}: {text}")
            part.radio.setChecked(index == int(choice.right_says_more))
            group.addButton(part.radio, index)
            parts.append(part)
        self._lines.addLayout(_side_by_side(*parts))
        self._choices[choice.fact] = group

    def _start(self) -> None:
        groups = list(self._choices.values())
        first: QWidget | None = groups[0].checkedButton() if groups else self._merge_button
        if first is not None:
            first.setFocus()

    def _merge(self) -> None:
        if self._comparison:
            from_other = frozenset(
                fact for fact, group in self._choices.items() if group.checkedId() == 1
            )
            self._presenter.merge(self._comparison.other_id, from_other)

    def _tell_apart(self) -> None:
        if self._comparison:
            self._presenter.tell_apart(self._comparison.other_id)

    def _show_error(self, sentence: str) -> None:
        self._error_line.setText(sentence)
        self._error_line.show()
        announce(self._error_line, sentence)


def _side_by_side(*parts: QWidget) -> QHBoxLayout:
    """Return a layout of parts with equal widths."""
    line = QHBoxLayout()
    line.setSpacing(16)
    for part in parts:
        line.addWidget(part, 1)
    return line
