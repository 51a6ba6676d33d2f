"""Every part that is installed has its version and its hashes, and every part that is asked for."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
ASKED = {
    "desk": PROJECT["dependencies"],
    "check": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["check"],
    "long": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["long"],
    "build": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["build"],
}


def name_of(requirement):
    return re.sub(r"[._]", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def locked(extra):
    """Return the parts of a lock: name, version, and the lines of their hashes."""
    text = (ROOT / "tools" / "locks" / f"{extra}.txt").read_text(encoding="utf8")
    parts = re.findall(
        r"(?m)^(\S+?)==(\S+)[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)+)", text
    )
    assert len(parts) == len(re.findall(r"(?m)^\S", text)), "a part without a hash"
    return {name_of(name): version for name, version, _ in parts}


@pytest.mark.parametrize("extra", ASKED)
def test_what_is_asked_for_is_locked(extra):
    assert {name_of(one) for one in ASKED[extra]} - set(locked(extra)) == set()


def test_the_locks_agree():
    desk = locked("desk")
    for other in ("check", "long", "build"):
        assert desk.items() <= locked(other).items()


@pytest.mark.parametrize("file", ["tools/prepare.sh", "start.cmd", "tools/frozen.py"])
def test_whatever_installs_takes_the_lock_as_it_stands(file):
    """Pip before 23.3 takes the newest of a part that another asks for with an extra (pytest-cov:
    coverage[toml]): without --no-deps an install ends on the day that a newer one appears."""
    text = (ROOT / file).read_text(encoding="utf8")
    assert re.search(r"--require-hashes\W+--no-deps", text)
