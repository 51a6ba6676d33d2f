"""Take a request: resident, caller, answers, consents, tasks and postings in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from intake.desk.centre.facts import find_centre, opening_hours_of
from intake.desk.merged_residents import resolve_merged_resident
from intake.desk.permissions import require_permission
from intake.desk.request_loading import load_aggregate
from intake.desk.result import Changes, Result
from intake.desk.taking.answers_on_page import (
    AGREED,
    note_new_answers,
    outdated_answers,
    without_positions,
)
from intake.desk.taking.call_consents import ConsentWriter, finished_page, is_carried_along
from intake.desk.taking.call_entries import YES_OR_NO, CallEntries
from intake.desk.taking.drafts import get_own_draft
from intake.desk.taking.follow_changed_request import follow_changed_request
from intake.desk.taking.new_resident import new_resident
from intake.desk.taking.paper_forms import require_new_form
from intake.domain.agreement import Agreement, live_agreement
from intake.domain.call_record import minutes_between
from intake.domain.consent import Consent, Purpose
from intake.domain.draft import Draft, DraftState
from intake.domain.field_change import read_audited_id
from intake.domain.permissions import Permission
from intake.domain.phone import parse_phone
from intake.domain.private_note import SECRET_TOPICS, PrivateNote, add_diet
from intake.domain.request import Kind, Request
from intake.domain.resident import Caller, Resident
from intake.domain.task import Task, TaskKind
from intake.forms.request_forms import FORMS
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from intake.desk.placing.post_checks import PlatformText
    from intake.desk.placing.posting_progress import PostingProgress
    from intake.desk.taking.call_consents import ReadText
    from intake.domain.permissions import Actor
    from intake.domain.posting import Posting
    from intake.domain.request_aggregate import RequestAggregate
    from intake.kit.clock import Clock
    from intake.ports import ReadTransaction, Store, WriteTransaction


@dataclass(frozen=True)
class TakenRequest:
    """A request as it was saved, the diet to be read back, and the postings that were queued.

    ``follow_ups`` is the number of tasks that a change of a saved request created.
    """

    request: Request
    resident: Resident
    postings: tuple[Posting, ...] = ()
    follow_ups: int = 0


@dataclass(frozen=True)
class TakeRequest:
    """Takes requests from calls."""

    store: Store
    clock: Clock
    postings: PostingProgress

    def take_and_place(
        self,
        actor: Actor,
        draft_id: UUID,
        entries: Mapping[str, str],
        read_texts: Mapping[Purpose, ReadText],
        posts: Sequence[PlatformText] = (),
    ) -> Result[TakenRequest]:
        """Save the request of a call and queue its posts: all or nothing.

        ``read_texts`` are the questions of consent as they were read aloud on the page.
        If one post may not be placed, an error is raised, nothing is saved, and the draft stays
        open. A platform that has the request already is skipped. If the call was saved before, its
        request is changed and not doubled: the code identifies it.

        Raises ``UserFacingError`` if nobody or nothing is named, if another desk has opened this
        draft, if the resident has since refused something that this page shows as agreed
        (``purposes``), and for a paper form that was typed in already.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        call = CallEntries(without_positions(entries))
        if call.kind is None or not call.answers.get("what"):
            raise UserFacingError("take-no-what")

        now = self.clock.now()
        with self.store.write(actor, now) as transaction:
            draft = get_own_draft(transaction, actor, draft_id)
            if outdated := outdated_answers(transaction, draft.page, call):
                key = "form-no-since" if call.written_at else "take-no-since"
                raise UserFacingError(key, purposes=" ".join(outdated))
            previous = find_request_of_code(transaction, call.code)
            writer = _CallWriter(transaction, actor, call, now, draft.begun_at, previous=previous)
            resident = writer.save_resident(draft)
            caller = writer.save_caller(resident)
            request = writer.save_request(call.kind, resident, caller)
            writer.save_private_notes(request)
            # what is said now ends older answers, so tasks and posts are made by the newest word
            asked_at = request.taken_at if previous is None else now
            consents = ConsentWriter(transaction, actor, writer.call, asked_at)
            consents.end_answer_of_caller(request, previous)
            consents.save(request, resident, read_texts)
            follow_ups = writer.create_follow_ups(request)
            tasks = writer.save_tasks(request, caller) | follow_ups
            queued = [self.postings.queue_in(transaction, actor, request, post) for post in posts]
            writer.finish_draft(draft, resident)
            notes = transaction.find(PrivateNote, request_id=request.id)

        postings = tuple(posting for posting in queued if posting)
        return Result(
            TakenRequest(add_diet(request, notes), resident, postings, len(follow_ups)),
            Changes(
                residents=frozenset({resident.id}),
                requests=frozenset({request.id}),
                postings=frozenset(posting.id for posting in postings),
                tasks=tasks,
            ),
        )


def find_request_of_code(transaction: ReadTransaction, code: str) -> Request | None:
    """Return the request with a reference code; None if the call was not saved before."""
    return next(iter(transaction.find(Request, code=code)), None)


@dataclass
class _CallWriter:
    """Writes the parts of one call within one transaction, in the order of its methods.

    ``previous`` is the request as an earlier save of the same call left it.
    ``save_private_notes`` leaves out of ``call`` what was said of another person.
    """

    transaction: WriteTransaction
    actor: Actor
    call: CallEntries
    now: datetime
    begun_at: datetime | None
    previous: Request | None

    def save_resident(self, draft: Draft) -> Resident:
        """Return the known resident, or add the new one; a resident just added is not added twice.

        If a merge was undone meanwhile, the saved draft has returned to the original resident with
        its request, while the page still names the merged one: then the request decides.

        Raises ``UserFacingError`` for a resident who moved away or died.
        """
        known = self.call.resident_id
        if self.previous:
            owner = self.previous.resident_id
            merge_was_undone = draft.page.get("resident") == str(owner)
            if known is None or (merge_was_undone and known in self._earlier_residents()):
                known = owner
        if known:
            resident = resolve_merged_resident(self.transaction, known)
            if resident.gone:
                raise UserFacingError("take-gone")
            return resident
        caller = self.call.part("caller") if self.call.for_other else {}
        resident = new_resident(self.call.part("new"), caller)
        return self.transaction.save(replace(resident, created_at=self.now))

    def _earlier_residents(self) -> set[UUID]:
        """Return the residents that the request belonged to earlier."""
        history = self.transaction.history([self.previous.id] if self.previous else [])
        return {
            read_audited_id(value)
            for entry in history
            if entry.field == "resident_id"
            for value in (entry.old, entry.new)
            if value
        }

    def save_caller(self, resident: Resident) -> Caller | None:
        """Add the person who rings on behalf of the resident, or update them.

        What is known about them from other requests is copied. The resident's consent is not: it
        belongs to one request.
        """
        if not self.call.for_other:
            return None

        typed = self.call.part("caller")
        name = typed.get("name", "")
        caller = Caller(resident_id=resident.id, name=name, created_at=self.now)
        for known in self.transaction.find(Caller, resident_id=resident.id):
            if known.name.casefold() == name.casefold():
                caller = replace(caller, relation=known.relation, phone=known.phone)
        if self.previous:
            saved = self.transaction.get_if_any(Caller, self.previous.caller_id)
            if saved and saved.name.casefold() == name.casefold():
                caller = saved
            elif saved and saved.agreed is False:
                # the resident refused this request, whoever asks
                caller = replace(caller, agreed=False)
        if not is_carried_along(self.transaction, self.call, AGREED) and typed.get("agreed"):
            caller = replace(
                caller,
                agreed=YES_OR_NO.get(typed["agreed"]),
                answered_by_operation=self.transaction.operation_id,
            )

        return self.transaction.save(
            replace(
                caller,
                relation=typed.get("relation", caller.relation),
                phone=parse_phone(typed.get("phone", "")) or caller.phone,
            )
        )

    def save_request(self, kind: Kind, resident: Resident, caller: Caller | None) -> Request:
        """Add the request, or change ``previous``; raises ``UserFacingError`` if that has ended."""
        previous = self.previous
        secret = FORMS[kind].secret()
        answers = {name: value for name, value in self.call.answers.items() if name not in secret}
        call_back = answers.get("call_back")
        if previous and previous.has_ended:
            raise UserFacingError("take-ended")
        if previous and self._is_of_another_person(previous, resident):
            agreements = self.transaction.find(Agreement, request_id=previous.id)
            if live_agreement(agreements):
                raise UserFacingError("take-other-person")
        request = previous or self._new_request(kind, resident)

        return self.transaction.save(
            replace(
                request,
                resident_id=resident.id,
                caller_id=caller.id if caller else None,
                kind=kind,
                said=self.call.by_name.get("said", ""),
                answers=answers,
                call_back_before=datetime.fromisoformat(call_back) if call_back else None,
            )
        )

    def _new_request(self, kind: Kind, resident: Resident) -> Request:
        """Return a request of now, or of the moment when it was written on a paper form."""
        request = Request(
            code=self.call.code,
            resident_id=resident.id,
            kind=kind,
            taken_by=self.actor.staff_id,
            taken_at=self.now,
            call_minutes=minutes_between(self.begun_at, self.now),
        )
        written_at = self.call.written_at
        if written_at is None:
            return request
        form = require_new_form(self.transaction, self.call.paper_form, written_at, self.now)
        return replace(request, taken_at=written_at, paper_form=form, call_minutes=0)

    def _is_of_another_person(self, previous: Request, resident: Resident) -> bool:
        """Tell whether a saved request was written on another resident until now."""
        return resolve_merged_resident(self.transaction, previous.resident_id).id != resident.id

    def create_follow_ups(self, request: Request) -> frozenset[UUID]:
        """Create the tasks that follow from a change of a saved request; return their ids."""
        if self.previous is None:
            return frozenset()
        opening = opening_hours_of(find_centre(self.transaction), self.now)
        due_at = opening.first_deadline(self.now)
        return follow_changed_request(self.transaction, self.previous, request, due_at, self.now)

    def save_private_notes(self, request: Request) -> None:
        """Store the answers about health separately; an emptied answer empties its note.

        What was said of another person, whom this request was written on before, is not kept.
        """
        if self.previous and self.previous.resident_id != request.resident_id:
            resident = self.transaction.get(Resident, request.resident_id)
            if self._is_of_another_person(self.previous, resident):
                for note in self.transaction.find(PrivateNote, request_id=request.id):
                    if note.secret and note.secret == self.call.answers.get(note.topic):
                        self.transaction.remove(note)
                        self.call = self.call.without(f"a.{note.topic}")
        notes = {
            note.topic: note for note in self.transaction.find(PrivateNote, request_id=request.id)
        }
        for topic in FORMS[request.kind].secret():
            secret = self.call.answers.get(topic, "")
            if topic in notes:
                note = notes[topic]
                # consent covers only what was read out
                share = note.share and note.secret == secret
                self.transaction.save(replace(note, secret=secret, share=share))
            elif secret:
                self.transaction.save(
                    PrivateNote(request_id=request.id, topic=topic, secret=secret)
                )

    def save_tasks(self, request: Request, caller: Caller | None) -> frozenset[UUID]:
        """Create tasks for missing answers, and plan the promised call within the opening hours.

        Returns the ids of the tasks that were created, moved or completed.
        """
        wanted = self._wanted_tasks(request, caller)
        open_tasks, changed = self._open_tasks_of(request)
        for (kind, about), due_at in wanted.items():
            task = open_tasks.get((kind, about)) or Task(
                kind=kind, about=about, request_id=request.id, resident_id=request.resident_id
            )
            changed.add(self.transaction.save(replace(task, due_at=due_at)).id)
        for key, task in open_tasks.items():
            asks_for_answer = task.kind in (TaskKind.ASK_MISSING, TaskKind.ASK_RESIDENT)
            if asks_for_answer and key not in wanted:  # it was answered in this call
                done = task.finish(self.now, self.transaction.operation_id)
                changed.add(self.transaction.save(done).id)
        return frozenset(changed)

    def _open_tasks_of(
        self, request: Request
    ) -> tuple[dict[tuple[TaskKind, str], Task], set[UUID]]:
        """Return the open tasks of a request by kind and subject, and the ids of those moved here.

        A task about another record of the same person is moved to this one.
        """
        open_tasks = {}
        moved_ids = set()
        for task in self.transaction.find(Task, request_id=request.id, done_at=None):
            of_this_person = task
            if task.resident_id not in (None, request.resident_id):
                moved = replace(task, resident_id=request.resident_id)
                of_this_person = self.transaction.save(moved)
                moved_ids.add(task.id)
            open_tasks[task.kind, task.about] = of_this_person
        return open_tasks, moved_ids

    def _wanted_tasks(
        self, request: Request, caller: Caller | None
    ) -> dict[tuple[TaskKind, str], datetime]:
        """Return what must be done after this call, each with the moment by which."""
        opening = opening_hours_of(find_centre(self.transaction), self.now)
        soon = opening.first_deadline(self.now)
        wanted = {}
        aggregate = load_aggregate(self.transaction, request.id)
        if request.call_back_before and not aggregate.refuses_calls:
            due_at = opening.last_open_before(request.call_back_before, self.now)
            wanted[TaskKind.RING_BACK, ""] = due_at
        if caller and caller.agreed is None:
            wanted[TaskKind.ASK_RESIDENT, ""] = soon
        if self._must_ask_consent(aggregate):
            wanted[TaskKind.ASK_MISSING, "consent"] = soon
        return wanted

    def _must_ask_consent(self, aggregate: RequestAggregate) -> bool:
        """Tell whether the resident must still be asked whether the request may be posted.

        Not asked in this call, never asked before, or put off until later; who has refused is not
        asked again.
        """
        if self.call.consent(Purpose.POST) is None:
            return True
        consents = self.transaction.find(
            Consent, request_id=aggregate.request.id, purpose=Purpose.POST
        )
        is_open = not consents or consents[-1].given is None
        return is_open and not aggregate.refuses_posting

    def finish_draft(self, draft: Draft, resident: Resident) -> None:
        """Mark the call as finished; private answers are stored as notes from here on."""
        page = {
            name: value
            for name, value in self.call.by_name.items()
            if name.rpartition(".")[2] not in SECRET_TOPICS
        }
        written = CallEntries({**self.call.by_name, "resident": str(resident.id)})
        page |= note_new_answers(
            self.transaction, finished_page(self.transaction, self.call), written
        )
        self.transaction.save(
            replace(draft, page=page, state=DraftState.FINISHED, saved_at=self.now)
        )
