"""The places that are not in the rail of a low screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.domain.permissions import Permission
from intake.ui.widgets.basics import button, label
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from intake.kit.translations import Translations
    from intake.ui.centre.settings_presenter import SettingsPresenter


class MorePlacesSection(QFrame):
    """Leads to hand-out, projects, volunteers and, for who may read it, the report."""

    place_wanted = Signal(str)

    def __init__(self, presenter: SettingsPresenter, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("column")
        self._presenter = presenter
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.addWidget(label(translate("section-more-places"), "title"))
        lines.addWidget(label(translate("more-places-why"), "soft"))

        self.volunteers = button(translate("more-places-volunteers"), "second")
        self.report = button(translate("more-places-report"), "second")
        self.handovers = button(translate("more-places-handovers"), "second")
        self.projects = button(translate("more-places-projects"), "second")
        places = (
            ("handovers", self.handovers),
            ("projects", self.projects),
            ("volunteers", self.volunteers),
            ("report", self.report),
        )
        for name, place in places:
            place.clicked.connect(partial(self.place_wanted.emit, name))
        lines.addWidget(WrapRow(self.handovers, self.projects, self.volunteers, self.report))

    def show_allowed(self) -> None:
        """Show only what the signed-in person may see."""
        self.report.setVisible(self._presenter.is_allowed(Permission.SEE_REPORT))
