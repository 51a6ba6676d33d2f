"""In the window of a person: who may be the same, and what was decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from intake.ui.widgets.basics import announce, button, clear, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.person.pair_presenter import PairPresenter
    from intake.ui.person.pair_values import PairView


class PairStrip(QWidget):
    """Shows each person who looks alike, with keys to compare or tell them apart.

    ``compare_wanted`` carries the id of the other, or None to search it.
    """

    compare_wanted = Signal(object)

    def __init__(self, presenter: PairPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)

        self._status_line = label("", "good")
        self._undo = button(translate("pair-undo"), "link", "Alt+U")
        self._undo.clicked.connect(presenter.undo)
        self._answer = WrapRow(self._status_line, self._undo)
        self._error_line = label("", "fault")
        self._look_alike_lines = QVBoxLayout()
        for part in (self._answer, self._error_line):
            part.hide()
            lines.addWidget(part)
        lines.addLayout(self._look_alike_lines)

        presenter.shown.connect(self._show)
        presenter.said.connect(self._show_status)
        presenter.failed.connect(self._show_error)

    def _show(self, view: PairView) -> None:
        translate = self._translate
        clear(self._look_alike_lines)
        for index, line in enumerate(view.alike):
            beside = button(translate("pair-beside"), "second", "" if index else "Alt+L")
            beside.clicked.connect(partial(self.compare_wanted.emit, line.resident_id))
            two = button(translate("pair-are-two"), "second", "" if index else "Alt+T")
            two.clicked.connect(partial(self._presenter.tell_apart, line.resident_id))
            for part in (beside, two):
                part.setAccessibleName(f"{part.accessibleName()}: {line.name}")
            self._look_alike_lines.addWidget(_build_warning(line.sentence, beside, two))
        for merged in view.merged:
            back = button(translate("pair-are-two-after-all"), "link")
            back.setAccessibleName(f"{back.accessibleName()}: {merged.name}")
            back.clicked.connect(partial(self._presenter.undo_merge, merged.pair_id))
            self._look_alike_lines.addWidget(WrapRow(label(merged.sentence, "soft"), back))

    def _show_status(self, sentence: str, undoable: bool) -> None:  # noqa: FBT001 - of a signal
        self._status_line.setText(sentence)
        self._undo.setVisible(undoable)
        self._answer.setVisible(bool(sentence))
        self._error_line.hide()
        announce(self._status_line, sentence)

    def _show_error(self, sentence: str) -> None:
        self._answer.hide()
        self._error_line.setText(sentence)
        self._error_line.show()
        announce(self._error_line, sentence)


def _build_warning(sentence: str, *buttons: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("care")
    lines = QVBoxLayout(frame)
    lines.addWidget(label(sentence))
    lines.addWidget(WrapRow(*buttons))
    return frame
