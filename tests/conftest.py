from __future__ import annotations

import gc
import os
import shutil
import threading
import tomllib

import pytest
import sqlalchemy as sa
from hypothesis import settings
from pytestqt.qtbot import QtBot

from intake.app.garbage_collection import collect_if_due
from intake.desk.centre.practice_centre_filler import PracticeCentreFiller
from intake.kit.paths import Home, resources
from intake.store.sql_store import open_file_store
from intake.wiring.application import open_application
from tests.call_checks import slow  # noqa: F401 - fixtures for every test
from tests.desk_facts import henk_chosen  # noqa: F401 - fixtures for every test
from tests.fakes import FixedClock, a_key
from tests.outboxes import exim, queued  # noqa: F401 - fixtures for every test
from tests.page_checks import fresh  # noqa: F401 - fixtures for every test
from tests.post_ways import ways  # noqa: F401 - fixtures for every test
from tests.replay import audit_replays, follow_audit
from tests.screens import letters, screen  # noqa: F401 - fixtures for every test
from tests.served_pages import browser_windows  # noqa: F401 - fixtures for every test

settings.load_profile(
    "ci"
)  # the same examples everywhere, and no deadline: a test never asserts a time
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true", help="the long runs, such as a thousand kills")
    parser.addoption("--sites", action="store_true", help="post on real programs, in tests/sites")


def pytest_ignore_collect(collection_path, config):
    """Leave the real programs out but where they are asked for: they take minutes to install."""
    if "sites" in collection_path.parts and not config.getoption("--sites"):
        return True
    return None


def pytest_configure(config):
    """Keep Python from collecting on the thread of a server: a widget in a cycle would crash."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown():
    collect_if_due()


class PatientBot(QtBot):
    """Waits a minute for what must come, where no other time is given: machines can be busy."""

    def waitUntil(self, callback, *, timeout=60_000):
        """Wait until the callback says so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=60_000, **options):
        """Wait until the signal came."""
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp, request):
    """The hand at the screen, in place of pytest-qt's own."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def long(request):
    """Whether the long runs are asked for."""
    return request.config.getoption("--long")


def pytest_terminal_summary(terminalreporter):
    """Print what the runs of hundreds counted."""
    for report in terminalreporter.getreports("passed"):
        for name, text in report.user_properties:
            if name == "counted":
                terminalreporter.write_line(text)


@pytest.fixture
def counted(record_property):
    """Keep a line of what was counted for the end of the run."""
    return lambda line: record_property("counted", line)


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """The cut fonts and flattened words, made once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def facts():
    return tomllib.loads((resources() / "practice" / "centre.toml").read_text(encoding="utf8"))


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def home(tmp_path, cache):
    root = tmp_path / "home"
    root.mkdir()
    (root / "cache").symlink_to(cache)
    return Home(root)


@pytest.fixture(scope="session")
def new_database(tmp_path_factory):
    """A database with its tables and nothing in them, and its key: made once, copied by each."""
    file, key = tmp_path_factory.mktemp("new") / "desk.db", a_key()
    open_file_store(file, key).close()
    return file, key


@pytest.fixture(scope="session")
def practice_home(tmp_path_factory, cache, facts):
    """The home of a filled practice centre, its key and who sits there: made once, copied."""
    root, key = tmp_path_factory.mktemp("practice"), a_key()
    (root / "cache").symlink_to(cache)
    opened = open_application(Home(root), key, FixedClock(), practice=True)
    filler = PracticeCentreFiller(opened.store, opened.clock, opened.use_cases, opened.translate)
    actor = filler.fill(facts).value
    audit_replays(opened.store.engine)
    begun = follow_audit(opened.store.engine)
    opened.close()
    return root, key, actor, begun


@pytest.fixture
def application(home, clock, new_database):
    """A desk with nothing in it, on the real encrypted database."""
    file, key = new_database
    shutil.copy(file, home.database)
    opened = open_application(home, key, clock, practice=False)
    yield opened
    audit_replays(opened.store.engine)
    opened.close()


@pytest.fixture
def practice(home, clock, practice_home):
    """The practice centre, filled, with its sites on loopback."""
    filled, key, actor, begun = practice_home
    shutil.copytree(
        filled, home.root, ignore=shutil.ignore_patterns("cache", "port"), dirs_exist_ok=True
    )
    opened = open_application(home, key, clock, practice=True)
    opened_by = _PracticeDesk(opened, actor, key)
    yield opened_by
    audit_replays(opened.store.engine, begun)
    opened.close()


class _PracticeDesk:
    """The application, who sits at it, and the key of its database."""

    def __init__(self, application, actor, key):
        self.application, self.actor, self.key = application, actor, key

    def __getattr__(self, name):
        return getattr(self.application, name)


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once():
    """Let the engines of all tests share what was compiled: each test opens a database anew."""
    first = {}

    def share(connection):
        engine = connection.engine
        known = first.setdefault((engine.name, engine.dialect.loaded_dbapi), engine)
        engine.dialect = connection.dialect = known.dialect
        connection.execution_options(compiled_cache=known._compiled_cache)

    sa.event.listen(sa.Engine, "engine_connect", share)
    yield
    sa.event.remove(sa.Engine, "engine_connect", share)


@pytest.fixture(autouse=True)
def _no_threads_left():
    """A thread that a test leaves behind is a fault of what it tried: close what you opened."""
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before
        and thread.name != "keyring"
        and (not thread.daemon or thread.name in ("desk", "look-up"))
    ]
    assert not left, f"left running: {left}; close what the test opened"


@pytest.fixture(autouse=True)
def _homes_apart(monkeypatch, tmp_path):
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path / "intake-home"))
