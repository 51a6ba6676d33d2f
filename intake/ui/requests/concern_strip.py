"""The strip in which somebody reports something to the coordinators."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout

from intake.desk.reporting.concerns import Reported
from intake.domain.concern import ConcernKind
from intake.ui.widgets.basics import announce, button, label
from intake.ui.widgets.fields import Fault, NamedFields, choice_of
from intake.ui.widgets.scroll_into_view import scroll_into_view
from intake.ui.widgets.text_fields import LineEdit, TextEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations

_TEXT_LINES = 3


class ConcernStrip(QFrame):
    """Asks what was noticed; only coordinators will read it."""

    reported = Signal(object)  # Reported
    left = Signal()

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("care")
        self._translate = translate
        self._helper = ""
        lines = QVBoxLayout(self)
        title = label(translate("concern-title"), "strong", wrap=False)
        lines.addWidget(WrapRow(title, label(translate("concern-who-reads"), wrap=False)))

        self.kind = choice_of(
            [(translate(f"concern-{kind.replace('_', '-')}"), str(kind)) for kind in ConcernKind],
            str(ConcernKind.INCIDENT),
        )
        self.kind.currentIndexChanged.connect(self._show_boxes)

        self.text = TextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_LINES * self.text.fontMetrics().lineSpacing() + 16)
        self._error_line = Fault(self.text)
        self.seen_by = LineEdit()
        self.withhold = QCheckBox()
        self.withhold.setAccessibleName(translate("concern-withhold", name=""))

        self.both_ways = QCheckBox(translate("concern-both-ways"))
        self.both_ways.setAccessibleName(self.both_ways.text())
        self.withhold.toggled.connect(self._show_boxes)

        grid = QGridLayout()
        NamedFields.lay(grid, translate("concern-kind"), self.kind, (0, 0, 1))
        NamedFields.lay(grid, translate("concern-seen-by"), self.seen_by, (0, 1, 1))
        NamedFields.lay(grid, translate("concern-text"), self.text, (1, 0, 2))
        grid.addWidget(self._error_line, 5, 0, 1, 2)
        for col in (0, 1):
            grid.setColumnStretch(col, 1)
        lines.addLayout(grid)
        self.setTabOrder(self.kind, self.text)
        self.setTabOrder(self.text, self.seen_by)
        lines.addWidget(WrapRow(self.withhold, self.both_ways))

        keep = button(translate("concern-keep"), "answer", "Ctrl+Return")
        keep.clicked.connect(self._report)
        leave = button(translate("concern-leave"), "answer", "Esc")
        leave.clicked.connect(self._leave)
        lines.addWidget(WrapRow(keep, leave))
        self.hide()

    def ask(self, helper: str) -> None:
        """Ask anew; ``helper`` is who helps with this request, or empty."""
        self._helper = helper
        self.kind.setCurrentIndex(0)
        self.text.setPlainText("")
        self.seen_by.setText("")
        self._error_line.tell("")
        said = self._translate("concern-withhold", name=helper)
        self.withhold.setText(said)
        self.withhold.setAccessibleName(said)
        self.withhold.setChecked(bool(helper))
        self.both_ways.setChecked(False)
        self._show_boxes()
        self.show()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(scroll_into_view, self.kind))  # after it is laid out
        announce(self, self._translate("concern-title"))

    def refuse(self, sentence: str) -> None:
        """Show why it was not saved; the text stays."""
        self.show()
        self._error_line.tell(sentence)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _report(self) -> None:
        is_about_helper = not self.withhold.isHidden() and self.withhold.isChecked()
        self.reported.emit(
            Reported(
                ConcernKind(str(self.kind.currentData())),
                self.text.toPlainText(),
                self.seen_by.text(),
                withhold=is_about_helper,
                both_ways=is_about_helper and self.both_ways.isChecked(),
            )
        )

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _show_boxes(self) -> None:
        is_incident = self.kind.currentData() == str(ConcernKind.INCIDENT)
        names_helper = is_incident and bool(self._helper)
        self.withhold.setVisible(names_helper)
        self.both_ways.setVisible(names_helper and self.withhold.isChecked())
