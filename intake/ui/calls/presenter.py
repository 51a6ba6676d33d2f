"""Calls (Bellen): list the tasks, record how each call ended, undo the last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.desk.calling.call_tasks import ShareAnswer
from intake.domain.task import TaskKind
from intake.ui.calls.task_view import TaskViewWriter

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.desk.calling.due_task import DueTask, TaskList
    from intake.desk.result import Changes, Result
    from intake.domain.task import CallOutcome
    from intake.ui.desk_session import DeskSession


class CallsPresenter(QObject):
    """Keeps the list of tasks and writes down how each ended."""

    listed = Signal(list)  # list[TaskView]: what is due, the most urgent first
    found = Signal(object)  # id of the task that was looked for
    done = Signal(str)  # a sentence for the bar

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self._tasks: dict[UUID, DueTask] = {}
        self._last: UUID | None = None
        self._to_select: UUID | None = None
        self._viewed: set[tuple[UUID, UUID]] = set()
        session.changed.connect(self._changed)

    def refresh(self) -> None:
        """List what is due."""
        self._session.query_as_signed_in(self._session.use_cases.calls.list_due, self._show)

    def look_for(self, task_id: UUID) -> None:
        """Select this task when the list is shown."""
        self._to_select = task_id

    def record_view(self, task_id: UUID) -> None:
        """Write down, once for who sits here, that somebody's details are on the screen."""
        due = self._tasks.get(task_id)
        actor = self._session.signed_in
        if due is None or due.resident is None or actor is None:
            return
        view = (actor.staff_id, due.resident.id)
        if view not in self._viewed:
            self._viewed.add(view)
            persons = self._session.use_cases.persons
            self._session.execute(partial(persons.record_view, actor, due.resident.id))

    def record_outcome(
        self,
        task_id: UUID,
        outcome: CallOutcome,
        *,
        agreed: bool | None = None,
        share: bool | None = None,
    ) -> None:
        """Write down how a call ended.

        ``share`` is the answer to the question on the card, None where it was not asked.
        """
        self._last = task_id
        due = self._tasks.get(task_id)
        sentence = self._outcome_sentence(due, outcome, agreed=agreed)
        self._session.execute(
            partial(
                self._session.use_cases.calls.record_outcome,
                self._session.actor,
                task_id,
                outcome,
                agreed=agreed,
                share=self._share_answer(due, share=share),
            ),
            then=partial(self.done.emit, sentence),
        )

    def complete(self, task_id: UUID) -> None:
        """Tick a task that is no call, with what that means for its posting."""
        self._last = task_id
        task = self._tasks[task_id].task
        command = self._posting_command(task.kind)
        work: Callable[[], Result[object]]
        if command and task.posting_id:
            work = partial(command, self._session.actor, task.posting_id)
        else:
            calls = self._session.use_cases.calls
            work = partial(calls.complete, self._session.actor, task_id)
        self._session.execute(work, then=self._completed)

    def undo(self) -> None:
        """Take the last tick or outcome back."""
        if self._last:
            calls = self._session.use_cases.calls
            reopen = partial(calls.reopen, self._session.actor, self._last)
            self._last = None
            self._session.execute(reopen, then=self.refresh)

    def _posting_command(self, kind: TaskKind) -> Callable[..., Result[object]] | None:
        use_cases = self._session.use_cases
        commands: dict[TaskKind, Callable[..., Result[object]]] = {
            TaskKind.WITHDRAW: use_cases.withdrawals.withdraw,
            TaskKind.ASK_OWN: use_cases.withdrawals.withdraw,
            TaskKind.HANG_UP: use_cases.postings.record_published_by_hand,
            TaskKind.RENEW: use_cases.renewals.record_renewal,
        }
        return commands.get(kind)

    def _outcome_sentence(
        self, due: DueTask | None, outcome: CallOutcome, *, agreed: bool | None
    ) -> str:
        translate = self._session.translate
        if due and due.agreement and agreed is False:
            return translate("call-ended-declined", name=due.agreement.helper)
        return translate(f"call-ended-{str(outcome).replace('_', '-')}")

    def _share_answer(self, due: DueTask | None, *, share: bool | None) -> ShareAnswer | None:
        if share is None:
            return None
        translate = self._session.translate
        key = due.share_key if due else ""
        text = translate.in_language("nl", key or "consent-share")
        return ShareAnswer(share, text, translate("consent-version"))

    def _completed(self) -> None:
        self.done.emit(self._session.translate("task-ticked"))
        self.refresh()

    def _changed(self, changed: Changes) -> None:
        if changed.tasks or changed.requests:
            self.refresh()

    def _show(self, tasks: TaskList) -> None:
        self._tasks = {due.task.id: due for due in tasks.tasks}
        writer = TaskViewWriter(
            self._session.translate, tasks.centre, tasks.profiles, self._session.clock.now()
        )
        self.listed.emit([writer.write(due) for due in tasks.tasks])
        if self._to_select in self._tasks:
            self.found.emit(self._to_select)
            self._to_select = None
