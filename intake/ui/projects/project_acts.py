"""What is done with the promises and the rounds of a project; each act can be undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from intake.desk.projects.lender_trips import TripPlan
from intake.desk.projects.project_overviews import ProjectOverview
from intake.domain.pledge import Pledge, PledgeTerms
from intake.domain.trip import TripKind
from intake.text.composing.date_phrases import day_phrase
from intake.ui.done_command import DoneCommand
from intake.ui.models.undo_stack import EVERYWHERE
from intake.ui.projects.next_step import NextStep, Step
from intake.ui.projects.typed_values import find_item, read_day, read_number, read_vehicle

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from intake.desk.projects.allocations import AllocationRun
    from intake.desk.projects.project_posts import ProjectReply
    from intake.desk.result import Result
    from intake.kit.errors import UserFacingError
    from intake.ui.desk_session import DeskSession
    from intake.ui.models.undo_stack import UndoStack

_TOPIC = "projects"
_MIN_SEVERAL_PROJECTS = 2
_BEGINNING_ACTS = ("begin", "begin_again", "set_up")


class ProjectActs(QObject):
    """Runs acts on the project that is shown. ``state`` is what was read of it."""

    done = Signal(str)
    failed = Signal(str)
    undone = Signal()

    def __init__(self, session: DeskSession, undo_stack: UndoStack) -> None:
        super().__init__()
        self._session = session
        self.undo_stack = undo_stack
        self.project_id: UUID | None = None
        self.state = ProjectOverview(())

    def offer(self, typed: Mapping[str, str], ticked: Mapping[str, bool]) -> None:
        """Write down what a lender promises; for sure if they are on the telephone now."""
        items = self.state.facts.items if self.state.facts else ()
        item, count = find_item(typed["item"], items), read_number(typed["count"])
        if item is None:
            names = ", ".join(item.name for item in items)
            said = self._session.translate("project-item-not-found", names=names)
            self.failed.emit(said)
            return
        if count is None:
            self._tell_not_read("handover-number-wrong")
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
        if ticked.get("sure"):
            told = partial(self._tell_lender, "project-confirmed")
            self._do("pledges", "offer_and_confirm", (pledge,), told)
        else:
            told = partial(self._tell_lender, "project-offered")
            self._do("pledges", "offer", (pledge,), told)

    def confirm(self, pledge_id: UUID, typed: Mapping[str, str]) -> None:
        """Write down that a lender was rung, and what still stands; or who replied to a post."""
        count = read_number(typed["count"])
        if count is None:
            self._tell_not_read("handover-number-wrong")
            return
        replied = self.reply_of(pledge_id)
        if replied:
            terms = _read_terms(typed, count)
            accepted = (pledge_id, replied.item.id, terms)
            told = partial(self._tell_lender, "project-confirmed")
            self._do("project_posts", "accept", accepted, told)
            return
        terms = _read_terms(typed, count)
        told = partial(self._tell_lender, "project-confirmed")
        self._do("pledges", "confirm", (pledge_id, terms), told)

    def reply_of(self, reply_id: UUID) -> ProjectReply | None:
        """Return a reply to a post of the project as it was read."""
        return next((reply for reply in self.state.replies if reply.reply.id == reply_id), None)

    def pledge_of(self, pledge_id: UUID) -> Pledge | None:
        """Return a promise as it was read."""
        pledges = self.state.facts.pledges if self.state.facts else ()
        return next((pledge for pledge in pledges if pledge.id == pledge_id), None)

    def change_pledge(self, pledge_id: UUID, typed: Mapping[str, str]) -> None:
        """Change who lends, where they live and when they are at home."""
        pledge = self.pledge_of(pledge_id)
        if pledge is None:
            return
        changed = replace(
            pledge,
            lender=typed["lender"],
            contact=typed["contact"],
            street=typed["street"],
            house_number=typed["number"],
            postcode=typed["postcode"],
            slot=typed["slot"],
            note=typed["note"],
        )
        told = partial(self._tell_lender, "project-pledge-changed")
        self._do("pledges", "change", (changed,), told)

    def fall_through(self, pledge_id: UUID) -> None:
        """Write down that a promise is off, or that a reply to a post comes to nothing."""
        if self.reply_of(pledge_id):
            self._do(
                "replies",
                "put_aside",
                (pledge_id,),
                lambda _: self._report_done("project-reply-off"),
            )
            return
        told = partial(self._tell_lender, "project-fell-through")
        self._do("pledges", "fall_through", (pledge_id,), told)

    def allocate(self) -> None:
        """Give every household what fits best."""
        if self.project_id is None:
            return

        def on_allocated(run: AllocationRun) -> None:
            unmet = sum(want.pieces for want in run.unmet)
            moved = sorted(
                household.resident.full_name
                for household in self.state.households
                if household.participant.id in run.moved
            )
            self._report_done(
                "project-allocated",
                count=run.pieces,
                unmet=unmet,
                moved=len(moved),
                who=", ".join(moved),
            )

        self._do("allocations", "run", (self.project_id,), on_allocated)

    def plan_trips(self, typed: Mapping[str, str], *, is_return: bool) -> None:
        """Plan a round along the lenders."""
        day = read_day(typed["day"], self._session.clock.now())
        stops = read_number(typed["stops"], 12)
        if day is None or not stops or self.project_id is None:
            self._tell_not_read("handover-day-wrong")
            return
        vehicle = read_vehicle(typed["vehicle"])
        if vehicle is None:
            self._tell_not_read("project-vehicle-not-read")
            return
        kind = TripKind.RETURN if is_return else TripKind.COLLECT
        plan = TripPlan(kind, day, vehicle, stops)
        on_day = day_phrase(day, self._session.translate.language)

        def told(count: int) -> None:
            self._report_done("project-trips-planned", count=count, day=on_day)

        self._do("trips", "plan", (self.project_id, plan), told)

    def drive(self, trip_id: UUID, typed: Mapping[str, str]) -> None:
        """Write down who drives a trip."""
        args = (trip_id, typed["name"])
        self._do("trips", "drive", args, lambda _: self._report_done("project-driver-kept"))

    def load_trip(self, trip_id: UUID) -> None:
        """Write down that everything of a trip is in the van."""
        self._do("trips", "collect", (trip_id,), partial(self._tell_count, "project-loaded"))

    def move_trip(self, step: Step) -> None:
        """Write down what the next step of a trip is: loaded, in house, or home."""
        moves = {
            NextStep.LOAD: self.load_trip,
            NextStep.BRING_IN: self.bring_trip_in,
            NextStep.BRING_HOME: self.unload_trip,
        }
        if step.trip_id:
            moves[step.kind](step.trip_id)

    def bring_trip_in(self, trip_id: UUID) -> None:
        """Write down that everything that a trip fetched is at the desk."""
        self._do("trips", "bring_in", (trip_id,), partial(self._tell_count, "project-brought-in"))

    def unload_trip(self, trip_id: UUID) -> None:
        """Write down that everything of a trip is with its lenders."""
        told = partial(self._tell_count, "project-brought-home")
        self._do("trips", "bring_home", (trip_id,), told)

    def undo(self) -> None:
        """Undo the last act of this page."""
        self.undo_stack.undo(_TOPIC)

    def _do(
        self, group: str, name: str, args: tuple[object, ...], done: Callable[[Any], object]
    ) -> None:
        """Run a use case, tell of it, and keep it for undoing."""
        command = DoneCommand(self._session)
        facts, of_project = self.state.facts, ""
        if (
            facts
            and len(self.state.projects) >= _MIN_SEVERAL_PROJECTS
            and name not in _BEGINNING_ACTS
        ):
            of_project = f" ({facts.project.name})"
        act: Callable[..., Result[Any]] = getattr(getattr(self._session.use_cases, group), name)

        def on_finished(value: Any) -> None:
            translate = self._session.translate
            what = translate(f"project-undo-{group.replace('_', '-')}-{name.replace('_', '-')}")
            said = translate("undo-what", what=f"{what}{of_project}")
            self.undo_stack.push(said, partial(command.undo, self._on_undone), _TOPIC, EVERYWHERE)
            done(value)

        run = partial(act, self._session.actor, *args)
        self._session.execute(run, on_finished, on_result=command.keep, failed=self._report_error)

    def _on_undone(self) -> None:
        self._report_done("handover-undone")
        self.undone.emit()

    def _report_done(self, key: str, **values: Any) -> None:
        self.done.emit(self._session.translate(key, **values))

    def _tell_lender(self, key: str, pledge: Pledge) -> None:
        self._report_done(key, who=pledge.lender)

    def _tell_count(self, key: str, count: int) -> None:
        self._report_done(key, count=count)

    def _tell_not_read(self, key: str) -> None:
        self.failed.emit(self._session.translate(key))

    def _report_error(self, error: UserFacingError) -> None:
        self.failed.emit(self._session.sentence(error))


def _read_terms(typed: Mapping[str, str], count: int) -> PledgeTerms:
    """Return what a lender said; the address is asked only where none is known."""
    return PledgeTerms(
        count=count,
        slot=typed["slot"],
        street=typed.get("street", ""),
        house_number=typed.get("number", ""),
        postcode=typed.get("postcode", ""),
    )
