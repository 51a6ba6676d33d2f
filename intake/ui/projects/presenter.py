"""Hold one project: read it as a whole, run what was chosen on the page, and undo it."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from intake.domain.import_run import ImportKind
from intake.domain.project import Project, ProjectItem
from intake.kit.time_zone import to_local_time
from intake.ui.projects.household_acts import HouseholdActs
from intake.ui.projects.project_words import ProjectWords
from intake.ui.projects.typed_values import (
    names_a_place,
    read_day,
    read_number,
    read_rule,
    read_size,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from intake.desk.projects.bulk_posts import PlannedPost
    from intake.desk.projects.project_imports import ProjectImport
    from intake.desk.projects.project_overviews import ProjectOverview, ProjectOverviews
    from intake.desk.result import Changes
    from intake.desk.taking.imports import ImportPlan
    from intake.domain.permissions import Actor
    from intake.domain.posting import Posting
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack
    from intake.ui.projects.project_words import ProjectPage


class ProjectsPresenter(HouseholdActs):
    """Shows one project at a time. ``shown`` carries a ``ProjectPage``.

    ``is_watched`` tells that the page is in sight: only then it follows every change.
    """

    shown = Signal(object)  # ProjectPage
    progress = Signal(int, int)
    posts_planned = Signal(object)  # PostPlan
    posts_placed = Signal(list)  # list[Posting] for the posting window

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__(session, undo_stack)
        self.undone.connect(self.refresh)
        self.is_watched = False
        self._stop = threading.Event()
        session.changed.connect(self._on_changed)
        session.locked.connect(self._forget)

    @property
    def practice(self) -> bool:
        return self._session.practice

    @property
    def today(self) -> date:
        return to_local_time(self._session.clock.now()).date()

    def refresh(self) -> None:
        """Read the project again, or the next one if none is open yet."""
        if self._session.signed_in is not None:
            overviews = self._session.use_cases.project_overviews
            words = ProjectWords(self._session.translate, self.today)
            read = partial(_read_page, overviews, words, self.project_id)
            self._session.query_as_signed_in(read, self._show)

    def open(self, project_id: UUID) -> None:
        """Show another project."""
        self.project_id = project_id
        self.refresh()

    def begin(self, typed: Mapping[str, str]) -> None:
        """Begin a project as it was typed."""
        first, last = self._days(typed)
        spare = read_number(typed["spare"], 10)
        if first is None or last is None or spare is None:
            self._tell_not_read("project-not-read")
            return
        project = Project(
            name=typed["name"].strip(),
            place=typed["place"].strip(),
            first=first,
            last=last,
            team=typed["team"].strip(),
            spare_percent=spare,
        )

        def on_begun(saved: Project) -> None:
            self._report_done("project-begun", name=saved.name)
            self.open(saved.id)

        self._do("projects", "begin", (project,), on_begun)

    def practise(self) -> None:
        """Set the camp up that a team practises with."""

        def on_begun(saved: Project) -> None:
            self._report_done("project-practice-begun")
            self.open(saved.id)

        self._do("practice_camp", "set_up", (), on_begun)

    def begin_again(self, typed: Mapping[str, str]) -> None:
        """Begin a project like the one that is shown."""
        first, last = self._days(typed)
        if first is None or last is None or self.project_id is None:
            self._tell_not_read("project-not-read")
            return

        def on_begun(saved: Project) -> None:
            self._report_done("project-begun", name=saved.name)
            self.open(saved.id)

        self._do("projects", "begin_again", (self.project_id, first, last), on_begun)

    def change(self, typed: Mapping[str, str]) -> None:
        """Change the name, the place, the days, the team and the spare share of the project."""
        first, last = self._days(typed)
        spare = read_number(typed["spare"], 10)
        facts = self.state.facts
        if first is None or last is None or spare is None or facts is None:
            self._tell_not_read("project-not-read")
            return
        changed = replace(
            facts.project,
            name=typed["name"].strip(),
            place=typed["place"].strip(),
            first=first,
            last=last,
            team=typed["team"].strip(),
            spare_percent=spare,
        )
        self._do("projects", "change", (changed,), lambda _: self._report_done("project-changed"))

    def save_item(
        self,
        typed: Mapping[str, str],
        ticked: Mapping[str, bool],
        item_id: UUID | None = None,
    ) -> None:
        """Add a thing that the project needs, or change one, or take it off the list."""
        if item_id and ticked.get("remove"):
            told = partial(self._tell_item, "project-item-removed")
            self._do("projects", "remove_item", (item_id,), told)
            return
        fits = read_number(typed["fits"])
        if fits is None or self.project_id is None:
            self._tell_not_read("project-not-read")
            return
        is_named_place = item_id is None and names_a_place(typed["name"])
        item = ProjectItem(
            project_id=self.project_id,
            name=typed["name"].strip(),
            rule=read_rule(ticked),
            fits=max(1, fits),
            family=typed["family"].strip().casefold(),
            size=read_size(typed.get("size", "")),
            is_place=ticked.get("place", False) or is_named_place,
        )
        before = self.item_of(item_id)
        if before:
            item = replace(
                before,
                name=item.name,
                rule=item.rule,
                fits=item.fits,
                family=item.family,
                size=item.size,
                is_place=item.is_place,
            )
        told = partial(self._tell_item, "project-item-kept")
        self._do("projects", "save_item", (item,), told)

    def item_of(self, item_id: UUID | None) -> ProjectItem | None:
        """Return an item as it was read."""
        return next((item for item in self.items if item.id == item_id), None)

    @property
    def items(self) -> tuple[ProjectItem, ...]:
        """The items of the project that is shown."""
        return self.state.facts.items if self.state.facts else ()

    def _tell_item(self, key: str, item: ProjectItem) -> None:
        self._report_done(key, name=item.name)

    def plan_posts(self, item_id: UUID | None = None) -> None:
        """Write the posts for what falls short of one item or of all, to be read first."""
        if self.project_id is None:
            return
        posts = self._session.use_cases.bulk_posts
        plan = partial(posts.plan, self._session.actor, self.project_id, item_id)
        self._session.execute(plan, self.posts_planned.emit, failed=self._report_error)

    def place_posts(self, posts: list[PlannedPost]) -> None:
        """Let posts go out that a coordinator has read."""
        if self.project_id is None:
            return

        def on_placed(postings: tuple[Posting, ...]) -> None:
            self._report_done("project-posts-placed", count=len(postings))
            self.posts_placed.emit(list(postings))

        self._do("bulk_posts", "place", (self.project_id, posts), on_placed)

    def place_waiting(self) -> None:
        """Go on with the posts that are ready and that nobody placed yet."""
        self.posts_placed.emit(list(self.state.waiting_posts))

    def end_needless_posts(self) -> None:
        """End the posts for what is not short any more."""
        if self.project_id is None:
            return

        def on_ended(count: int) -> None:
            self._report_done("project-posts-ended", count=count)

        self._do("project_posts", "end_needless", (self.project_id,), on_ended)

    def call_off(self) -> None:
        """Call the project off."""
        self._end("call_off", "project-called-off")

    def close(self) -> None:
        """Close the project."""
        self._end("close", "project-closed")

    def take_list(self, file: Path) -> None:
        """Take a list of people into the book and the project, all of it or nothing."""
        imports = self._session.use_cases.imports
        plan = partial(imports.plan, self._session.actor, file, ImportKind.RESIDENTS)
        self._session.query(plan, self._on_planned, self._report_error)

    def cancel_list(self) -> None:
        """Stop taking a list in: nothing is written."""
        self._stop.set()

    def _on_planned(self, plan: ImportPlan) -> None:
        if self.project_id is None:
            return
        self._stop.clear()

        def report(written: int, total: int) -> bool:
            self.progress.emit(written, total)
            return not self._stop.is_set()

        args = (self.project_id, plan, report)
        wrong = len(plan.preview.wrong)

        def on_taken(done: ProjectImport) -> None:
            doubles = len(plan.rows) - done.added
            unknown = ", ".join(done.passed_over) or "none"
            self._report_done(
                "project-list-taken",
                count=done.added,
                doubles=doubles,
                wrong=wrong,
                unknown=unknown,
            )

        self._do("project_imports", "carry_out", args, on_taken)

    def _end(self, name: str, key: str) -> None:
        if self.project_id is not None:
            self._do("projects", name, (self.project_id,), lambda _: self._report_done(key))

    def _days(self, typed: Mapping[str, str]) -> tuple[Any, Any]:
        """Return the first and the last day that were typed; one day is both."""
        now = self._session.clock.now()
        first = read_day(typed["first"], now)
        last = read_day(typed["last"], now) if typed["last"].strip() else first
        return first, last

    def _show(self, read: tuple[ProjectOverview, ProjectPage]) -> None:
        if self._session.signed_in is None:
            return
        self.state, page = read
        self.project_id = page.project_id
        self.shown.emit(page)

    def _on_changed(self, changed: Changes) -> None:
        if self.is_watched and (
            changed.projects or changed.things or changed.replies or changed.requests
        ):
            self.refresh()

    def _forget(self) -> None:
        self.state = replace(self.state, facts=None, households=(), allocations=(), trips=())


def _read_page(
    overviews: ProjectOverviews, words: ProjectWords, project_id: UUID | None, actor: Actor
) -> tuple[ProjectOverview, ProjectPage]:
    """Read a project and put it into words, off the screen's thread: it may be large."""
    overview = overviews.read(actor, project_id)
    return overview, words.page(overview)
