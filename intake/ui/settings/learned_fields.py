"""See, change and forget what was learnt about a platform's page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake.filling.corrections import CHOICE, ROLE_LEFT_EMPTY
from intake.filling.subjects import name_of_subject
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    clear,
    column,
    label,
    make_scroll_area,
)
from intake.ui.widgets.bounded_text import bounded_line
from intake.ui.widgets.fields import choice_of, grow, mark_practice
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as Part

    from intake.domain.platform_profile import LearnedField, PlatformProfile
    from intake.kit.translations import Translations

_ROLES = (
    "title", "description", "category", "kind", "date_from", "date_until", "time_from",
    "time_until", "quantity", "price", "contact_name", "email", "phone", "street",
    "house_number", "postcode", "city", "neighbourhood",
)  # fmt: skip
"""What a person may say that a box asks for, in the order of a form."""

_MAX_NAME = 60


class LearnedFieldsWindow(QWidget):
    """Shows each box that somebody corrected, and what the program does with it now."""

    changed = Signal(object, object)  # PlatformProfile, its fields as they must become

    def __init__(self, profile: PlatformProfile, translate: Translations, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("backdrop")

        self._profile = profile
        self._translate = translate
        self._learned_before: tuple[LearnedField, ...] | None = None
        title = translate("learned-title", platform=profile.name)
        self.setWindowTitle(title)
        grow(self, 620, 520)

        outer = QVBoxLayout(self)
        mark_practice(self, outer, translate, practice=profile.practice)
        frame, lines = column(title)
        outer.addWidget(frame)
        lines.addWidget(label(translate("learned-hint"), "soft"))

        inner = ShrinkableContainer()
        self._rows = QGridLayout(inner)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setColumnStretch(0, 2)
        self._rows.setColumnStretch(1, 3)
        lines.addWidget(make_scroll_area(inner), 1)

        self.said = label("", "good")
        self.said.hide()
        lines.addWidget(self.said)

        self.forget_all = button(translate("learned-forget-all"), "second")
        self.undo = button(translate("learned-undo"), "second")
        close = button(translate("learned-close"), "second", "Esc")
        self.forget_all.clicked.connect(lambda: self._store((), "learned-forgotten"))
        self.undo.clicked.connect(self._undo)
        close.clicked.connect(self.close)
        lines.addWidget(WrapRow(close, self.undo, self.forget_all))
        self.show_profile(profile)

    def show_profile(self, profile: PlatformProfile) -> None:
        """Show the learned fields of a platform."""
        self._profile = profile
        clear(self._rows)
        for line, field in enumerate(profile.learned):
            for index, part in enumerate(self._parts(field)):
                self._rows.addWidget(part, line, index)
        if not profile.learned:
            self._rows.addWidget(label(self._translate("learned-none"), "soft"), 0, 0, 1, 3)
        for line in range(self._rows.rowCount()):
            self._rows.setRowStretch(line, 0)
        self._rows.setRowStretch(self._rows.rowCount(), 1)
        self.forget_all.setEnabled(bool(profile.learned))
        self.undo.setVisible(self._learned_before is not None)

    def _parts(self, field: LearnedField) -> tuple[Part, ...]:
        """Return the parts of one line: the box, what is done with it, and a way to forget it."""
        name = _name_of(field) or self._translate("learned-nameless")
        forget = button(self._translate("learned-forget"), "link")
        forget.setAccessibleName(self._translate("learned-forget-of", box=name))
        forget.clicked.connect(partial(self._forget, field))
        about = label(name, "strong")
        if field.choice:
            said = self._translate("learned-choose", choice=bounded_line(field.choice, _MAX_NAME))
            if field.kind:
                kind = self._translate(f"kind-{field.kind}")
                subject = name_of_subject(field.subject) or "none"
                said += " " + self._translate("learned-for", kind=kind, subject=subject)
            return about, label(said), forget
        roles = [(self._translate("learned-leave"), ROLE_LEFT_EMPTY)]
        roles += [(self._translate(f"role-{role.replace('_', '-')}"), role) for role in _ROLES]
        asked = choice_of(roles, field.role)
        asked.setAccessibleName(self._translate("learned-asks", box=name))
        asked.activated.connect(lambda _: self._change(field, str(asked.currentData())))
        return about, asked, forget

    def _change(self, field: LearnedField, role: str) -> None:
        if role in (field.role, CHOICE):
            return
        kept = tuple(
            replace(learned, role=role) if learned == field else learned
            for learned in self._profile.learned
        )
        self._store(kept, "learned-changed")

    def _forget(self, field: LearnedField) -> None:
        self._store(
            tuple(learned for learned in self._profile.learned if learned != field),
            "learned-forgotten",
        )

    def _undo(self) -> None:
        if self._learned_before is not None:
            self._store(self._learned_before, "learned-undone", is_undo=True)

    def _store(
        self, fields: tuple[LearnedField, ...], sentence: str, *, is_undo: bool = False
    ) -> None:
        self._learned_before = None if is_undo else self._profile.learned
        self.said.setText(self._translate(sentence))
        self.said.show()
        announce(self, self.said.text())
        self.changed.emit(self._profile, fields)


def _name_of(field: LearnedField) -> str:
    """Return what a person would call a box."""
    said = field.label or field.near or field.placeholder or field.name
    return bounded_line(said, _MAX_NAME)
