"""The strip at the bottom of the desk page: consent, what is missing, and the main buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from intake.ui.desk.consent_strip import ConsentStrip
from intake.ui.widgets.basics import announce, button, flow, label, shown_key
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.desk.online_presenter import OnlinePresenter

_FIRST_SENTENCE = re.compile(r"(?<=\.)\s")

_BESIDE = 90
"""From this width in letters on, the buttons are beside the question."""


class BottomStrip(QFrame):
    """Holds what ends a call: the question of consent, and the buttons to place or only save.

    When nothing is missing, the request is read back; placing it is the yes.
    """

    wrong = Signal()  # the caller says that it is not right

    def __init__(self, presenter: OnlinePresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._translate = translate
        self._presenter = presenter
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(10, 6, 10, 6)
        self._box.setSpacing(10)

        self._why_not = ""
        self._is_short = False
        left = QWidget()
        lines = QVBoxLayout(left)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)

        self.consent = ConsentStrip(presenter, translate)
        self.why = label("", "soft")
        lines.addStretch(1)

        self.read_back = label("", "readBack")
        self._wrong = button(translate("read-back-no"), "answer", "Alt+E")
        self._wrong.clicked.connect(self.wrong)
        answers = WrapRow(self.consent.said, self.consent.again, self._wrong)
        for part in (self.consent, self.why, self.read_back, answers):
            lines.addWidget(part)
        lines.addStretch(1)

        self._lines = lines
        self.keep = button(translate("online-keep"), "second", "Ctrl+S")
        self.keep.clicked.connect(presenter.keep_only)

        self.place = button(translate("online-place"), "primary", "Ctrl+Return")
        self.place.clicked.connect(presenter.place)
        self._box.addWidget(left, 1)
        self._buttons = WrapRow(self.keep, self.place)
        self._box.addWidget(self._buttons)
        presenter.blocked.connect(self._show_ready)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = event.size().width() / max(1, self.fontMetrics().averageCharWidth())
        beside = letters >= _BESIDE
        self._box.setDirection(flow(beside=beside))
        self._buttons.setMinimumWidth(self._buttons.sizeHint().width() * beside)

    def take_consent(self) -> None:
        """Put the question of consent and the read-back into this strip."""
        self._lines.insertWidget(1, self.consent)
        self._lines.insertWidget(3, self.read_back)

    def shorten(self, is_low: bool) -> None:  # noqa: FBT001 - a state of the page
        """Show only the first sentence of what is missing if the page is low."""
        self._is_short = is_low
        self._say_why()

    def _say_why(self) -> None:
        said = self._why_not
        if self._is_short:
            said = _FIRST_SENTENCE.split(said, maxsplit=1)[0]
        self.why.setText(said)

    def _show_ready(self, why_not: str) -> None:
        self._why_not = why_not
        self._say_why()
        is_asked_above = why_not == self._translate("online-why-consent") and self.consent.is_open
        is_in_sight = is_asked_above and not self._is_short
        self.why.setVisible(bool(why_not) and not is_in_sight)
        self.place.setEnabled(not why_not)
        self._show_read_back(is_ready=not why_not)
        if why_not:
            announce(self.place, why_not)

    def _show_read_back(self, *, is_ready: bool) -> None:
        text = ""
        # one question at a time, so that "no" has one meaning
        if is_ready and not self.consent.is_open:
            text = self._presenter.read_back()
        self.read_back.setText(self._translate("read-back", text=text))
        self.read_back.setVisible(bool(text))
        self._wrong.setVisible(bool(text))
        said = "read-back-yes" if text else "online-place"
        if self._presenter.call_draft.get("changes"):
            said = "change-yes" if text else "change-place"
        self.place.setText(f"{self._translate(said)}   {shown_key('Ctrl+Return')}")
