"""The first column of the desk page: find a person, show them, or enter a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from intake.kit.text_normalization import capitalize_first
from intake.ui.widgets.basics import (
    ShrinkableContainer,
    announce,
    button,
    clear,
    column,
    label,
    listening,
    scrolled,
    set_by_name,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from intake.kit.translations import Translations
    from intake.ui.desk.who_fields import CallerFields, NewResident
    from intake.ui.desk.who_presenter import WhoPresenter
    from intake.ui.models.call_draft import CallDraft
    from intake.ui.person.person_summary import PersonSummary
    from intake.ui.person.window import PersonWindow


_STEPS = {0x0100_0013: -1, 0x0100_0015: 1}
_ENTERS = (0x0100_0004, 0x0100_0005, 0x2100_0005)
"""Qt's numbers of Up and Down, of Return and Enter (with the keypad's own modifier too).

Naming Qt.Key would make them all.
"""


_PAUSE_MS = 300
_ACCESSIBLE_TEXT = 11  # Qt.ItemDataRole.AccessibleTextRole


class FindField(QLineEdit):
    """The field that finds anybody.

    It keeps the focus while the arrows move through the list below, and Enter opens.
    """

    moved = Signal(int)  # so many lines down the list
    chosen = Signal()  # Enter was pressed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.keyCombination().toCombined()
        if pressed in _STEPS:
            self.moved.emit(_STEPS[pressed])
        elif pressed in _ENTERS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class WhoColumn(QWidget):
    """Wires the first column to its presenter."""

    done = Signal()  # the person is chosen
    same_request = Signal(object)  # request id: it is asked for once more

    def __init__(
        self, presenter: WhoPresenter, call_draft: CallDraft, translate: Translations
    ) -> None:
        super().__init__()
        self._presenter = presenter
        self._call_draft = call_draft
        self._translate = translate
        self._frame, self._lines = column(f"1  {translate('who-title')}")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._find_parts()
        inner = ShrinkableContainer()
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(0, 0, 6, 0)
        self._body.setSpacing(8)
        self._card = QVBoxLayout()
        self._body.addLayout(self._card)
        self._body.addStretch(1)
        self._new: NewResident | None = None
        self.details: PersonWindow | None = None
        self._caller: CallerFields | None = None
        self._lines.addWidget(scrolled(inner), 1)
        self._new_button = button(translate("who-new"), "second", "Alt+A")
        self._new_button.clicked.connect(self._begin_new)
        self._lines.addWidget(self._new_button)
        presenter.matches.connect(self._show_matches)
        presenter.opened.connect(self._show_person)
        presenter.making_new.connect(self._show_new)
        call_draft.replaced.connect(self._restore)
        self._restore()

    def _find_parts(self) -> None:
        self.field = FindField()
        self.field.setPlaceholderText(self._translate("who-hint"))
        self.field.setAccessibleName(self._translate("who-title"))
        self.field.textEdited.connect(self._presenter.search)
        self.field.moved.connect(self._walk)
        self.field.chosen.connect(self._choose)
        self.list = QListWidget()
        self.list.setAccessibleName(self._translate("who-list"))
        set_by_name(
            self.list, focusPolicy="NoFocus", horizontalScrollBarPolicy="ScrollBarAlwaysOff"
        )
        self.list.itemClicked.connect(lambda _: self._choose())
        self.list.setWordWrap(True)
        self.list.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say_found)
        self._lines.addWidget(self.field)
        self._lines.addWidget(self.list)

    def _walk(self, step: int) -> None:
        rows = self.list.count()
        if rows:
            self.list.setCurrentRow(max(0, min(rows - 1, self.list.currentRow() + step)))

    @property
    def new(self) -> NewResident:
        """Return the fields of a new resident, made when the first one is."""
        if self._new is None:
            from intake.ui.desk.who_fields import NewResident

            self._new = NewResident(self._presenter, self._call_draft, self._translate)
            self._new.done.connect(self.done)
            self._body.insertWidget(1, self._new)
        return self._new

    @property
    def caller(self) -> CallerFields:
        """Return the fields of who calls for another, made with the first person."""
        if self._caller is None:
            from intake.ui.desk.who_fields import CallerFields

            self._caller = CallerFields(self._presenter, self._call_draft, self._translate)
            self._caller.done.connect(self.done)
            self._body.insertWidget(self._body.count() - 1, self._caller)
        return self._caller

    def start(self) -> None:
        """Focus the field where a call begins.

        What somebody is typing there already is not marked, or the next letter would wipe it out.
        """
        if not self.field.hasFocus():
            self.field.setFocus()
            self.field.selectAll()

    def _choose(self) -> None:
        self._presenter.choose(self.list.currentRow())

    def _begin_new(self) -> None:
        self._presenter.begin_new()

    def _show_matches(
        self,
        found: list[tuple[str, str]],
        sure: bool,  # noqa: FBT001 - a signal's value
    ) -> None:
        self.list.clear()
        for name, about in found:
            item = QListWidgetItem(f"{name}\n{about}")
            item.setData(_ACCESSIBLE_TEXT, f"{name}, {about}")
            self.list.addItem(item)
        if found and not sure:
            self.list.addItem(self._translate("who-none-of-these", typed=self.field.text().strip()))
        self.list.setVisible(
            bool(found) and not self._call_draft.get("resident") and not self._call_draft.get("new")
        )
        line = self.fontMetrics().height()
        self.list.setFixedHeight(min(len(found) + (not sure), 4) * (3 * line + 22) + 10)
        if found:
            self.list.setCurrentRow(0 if sure else len(found))
        self._pause.start()

    def _say_found(self) -> None:
        """Tell a screen reader how many were found, once the typing pauses.

        Not after each letter.
        """
        if self.field.text() and listening():
            announce(self.field, self._translate("who-found", count=self.list.count()))

    def _show_person(self, card: PersonSummary | None) -> None:
        clear(self._card)
        self._show_caller(on=card is not None or bool(self._call_draft.get("new")))
        if card is None:
            return
        self.list.hide()
        if self._new:
            self._new.hide()
        self._card.addWidget(self._person(card))
        if card.recent:
            self._card.addWidget(label(card.recent, "care"))
            same = button(self._translate("who-same"), "second", "Alt+V")
            same.clicked.connect(lambda: self.same_request.emit(card.recent_id))
            self._card.addWidget(same)
        if card.earlier:
            self._card.addWidget(label(self._translate("who-earlier"), "soft"))
        for what, when in card.earlier:
            self._card.addWidget(label(what))
            self._card.addWidget(label(when, "soft"))
        self.done.emit()

    def _person(self, card: PersonSummary) -> QFrame:
        frame = QFrame()
        frame.setObjectName("person")
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(14, 10, 14, 12)
        lines.setSpacing(4)
        lines.addWidget(label(capitalize_first(card.name), "name"))
        for text, look in ((card.phone, ""), (card.address, "soft")):
            if text:
                lines.addWidget(label(text, look))
        for habit in card.habits:
            lines.addWidget(label(f"• {habit}"))
        if card.standing:
            lines.addWidget(label(f"✓ {card.standing}", "good"))
        if card.gone:
            lines.addWidget(label(card.gone, "care"))
        for text, key, do in (
            ("who-other", "Alt+W", self._forget),
            ("person-open", "Alt+G", self.open_details),
            ("who-export", "Alt+X", self._export),
        ):
            made = button(self._translate(text), "link", key)
            made.clicked.connect(do)
            lines.addWidget(made)
        return frame

    def open_details(self) -> None:
        """Open the sheet of the person at hand."""
        from intake.ui.person.window import PersonWindow

        presenter = self._presenter.details()
        if presenter:
            self.details = PersonWindow(presenter, self._translate)
            self.details.closed.connect(self.window().activateWindow)
            self.details.show()

    def _export(self) -> None:
        from pathlib import Path

        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(
            self,
            self._translate("who-export"),
            str(Path.home() / self._translate("who-export-file")),
            "JSON (*.json)",
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda chosen: self._presenter.export(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self) -> None:
        self.close_details()
        self._presenter.forget()
        self.start()

    def _show_new(self, on: bool) -> None:  # noqa: FBT001 - a signal's own value
        if on or self._new:
            self.new.setVisible(on)
        self._show_caller(on=on or bool(self._call_draft.get("resident")))
        self._new_button.setVisible(not on)
        if on:
            self.list.hide()
            self.new.start()

    def _show_caller(self, *, on: bool) -> None:
        if on or self._caller:
            self.caller.setVisible(on)

    def close_details(self) -> None:
        """The sheet of one caller goes with the call.

        It must not change what is shown of the next.
        """
        if self.details:
            self.details.close()
            self.details.deleteLater()
            self.details = None

    def _restore(self) -> None:
        self.close_details()
        self.field.setText(self._call_draft.get("who"))
        self.list.clear()
        self.list.hide()
        self._new_button.setVisible(not self._call_draft.get("new"))
        self._show_caller(on=bool(self._call_draft.get("resident") or self._call_draft.get("new")))
