"""The fields for a site's API in the window of a platform.

They are visible only while that method is selected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from intake.ui.platform_profile.api_values import FIELDS, METHODS, like_wordpress, show_program
from intake.ui.widgets.basics import button, label, row
from intake.ui.widgets.fields import NamedFields, choice_of

if TYPE_CHECKING:
    from intake.domain.platform_profile import SiteApi
    from intake.kit.translations import Translations

_PLACES = {
    "post": (0, 0, 4), "user": (1, 0, 2), "find": (2, 0, 4), "withdraw": (3, 0, 4),
    "body": (4, 0, 4), "answer_link": (5, 0, 2), "answer_number": (5, 2, 2), "found": (6, 0, 2),
    "headers": (7, 0, 4),
}  # fmt: skip


class ProgramFields(QFrame):
    """The fields; their owner reads ``typed`` and ``method``."""

    def __init__(self, translate: Translations) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        grid = QGridLayout()
        lines.setContentsMargins(0, 8, 0, 8)
        lines.addWidget(label(translate("program-title"), "strong"))
        lines.addWidget(label(translate("program-hint"), "soft"))
        grid.setHorizontalSpacing(10)
        for index in range(4):
            grid.setColumnStretch(index, 1)
        self.fields = NamedFields()
        for name in FIELDS:
            self.fields.add(
                grid, name, translate(f"program-{name.replace('_', '-')}"), _PLACES[name]
            )

        self._method = choice_of(
            [(translate(f"program-method-{name.lower()}"), name) for name in METHODS], METHODS[0]
        )
        self.fields.lay(grid, translate("program-method"), self._method, (6, 2, 2))
        self.example = button(translate("program-like-wordpress"), "link")
        self.example.clicked.connect(lambda: self.fields.show(like_wordpress(self.fields.typed())))
        lines.addLayout(row(self.example))
        lines.addLayout(grid)

    @property
    def method(self) -> str:
        return str(self._method.currentData())

    def show_program(self, program: SiteApi | None) -> None:
        """Show how a site takes posts, or the questions about a new one."""
        self.fields.show(show_program(program))
        self.fields.show_faults({})
        self._method.setCurrentIndex(
            max(0, self._method.findData(program.withdraw_method if program else METHODS[0]))
        )
