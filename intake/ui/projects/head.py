"""The head of a project: what and when, the other projects, how far it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from intake.ui.projects.next_step import NextStep
from intake.ui.widgets.basics import button, clear, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.kit.translations import Translations
    from intake.ui.projects.project_words import ProjectPage

_PHASES = (
    (NextStep.RING,),
    (NextStep.ASK, NextStep.END_POSTS),
    (NextStep.COLLECT,),
    (NextStep.ALLOCATE,),
    (NextStep.LOAD,),
    (NextStep.BRING_IN,),
    (NextStep.HAND_OUT,),
    (NextStep.TAKE_IN,),
    (NextStep.RETURN, NextStep.BRING_HOME),
    (NextStep.CLOSE,),
)
"""What a team goes through, in the order of ``next_step``."""

_PHASES_OF_PLACES = (
    (NextStep.RING,),
    (NextStep.ASK, NextStep.END_POSTS),
    (NextStep.ALLOCATE,),
    (NextStep.ROUTES,),
    (NextStep.CLOSE,),
)
"""The same where nothing is fetched or handed out: seats at a table or in a car."""

_NO_BREAK = "\N{NO-BREAK SPACE}"


class ProjectHead(QWidget):
    """Shows a project in a few lines, and the way to the others."""

    project_wanted = Signal(object)  # project id
    stopped = Signal()  # the list that is being taken in

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        self._translate = translate
        self._title = label("", "name")
        self._about = label("", "soft")
        self._phases = label("", "softFact")
        self._others = QVBoxLayout()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(translate("project-progress-name"))

        self._stop = button(translate("project-list-stop"), "second", "Esc")
        self._stop.clicked.connect(self.stopped)
        self._stop.hide()

        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._title)
        lines.addWidget(self._about)
        lines.addLayout(self._others)
        for part in (self._bar, self._phases, WrapRow(self._stop)):
            lines.addWidget(part)

    def show_page(self, page: ProjectPage) -> None:
        """Show a project, or that there is none."""
        self._title.setText(page.title or self._translate("place-projects"))
        self._about.setText(page.about)
        self._about.setVisible(bool(page.about))
        clear(self._others)
        for row in page.others:
            if row.key != page.project_id:
                line = button(row.text, "link")
                line.clicked.connect(partial(self.project_wanted.emit, row.key))
                self._others.addWidget(line)
        key, done, total, back = page.progress
        self._bar.setVisible(page.is_open and total > 0)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(min(done, total))
        self._bar.setFormat(self._translate(key, done=done, total=total, back=back))
        order = _PHASES_OF_PLACES if page.has_only_places else _PHASES
        phases = self._phases_of(page.step.kind, order)
        self._phases.setText(phases)
        self._phases.setVisible(bool(phases))

    def show_list(self, written: int, total: int) -> None:
        """Show how much of a list is taken in, which can be stopped."""
        is_busy = written < total
        self._bar.setVisible(is_busy)
        self._stop.setVisible(is_busy)
        self._bar.setRange(0, total)
        self._bar.setValue(written)

    def end_list(self) -> None:
        """Offer no stop any more."""
        self._stop.hide()

    def _phases_of(self, step: NextStep, order: Sequence[tuple[NextStep, ...]]) -> str:
        """Return what the project is at, and what comes after it."""
        now = next((index for index, phase in enumerate(order) if step in phase), None)
        if now is None:
            return ""
        phases = [self._translate(f"project-phase-{phase[0]}") for phase in order]
        if now + 1 == len(phases):
            return self._translate("project-phase-last", now=phases[now])
        later = " → ".join(phase.replace(" ", _NO_BREAK) for phase in phases[now + 1 :])
        return self._translate("project-phases", now=phases[now], later=later)
