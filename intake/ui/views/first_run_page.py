"""The first run: whose desk this is and who sits here; everything else can wait and is a task then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from intake.ui.parts import announce, button, column, label

if TYPE_CHECKING:
    from intake.domain.acts import Actor
    from intake.kit.words import Words
    from intake.ui.presenters.session import Session

_FIELDS = ("centre", "name", "pin")


class FirstRunPage(QWidget):
    """Asks three things and begins."""

    def __init__(self, session: Session, words: Words, scale: int) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        frame, lines = column(words("first-run-title"), round(560 * scale / 100))
        lines.addWidget(label(words("first-run-hint"), "soft"))
        self._edits: dict[str, QLineEdit] = {}
        for name in _FIELDS:
            edit = QLineEdit()
            said = words(f"first-run-{name}")
            edit.setAccessibleName(said)
            title = label(said, "label")
            title.setBuddy(edit)
            lines.addWidget(title)
            lines.addWidget(edit)
            self._edits[name] = edit
        self._edits["pin"].setEchoMode(QLineEdit.EchoMode.Password)
        self._edits["pin"].setMaxLength(6)
        self._fault = label("", "fault")
        self._fault.hide()
        lines.addWidget(self._fault)
        lines.addStretch(1)
        begin = button(words("first-run-begin"), "primary", "Ctrl+Return")
        begin.clicked.connect(self._begin)
        lines.addWidget(begin)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 40, 0, 40)
        holder.addWidget(frame)
        outer.addLayout(holder)
        outer.addStretch(1)

    def start(self) -> None:
        self._edits["centre"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        centre, name, pin = (self._edits[field].text() for field in _FIELDS)
        rooms = self._session.rooms

        def work() -> Actor:
            from intake.desk.sign_in import new_pin_hash

            new_pin_hash(pin)  # a PIN that will not do is told before anything is written
            if rooms.set_up.centre() is None:
                rooms.set_up.begin(centre, practice=False)
            return rooms.sign_in.first_colleague(name, pin)

        self._session.run(work, self._session.enter, self._show_fault)

    def _show_fault(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        announce(self._fault, sentence)
