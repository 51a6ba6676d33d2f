"""Carry what was typed on a page over to the page that replaces it.

A page is replaced when language, theme or size change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QListWidget, QPlainTextEdit

from intake.ui.widgets.entry_strip import EntryStrip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from intake.ui.widgets.entry_strip import EntryForm


class FieldKey(NamedTuple):
    """What tells a field of a page: its kind, its name, and which of those of that name it is."""

    kind: str
    name: str
    number: int


@dataclass(frozen=True)
class SelectedRow:
    """A selected row of a list: its place, what stands there, and how many rows there are."""

    row: int
    text: str
    count: int

    def find_in(self, rows: QListWidget, *, is_same_content: bool) -> int | None:
        """Return where it stands now, None if it is gone or cannot be told from another.

        ``is_same_content`` tells that nothing but the language may have changed.
        """
        texts = [rows.item(at).text() for at in range(rows.count())]
        if is_same_content and len(texts) == self.count:
            return self.row
        places = [at for at, text in enumerate(texts) if text == self.text]
        return places[0] if len(places) == 1 else None


@dataclass(frozen=True)
class CarriedState:
    """Texts by their field, and the selected rows of the lists of the page by the list's place.

    ``keys`` are all fields of the page in their order, to find them again in another language.
    ``shown`` is the record that the page was about, if it is one of a single record. ``forms`` are
    those that were being asked, by the place of their strip on the page.
    """

    texts: dict[FieldKey, str]
    rows: dict[int, SelectedRow]
    keys: tuple[FieldKey, ...] = ()
    shown: object = None
    forms: Mapping[int, EntryForm] = field(default_factory=dict)

    def put_back(self, page: QWidget) -> None:
        """Put it on a page of the same kind."""
        if self.put_rows_back(page, is_same_content=True):
            self.put_texts_back(page)

    def reopen(self, page: QWidget) -> None:
        """Let a page read what it was about, if it has a ``reopen`` and shows something else."""
        reopen = getattr(page, "reopen", None)
        if reopen and self.shown is not None and self.shown != _shown_on(page):
            reopen(self.shown)

    def put_rows_back(self, page: QWidget, *, is_same_content: bool = False) -> bool:
        """Select the rows again; a page may load what belongs to them.

        Returns whether all are there: what was typed about one that is gone is no other's. A page
        of one record has no rows: it tells by ``shown_before_lock`` what it shows.
        """
        must_match = not is_same_content or hasattr(page, "reopen")
        if must_match and self.shown != _shown_on(page):
            return False
        lists = page.findChildren(QListWidget)
        is_whole = True
        for at, selected in self.rows.items():
            row = None
            if at < len(lists):
                row = selected.find_in(lists[at], is_same_content=is_same_content)
            if row is None:
                is_whole = False
            else:
                lists[at].setCurrentRow(row)
        return is_whole

    def put_texts_back(self, page: QWidget) -> None:
        """Put the texts in their fields.

        A folded part is unfolded if it contains something. What belongs to a field that the page
        does not have is left out: it would be read as something else. A form that was being asked
        is asked again, unless another is open by now.
        """
        strips = page.findChildren(EntryStrip)
        for at, form in self.forms.items():
            if at < len(strips) and not strips[at].is_open:
                strips[at].ask(form)
        edits = _edits(page)
        now = dict(zip(self.keys, self.keys, strict=True))
        if [key.kind for key in edits] == [key.kind for key in self.keys]:
            now = dict(zip(self.keys, edits, strict=True))  # their names may be translated
        for key, text in self.texts.items():
            edit = edits.get(now.get(key, key))
            if edit is None:
                continue
            if isinstance(edit, QLineEdit):
                edit.setText(text)
                edit.setModified(True)
            else:
                edit.setPlainText(text)
                edit.document().setModified(True)
            if text:
                _unfold(edit, page)


def capture_state(page: QWidget, *, rows_alone: bool = False) -> CarriedState:
    """Collect what was typed on a page and is not saved yet.

    The selected rows are included; with ``rows_alone`` also if nothing was typed.
    """
    texts = {}
    edits = _edits(page)
    for key, edit in edits.items():
        if isinstance(edit, QLineEdit):
            # Passwords are not carried over.
            if edit.isModified() and edit.echoMode() is QLineEdit.EchoMode.Normal:
                texts[key] = edit.text()
        elif edit.document().isModified():
            texts[key] = edit.toPlainText()
    rows = {
        index: SelectedRow(rows.currentRow(), rows.currentItem().text(), rows.count())
        for index, rows in enumerate(page.findChildren(QListWidget))
        if rows.currentRow() >= 0
    }
    forms = {
        at: form
        for at, strip in enumerate(page.findChildren(EntryStrip))
        if (form := strip.unfinished_form())
    }
    if not (texts or forms or rows_alone):
        rows = {}
    return CarriedState(texts, rows, tuple(edits), _shown_on(page), forms)


def _shown_on(page: QWidget) -> object:
    """Return the record that a page of a single record shows; None for other pages."""
    return getattr(page, "shown_before_lock", None)


def _edits(page: QWidget) -> dict[FieldKey, QLineEdit | QPlainTextEdit]:
    """Return the fields of a page by what tells them apart."""
    inside = (QComboBox, QAbstractSpinBox)
    lines = [edit for edit in page.findChildren(QLineEdit) if not isinstance(edit.parent(), inside)]
    fields: list[QLineEdit | QPlainTextEdit] = [*lines, *page.findChildren(QPlainTextEdit)]
    edits: dict[FieldKey, QLineEdit | QPlainTextEdit] = {}
    numbers: Counter[tuple[str, str]] = Counter()
    for edit in fields:
        kind, name = type(edit).__name__, edit.accessibleName() or edit.objectName()
        edits[FieldKey(kind, name, numbers[kind, name])] = edit
        numbers[kind, name] += 1
    return edits


def _unfold(edit: QWidget, page: QWidget) -> None:
    part: QWidget | None = edit
    while part is not None and part is not page:
        if part.isHidden():
            part.show()
        part = part.parentWidget()
