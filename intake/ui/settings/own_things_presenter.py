"""Change the list of the centre's own things."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.thing import Thing
from intake.ui.done_command import DoneCommand
from intake.ui.models.typed_count import read_count
from intake.ui.models.undo_stack import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from intake.desk.result import Result
    from intake.domain.thing import OwnStock
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

FIELDS = ("name", "count", "place", "note")


class OwnThingsPresenter(QObject):
    """Lists, adds, changes and removes things; each change can be undone."""

    listed = Signal(list)  # list[OwnStock]
    faults = Signal(dict)  # field name: sentence
    done = Signal(str)  # a sentence for the bar
    failed = Signal(str)  # why it did not work
    saved = Signal()

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack

    def refresh(self) -> None:
        """List the things again."""
        self._session.query_as_signed_in(self._session.use_cases.own_things.list_all, self._show)

    def save(self, typed: Mapping[str, str], was: Thing | None = None) -> None:
        """Add or change a thing, or show the fault beside its field."""
        translate = self._session.translate
        values = {name: typed.get(name, "").strip() for name in FIELDS}
        count = read_count(values["count"] or "1") or 0
        faults = {}
        if not values["name"]:
            faults["name"] = translate("error-own-thing-no-name")
        if count < 1:
            faults["count"] = translate("error-own-thing-no-count")
        self.faults.emit(faults)
        if faults:
            return
        thing = replace(
            was or Thing(name=""),
            name=values["name"],
            count=count,
            place=values["place"],
            note=values["note"],
        )
        save = partial(self._session.use_cases.own_things.save, self._session.actor, thing)
        self._change(save, "own-thing-kept", thing, then=self.saved.emit)

    def remove(self, thing: Thing) -> None:
        """Take a thing off the list."""
        remove = partial(self._session.use_cases.own_things.remove, self._session.actor, thing.id)
        self._change(remove, "own-thing-removed", thing)

    def undo(self) -> None:
        """Undo the last change."""
        self.undo_stack.undo("own-thing")

    def _change(
        self,
        act: Callable[[], Result[Thing]],
        sentence: str,
        thing: Thing,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        translate = self._session.translate
        command = DoneCommand(self._session)

        def on_changed() -> None:
            label = translate("undo-what", what=thing.name)
            self.undo_stack.push(
                label, partial(command.undo, self._on_undone), "own-thing", EVERYWHERE
            )
            self.done.emit(translate(sentence, name=thing.name))
            then()
            self.refresh()

        self._session.execute(
            act, then=on_changed, on_result=command.keep, failed=self._report_error
        )

    def _on_undone(self) -> None:
        self.done.emit(self._session.translate("own-thing-undone"))
        self.refresh()

    def _show(self, stock: tuple[OwnStock, ...]) -> None:
        self.listed.emit(list(stock))

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
