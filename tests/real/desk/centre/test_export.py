"""Everything about a resident in one file of their own."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from intake.desk.answering.reply_types import Meeting
from intake.desk.centre.export import TASKS_ABOUT_RESIDENT
from intake.desk.custody.mishaps import NewMishap
from intake.desk.reporting.concerns import Reported
from intake.domain.agreement import Agreement
from intake.domain.concern import ConcernKind
from intake.domain.custody import MishapKind
from intake.domain.message import Message
from intake.domain.phone import make_phone
from intake.domain.private_note import PrivateNote
from intake.domain.reply import Reply
from intake.domain.resident import Resident
from intake.domain.task import CALLS_TO_NEIGHBOUR, Task, TaskKind
from intake.kit.errors import UserFacingError
from tests.builders import READ, a_call, at, firm, posted, replied, rows
from tests.fakes import KeepingSender
from tests.handover_facts import a_tent, agreed_loan, handed_to
from tests.screens import open_annie, press, shown_texts


@pytest.fixture
def lived(practice):
    """A request that has come all the way to an agreement."""
    taken, title, text = a_call(practice, way="brought")
    posted(practice, taken, title, text)
    reply = replied(practice, taken, name="Joris Buurman")
    agreement = practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "thuis")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            PrivateNote(request_id=taken.request.id, topic="allergies", secret="noten")
        )
    return taken


def test_everything_about_a_resident_is_in_it_and_nothing_of_another(practice, lived):
    other, _, _ = a_call(practice, first_name="Wilhelmina")
    held = practice.use_cases.export.collect(practice.actor, lived.resident.id).value
    for kind in ("resident", "consent", "request", "posting", "agreement", "task", "private_note"):
        assert held[kind], kind
    assert held["private_note"][0]["secret"] == "noten"
    assert {row["id"] for row in held["request"]} == {lived.request.id}
    assert str(other.resident.id) not in str(held)
    assert held["reply"], "what a neighbour wrote about the request"
    assert "Buurman" not in str(held["reply"])


def test_that_it_was_made_is_written_down(practice, lived):
    practice.use_cases.export.collect(practice.actor, lived.resident.id)
    with practice.store.engine.connect() as connection:
        rows = connection.execute(
            sa.text("SELECT action, staff_id FROM audit WHERE action = 'export'")
        ).all()
    assert [row.action for row in rows] == ["export"]


def test_the_file_can_be_read_by_its_owner_alone(practice, lived, tmp_path):
    target = tmp_path / "gegevens.json"
    count = practice.use_cases.export.write(practice.actor, lived.resident.id, target).value
    held = json.loads(target.read_text(encoding="utf8"))["resident"]
    assert sum(len(rows) for rows in held.values()) == count
    assert held["resident"][0]["last_name"] == lived.resident.last_name
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing_behind(practice, lived, tmp_path):
    target = tmp_path / "gegevens.json"
    target.mkdir()
    with pytest.raises(UserFacingError, match="file-not-kept"):
        practice.use_cases.export.write(practice.actor, lived.resident.id, target)
    assert [path.name for path in tmp_path.glob("gegevens*")] == ["gegevens.json"]


def test_alt_x_exports_from_the_sheet_of_a_person(screen, tmp_path, qtbot):
    open_annie(screen)
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    details = screen.pages["desk"].who.details
    qtbot.waitUntil(details.isActiveWindow)
    press(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    dialog = screen.frame.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "gegevens.json"))
    dialog.reject()
    assert (tmp_path / "gegevens.json").exists()
    assert any("gegevens.json" in text for text in shown_texts(screen.frame))


def test_the_first_call_of_a_new_resident_is_in_their_copy(practice):
    taken, _, _ = a_call(practice)
    records = practice.use_cases.export.collect(practice.actor, taken.resident.id).value
    assert [draft["page"]["code"] for draft in records["draft"]] == [taken.request.code]


def test_a_call_that_was_written_on_another_person_first_stays_out_of_the_copy(practice):
    use_cases, actor = practice.use_cases, practice.actor
    first, *_ = a_call(practice)
    other, *_ = a_call(practice, what="ladder")
    with practice.store.write(actor, practice.clock.now()) as transaction:
        resident = transaction.get(Resident, other.resident.id)
        phones = (make_phone("0201112233"),)
        transaction.save(replace(resident, first_name="Truus", phones=phones))
    again = use_cases.drafts.resume_request(actor, first.request.id).value
    asked = {"consent.post": "yes", "answer.post": "1", "consent.keep": "", "consent.ring": ""}
    page = {**again.page, **asked, "resident": str(other.resident.id), "who": "Truus"}
    use_cases.take_request.take_and_place(actor, again.id, page, READ)
    drafts = use_cases.export.collect(actor, other.resident.id).value["draft"]
    pages = [draft["page"] for draft in drafts if draft["page"]["code"] == first.request.code]
    assert [page["resident"] for page in pages] == [str(other.resident.id)]


def test_who_a_neighbour_is_stays_out_of_the_copy(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    joris = replied(practice, taken, name="Joris Buurman")
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    practice.use_cases.replies.choose(practice.actor, joris.id, meeting)
    practice.use_cases.messages.send_written(practice.actor, KeepingSender())
    message = rows(practice, Message, request_id=taken.request.id)[0]
    practice.use_cases.outbox.record_bounce(practice.actor, f"<{message.id}@x>")
    tasks = practice.use_cases.export.collect(practice.actor, taken.resident.id).value["task"]
    assert "mail_failed" in str(tasks)
    assert "Buurman" not in str(tasks)
    assert joris.address not in str(tasks)


def test_what_was_noted_about_a_lender_is_not_in_it(practice):
    use_cases, actor = practice.use_cases, practice.actor
    taken, _ = agreed_loan(practice)
    tent = a_tent(practice, taken.request)
    handed_to(practice, tent, taken.resident.id, remark="van Samira 06 12345678")
    broken = NewMishap(
        thing_id=tent.id,
        kind=MishapKind.DAMAGED,
        what_happened="scheur, Samira is boos",
        told_whom="Samira 06 12345678",
        agreed="Samira krijgt een nieuwe",
    )
    use_cases.mishaps.report(actor, broken)
    held = use_cases.export.collect(actor, taken.resident.id).value
    assert held["mishap"], "that something broke is"
    assert held["handover"]
    assert "Samira" not in str(held["mishap"]) + str(held["handover"])


def test_where_a_neighbour_lives_and_is_reached_is_not_in_it_however_it_is_spelt(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    said = (
        "Ik kan helpen. Ik woon op Lindengracht 14 huis, bel mij op nul zes twaalf vierendertig"
        " zesenvijftig achtenzeventig of mail henk (at) buren punt nl. Tot dinsdag."
    )
    reply = replied(practice, taken, name="Henk")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(reply, text=said))
    [reply] = practice.use_cases.export.collect(practice.actor, taken.resident.id).value["reply"]
    for told in ("Lindengracht", "twaalf", "buren punt nl"):
        assert told not in reply["text"]
    assert "Ik kan helpen" in reply["text"]


def test_that_something_was_reported_about_a_helper_is_in_nobodys_copy(practice):
    taken, agreement = firm(practice, share=True)
    reported = Reported(ConcernKind.INCIDENT, "Er is geld weg.", "zelf", withhold=True)
    practice.use_cases.concerns.report(practice.actor, taken.request.id, reported)
    assert rows(practice, Task, kind=str(TaskKind.REVIEW_AGREEMENT))
    copy = practice.use_cases.export.collect(practice.actor, taken.resident.id).value
    assert agreement.helper in str(copy["agreement"])
    assert "review_agreement" not in str(copy["task"])


def test_what_a_colleague_typed_about_a_neighbours_home_is_not_in_it(practice):
    taken, agreement = firm(practice, share=True)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        stored = transaction.get(Agreement, agreement.id)
        transaction.save(replace(stored, place="bij Henk thuis, Molenpad 7, bel 06 12345678"))
    copy = practice.use_cases.export.collect(practice.actor, taken.resident.id).value
    assert "Molenpad 7" not in str(copy["agreement"])
    assert "12345678" not in str(copy["agreement"])


def test_no_call_to_the_helper_tells_how_they_are_reached(practice):
    taken, agreement = firm(practice, share=True)
    [reply] = rows(practice, Reply, id=agreement.reply_id)
    for day in (-1, 20):
        practice.clock.at = agreement.meet_at + timedelta(days=day)
        practice.use_cases.rounds.plan_agreement_calls(practice.actor)
    kinds = {task.kind for task in rows(practice, Task, request_id=taken.request.id)}
    assert {TaskKind.DAY_BEFORE_NEIGHBOUR, TaskKind.FOLLOW_UP_NEIGHBOUR} <= kinds
    held = practice.use_cases.export.collect(practice.actor, taken.resident.id).value
    assert reply.address
    assert reply.address not in str(held)


def test_what_a_task_is_about_is_told_only_if_it_is_of_the_resident():
    """A kind that is not in the list stays out: a new one is not forgotten."""
    assert {TaskKind.RING_BACK, TaskKind.FOLLOW_UP} <= TASKS_ABOUT_RESIDENT
    assert not TASKS_ABOUT_RESIDENT & (CALLS_TO_NEIGHBOUR | {TaskKind.TELL_NEIGHBOUR})
