"""A program that is killed loses nothing that was acknowledged."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.domain.resident import Resident
from intake.store.sql_store import open_file_store
from tests.fakes import MONDAY, a_key, actor
from tests.paths import ROOT

STEPS = ("inside a save", "between claim and settle", "between saves")


def killed_at(path, key, run, wanted):
    """Run the child up to a step and kill it there; give what it had acknowledged and claimed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.kill_child", str(path), key.hex(), str(run)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    said = []
    for line in child.stdout:
        said.append(line.strip())
        if line.strip() == wanted:
            child.kill()
            break
        if not line.startswith(("acknowledged", "claimed")):
            child.stdin.write("on\n")
            child.stdin.flush()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        pipe.close()
    assert child.returncode == -9, (wanted, said)
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not for Windows")
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path, request):
    runs = 100 if request.config.getoption("--long") else 10
    path, key = tmp_path / "desk.db", a_key()
    open_file_store(path, key).close()
    kills, acknowledged, claimed = Counter(), set(), set()
    for run in range(runs):
        wanted = STEPS[run % 3]
        for line in killed_at(path, key, run, wanted):
            if line.startswith("acknowledged settled"):
                pytest.fail("a kill came too late")
            elif line.startswith("acknowledged"):
                acknowledged.add(line.split()[1])
            elif line.startswith("claimed"):
                claimed.add(line.split()[1])
        kills[wanted] += 1
    store = open_file_store(path, key)
    with store.read() as transaction:
        people = {one.first_name: one for one in transaction.find(Resident)}
        requests = {one.code: one for one in transaction.find(Request)}
        postings = {str(one.id): one for one in transaction.find(Posting)}
    lost = acknowledged - set(people)
    torn = [name for name in people if name.startswith("Saved") and f"S{name[5:]}" not in requests]
    torn += [
        code
        for code, one in requests.items()
        if code.startswith("S") and f"Saved{code[1:]}" not in people
    ]
    assert {postings[key].state for key in claimed} == {PostingState.IN_HAND}
    with store.write(actor(), MONDAY) as transaction:
        for key_ in claimed:
            transaction.save(postings[key_].move_to(PostingState.UNCERTAIN))
        queued = [
            one
            for one in transaction.find(Posting, state=str(PostingState.QUEUED))
            if str(one.id) in claimed
        ]
    store.close()
    print(
        "step × kill:",
        dict(kills),
        (
            f"acknowledged {len(acknowledged)}, lost {len(lost)}, torn {len(torn)}, could "
            f"be posted twice {len(queued)}"
        ),
    )
    assert min(kills[step] for step in STEPS) >= runs // 3
    assert not lost
    assert not torn
    assert not queued
