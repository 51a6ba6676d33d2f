"""One walk: the screen, the keys that are pressed on it, and what is recorded."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from intake.kit.codes import format_code
from intake.kit.paths import resources
from intake.ui.widgets.pdf_pages import page_image
from intake.walkthrough.hands import Hands
from intake.walkthrough.keyboard_driver import KeyboardDriver, KeystrokeLevelCount
from intake.walkthrough.verify_call import check_call

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from intake.app.desk_screen import DeskScreen
    from intake.desk.taking.take_request import TakenRequest
    from intake.domain.platform_profile import PlatformProfile
    from intake.domain.task import TaskKind
    from intake.ui.replies.reply_view import ReplyView
    from intake.ui.tasks.task_view import TaskView
    from intake.wiring.application import Application


PICTURE_DPI = 150

CALLS = ("known_caller", "new_caller", "known_caller_mouse", "new_caller_mouse")
"""The calls of a walk, as they are named in the record."""


class WalkRecorder:
    """One walk: the screen, the keyboard, and what is recorded."""

    def __init__(self, application: Application, screen: DeskScreen, out: Path) -> None:
        self.application = application
        self.screen = screen
        self.out = out
        self.translate = application.translate
        self.keyboard = KeyboardDriver()
        self.hands = Hands(screen, self.keyboard)
        self.call = "start"
        self.steps: list[dict[str, object]] = []
        self.counts: dict[str, KeystrokeLevelCount] = {}
        self.taken: dict[str, TakenRequest] = {}
        self.slips: dict[str, dict[str, object]] = {}
        self._follow_ups: dict[str, KeystrokeLevelCount] = {}
        self._questions = 0
        self._replies: list[ReplyView] = []
        self._tasks: list[TaskView] = []
        self._pictures = 0
        screen.online.question.connect(self._asked)
        screen.online.taken.connect(self._request_taken)
        screen.replies.listed.connect(self._replies_listed)
        screen.calls.listed.connect(self._tasks_listed)

    def _request_taken(self, taken: TakenRequest) -> None:
        self.taken[self.call] = taken

    def _replies_listed(self, cards: list[ReplyView]) -> None:
        self._replies = cards

    def _tasks_listed(self, cards: list[TaskView]) -> None:
        self._tasks = cards

    def begin_part(self, call: str) -> None:
        """Count what follows as this part of the walk."""
        self.call = call
        self.hands.by_mouse = call.endswith("_mouse")
        self.keyboard.count = self.counts.setdefault(call, KeystrokeLevelCount())

    def begin_follow_up(self) -> None:
        """Count, besides the call, what follows from its first reply to the printed slip."""
        self._follow_ups[f"{self.call}_follow_up"] = replace(self.keyboard.count)

    def _end_follow_up(self) -> None:
        name = f"{self.call}_follow_up"
        before, now = self._follow_ups[name], self.keyboard.count
        self._follow_ups[name] = KeystrokeLevelCount(
            K=now.K - before.K, P=now.P - before.P, H=now.H - before.H, M=now.M - before.M
        )

    def step(self, what: str, *, picture: str = "", window: QWidget | None = None) -> None:
        """Record a step, with a picture of the page."""
        shot = ""
        if picture:
            self._pictures += 1
            shot = f"{self._pictures:02d}-{picture}.png"
            target = window or self.screen.frame
            if target:
                # So that what was just shown or hidden is laid out.
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
                target.grab().save(str(self.out / shot))
        print(f"{self.call}: {what}", flush=True)
        self.steps.append(
            {
                "call": self.call,
                "at": self.application.clock.now().isoformat(timespec="milliseconds"),
                "what": what,
                "picture": shot,
                "so_far": self.keyboard.count.as_record(),
            }
        )

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def platforms(self) -> tuple[PlatformProfile, ...]:
        return self.application.use_cases.postings.platforms.all()

    def open_questions(self) -> int:
        return self._questions

    def replies_for(self, request_id: UUID) -> int:
        with self.application.store.read() as transaction:
            from intake.domain.reply import Reply

            return len(transaction.find(Reply, request_id=request_id))

    def row_of_reply(self, request_id: UUID, *, chosen: bool) -> int:
        """Return the row of a reply to a request, or -1.

        With ``chosen`` it is a later mail of the chosen neighbour, else a first reply.
        """
        from intake.domain.agreement import Agreement
        from intake.domain.reply import Reply

        with self.application.store.read() as transaction:
            mine = {reply.id: reply for reply in transaction.find(Reply, request_id=request_id)}
            agreed = {
                transaction.get(Reply, agreement.reply_id).address
                for agreement in transaction.find(Agreement, request_id=request_id)
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
        wanted = next(
            (
                card.row_id
                for card in self._tasks
                if card.request_id == request_id and card.title == title
            ),
            None,
        )
        return -1 if wanted is None else self.screen.pages["calls"].row_of(wanted)

    def asks_to_share(self, request_id: UUID) -> bool:
        return any(card.share_question for card in self._tasks if card.request_id == request_id)

    def keep_slip(self, request_id: UUID) -> None:
        """Store the slip as PDF and as a picture, and read its code back from the picture."""
        self._end_follow_up()
        source = self.screen.slip.file
        assert source is not None  # noqa: S101 - the step before has waited for it
        pdf = self.out / f"slip-{self.call}.pdf"
        png = self.out / f"slip-{self.call}.png"
        shutil.copyfile(source, pdf)
        document = QPdfDocument()
        document.load(str(pdf))
        page_image(document, 0, PICTURE_DPI).save(str(png))
        document.close()
        code = self.taken[self.call].request.code
        code_on_paper = self.application.read_code(png)
        self.slips[self.call] = {
            "pdf": pdf.name,
            "png": png.name,
            "code": format_code(code),
            "qr_reads": code_on_paper or "",
            "right": code_on_paper == code,
            "request": str(request_id),
        }
        self.step(
            "The slip", picture=f"slip-window-{self.call}", window=self.screen.print_windows.window
        )

    def record(self, fault: str) -> dict[str, object]:
        """Return what happened, and the result of each check."""
        walk = json.loads((resources() / "practice" / "walk.json").read_text(encoding="utf8"))
        checks: dict[str, dict[str, bool]] = {}
        for call in CALLS:
            if call in self.taken:
                checks[call] = check_call(
                    self.application, self.taken[call].request.id, walk[call]["must_hold"]
                ) | {
                    "the slip's QR reads back as the code": bool(
                        self.slips.get(call, {}).get("right")
                    )
                }

        counts: dict[str, object] = {
            call: self.counts[call].as_record()
            for call in ("preparation", *CALLS, "ringing", "by_hand")
            if call in self.counts
        }
        counts |= {call: count.as_record() for call, count in self._follow_ups.items()}
        return {
            "today": walk["today"],
            "well": not fault
            and len(checks) == len(CALLS)
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
