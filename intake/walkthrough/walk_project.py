"""Walk through a Buurtcamping by keys: begin, ring, share out, collect, hand out, bring home."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from intake.domain.custody import HolderKind
from intake.domain.project import Project, ProjectState
from intake.domain.trip import TripKind
from intake.ui.projects.next_step import NextStep
from intake.ui.projects.project_words import Shown
from intake.walkthrough.event_loop_steps import until
from intake.walkthrough.keyboard_driver import focus_name

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from uuid import UUID

    from intake.desk.projects.project_facts import ProjectFacts
    from intake.domain.thing import Thing
    from intake.ui.handovers.page import HandoversPage
    from intake.ui.projects.page import ProjectsPage
    from intake.walkthrough.walk_recorder import WalkRecorder

    Steps = Generator[tuple[str, Callable[[], bool]], None, None]

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = Qt.Key.Key_Return

PARTS = (
    "project_begin", "project_ring", "project_share", "project_collect", "project_hand_out",
    "project_take_back", "project_bring_home", "project_close",
)  # fmt: skip
"""The parts of the walk, as they are named in the record."""

_ROUND_KEYS = {TripKind.COLLECT: Qt.Key.Key_O, TripKind.RETURN: Qt.Key.Key_R}


class ProjectWalk:
    """A team at one desk, with the practice camp."""

    def __init__(self, walk: WalkRecorder) -> None:
        self._walk = walk

    @property
    def _page(self) -> ProjectsPage:
        page: ProjectsPage = self._walk.screen.pages["projects"]
        return page

    @property
    def _counter(self) -> HandoversPage:
        page: HandoversPage = self._walk.screen.pages["handovers"]
        return page

    def story(self) -> Steps:
        """Walk through the parts in their order."""
        walk = self._walk
        walk.begin_part("preparation")
        yield until("the sign-in", lambda: focus_name() == walk.translate("sign-in-pin"))
        walk.keyboard.think().type("2974")
        walk.keyboard.press(_ENTER)
        yield until("the desk", lambda: focus_name() == walk.translate("who-title"))
        acts = (
            self._begin, self._ring, self._share, self._collect, self._hand_out, self._take_back,
            self._bring_home, self._close,
        )  # fmt: skip
        for part, act in zip(PARTS, acts, strict=True):
            walk.begin_part(part)
            yield from act()

    def checks(self) -> dict[str, bool]:
        """Return whether the camp ended as it should."""
        with self._walk.application.store.read() as transaction:
            project = transaction.find(Project)[0]
        facts = self._facts()
        counts = [line.counts for line in facts.lines()]
        return {
            "the camp is closed": project.state is ProjectState.CLOSED,
            "every promised piece is home or reported": all(
                count.promised == count.home + count.lost for count in counts
            ),
            "something was lent": sum(count.home for count in counts) > 0,
        }

    def _begin(self) -> Steps:
        walk = self._walk
        walk.keyboard.press(Qt.Key.Key_7, _CTRL)
        yield until("Projecten", self._page.isVisible)
        walk.step("No project yet", picture="projects-none")
        walk.keyboard.think().press(_ENTER, _CTRL)
        yield until("the camp", lambda: self._page.page.project_id is not None)
        walk.step("What is needed, what is there", picture="projects-begun")

    def _ring(self) -> Steps:
        """Ring each lender whom nobody has rung; one of them says no."""
        walk = self._walk
        while self._offered():
            left = self._offered()
            walk.keyboard.think().press(_ENTER, _CTRL)
            yield until("the form", lambda: self._page.entry.is_open)
            walk.step("Does it stand?", picture="projects-ring" if left > 1 else "")
            if left == 1:
                walk.keyboard.press(Qt.Key.Key_Q, _ALT)
                walk.keyboard.think().press(Qt.Key.Key_K, _ALT)
            else:
                walk.keyboard.think().press(Qt.Key.Key_S, _CTRL)
            yield until(
                "the answer",
                lambda left=left: self._offered() < left and not self._page.entry.is_open,
            )

        yield from self._read_posts()

    def _read_posts(self) -> Steps:
        """Read the posts for what falls short now; in this camp they stay in the drawer."""
        walk = self._walk
        walk.keyboard.think().press(Qt.Key.Key_M, _ALT)
        yield until("the posts", lambda: self._page.review.is_open)
        walk.step("Posts for what falls short", picture="projects-posts")
        walk.keyboard.press(Qt.Key.Key_Q, _ALT)
        yield until("the board", lambda: not self._page.review.is_open)

    def _share(self) -> Steps:
        walk = self._walk
        walk.keyboard.think().press(Qt.Key.Key_V, _ALT)
        yield until("shared out", lambda: bool(self._page.page.rows[Shown.COMPLETE]))
        walk.keyboard.press(Qt.Key.Key_2, _ALT)
        walk.step("Who has what they need", picture="projects-shared")

    def _collect(self) -> Steps:
        """Plan the round, print the routes, load each van and bring what is in it in."""
        walk = self._walk
        yield from self._plan_round("over 8 dagen", TripKind.COLLECT)
        yield from self._go_on_while(NextStep.LOAD, NextStep.BRING_IN)
        walk.step("Everything is in house", picture="projects-in-house")

    def _hand_out(self) -> Steps:
        walk = self._walk
        walk.keyboard.press(Qt.Key.Key_7, _CTRL)
        yield until("in house", self._page.isVisible)
        yield from self._print(Qt.Key.Key_P, _CTRL, "hand-out-list")
        rows = self._page.page.rows
        given = {allocation.participant_id for allocation in walk.screen.projects.state.allocations}
        for row in (*rows[Shown.COMPLETE], *rows[Shown.LACKING]):
            if row.key not in given:
                continue
            walk.keyboard.press(Qt.Key.Key_7, _CTRL)
            before = self._pieces("handed_out")
            self._page.resident_wanted.emit(row.resident_id)
            yield until(
                "the resident",
                lambda row=row: bool(
                    self._counter.counter and self._counter.counter.resident_id == row.resident_id
                ),
            )
            walk.keyboard.think().press(_ENTER)
            walk.keyboard.press(_ENTER, _CTRL)
            yield until("handed out", lambda before=before: self._pieces("handed_out") > before)
        walk.step("Handed out", picture="projects-handed-out")

    def _take_back(self) -> Steps:
        """Take in what each resident brings back."""
        walk = self._walk
        walk.keyboard.press(Qt.Key.Key_6, _CTRL)
        walk.keyboard.press(Qt.Key.Key_F8)
        residents = {who: None for thing in self._things() for who in self._residents_with(thing)}
        for resident_id in residents:
            walk.screen.handovers.open_resident(resident_id)
            yield until("what they have", partial(self._is_ready_to_take_in, resident_id))
            before = self._pieces("handed_out")
            walk.keyboard.think().press(_ENTER)
            yield until(
                "taken in",
                lambda before=before: (
                    self._pieces("handed_out") < before and self._counter.code.hasFocus()
                ),
            )
        walk.step("Everything is back", picture="projects-back")

    def _is_ready_to_take_in(self, resident_id: UUID) -> bool:
        shown = self._counter.counter
        return bool(shown and shown.resident_id == resident_id) and self._counter.go.hasFocus()

    def _bring_home(self) -> Steps:
        walk = self._walk
        walk.keyboard.press(Qt.Key.Key_7, _CTRL)
        yield until("what comes", lambda: self._page.page.step.kind is NextStep.RETURN)
        yield from self._plan_round("over 14 dagen", TripKind.RETURN)
        yield from self._go_on_while(NextStep.BRING_HOME)
        yield until("all home", lambda: self._pieces("back") + self._pieces("in_store") == 0)
        walk.step("Everything is home", picture="projects-home")

    def _close(self) -> Steps:
        walk = self._walk
        walk.keyboard.think().press(Qt.Key.Key_E, _ALT)
        yield from self._print(Qt.Key.Key_S, _ALT, "closing-sheet")
        yield from self._print(Qt.Key.Key_Y, _ALT, "thank-you-letters")
        walk.keyboard.think().press(Qt.Key.Key_A, _ALT)
        yield until("closed", lambda: not self._page.page.is_open)
        walk.step("The camp is closed", picture="projects-closed")

    def _plan_round(self, day: str, kind: TripKind) -> Steps:
        walk = self._walk
        walk.keyboard.think().press(_ROUND_KEYS[kind], _ALT)
        yield until("the form", lambda: self._page.entry.is_open)
        walk.keyboard.type(day)
        walk.keyboard.think().press(Qt.Key.Key_S, _CTRL)
        state = walk.screen.projects
        yield until("the trips", lambda: any(trip.trip.kind is kind for trip in state.state.trips))
        walk.keyboard.press(Qt.Key.Key_6, _ALT)
        walk.step("The round", picture=f"projects-{kind}")
        yield from self._print(Qt.Key.Key_P, _ALT, f"route-{kind}")

    def _go_on_while(self, *steps: NextStep) -> Steps:
        """Press the main button as long as it names one of these steps."""
        while (now := self._page.page.step).kind in steps:
            self._walk.keyboard.think().press(_ENTER, _CTRL)
            yield until("the next step", lambda now=now: self._page.page.step != now)

    def _print(self, key: Qt.Key, held: Qt.KeyboardModifier, name: str) -> Steps:
        """Print a paper, keep it, and close its window."""
        walk = self._walk
        before = self._drawn_at()
        walk.keyboard.think().press(key, held)
        yield until(f"the paper {name}", lambda: self._drawn_at() not in (0, before))
        yield until("its window", self._is_paper_shown)
        drawn = walk.screen.slip.file
        if drawn:
            shutil.copyfile(drawn, walk.out / f"{name}.pdf")
        walk.step(f"Printed: {name}", picture=name, window=walk.screen.print_windows.window)
        walk.keyboard.press(Qt.Key.Key_Escape)
        yield until("the page again", lambda: not self._is_paper_shown())

    def _drawn_at(self) -> int:
        """Return when the last paper was drawn, 0 if none was."""
        drawn = self._walk.screen.slip.file
        return drawn.stat().st_mtime_ns if drawn and drawn.exists() else 0

    def _is_paper_shown(self) -> bool:
        window = self._walk.screen.print_windows.window
        return window is not None and window.isVisible()

    def _facts(self) -> ProjectFacts:
        use_cases = self._walk.application.use_cases
        actor = self._walk.screen.session.actor
        project_id = use_cases.projects.list_all(actor)[0].id
        return use_cases.projects.read(actor, project_id)

    def _pieces(self, name: str) -> int:
        return sum(getattr(line.counts, name) for line in self._facts().lines())

    def _offered(self) -> int:
        """Return how many lenders the page says are to be rung."""
        return len(self._page.page.rows[Shown.TO_RING])

    def _things(self) -> list[Thing]:
        """Return the things that are with somebody, but not at their lender's."""
        facts = self._facts()
        return [
            thing
            for thing in facts.things
            if any(row.kind is not HolderKind.LENDER for row in facts.holdings_of(thing.id))
        ]

    def _residents_with(self, thing: Thing) -> list[UUID]:
        rows = self._facts().holdings_of(thing.id)
        return [row.resident_id for row in rows if row.resident_id]
