"""The form for a reply that came by telephone, on the site or at the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.desk.answering.reply_types import TypedReply
from intake.ui.widgets.basics import button, label
from intake.ui.widgets.fields import choice_of
from intake.ui.widgets.scroll_into_view import scroll_into_view
from intake.ui.widgets.text_fields import LineEdit, TextEdit

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.replies.presenter import RepliesPresenter

CHANNELS = ("phone", "site", "counter")
"""How a reply comes that somebody writes down."""


class TypedReplyForm(QWidget):
    """Folded away behind its button until somebody needs it."""

    def __init__(self, presenter: RepliesPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        opener = button(translate("reply-by-hand"), "second", "Alt+O")
        opener.clicked.connect(self._toggle)
        lines.addWidget(opener)
        self._form = QWidget()
        inside = QVBoxLayout(self._form)
        inside.setContentsMargins(0, 0, 0, 0)
        self._code = LineEdit()
        self._name = LineEdit()
        self._address = LineEdit()
        self._text = TextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * 3 + 20)
        self._channel = choice_of(
            [(translate(f"channel-{channel}"), channel) for channel in CHANNELS], CHANNELS[0]
        )
        self._channel.setAccessibleName(translate("reply-typed-channel"))
        for edit, key in (
            (self._code, "reply-typed-code"),
            (self._name, "reply-typed-name"),
            (self._address, "reply-typed-address"),
            (self._text, "reply-typed-text"),
        ):
            edit.setAccessibleName(translate(key))
            edit.setPlaceholderText(translate(key))
            inside.addWidget(edit)
        inside.insertWidget(1, self._channel)
        self.fault = label("", "fault")
        self.fault.hide()
        inside.addWidget(self.fault)
        keep = button(translate("reply-typed-keep"), "second")
        keep.clicked.connect(self._keep)
        inside.addWidget(keep)
        self._form.hide()
        presenter.written.connect(self._clear)
        lines.addWidget(self._form)

    def _keep(self) -> None:
        self._presenter.enter(
            self._code.text(),
            TypedReply(
                channel=str(self._channel.currentData()),
                name=self._name.text(),
                address=self._address.text(),
                text=self._text.toPlainText(),
            ),
        )

    def _clear(self) -> None:
        for edit in (self._code, self._name, self._address, self._text):
            edit.clear()
        self._form.hide()

    def _toggle(self) -> None:
        """Show or hide the form, and begin at its first field once that has its place."""
        self._form.setVisible(not self._form.isVisible())
        self._code.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self._code, self._scroll_to_start)

    def _scroll_to_start(self) -> None:
        scroll_into_view(self._code)
