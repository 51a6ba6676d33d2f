"""The acts below a page: what is done each time, and behind "Meer" what is rare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.ui.widgets.basics import bind, button, rename
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QPushButton, QWidget

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

    As many as the limits and the page's height allow are seen; rare ones and the others once "Meer"
    is pressed. The keys of all work at once, so that who knows them need not open anything.
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
        self._max_shown = limits.max_shown
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

    def fit(self, width: int, height: int) -> bool:
        """Show as many acts as fit; return False if not even the main one and "Meer" do.

        Once "Meer" is pressed all acts are shown, so that they may not fit.
        """
        counts = range(self._limits.max_shown, -1, -1)
        if self.more.isChecked():
            counts = range(len(self.buttons), len(self.buttons) - 1, -1)
        fitting = (
            count for count in counts if self.height_at(width, self._parts_shown(count)) <= height
        )
        max_shown = next(fitting, None)
        if max_shown is None:
            return False
        self._max_shown = max_shown
        self._show()
        return True

    def _parts_shown(self, max_shown: int) -> list[QWidget]:
        """Return the parts that are seen if at most so many acts are."""
        possible, shown = self._possible_and_shown(max_shown)
        buttons = {self.buttons[name] for name in (possible if self.more.isChecked() else shown)}
        acts = set(self.buttons.values())
        return [
            part
            for part in self._parts
            if part in buttons
            or (part is self.more and len(possible) > len(shown))
            or not (part in acts or part is self.more or part.isHidden())
        ]

    def _possible_and_shown(self, max_shown: int) -> tuple[list[str], list[str]]:
        """Return the names of the acts that can be done, and of those that are seen at once."""
        possible = [name for name in self.buttons if self._possible.get(name, True)]
        return possible, [name for name in possible if name not in self._rare][:max_shown]

    def _show(self) -> None:
        opened = self.more.isChecked()
        rename(
            self.more,
            self._translate("acts-less" if opened else "acts-more"),
            self._limits.more_key,
        )
        possible, shown = self._possible_and_shown(self._max_shown)
        for name, made in self.buttons.items():
            made.setVisible(name in (possible if opened else shown))
        for name, key_shortcut in self._shortcuts.items():
            key_shortcut.setEnabled(name in possible)
        self.more.setVisible(len(possible) > len(shown))
