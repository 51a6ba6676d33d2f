"""The strip above the form for what a platform is not for: the crisis card, or a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from intake.text.reading.referral_topic import CRISIS
from intake.ui.widgets.basics import announce, button, label

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.desk.what_presenter import ReferralView, WhatPresenter


class ReferralStrip(QFrame):
    """Offers the crisis card or the address book, quietly; one key continues with the request."""

    wanted = Signal(str)  # "crisis" or "refer", as the frame names its actions

    def __init__(self, presenter: WhatPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("care")
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 8, 12, 8)

        self._text = label("")
        lines.addWidget(self._text)
        # The keys belong to the frame, so the buttons only name them.
        self.card = button(f"{translate('crisis-title')}   F4", "answer")
        self.card.setAccessibleName(translate("crisis-title"))
        self.card.clicked.connect(lambda: self.wanted.emit("crisis"))

        self.book = button(f"{translate('referral-book')}   F3", "answer")
        self.book.setAccessibleName(translate("referral-book"))
        self.book.clicked.connect(lambda: self.wanted.emit("refer"))

        self.go_on = button(translate("referral-go-on"), "link", "Alt+U")
        self.go_on.clicked.connect(presenter.request_anyway)
        line = QHBoxLayout()
        for part in (self.card, self.book, self.go_on):
            line.addWidget(part)
        line.addStretch(1)
        lines.addLayout(line)

        presenter.referral.connect(self.show_referral)
        self.hide()

    def show_referral(self, view: ReferralView) -> None:
        """Show who can help with what was heard; hide the strip if nothing was heard."""
        self.setVisible(bool(view.topic))
        if not view.topic:
            return
        self.card.setVisible(view.topic == CRISIS)
        self.book.setVisible(view.topic != CRISIS)
        self._text.setText(self._sentence(view))
        announce(self, self._text.text())

    def _sentence(self, view: ReferralView) -> str:
        if view.topic == CRISIS:
            return self._translate("referral-crisis")
        topic = self._translate(f"referral-topic-{view.topic}")
        if view.contact is None:
            return self._translate("referral-elsewhere", topic=topic)
        contact = ", ".join(part for part in (view.contact.name, view.contact.phone) if part)
        return self._translate("referral-to", topic=topic, contact=contact)
