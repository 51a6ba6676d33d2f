"""Bellen: who waits for a call, what to say, how it ended; undo takes the last one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from intake.desk.calling.call_tasks import ShareAnswer
from intake.desk.taking.public_area import public_area
from intake.domain.phone import format_phone, parse_phone
from intake.domain.resident import formal_name
from intake.domain.task import CallOutcome, TaskKind
from intake.kit.codes import format_code
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase, moment_short, money_phrase, time_phrase
from intake.text.composing.read_back import asked_in_short

if TYPE_CHECKING:
    from uuid import UUID

    from intake.desk.calling.call_tasks import DueTask
    from intake.domain.centre import Centre
    from intake.domain.profile import Profile
    from intake.ui.session import Session


@dataclass(frozen=True)
class TaskCard:
    """A task in words.

    ``asks`` tells whether reaching somebody ends with their yes or no; ``share`` is the question
    after a yes, where there is one.

    ``may_write`` tells whether they were rung in vain, so that a letter makes sense.
    """

    task_id: UUID
    request_id: UUID | None
    what: str
    who: str
    number: str
    due: str
    late: bool
    about: str
    translate: str
    before: str
    is_call: bool
    asks: bool
    is_confirmed: bool
    share: str
    voicemail: str
    may_write: bool
    on_the_board: UUID | None = None
    ask_own: UUID | None = None
    comes_off: bool = False
    may_resume: bool = False


class CallsPresenter(QObject):
    """Keeps the list of tasks and writes down how each ended."""

    listed = Signal(list)
    done = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._due: tuple[DueTask, ...] = ()
        self._centre: Centre | None = None
        self._platforms: dict[str, Profile] = {}
        self._last: UUID | None = None
        self._seen: set[tuple[UUID, UUID]] = set()
        session.changed.connect(
            lambda changed: self.refresh() if changed.tasks or changed.requests else None
        )

    def refresh(self) -> None:
        use_cases = self._session.use_cases

        def work() -> tuple[tuple[DueTask, ...], Centre | None, dict[str, Profile]]:
            due = use_cases.calls.due_tasks()
            named = any(one.task.posting_id for one in due)
            return (
                due,
                use_cases.set_up.centre(),
                {profile.slug: profile for profile in use_cases.postings.platforms.all()}
                if named
                else {},
            )

        self._session.run(work, lambda found: self._show(*found))

    def seen(self, task_id: UUID) -> None:
        """Write down once for who sits here that somebody's details are on the screen."""
        due = next((one for one in self._due if one.task.id == task_id), None)
        use_cases = self._session.use_cases
        actor = self._session.signed_in
        if due and due.resident and actor and (actor.staff_id, due.resident.id) not in self._seen:
            whom = due.resident.id
            self._seen.add((actor.staff_id, whom))
            self._session.run(lambda: use_cases.persons.record_view(actor, whom), lambda _: None)

    def ended(
        self,
        task_id: UUID,
        outcome: CallOutcome,
        *,
        agreed: bool | None = None,
        share: bool | None = None,
    ) -> None:
        """Write down how a call ended.

        ``share`` is the answer to the question on the card, None where it was not asked.
        """
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._last = task_id
        due = next((one for one in self._due if one.task.id == task_id), None)
        asked = (due.share_key if due else "") or "consent-share"
        if due and due.agreement and agreed is False:
            helper = due.agreement.helper
        else:
            helper = ""
        if helper:
            said = translate("call-ended-declined", name=helper)
        else:
            said = translate(f"call-ended-{str(outcome).replace('_', '-')}")
        shared = None
        if share is not None:
            shared = ShareAnswer(
                share, translate.in_language("nl", asked), translate("consent-version")
            )
        self._session.run(
            lambda: use_cases.calls.record_outcome(
                actor, task_id, outcome, agreed=agreed, share=shared
            ),
            lambda _: self.done.emit(said),
        )

    def tick(self, task_id: UUID) -> None:
        """Tick a task that is no call; a post is written down as taken off."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        translate = self._session.translate
        self._last = task_id
        due = next(one for one in self._due if one.task.id == task_id)
        posting = due.task.posting_id
        does = {
            TaskKind.WITHDRAW: use_cases.postings.withdraw,
            TaskKind.HANG_UP: use_cases.postings.record_published,
            TaskKind.RENEW: use_cases.renewals.record_renewal,
            TaskKind.ASK_OWN: use_cases.postings.withdraw,
        }.get(due.task.kind)
        if does and posting:
            work = lambda: does(actor, posting)
        else:
            work = lambda: use_cases.calls.complete(actor, task_id)
        self._session.run(work, lambda _: self._ticked(translate("task-ticked")))

    def undo(self) -> None:
        """Take the last tick back."""
        use_cases = self._session.use_cases
        actor = self._session.actor
        last = self._last
        if last:
            self._last = None
            self._session.run(lambda: use_cases.calls.reopen(actor, last), lambda _: self.refresh())

    def _ticked(self, sentence: str) -> None:
        self.done.emit(sentence)
        self.refresh()

    def _show(
        self, due: tuple[DueTask, ...], centre: Centre | None, platforms: dict[str, Profile]
    ) -> None:
        self._due = due
        self._centre = centre
        self._platforms = platforms
        self.listed.emit([self._card(one) for one in due])

    def _card(self, due: DueTask) -> TaskCard:
        task = due.task
        translate = self._session.translate
        now = self._session.clock.now()
        kind = str(task.kind).replace("_", "-")
        request = due.request
        if task.kind is TaskKind.SET_UP:
            about = translate(f"setup-{task.about}")
        elif task.about == "consent":
            about = translate("task-missing-consent")
        else:
            about = task.about
        platform = None
        if task.posting_id:
            platform = self._platforms.get(task.about)
        if platform:
            about = platform.name
        neighbour, _, their_number = (
            task.about.partition(" · ") if task.kind is TaskKind.TELL_NEIGHBOUR else ("", "", "")
        )
        to_platform = task.kind is TaskKind.CALL_PLATFORM
        is_call = to_platform or task.kind in (
            TaskKind.RING_BACK,
            TaskKind.ASK_RESIDENT,
            TaskKind.MISSING,
        )
        return TaskCard(
            task.id,
            task.request_id,
            translate(f"task-{kind}"),
            neighbour
            or (about if task.posting_id or due.resident is None else formal_name(due.resident)),
            _platform_number(platform)
            if to_platform
            else _numbers(due)
            if is_call
            else their_number,
            translate("task-due", when=moment_short(task.due_at, translate.language))
            if task.due_at
            else "",
            bool(task.due_at and task.due_at < now),
            f"{translate(f'kind-{request.kind}')}: {request.what} · {format_code(request.code)}"
            + (f" · {about}" if about and not platform and not neighbour else "")
            if request
            else about,
            self._script(due)
            if to_platform or task.kind is TaskKind.ASK_OWN
            else self._read_back(due)
            if is_call
            else translate(f"task-{kind}-hint"),
            translate(
                "task-tried",
                count=task.attempts,
                outcome=translate(f"outcome-{task.last_outcome.replace('_', '-')}"),
            )
            if task.attempts and task.last_outcome
            else "",
            is_call,
            task.kind is TaskKind.ASK_RESIDENT
            or (task.kind is TaskKind.RING_BACK and due.agreement is not None),
            bool(due.agreement and due.agreement.is_confirmed),
            translate.in_language("nl", due.share_key) if due.share_key else "",
            self._at_hand(platform) if to_platform else self._voicemail() if is_call else "",
            task.kind in (TaskKind.RING_BACK, TaskKind.MISSING) and task.attempts > 0,
            task.posting_id if task.kind is TaskKind.HANG_UP else None,
            task.posting_id if task.kind is TaskKind.ASK_OWN else None,
            task.kind is TaskKind.WITHDRAW,
            task.kind is TaskKind.MISSING and request is not None,
        )

    def _voicemail(self) -> str:
        translate = self._session.translate
        return translate(
            "call-voicemail",
            text=translate.in_language(
                "nl", "say-voicemail", centre=self._centre.name if self._centre else ""
            ),
        )

    def _script(self, due: DueTask) -> str:
        """Say what to tell the desk of a platform; nothing of it names the resident."""
        request = due.request
        centre = self._centre
        if request is None or centre is None or due.resident is None:
            return ""
        translate = self._session.translate.bound_to("nl")

        return translate(
            "script-platform",
            centre=centre.name,
            area=public_area(due.resident, centre),
            text=asked_in_short(request, translate),
        )

    def _at_hand(self, platform: Profile | None) -> str:
        """Say what that desk wants to know, how long before, and what it costs."""
        if platform is None:
            return ""
        notice = ""
        if platform.notice_days:
            notice = self._session.translate("task-notice", days=platform.notice_days)
        return "\n".join(part for part in (notice, platform.terms, platform.cost) if part)

    def _read_back(self, due: DueTask) -> str:
        """Say in one plain sentence what is agreed (people.md 13)."""
        translate = self._session.translate
        request = due.request
        agreement = due.agreement
        if request is None:
            return ""
        if due.task.kind is TaskKind.ASK_RESIDENT:
            return translate.in_language(
                "nl",
                "say-ask-resident",
                caller=due.caller.name if due.caller else "",
                what=request.what,
            )
        if due.task.kind is TaskKind.MISSING:
            return translate.in_language("nl", "say-missing")
        if agreement is None:
            return translate.in_language("nl", "say-no-news", what=request.what)
        at = to_local_time(agreement.meet_at)
        if not agreement.cost_cents:
            cost = translate.in_language("nl", "say-free")
        else:
            cost = translate.in_language("nl", "say-cost", money=money_phrase(agreement.cost_cents))
        values = {
            "what": request.what,
            "helper": agreement.helper,
            "day": day_phrase(at.date()),
            "time": time_phrase(at.time()),
            "place": agreement.place,
            "cost": cost,
        }
        return translate.in_language("nl", f"say-agreed-{request.kind}", **values)


def _numbers(due: DueTask) -> str:
    """Write every number that may be rung, a line each, with who picks up.

    First the one to try first.
    """
    if due.number:
        first = [
            f"{format_phone(due.number)} · {due.answers_it}"
            if due.answers_it
            else format_phone(due.number)
        ]
    else:
        first = []
    if due.resident:
        others = [
            phone for phone in due.resident.phones if not phone.wrong and phone.number != due.number
        ]
    else:
        others = []
    return "\n".join(
        first
        + [
            f"{format_phone(phone.number)} · {phone.whose}"
            if phone.whose
            else format_phone(phone.number)
            for phone in others
        ]
    )


def _platform_number(platform: Profile | None) -> str:
    if platform is None:
        return ""
    kept = parse_phone(platform.phone)
    return " · ".join(
        part for part in (format_phone(kept) if kept else platform.phone, platform.hours) if part
    )
