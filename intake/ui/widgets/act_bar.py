"""The acts below a page: what is done each time, and behind "Meer" what is rare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.ui.widgets.basics import button, rename
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QPushButton

    from intake.kit.translations import Translations


class Act(NamedTuple):
    """A button: the key of its words, its keys, what it does, and whether it is seldom needed."""

    name: str
    keys: str
    do: Callable[[], object]
    is_rare: bool = False


class ActBar(WrapRow):
    """Shows the acts that make sense now, between the parts that always stand first and last."""

    def __init__(
        self,
        translate: Translations,
        acts: Iterable[Act],
        *,
        first: QPushButton,
        last: QPushButton,
    ) -> None:
        self._translate = translate
        self._rare = {act.name for act in acts if act.is_rare}
        self._possible: Mapping[str, bool] = {}
        self._buttons: dict[str, QPushButton] = {}
        for act in acts:
            made = self._buttons[act.name] = button(translate(act.name), "", act.keys)
            made.clicked.connect(act.do)
        self.more = button(translate("acts-more"), "link", "Alt+E")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show)
        super().__init__(first, *self._buttons.values(), self.more, last)

    def show_possible(self, possible: Mapping[str, bool]) -> None:
        """Show the acts that can be done now; what is not named always can."""
        self._possible = possible
        self._show()

    def hide_all(self) -> None:
        """Make room: something else is asked."""
        self._possible = dict.fromkeys(self._buttons, False)
        self._show()

    def _show(self) -> None:
        opened = self.more.isChecked()
        rename(self.more, self._translate("acts-less" if opened else "acts-more"), "Alt+E")
        for name, made in self._buttons.items():
            is_possible = self._possible.get(name, True)
            made.setVisible(is_possible and (opened or name not in self._rare))
        self.more.setVisible(any(self._possible.get(name, True) for name in self._rare))
