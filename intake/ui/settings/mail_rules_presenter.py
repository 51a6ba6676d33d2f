"""List the kinds of mail that the program was taught to recognise, and forget one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.domain.mail_rule import MailEffect
from intake.ui.done_command import DoneCommand

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.mail_rule import MailRule
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack


class MailRuleLine(NamedTuple):
    """One rule in words."""

    rule_id: UUID
    about: str
    what: str


class MailRulesPresenter(QObject):
    """Lists the rules; forgetting one can be undone."""

    listed = Signal(list)  # list[MailRuleLine]
    done = Signal(str)  # what was done

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack

    def refresh(self) -> None:
        """List the rules again."""
        self._session.query_as_signed_in(self._session.use_cases.mail_rules.list_all, self._show)

    def remove(self, rule_id: UUID) -> None:
        """Forget a rule."""
        translate = self._session.translate
        command = DoneCommand(self._session)

        def on_done() -> None:
            label = translate("undo-what", what=translate("mail-rule-removed-name"))
            self.undo_stack.push(label, partial(command.undo, self.refresh), "mail-rules")
            self.done.emit(translate("mail-rule-removed"))
            self.refresh()

        rules = self._session.use_cases.mail_rules
        self._session.execute(
            partial(rules.remove, self._session.actor, rule_id),
            then=on_done,
            on_result=command.keep,
        )

    def undo(self) -> None:
        """Undo the last removal."""
        self.undo_stack.undo("mail-rules")

    def _show(self, rules: tuple[MailRule, ...]) -> None:
        translate = self._session.translate
        self.listed.emit(
            [
                MailRuleLine(
                    rule.id,
                    translate("mail-rule-about", sender=rule.sender, subject=rule.subject),
                    translate(
                        "mail-rule-aside" if rule.effect is MailEffect.ASIDE else "mail-rule-read"
                    ),
                )
                for rule in rules
            ]
        )
