"""Fields with a name above them and room for an error below.

They are the same on every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QLineEdit

from intake.ui.theme import BODY_PT
from intake.ui.widgets.basics import announce, label, restyle, set_by_name
from intake.ui.widgets.text_fields import Choice, LineEdit
from intake.ui.widgets.window_place import fit_into, place_window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

    from intake.kit.translations import Translations

_MIN_SHOWN = 8

_ABOVE_FIELD = 3
_ABOVE_LABEL = 9
"""Pixels: a label stands nearer to its own field than to the one above it."""

_BODY_PX = BODY_PT * 4 / 3
"""The letter height of a label at 100%, in pixels."""


class NamedFields:
    """Line edits by name, in a grid with three rows for each: label, field, error."""

    def __init__(self) -> None:
        self.edits: dict[str, QLineEdit] = {}
        self.faults: dict[str, Fault] = {}
        self._titles: dict[str, QLabel] = {}

    def add(
        self, grid: QGridLayout, name: str, caption: str, place: tuple[int, int, int]
    ) -> QLineEdit:
        """Add a field at (row, column, columns wide)."""
        row, col, wide = place
        edit = LineEdit()
        self._titles[name] = self.lay(grid, caption, edit, place)
        self.edits[name] = edit
        self.faults[name] = Fault(edit)
        grid.addWidget(self.faults[name], row * 3 + 2, col, 1, wide)
        return edit

    @staticmethod
    def lay(grid: QGridLayout, caption: str, part: QWidget, place: tuple[int, int, int]) -> QLabel:
        """Add any part with its label, which is also its name for a screen reader."""
        row, col, wide = place
        title = label(caption, "label")
        title.setBuddy(part)
        title.setContentsMargins(0, _ABOVE_LABEL if row else 0, 0, 0)
        grid.setVerticalSpacing(_ABOVE_FIELD)
        part.setAccessibleName(caption)
        grid.addWidget(title, row * 3, col, 1, wide)
        grid.addWidget(part, row * 3 + 1, col, 1, wide)
        return title

    def fold(self, names: Iterable[str], *, is_folded: bool) -> None:
        """Hide these fields with their labels, or show them again."""
        for name in names:
            self._titles[name].setHidden(is_folded)
            self.edits[name].setHidden(is_folded)

    def typed(self) -> dict[str, str]:
        return {name: edit.text() for name, edit in self.edits.items()}

    def show(self, values: Mapping[str, str]) -> None:
        for name, edit in self.edits.items():
            edit.setText(values.get(name, ""))
            edit.setCursorPosition(0)  # so that a long text shows its beginning

    def show_untouched(self, values: Mapping[str, str]) -> None:
        """Show values, but not over what somebody typed and has not saved yet."""
        typed = {name: edit.text() for name, edit in self.edits.items() if edit.isModified()}
        self.show({**values, **typed})
        for name in typed:
            self.edits[name].setModified(True)

    def mark_saved(self) -> None:
        """What stands in the fields is stored: it may be replaced by what is read next."""
        for edit in self.edits.values():
            edit.setModified(False)

    def show_fault(self, name: str, sentence: str) -> None:
        """Show the error beside a field, or remove it."""
        if name in self.faults:
            self.faults[name].tell(sentence)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show all errors of a page, and focus the first."""
        for name in self.edits:
            self.show_fault(name, faults.get(name, ""))
        first = next((name for name in self.edits if faults.get(name)), None)
        if first:
            self.edits[first].setFocus()


def mark_practice(
    window: QWidget, lines: QVBoxLayout, translate: Translations, *, practice: bool
) -> None:
    """Mark a window of the practice centre, as the frame does."""
    if practice:
        bar = label(translate("practice-bar"), "practice", wrap=False)
        set_by_name(bar, alignment="AlignCenter")
        lines.insertWidget(0, bar)
        window.setWindowTitle(f"{window.windowTitle()} – {translate('practice-bar')}".strip(" –"))


class Fault(QLabel):
    """The error below a field; hidden if there is none."""

    def __init__(self, edit: QWidget) -> None:
        super().__init__()
        self.setObjectName("fault")
        self.setWordWrap(True)
        set_by_name(self, textFormat="PlainText")
        self._edit = edit
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show the error, or hide it."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        restyle(self._edit, fault=bool(sentence))
        if sentence:
            announce(self._edit, sentence)


def grow(sheet: QWidget, width: int, height: int) -> None:
    """Resize a window for its letters, never larger than the screen, at its earlier place.

    ``width`` and ``height`` are what it needs at 100%.
    """
    probe = label(" ", "label")
    probe.ensurePolished()
    larger = max(1.0, probe.fontInfo().pixelSize() / _BODY_PX)
    wanted = QRect(0, 0, round(width * larger), round(height * larger))
    size = fit_into(wanted, sheet.screen().availableGeometry())
    place_window(sheet, size.width(), size.height())


def choice_of(values: Sequence[tuple[str, object]], current: object) -> Choice:
    """Return a list to choose from.

    The current value is selected, even if it is no longer among the values.
    """
    box = Choice()
    # A long choice does not widen its column beyond the page.
    set_by_name(box, sizeAdjustPolicy="AdjustToMinimumContentsLengthWithIcon")
    box.setMinimumContentsLength(_MIN_SHOWN)
    for shown, value in values:
        box.addItem(shown, value)
    at = box.findData(current)
    if at < 0 and current:
        box.addItem(str(current), current)
        at = box.count() - 1
    box.setCurrentIndex(max(0, at))
    return box
