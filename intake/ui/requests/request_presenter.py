"""One request on its page: read its story, follow changes, start what can be done from there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.domain.phone import format_phone
from intake.domain.request import Kind
from intake.domain.resident import formal_name
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import money_phrase, short_moment
from intake.ui.handovers.counter_words import CounterWords
from intake.ui.requests.presenter import WAITS_TO_BE_PLACED
from intake.ui.requests.story_lines import StoryWriter
from intake.ui.tasks.errands import Errand, group_errands
from intake.ui.tasks.request_facts import request_facts
from intake.ui.tasks.step_view import StepViewWriter
from intake.ui.tasks.task_view import TaskViewWriter
from intake.ui.viewed_people import ViewedPeople

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from intake.desk.reporting.concerns import Reported
    from intake.desk.result import Changes
    from intake.desk.story.request_story import RequestStory
    from intake.domain.agreement import Agreement
    from intake.domain.request_aggregate import RequestAggregate
    from intake.domain.thing import Thing
    from intake.kit.translations import Translations
    from intake.ui.desk_session import DeskSession
    from intake.ui.requests.story_lines import StoryLine


@dataclass(frozen=True, kw_only=True)
class RequestView:
    """One request in words.

    ``facts`` and ``agreement`` are lines; ``errands`` are what must be done, the most urgent first.
    ``is_agreed`` and ``is_lent`` tell which papers there are: a card, labels. ``helper`` is with
    whom the last agreement was made, ``own_thing`` the centre's own thing that fits and is free.
    ``nothing_to_do`` is the sentence for when there are no errands.
    """

    request_id: UUID
    title: str
    code: str
    who: str
    phone: str
    turn: str
    has_ended: bool
    waits_to_be_placed: bool
    has_replies: bool
    story: tuple[StoryLine, ...]
    errands: tuple[Errand, ...]
    nothing_to_do: str
    facts: tuple[str, ...]
    agreement: tuple[str, ...]
    is_agreed: bool = False
    is_lent: bool = False
    helper: str = ""
    own_thing: Thing | None = None
    things: tuple[str, ...] = ()


class RequestPresenter(QObject):
    """Shows the story of one request and keeps it up to date."""

    tasks_read = Signal(object)  # the tasks of the request, before they are shown
    reported = Signal(str)  # something was reported to the coordinators: a sentence
    report_failed = Signal(str)  # why it was not
    shown = Signal(object)  # RequestView

    def __init__(self, session: DeskSession) -> None:
        super().__init__()
        self._session = session
        self.request_id: UUID | None = None
        self.aggregate: RequestAggregate | None = None
        self._viewed = ViewedPeople(session)
        session.changed.connect(self._on_changed)
        session.locked.connect(self._forget)

    def open(self, request_id: UUID) -> None:
        """Show another request."""
        self.request_id = request_id
        self.refresh()

    def refresh(self) -> None:
        """Read the request again."""
        if self.request_id is None or self._session.signed_in is None:
            return
        stories = self._session.use_cases.stories
        read = partial(stories.read, self._session.actor, self.request_id)
        self._session.query(read, self._show)

    def report(self, reported: Reported) -> None:
        """Report something to the coordinators."""
        concerns = self._session.use_cases.concerns
        translate = self._session.translate
        if self.request_id is None:
            return
        self._session.execute(
            partial(concerns.report, self._session.actor, self.request_id, reported),
            then=lambda: self.reported.emit(translate("concern-kept")),
            failed=lambda error: self.report_failed.emit(self._session.sentence(error)),
        )

    def _forget(self) -> None:
        self.aggregate = None

    def _on_changed(self, changed: Changes) -> None:
        with_tasks = changed.requests or changed.tasks or changed.things
        if with_tasks or changed.replies or changed.postings:
            self.refresh()

    def _show(self, story: RequestStory) -> None:
        if story.aggregate.request.id != self.request_id or self._session.signed_in is None:
            return
        self.aggregate = story.aggregate
        self._viewed.add(story.aggregate.resident.id)
        self.tasks_read.emit(story.tasks)
        self.shown.emit(self._view(story))

    def _view(self, story: RequestStory) -> RequestView:
        translate = self._session.translate
        aggregate = story.aggregate
        request = aggregate.request
        writer = TaskViewWriter(translate, story.centre, story.profiles, self._session.clock.now())
        views = [writer.write(due) for due in story.tasks]
        if story.step:
            views.insert(0, StepViewWriter(translate, story.centre, writer.now).write(story.step))
        phones = [phone for phone in aggregate.resident.phones if not phone.wrong]
        turn = aggregate.turn_key
        return RequestView(
            request_id=request.id,
            title=capitalize_first(request.what) or translate(f"kind-{request.kind}"),
            code=format_code(request.code),
            who=capitalize_first(formal_name(aggregate.resident)),
            phone=" ".join(format_phone(phone.number) for phone in phones[:1]),
            turn=translate(turn),
            has_ended=request.has_ended,
            waits_to_be_placed=turn in WAITS_TO_BE_PLACED,
            has_replies=bool(aggregate.replies),
            story=StoryWriter(story, translate).lines(),
            errands=tuple(errand for _, errands in group_errands(views) for errand in errands),
            nothing_to_do=translate(_nothing_key(turn, has_ended=request.has_ended)),
            facts=request_facts(aggregate.request, aggregate.caller, translate),
            agreement=_agreement_lines(aggregate.agreement, translate),
            is_agreed=aggregate.agreement is not None and aggregate.agreement.is_confirmed,
            is_lent=request.kind == Kind.BORROW,
            helper=aggregate.agreements[-1].helper if aggregate.agreements else "",
            own_thing=next((stock.thing for stock in story.own_things), None),
            things=tuple(self._thing_lines(story)),
        )

    def _thing_lines(self, story: RequestStory) -> Iterable[str]:
        """Yield each thing of a request with where it is now."""
        resident = story.aggregate.resident
        words = CounterWords(
            self._session.translate, to_local_time(self._session.clock.now()).date()
        )
        for status in story.things:
            where = words.location_phrase(status, {resident.id: formal_name(resident)})
            yield f"{capitalize_first(status.thing.name)}: {where}"


def _agreement_lines(agreement: Agreement | None, translate: Translations) -> tuple[str, ...]:
    """Return who helps, when and where, and the costs; empty without an agreement."""
    if agreement is None:
        return ()
    language = translate.language
    when_and_where = f"{short_moment(agreement.meet_at, language)} · {agreement.place}"
    lines = [agreement.helper, when_and_where]
    if agreement.cost_cents:
        lines.append(money_phrase(agreement.cost_cents))
    if agreement.pay_to:
        lines.append(translate(f"reply-pay-to-{agreement.pay_to}"))
    if agreement.cents_per_km:
        money = money_phrase(agreement.cents_per_km)
        lines.append(translate("request-per-km", money=money))
    if agreement.deposit_cents:
        lines.append(translate("request-deposit", money=money_phrase(agreement.deposit_cents)))
    if agreement.damage:
        lines.append(translate(f"reply-damage-{agreement.damage}"))
    if agreement.return_by:
        when = short_moment(agreement.return_by, language)
        lines.append(translate("request-return", when=when))
    return tuple(lines)


def _nothing_key(turn: str, *, has_ended: bool) -> str:
    """Return the key of what is said where nothing must be done now: why that is so."""
    if has_ended:
        return "request-nothing-ended"
    if turn == "turn-desk":
        return "request-nothing-desk"
    if turn in WAITS_TO_BE_PLACED:
        return "request-nothing-placing"
    return "request-nothing"
