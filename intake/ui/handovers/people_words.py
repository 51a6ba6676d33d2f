"""Put people at the counter into words: who has something now, and who still comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import short_day
from intake.text.composing.thing_words import pieces_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from intake.desk.custody.counter import OutLine, OutNow
    from intake.desk.projects.day_counts import PersonToCome
    from intake.kit.translations import Translations

_MAX_OUT_LINES = 10
_MAX_PEOPLE_TO_COME = 8


class PersonRow(NamedTuple):
    """A line about a resident, who it opens."""

    text: str
    resident_id: UUID | None
    is_late: bool = False


class PeoplePage(NamedTuple):
    """What is out now, or who still comes, in words."""

    title: str
    counts: str = ""
    rows: tuple[PersonRow, ...] = ()
    more: str = ""


@dataclass(frozen=True)
class PeopleWords:
    """Writes the lists at the right of the page in the language of the screen."""

    translate: Translations
    today: date

    def out(self, now: OutNow) -> PeoplePage:
        """Return what is out, the late ones first."""
        left = len(now.lines) - _MAX_OUT_LINES
        return PeoplePage(
            title=self.translate("handover-out-title", things=now.things, people=now.people),
            counts=" · ".join(self._counts(now)),
            rows=tuple(self._out_row(line) for line in now.lines[:_MAX_OUT_LINES]),
            more=self._more(left),
        )

    def _counts(self, now: OutNow) -> Iterator[str]:
        """Yield how many are late, come back today, broke and got lost, if there are any."""
        counts = {
            "late": now.late,
            "today": now.back_today,
            "damaged": now.damaged,
            "lost": now.lost,
        }
        for name, count in counts.items():
            if count:
                yield self.translate(f"handover-out-{name}", count=count)

    def to_come(self, people: Sequence[PersonToCome], *, takes_in: bool) -> PeoplePage:
        """Return who still comes to collect or to bring; without anybody there is no title."""
        key = ("handover-to-come", "handover-to-bring")[takes_in]
        left = len(people) - _MAX_PEOPLE_TO_COME
        if not people:
            return PeoplePage("")
        return PeoplePage(
            title=self.translate(key, count=len(people)),
            rows=tuple(
                PersonRow(
                    self.translate(
                        "handover-to-come-person",
                        who=capitalize_first(person.name),
                        count=person.pieces,
                    ),
                    person.resident_id,
                )
                for person in people[:_MAX_PEOPLE_TO_COME]
            ),
            more=self._more(left),
        )

    def _more(self, left: int) -> str:
        if left <= 0:
            return ""
        return self.translate("handover-out-more", count=left)

    def _out_row(self, line: OutLine) -> PersonRow:
        what = pieces_phrase(line.thing.name, line.holding.count)
        text = f"{capitalize_first(line.resident)} · {what}"
        due = line.holding.due_on
        if line.is_late and due:
            late = self.translate("handover-late", days=(self.today - due).days)
            text = f"{text} · {late}"
        elif due:
            text = f"{text} · {short_day(due, self.translate.language)}"
        return PersonRow(text, line.holding.resident_id, line.is_late)
