"""The second column of the desk page: what is asked for, as a line and as a form.

One line that fills the form, five kinds, the fields, and the sentence to read aloud.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from intake.domain.request import Kind
from intake.forms.field import Field, Type
from intake.forms.request_forms import FORMS
from intake.text.reading.referral_topic import CRISIS
from intake.ui.desk.consent_strip import ConsentStrip
from intake.ui.desk.field_row import FieldRow
from intake.ui.desk.referral_strip import ReferralStrip
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    WrapRow,
    button,
    clear,
    column,
    label,
    scrolled,
    shortcut,
    shown_key,
)
from intake.ui.widgets.fields import Fault

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.desk.online_presenter import OnlinePresenter
    from intake.ui.desk.what_presenter import FieldView, WhatPresenter
    from intake.ui.models.call_draft import CallDraft


_LOW = 28
"""How many lines of text high the column must be to keep every kind in sight once one is chosen."""


_LONGEST = {
    "nl": ("ma 30 november", "wo 30 nov, 12.00 uur"),
    "en": ("Mon 30 November", "Wed 30 Nov, 12:00"),
}
"""What a box for a day and one for a moment hold."""
_AROUND = 118
"""How many pixels stand around two boxes."""


class WhatColumn(QWidget):
    """Wires the second column to its presenter."""

    last_left = Signal()  # the last field was left

    def __init__(
        self,
        presenter: WhatPresenter,
        online: OnlinePresenter,
        call_draft: CallDraft,
        translate: Translations,
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._call_draft = call_draft
        self._translate = translate
        frame, self._lines = column(f"2  {translate('what-title')}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._add_said_field()
        self.referral = ReferralStrip(self._presenter, self._translate)
        self._lines.addWidget(self.referral)
        self._kinds()
        self._ask = label(translate("ask-first"), "ask")
        self._lines.addWidget(self._ask)
        inner = ShrinkableContainer()
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(0, 0, 6, 0)
        self._lines.addWidget(scrolled(inner), 1)
        self.consent = ConsentStrip(online, translate)
        self._lines.addWidget(self.consent)
        self.saved = label("", "soft")
        self._lines.addWidget(self.saved)
        self.fields: dict[str, FieldRow] = {}
        self._grids: list[tuple[QGridLayout, list[tuple[FieldRow, Type]]]] = []
        self._shape = (2, True)
        presenter.kind_changed.connect(self._show_form)
        presenter.shown.connect(self._show_field)
        presenter.ask.connect(self._ask.setText)
        call_draft.replaced.connect(self._restore)
        self._restore()
        self._show_form(call_draft.get("kind"))
        presenter.restore()

    def _add_said_field(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(self._translate("what-hint"))
        self.line.setAccessibleName(self._translate("what-title"))
        self.line.textEdited.connect(lambda text: self._call_draft.typing("said", text))
        self.line.editingFinished.connect(lambda: self._presenter.understand_line(self.line.text()))
        self.line.returnPressed.connect(self._line_done)
        self._lines.addWidget(self.line)
        self._lines.addWidget(fault := Fault(self.line))
        self._presenter.fault.connect(fault.tell)
        self._unplaced = label("", "care")
        self.keep_note = button(self._translate("what-keep-note"), "link", "Alt+O")
        self.keep_note.clicked.connect(self._presenter.keep_as_note)
        self._lines.addWidget(self._unplaced)
        self._lines.addWidget(self.keep_note)
        self._presenter.unplaced.connect(self._show_unplaced)
        self._also = label("", "good")
        self._lines.addWidget(self._also)
        self._presenter.also_heard.connect(self._show_also)
        self._show_also("")
        self._show_unplaced("")

    def _show_unplaced(self, heard: str) -> None:
        self._unplaced.setText(self._translate("what-unplaced", heard=heard))
        for part in (self._unplaced, self.keep_note):
            part.setVisible(bool(heard))

    def _show_also(self, heard: str) -> None:
        self._also.setText(self._translate("what-also-heard", heard=heard))
        self._also.setVisible(bool(heard))

    def _kinds(self) -> None:
        self._chips: dict[str, QPushButton] = {}
        for at, kind in enumerate(Kind):
            key = f"Alt+{at + 1}"
            said = self._translate(f"kind-{kind}")
            chip = button(f"{said}   {shown_key(key)}", "chip")
            chip.setAccessibleName(said)
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._choose_kind, kind))
            shortcut(
                key, self, partial(self._choose_kind, kind)
            )  # of the column: it works while its chip is folded away
            self._chips[kind] = chip
        self._others = button(self._translate("what-other-kind"), "link")
        self._others.clicked.connect(lambda: self._fold_chips(away=False))
        self.refer = button(
            f"{self._translate('online-refer')}   F3", "link"
        )  # the key is the frame's own
        self.refer.setAccessibleName(self._translate("online-refer"))
        self._lines.addWidget(WrapRow(*self._chips.values(), self._others, self.refer))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_chips(away=event.size().height() < _LOW * self.fontMetrics().height())
        room = (event.size().width() - _AROUND) // 2
        day, moment = map(self.fontMetrics().horizontalAdvance, _LONGEST[self._translate.language])
        shape = (2 if room >= day else 1, room >= moment)
        if shape != self._shape:
            self._lay_fields(*shape)

    def _fold_chips(self, *, away: bool) -> None:
        """Hide the other kinds on a low screen, so that more questions are seen."""
        chosen = self._call_draft.get("kind")
        for kind, chip in self._chips.items():
            chip.setVisible(not (away and chosen) or kind == chosen)
        self._others.setVisible(bool(away and chosen))
        self.refer.setVisible(not chosen)

    def start(self) -> None:
        """Focus the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self, after: str = "") -> None:
        """Go to the next field that is still empty, or to the consent that is still to be asked."""
        key = self._presenter.next_empty(after)
        if key and key in self.fields:
            self.fields[key].edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.last_left.emit()

    def go_to(self, entry: str) -> None:
        """Focus a question of this call, unfolding it where it is folded away."""
        part, _, key = entry.partition(".")
        if part == "a" and key in self.fields:
            field = self.fields[key]
            if (holder := field.parentWidget()) is not None:
                holder.show()
            field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _line_done(self) -> None:
        self._presenter.understand_line(self.line.text())
        if self._call_draft.get("kind"):
            self.go_on()
        else:
            self._chips[Kind.BORROW].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_kind(self, kind: Kind) -> None:
        self._presenter.choose_kind(kind)
        self._presenter.understand_line(self.line.text())
        if self._call_draft.get("referral.topic") == CRISIS:
            self._presenter.request_anyway()  # who chooses a kind wants a request
        for name, chip in self._chips.items():
            chip.setChecked(name == kind)
        self.go_on()

    def _show_form(self, kind: str) -> None:
        for name, chip in self._chips.items():
            chip.setChecked(name == kind)
        self._fold_chips(away=self.height() < _LOW * self.fontMetrics().height())
        clear(self._body)
        self.fields = {}
        self._grids = []
        if not kind:
            self._body.addWidget(label(self._translate("what-empty"), "soft"))
            self._body.addStretch(1)
            return
        main = [field for field in FORMS[kind].fields if not field.extra]
        extra = [field for field in FORMS[kind].fields if field.extra]
        self._body.addWidget(self._grid(main))
        more_button = button(self._translate("what-more"), "link", "Alt+M")
        more_button.setCheckable(True)
        folded = self._grid(extra)
        folded.setVisible(any(self._call_draft.get(f"a.{field.key}") for field in extra))
        more_button.clicked.connect(lambda: self._unfold(folded))
        self._body.addWidget(more_button)
        self._body.addWidget(folded)
        self._body.addStretch(1)

    def _unfold(self, folded: QWidget) -> None:
        folded.setVisible(not folded.isVisible())
        if folded.isVisible():
            self.focusNextChild()

    def _grid(self, fields: list[Field]) -> QWidget:
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
            shown.append((row, field.type))
        self._grids.append((grid, shown))
        self._lay_fields(*self._shape)
        return holder

    def _lay_fields(self, beside: int, roomy: bool) -> None:  # noqa: FBT001
        """Put the questions in rows of two.

        A day with its hour has a row of its own, or each has, where it would not be seen whole.
        """
        self._shape = (beside, roomy)
        for grid, inputs in self._grids:
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, beside - 1)
            at = 0
            for row, kind in inputs:
                wide = kind is Type.TEXT or (kind is Type.MOMENT and not roomy)
                across = 1
                if wide:
                    across = beside
                if wide:
                    at += at % beside
                else:
                    at += 0
                for part, line, side in (
                    (row.title, 0, Qt.AlignmentFlag.AlignBottom),
                    (row, 1, Qt.AlignmentFlag.AlignTop),
                ):
                    grid.removeWidget(part)
                    # Apart, so that boxes are in line beside a long name.
                    place = (at // beside * 2 + line, at % beside, 1, across)
                    grid.addWidget(part, *place, side)
                at += across

    def _show_field(self, key: str, shown: FieldView) -> None:
        if key in self.fields:
            self.fields[key].show_value(shown)

    def _restore(self) -> None:
        self._show_unplaced("")
        self._show_also(self._call_draft.get("also"))
        self.line.setText(self._call_draft.shown("said"))
        if not self._call_draft.get("kind"):
            self._ask.setText(self._translate("ask-first"))
