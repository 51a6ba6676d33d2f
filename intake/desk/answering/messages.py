"""Send the waiting messages to neighbours: claim, send, record the outcome."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.desk.answering.recheck_waiting_message import may_be_sent
from intake.desk.answering.undelivered import ring_instead
from intake.desk.permissions import require_permission
from intake.desk.placing.interrupted_work import recover_messages
from intake.desk.placing.outbox import RETRY_DELAYS, is_waiting
from intake.desk.result import Changes, Result
from intake.domain.message import Message, MessageState
from intake.domain.permissions import Permission
from intake.kit.errors import ExternalError, OutcomeUnknownError, UserFacingError

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import MessageSender, Store

_CONFLICT_KEY = "store-changed-meanwhile"
"""Another desk was faster, which is not an error here."""

MAX_WAIT_FOR_A_SERVER = timedelta(hours=1)
"""How long a message waits for a desk that can send mail, before somebody rings instead."""


@dataclass(frozen=True)
class Messages:
    """Sends the messages to neighbours."""

    store: Store
    clock: Clock

    def send_written(self, actor: Actor, sender: MessageSender | None) -> Result[None]:
        """Send every message that is due; without a ``sender``, call tasks replace old ones.

        A message that fails is tried again, after a longer delay each time. The other messages are
        sent all the same, and the last error is raised at the end. One run of a desk follows the
        other: a message that is still being sent when it begins was left by an earlier one.
        """
        require_permission(actor, Permission.HANDLE_REPLY)
        now = self.clock.now()
        self._recover_interrupted(actor, now)
        if sender is None:
            return self._ring_who_waits_long(actor, now)
        with self.store.read(actor) as transaction:
            written = transaction.find(Message, state=MessageState.WRITTEN)
        changed = Changes()
        errors = []
        for message in written:
            if is_waiting(message.not_before, now):
                continue
            try:
                self._send(actor, sender, message)
            except UserFacingError as error:
                if error.key == _CONFLICT_KEY:
                    continue
                errors.append(error)
            changed |= Changes(requests=frozenset({message.request_id}))
        if errors:
            raise errors[-1]
        return Result(None, changed)

    def _recover_interrupted(self, actor: Actor, now: datetime) -> None:
        """Ask a person about a message whose outcome could not be written, as after a start."""
        with self.store.read(actor) as transaction:
            is_any_left = bool(transaction.find(Message, state=MessageState.SENDING))
        if is_any_left:
            with self.store.write(actor, now) as transaction:
                recover_messages(transaction, actor.desk, now)

    def _ring_who_waits_long(self, actor: Actor, now: datetime) -> Result[None]:
        changed = Changes()
        with self.store.read(actor) as transaction:
            written = transaction.find(Message, state=MessageState.WRITTEN)
        for message in written:
            has_waited = not now - MAX_WAIT_FOR_A_SERVER < message.written_at <= now
            if not has_waited or is_waiting(message.not_before, now):
                continue
            with self.store.write(actor, now) as transaction:
                current = transaction.get(Message, message.id)
                # otherwise another desk sent it meanwhile
                if current.state is MessageState.WRITTEN:
                    refused = transaction.save(replace(current, state=MessageState.REFUSED))
                    tasks = ring_instead(transaction, refused, now)
                    changed |= Changes(requests=frozenset({message.request_id}), tasks=tasks)
        return Result(None, changed)

    def _send(self, actor: Actor, sender: MessageSender, message: Message) -> None:
        now = self.clock.now()
        claim = replace(message, state=MessageState.SENDING, claimed_desk=actor.desk)
        with self.store.write(actor, now) as transaction:
            if not may_be_sent(transaction, message, now):
                refused = transaction.save(replace(message, state=MessageState.REFUSED))
                ring_instead(transaction, refused, now)
                return
            claimed = transaction.save(claim)

        try:
            sender.send(claimed)
        except UserFacingError as error:
            with self.store.write(actor, self.clock.now()) as transaction:
                current = transaction.get(Message, message.id)
                may_be_there = isinstance(error, OutcomeUnknownError)
                # Otherwise it was held back meanwhile.
                if current.state is MessageState.SENDING or (
                    may_be_there and current.state is MessageState.WRITTEN
                ):
                    kept = transaction.save(_state_after_error(current, error, now))
                    ring_instead(transaction, kept, now)
            raise

        with self.store.write(actor, self.clock.now()) as transaction:
            current = transaction.get(Message, message.id)
            if current.state is not MessageState.CAME_BACK:  # the report was read meanwhile
                sent_at = self.clock.now()
                transaction.save(replace(current, state=MessageState.SENT, sent_at=sent_at))


def _state_after_error(message: Message, error: UserFacingError, now: datetime) -> Message:
    """Return the state of a message after a failed attempt: try later, failed, or uncertain."""
    if isinstance(error, OutcomeUnknownError):
        return replace(message, state=MessageState.UNCERTAIN)
    too_often = message.attempts >= len(RETRY_DELAYS)
    if too_often or not isinstance(error, ExternalError):
        return replace(message, state=MessageState.REFUSED)
    return replace(
        message,
        state=MessageState.WRITTEN,
        attempts=message.attempts + 1,
        not_before=now + RETRY_DELAYS[message.attempts],
    )
