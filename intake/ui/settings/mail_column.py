"""The mail server on the settings page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from intake.kit.settings import SECURITIES
from intake.ui.widgets.basics import announce, button, column, label
from intake.ui.widgets.fields import NamedFields, choice_of

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.settings.mail_presenter import MailServerPresenter


class MailColumn(QWidget):
    """Connects the fields of the mail server with their presenter."""

    def __init__(self, presenter: MailServerPresenter, translate: Translations) -> None:
        super().__init__()
        self._presenter = presenter
        self._translate = translate
        frame, lines = column(translate("settings-mail"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        lines.addWidget(label(translate("settings-mail-why"), "soft"))

        self.fields = NamedFields()
        grid = QGridLayout()
        for index, name in enumerate(("host", "port", "user", "password")):
            self.fields.add(grid, name, translate(f"mail-{name}"), (index, 0, 1))
        self.fields.edits["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self.fields.edits["password"].setPlaceholderText(translate("mail-password-kept"))

        self._security = choice_of(
            [(translate(f"mail-security-{security}"), security) for security in SECURITIES],
            SECURITIES[0],
        )
        self.fields.lay(grid, translate("mail-security"), self._security, (4, 0, 1))
        lines.addLayout(grid)

        self._status_line = label("", "good")
        self._status_line.hide()
        lines.addWidget(self._status_line)

        keep = button(translate("mail-keep"), "second")
        keep.clicked.connect(self._change)
        lines.addWidget(keep)

        presenter.shown.connect(self._show)
        presenter.fault.connect(self.fields.show_fault)
        presenter.done.connect(self._show_status)

    def _change(self) -> None:
        security = str(self._security.currentData())
        self._presenter.change(self.fields.typed() | {"security": security})

    def _show(self, values: dict[str, str]) -> None:
        self.fields.show(values)
        self._security.setCurrentIndex(max(0, self._security.findData(values["security"])))

    def _show_status(self, sentence: str) -> None:
        self._status_line.setText(sentence)
        self._status_line.setVisible(bool(sentence))
        announce(self._status_line, sentence)
