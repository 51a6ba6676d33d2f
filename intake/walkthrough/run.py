"""``intake walkthrough``.

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
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from intake import __version__
from intake.app.first_window import FirstWindow
from intake.app.headless import without_a_screen
from intake.app.screen import Screen
from intake.app.timers import Timers
from intake.desk.centre.practice_centre import PracticeCentre
from intake.domain.resident import Resident
from intake.kit.clock import SteppedClock
from intake.kit.codes import format_code
from intake.kit.font_subset import subset_screen_fonts
from intake.kit.fonts import find_noto_sans, screen_fonts
from intake.kit.paths import Home, resources
from intake.kit.time_zone import AMSTERDAM
from intake.ui.qt_runner import QtRunner
from intake.ui.theme import load_fonts
from intake.ui.widgets.page_printing import page_image
from intake.walkthrough import walk_calls
from intake.walkthrough.event_loop_steps import EventLoopSteps
from intake.walkthrough.keyboard_driver import Count, Hands
from intake.walkthrough.manual_baseline import ByHand
from intake.walkthrough.verify_call import held_by
from intake.wiring.application import Application, open_application

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from intake.desk.taking.take_request import TakenRequest
    from intake.domain.profile import Profile
    from intake.domain.task import TaskKind
    from intake.ui.calls.task_card import TaskCard
    from intake.ui.replies.reply_card import ReplyCard

_START = (14, 30)
_PICTURE_DPI = 150


class Walk:
    """One walk: the screen, the hands, and what is written down on the way."""

    def __init__(self, application: Application, screen: Screen, out: Path) -> None:
        self.application = application
        self.screen = screen
        self.out = out
        self.translate = application.translate
        self.hands = Hands()
        self.call = "start"
        self.steps: list[dict[str, object]] = []
        self.counts: dict[str, Count] = {}
        self.taken: dict[str, TakenRequest] = {}
        self.slips: dict[str, dict[str, object]] = {}
        self._questions = 0
        self._replies: list[ReplyCard] = []
        self._tasks: list[TaskCard] = []
        self._pictures = 0
        screen.online.question.connect(self._asked)
        screen.online.taken.connect(self._request_taken)
        screen.replies.listed.connect(self._replies_listed)
        screen.calls.listed.connect(self._tasks_listed)
        self.by_hand = ByHand(self)

    def story(self) -> Generator[tuple[str, Callable[[], bool]], None, None]:
        """Live through it all; the follow-up of a call counts with that call."""
        yield from self._part("preparation", walk_calls.sign_in_everywhere(self))
        yield from self._part("known_caller", walk_calls.known_caller(self))
        yield from self._part("new_caller", walk_calls.new_caller(self))
        for call in ("known_caller", "new_caller"):
            taken = self.taken[call]
            yield from self._part(
                call, walk_calls.follow_up(self, taken.request.id, taken.resident.full_name)
            )
        yield from self._part("afterwards", walk_calls.look_round(self))
        yield from self._part("by_hand", self.by_hand.story())

    def _request_taken(self, taken: TakenRequest) -> None:
        self.taken[self.call] = taken

    def _replies_listed(self, cards: list[ReplyCard]) -> None:
        self._replies = cards

    def _tasks_listed(self, cards: list[TaskCard]) -> None:
        self._tasks = cards

    def _part(
        self, call: str, story: Generator[tuple[str, Callable[[], bool]], None, None]
    ) -> Generator[tuple[str, Callable[[], bool]], None, None]:
        self.call = call
        self.hands.count = self.counts.setdefault(call, Count())
        yield from story

    def step(self, what: str, *, picture: str = "", window: QWidget | None = None) -> None:
        """Write a step down, with a picture of the page as it stands."""
        shot = ""
        if picture:
            self._pictures += 1
            shot = f"{self._pictures:02d}-{picture}.png"
            target = window or self.screen.frame
            if target:
                QApplication.sendPostedEvents(
                    None, QEvent.Type.LayoutRequest.value
                )  # what was just shown or hidden has its place
                target.grab().save(str(self.out / shot))
        print(f"{self.call}: {what}", flush=True)
        self.steps.append(
            {
                "call": self.call,
                "at": self.application.clock.now().isoformat(timespec="milliseconds"),
                "what": what,
                "picture": shot,
                "so_far": self.hands.count.message(),
            }
        )

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def platforms(self) -> tuple[Profile, ...]:
        return self.application.use_cases.postings.platforms.all()

    def open_questions(self) -> int:
        return self._questions

    def replies_for(self, request_id: UUID) -> int:
        with self.application.store.read() as transaction:
            from intake.domain.reply import Reply

            return len(transaction.find(Reply, request_id=request_id))

    def row_of_reply(self, request_id: UUID, *, chosen: bool) -> int:
        """Return the row of a reply to a request, -1 where there is none.

        With ``chosen`` it is a further mail of the chosen neighbour, else a first one.
        """
        from intake.domain.agreement import Agreement
        from intake.domain.reply import Reply

        with self.application.store.read() as transaction:
            mine = {reply.id: reply for reply in transaction.find(Reply, request_id=request_id)}
            agreed = {
                transaction.get(Reply, one.reply_id).address
                for one in transaction.find(Agreement, request_id=request_id)
            }
        for row, card in enumerate(self._replies):
            reply = mine.get(card.reply_id)
            if (
                reply is not None
                and (not chosen or reply.address in agreed)
                and card.has_agreement == chosen
                and not card.awaits_yes
            ):
                return row
        return -1

    def row_of_task(self, request_id: UUID, kind: TaskKind) -> int:
        title = self.translate(f"task-{str(kind).replace('_', '-')}")
        return next(
            (
                row
                for row, card in enumerate(self._tasks)
                if card.request_id == request_id and card.title == title
            ),
            -1,
        )

    def asks_to_share(self, request_id: UUID) -> bool:
        return any(card.share_question for card in self._tasks if card.request_id == request_id)

    def keep_slip(self, request_id: UUID) -> None:
        """Keep the slip as PDF and as a picture, and read its code back from the picture."""
        source = self.screen.slip.file
        assert source is not None  # noqa: S101 - the step before has waited for it
        pdf = self.out / f"slip-{self.call}.pdf"
        png = self.out / f"slip-{self.call}.png"
        shutil.copyfile(source, pdf)
        document = QPdfDocument()
        document.load(str(pdf))
        page_image(document, 0, _PICTURE_DPI).save(str(png))
        document.close()
        code = self.taken[self.call].request.code
        read = self.application.read_code(png)
        self.slips[self.call] = {
            "pdf": pdf.name,
            "png": png.name,
            "code": format_code(code),
            "qr_reads": read or "",
            "right": read == code,
            "request": str(request_id),
        }
        self.step(
            "The slip", picture=f"slip-window-{self.call}", window=self.screen.print_windows.window
        )

    def record(self, fault: str) -> dict[str, object]:
        """Gather what happened, and whether each thing that must hold does."""
        walk = json.loads((resources() / "practice" / "walk.json").read_text(encoding="utf8"))
        checks: dict[str, dict[str, bool]] = {}
        for call in ("known_caller", "new_caller"):
            if call in self.taken:
                checks[call] = held_by(
                    self.application, self.taken[call].request.id, walk[call]["must_hold"]
                ) | {
                    "the slip's QR reads back as the code": bool(
                        self.slips.get(call, {}).get("right")
                    )
                }
        counts: dict[str, object] = {
            call: self.counts[call].message()
            for call in ("preparation", "known_caller", "new_caller", "by_hand")
            if call in self.counts
        }
        return {
            "today": walk["today"],
            "well": not fault
            and len(checks) == 2
            and all(all(each.values()) for each in checks.values()),
            "fault": fault,
            **counts,
            "checks": checks,
            "slips": self.slips,
            "steps": self.steps,
        }

    def _asked(self, question: object) -> None:
        if question:
            self._questions = getattr(question, "total", 0) - getattr(question, "number", 1) + 1
        else:
            self._questions = 0


def run_walkthrough(translate: Sequence[str]) -> int:
    """Walk, write pictures, slips and ``record.json``; exit status 0 only if everything held."""
    asked = argparse.ArgumentParser(prog="intake walkthrough", description=__doc__)
    asked.add_argument(
        "--out", type=Path, required=True, help="the folder for pictures, slips and record"
    )
    asked.add_argument("--residents", type=int, default=0, help="so many more residents on file")
    given = asked.parse_args(translate)
    out: Path = given.out
    out.mkdir(parents=True, exist_ok=True)
    root = Path(
        tempfile.mkdtemp(prefix="intake-walkthrough-")
    )  # not in DIR: the browser still writes there as the program ends
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    without_a_screen()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - made in the line before
    app.setStyle("Fusion")
    qInstallMessageHandler(_say_of_qt)
    clock = SteppedClock(datetime(2026, 11, 23, *_START, tzinfo=AMSTERDAM))
    application = open_application(Home(root), os.urandom(32), clock, practice=True)
    facts = tomllib.loads((resources() / "practice" / "centre.toml").read_text(encoding="utf8"))
    actor = PracticeCentre(
        application.store, clock, application.use_cases, application.translate
    ).fill(facts)
    if actor and given.residents:
        with application.store.write(actor, clock.now()) as transaction:
            for number in range(given.residents):
                transaction.save(
                    Resident(
                        first_name=f"Voornaam{number}",
                        last_name=f"Achternaam{number}",
                        postcode="1054 AB",
                        house_number=str(number),
                    )
                )
    return _walk(app, application, out)


def _say_of_qt(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """Pass on what Qt says, but not that a screen which is none gives windows no hints."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def _walk(app: QApplication, application: Application, out: Path) -> int:
    runner = QtRunner()
    subset_screen_fonts(
        find_noto_sans(), application.home.folder("cache"), __version__
    )  # the pictures show letters as a desk does from its second start on
    first_window = FirstWindow(
        application.startup,
        runner,
        runner,
        load_fonts(*screen_fonts(application.home.folder("cache"), __version__)),
    )
    first_window.session.open_look_up(application.look_up)
    screen = Screen(first_window, application)
    walk = Walk(application, screen, out)
    timers = Timers(screen)
    stepper = EventLoopSteps(walk.story())
    faults: list[str] = []
    screen.session.crashed.connect(lambda error: faults.append(repr(error)))

    def ended(fault: str) -> None:
        if fault:
            faults.append(f"{fault}; {screen.online.why_not()}")
        app.quit()

    def begin() -> None:
        screen.build()
        stepper.start()

    stepper.ended.connect(ended)
    QTimer.singleShot(0, begin)
    app.exec()
    record = walk.record("\n".join(faults))
    (out / "record.json").write_text(
        json.dumps(record, indent=1, ensure_ascii=False, default=str), encoding="utf8"
    )
    timers.stop()
    walk.by_hand.dispose()
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
        ("by_hand", "Hetzelfde met de hand op drie sites"),
    ):
        count = record.get(call)
        if isinstance(count, dict):
            print(
                f"{name}: {count['seconds']} s (K {count['K']}, P {count['P']}, H {count['H']}, M {count['M']}; trage typist {count['seconds_slow_typist']} s)"
            )
    checks = record["checks"]
    if isinstance(checks, dict):
        for call, each in checks.items():
            for what, held in each.items():
                print(f"  {'✓' if held else '✗'} {call}: {what}")
    if record["fault"]:
        print(record["fault"])
    print(f"Briefjes, foto's en verslag (record.json) liggen in: {out}")
