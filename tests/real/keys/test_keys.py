"""Keys: keyring, passphrase, and the settings of earlier versions."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys

import pytest

from intake.keys import secrets
from intake.keys.passphrase import PassphraseBox
from intake.keys.system_keyring import KeyRing
from intake.kit.errors import ExternalError, UserFacingError
from intake.kit.paths import Home
from intake.kit.settings import load_settings, save_settings
from intake.wiring.application import open_application
from intake.wiring.startup import desk_key
from tests.fakes import FixedClock, MemoryKeyBox, a_key
from tests.real_parts import real

IN_A_SESSION = """
import sys
from intake.keys.system_keyring import KeyRing
box = KeyRing("a test", timeout=20)
assert box.read() is None
box.write(bytes(range(32)))
assert KeyRing("a test").read() == bytes(range(32))
assert KeyRing("another").read() is None
print("kept")
"""


@pytest.fixture
def secret_service(tmp_path):
    """A real Secret Service in a session of its own, unlocked from standard input."""
    real(
        shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon"),
        "dbus-run-session or gnome-keyring-daemon is not installed",
    )
    (tmp_path / "run").mkdir(mode=0o700)
    env = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }

    def run(code, arguments=()):
        script = (
            f"printf geheim | gnome-keyring-daemon --unlock --components=secrets >/dev/null "
            f'2>&1; exec "{sys.executable}" -c "$CODE" {" ".join(arguments)}'
        )
        return subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", script],
            env={**env, "CODE": code},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_the_real_secret_service_keeps_a_key(secret_service):
    told = secret_service(IN_A_SESSION)
    assert told.stdout.strip() == "kept", told.stderr


@pytest.mark.parametrize("box", ["memory", "passphrase"])
def test_every_box_meets_the_same_contract(tmp_path, box):
    kept = (
        MemoryKeyBox() if box == "memory" else PassphraseBox(tmp_path / "key", "een lange wachtzin")
    )
    assert kept.read() is None
    key = a_key()
    kept.write(key)
    assert kept.read() == key


def test_without_a_keyring_there_is_a_sentence_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    home = Home(tmp_path)
    with pytest.raises(ExternalError, match="keyring-"):
        desk_key(home, KeyRing("x", timeout=10))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("chained", [False, True])
def test_a_keyring_that_keeps_clear_text_is_refused(chained):
    import keyring

    class ClearText(keyring.backend.KeyringBackend):
        priority = 1

        def get_password(self, *_):
            return None

        def set_password(self, *_):
            pytest.fail("a key was about to be kept in clear text")

        def delete_password(self, *_):
            pass

    safe = type("Safe", (ClearText,), {"__module__": "keyring.backends.SecretService"})
    unsafe = ClearText()
    if chained:
        unsafe.backends = [safe(), ClearText()]
    before = keyring.get_keyring()
    keyring.set_keyring(unsafe)
    try:
        with pytest.raises(ExternalError, match="keyring-closed"):
            KeyRing("x").write(a_key())
    finally:
        keyring.set_keyring(before)


TWO_DESKS = """
from intake.keys.secrets import Secrets
real, practice = Secrets("De Linde"), Secrets("De Linde (oefenen)")
real.write("mail", "echt wachtwoord")
practice.write("mail", "oefenwachtwoord")
assert (real.read("mail"), practice.read("mail")) == ("echt wachtwoord", "oefenwachtwoord")
assert real.read("platform buuv") == ""
print("kept apart")
"""


def test_each_desk_keeps_its_own_password_under_the_same_name(secret_service):
    told = secret_service(TWO_DESKS)
    assert told.stdout.strip() == "kept apart", told.stderr


def test_a_keyring_that_never_answers_is_given_up(monkeypatch):
    import threading

    from intake.keys import system_keyring

    held = threading.Event()
    monkeypatch.setattr(system_keyring, "_ask_in_thread", lambda *_: held.wait(5))
    with pytest.raises(ExternalError, match="keyring-silent"):
        KeyRing("x", timeout=0.01).read()
    held.set()


def test_the_wrong_passphrase_and_a_short_one_are_told(tmp_path):
    PassphraseBox(tmp_path / "key", "een lange wachtzin").write(a_key())
    with pytest.raises(UserFacingError, match="passphrase-wrong"):
        PassphraseBox(tmp_path / "key", "een andere wachtzin").read()
    with pytest.raises(UserFacingError, match="passphrase-short"):
        PassphraseBox(tmp_path / "other", "kort").write(a_key())


def test_a_database_whose_key_is_gone_gets_no_new_one(tmp_path):
    home = Home(tmp_path)
    open_application(home, a_key(), FixedClock(), practice=False).close()
    with pytest.raises(UserFacingError, match="key-gone"):
        desk_key(home, MemoryKeyBox())


@pytest.mark.parametrize("practice", [False, True])
def test_restore_on_a_machine_with_an_empty_keyring(secret_service, tmp_path, practice):
    """A copy and the sheet's groups are enough.

    The key goes into the empty keyring and the desk opens with it.
    """
    from intake.domain.recovery_key import key_to_groups

    key = a_key()
    first = Home(tmp_path / "first")
    first.root.mkdir()
    opened = open_application(first, key, FixedClock(), practice=False)
    opened.use_cases.set_up.create_centre("De Linde", practice=False)
    opened.store.copy_to(tmp_path / "copy.db")
    opened.close()
    code = (
        "import io, os, sys; os.environ['INTAKE_HOME'] = sys.argv[1]; sys.stdin = "
        "io.StringIO(sys.argv[3].replace('_', ' ') + chr(10));"
        "from intake.cli.verbs import run_verb; practice = sys.argv[4] == 'practice';"
        "status = run_verb(['restore', *(['--practice'] * practice), sys.argv[2]]);"
        "from intake.kit.paths import find_home; from intake.wiring.startup import "
        "desk_key, key_box; from intake.wiring.application import open_application; "
        "from intake.kit.clock import SystemClock; place = find_home(practice=practice);"
        "house = open_application(place, desk_key(place, key_box(place)), "
        "SystemClock(), practice=False); print(status, "
        "house.use_cases.set_up.centre().name); house.close()"
    )
    told = secret_service(
        code,
        [
            str(tmp_path / "second"),
            str(tmp_path / "copy.db"),
            "_".join(key_to_groups(key)),
            "practice" if practice else "desk",
        ],
    )
    assert told.stdout.strip().endswith("0 De Linde"), told.stdout + told.stderr
    other = "desk" if practice else "practice"
    assert not (tmp_path / "second" / other / "desk.db").exists()


def test_restore_with_another_key_touches_nothing(tmp_path, monkeypatch, capsys):
    from intake.cli.verbs import run_verb
    from intake.domain.recovery_key import key_to_groups

    home = Home(tmp_path)
    open_application(home, a_key(), FixedClock(), practice=False).close()
    (tmp_path / "desk.db").rename(tmp_path / "copy.db")
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(key_to_groups(a_key())) + "\n"))
    assert run_verb(["restore", str(tmp_path / "copy.db")]) == 1
    assert "past niet" in capsys.readouterr().err


def test_settings_of_an_earlier_version_are_read_and_kept_in_the_new_form(tmp_path):
    (tmp_path / "settings.toml").write_text('language = "en"\nscale = 150\n', encoding="utf8")
    home = Home(tmp_path)
    found = load_settings(home.settings)
    assert (found.language, found.scale) == ("en", 150)
    save_settings(home.settings, found._replace(scale=200))
    assert load_settings(home.settings) == found._replace(scale=200)


@pytest.mark.parametrize("text", ["{", "[]", "7"])
def test_settings_that_cannot_be_read_are_told(tmp_path, text):
    home = Home(tmp_path)
    home.settings.write_text(text, encoding="utf8")
    with pytest.raises(UserFacingError, match="settings-unreadable"):
        load_settings(home.settings)


def test_a_key_that_a_passphrase_opens_is_readable_by_its_owner_alone(tmp_path):
    path = tmp_path / "key.wrapped"
    PassphraseBox(path, "een lange zin voor de sleutel").write(a_key())
    assert path.stat().st_mode & 0o777 == 0o600


def test_each_desk_keeps_its_own_passwords(monkeypatch):
    kept = {}

    class Ring:
        def __init__(self, name):
            self.name = name

        def read(self):
            return kept.get(self.name)

        def write(self, value):
            kept[self.name] = value

    monkeypatch.setattr(secrets, "KeyRing", Ring)
    real, practice = secrets.Secrets("desk"), secrets.Secrets("practice")
    real.write("mail", "geheim")
    assert (real.read("mail"), practice.read("mail")) == ("geheim", "")
