"""The page at the end of a call: what was done, and what comes next.

What was agreed is read back, and the caller is asked what they would like to do for somebody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake.ui.widgets.basics import ShrinkableContainer, button, column, label, make_scroll_area
from intake.ui.widgets.bounded_text import bounded_line
from intake.ui.widgets.fields import Fault
from intake.ui.widgets.text_fields import LineEdit

if TYPE_CHECKING:
    from uuid import UUID

    from intake.kit.translations import Translations


_WIDEST = 1_000
"""Maximum width in pixels of a sentence that is read aloud."""

_MAX_HEARD = 50


class CallEndedPage(QWidget):
    """Shown after a request is saved."""

    next_call_wanted = Signal()
    proof_wanted = Signal(object)  # request id
    another_request_wanted = Signal(str)  # a second wish that was heard; empty if there was none
    help_offered = Signal(str)  # what the caller would like to do for somebody else
    next_form_wanted = Signal()  # another paper form is to be typed in

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("page")
        self._translate = translate
        self._request: UUID | None = None
        self._also_heard = ""
        frame, lines = column(translate("ended-title"))
        frame.setMinimumWidth(520)
        frame.setMaximumWidth(_WIDEST)
        self._area = make_scroll_area(self._build_body())
        lines.addWidget(self._area, 1)
        lines.addLayout(self._build_foot())

        holder = QVBoxLayout()
        holder.setContentsMargins(0, 10, 0, 10)
        holder.addWidget(frame)
        outer = QHBoxLayout(self)
        outer.addStretch(0)
        outer.addLayout(holder, 1)
        outer.addStretch(0)

        # Scrolled to when somebody types, so that the sentence to read is in sight before.
        self.offer_field.textEdited.connect(
            lambda: self._area.ensureWidgetVisible(self.offer_field)
        )

    def _build_body(self) -> QWidget:
        """Return where it is online, the sentence to read, and what is asked after it."""
        translate = self._translate
        inside = ShrinkableContainer()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 6, 0)
        self._online = label("", "good")
        self._online.hide()
        body.addWidget(self._online)
        body.addWidget(label(translate("ended-read"), "soft"))
        self._status_line = label("", "ask")
        body.addWidget(self._status_line)

        self.another_button = button(translate("ended-another"), "second", "Alt+V")
        self.another_button.clicked.connect(
            lambda: self.another_request_wanted.emit(self._also_heard)
        )
        body.addWidget(self.another_button)
        self.next_form_button = button(translate("ended-next-form"), "second", "Alt+O")
        self.next_form_button.clicked.connect(self.next_form_wanted)
        self.next_form_button.hide()
        body.addWidget(self.next_form_button)

        body.addWidget(label(translate("ended-offer-question"), "care"))
        self._add_offer_field(body, translate)
        thanks = translate.in_language("nl", "say-thanks")
        body.addWidget(label(translate("call-read-aloud", text=thanks), "ask"))
        body.addStretch(1)
        return inside

    def _build_foot(self) -> QHBoxLayout:
        """Return the buttons side by side: below each other they leave too little room above."""
        proof = button(self._translate("ended-paper"), "second", "Ctrl+P")
        proof.clicked.connect(lambda: self.proof_wanted.emit(self._request))
        self.done = button(self._translate("ended-next"), "primary", "Ctrl+Return")
        self.done.clicked.connect(self._finish)
        foot = QHBoxLayout()
        foot.addWidget(proof)
        foot.addWidget(self.done, 1)
        return foot

    def _add_offer_field(self, body: QVBoxLayout, translate: Translations) -> None:
        """Create the field for what they would like to do, with room for an error."""
        self.offer_field = LineEdit()
        self.offer_field.setAccessibleName(translate("ended-offer"))
        self.offer_field.returnPressed.connect(self._finish)
        titled = label(translate("ended-offer"), "label")
        titled.setBuddy(self.offer_field)
        self._error_line = Fault(self.offer_field)
        for part in (titled, self.offer_field, self._error_line):
            body.addWidget(part)

    def show_request(
        self, request_id: UUID, sentence: str, also: str = "", paper_form: str = ""
    ) -> None:
        """Show the end of another call, and the second wish that was heard in it.

        After a paper form the next one of the pile is offered.
        """
        self._request = request_id
        self.next_form_button.setVisible(bool(paper_form))
        self._also_heard = also
        text = self._translate("ended-another")
        if also:
            text = self._translate("ended-also-heard", heard=bounded_line(also, _MAX_HEARD))
        self.another_button.setText(f"{text}   Alt V")
        self.another_button.setAccessibleName(text)
        self._status_line.setText(sentence)
        self.tell_online("")
        self.on_offer_begun()

    def tell_online(self, sentence: str) -> None:
        """Show where the request is online, and what still waits."""
        self._online.setText(sentence)
        self._online.setVisible(bool(sentence))

    @property
    def offer(self) -> str:
        """What was typed about what the caller would like to do for somebody."""
        return self.offer_field.text().strip()

    def on_offer_begun(self) -> None:
        """Clear what was typed: it has become a call."""
        self.offer_field.setText("")
        self.offer_field.setReadOnly(False)
        self._error_line.tell("")

    def on_offer_failed(self, sentence: str) -> None:
        """Show why what was typed could not become a call; the text stays."""
        self.offer_field.setReadOnly(False)
        self._error_line.tell(sentence)
        self.offer_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        self.offer_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.verticalScrollBar().setValue(0)  # the sentence to read aloud comes first

    def leave(self) -> None:
        """Leave the page by the rail or the search.

        What was typed becomes a call, so that nothing is lost.
        """
        if self.offer:
            self._finish()

    def _finish(self) -> None:
        if not self.offer:
            self.next_call_wanted.emit()
        elif not self.offer_field.isReadOnly():  # pressing twice begins one call
            self.offer_field.setReadOnly(True)
            self.help_offered.emit(self.offer)
