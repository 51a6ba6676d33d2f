"""Where is it: the chain of a thing from hand to hand, and what is out now."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.ui.handovers.photo import Photo
from intake.ui.widgets.basics import button, clear, column, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from intake.kit.translations import Translations
    from intake.ui.handovers.counter_words import OutPage, OutRow


class WherePane(QWidget):
    """The column at the right of the page."""

    resident_wanted = Signal(object)  # resident id

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, lines = column(translate("handover-chain"))
        outer.addWidget(frame)
        self._title = label("", "strong")
        lines.addWidget(self._title)
        self.photo = Photo(translate("handover-photo"))
        lines.addWidget(self.photo)
        self._chain = QVBoxLayout()
        lines.addLayout(self._chain)
        self.damage_photo = Photo(translate("handover-photo-damage"))
        lines.addWidget(self.damage_photo)
        self._out_title = label("", "strong")
        self._counts = label("", "soft")
        lines.addSpacing(8)
        lines.addWidget(self._out_title)
        lines.addWidget(self._counts)
        self._out = QVBoxLayout()
        lines.addLayout(self._out)
        self._out_lines: list[_OutLine] = []
        self._more = label("", "soft")
        lines.addWidget(self._more)
        lines.addStretch(1)
        self.show_chain("", ())

    def show_chain(self, title: str, hops: Sequence[str]) -> None:
        """Show where a thing has been, and where it is expected."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        clear(self._chain)
        if not hops:
            self._chain.addWidget(label(self._translate("handover-no-chain"), "soft"))
        for hop in hops:
            self._chain.addWidget(label(hop, "fact"))

    def show_out(self, page: OutPage) -> None:
        """Show what is out; each line opens its resident.

        The lines stay and get other words: this is shown anew after every code that is typed.
        """
        self._out_title.setText(page.title)
        self._counts.setText(page.counts)
        while len(self._out_lines) < len(page.rows):
            line = _OutLine()
            line.resident_wanted.connect(self.resident_wanted)
            self._out_lines.append(line)
            self._out.addWidget(line.button)
        for line, row in zip_longest(self._out_lines, page.rows):
            line.show_row(row)
        self._more.setText(page.more)
        self._more.setVisible(bool(page.more))


class _OutLine(QObject):
    """A line of what is out, which opens its resident."""

    resident_wanted = Signal(object)  # resident id

    def __init__(self) -> None:
        super().__init__()
        self.button = button("", "link")
        self.button.clicked.connect(self._on_clicked)
        self._resident_id: UUID | None = None

    def show_row(self, row: OutRow | None) -> None:
        self.button.setVisible(row is not None)
        self._resident_id = None
        if row is None:
            return
        self._resident_id = row.resident_id
        if row.text != self.button.text():
            self.button.setText(row.text)
            self.button.setAccessibleName(row.text)

    def _on_clicked(self) -> None:
        if self._resident_id:
            self.resident_wanted.emit(self._resident_id)
