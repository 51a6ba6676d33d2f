"""Use cases of mails that the centre taught the program to recognise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.desk.permissions import require_permission
from intake.desk.result import Changes, Result, reply_changes
from intake.domain.mail_rule import MailEffect, MailRule, subject_start
from intake.domain.permissions import Permission
from intake.domain.reply import Reply
from intake.kit.errors import UserFacingError
from intake.text.mail.taught_reading import Marks, learn_message, learn_name

if TYPE_CHECKING:
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store

MAX_RULES = 200


@dataclass(frozen=True)
class MailRules:
    """Learns rules from examples, lists them and removes them."""

    store: Store
    clock: Clock

    def list_all(self, actor: Actor) -> tuple[MailRule, ...]:
        """Return every rule, the newest first."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            return transaction.find(MailRule)[::-1]

    def teach_aside(self, actor: Actor, reply_id: UUID) -> Result[MailRule]:
        """Put mails like this one aside from now on.

        Raises ``UserFacingError`` for a reply that did not come by mail.
        """
        return self._teach(actor, reply_id, MailEffect.ASIDE, Marks(), Marks())

    def teach_reading(self, actor: Actor, reply_id: UUID, name: str, text: str) -> Result[MailRule]:
        """Read mails like this one so from now on: who wrote, and what is the message.

        ``name`` and ``text`` are parts of the example. Raises ``UserFacingError`` if a part does
        not stand in it, or if nothing around it tells where it is.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.read(actor) as transaction:
            body = transaction.get(Reply, reply_id).whole_mail
        message = learn_message(body, text, name)
        if message is None:
            raise UserFacingError("mail-rule-no-message")
        who: Marks | None = Marks()
        if name.strip():
            who = learn_name(body, name, message)
        if who is None:
            raise UserFacingError("mail-rule-no-name")
        return self._teach(actor, reply_id, MailEffect.READ, who, message)

    def remove(self, actor: Actor, rule_id: UUID) -> Result[UUID]:
        """Forget a rule; what was read by it stays."""
        require_permission(actor, Permission.HANDLE_REPLY)
        with self.store.write(actor, self.clock.now()) as transaction:
            transaction.remove(transaction.get(MailRule, rule_id))
        return Result(rule_id, Changes(centre=True), transaction.operation_id)

    def _teach(
        self, actor: Actor, reply_id: UUID, effect: MailEffect, who: Marks, message: Marks
    ) -> Result[MailRule]:
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            reply = transaction.get(Reply, reply_id)
            if not (reply.message_id and reply.mail_sender):
                raise UserFacingError("mail-rule-no-mail")
            rules = transaction.find(MailRule)
            start = subject_start(reply.subject)
            for rule in rules:
                if rule.fits(reply.mail_sender, reply.subject):
                    transaction.remove(rule)  # the newest word counts
            if len(rules) >= MAX_RULES:
                raise UserFacingError("mail-rule-too-many", count=MAX_RULES)
            taught = transaction.save(
                MailRule(
                    sender=reply.mail_sender.strip().casefold(),
                    subject=start,
                    effect=effect,
                    name_before=who.before,
                    name_after=who.after,
                    text_before=message.before,
                    text_after=message.after,
                    taught_by=actor.staff_id,
                    taught_at=now,
                )
            )
        changed = reply_changes(reply) | Changes(centre=True)
        return Result(taught, changed, transaction.operation_id)
