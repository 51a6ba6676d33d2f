"""``intake walkthrough``: take two calls with the keyboard alone, and record the walk.

Two whole calls in the practice centre, with real key events on the real windows.
"""

from __future__ import annotations

import argparse
import atexit
import json
import os
import shutil
import sys
import tempfile
import tomllib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from intake import __version__
from intake.app.desk_screen import DeskScreen
from intake.app.early_window import EarlyWindow
from intake.app.garbage_collection import QtThreadCollector
from intake.app.headless import use_no_screen
from intake.app.pages import Pages
from intake.app.timers import Timers
from intake.desk.centre.practice_centre_filler import PracticeCentreFiller
from intake.domain.resident import Resident
from intake.kit.clock import ClockStartingAt
from intake.kit.font_subset import subset_screen_fonts
from intake.kit.fonts import find_noto_sans, screen_fonts
from intake.kit.paths import Home, resources
from intake.kit.time_zone import AMSTERDAM
from intake.ui.qt_runner import QtRunner
from intake.ui.theme import load_fonts
from intake.walkthrough import walk_calls
from intake.walkthrough.event_loop_steps import EventLoopSteps
from intake.walkthrough.manual_baseline import ByHand
from intake.walkthrough.walk_project import PARTS, ProjectWalk
from intake.walkthrough.walk_recorder import WalkRecorder
from intake.wiring.application import Application, open_application

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence


_START = (14, 30)


def run_walkthrough(arguments: Sequence[str]) -> int:
    """Walk, and write pictures, slips and ``record.json``; exit status 0 if each check passed."""
    parser = argparse.ArgumentParser(prog="intake walkthrough", description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, help="the folder for pictures, slips and record"
    )
    parser.add_argument("--residents", type=int, default=0, help="so many more residents on file")
    parser.add_argument(
        "--project", action="store_true", help="walk through the practice camp instead of two calls"
    )
    options = parser.parse_args(arguments)
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    # Outside DIR: the browser still writes there when the program ends.
    root = Path(tempfile.mkdtemp(prefix="intake-walkthrough-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    use_no_screen()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - made in the line before
    app.setStyle("Fusion")
    QtThreadCollector(app)
    qInstallMessageHandler(_say_of_qt)
    clock = ClockStartingAt(datetime(2026, 11, 23, *_START, tzinfo=AMSTERDAM))
    application = open_application(Home(root), os.urandom(32), clock, practice=True)
    facts = tomllib.loads((resources() / "practice" / "centre.toml").read_text(encoding="utf8"))
    actor = (
        PracticeCentreFiller(application.store, clock, application.use_cases, application.translate)
        .fill(facts)
        .value
    )

    if actor and options.residents:
        with application.store.write(actor, clock.now()) as transaction:
            for number in range(options.residents):
                transaction.save(
                    Resident(
                        first_name=f"Voornaam{number}",
                        last_name=f"Achternaam{number}",
                        postcode="1054 AB",
                        house_number=str(number),
                    )
                )

    if options.project:
        return _walk_project(app, application, out)
    return _walk(app, application, out)


def _story(
    walk: WalkRecorder, by_hand: ByHand
) -> Generator[tuple[str, Callable[[], bool]], None, None]:
    """Walk through everything; the follow-up of a call is counted with that call."""
    walk.begin_part("preparation")
    yield from walk_calls.sign_in_everywhere(walk)
    for hand, who in (("", walk_calls.YILMAZ), ("_mouse", walk_calls.KAYA)):
        walk.begin_part(f"known_caller{hand}")
        yield from walk_calls.known_caller(walk)
        walk.begin_part(f"new_caller{hand}")
        yield from walk_calls.new_caller(walk, who)
        for call in (f"known_caller{hand}", f"new_caller{hand}"):
            walk.begin_part(call)
            taken = walk.taken[call]
            yield from walk_calls.follow_up(walk, taken.request.id, taken.resident.full_name)
        yield from walk.hands.command(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    walk.begin_part("ringing")
    known = walk.taken["known_caller_mouse"]
    yield from walk_calls.ringing(walk, known.request.id, known.resident.phones[0].number)
    walk.begin_part("afterwards")
    yield from walk_calls.look_round(walk)
    walk.begin_part("by_hand")
    yield from by_hand.story()


def _say_of_qt(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """Print Qt's messages, except that a missing screen has no window hints."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def _walk_project(app: QApplication, application: Application, out: Path) -> int:
    """Walk through the practice camp; print the keystrokes of each part."""
    runner = QtRunner()
    early_window = _open_window(application, runner)
    screen = DeskScreen(early_window, application, Pages)
    walk = WalkRecorder(application, screen, out)
    project = ProjectWalk(walk)
    faults = _run(app, screen, project.story())
    checks = {} if faults else project.checks()
    parts = {part: walk.counts[part].as_record() for part in PARTS if part in walk.counts}
    record = {
        "well": bool(checks) and all(checks.values()),
        "fault": "\n".join(faults),
        **parts,
        "checks": checks,
        "steps": walk.steps,
    }
    (out / "record.json").write_text(
        json.dumps(record, indent=1, ensure_ascii=False, default=str), encoding="utf8"
    )
    screen.dispose()
    runner.stop()
    application.close()
    for part, count in parts.items():
        print(f"{part}: {count['K']} toetsen, {count['seconds']} s")
    for what, held in checks.items():
        print(f"  {'✓' if held else '✗'} {what}")
    if faults:
        print("\n".join(faults))
    return 0 if record["well"] else 1


def _open_window(application: Application, runner: QtRunner) -> EarlyWindow:
    # So that the pictures show the characters of a desk's second start.
    subset_screen_fonts(find_noto_sans(), application.home.folder("cache"), __version__)
    early_window = EarlyWindow(
        application.startup,
        runner,
        runner,
        load_fonts(*screen_fonts(application.home.folder("cache"), __version__)),
    )
    early_window.session.open_look_up(application.look_up)
    return early_window


def _run(
    app: QApplication,
    screen: DeskScreen,
    story: Generator[tuple[str, Callable[[], bool]], None, None],
) -> list[str]:
    """Run a story on the event loop to its end; return what went wrong."""
    stepper = EventLoopSteps(story)
    faults: list[str] = []
    screen.session.crashed.connect(lambda error: faults.append(repr(error)))

    def ended(fault: str) -> None:
        if fault:
            faults.append(fault)
        app.quit()

    def begin() -> None:
        screen.build()
        stepper.start()

    stepper.ended.connect(ended)
    QTimer.singleShot(0, begin)
    app.exec()
    return faults


def _walk(app: QApplication, application: Application, out: Path) -> int:
    runner = QtRunner()
    early_window = _open_window(application, runner)
    screen = DeskScreen(early_window, application, Pages)
    walk = WalkRecorder(application, screen, out)
    by_hand = ByHand(walk)
    timers = Timers(screen)
    faults = _run(app, screen, _story(walk, by_hand))
    if faults:
        faults.append(screen.online.why_not())
    record = walk.record("\n".join(faults))
    (out / "record.json").write_text(
        json.dumps(record, indent=1, ensure_ascii=False, default=str), encoding="utf8"
    )
    timers.stop()
    by_hand.dispose()
    screen.dispose()
    runner.stop()
    application.close()
    _tell(record, out)
    if record["well"]:
        return 0
    return 1


def _tell(record: dict[str, object], out: Path) -> None:
    for call, name in (
        ("known_caller", "De bekende beller"),
        ("new_caller", "De nieuwe beller"),
        ("known_caller_mouse", "De bekende beller, met de muis"),
        ("new_caller_mouse", "De nieuwe beller, met de muis"),
        ("ringing", "Van het rinkelen tot het verzoek"),
        ("known_caller_follow_up", "Van de reactie tot het briefje"),
        ("new_caller_follow_up", "Van de reactie tot het briefje, nieuwe beller"),
        ("by_hand", "Hetzelfde met de hand op drie sites"),
    ):
        count = record.get(call)
        if isinstance(count, dict):
            print(
                f"{name}: {count['seconds']} s (K {count['K']}, P {count['P']}, H "
                f"{count['H']}, M {count['M']}; trage typist "
                f"{count['seconds_slow_typist']} s)"
            )

    checks = record["checks"]
    if isinstance(checks, dict):
        for call, each in checks.items():
            for what, held in each.items():
                print(f"  {'✓' if held else '✗'} {call}: {what}")

    if record["fault"]:
        print(record["fault"])
    print(f"Briefjes, foto's en verslag (record.json) liggen in: {out}")
