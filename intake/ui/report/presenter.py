"""Read the report of a period, and write it to a paper or a workbook."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from intake.domain.report import Period
from intake.kit.files import discard_files
from intake.kit.time_zone import to_local_time
from intake.text.composing.report_text import ReportWriter
from intake.text.reading.past_dates import parse_latest_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from intake.domain.report import Report
    from intake.kit.errors import UserFacingError
    from intake.text.composing.report_text import ChartText, ReportText
    from intake.ui.desk_session import DeskSession

_CHARTS = "report-charts.pdf"


class ReportOutputs(NamedTuple):
    """What writes a report: a paper, its charts alone, and a workbook."""

    paper: Callable[[ReportText, Path], int]
    charts: Callable[[Sequence[ChartText], Path], int]
    workbook: Callable[[ReportText, Path], None]


class ReportPresenter(QObject):
    """Holds the report that is shown."""

    shown = Signal(object)  # ReportText
    charted = Signal(object, list)  # path of the charts, the titles of those that are drawn
    done = Signal(str)  # what was written
    failed = Signal(str)  # why it was not

    def __init__(self, session: DeskSession, outputs: ReportOutputs, folder: Path) -> None:
        super().__init__()
        self._session = session
        self._outputs = outputs
        self._folder = folder
        self._text: ReportText | None = None
        self.period: Period | None = None
        session.locked.connect(self._forget)

    def refresh(self) -> None:
        """Show the period again; the first time this quarter."""
        self.show_period(self.period or self.this_quarter)

    @property
    def this_quarter(self) -> Period:
        return Period.quarter_of(self._today)

    @property
    def last_quarter(self) -> Period:
        return Period.quarter_of(self.this_quarter.first - timedelta(days=1))

    @property
    def this_year(self) -> Period:
        return Period.year_of(self._today)

    def show_period(self, period: Period) -> None:
        """Count a period and show it."""
        self.period = period
        reports = self._session.use_cases.reports
        platforms = self._session.use_cases.postings.platforms
        actor = self._session.actor

        def read() -> tuple[Report, dict[str, str]]:
            names = {profile.slug: profile.name for profile in platforms.all()}
            return reports.read(actor, period), names

        self._session.query(read, self._show, self._report_error)

    def show_typed(self, first: str, last: str) -> None:
        """Count a period that somebody typed."""
        end = parse_latest_day(last, self._last_day)
        begin = parse_latest_day(first, end or self._last_day)
        if begin is None or end is None or begin > end:
            self.failed.emit(self._session.translate("report-wrong-period"))
            return
        self.show_period(Period(begin, end))

    def write_paper(self, target: Path) -> None:
        """Write the report as a PDF."""
        self._write(self._outputs.paper, target)

    def write_workbook(self, target: Path) -> None:
        """Write the report as a workbook."""
        self._write(self._outputs.workbook, target)

    @property
    def _today(self) -> date:
        return to_local_time(self._session.clock.now()).date()

    @property
    def _last_day(self) -> date:
        """The last day that somebody may ask for: the end of this year."""
        return self.this_year.last

    def _write(self, output: Callable[[ReportText, Path], object], target: Path) -> None:
        if self._text is None:
            return
        said = self._session.translate("report-written", file=target.name)
        write = partial(output, self._text, target)
        self._session.query(write, lambda _: self.done.emit(said), self._report_error)

    def _show(self, read: tuple[Report, dict[str, str]]) -> None:
        report, names = read
        if report.period != self.period:
            return  # another one was asked for meanwhile
        translate = self._session.translate
        writer = ReportWriter(translate.bound_to(translate.language), names)
        self._text = writer.write(report)
        self.shown.emit(self._text)
        target = self._folder / _CHARTS
        titles = [chart.title for chart in self._text.charts if chart.has_bars]
        if not titles:
            self.charted.emit(target, titles)
            return
        draw = partial(self._outputs.charts, self._text.charts, target)
        self._session.query(draw, lambda _: self.charted.emit(target, titles), self._report_error)

    def _forget(self) -> None:
        self._text = None
        self.period = None
        discard_files(self._folder, _CHARTS)

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
