"""Show and change the times of one request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.desk.calling.visit_series import VisitNote, VisitPlan
from intake.domain.visit import VisitState
from intake.forms.field import Field, Type
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import recurrence_phrase, short_moment
from intake.text.reading.answers import parse_answer, parse_moment
from intake.ui.done_command import DoneCommand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from uuid import UUID

    from intake.desk.calling.visit_series import VisitSeries
    from intake.desk.result import Result
    from intake.domain.visit import Visit
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

_REPEAT = Field(key="repeat", type=Type.REPEAT)
_TOPIC = "visits"


class SeriesView(NamedTuple):
    """A series in words: its lines, what is proposed in the form, and whether it can be planned."""

    title: str
    lines: tuple[str, ...]
    visits: tuple[Visit, ...]
    proposed: Mapping[str, str]
    is_agreed: bool


class VisitsPresenter(QObject):
    """Holds the series of one request."""

    shown = Signal(object)  # SeriesView
    done = Signal(str)
    failed = Signal(str)

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        self._request_id: UUID | None = None
        session.locked.connect(self._forget)

    @property
    def practice(self) -> bool:
        return self._session.practice

    def open(self, request_id: UUID) -> None:
        """Show the series of a request."""
        self._request_id = request_id
        self.refresh()

    def refresh(self) -> None:
        """Read the series again."""
        if self._request_id is not None:
            visits = self._session.use_cases.visits
            read = partial(visits.of_request, request_id=self._request_id)
            self._session.query_as_signed_in(read, self._show)

    def plan(self, typed: Mapping[str, str]) -> None:
        """Plan the times as they were typed, or tell what cannot be read."""
        now = self._session.clock.now()
        first = parse_moment(typed["first"].strip() or "x", now)
        until = self._read_day(typed["until"])
        repeat = parse_answer(_REPEAT, typed["repeat"], now)
        if first is None or repeat.fault or (typed["until"].strip() and until is None):
            self.failed.emit(self._session.translate("visits-not-read"))
            return
        hosts = tuple(name.strip() for name in typed["hosts"].split(",") if name.strip())
        plan = VisitPlan(
            first=first,
            rule=str(repeat.value or ""),
            until=until,
            hosts=hosts,
            place=typed["place"],
        )
        self._do("plan", "visits-planned", plan)

    def pause(self, typed_first: str, typed_last: str, *, resumes: bool = False) -> None:
        """Leave out the times between two days, or let them go on after all."""
        first, last = self._read_day(typed_first), self._read_day(typed_last)
        if first is None or last is None:
            self.failed.emit(self._session.translate("handover-day-wrong"))
            return
        name = "resume" if resumes else "pause"
        self._do(name, f"visits-{name}d", first, last)

    def hand_over(self, visit: Visit | None, days: tuple[str, str], helper: str) -> None:
        """Let somebody else come between two days; without days at the chosen time alone."""
        first, last = map(self._read_day, days)
        if visit and not any(day.strip() for day in days):
            first = last = to_local_time(visit.meets_at).date()
        if first is None or last is None or self._request_id is None:
            self.failed.emit(self._session.translate("handover-day-wrong"))
            return
        hand_over = self._session.use_cases.visits.hand_over
        run = partial(hand_over, self._session.actor, self._request_id, (first, last), helper)
        translate, name = self._session.translate, helper.strip()
        self._run(run, lambda count: translate("visits-handed-over", count=count, name=name))

    def record(self, visit: Visit, note: VisitNote) -> None:
        """Write down what came of one time."""
        visits = self._session.use_cases.visits
        act = partial(visits.record, self._session.actor, visit.id, note)
        key = "visits-came" if note.came else "visits-not-come"
        self._run(act, lambda _: self._session.translate(key, name=visit.helper))

    def undo(self) -> None:
        """Undo the last change of a series."""
        self.undo_stack.undo(_TOPIC)

    def _do(self, name: str, key: str, *values: object) -> None:
        act = getattr(self._session.use_cases.visits, name)
        run = partial(act, self._session.actor, self._request_id, *values)
        self._run(run, lambda count: self._session.translate(key, count=count))

    def _run(self, act: Callable[[], Result[Any]], words: Callable[[Any], str]) -> None:
        command = DoneCommand(self._session)
        translate = self._session.translate

        def on_finished(value: Any) -> None:
            said = translate("undo-what", what=translate("visits-title"))
            self.undo_stack.push(
                said, partial(command.undo, self._on_undone), _TOPIC, self._request_id
            )
            self.done.emit(words(value))
            self.refresh()

        self._session.execute(act, on_finished, on_result=command.keep, failed=self._report_error)

    def _on_undone(self) -> None:
        self.done.emit(self._session.translate("handover-undone"))
        self.refresh()

    def _read_day(self, typed: str) -> date | None:
        moment = parse_moment(typed.strip() or "x", self._session.clock.now())
        return to_local_time(moment).date() if moment else None

    def _show(self, series: VisitSeries) -> None:
        translate = self._session.translate
        language = translate.language
        agreement = series.agreement
        proposed = {}
        if agreement:
            rule = series.request.answers.get("repeat", "")
            proposed = {
                "first": short_moment(agreement.meet_at, language),
                "repeat": recurrence_phrase(rule, language) if rule else "",
                "place": agreement.place,
            }
        view = SeriesView(
            title=capitalize_first(series.request.what),
            lines=tuple(self._line(visit) for visit in series.visits),
            visits=series.visits,
            proposed=proposed,
            is_agreed=agreement is not None and agreement.is_confirmed,
        )
        self.shown.emit(view)

    def _line(self, visit: Visit) -> str:
        translate = self._session.translate
        parts = [short_moment(visit.meets_at, translate.language), visit.helper]
        if visit.state is not VisitState.PLANNED:
            parts.append(translate(f"visits-state-{str(visit.state).replace('_', '-')}"))
        if visit.went:
            parts.append(visit.went)
        return " · ".join(part for part in parts if part)

    def _forget(self) -> None:
        self._request_id = None

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
