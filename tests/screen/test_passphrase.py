"""A passphrase that is chosen is typed twice, or the desk would be locked for good by a slip."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QInputDialog

from intake.app.desk_program import DeskProgram
from intake.kit.errors import ExternalError


@pytest.fixture
def program(qtbot, tmp_path, monkeypatch, letters):
    """A desk without a keyring that starts for the first time."""
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path / "desk"))

    def closed():
        raise ExternalError("keyring-closed")

    made = DeskProgram(QApplication.instance(), practice=False, key=closed)
    made.open()
    yield made
    made.close()


def asked(qtbot):
    """The question that is on the screen."""

    def find():
        return [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QInputDialog) and one.isVisible()
        ]

    qtbot.waitUntil(lambda: len(find()) == 1, timeout=15_000)
    return find()[0]


def answer(qtbot, typed):
    dialog = asked(qtbot)
    dialog.setTextValue(typed)
    dialog.accept()


def test_two_that_differ_make_no_key(qtbot, program):
    assert program.translate("passphrase-choose") in asked(qtbot).labelText()
    answer(qtbot, "een lange zin")
    assert program.translate("passphrase-again") in asked(qtbot).labelText()
    answer(qtbot, "een lange zn")
    assert program.translate("error-passphrase-differs") in asked(qtbot).labelText()
    assert not program.home.wrapped_key.exists()
    asked(qtbot).close()
