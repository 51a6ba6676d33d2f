"""A start imports little, and Qt reads our modules alone."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from intake.desk.centre.set_up import SetUp
from intake.domain.centre import Desk
from intake.domain.permissions import Actor, Role
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.ids import new_id
from intake.kit.settings import Settings, save_settings
from intake.wiring.application import open_application
from intake.wiring.startup import desk_key, needs_its_key
from tests.fakes import MemoryKeyBox, a_key

AS_THE_DOOR_DOES = """
from intake.wiring import startup
from intake.ui.import_hook_workaround import install_import_hook_workaround
install_import_hook_workaround()
import inspect, sys
from PySide6.support import feature
spared = {name for name, how in feature.pyside_feature_dict.items() if how == -1}
read, whole = [], inspect.getsource
inspect.getsource = lambda module: read.append(module.__name__) or whole(module)
from intake.app import desk_program
"""


def run(code: str) -> list[str]:
    """Run it after the first lines of the program's own door, in a process of its own, and give the
    words that it says.
    """
    return subprocess.run(
        [sys.executable, "-c", AS_THE_DOOR_DOES + code], capture_output=True, text=True, check=True
    ).stdout.split()


def test_pyside_reads_our_pages_but_not_python_s_own_modules():
    read = run("print(*read)")
    assert "intake.ui.widgets.basics" in read  # it does read, and would have read the next ones too
    assert {"typing", "collections", "threading", "intake.wiring.startup"}.isdisjoint(read)


def test_no_module_that_uses_qt_is_kept_from_pyside():
    made_of_qt = (
        "{n for n in spared for v in vars(sys.modules[n]).values() if isinstance(v, type) "
        "and v.__module__.startswith('PySide6.')}"
    )
    assert "typing" in run("print(*spared)")
    assert run(f"print(*{made_of_qt})") == []


def test_the_centres_own_words_are_there_after_a_start(home, clock):
    key = a_key()
    opened = open_application(home, key, clock, practice=False)
    opened.use_cases.set_up.create_centre("De Linde", practice=False)
    desk = opened.use_cases.set_up.join_desk("Balie").value
    actor = Actor(new_id(), "Ria", Role.MANAGER, desk.sign)
    opened.use_cases.rewordable_sentences.change(
        actor, "message-thanks-subject", "Bedankt: { $what }"
    )
    opened.close()
    again = open_application(home, key, clock, practice=False)
    assert again.translate.in_language("nl", "message-thanks-subject", what="boor") == (
        "Bedankt: boor"
    )
    again.close()


@pytest.mark.parametrize("is_practice", [False, True])
def test_practice_and_real_data_are_not_mixed_up(home, clock, new_database, is_practice):
    file, key = new_database
    shutil.copy(file, home.database)
    opened = open_application(home, key, clock, practice=is_practice)
    SetUp(opened.store, clock).create_centre("De Linde", practice=is_practice)
    opened.close()
    home.postcodes.unlink(missing_ok=True)
    with pytest.raises(UserFacingError, match="practice-data"):
        open_application(home, key, clock, practice=not is_practice)
    assert not home.postcodes.exists(), "a start that is refused writes nothing"


def test_a_desk_of_a_server_gets_no_new_key_where_its_keyring_is_closed(home):
    save_settings(home.settings, Settings(desk="A", database="postgresql+psycopg://x/y"))
    with pytest.raises(UserFacingError, match="key-gone"):
        desk_key(home, MemoryKeyBox())
    assert not home.key_marker.exists()
    assert needs_its_key(home)


def test_a_desk_that_cannot_keep_its_sign_takes_none(home, clock, new_database, monkeypatch):
    file, key = new_database
    shutil.copy(file, home.database)

    def full(*_):
        raise ExternalError("file-disk-full", path=home.settings)

    monkeypatch.setattr("intake.wiring.application.save_settings", full)
    with pytest.raises(ExternalError, match="file-disk-full"):
        open_application(home, key, clock, practice=False)
    monkeypatch.undo()
    opened = open_application(home, key, clock, practice=False)
    with opened.store.read() as transaction:
        assert len(transaction.find(Desk)) == 1
    opened.close()
