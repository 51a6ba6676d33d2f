"""Interrupt one kind of work again and again, and check each time what stands.

``python -m tests.interruptions.run HOW KIND ROUNDS FOLDER SEED``: ``HOW`` is ``kill``, ``lossy`` (a
disk that loses what was not synced) or ``image`` (the image of a disk, copied while it is written
to). Everything is loaded once and each round runs in a fork; the last line is a report in JSON.
"""

from __future__ import annotations

import json
import os
import random
import selectors
import shutil
import signal
import sys
import time
import tomllib
import traceback
from contextlib import contextmanager, suppress
from os import _exit as end_process
from pathlib import Path

from intake.desk.centre.practice_centre_filler import PracticeCentreFiller
from intake.kit.paths import Home, resources
from intake.store.sql_store import open_file_store
from intake.wiring.application import open_application
from tests.fakes import FixedClock, a_key
from tests.interruptions.desk_work import KINDS, Place
from tests.interruptions.image_disk import image_disk
from tests.interruptions.lossy_disk import lossy_disk
from tests.real.store.people import put_annie
from tests.restore_child import FileRing


@contextmanager
def plain_folder(template, outside):
    """A folder on the disk that is there: a kill loses nothing that was written."""
    root = outside / "home"
    shutil.copytree(template, root, symlinks=True)
    yield root, lambda _worker: root


DISKS = {"kill": plain_folder, "lossy": lossy_disk, "image": image_disk}


def fork(act):
    """Run an act in a process of its own; gives its number and where its lines come out."""
    out, into = os.pipe()
    worker = os.fork()
    if worker:
        os.close(into)
        return worker, out
    status = 1
    try:
        os.close(out)
        act(lambda word, about: os.write(into, f"{word} {about}\n".encode()))
        status = 0
    except BaseException:  # noqa: BLE001 - told through the pipe, whatever it is
        os.write(into, b"fell " + traceback.format_exc().replace("\n", "\\n").encode() + b"\n")
    finally:
        end_process(status)


def lines_until(out, seconds):
    """Read what is told until the time is over or the end; gives the lines and whether it ended."""
    told, until = b"", time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if not _has_input_within(out, left):
            break
        more = os.read(out, 65536)
        if not more:
            return _parsed(told), True
        told += more
    return _parsed(told), False


def _has_input_within(descriptor, seconds):
    with selectors.DefaultSelector() as selector:
        selector.register(descriptor, selectors.EVENT_READ)
        return bool(selector.select(seconds))


def _parsed(told):
    return [tuple(line.split(" ", 1)) for line in told.decode().splitlines()]


def whole(act):
    """Run an act to its end; gives what it told. A fault of it ends everything."""
    worker, out = fork(act)
    told, _ = lines_until(out, 120)
    os.close(out)
    _, status = os.waitpid(worker, 0)
    if status:
        raise SystemExit("\n".join(about.replace("\\n", "\n") for _, about in told))
    return told


class Interruptions:
    """The rounds of one kind of work, all from the same filled centre."""

    def __init__(self, how, kind, folder, seed):
        self._disk = DISKS[how]
        self._prepare, self._work, self._check = KINDS[kind]
        self._folder = folder
        self._random = random.Random(seed)
        self._template = folder / "template"
        whole(self._fill)
        self._seconds = self._rehearse()

    def _fill(self, _say):
        """Make the centre that each round begins from, and a copy of another one to restore."""
        home, key = Home(self._template), a_key()
        self._template.mkdir()
        FileRing(home).write(key)
        (home.root / "cache").symlink_to(self._folder / "cache")
        (self._folder / "cache").mkdir()
        opened = open_application(home, key, FixedClock(), practice=True)
        parts = (opened.store, opened.clock, opened.use_cases, opened.translate)
        facts = (resources() / "practice" / "centre.toml").read_text("utf8")
        PracticeCentreFiller(*parts).fill(tomllib.loads(facts))
        opened.store.copy_to(self._folder / "before.db")
        opened.close()
        self._prepare(Place(home, self._folder))
        copy_key = a_key()
        (self._folder / "copy.key").write_bytes(copy_key)
        copy = open_file_store(self._folder / "copy.db", copy_key)
        put_annie(copy)
        copy.close()

    def _rehearse(self):
        """Do the work once undisturbed; gives how long it takes here."""
        with self._round() as (place, _):
            began = time.monotonic()
            said = whole(lambda say: self._work(place, say))
            taken = time.monotonic() - began
            whole(lambda _: self._check(place, said))
        return taken

    @contextmanager
    def _round(self):
        outside = self._folder / "round"
        outside.mkdir()
        for name in ("copy.db", "copy.key", "before.db"):
            shutil.copyfile(self._folder / name, outside / name)
        try:
            with self._disk(self._template, outside) as (root, cut):
                yield Place(Home(root), outside), cut
        finally:
            shutil.rmtree(outside)

    def interrupt_once(self):
        """Interrupt it at some moment; gives what was told before, None where it was too late."""
        with self._round() as (place, cut):
            worker, out = fork(lambda say: self._work(place, say))
            said, ended = lines_until(out, self._random.uniform(0, self._seconds))
            root = None
            with suppress(ProcessLookupError):
                root = None if ended else cut(worker)
                os.kill(worker, signal.SIGKILL)
            if root == place.home.root:  # what was told until the kill holds as well
                said += lines_until(out, 5)[0]
            os.close(out)
            with suppress(ChildProcessError):
                os.waitpid(worker, 0)
            if fell := [about for word, about in said if word == "fell"]:
                raise SystemExit(fell[0].replace("\\n", "\n"))
            if root is not None:
                stands = Place(Home(root), place.outside)
                whole(lambda _: self._check(stands, said))
        return None if root is None else said


def main(how, kind, rounds, folder, seed):
    folder = Path(folder)
    work = Interruptions(how, kind, folder, int(seed))
    done, acknowledged, before_any = 0, 0, 0
    while done < int(rounds):
        said = work.interrupt_once()
        if said is not None:
            done += 1
            acknowledged += len(said)
            before_any += not said
    report = {"interrupted": done, "acknowledged": acknowledged, "before any": before_any}
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])
