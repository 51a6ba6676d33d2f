"""Ask for the PIN again before something that only this person may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.kit.translations import Translations


def ask_pin(
    parent: QWidget, translate: Translations, then: Callable[[str], object], question: str
) -> None:
    """Call ``then`` with the PIN that was typed; do nothing if the question is closed."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(translate("pin-question-title"))
    dialog.setLabelText(question)
    dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
    dialog.setOkButtonText(translate("pin-question-go-on"))
    dialog.setCancelButtonText(translate("pin-question-cancel"))
    dialog.textValueSelected.connect(then)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def ask_pin_for_key(
    parent: QWidget, translate: Translations, then: Callable[[str], object]
) -> None:
    """Call ``then`` with the PIN before the recovery key is handed out."""
    ask_pin(parent, translate, then, translate("pin-question"))
