"""The page of today (Vandaag): list the tasks, record how each call ended, undo the last."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.desk.calling.call_tasks import CallAgain, CallAnswers
from intake.desk.calling.share_consent import ShareAnswer
from intake.domain.phone import format_phone
from intake.domain.resident import formal_name
from intake.domain.task import TaskKind
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import short_moment
from intake.text.reading.answers import parse_moment
from intake.ui.done_command import DoneCommand
from intake.ui.models.undo_stack import EVERYWHERE
from intake.ui.tasks.dialing import dial
from intake.ui.tasks.step_view import StepViewWriter
from intake.ui.tasks.task_batch import TaskBatch
from intake.ui.tasks.task_view import TaskViewWriter
from intake.ui.tasks.task_view_cache import TaskViewCache
from intake.ui.viewed_people import ViewedPeople

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from intake.desk.calling.due_task import DueTask, TaskList
    from intake.desk.result import Changes, Result
    from intake.domain.task import CallOutcome
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack
    from intake.ui.tasks.report_strip import ReportAnswers
    from intake.ui.tasks.task_view import TaskView


_MORNING = 10
_AFTERNOON = 15
"""Hours of the proposals for ringing again."""


class CallDetails(NamedTuple):
    """The details of a call's outcome, each None or empty if it was not asked.

    ``agreed`` is the answer to the agreement, ``share`` the one to telling the helper; ``at`` is
    when to ring again, ``number`` a better number.
    """

    agreed: bool | None = None
    share: bool | None = None
    at: datetime | None = None
    number: str = ""


NO_DETAILS = CallDetails()


class TodayPresenter(QObject):
    """Holds the list of tasks and records how each ended."""

    listed = Signal(list)  # list[TaskView]: what is due, the most urgent first
    remaining = Signal(int)  # number of less urgent tasks that are not listed
    found = Signal(object)  # row id of the task to select
    done = Signal(str)  # a sentence for the bar
    taken_up = Signal(object)  # TaskView | None: the call that somebody is in

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        self._tasks: dict[UUID, DueTask] = {}
        self._of_request: dict[UUID, DueTask] = {}
        self._resident_ids: dict[UUID, UUID] = {}
        self._to_select: UUID | None = None
        self._request_to_ring: UUID | None = None
        self._written = TaskViewCache()
        self._viewed = ViewedPeople(session)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """List what is due."""
        self._session.query_as_signed_in(self._session.use_cases.calls.list_due, self._show)

    def look_for(self, task_id: UUID) -> None:
        """Select this task when the list is shown."""
        self._to_select = task_id

    def look_for_request(self, request_id: UUID) -> None:
        """Select the call to the resident of this request when the list is shown."""
        self._request_to_ring = request_id

    def remember_tasks_of_request(self, tasks: Sequence[DueTask]) -> None:
        """Remember the tasks of a request that its own page shows: they may be due later."""
        self._of_request = {due.task.id: due for due in tasks}

    def record_view(self, task_id: UUID) -> None:
        """Record, once for each signed-in person, that somebody's details are on the screen."""
        if resident_id := self._resident_ids.get(task_id):
            self._viewed.add(resident_id)

    def record_outcome(
        self, task_ids: Sequence[UUID], outcome: CallOutcome, details: CallDetails = NO_DETAILS
    ) -> None:
        """Record how a call ended; one call may be about several posts of one platform."""
        due = self._find_task(task_ids[0])
        sentence = self._outcome_sentence(due, outcome, details)
        calls = self._session.use_cases.calls
        actor = self._session.actor
        commands: list[Callable[[], Result[Any]]]
        if details.at or details.number:
            again = CallAgain(details.at, details.number)
            commands = [
                partial(calls.ring_again, actor, task_id, outcome, again) for task_id in task_ids
            ]
        else:
            share = self._share_answer(due, share=details.share)
            read_out = due.agreement if due else None
            record = partial(
                calls.record_outcome,
                answers=CallAnswers(agreed=details.agreed, share=share, read_out=read_out),
            )
            commands = [partial(record, actor, task_id, outcome) for task_id in task_ids]
        self._do_each(commands, sentence, task_ids)

    def complete(self, task_ids: Sequence[UUID]) -> None:
        """Complete tasks that are no call, with what that means for their postings."""
        commands: list[Callable[[], Result[Any]]] = []
        for task_id in task_ids:
            due = self._find_task(task_id)
            post_command = self._posting_command(due.task.kind) if due else None
            if post_command and due and due.task.posting_id:
                commands.append(partial(post_command, self._session.actor, due.task.posting_id))
            else:
                calls = self._session.use_cases.calls
                commands.append(partial(calls.complete, self._session.actor, task_id))
        self._do_each(commands, self._session.translate("task-ticked"), task_ids)

    def start_round(self) -> None:
        """Put everybody on the list who waits long: is it still needed?"""
        rounds = self._session.use_cases.rounds
        command = DoneCommand(self._session)
        self._session.execute(
            partial(rounds.ask_still_needed, self._session.actor),
            partial(self._on_round, command),
            on_result=command.keep,
        )

    def _on_round(self, command: DoneCommand, count: int) -> None:
        translate = self._session.translate
        if count:
            label = translate("undo-what", what=translate("round-name"))
            self.undo_stack.push(label, partial(command.undo, self.refresh), "tasks", EVERYWHERE)
        self.done.emit(translate("round-started", count=count))
        self.refresh()

    def record_report(self, task_id: UUID, answers: ReportAnswers) -> None:
        """Record how a meeting went, as one side told it."""
        rounds = self._session.use_cases.rounds
        report = partial(
            rounds.record_report,
            self._session.actor,
            task_id,
            went_well=answers.went_well,
            again=answers.again,
            saved=answers.saved,
        )
        self._do_each([report], self._session.translate("report-kept"), (task_id,))

    def dial(self, view: TaskView) -> None:
        """Take a call up, and hand its number to the telephone program or the clipboard."""
        holds = self._session.use_cases.task_holds
        hold = partial(
            holds.take_up, self._session.actor, view.row_id, take_over=bool(view.held_by)
        )
        self._session.execute(hold, lambda _: self._on_held(view))

    def park(self, view: TaskView) -> None:
        """Put a call aside that was taken up; it stays on the list."""
        park = partial(self._session.use_cases.task_holds.park, self._session.actor, view.row_id)
        sentence = self._session.translate("call-parked")
        self._session.execute(park, lambda _: self._on_written(sentence))

    def _on_held(self, view: TaskView) -> None:
        was_taken = dial(view.dial_number, practice=self._session.practice)
        key = "call-dialled" if was_taken else "call-copied"
        number = format_phone(view.dial_number)
        self.done.emit(self._session.translate(key, number=number))
        self.refresh()

    def undo(self) -> None:
        """Undo the last completion or outcome."""
        self.undo_stack.undo("tasks")

    def promise(self, request_id: UUID, at: datetime | None) -> None:
        """Record when a resident will be rung; None means tomorrow."""
        at = at or self.again_times()["tomorrow"]
        translate = self._session.translate
        command = DoneCommand(self._session)
        when = short_moment(at, translate.language)
        label = translate("undo-what", what=translate("undo-promise", when=when))
        undo = partial(command.undo, self.refresh)
        promises = self._session.use_cases.ring_back_promises

        def on_promised() -> None:
            self.undo_stack.push(label, undo, "tasks", request_id)
            self._on_written(translate("call-ended-later-at", when=when))

        self._session.execute(
            partial(promises.ring_back_at, self._session.actor, request_id, at),
            then=on_promised,
            on_result=command.keep,
        )

    def parse_again(self, typed: str) -> datetime | None:
        """Parse when to ring again; None if it is no moment in the future."""
        now = self._session.clock.now()
        at = parse_moment(typed, now)
        if at is None or at <= now:
            return None
        return at

    def again_times(self) -> dict[str, datetime]:
        """Return proposals for ringing again: in an hour, this afternoon if possible, tomorrow.

        The keys are the last parts of sentence keys.
        """
        now = self._session.clock.now()
        here = to_local_time(now)
        afternoon = here.replace(hour=_AFTERNOON, minute=0, second=0, microsecond=0)
        tomorrow = afternoon.replace(hour=_MORNING) + timedelta(days=1)
        times = {"hour": now + timedelta(hours=1)}
        if afternoon - now > timedelta(hours=1):
            times["afternoon"] = afternoon
        return {**times, "tomorrow": tomorrow}

    def _find_task(self, task_id: UUID) -> DueTask | None:
        return self._tasks.get(task_id) or self._of_request.get(task_id)

    def _do_each(
        self,
        commands: Sequence[Callable[[], Result[Any]]],
        sentence: str,
        task_ids: Sequence[UUID],
    ) -> None:
        """Run the commands one by one, report after the last, and store how to undo them."""
        due = self._find_task(task_ids[0])
        batch = TaskBatch(self._session, task_ids, self.refresh)
        last = task_ids[-1]
        for task_id, command in zip(task_ids, commands, strict=True):
            self._session.execute(
                command,
                then=partial(self._on_written, sentence) if task_id == last else None,
                on_result=partial(self._on_result, batch, due, task_id),
            )

    def _on_result(
        self, batch: TaskBatch, due: DueTask | None, task_id: UUID, result: Result[Any]
    ) -> None:
        """Store the result of a command; the first that succeeds makes the batch undoable."""
        is_first = not batch.can_be_undone
        batch.keep(task_id, result)
        if is_first:
            self._make_undoable(batch, due)

    def _on_written(self, sentence: str) -> None:
        self.done.emit(sentence)
        self.refresh()

    def _make_undoable(self, batch: TaskBatch, due: DueTask | None) -> None:
        """Put a batch on the undo stack, with the words for it."""
        name = ""
        request_id = None
        if due is not None:
            who = due.task.about
            if due.resident:
                who = formal_name(due.resident)
            kind = self._session.translate(f"task-{str(due.task.kind).replace('_', '-')}")
            name = ", ".join(part for part in (kind, who) if part)
            request_id = due.task.request_id
        label = self._session.translate("undo-what", what=name)
        self.undo_stack.push(label, batch.undo, "tasks", request_id)

    def _posting_command(self, kind: TaskKind) -> Callable[..., Result[object]] | None:
        use_cases = self._session.use_cases
        commands: dict[TaskKind, Callable[..., Result[object]]] = {
            TaskKind.WITHDRAW: use_cases.withdrawals.withdraw,
            TaskKind.ASK_VOLUNTEERS: use_cases.withdrawals.withdraw,
            TaskKind.PIN_NOTICE: use_cases.postings.record_published_by_hand,
            TaskKind.RENEW: use_cases.renewals.record_renewal,
        }
        return commands.get(kind)

    def _outcome_sentence(
        self, due: DueTask | None, outcome: CallOutcome, details: CallDetails
    ) -> str:
        translate = self._session.translate
        if details.at is not None:
            when = short_moment(details.at, translate.language)
            return translate("call-ended-later-at", when=when)
        if details.number:
            return translate("call-ended-new-number", number=format_phone(details.number))
        if due and due.agreement and details.agreed is False:
            return translate("call-ended-declined", name=due.agreement.helper)
        if due and due.agreement and due.resident and details.agreed:
            name = capitalize_first(formal_name(due.resident))
            return translate("call-ended-agreed", name=name)
        return translate(f"call-ended-{str(outcome).replace('_', '-')}")

    def _share_answer(self, due: DueTask | None, *, share: bool | None) -> ShareAnswer | None:
        if share is None:
            return None
        translate = self._session.translate
        key = due.share_key if due else ""
        text = translate.in_language("nl", key or "consent-share")
        return ShareAnswer(share, text, translate("consent-version"))

    def _on_changed(self, changed: Changes) -> None:
        if changed.tasks or changed.requests:
            self.refresh()

    def _show(self, tasks: TaskList) -> None:
        self._tasks = {due.task.id: due for due in tasks.tasks}
        people = {due.task.id: due.resident.id for due in tasks.tasks if due.resident}
        steps = {step.aggregate.request.id: step.aggregate.resident.id for step in tasks.steps}
        self._resident_ids = people | steps
        views = self._views(tasks)
        self.listed.emit(views)
        self.remaining.emit(tasks.remaining)
        self.taken_up.emit(next((view for view in views if view.is_taken_up), None))
        if self._request_to_ring:
            self._to_select = _call_of(tasks, self._request_to_ring)
            self._request_to_ring = None
        if self._to_select in {view.row_id for view in views}:
            self.found.emit(self._to_select)
            self._to_select = None

    def _views(self, tasks: TaskList) -> list[TaskView]:
        """Put tasks and steps into words, the most urgent first."""
        translate, now = self._session.translate, self._session.clock.now()
        writer = TaskViewWriter(translate, tasks.centre, tasks.profiles, now)
        step_writer = StepViewWriter(translate, tasks.centre, now)
        urgencies = [due.urgency(now) for due in tasks.tasks]
        views = list(zip(urgencies, self._written.write(writer, tasks.tasks), strict=True))
        views += [(step.urgency, step_writer.write(step)) for step in tasks.steps]
        views.sort(key=itemgetter(0))
        return [view for _, view in views]


def _call_of(tasks: TaskList, request_id: UUID) -> UUID | None:
    """Return the row id of the call to the resident of a request, or of its step."""
    calls = [
        due.task.id
        for due in tasks.tasks
        if due.task.request_id == request_id and due.task.kind is TaskKind.RING_BACK
    ]
    return next(iter(calls), request_id)
