"""List what went wrong, and record what was done about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.domain.problem import ProblemKind
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.text.composing.date_phrases import short_moment
from intake.ui.done_command import DoneCommand

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.reporting.problems import ListedProblem
    from intake.domain.problem import Problem
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack


class ProblemLine(NamedTuple):
    """One problem in words."""

    problem: Problem
    title: str
    about: str
    request_id: UUID | None


class ProblemsPresenter(QObject):
    """Lists problems; ticking one can be undone."""

    counted = Signal(int)
    listed = Signal(list)  # list[ProblemLine]
    done = Signal(str)  # what was done
    failed = Signal(str)  # what did not work

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        self.practice = session.practice

    def refresh(self, _tasks: object = None) -> None:
        """List the problems again."""
        problems = self._session.use_cases.problems
        self._session.query_as_signed_in(problems.list_open, self._show)

    def resolve(self, problem: Problem, note: str) -> None:
        """Tick a problem with what was done."""
        translate = self._session.translate
        command = DoneCommand(self._session)
        problems = self._session.use_cases.problems

        def on_done() -> None:
            label = translate("undo-what", what=translate("problem-resolved-name"))
            self.undo_stack.push(label, partial(command.undo, self.refresh), "problems")
            self.done.emit(translate("problem-resolved"))
            self.refresh()

        self._session.execute(
            partial(problems.resolve, self._session.actor, problem, note),
            then=on_done,
            failed=self._report_error,
            on_result=command.keep,
        )

    def undo(self) -> None:
        """Undo the last tick."""
        self.undo_stack.undo("problems")

    def _show(self, problems: tuple[ListedProblem, ...]) -> None:
        self.counted.emit(len(problems))
        self.listed.emit([self._line(problem) for problem in problems])

    def _line(self, listed: ListedProblem) -> ProblemLine:
        translate = self._session.translate
        problem = listed.problem
        kind = str(problem.kind).replace("_", "-")
        name = problem.about
        if problem.kind is ProblemKind.DEADLINE_MISSED:
            name = translate(f"task-{name.replace('_', '-')}")
        about = [short_moment(problem.at, translate.language)]
        if listed.request:
            about.append(f"{listed.request.what} · {format_code(listed.request.code)}")
        if listed.resident:
            about.append(formal_name(listed.resident))
        return ProblemLine(
            problem,
            translate(f"problem-{kind}", name=name),
            " · ".join(about),
            problem.request_id,
        )

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
