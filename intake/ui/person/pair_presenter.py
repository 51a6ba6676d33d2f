"""Decide whether two records are one person or two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.ui.person.pair_values import compare_people, show_pairs

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from intake.desk.result import Result
    from intake.desk.taking.persons import Person
    from intake.desk.taking.resident_pairs import PairOverview
    from intake.domain.person_match import PersonMatch
    from intake.domain.resident_pair import ResidentPair
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class PairPresenter(QObject):
    """Shows who may be the same person as a resident, and records the decision.

    ``said`` carries a sentence and whether it can be undone; ``decided`` is emitted when the
    records changed.
    """

    shown = Signal(object)  # PairView
    compared = Signal(object)  # Comparison
    found = Signal(list)  # (resident id, line) of the search results
    said = Signal(str, bool)
    failed = Signal(str)
    decided = Signal()

    def __init__(self, session: DeskSession, person: Person) -> None:
        super().__init__()
        self._session = session
        self._person = person
        self._undo: Callable[[], Result[ResidentPair]] | None = None
        self._typed = ""

    @property
    def name(self) -> str:
        return self._person.resident.full_name

    def load(self) -> None:
        """Find who may be the same person."""
        merges = self._session.use_cases.merges
        resident_id = self._person.resident.id
        self._session.query(
            partial(merges.overview, self._session.actor, resident_id),
            self._show,
            self._report_error,
        )

    def search(self, typed: str) -> None:
        """Search the other record by hand; the result of an older search is dropped."""
        self._typed = typed
        actor = self._session.actor
        self._session.look_up(
            lambda look_up: look_up.matches(actor, typed), partial(self._list_found, typed)
        )

    def compare(self, other_id: UUID) -> None:
        """Read the other record, so that both can be shown."""
        persons = self._session.use_cases.persons
        self._session.execute(
            partial(persons.open, self._session.actor, other_id),
            self._compare,
            failed=self._report_error,
        )

    def merge(self, other_id: UUID, from_other: frozenset[str]) -> None:
        """Merge the two; ``from_other`` lists the facts to take from the other."""
        merges = self._session.use_cases.merges
        act = partial(
            merges.merge, self._session.actor, self._person.resident.id, other_id, from_other
        )
        self._session.execute(act, self._on_merged, failed=self._report_error)

    def undo_merge(self, pair_id: UUID) -> None:
        """Undo a merge."""
        merges = self._session.use_cases.merges
        self._session.execute(
            partial(merges.undo_merge, self._session.actor, pair_id),
            then=partial(self._on_decided, "pair-two-again"),
            failed=self._report_error,
        )

    def tell_apart(self, other_id: UUID) -> None:
        """Record that they are two people."""
        merges = self._session.use_cases.merges
        act = partial(merges.tell_apart, self._session.actor, self._person.resident.id, other_id)
        self._session.execute(act, self._on_told_apart, failed=self._report_error)

    def undo(self) -> None:
        """Undo the last decision."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self._session.execute(
                undo, then=partial(self._on_decided, "pair-undone"), failed=self._report_error
            )

    def _show(self, overview: PairOverview) -> None:
        self.shown.emit(show_pairs(overview, self._session.translate))

    def _list_found(self, typed: str, matches: tuple[PersonMatch, ...]) -> None:
        if typed != self._typed or self._session.signed_in is None:
            return
        own = str(self._person.resident.id)
        self.found.emit([(match.id, _line(match)) for match in matches if str(match.id) != own])

    def _compare(self, other: Person) -> None:
        if self._session.signed_in is None:
            return
        self.compared.emit(compare_people(self._person, other, self._session.translate))

    def _on_merged(self, pair: ResidentPair) -> None:
        merges = self._session.use_cases.merges
        self._undo = partial(merges.undo_merge, self._session.actor, pair.id)
        self._on_decided("pair-now-one", undoable=True)

    def _on_told_apart(self, pair: ResidentPair) -> None:
        merges = self._session.use_cases.merges
        self._undo = partial(merges.undo_tell_apart, self._session.actor, pair.id)
        self._on_decided("pair-now-two", undoable=True)

    def _on_decided(self, key: str, *, undoable: bool = False) -> None:
        self.said.emit(self._session.translate(key), undoable)
        self.decided.emit()
        self.load()

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))


def _line(match: PersonMatch) -> str:
    name = " ".join(part for part in (match.first_name, match.infix, match.last_name) if part)
    parts = (name, match.address_line, match.postcode, match.phone)
    return ", ".join(part for part in parts if part)
