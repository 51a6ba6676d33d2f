"""The person of the call, in one strip across the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from intake.kit.text_normalization import capitalize_first
from intake.ui.widgets.basics import bind, button, label, rename, restyle, shown_key
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from intake.kit.translations import Translations
    from intake.ui.person.person_summary import PersonSummary


class PersonStrip(QFrame):
    """Name, number, address and habits, consents, and keys to see more or go back."""

    details_wanted = Signal()
    another_wanted = Signal()
    for_other = Signal(bool)  # somebody else speaks for them
    project_wanted = Signal()  # let them take part in the project that is open

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._translate = translate
        self._is_name_only = False
        self._project_name = ""
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 6, 14, 6)

        self._name = label("", "name", wrap=False)
        self._facts = tuple(
            label("", look, wrap=False) for look in ("fact", "softFact", "softFact")
        )
        self._standing_badge = label("", "badge", wrap=False)
        self._gone_line = label("", "care", wrap=False)
        self._caller = label("", "softFact", wrap=False)
        self.toggle = QCheckBox(f"{translate('who-for-other')}   {shown_key('Alt+B')}")
        self.toggle.setAccessibleName(translate("who-for-other"))
        bind(self.toggle, "Alt+B")
        self.toggle.clicked.connect(self.for_other)

        self._details = button(translate("person-open"), "foot", "Alt+G")
        self._details.clicked.connect(self.details_wanted)
        self._other = button(translate("who-other"), "foot", "Alt+W")
        self._other.clicked.connect(self.another_wanted)

        self._project = button(translate("place-projects"), "foot", "Alt+P")
        self._project.clicked.connect(self.project_wanted)
        self._project.hide()

        parts = (self._name, *self._facts, self._standing_badge, self._gone_line, self._caller)
        buttons = (self._project, self._details, self._other)
        lines.addWidget(WrapRow(*parts, *buttons, at_right=len(buttons)))

        self._look_alike_line = label("", "care")
        self._look_alike_line.hide()
        lines.addWidget(self._look_alike_line)

    def show_person(self, card: PersonSummary) -> None:
        """Show a known resident."""
        self._show(self._name, capitalize_first(card.name))
        facts = (card.phone, card.address, _two_lines(card.habits))
        for part, text in zip(self._facts, facts, strict=True):
            self._show(part, text)
        self._show(self._standing_badge, _badge(card.standing))
        self._standing_badge.setToolTip(card.standing_since)
        self._show(self._gone_line, card.gone)
        self.show_double("")

    def show_project(self, name: str) -> None:
        """Offer to sign a known resident up for a project; an empty name offers nothing."""
        self._project_name = name
        self._show_project()

    def _show_project(self) -> None:
        """Name the project on its button; on a low screen there is only room for one word."""
        name = self._project_name
        self._project.setVisible(bool(name))
        if name:
            rename(self._project, self._translate("person-project", name=name), "Alt+P")
            if self._is_name_only:
                self._project.setText(self._translate("person-project-short"))

    def show_new(self, name: str, phone: str, address: str) -> None:
        """Show a new resident by what was typed so far."""
        self.show_project("")
        self._show(self._name, name or self._translate("who-new"))
        for part, text in zip(self._facts, (phone, address, ""), strict=True):
            self._show(part, text)
        self._show(self._standing_badge, "")
        self._show(self._gone_line, "")

    def forget(self) -> None:
        """Clear the strip: the call is over, or the desk is locked."""
        self.show_project("")
        for part in (self._name, *self._facts, self._standing_badge, self._gone_line, self._caller):
            self._show(part, "")
        self._standing_badge.setToolTip("")
        self.show_double("")

    def fold(self, *, to_name: bool) -> None:
        """Show only the name on a low screen; one key shows the rest."""
        self._is_name_only = to_name
        self._name.setObjectName("shortName" if to_name else "name")
        restyle(self._name, short=to_name)
        for part in (*self._facts, self._standing_badge):
            part.setVisible(bool(part.text()) and not to_name)
        for act, key in ((self._details, "Alt+G"), (self._other, "Alt+W")):
            shown = (shown_key(key), "")[to_name]  # the keys work all the same
            act.setText(f"{act.accessibleName()}   {shown}".rstrip())
        self._show_project()

    def show_caller(self, said: str) -> None:
        """Show who speaks for them; nothing if they speak themselves."""
        self._show(self._caller, said)

    def show_double(self, sentence: str) -> None:
        """Show who a new resident may already be."""
        self._look_alike_line.setText(sentence)
        self._look_alike_line.setVisible(bool(sentence))

    def _show(self, part: QLabel, text: str) -> None:
        part.setText(text)
        is_folded = self._is_name_only and (part in self._facts or part is self._standing_badge)
        part.setVisible(bool(text) and not is_folded)


def _two_lines(habits: tuple[str, ...]) -> str:
    """Put two habits below each other, more in two lines."""
    half = (len(habits) + 1) // 2
    lines = (" · ".join(habits[:half]), " · ".join(habits[half:]))
    return "\n".join(line for line in lines if line)


def _badge(standing: str) -> str:
    """Put consents in two short lines, with a tick."""
    first, _, rest = standing.partition(" ")
    return "\n".join(part for part in (f"✓ {first}", rest) if part) if standing else ""
