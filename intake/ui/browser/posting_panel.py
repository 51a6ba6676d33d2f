"""The left side of the posting window.

What was filled in, what the page tells, and the few buttons of a posting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.browser.filled_list import FilledList
from intake.ui.browser.sign_in_box import SignInBox
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    label,
    make_scroll_area,
    set_main,
)
from intake.ui.widgets.bounded_text import bounded_paragraph
from intake.ui.widgets.text_fields import LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.browser.posting_state_machine import PostingStateMachine


class PostingPanel(QFrame):
    """Shows the state of one posting; the window handles its buttons."""

    def __init__(self, translate: Translations, width: int) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(width)

        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        inside = ShrinkableContainer()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 6, 0)

        self._area = make_scroll_area(inside)
        lines.addWidget(self._area, 1)
        self.list = FilledList(translate)
        self.list.listed.connect(self._show_top)

        self.box = SignInBox(translate)
        self.said = label("", "strong")
        self.link = LineEdit()
        self.link.setAccessibleName(translate("posting-link"))
        self.link.setPlaceholderText(translate("posting-link"))

        self.open_outside_button = button(translate("posting-elsewhere"), "", "Alt+B")
        self.paste = button(translate("posting-paste"), "", "Alt+V")
        self.fill_button = button(translate("posting-fill"), "", "F9")
        self.confirm_button = button(translate("posting-stands"), "primary", "Ctrl+Return")
        self.yes_button = button(translate("posting-yes"), "second", "Alt+J")
        self.deny_button = button(translate("posting-not-there"), "second", "Alt+N")
        self.later = button(translate("posting-later"), "second", "Alt+L")
        for part in (self.said, self.list, self.box, self.link):
            inner.addWidget(part)
        inner.addStretch(1)
        lines.addWidget(WrapRow(self.open_outside_button, self.paste, self.fill_button, self.later))
        for act in (self.confirm_button, self.yes_button, self.deny_button):
            lines.addWidget(act)

    def tell(self, sentence: str) -> None:
        """Show a sentence about this page."""
        self.said.setText(bounded_paragraph(sentence))
        if sentence:
            QTimer.singleShot(0, self, self._show_top)  # after it is laid out
        announce(self.said, sentence)

    def _show_top(self) -> None:
        self._area.verticalScrollBar().setValue(0)

    def focus_answer(self) -> None:
        """Focus the answer that the post is online."""
        wanted = self.confirm_button
        if not self.yes_button.isHidden():
            wanted = self.yes_button
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Remove what was shown about a post."""
        self.list.show_values({})
        for part in (self.said, self.link):
            part.setText("")

    def show_progress(self, progress: PostingStateMachine) -> None:
        """Show the buttons that make sense now.

        Filling is offered until the page has moved on; a link and the own browser when a person
        copies. The yes has another key than the button that asks, because who presses twice has not
        read the question.
        """
        self.confirm_button.setEnabled(progress.may_be_confirmed)
        has_page = progress.has_moved_on or not progress.is_copying
        set_main(self.confirm_button, is_main=has_page, other="second")
        set_main(self.open_outside_button, is_main=not has_page)
        self.confirm_button.setVisible(not progress.is_confirming)
        for answer in (self.yes_button, self.deny_button):
            answer.setVisible(progress.is_confirming)
        self.fill_button.setVisible(not (progress.has_moved_on or progress.is_copying))
        for part in (self.link, self.open_outside_button, self.paste):
            part.setVisible(progress.is_copying)
