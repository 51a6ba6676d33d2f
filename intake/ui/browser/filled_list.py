"""The list at the left of the posting window: what was filled in, and what is left.

Each value has a tick and a copy button; what is left to the person is amber.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake.ui.widgets.basics import button, clear, label
from intake.ui.widgets.bounded_text import bounded_line, bounded_paragraph
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.kit.translations import Translations
    from intake.ui.browser.fill_result import FillResult

_MAX_SHOWN = 90
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class FilledList(QWidget):
    """Shows what was filled in; until a page has answered, what can be copied."""

    listed = Signal()  # the list of another page: it is read from the top
    pointed = Signal(int)  # index of the control to be shown on the page

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._title = label("", "title")
        outer.addWidget(self._title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        outer.addLayout(self._lines, 1)

    def show_values(self, values: Mapping[str, str]) -> None:
        """List the values for copying by hand."""
        clear(self._lines)
        self._title.setText(self._translate("posting-copy-title"))
        self._title.show()
        for key in ("title", "description", "date_from", "date_until", "postcode", "contact_name"):
            if values.get(key):
                self._add(
                    self._translate(f"role-{key.replace('_', '-')}"),
                    self._displayed_value(key, values[key]),
                    "•",
                )
        self._lines.addStretch(1)

    def show_filled(self, filled: FillResult) -> None:
        """Show what the page contains now."""
        clear(self._lines)
        done = len(filled.steps) + len(filled.kept)
        total = done + len(filled.left) + len(filled.refused) + len(filled.empty)
        self._title.setText(self._translate("posting-filled", count=done, total=total))
        self._title.setVisible(total > 0)

        for step in filled.steps:
            self._add(
                step.control.said or self._translate(f"role-{step.role.replace('_', '-')}"),
                self._displayed_value(step.role, step.value),
                "✓",
            )

        for control in filled.kept:
            self._add(
                control.said or self._translate("posting-a-box"),
                self._translate("posting-by-site", value=control.held),
                "✓",
            )

        for control, why in [(skipped.control, skipped.why) for skipped in filled.left] + [
            (step.control, "left-refused") for step in filled.refused
        ]:
            self._add(
                control.said or self._translate("posting-a-box"),
                self._translate(f"posting-{why}"),
                "?",
                index=control.index,
                care=True,
            )

        if filled.empty:
            names = " · ".join(box.said for box in filled.empty if box.said)
            self._add(
                self._translate("posting-empty", count=len(filled.empty)),
                names or self._translate("posting-a-box"),
                "?",
                index=filled.empty[0].index,
            )

        self._lines.addStretch(1)
        self.listed.emit()

    def _displayed_value(self, role: str, value: str) -> str:
        """Show a day as people write it; the original value is copied."""
        if role in ("date_from", "date_until") and _ISO.fullmatch(value):
            return f"{value[8:]}-{value[5:7]}-{value[:4]}"
        return value

    def _add(
        self, name: str, value: str, sign: str, *, index: int = -1, care: bool = False
    ) -> None:
        """Add one line with a box to point out, or with a text to copy."""
        frame = QFrame()
        frame.setObjectName("care" if care else "card")
        line = QHBoxLayout(frame)
        line.setContentsMargins(12, 8, 10, 8)
        line.addWidget(label(sign, "strong", wrap=False), 0, Qt.AlignmentFlag.AlignTop)

        texts = QVBoxLayout()
        texts.setSpacing(1)
        line.addLayout(texts, 1)
        if index >= 0:
            point = button(self._translate("posting-point"))
            point.setAccessibleName(self._translate("posting-point-name", name=name[:60]))
            point.clicked.connect(lambda: self.pointed.emit(index))
        else:
            point = button(self._translate("posting-copy"))
            point.setAccessibleName(self._translate("posting-copy-name", name=name[:60]))
            point.clicked.connect(partial(_copy, value))

        called = label(bounded_paragraph(bounded_line(name, 60)), "soft", wrap=False)
        texts.addWidget(WrapRow(called, point, at_right=1))
        texts.addWidget(label(bounded_paragraph(bounded_line(value, _MAX_SHOWN))))
        self._lines.addWidget(frame)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
