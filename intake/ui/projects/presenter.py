"""Hold one project: read it as a whole, run what was chosen on the page, and undo it."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.desk.projects.participants import Signup
from intake.desk.projects.project_overviews import ProjectOverview
from intake.desk.projects.trips import TripPlan
from intake.domain.import_run import ImportKind
from intake.domain.pledge import Pledge
from intake.domain.project import Project, ProjectItem
from intake.domain.trip import TripKind
from intake.kit.time_zone import to_local_time
from intake.ui.done_command import DoneCommand
from intake.ui.projects.project_words import ProjectWords
from intake.ui.projects.typed_values import (
    find_item,
    read_day,
    read_number,
    read_pieces,
    read_rule,
    read_size,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from uuid import UUID

    from intake.desk.projects.allocations import AllocationRun
    from intake.desk.result import Changes, Result
    from intake.desk.taking.imports import ImportPlan
    from intake.domain.resident import Resident
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

_TOPIC = "projects"


class ProjectsPresenter(QObject):
    """Shows one project at a time. ``shown`` carries a ``ProjectPage``.

    ``is_watched`` tells that the page is in sight: only then it follows every change.
    """

    shown = Signal(object)  # ProjectPage
    done = Signal(str)
    failed = Signal(str)
    matches = Signal(list)  # list[tuple[str, UUID]]: several residents that were meant
    progress = Signal(int, int)
    post_prepared = Signal(dict)  # the entries of a call

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        self.project_id: UUID | None = None
        self.state = ProjectOverview(())
        self.is_watched = False
        self._signup = Signup()
        self._stop = threading.Event()
        session.changed.connect(self._on_changed)
        session.locked.connect(self._forget)

    def refresh(self) -> None:
        """Read the project again, or the next one if none is open yet."""
        if self._session.signed_in is not None:
            overviews = self._session.use_cases.project_overviews
            read = partial(overviews.read, project_id=self.project_id)
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

    def offer(self, typed: Mapping[str, str]) -> None:
        """Write down what a lender promises."""
        items = self.state.facts.items if self.state.facts else ()
        item, count = find_item(typed["item"], items), read_number(typed["count"])
        if item is None or count is None:
            self._tell_not_read("project-pieces-not-read")
            return
        pledge = Pledge(
            project_id=item.project_id,
            project_item_id=item.id,
            lender=typed["lender"],
            contact=typed["contact"].strip(),
            street=typed["street"].strip(),
            house_number=typed["number"].strip(),
            postcode=typed["postcode"].strip(),
            slot=typed["slot"].strip(),
            count=count,
        )
        self._do(
            "pledges",
            "offer",
            (pledge,),
            lambda saved: self._tell("project-offered", who=saved.lender),
        )

    def confirm(self, pledge_id: UUID, typed: Mapping[str, str]) -> None:
        """Write down that a lender was rung, and what still stands; or who replied to a post."""
        count = read_number(typed["count"])
        if count is None:
            self._tell_not_read("handover-number-wrong")
            return
        replied = next((one for one in self.state.replies if one.reply.id == pledge_id), None)
        if replied:
            accepted = (pledge_id, replied.item.id, count, typed["slot"])
            told = partial(self._tell_lender, "project-confirmed")
            self._do("project_posts", "accept", accepted, told)
            return
        args = (pledge_id, count, typed["slot"])
        self._do(
            "pledges",
            "confirm",
            args,
            lambda saved: self._tell("project-confirmed", who=saved.lender),
        )

    def fall_through(self, pledge_id: UUID) -> None:
        """Write down that a promise is off."""
        told = partial(self._tell_lender, "project-fell-through")
        self._do("pledges", "fall_through", (pledge_id,), told)

    def prepare_post(self, item_id: UUID) -> None:
        """Begin a call for what falls short of an item."""
        if self.project_id is None:
            return
        posts = self._session.use_cases.project_posts
        prepare = partial(posts.prepare, self._session.actor, self.project_id, item_id)
        self._session.execute(prepare, self.post_prepared.emit, failed=self._fail)

    def allocate(self) -> None:
        """Give every household what fits best."""
        if self.project_id is None:
            return

        def allocated(run: AllocationRun) -> None:
            unmet = sum(want.pieces for want in run.unmet)
            self._tell("project-allocated", count=run.pieces, unmet=unmet)

        self._do("allocations", "run", (self.project_id,), allocated)

    def plan_trips(self, typed: Mapping[str, str], *, is_return: bool) -> None:
        """Plan a round along the lenders."""
        day = read_day(typed["day"], self._session.clock.now())
        stops = read_number(typed["stops"], 12)
        if day is None or not stops or self.project_id is None:
            self._tell_not_read("handover-day-wrong")
            return
        kind = TripKind.RETURN if is_return else TripKind.COLLECT
        plan = TripPlan(kind, day, read_size(typed["vehicle"]), stops)
        told = partial(self._tell_count, "project-trips-planned")
        self._do("trips", "plan", (self.project_id, plan), told)

    def drive(self, trip_id: UUID, typed: Mapping[str, str]) -> None:
        """Write down who drives a trip."""
        args = (trip_id, typed["name"])
        self._do("trips", "drive", args, lambda _: self._tell("project-driver-kept"))

    def load_trip(self, trip_id: UUID) -> None:
        """Write down that everything of a trip is in the van."""
        self._do("trips", "collect", (trip_id,), partial(self._tell_count, "project-loaded"))

    def unload_trip(self, trip_id: UUID) -> None:
        """Write down that everything of a trip is with its lenders."""
        told = partial(self._tell_count, "project-brought-home")
        self._do("trips", "bring_home", (trip_id,), told)

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

    def undo(self) -> None:
        """Undo the last act of this page."""
        self.undo_stack.undo(_TOPIC)

    def _on_planned(self, plan: ImportPlan) -> None:
        if self.project_id is None:
            return
        self._stop.clear()

        def report(written: int, total: int) -> bool:
            self.progress.emit(written, total)
            return not self._stop.is_set()

        args = (self.project_id, plan, report)
        wrong = len(plan.preview.wrong)

        def taken(count: int) -> None:
            doubles = len(plan.rows) - count
            self._tell("project-list-taken", count=count, doubles=doubles, wrong=wrong)

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

    def _do(
        self, group: str, name: str, args: tuple[object, ...], done: Callable[[Any], object]
    ) -> None:
        """Run a use case, tell of it, and keep it for undoing."""
        command = DoneCommand(self._session)
        act: Callable[..., Result[Any]] = getattr(getattr(self._session.use_cases, group), name)

        def finished(value: Any) -> None:
            translate = self._session.translate
            said = translate("undo-what", what=translate("place-projects"))
            self.undo_stack.push(said, partial(command.undo, self._undone), _TOPIC, None)
            done(value)

        run = partial(act, self._session.actor, *args)
        self._session.execute(run, finished, on_result=command.keep, failed=self._fail)

    def _undone(self) -> None:
        self._tell("handover-undone")
        self.refresh()

    def _show(self, state: ProjectOverview) -> None:
        if self._session.signed_in is None:
            return
        self.state = state
        if state.facts:
            self.project_id = state.facts.project.id
        today = to_local_time(self._session.clock.now()).date()
        self.shown.emit(ProjectWords(self._session.translate, today).page(state))

    def _on_changed(self, changed: Changes) -> None:
        if self.is_watched and (changed.projects or changed.things):
            self.refresh()

    def _forget(self) -> None:
        self.state = replace(self.state, facts=None, households=(), allocations=(), trips=())

    def _tell(self, key: str, **values: Any) -> None:
        self.done.emit(self._session.translate(key, **values))

    def _tell_lender(self, key: str, pledge: Pledge) -> None:
        self._tell(key, who=pledge.lender)

    def _tell_count(self, key: str, count: int) -> None:
        self._tell(key, count=count)

    def _tell_not_read(self, key: str) -> None:
        self.failed.emit(self._session.translate(key))

    def _fail(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))
