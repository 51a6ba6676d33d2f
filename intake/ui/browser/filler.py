"""Read a page and fill it, for the posting window and for ``intake fill``.

It never presses a button and never ticks a box.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from intake.filling.corrections import corrections
from intake.filling.evidence import Evidence, read_evidence
from intake.filling.field_values import chosen_suggestion, still_holds
from intake.filling.plan import Plan, control_identity, drop_filled_steps, make_plan
from intake.filling.snapshot import Control, read_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWebEngineCore import QWebEnginePage

    from intake.domain.platform_profile import LearnedField
    from intake.filling.step import Step
    from intake.ports import Runner
from intake.ui.browser.fill_result import FillResult, HeldValue
from intake.ui.browser.page_script import PageScript
from intake.ui.browser.plan_runner import plan_runner, reraise

_QUIET_LOOKS = 3
_LOOKS_AT_EMPTY_LIST = 14
_MIN_CHOICES = 2
_MAX_LOOKS = 30
_MAX_ASKED = 4
_SETTLE_MS = 250
_DAYS = frozenset({"date_from", "date_until"})

_LENGTH_OF_BEGINNING = 60
"""So many letters identify a text."""


class PageFiller(QObject):
    """Fills one page: look, plan, fill, wait for what appears late, look again."""

    filled = Signal(object)  # what was filled in and what was not
    failed = Signal(str)  # key of the sentence why the page cannot be filled

    def __init__(
        self, page: QWebEnginePage, parent: QObject | None = None, planner: Runner | None = None
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._planner = planner or plan_runner()
        self.script = PageScript(page, self)
        self.script.silent.connect(partial(self.failed.emit, "posting-died"))

        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SETTLE_MS)
        self._wait.timeout.connect(self._look)

        self._post: Mapping[str, str] = {}
        self._learned: tuple[LearnedField, ...] = ()
        self._controls: tuple[Control, ...] = ()
        self._steps: list[Step] = []
        self._refused: list[Step] = []
        self._looks = self._quiet_looks = 0
        self._round = 0
        self._titled = False
        self.is_filling = False
        self._planned: tuple[Control, ...] | None = None
        self._plan = Plan((), ())
        self._is_revealed = False
        self._account: frozenset[str] = frozenset()
        self._filled_indexes: tuple[int, ...] = ()
        self.last = 0

    def fill(
        self, post: Mapping[str, str], learned: Sequence[LearnedField] = (), *, titled: bool = False
    ) -> None:
        """Begin; ``filled`` is emitted when nothing new appears any more.

        Text that the page contains already is kept and added to.
        """
        self._round += 1
        self.is_filling = True
        self._post = post
        self._learned = tuple(learned)
        self._titled = titled
        self._planned = None
        self._is_revealed = False
        self._steps = []
        self._refused = []
        self._looks = 0
        self._quiet_looks = 0
        self._look()

    def stop(self) -> None:
        """Forget a page that is being left; work in progress on it stops."""
        self._wait.stop()
        self._round += 1
        self.is_filling = False

    def read_contents(self, answer: Callable[[dict[int, HeldValue]], None]) -> None:
        """Read the content of each control; on a page with very many boxes of the first ones."""
        self.script.call(
            "holds()",
            lambda raw: answer(
                {
                    box["index"]: HeldValue(
                        box["value"],
                        seen=box["seen"],
                        touched=box["touched"],
                        by_site=not box["touched"] and box["value"].strip() in self._account,
                    )
                    for box in json.loads(raw or "[]")
                }
            ),
        )

    def read_evidence(self, code: str, answer: Callable[[Evidence], None]) -> None:
        """Read what the page shows about the post."""
        post = {
            "code": code,
            "title": self._post.get("title", ""),
            "start": self._post.get("description", "")[:_LENGTH_OF_BEGINNING],
        }
        boxes = list(self._filled_indexes)
        self._ask(
            f"evidence({json.dumps(post)}, {json.dumps(boxes)})",
            lambda raw: answer(read_evidence(str(raw or ""), len(boxes))),
        )

    def check_asks_for_post(self, answer: Callable[[bool], None]) -> None:
        """Ask whether the page has an empty form for a whole post: its title or its text."""

        def on_snapshot(raw: object) -> None:
            snapshot = json.loads(str(raw or "{}"))
            controls = read_snapshot(snapshot.get("controls", []))
            self._plan_beside(partial(make_plan, controls, self._post, self._learned), on_planned)

        def on_planned(plan: Plan) -> None:
            answer(any(step.role in ("title", "description") for step in plan.steps))

        self._ask("look()", on_snapshot)

    def learned_fields(self, held: Mapping[int, HeldValue]) -> tuple[LearnedField, ...]:
        """Return what the person's corrections on this page teach, from its final content."""
        at = {control_identity(control): control.index for control in self._controls}
        steps = [
            replace(step, control=replace(step.control, index=at[control_identity(step.control)]))
            for step in self._steps
            if control_identity(step.control) in at
        ]
        values = {index: box.value for index, box in held.items()}
        touched = {index for index, box in held.items() if box.touched}
        return corrections(steps, self._controls, values, self._post, touched)

    def _ask(self, call: str, answer: Callable[[Any], None]) -> None:
        """Call the page for this filling only.

        An answer that arrives after another filling has begun belongs to an earlier page.
        """
        begun = self._round

        def on_answer(value: Any) -> None:
            if begun == self._round:
                answer(value)

        self.script.call(call, on_answer)

    def _plan_beside(self, work: Callable[[], Plan], answer: Callable[[Plan], None]) -> None:
        """Plan while the screen goes on: of a page of a thousand boxes it takes about a second.

        A plan that is ready after another filling has begun belongs to an earlier page.
        """
        begun = self._round

        def on_planned(plan: Plan) -> None:
            if isValid(self) and begun == self._round:
                answer(plan)

        self._planner.run(work, on_planned, reraise)

    def _look(self) -> None:
        self._looks += 1
        self._ask("look()", self._on_looked)

    def _on_looked(self, raw: object) -> None:
        snapshot = json.loads(str(raw or "{}"))
        if snapshot.get("isTooLarge"):
            self.is_filling = False
            self.failed.emit("posting-too-large")
            return

        controls = read_snapshot(snapshot.get("controls", []))
        if self._looks == 1:  # the account's own address, which the site has filled in itself
            addresses = (c.value.strip() for c in controls if c.tag == "input" and "@" in c.value)
            self._account = frozenset(addresses)
        go_on = partial(self._go_on, controls, str(snapshot.get("address", "")))
        if controls == self._planned:  # an unchanged page needs no new plan
            go_on(self._plan)
            return
        plan = partial(make_plan, controls, self._post, self._learned, titled=self._titled)
        self._plan_beside(plan, go_on)

    def _go_on(self, controls: tuple[Control, ...], address: str, plan: Plan) -> None:
        """Fill in what is new on the page, or wait for what appears late, or end."""
        self._planned = controls
        self._plan = plan
        # A box that refused a value is not asked again.
        done = frozenset(control_identity(step.control) for step in (*self._steps, *self._refused))
        fresh = drop_filled_steps(plan, done)
        if fresh.steps:
            self._quiet_looks = 0
        else:
            self._quiet_looks = self._quiet_looks + 1

        if self._must_reveal(plan):
            self._is_revealed = True
            self._ask("reveal()", lambda _: self._wait.start())
            return
        if not fresh.steps and self._quiet_looks < self._patience(controls):
            self._wait.start()  # many pages are drawn by script, some time after they have loaded
            return
        if not fresh.steps or self._looks > _MAX_LOOKS:
            self._finish(plan, controls, address)
            return
        self._carry_out(list(fresh.steps))

    def _patience(self, controls: Sequence[Control]) -> int:
        """Return after how many looks without news it ends: more if a list waits for another."""
        has_chosen = any(step.option for step in self._steps)
        is_empty = any(
            control.tag == "select" and control.visible and len(control.options) < _MIN_CHOICES
            for control in controls
        )
        if has_chosen and is_empty:
            return _LOOKS_AT_EMPTY_LIST
        return _QUIET_LOOKS

    def _must_reveal(self, plan: Plan) -> bool:
        """Tell whether the page asks for a title and has no box for the text yet."""
        roles = {step.role for step in (*plan.steps, *self._steps)}
        is_quiet = self._quiet_looks == _QUIET_LOOKS - 1
        lacks_text = "title" in roles and "description" not in roles
        return is_quiet and not self._is_revealed and lacks_text

    def _carry_out(self, steps: list[Step]) -> None:
        if not steps:
            self._wait.start()
            return
        step, *rest = steps

        def on_carried_out(*, well: bool, shown: str = "") -> None:
            taken = replace(step, value=shown or step.value)
            (self._steps if well else self._refused).append(taken)
            self._carry_out(rest)

        self._put_value(step, (step.value, *step.others), on_carried_out)

    def _put_value(self, step: Step, spellings: tuple[str, ...], done: Callable[..., None]) -> None:
        """Put a value in.

        If the box changes it, try another spelling, and leave the box empty if none works.
        """
        value, *rest = spellings

        def on_put(raw: object) -> None:
            outcome = json.loads(str(raw or "{}"))
            if outcome.get("suggests"):
                self._choose(step, tuple(spellings), done, 0)
            elif outcome.get("later"):
                self._put_once_more(target, done)
            elif outcome.get("taken") and (
                "held" not in outcome or still_holds(value, outcome["held"])
            ):
                done(well=True)
            elif outcome.get("taken") and rest:
                self._put_value(step, tuple(rest), done)
            else:
                if "held" in outcome:
                    self._ask(f"clear({step.control.index})", lambda _: done(well=False))
                    return
                done(well=False)

        target = {
            "index": step.control.index,
            "value": value,
            "option": step.option,
            "day": self._post.get(step.role, "") if step.role in _DAYS else "",
        }
        self._ask(f"fill({json.dumps(target)})", on_put)

    def _put_once_more(self, target: dict[str, Any], done: Callable[..., None]) -> None:
        """Check whether an editor has accepted what was pasted, and type it if not."""
        begun = self._round
        call = f"fill({json.dumps({**target, 'typed': True})})"

        def look() -> None:
            if begun == self._round:
                self._ask(call, lambda raw: done(well=bool(json.loads(raw or "{}").get("taken"))))

        QTimer.singleShot(_SETTLE_MS, self, look)

    def _choose(
        self, step: Step, spellings: tuple[str, ...], done: Callable[..., None], asked: int
    ) -> None:
        """Wait for the suggestions of a box and choose the one that fits.

        Without suggestions the typed text is kept, unless a choice is required.
        """

        def on_suggestions(raw: object) -> None:
            texts = json.loads(str(raw or "[]"))
            at = chosen_suggestion(texts, step, spellings, self._post)
            if at is None and asked < _MAX_ASKED:
                self._choose(step, spellings, done, asked + 1)
            elif at is None and len(spellings) > 1:
                self._put_value(step, spellings[1:], done)
            elif at is None and step.role in ("category", "kind"):
                self._ask(f"clear({step.control.index})", lambda _: done(well=False))
            else:
                self._ask(
                    f"pick({step.control.index}, {-1 if at is None else at})",
                    lambda picked: done(well=bool(picked) or at is None, shown=str(picked or "")),
                )

        begun = self._round

        def ask() -> None:
            if begun == self._round:
                self._ask(f"suggestions({step.control.index})", on_suggestions)

        QTimer.singleShot(_SETTLE_MS, self, ask)

    def _finish(self, plan: Plan, controls: tuple[Control, ...], address: str) -> None:
        """Read the content back.

        A box that has emptied itself did not accept the value.
        """
        begun = self._round

        def read(held: dict[int, HeldValue]) -> None:
            if begun == self._round:
                values = {index: box.value for index, box in held.items()}
                self._on_told(plan, controls, address, values)

        self.read_contents(read)

    def _on_told(
        self, plan: Plan, controls: tuple[Control, ...], address: str, held: dict[int, str]
    ) -> None:
        self._controls = controls
        self.is_filling = False
        at = {control_identity(control): control.index for control in controls}
        emptied = [
            step
            for step in self._steps
            if not step.option
            and not held.get(at.get(control_identity(step.control), -1), "-").strip()
        ]
        self._refused += emptied
        self._steps = [step for step in self._steps if step not in emptied]
        took = {control_identity(step.control): step for step in self._steps}
        done = frozenset(took)
        indexes = [control.index for control in controls if control_identity(control) in done]
        self._filled_indexes = tuple(indexes)
        skipped = tuple(
            skipped_field
            for skipped_field in plan.left
            if control_identity(skipped_field.control) not in done
        )
        kept = tuple(control for control in plan.kept if control_identity(control) not in done)
        empty = tuple(control for control in plan.empty if control_identity(control) not in done)
        steps = tuple(took.values())

        if indexes:
            self.last = indexes[-1]
        else:
            self.last = 0

        refused = tuple(self._refused)
        marks = json.dumps([skipped_field.control.index for skipped_field in skipped])
        result = FillResult(steps, refused, skipped, address, kept=kept, empty=empty)
        self.script.call(
            f"mark({json.dumps(indexes)}, {marks})",
            lambda _: self.filled.emit(result),
        )
