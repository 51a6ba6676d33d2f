"""What every page says and offers in every state, kept as it is now.

A change here is no fault by itself: read what changed, and keep it with ``INTAKE_REDRAW=1``. How
it looks is held by the contact sheet.
"""

from __future__ import annotations

import json
import os
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSpinBox,
    QTableView,
    QWidget,
)

from tests.page_checks import is_laid
from tests.page_states import STATES
from tests.paths import TESTS
from tests.redraw import REDRAW_HINT

KEPT = TESTS / "sets" / "kept-pages.json"
_LAPTOP = (1366, 730)
_CODE = re.compile(r"\b[A-Z2-9]{3}-[A-Z2-9]{3}\b")
_PORT = re.compile(r"127\.0\.0\.1:\d+")
_NOT_THE_SAME_EACH_TIME = frozenset({"posting-signed-out", "posting-away"})
"""States of a page that a browser draws: how far it has come differs."""
HELD = [name for name in STATES if name not in _NOT_THE_SAME_EACH_TIME]


def said_by(part):
    """Return what a part of a page says, and how it stands."""
    name = f" [{part.accessibleName()}]" if part.accessibleName() else ""
    state = "" if part.isEnabled() else " (off)"
    if isinstance(part, QAbstractButton):
        ticked = " (on)" if part.isCheckable() and part.isChecked() else ""
        return f"button {part.text()}{name}{ticked}{state}"
    if isinstance(part, QLabel):
        return f"text {part.text()}" if part.text() else ""
    if isinstance(part, QLineEdit):
        if isinstance(part.parent(), QSpinBox | QComboBox):
            return ""
        return f"field{name} {part.text()!r} {part.placeholderText()!r}{state}"
    if isinstance(part, QPlainTextEdit):
        return f"long field{name} {part.toPlainText()!r}{state}"
    if isinstance(part, QComboBox):
        return f"choice{name} {part.currentText()} of {part.count()}{state}"
    if isinstance(part, QListView | QTableView) and part.model() is not None:
        return f"list{name}{state} " + " / ".join(rows_of(part))
    return ""


def rows_of(view: QAbstractItemView):
    model = view.model()
    chosen = view.currentIndex().row()
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    for row in range(model.rowCount()):
        cells = [
            str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")
            for column in range(columns)
        ]
        yield ("> " if row == chosen else "") + " | ".join(cells)


def page_in_words(window, code_words):
    """Return what a window says, part after part as it is built, without what chance has given."""
    parts = [
        said
        for part in window.findChildren(QWidget)
        if part.isVisibleTo(window) and (said := said_by(part))
    ]
    words = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in code_words))
    told = [_PORT.sub("127.0.0.1", _CODE.sub("CODE", said)) for said in parts]
    return [words.sub("CODEWOORD", said) for said in told]


@pytest.mark.parametrize("name", HELD)
def test_every_page_says_what_was_kept(screen, practice, qtbot, name):
    screen.frame.resize(*_LAPTOP)
    window = STATES[name](screen, practice, qtbot)
    qtbot.waitUntil(lambda: is_laid(window))
    now = page_in_words(window, practice.use_cases.replies.code_words)
    kept = json.loads(KEPT.read_text("utf8")) if KEPT.exists() else {}
    if os.environ.get("INTAKE_REDRAW"):
        kept = {key: value for key, value in {**kept, name: now}.items() if key in HELD}
        KEPT.write_text(
            json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf8"
        )
        return
    assert now == kept[name], REDRAW_HINT
