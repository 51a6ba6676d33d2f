"""The kinds of mail that the program was taught to recognise, on the settings page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import button, clear, label

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.settings.mail_rules_presenter import MailRuleLine, MailRulesPresenter


class MailRulesColumn(QFrame):
    """Connects the rules with their presenter."""

    def __init__(self, presenter: MailRulesPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        self._translate = translate
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.addWidget(label(translate("section-mail-rules"), "title"))
        lines.addWidget(label(translate("mail-rules-why"), "soft"))
        self._note = ActNote()
        lines.addWidget(self._note)
        self._none = label(translate("mail-rules-none"), "soft")
        lines.addWidget(self._none)
        self._list = QVBoxLayout()
        lines.addLayout(self._list)
        self.undo = button(translate("mail-rule-undo"), "link")
        self.undo.clicked.connect(presenter.undo)
        lines.addWidget(self.undo)
        presenter.listed.connect(self._show)
        presenter.done.connect(self._note.tell)
        presenter.undo_stack.changed.connect(self._show_undo)
        self._show_undo()

    def _show(self, rules: list[MailRuleLine]) -> None:
        clear(self._list)
        self._none.setVisible(not rules)
        for line in rules:
            remove = button(self._translate("mail-rule-remove"), "link")
            remove.setAccessibleName(f"{self._translate('mail-rule-remove')}: {line.about}")
            remove.clicked.connect(partial(self._presenter.remove, line.rule_id))
            for part in (label(line.about, "strong"), label(line.what, "soft"), remove):
                self._list.addWidget(part)

    def _show_undo(self) -> None:
        self.undo.setVisible(bool(self._presenter.undo_stack.next_label("mail-rules")))
