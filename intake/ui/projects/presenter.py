"""Hold one project: read it as a whole, run what was chosen on the page, and undo it."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from intake.desk.projects.participants import Signup
from intake.domain.import_run import ImportKind
from intake.domain.project import Project, ProjectItem
from intake.kit.time_zone import to_local_time
from intake.ui.projects.project_acts import ProjectActs
from intake.ui.projects.project_words import ProjectWords
from intake.ui.projects.typed_values import (
    read_day,
    read_number,
    read_pieces,
    read_rule,
    read_size,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from uuid import UUID

    from intake.desk.projects.project_imports import ProjectImport
    from intake.desk.projects.project_overviews import ProjectOverview, ProjectOverviews
    from intake.desk.result import Changes
    from intake.desk.taking.imports import ImportPlan
    from intake.domain.permissions import Actor
    from intake.domain.resident import Resident
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack
    from intake.ui.projects.project_words import ProjectPage


class ProjectsPresenter(ProjectActs):
    """Shows one project at a time. ``shown`` carries a ``ProjectPage``.

    ``is_watched`` tells that the page is in sight: only then it follows every change.
    """

    shown = Signal(object)  # ProjectPage
    matches = Signal(list)  # list[tuple[str, UUID]]: several residents that were meant
    progress = Signal(int, int)
    post_prepared = Signal(dict)  # the entries of a call

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__(session, undo_stack)
        self.undone.connect(self.refresh)
        self.is_watched = False
        self._signup = Signup()
        self._stop = threading.Event()
        session.changed.connect(self._on_changed)
        session.locked.connect(self._forget)

    @property
    def practice(self) -> bool:
        return self._session.practice

    def refresh(self) -> None:
        """Read the project again, or the next one if none is open yet."""
        if self._session.signed_in is not None:
            overviews = self._session.use_cases.project_overviews
            today = to_local_time(self._session.clock.now()).date()
            words = ProjectWords(self._session.translate, today)
            read = partial(_read, overviews, words, self.project_id)
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

        def begun(saved: Project) -> None:
            self._tell("project-begun", name=saved.name)
            self.open(saved.id)

        self._do("projects", "begin", (project,), begun)

    def practise(self) -> None:
        """Set the camp up that a team practises with."""

        def begun(saved: Project) -> None:
            self._tell("project-practice-begun")
            self.open(saved.id)

        self._do("practice_camp", "set_up", (), begun)

    def begin_again(self, typed: Mapping[str, str]) -> None:
        """Begin a project like the one that is shown."""
        first, last = self._days(typed)
        if first is None or last is None or self.project_id is None:
            self._tell_not_read("project-not-read")
            return

        def begun(saved: Project) -> None:
            self._tell("project-begun", name=saved.name)
            self.open(saved.id)

        self._do("projects", "begin_again", (self.project_id, first, last), begun)

    def save_item(self, typed: Mapping[str, str], ticked: Mapping[str, bool]) -> None:
        """Add a thing that the project needs."""
        fits = read_number(typed["fits"])
        if fits is None or self.project_id is None:
            self._tell_not_read("project-not-read")
            return
        item = ProjectItem(
            project_id=self.project_id,
            name=typed["name"].strip(),
            rule=read_rule(ticked),
            fits=max(1, fits),
            family=typed["family"].strip().casefold(),
            size=read_size(typed["size"]),
        )
        self._do(
            "projects",
            "save_item",
            (item,),
            lambda saved: self._tell("project-item-kept", name=saved.name),
        )

    def sign_up(self, typed: Mapping[str, str], ticked: Mapping[str, bool]) -> None:
        """Let a resident take part; of several with that name one is chosen."""
        items = self.state.facts.items if self.state.facts else ()
        persons = read_number(typed["persons"])
        own, asked = read_pieces(typed["own"], items), read_pieces(typed["asked"], items)
        if persons is None or own is None or asked is None:
            self._tell_not_read("project-pieces-not-read")
            return
        self._signup = Signup(
            persons=persons,
            is_waiting=ticked.get("waits", False),
            goes_first=ticked.get("first", False),
            note=typed["note"],
            asked=asked,
            own=own,
        )
        participants = self._session.use_cases.participants
        find = partial(participants.find, typed=typed["who"])
        self._session.query_as_signed_in(find, self._on_found)

    def choose_resident(self, resident_id: UUID) -> None:
        """Let the resident take part who was meant."""
        if self.project_id is None:
            return
        args = (self.project_id, resident_id, self._signup)
        self._do("participants", "sign_up", args, lambda _: self._tell("project-signed-up"))

    def leave(self, participant_id: UUID) -> None:
        """Write down that a household does not come."""
        self._do("participants", "leave", (participant_id,), lambda _: self._tell("project-left"))

    def pay(self, participant_id: UUID) -> None:
        """Write down that a household has paid."""
        self._do("participants", "pay", (participant_id,), lambda _: self._tell("project-paid"))

    def let_in(self, participant_id: UUID) -> None:
        """Let a household of the waiting list take part."""
        participants = (one.participant for one in self.state.households)
        one = next((one for one in participants if one.id == participant_id), None)
        if one is None:
            return
        signup = Signup(
            persons=one.persons,
            goes_first=one.goes_first,
            fee_cents=one.fee_cents,
            note=one.note,
        )
        args = (participant_id, signup)
        self._do("participants", "change", args, lambda _: self._tell("project-let-in"))

    def prepare_post(self, item_id: UUID) -> None:
        """Begin a call for what falls short of an item."""
        if self.project_id is None:
            return
        posts = self._session.use_cases.project_posts
        prepare = partial(posts.prepare, self._session.actor, self.project_id, item_id)
        self._session.execute(prepare, self.post_prepared.emit, failed=self._fail)

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
        self._session.query(plan, self._on_planned, self._fail)

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

        def taken(done: ProjectImport) -> None:
            doubles = len(plan.rows) - done.added
            unknown = ", ".join(done.passed_over) or "none"
            self._tell(
                "project-list-taken",
                count=done.added,
                doubles=doubles,
                wrong=wrong,
                unknown=unknown,
            )

        self._do("project_imports", "carry_out", args, taken)

    def _on_found(self, residents: tuple[Resident, ...]) -> None:
        if len(residents) == 1:
            self.choose_resident(residents[0].id)
        elif residents:
            lines = [
                (" · ".join(filter(None, (one.full_name, one.address_line))), one.id)
                for one in residents
            ]
            self.matches.emit(lines)
        else:
            self.failed.emit(self._session.translate("project-nobody-found"))

    def _end(self, name: str, key: str) -> None:
        if self.project_id is not None:
            self._do("projects", name, (self.project_id,), lambda _: self._tell(key))

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
        if self.is_watched and (changed.projects or changed.things):
            self.refresh()

    def _forget(self) -> None:
        self.state = replace(self.state, facts=None, households=(), allocations=(), trips=())


def _read(
    overviews: ProjectOverviews, words: ProjectWords, project_id: UUID | None, actor: Actor
) -> tuple[ProjectOverview, ProjectPage]:
    """Read a project and put it into words, off the screen's thread: it may be large."""
    overview = overviews.read(actor, project_id)
    return overview, words.page(overview)
