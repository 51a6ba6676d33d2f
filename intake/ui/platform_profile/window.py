"""The window in which a platform's profile is changed.

A trial shows how its page would be filled.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from intake.domain.platform_profile import PostingMethod
from intake.domain.request import Kind
from intake.ui.platform_profile.api_fields import ProgramFields
from intake.ui.platform_profile.profile_values import METHODS, ProfileSheet, show_profile
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    column,
    label,
    make_scroll_area,
)
from intake.ui.widgets.fields import NamedFields, choice_of, grow, mark_practice
from intake.ui.widgets.file_dialog import FileQuestion, ask_where_to_save
from intake.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from intake.domain.platform_profile import PlatformProfile
    from intake.kit.translations import Translations
    from intake.ui.platform_profile.editor import ProfileEditor

_PLACES = {
    "name": (0, 0, 4), "new_request": (4, 0, 4), "sign_in": (5, 0, 4), "mail_to": (6, 0, 2),
    "phone": (6, 2, 2), "hours": (7, 0, 2), "notice_days": (7, 2, 2),
    "regions": (8, 0, 2), "categories": (8, 2, 2), "title_limit": (9, 0, 1),
    "text_limit": (9, 1, 1), "expires_after_days": (9, 2, 2),
    "project_posts_a_day": (10, 0, 2), "cost": (10, 2, 2), "terms": (11, 0, 4),
    "card": (12, 0, 4),
}  # fmt: skip
_MAY = {"yes": True, "no": False, "unknown": None}


class ProfileWindow(QWidget):
    """Connects the window of a platform with its editor."""

    closed = Signal()
    tried = Signal(object)  # PlatformProfile: try it on its page, unsaved

    def __init__(self, editor: ProfileEditor, translate: Translations) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self._editor = editor
        self._translate = translate
        self.setWindowTitle(translate("profile-title"))
        grow(self, 860, 900)
        outer = QVBoxLayout(self)
        mark_practice(self, outer, translate, practice=editor.practice)
        frame, lines = column(translate("profile-title"))
        outer.addWidget(frame)
        lines.addWidget(label(translate("profile-hint"), "soft"))
        inner = ShrinkableContainer()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 8, 0)
        body.addLayout(self._build_fields())
        body.addWidget(label(translate("profile-kinds"), "label"))
        self.kinds = {
            kind: self._box(
                translate(f"kind-{kind}"),
                translate("profile-takes", kind=translate(f"kind-{kind}")),
            )
            for kind in Kind
        }
        body.addWidget(WrapRow(*self.kinds.values()))
        self._informal = self._box(translate("profile-informal"), translate("profile-informal"))
        body.addWidget(self._informal)
        said = translate("profile-centre-account")
        self.centre_account = self._box(said, said)
        body.addWidget(self.centre_account)
        body.addWidget(label(translate("profile-centre-account-hint"), "soft"))
        foot, rest = self._build_buttons()
        body.addWidget(rest)
        body.addStretch(1)
        lines.addWidget(make_scroll_area(inner), 1)
        self._status_line = label("", "good")
        self.notice = label("", "fault")

        for part in (self._status_line, self.notice):
            part.hide()
            lines.addWidget(part)
        lines.addWidget(foot)
        editor.opened.connect(self._show)
        editor.faults.connect(self._show_faults)
        editor.done.connect(self._show_status)
        editor.failed.connect(partial(self._show_status, ""))
        editor.closes.connect(self.close)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _box(self, said: str, name: str) -> QCheckBox:
        box = QCheckBox(said)
        box.setAccessibleName(name)
        return box

    def _build_fields(self) -> QGridLayout:
        translate = self._translate
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        for index in range(4):
            grid.setColumnStretch(index, 1)

        self.fields = NamedFields()
        self.fields.add(grid, "name", translate("profile-name"), _PLACES["name"])
        self.way = choice_of([(translate(f"way-{way}"), way) for way in METHODS], METHODS[0])
        self._may = choice_of(
            [(translate(f"profile-may-{name}"), name) for name in _MAY], "unknown"
        )
        self.fields.lay(grid, translate("profile-way"), self.way, (1, 0, 4))
        self.fields.lay(grid, translate("profile-may"), self._may, (2, 0, 4))

        self.program = ProgramFields(translate)
        grid.addWidget(self.program, 9, 0, 1, 4)
        self.way.currentIndexChanged.connect(self._switch_on_or_off)
        for name, place in _PLACES.items():
            if name != "name":
                self.fields.add(grid, name, translate(f"profile-{name.replace('_', '-')}"), place)
        return grid

    def _build_buttons(self) -> tuple[WrapRow, WrapRow]:
        """Return the buttons of the footer, and those below the fields."""
        translate = self._translate
        keep = button(translate("profile-keep"), "primary", "Ctrl+Return")
        tried = button(translate("profile-try"), "second", "Alt+P")
        share = button(translate("profile-share"), "second", "Alt+X")
        undo = button(translate("profile-undo"), "link", "Ctrl+Z")
        remove = button(translate("profile-remove"), "link", "Alt+W")
        close = button(translate("slip-close"), "second", "Esc")
        keep.clicked.connect(self.save)
        tried.clicked.connect(self._try)
        share.clicked.connect(self._share)
        undo.clicked.connect(self._editor.undo)
        remove.clicked.connect(self._editor.remove)
        remove.hide()
        self._editor.removable.connect(remove.setVisible)
        close.clicked.connect(self.close)

        self.trial = tried
        self.share = share
        self.remove = remove
        return WrapRow(keep, tried, close), WrapRow(share, undo, remove)

    def save(self) -> None:
        self._show_status("")
        kinds = frozenset(kind for kind, box in self.kinds.items() if box.isChecked())
        typed = self.fields.typed() | self.program.fields.typed()
        self._editor.save(
            ProfileSheet(
                typed=typed,
                method=PostingMethod(self.way.currentData()),
                kinds=kinds,
                may_post=_MAY[self._may.currentData()],
                informal=self._informal.isChecked(),
                centre_account=self.centre_account.isChecked(),
                http_method=self.program.method,
            )
        )

    def _switch_on_or_off(self) -> None:
        """Show the fields of the selected method."""
        by_program = PostingMethod(self.way.currentData()) is PostingMethod.PROGRAM
        self.program.setVisible(by_program)
        self.trial.setVisible(not by_program)

    def _show_faults(self, faults: dict[str, str]) -> None:
        for fields in (self.program.fields, self.fields):
            fields.show_faults(faults)

    def _try(self) -> None:
        profile = self._editor.profile
        if profile and profile.slug and profile.new_request:
            self.tried.emit(profile)
        else:
            self._show_status("", self._translate("profile-try-first"))

    def _share(self) -> None:
        profile = self._editor.profile
        if profile is None or not profile.slug:
            self._show_status("", self._translate("profile-try-first"))
            return
        question = FileQuestion(
            self._translate("profile-share"),
            Path.home() / f"{profile.slug}.toml",
            "TOML (*.toml)",
        )
        ask_where_to_save(self, self._translate, question, self._editor.export)

    def _show(self, profile: PlatformProfile) -> None:
        self.fields.show(show_profile(profile))
        self.fields.show_faults({})
        self.way.setCurrentIndex(self.way.findData(profile.way))
        self.program.show_program(profile.program)
        self._switch_on_or_off()
        self._may.setCurrentIndex(
            self._may.findData(
                next(name for name, value in _MAY.items() if value is profile.may_post_for_others)
            )
        )
        for kind, box in self.kinds.items():
            box.setChecked(kind in profile.kinds)
        self._informal.setChecked(profile.informal)
        self.centre_account.setChecked(profile.centre_account)
        self._show_status("")
        self.fields.edits["name"].setFocus()

    def _show_status(self, sentence: str, fault: str = "") -> None:
        for part, text in ((self._status_line, sentence), (self.notice, fault)):
            part.setText(text)
            part.setVisible(bool(text))
            announce(part, text)
