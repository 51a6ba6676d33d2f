"""The centre's own things on the settings page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from intake.ui.settings.own_things_presenter import FIELDS
from intake.ui.widgets.editable_list import EditableList, Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.thing import OwnStock, Thing
    from intake.kit.translations import Translations
    from intake.ui.settings.own_things_presenter import OwnThingsPresenter


class OwnThingsSection(EditableList):
    """Connects the list of things with its presenter."""

    initial: ClassVar[Mapping[str, str]] = {"count": "1"}

    def __init__(self, presenter: OwnThingsPresenter, translate: Translations) -> None:
        super().__init__(translate, "own-thing", FIELDS)
        self._presenter = presenter
        self._stack = presenter.undo_stack
        self.add_button.clicked.connect(self._save)
        self.undo_button.clicked.connect(presenter.undo)
        presenter.listed.connect(self._show)
        presenter.faults.connect(self.fields.show_faults)
        presenter.done.connect(self.tell)
        presenter.failed.connect(self.tell_failure)
        presenter.saved.connect(self.empty)
        self._stack.changed.connect(self._show_undo)
        self._show_undo()

    def _save(self) -> None:
        self._presenter.save(self.fields.typed(), self.changing)

    def _show(self, stock: list[OwnStock]) -> None:
        self.show_entries(
            Entry(
                entry.thing.name,
                self._about(entry),
                partial(self._change, entry.thing),
                partial(self._presenter.remove, entry.thing),
            )
            for entry in stock
        )
        if self.changing and self.changing.id not in {entry.thing.id for entry in stock}:
            self.empty()

    def _about(self, stock: OwnStock) -> str:
        free = self._translate("own-thing-free", free=stock.free, count=stock.thing.count)
        return " · ".join(part for part in (free, stock.thing.place, stock.thing.note) if part)

    def _change(self, thing: Thing) -> None:
        values = {name: str(getattr(thing, name)) for name in FIELDS}
        self.edit(thing, thing.name, values, ())

    def _show_undo(self) -> None:
        self.undo_button.setVisible(bool(self._stack.next_label("own-thing")))
