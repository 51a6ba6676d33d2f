"""Taking a request.

Resident, caller, answers, consents and what is still missing, written in one go.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from intake.desk.centre.set_up import find_centre, opening_hours_of
from intake.desk.permissions import require_permission
from intake.desk.result import Changes
from intake.desk.taking.call_entries import CallEntries
from intake.domain.consent import STANDING, Consent, Purpose
from intake.domain.permissions import Permission
from intake.domain.phone import make_phone, parse_phone
from intake.domain.request import SECRET_TOPICS, Draft, PrivateNote, Request, with_diet
from intake.domain.resident import Caller, Resident, parse_postcode
from intake.domain.task import Task, TaskKind
from intake.forms.request_forms import FORMS
from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from intake.domain.permissions import Actor
    from intake.kit.clock import Clock
    from intake.ports import Store, WriteTransaction

_PLAIN_RESIDENT = (
    "salutation",
    "first_name",
    "infix",
    "last_name",
    "email",
    "street",
    "house_number",
    "addition",
    "city",
    "neighbourhood",
    "fetched_by",
    "how_to_talk",
)


@dataclass(frozen=True)
class TakenRequest:
    """A request as it was written, with the diet to be read back."""

    request: Request
    resident: Resident
    changed: Changes


@dataclass(frozen=True)
class TakeRequest:
    """Takes requests from calls."""

    store: Store
    clock: Clock

    def take(
        self,
        actor: Actor,
        draft_id: UUID,
        page: Mapping[str, str],
        consent_texts: Mapping[Purpose, tuple[str, str]],
        place: Callable[[WriteTransaction, Request], object] = lambda _transaction, _request: None,
    ) -> TakenRequest:
        """Write the request of a call.

        ``consent_texts`` gives for each purpose the version and the very text that was read out.

        ``place`` puts it in line in the same transaction: what may not be placed is not written
        either, and the call goes on. A call that was written before is changed, not doubled: its
        code finds it. Raises ``UserFacingError`` when nobody or nothing is named.
        """
        require_permission(actor, Permission.TAKE_REQUEST)
        call = CallEntries(page)
        if call.kind is None or not call.answers.get("what"):
            raise UserFacingError("take-no-what")
        with self.store.write(actor, self.clock.now()) as transaction:
            resident = self._resident(transaction, call)
            caller = self._caller(transaction, call, resident)
            before = transaction.find(Request, code=call.code)
            request = transaction.save(
                self._request(actor, call, resident, caller, before[0] if before else None)
            )
            self._secrets(transaction, call, request)
            self._consents(transaction, actor, call, request, resident, consent_texts)
            tasks = self._tasks(transaction, call, request, resident, caller)
            place(transaction, request)
            notes = transaction.find(PrivateNote, request_id=request.id)
            draft = transaction.get(Draft, draft_id)
            kept = {
                name: value
                for name, value in page.items()
                if name.rpartition(".")[2] not in SECRET_TOPICS
            }  # from here on they are private notes
            transaction.save(replace(draft, page=kept, state="finished", saved_at=self.clock.now()))
        return TakenRequest(
            with_diet(request, notes),
            resident,
            Changes(
                residents=frozenset({resident.id}), requests=frozenset({request.id}), tasks=tasks
            ),
        )

    def _resident(self, transaction: WriteTransaction, call: CallEntries) -> Resident:
        if call.resident_id:
            known = transaction.get(Resident, call.resident_id)
            if known.gone:  # nothing begins anew for somebody who is no longer here
                raise UserFacingError("take-gone")
            return known
        resident = new_resident(call.part("new"), call.part("caller") if call.for_other else {})
        return transaction.save(replace(resident, created_at=self.clock.now()))

    def _caller(
        self, transaction: WriteTransaction, call: CallEntries, resident: Resident
    ) -> Caller | None:
        if not call.for_other:
            return None
        named = call.part("caller")
        phone = parse_phone(named.get("phone", "")) or ""
        for known in transaction.find(Caller, resident_id=resident.id):
            if known.name.casefold() == named.get("name", "").casefold():
                return transaction.save(
                    replace(
                        known,
                        relation=named.get("relation", known.relation),
                        phone=phone or known.phone,
                        agreed=_agreed(named, known.agreed),
                    )
                )
        return transaction.save(
            Caller(
                resident_id=resident.id,
                name=named.get("name", ""),
                relation=named.get("relation", ""),
                phone=phone,
                agreed=_agreed(named, None),
                created_at=self.clock.now(),
            )
        )

    def _request(
        self,
        actor: Actor,
        call: CallEntries,
        resident: Resident,
        caller: Caller | None,
        before: Request | None,
    ) -> Request:
        assert call.kind is not None  # noqa: S101 - take() has told otherwise
        secret = FORMS[call.kind].secret()
        answers = {name: value for name, value in call.answers.items() if name not in secret}
        call_back = None
        if answers.get("call_back"):
            call_back = datetime.fromisoformat(answers["call_back"])
        fresh = {
            "resident_id": resident.id,
            "caller_id": caller.id if caller else None,
            "kind": call.kind,
            "said": call.page.get("said", ""),
            "answers": answers,
            "call_back_before": call_back,
        }
        if before:
            return replace(before, **fresh)  # type: ignore[arg-type]
        return Request(code=call.code, taken_by=actor.staff_id, taken_at=self.clock.now(), **fresh)  # type: ignore[arg-type]

    def _secrets(self, transaction: WriteTransaction, call: CallEntries, request: Request) -> None:
        kept = {note.topic: note for note in transaction.find(PrivateNote, request_id=request.id)}
        for topic in FORMS[request.kind].secret():
            secret = call.answers.get(topic, "")
            if topic in kept:
                transaction.save(replace(kept[topic], secret=secret))
            elif secret:
                transaction.save(PrivateNote(request_id=request.id, topic=topic, secret=secret))

    def _consents(
        self,
        transaction: WriteTransaction,
        actor: Actor,
        call: CallEntries,
        request: Request,
        resident: Resident,
        texts: Mapping[Purpose, tuple[str, str]],
    ) -> None:
        who = resident.full_name
        if call.for_other:
            who = call.part("caller").get("name", "")
        for purpose, (version, text) in texts.items():
            if not call.asked(purpose):
                continue
            about = ""
            if purpose is Purpose.POST:
                about = call.page.get("about", "")
            given = call.consent(purpose)
            kept = transaction.find(
                Consent,
                resident_id=resident.id,
                purpose=str(purpose),
                request_id=None if purpose in STANDING else request.id,
            )
            if any(
                one.given == given and one.about == about and one.text_read == text for one in kept
            ):
                continue
            transaction.save(
                Consent(
                    resident_id=resident.id,
                    request_id=None if purpose in STANDING else request.id,
                    purpose=purpose,
                    given=given,
                    text_read=text,
                    text_version=version,
                    about=about,
                    channel=call.page.get("channel", "phone"),
                    answered_by=who,
                    asked_by=actor.staff_id,
                    asked_at=self.clock.now(),
                )
            )

    def _tasks(
        self,
        transaction: WriteTransaction,
        call: CallEntries,
        request: Request,
        resident: Resident,
        caller: Caller | None,
    ) -> frozenset[UUID]:
        """Turn what is missing into tasks, not walls.

        A promised call is kept within the opening hours.
        """
        now = self.clock.now()
        opening = opening_hours_of(find_centre(transaction), now)
        waiting = {
            (task.kind, task.about): task
            for task in transaction.find(Task, request_id=request.id)
            if task.done_at is None
        }
        wanted: dict[tuple[TaskKind, str], datetime | None] = {}
        if request.call_back_before:
            wanted[TaskKind.RING_BACK, ""] = opening.last_open_before(request.call_back_before)
        if caller and caller.agreed is None:
            wanted[TaskKind.ASK_RESIDENT, ""] = opening.next_open(now)
        if not call.asked(Purpose.POST) or (call.consent(Purpose.POST) is None):
            wanted[TaskKind.MISSING, "consent"] = opening.next_open(now)
        touched = set()
        for (kind, about), due in wanted.items():
            task = waiting.get((kind, about)) or Task(
                kind=kind, about=about, request_id=request.id, resident_id=resident.id
            )
            touched.add(transaction.save(replace(task, due_at=due)).id)
        for key, task in waiting.items():
            if key not in wanted and key[0] in (TaskKind.MISSING, TaskKind.ASK_RESIDENT):
                touched.add(transaction.save(replace(task, done_at=now)).id)
        return frozenset(touched)


def _agreed(named: Mapping[str, str], kept: bool | None) -> bool | None:  # noqa: FBT001 - None, True or False is what is kept
    return {"yes": True, "no": False}.get(named.get("agreed", ""), kept)


def new_resident(typed: Mapping[str, str], caller: Mapping[str, str]) -> Resident:
    """Make a resident of what was typed; a caller's number serves until their own is known.

    Raises ``UserFacingError`` without a name or without any way to reach them, and for a phone or postcode
    that is none.
    """
    if not (typed.get("first_name") or typed.get("last_name")):
        raise UserFacingError("take-no-name")
    if typed.get("phone"):
        phones = [make_phone(_phone(typed["phone"]))]
    else:
        phones = []
    if not phones and caller.get("phone"):
        phones = [make_phone(_phone(caller["phone"]), whose=caller.get("name", ""))]
    postcode = ""
    if typed.get("postcode"):
        found = parse_postcode(typed["postcode"])
        if found is None:
            raise UserFacingError("invalid-postcode", typed=typed["postcode"])
        postcode = found
    if not phones and not typed.get("email") and not (postcode and typed.get("house_number")):
        raise UserFacingError("take-no-way-to-reach")
    plain: dict[str, Any] = {
        name: typed[name].strip() for name in _PLAIN_RESIDENT if typed.get(name)
    }
    return Resident(phones=tuple(phones), postcode=postcode, **plain)


def _phone(typed: str) -> str:
    found = parse_phone(typed)
    if found is None:
        raise UserFacingError("invalid-phone", typed=typed)
    return found
