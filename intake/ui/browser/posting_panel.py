"""The left side of the posting window.

What was filled in, what the page says, and the few buttons of a posting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.browser.filled_list import FilledList
from intake.ui.browser.sign_in_box import SignInBox
from intake.ui.widgets.basics import announce, button, label
from intake.ui.widgets.bounded_text import bounded_paragraph
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.browser.posting_state_machine import PostingStateMachine


class PostingPanel(QFrame):
    """Shows the state of one posting; what its buttons do is the window's."""

    def __init__(self, translate: Translations, width: int) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(width)
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        self.list = FilledList(translate)
        lines.addWidget(self.list, 1)
        self.box = SignInBox(translate)
        lines.addWidget(self.box)
        self.said = label("", "soft")
        lines.addWidget(self.said)
        self.link = LineEdit()
        self.link.setAccessibleName(translate("posting-link"))
        self.link.setPlaceholderText(translate("posting-link"))
        self.open_outside_button = button(translate("posting-elsewhere"), "", "Alt+B")
        self.paste = button(translate("posting-paste"), "", "Alt+V")
        self.fill_button = button(translate("posting-fill"), "", "F9")
        self.confirm_button = button(translate("posting-stands"), "primary", "Ctrl+Return")
        self.deny_button = button(translate("posting-not-there"), "second", "Alt+N")
        self.later = button(translate("posting-later"), "second", "Alt+L")
        for part in (
            self.link,
            self.open_outside_button,
            self.paste,
            self.fill_button,
            self.confirm_button,
            self.deny_button,
            self.later,
        ):
            lines.addWidget(part)

    def tell(self, sentence: str) -> None:
        """Say one thing about this page."""
        self.said.setText(bounded_paragraph(sentence))
        announce(self.said, sentence)

    def forget(self) -> None:
        """Empty what was shown of a post."""
        self.list.show_values({})
        for part in (self.said, self.link):
            part.setText("")

    def show_progress(self, progress: PostingStateMachine) -> None:
        """Offer what makes sense now.

        Filling until the page has moved on; a link and the own browser where a person copies.
        """
        translate = self._translate
        key = "posting-yes" if progress.is_confirming else "posting-stands"
        self.confirm_button.setEnabled(progress.may_be_confirmed)
        self.confirm_button.setText(f"{translate(key)}   Ctrl ↵")
        self.confirm_button.setAccessibleName(translate(key))
        self.deny_button.setVisible(progress.is_confirming)
        self.fill_button.setVisible(not (progress.has_moved_on or progress.is_copying))
        for part in (self.link, self.open_outside_button, self.paste):
            part.setVisible(progress.is_copying)
