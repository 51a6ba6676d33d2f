"""The form for a reply that came by telephone, on the site or at the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from intake.desk.answering.reply_types import TypedReply
from intake.ui.widgets.basics import button
from intake.ui.widgets.cell_grid import CellGrid
from intake.ui.widgets.fields import choice_of
from intake.ui.widgets.scroll_into_view import scroll_into_view
from intake.ui.widgets.text_fields import Choice, GrowingText, LineEdit
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.replies.presenter import RepliesPresenter

CHANNELS = ("phone", "site", "counter")
"""The ways by which a reply comes that is entered by hand."""

_SHARES = {"request": 8, "code": 4, "channel": 4, "name": 4, "address": 4, "text": 12}


class TypedReplyForm(QWidget):
    """Folded behind ``opener`` until somebody needs it.

    The request is selected from a list, or entered by its code.
    """

    toggled = Signal(bool)  # whether it is visible now

    def __init__(self, presenter: RepliesPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        self.opener = button(translate("reply-by-hand"), "second", "Alt+O")
        self.opener.clicked.connect(self._toggle)

        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        self._request = Choice()
        self._request.setProperty("sizeAdjustPolicy", "AdjustToMinimumContentsLengthWithIcon")
        self._request.activated.connect(self._request_chosen)

        self._code = LineEdit()
        self._name = LineEdit()
        self._address = LineEdit()
        self._text = GrowingText(min_lines=2)
        self._text.setTabChangesFocus(True)

        said = [(translate(f"channel-{channel}"), channel) for channel in CHANNELS]
        self._channel = choice_of(said, CHANNELS[0])
        self._grid = CellGrid(_SHARES)
        self._parts: dict[str, QWidget] = {
            "request": self._request,
            "code": self._code,
            "channel": self._channel,
            "name": self._name,
            "address": self._address,
            "text": self._text,
        }
        for name, part in self._parts.items():
            self._grid.add(name, translate(f"reply-typed-{name}"), part)
        lines.addWidget(self._grid)

        keep = button(translate("reply-typed-keep"), "primary", "Ctrl+Return")
        keep.clicked.connect(self._save)
        leave = button(translate("colleague-leave"), "link", "Esc")
        leave.clicked.connect(self._close)
        lines.addWidget(WrapRow(keep, leave))
        self.hide()

        presenter.written.connect(self._clear)
        presenter.typed_fault.connect(self._show_field_error)
        presenter.requests_listed.connect(self._show_requests)

    def _save(self) -> None:
        self._forget_faults()
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
        self._close()

    def _close(self) -> None:
        self.hide()
        self._forget_faults()
        self.toggled.emit(False)

    def _forget_faults(self) -> None:
        for fault in self._grid.faults.values():
            fault.tell("")

    def _show_field_error(self, name: str, sentence: str) -> None:
        self._grid.faults[name].tell(sentence)
        self._parts[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self) -> None:
        """Show or hide the form, and focus its first field after it is laid out."""
        if not self.isHidden():
            self._close()
            return
        self.show()
        self.toggled.emit(True)
        self._presenter.list_requests()
        self._request.setFocus(Qt.FocusReason.TabFocusReason)
        QTimer.singleShot(0, self._code, self._scroll_to_start)

    def _show_requests(self, requests: list[tuple[str, str]]) -> None:
        chosen = self._code.text()
        self._request.clear()
        self._request.addItem(self._translate("reply-typed-by-code"), "")
        for said, code in requests:
            self._request.addItem(f"{said} · {code}", code)
        self._request.setCurrentIndex(max(0, self._request.findData(chosen)))

    def _request_chosen(self, index: int) -> None:
        code = str(self._request.itemData(index) or "")
        if code:
            self._code.setText(code)
            self._grid.faults["code"].tell("")

    def _scroll_to_start(self) -> None:
        """Show the first field; one that was just laid out takes the focus only now."""
        if self.isHidden():
            return
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._request.setFocus(Qt.FocusReason.TabFocusReason)
        scroll_into_view(self._request)
