"""From Ctrl+Enter on the desk's page to the database: few files to read."""

from __future__ import annotations

import sys
from pathlib import Path

import sqlalchemy as sa
from PySide6.QtCore import Qt

import intake
from intake.domain.consent import Purpose
from tests.screens import open_annie, press

PACKAGE = Path(intake.__file__).parent
MAX_FILES = 15


def files_on_the_stack():
    """Return the files of the program through which control has come to this point."""
    frame = sys._getframe(1)
    files = set()
    while frame:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(PACKAGE):
            files.add(path.relative_to(PACKAGE).as_posix())
        frame = frame.f_back
    return files


def test_a_request_passes_at_most_fifteen_files_to_the_database(screen, practice, qtbot):
    open_annie(screen)
    qtbot.waitUntil(lambda: bool(screen.online.texts.texts))
    for purpose in (Purpose.KEEP, Purpose.POST):
        screen.online.answer(purpose, "yes")
    assert screen.online.why_not() == ""
    passed = set()

    def note(_connection, _cursor, statement, *_):
        if statement.startswith(("INSERT", "UPDATE")):
            passed.update(files_on_the_stack())

    taken = []
    screen.online.taken.connect(lambda _: sa.event.remove(engine, "before_cursor_execute", note))
    screen.online.taken.connect(taken.append)
    engine = practice.store.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(taken) == 1
    assert "desk/taking/take_request.py" in passed
    assert "store/audited_writer.py" in passed
    assert len(passed) <= MAX_FILES, sorted(passed)
