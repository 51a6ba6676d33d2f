"""Correct a resident's details, withdraw a consent, record that somebody is gone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.consent import Purpose
from intake.kit.time_zone import to_local_time
from intake.ui.done_command import DoneCommand
from intake.ui.person.pair_presenter import PairPresenter
from intake.ui.person.person_values import read_person, show_person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from PySide6.QtCore import SignalInstance

    from intake.desk.result import Result
    from intake.desk.taking.persons import Person
    from intake.domain.street import Street
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession


class PersonPresenter(QObject):
    """Changes the details of the person of the call.

    ``shown`` carries everything, ``sidebar_updated`` only what is beside the fields.
    """

    shown = Signal(object)  # PersonView
    sidebar_updated = Signal(object)  # PersonView: only the column beside the form
    faults = Signal(dict)  # field name: sentence
    done = Signal(str)  # a sentence for the bar
    failed = Signal(str)  # a sentence; nothing was saved
    may_undo = Signal(bool)  # whether a change made here can be undone
    closes = Signal()  # the window can close

    def __init__(self, session: DeskSession, person: Person) -> None:
        super().__init__()
        self._session = session
        self.person = person
        self._last: DoneCommand | None = None
        session.locked.connect(self.closes)

    @property
    def practice(self) -> bool:
        return self._session.practice

    def pairs(self) -> PairPresenter:
        """Return the presenter that tells whether this person was written down twice."""
        return PairPresenter(self._session, self.person)

    def reload(self) -> None:
        """Read and show the person again: a colleague may have changed something."""
        self._open(self._show_all)

    def show(self) -> None:
        """Show the person as they were last read."""
        self.shown.emit(show_person(self.person, self._session.translate))

    def save(self, typed: Mapping[str, str], text_size: int, language: str) -> None:
        """Store the fields, or show the error beside each."""
        translate = self._session.translate
        was = self.person.resident
        today = to_local_time(self._session.clock.now()).date()
        result = read_person(was, typed, today, translate)
        self.faults.emit(result.faults)
        if result.faults:
            return
        fresh = replace(result.resident, text_size=text_size, paper_language=language)
        updates = self._session.use_cases.resident_updates
        self._change(
            partial(updates.update, self._session.actor, was, fresh),
            translate("person-kept"),
            self.shown,
        )

    def street_of(self, postcode: str, number: str) -> Street | None:
        """Return the street of a postcode; None if it is not listed."""
        return self._session.use_cases.addresses.find(postcode, number)

    def withdraw_consent(self, purpose: Purpose, request_id: UUID | None) -> None:
        """Withdraw a consent: of one request if it belongs to one."""
        key = "person-taken-back"
        if purpose is Purpose.KEEP:
            key = "person-taken-back-keep"
        updates = self._session.use_cases.resident_updates
        self._change(
            partial(
                updates.withdraw_consent,
                self._session.actor,
                self.person.resident.id,
                purpose,
                request_id,
            ),
            self._session.translate(key),
            self.sidebar_updated,
        )

    def mark_gone(self, how: str) -> None:
        """End everything for somebody who moved away or died."""
        updates = self._session.use_cases.resident_updates
        self._change(
            partial(updates.mark_gone, self._session.actor, self.person.resident.id, how),
            self._session.translate("person-gone-done"),
            self.sidebar_updated,
        )

    def unmark_gone(self) -> None:
        """Undo that they are gone."""
        updates = self._session.use_cases.resident_updates
        self._change(
            partial(updates.unmark_gone, self._session.actor, self.person.resident.id),
            self._session.translate("person-here-again-done"),
            self.sidebar_updated,
        )

    def _change(
        self, command: Callable[[], Result[object]], sentence: str, show: SignalInstance
    ) -> None:
        """Run a command, read and show the person again, and report that it is done."""
        shown = partial(self._on_changed, sentence, show)
        done = DoneCommand(self._session)

        def on_kept(result: Result[object]) -> None:
            done.keep(result)
            self._last = done
            self.may_undo.emit(True)

        self._session.execute(
            command, then=partial(self._open, shown), failed=self._report_error, on_result=on_kept
        )

    def undo(self) -> None:
        """Undo the last change made here."""
        done, self._last = self._last, None
        self.may_undo.emit(False)
        if done:
            sentence = self._session.translate("person-undone")
            shown = partial(self._on_changed, sentence, self.shown)
            done.undo(partial(self._open, shown), self._report_error)

    def _open(self, done: Callable[[Person], object]) -> None:
        persons = self._session.use_cases.persons
        self._session.execute(
            partial(persons.open, self._session.actor, self.person.resident.id),
            done,
            failed=self._report_error,
        )

    def _show_all(self, person: Person) -> None:
        self.person = person
        self.show()

    def _on_changed(self, sentence: str, show: SignalInstance, person: Person) -> None:
        self.person = person
        show.emit(show_person(person, self._session.translate))
        self.done.emit(sentence)

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
