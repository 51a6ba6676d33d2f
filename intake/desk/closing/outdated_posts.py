"""Plan the change of posts whose text is not the one that the resident agreed to last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.desk.centre.facts import first_deadline
from intake.desk.placing.post_checks import is_agreed
from intake.domain.consent import Consent
from intake.domain.posting import Posting, PostingState
from intake.domain.task import Task, TaskKind

if TYPE_CHECKING:
    from datetime import datetime

    from intake.domain.request_aggregate import RequestAggregate
    from intake.ports import WriteTransaction

_TASKS_ABOUT_TEXT = frozenset({TaskKind.UPDATE_POST, TaskKind.WITHDRAW})
_ONLINE = frozenset({PostingState.POSTED, PostingState.UNCERTAIN})


def plan_outdated_posts(
    transaction: WriteTransaction, aggregate: RequestAggregate, now: datetime
) -> None:
    """Create a task for each post that stands with another text than the resident agreed to.

    Only what this transaction has changed is looked at: the consent, or the posting itself.
    """
    consent = aggregate.post_consent
    if consent is None or not consent.is_in_force or not consent.about:
        return
    is_answered = consent.id in transaction.changed_ids(Consent)
    changed = transaction.changed_ids(Posting)
    for posting in aggregate.possibly_online:
        if posting.state not in _ONLINE or not (is_answered or posting.id in changed):
            continue
        is_planned = any(task.kind in _TASKS_ABOUT_TEXT for task in aggregate.tasks_of(posting.id))
        if not is_planned and not is_agreed(posting.title, posting.text, consent.about):
            due_at = first_deadline(transaction, now)
            transaction.save(Task.about_post(posting, TaskKind.UPDATE_POST, due_at))
