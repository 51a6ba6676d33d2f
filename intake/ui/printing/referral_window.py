"""The window of the address book and the crisis card, for a call that others can help with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.kit.translations import LANGUAGES
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    column,
    label,
    make_scroll_area,
    row,
)
from intake.ui.widgets.fields import grow, mark_practice
from intake.ui.widgets.text_fields import Choice, LineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QPushButton

    from intake.desk.printing.sheets import PaperFacts
    from intake.domain.centre import Contact
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession

_MAX_KEYS = 9
"""Lines with a key of their own: there are no more digits."""


class ReferralWindow(QWidget):
    """Lists where a caller can be referred.

    Choosing one is counted once, and may end the call.
    """

    closed = Signal()
    ended = Signal()  # the call ends here
    printed = Signal(object, bool, str)  # list[Contact], whether it is a crisis, the language

    def __init__(self, session: DeskSession, *, crisis: bool) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._session = session
        self._crisis = crisis
        translate = session.translate

        if crisis:
            title = translate("crisis-title")
            hint = label(translate("crisis-hint"), "care")
        else:
            title = translate("refer-title")
            hint = label(translate("refer-hint"), "soft")

        self.setWindowTitle(title)
        grow(self, 620, 700)
        outer = QVBoxLayout(self)
        frame, lines = column(title)
        outer.addWidget(frame)
        lines.addWidget(hint)
        self._about = LineEdit()
        self._about.setAccessibleName(translate("refer-about"))
        self._about.setPlaceholderText(translate("refer-about"))
        self._about.setVisible(not crisis)
        lines.addWidget(self._about)
        inner = ShrinkableContainer()
        self._lines = QVBoxLayout(inner)
        lines.addWidget(make_scroll_area(inner), 1)
        self._status_line = label("", "good")
        self._status_line.hide()
        lines.addWidget(self._status_line)
        close = button(translate("slip-close"), "second", "Esc")
        close.clicked.connect(self.close)
        self._end_button = button(translate("refer-end-call"), "primary", "Ctrl+Return")
        self._end_button.clicked.connect(self._end_call)
        self._end_button.hide()
        lines.addWidget(self._end_button)
        self.language = Choice()
        self.language.setAccessibleName(translate("refer-card-language"))
        caption = label(translate("refer-card-language"), "label", wrap=False)
        caption.setBuddy(self.language)
        lines.addLayout(row(caption, self.language))
        self._close_row = row(close)
        lines.addLayout(self._close_row)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        mark_practice(self, outer, translate, practice=session.practice)
        session.query(session.use_cases.referrals.contacts, self._show)
        session.query_as_signed_in(session.use_cases.sheets.paper_facts, self._show_languages)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _show(self, contacts: tuple[Contact, ...]) -> None:
        translate = self._session.translate
        listed = [contact for contact in contacts if contact.crisis == self._crisis]
        for index, contact in enumerate(listed):
            self._lines.addWidget(
                label(
                    contact.name
                    if contact.name == contact.phone
                    else f"{contact.name}: {contact.phone}",
                    "name",
                )
            )
            self._lines.addWidget(
                label(" · ".join(part for part in (contact.for_what, contact.hours) if part))
            )
            sent = button(
                translate("refer-sent"), "", f"Alt+{index + 1}" if index < _MAX_KEYS else ""
            )
            sent.setAccessibleName(translate("refer-sent-to", name=contact.name))
            sent.clicked.connect(partial(self._refer, contact, sent))
            paper = button(
                translate("refer-card"), "", f"Ctrl+{index + 1}" if index < _MAX_KEYS else ""
            )
            paper.setAccessibleName(translate("refer-card-of", name=contact.name))
            paper.clicked.connect(partial(self._print, (contact,)))
            self._lines.addLayout(row(sent, paper))

        if not listed:
            self._lines.addWidget(label(translate("refer-none"), "soft"))
        if listed and self._crisis:
            everything = button(translate("refer-card-all"), "second", "Ctrl+P")
            everything.clicked.connect(partial(self._print, tuple(listed)))
            self._close_row.insertWidget(0, everything)

        self._lines.addStretch(1)

    def _refer(self, contact: Contact, sent: QPushButton) -> None:
        """Count where the caller was referred; pressing twice counts one caller."""
        sent.setEnabled(False)
        referrals = self._session.use_cases.referrals
        self._session.execute(
            partial(referrals.record, self._session.actor, contact.name, self._about.text()),
            then=partial(self._on_referred, contact),
            failed=partial(self._refer_failed, sent),
        )

    def _on_referred(self, contact: Contact) -> None:
        self._status_line.setText(self._session.translate("refer-counted", name=contact.name))
        self._status_line.show()
        announce(self._status_line, self._status_line.text())
        self._end_button.show()
        self._end_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refer_failed(self, sent: QPushButton, error: UserFacingError) -> None:
        sent.setEnabled(True)
        self._status_line.setText(self._session.sentence(error))
        self._status_line.show()

    def _end_call(self) -> None:
        self.close()
        self.ended.emit()

    def _print(self, contacts: tuple[Contact, ...]) -> None:
        self.printed.emit(contacts, self._crisis, self.language.currentData() or LANGUAGES[0])

    def _show_languages(self, facts: PaperFacts) -> None:
        for language in facts.languages:
            self.language.addItem(self._session.translate(f"person-language-{language}"), language)
