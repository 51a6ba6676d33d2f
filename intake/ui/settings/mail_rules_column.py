"""The kinds of mail that the program was taught to recognise, on the settings page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from intake.ui.widgets.basics import button, label
from intake.ui.widgets.undoable_list import UndoableList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations
    from intake.ui.settings.mail_rules_presenter import MailRuleLine, MailRulesPresenter


class MailRulesColumn(UndoableList):
    """Connects the rules with their presenter."""

    def __init__(self, presenter: MailRulesPresenter, translate: Translations) -> None:
        super().__init__(presenter, translate, "mail-rules")
        self._presenter = presenter
        self._translate = translate
        presenter.listed.connect(self._show)

    def _show(self, rules: list[MailRuleLine]) -> None:
        self.show_parts(part for line in rules for part in self._parts_of(line))

    def _parts_of(self, line: MailRuleLine) -> list[QWidget]:
        remove = button(self._translate("mail-rule-remove"), "link")
        remove.setAccessibleName(f"{self._translate('mail-rule-remove')}: {line.about}")
        remove.clicked.connect(partial(self._presenter.remove, line.rule_id))
        return [label(line.about, "strong"), label(line.what, "soft"), remove]
