"""The words of a report: tables, charts, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.report import Failure
from intake.domain.request import Kind
from intake.text.composing.date_phrases import day_phrase, money_phrase
from intake.text.composing.practice_mark import practice_mark
from intake.text.composing.sheet_text import SheetSection

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.domain.report import Report
    from intake.kit.translations import BoundTranslations

_HIDDEN_NUMBER = "–"
_SUMMARY = (
    "contacts", "calls", "reached", "minutes", "replies", "matches", "first-helped", "people-met",
    "savings", "saved-cents", "things-lent", "things-damaged", "things-lost", "incidents",
)  # fmt: skip
_MAX_BARS = 8


@dataclass(frozen=True)
class BarSeries:
    """The bars of one colour; None where a number is left out."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class ChartText:
    """A chart: a group of bars for each label, one bar of each series."""

    title: str
    labels: tuple[str, ...]
    series: tuple[BarSeries, ...]

    @property
    def has_bars(self) -> bool:
        """Whether any number is more than nothing: else the table says all there is."""
        return any(value for series in self.series for value in series.values)


@dataclass(frozen=True)
class ReportText:
    """All words of a report; ``left_out`` tells what a dash means."""

    name: str
    title: str
    period: str
    sections: tuple[SheetSection, ...]
    charts: tuple[ChartText, ...]
    left_out: str
    practice_mark: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class ReportWriter:
    """Writes a report; ``platform_names`` are shown for the names in the addresses."""

    translate: BoundTranslations
    platform_names: Mapping[str, str]

    def write(self, report: Report) -> ReportText:
        """Put a report into words."""
        translate, language = self.translate, self.translate.language
        period = translate(
            "report-period",
            first=day_phrase(report.period.first, language),
            last=day_phrase(report.period.last, language),
            year=report.period.last.year,
        )
        centre = ""
        if report.centre:
            centre = report.centre.name
        sections = (
            self._kinds(report),
            self._summary(report),
            self._number_table(report, "failures", self._failure),
            self._number_table(report, "unmet", self._area),
            self._number_table(report, "posts", lambda slug: self.platform_names.get(slug, slug)),
            self._number_table(report, "replies", lambda way: translate(f"channel-{way}")),
            self._number_table(report, "referrals", str),
        )
        return ReportText(
            name=translate("report-name"),
            title=translate("report-title", centre=centre),
            period=period,
            sections=sections,
            charts=(self._kinds_chart(report), self._failures_chart(report)),
            left_out=translate("report-left-out"),
            practice_mark=practice_mark(report.centre, translate),
            language=language,
        )

    def _kinds(self, report: Report) -> SheetSection:
        rows = []
        for kind in Kind:
            asked = report.numbers[f"requests.{kind}"]
            helped = report.numbers[f"helped.{kind}"]
            mean = report.days.get(str(kind), -1.0)
            days = ""
            if mean >= 0:
                days = f"{mean:.1f}".replace(".", ",")
            rows.append(
                (
                    self.translate(f"kind-{kind}"),
                    _number_text(asked),
                    _with_share(helped, asked),
                    days,
                )
            )
        asked, helped = report.numbers["requests"], report.numbers["helped"]
        rows.append(
            (self.translate("report-total"), _number_text(asked), _with_share(helped, asked), "")
        )
        heads = ("report-kind", "report-asked", "report-helped", "report-days")
        return SheetSection(
            self.translate("report-kinds"),
            tuple(self.translate(head) for head in heads),
            (0.4, 0.18, 0.22, 0.2),
            tuple(rows),
        )

    def _summary(self, report: Report) -> SheetSection:
        rows = tuple(
            (self.translate(f"report-{name}"), self._summary_value(report, name))
            for name in _SUMMARY
        )
        return SheetSection(self.translate("report-summary"), ("", ""), (0.75, 0.25), rows)

    def _summary_value(self, report: Report, name: str) -> str:
        number = report.numbers.get(name)
        if number is None:
            return _HIDDEN_NUMBER
        if name == "saved-cents":
            return money_phrase(number)
        if name == "minutes":
            return self.translate("report-hours", hours=round(number / 60))
        return str(number)

    def _number_table(
        self, report: Report, total: str, name_of: Callable[[str], str]
    ) -> SheetSection:
        """Return a table of the numbers of which ``total`` is the sum, the largest first."""
        parts = _parts_of(report, total)
        rows = [(name_of(part), _number_text(number)) for part, number in parts]
        if rows:
            rows.append((self.translate("report-total"), _number_text(report.numbers[total])))
        return SheetSection(
            self.translate(f"report-section-{total}"),
            ("", self.translate("report-number")),
            (0.75, 0.25),
            tuple(rows),
            empty=self.translate("report-none"),
        )

    def _kinds_chart(self, report: Report) -> ChartText:
        def values(name: str) -> tuple[int | None, ...]:
            return tuple(report.numbers[f"{name}.{kind}"] for kind in Kind)

        return ChartText(
            self.translate("report-kinds"),
            tuple(self.translate(f"kind-{kind}") for kind in Kind),
            (
                BarSeries(self.translate("report-asked"), values("requests")),
                BarSeries(self.translate("report-helped"), values("helped")),
            ),
        )

    def _failures_chart(self, report: Report) -> ChartText:
        parts = _parts_of(report, "failures")[:_MAX_BARS]
        return ChartText(
            self.translate("report-section-failures"),
            tuple(self._failure(part) for part, _ in parts),
            (BarSeries(self.translate("report-number"), tuple(number for _, number in parts)),),
        )

    def _failure(self, name: str) -> str:
        return self.translate(f"report-failure-{Failure(name).replace('_', '-')}")

    def _area(self, area: str) -> str:
        if area == "-":
            return self.translate("report-no-area")
        return area


def _parts_of(report: Report, total: str) -> list[tuple[str, int | None]]:
    """Return the parts of a sum by name: those that are shown first, the largest first."""
    begin = f"{total}."
    parts = [
        (name.removeprefix(begin), number)
        for name, number in report.numbers.items()
        if name.startswith(begin) and number != 0
    ]
    return sorted(parts, key=lambda part: (part[1] is None, -(part[1] or 0), part[0]))


def _number_text(number: int | None) -> str:
    if number is None:
        return _HIDDEN_NUMBER
    return str(number)


def _with_share(number: int | None, total: int | None) -> str:
    """Return a number with its share, which would tell what is left out."""
    if number is None or not total:
        return _number_text(number)
    return f"{number} ({round(100 * number / total)}%)"
