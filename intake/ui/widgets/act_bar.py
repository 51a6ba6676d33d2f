"""The acts below a page: what is done each time, and behind "Meer" what is rare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.ui.widgets.basics import bind, button, rename
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QPushButton

    from intake.kit.translations import Translations


class ActLimits(NamedTuple):
    """How many acts are seen at once, beside the main one, and the key that shows the others.

    More than five of one weight cannot be scanned.
    """

    max_shown: int = 5
    more_key: str = "Alt+E"


_LIMITS = ActLimits()


class Act(NamedTuple):
    """A button: the key of its words, its keys, what it does, and whether it is seldom needed."""

    name: str
    keys: str
    do: Callable[[], object]
    is_rare: bool = False


class ActBar(WrapRow):
    """Shows the acts that make sense now, between the parts that always stand first and last.

    As many as the limits allow are seen; rare ones and the others once "Meer" is pressed. The keys
    of all work at once, so that who knows them need not open anything.
    """

    def __init__(
        self,
        translate: Translations,
        acts: Iterable[Act],
        *,
        first: QPushButton,
        last: QPushButton | None = None,
        limits: ActLimits = _LIMITS,
    ) -> None:
        acts = tuple(acts)
        self._translate = translate
        self._limits = limits
        self._rare = {act.name for act in acts if act.is_rare}
        self._possible: Mapping[str, bool] = {}
        self.buttons: dict[str, QPushButton] = {}
        for act in acts:
            made = self.buttons[act.name] = button(translate(act.name))
            if act.keys:
                rename(made, translate(act.name), act.keys)
            made.clicked.connect(lambda _=False, do=act.do: do())
        self.more = button(translate("acts-more"), "link", limits.more_key)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show)
        at_end = (self.more,) if last is None else (self.more, last)
        super().__init__(first, *self.buttons.values(), *at_end)
        self._shortcuts = {
            act.name: bind(self.buttons[act.name], act.keys, self) for act in acts if act.keys
        }

    def show_possible(self, possible: Mapping[str, bool]) -> None:
        """Show the acts that can be done now; what is not named always can."""
        self._possible = possible
        self._show()

    def hide_all(self) -> None:
        """Make room: something else is asked."""
        self._possible = dict.fromkeys(self.buttons, False)
        self._show()

    def _show(self) -> None:
        opened = self.more.isChecked()
        rename(
            self.more,
            self._translate("acts-less" if opened else "acts-more"),
            self._limits.more_key,
        )
        possible = [name for name in self.buttons if self._possible.get(name, True)]
        shown = [name for name in possible if name not in self._rare][: self._limits.max_shown]
        for name, made in self.buttons.items():
            made.setVisible(name in (possible if opened else shown))
        for name, key_shortcut in self._shortcuts.items():
            key_shortcut.setEnabled(name in possible)
        self.more.setVisible(len(possible) > len(shown))
