"""The second column of the desk page: what is asked for, as a line and as a form.

One line that fills the form, five kinds, the fields, and the sentence to read aloud.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from intake.domain.request import Kind
from intake.forms.field import Field, Type
from intake.forms.request_forms import FORMS
from intake.text.reading.referral_topic import CRISIS
from intake.ui.desk.change_strip import ChangeStrip
from intake.ui.desk.earlier_requests import EarlierRequests
from intake.ui.desk.field_row import FieldRow
from intake.ui.desk.referral_strip import ReferralStrip
from intake.ui.widgets.basics import (
    button,
    clear,
    column,
    label,
    shortcut,
    shown_key,
)
from intake.ui.widgets.fields import Fault
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.desk.what_presenter import FieldView, WhatPresenter
    from intake.ui.models.call_draft import CallDraft


_LONGEST = {
    "nl": ("ma 30 november", "wo 30 nov, 12.00 uur"),
    "en": ("Mon 30 November", "Wed 30 Nov, 12:00"),
}
"""Sample texts for the width of a box for a day and one for a moment."""

_WIDTH_AROUND_FIELDS = 32
"""Pixels around the fields of the column."""

_WIDTH_WITHIN_BOX = 42
"""Pixels around the text of one box, and beside it."""

_MAX_BESIDE = 3


class WhatColumn(QWidget):
    """Connects the second column with its presenter."""

    last_left = Signal()  # the last field was left

    def __init__(
        self,
        presenter: WhatPresenter,
        call_draft: CallDraft,
        translate: Translations,
        for_other: QWidget,
    ) -> None:
        """``for_other`` is the check box that tells that somebody else speaks for the resident."""
        super().__init__()
        self._presenter = presenter
        self._call_draft = call_draft
        self._translate = translate
        frame, self._lines = column()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

        self.saved = label("", "soft", wrap=False)
        title = label(translate("what-title"), "title", wrap=False)
        self._lines.addWidget(WrapRow(title, for_other, self.saved, at_right=2))

        self.change = ChangeStrip(call_draft, translate)
        self._lines.addWidget(self.change)
        self._add_said_field()

        self.referral = ReferralStrip(self._presenter, self._translate)
        self._lines.addWidget(self.referral)
        self._add_kind_chips()

        self._ask = label(translate("ask-first"), "ask")
        self._lines.addWidget(self._ask)
        self._body = QVBoxLayout()
        self._body.setSpacing(4)
        self._lines.addLayout(self._body)

        self.earlier = EarlierRequests(translate)
        self._lines.addWidget(self.earlier)
        self._lines.addStretch(1)

        self.fields: dict[str, FieldRow] = {}
        self._grids: list[tuple[QGridLayout, list[tuple[FieldRow, Field]]]] = []
        self._beside = 0
        self._is_roomy = True

        presenter.kind_changed.connect(self._show_form)
        presenter.shown.connect(self._show_field)
        presenter.question_changed.connect(self._ask.setText)
        call_draft.replaced.connect(self._restore)
        self._restore()
        self._show_form(call_draft.get("kind"))
        presenter.restore()

    def _add_said_field(self) -> None:
        self.line = LineEdit()
        self.line.setPlaceholderText(self._translate("what-hint"))
        self.line.setAccessibleName(self._translate("what-title"))
        self.line.textEdited.connect(lambda text: self._call_draft.store_typing("said", text))
        self.line.editingFinished.connect(lambda: self._presenter.understand_line(self.line.text()))
        self.line.returnPressed.connect(self._understand_and_go_on)
        self._lines.addWidget(self.line)
        self._lines.addWidget(fault := Fault(self.line))

        self._presenter.fault.connect(fault.tell)
        self._unplaced = label("", "care")
        self.keep_note = button(self._translate("what-keep-note"), "link", "Alt+O")
        self.keep_note.clicked.connect(self._presenter.keep_as_note)
        self._lines.addWidget(self._unplaced)
        self._lines.addWidget(self.keep_note)

        self._presenter.unplaced.connect(self._show_unplaced)
        self._also_heard = label("", "good")
        self._lines.addWidget(self._also_heard)

        self._presenter.also_heard.connect(self._show_also)
        self._show_also("")
        self._show_unplaced("")

    def _show_unplaced(self, heard: str) -> None:
        self._unplaced.setText(self._translate("what-unplaced", heard=heard))
        for part in (self._unplaced, self.keep_note):
            part.setVisible(bool(heard))

    def _show_also(self, heard: str) -> None:
        self._also_heard.setText(self._translate("what-also-heard", heard=heard))
        self._also_heard.setVisible(bool(heard))

    def _add_kind_chips(self) -> None:
        self._chips: dict[str, QPushButton] = {}
        for index, kind in enumerate(Kind):
            key = f"Alt+{index + 1}"
            said = self._translate(f"kind-{kind}")
            chip = button(f"{said}   {shown_key(key) if index == 0 else index + 1}", "chip")
            chip.setAccessibleName(said)
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._choose_kind, kind))
            shortcut(key, self, partial(self._choose_kind, kind))
            self._chips[kind] = chip
        self._lines.addWidget(WrapRow(*self._chips.values()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        day, moment = map(self.fontMetrics().horizontalAdvance, _LONGEST[self._translate.language])
        room = event.size().width() - _WIDTH_AROUND_FIELDS
        beside = max(1, min(_MAX_BESIDE, room // (day + _WIDTH_WITHIN_BOX)))
        is_roomy = room // beside - _WIDTH_WITHIN_BOX >= moment
        if (beside, is_roomy) != (self._beside, self._is_roomy):
            self._beside, self._is_roomy = beside, is_roomy
            self._lay_fields()

    def start(self) -> None:
        """Focus the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self, after: str = "") -> None:
        """Go to the next empty field, or to the consent that must be asked."""
        key = self._presenter.next_empty(after)
        if key and key in self.fields:
            self.fields[key].edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.last_left.emit()

    def go_back(self) -> None:
        """Focus the first question: an answer is not right."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, entry: str) -> None:
        """Focus a question of this call, and unfold it if needed."""
        part, _, key = entry.partition(".")
        if part == "a" and key in self.fields:
            field = self.fields[key]
            if (holder := field.parentWidget()) is not None:
                holder.show()
            field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _understand_and_go_on(self) -> None:
        self._presenter.understand_line(self.line.text())
        if self._call_draft.get("kind"):
            self.go_on()
        else:
            self._chips[Kind.BORROW].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_kind(self, kind: Kind) -> None:
        self._presenter.choose_kind(kind)
        self._presenter.understand_line(self.line.text())
        if self._call_draft.get("referral.topic") == CRISIS:
            self._presenter.request_anyway()  # choosing a kind makes it a request
        for name, chip in self._chips.items():
            chip.setChecked(name == kind)
        self.go_on()

    def _show_form(self, kind: str) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name == kind)
        self.earlier.setVisible(not kind and self.earlier.has_any)
        clear(self._body)
        self.fields = {}
        self._grids = []
        if not kind:
            self._body.addWidget(label(self._translate("what-empty"), "soft"))
            self._body.addStretch(1)
            return
        main = [field for field in FORMS[kind].fields if not field.extra]
        extra = [field for field in FORMS[kind].fields if field.extra]
        self._body.addWidget(self._build_grid(main))
        more_button = button(self._translate("what-more"), "link", "Alt+M")
        more_button.setCheckable(True)
        folded = self._build_grid(extra)
        folded.setVisible(any(self._call_draft.get(f"a.{field.key}") for field in extra))
        more_button.clicked.connect(lambda: self._unfold(folded))
        self._body.addWidget(more_button)
        self._body.addWidget(folded)
        self._body.addStretch(1)

    def _unfold(self, folded: QWidget) -> None:
        folded.setVisible(not folded.isVisible())
        if folded.isVisible():
            self.focusNextChild()

    def _build_grid(self, fields: list[Field]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        shown = []
        for field in fields:
            row = FieldRow(field, self._presenter, self._translate)
            row.went_on.connect(self.go_on)
            self.fields[field.key] = row
            shown.append((row, field))
        self._grids.append((grid, shown))
        self._lay_fields()
        return holder

    def _lay_fields(self) -> None:
        """Put the questions beside each other, as many in a row as fit.

        What is asked and why take two places; a day with its hour takes two if one is too narrow.
        """
        beside = max(1, self._beside)
        for grid, inputs in self._grids:
            for at in range(_MAX_BESIDE):
                grid.setColumnStretch(at, int(at < beside))
            line = at = 0
            for row, field in inputs:
                wide = field.type is Type.TEXT or field.key == "what"
                wide = wide or (field.type is Type.MOMENT and not self._is_roomy)
                across = min(beside, 2) if wide else 1
                if at + across > beside:
                    line, at = line + 1, 0
                for part, below, side in (
                    (row.title, 0, Qt.AlignmentFlag.AlignBottom),
                    (row, 1, Qt.AlignmentFlag.AlignTop),
                ):
                    grid.removeWidget(part)
                    # Separately, so that boxes are aligned beside a long name.
                    grid.addWidget(part, line * 2 + below, at, 1, across, side)
                at += across

    def _show_field(self, key: str, shown: FieldView) -> None:
        if key in self.fields:
            self.fields[key].show_value(shown)

    def _restore(self) -> None:
        self._show_unplaced("")
        self._show_also(self._call_draft.get("also"))
        self.line.setText(self._call_draft.displayed_text("said"))
        if not self._call_draft.get("kind"):
            self._ask.setText(self._translate("ask-first"))
