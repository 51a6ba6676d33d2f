"""A posting: consent, guard, claim, settle, and what was interrupted."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.desk.placing.feed import Feed
from intake.desk.placing.post_checks import PlatformText
from intake.desk.placing.renewals import Renewals
from intake.domain.consent import Consent, Purpose
from intake.domain.message import Message
from intake.domain.permissions import Role
from intake.domain.platform_profile import Program
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer
from intake.kit.errors import UserFacingError
from intake.mail.smtp_channel import SmtpChannel
from intake.platforms.api_channel import ProgramChannel
from intake.platforms.profile_files import ProfileFolder
from tests.builders import (
    READ,
    a_call,
    posted,
    queue_post,
    rows,
    use_cases_with_platforms,
)
from tests.outboxes import arrived, sender_at, site
from tests.screens import press, type_
from tests.servers import mail_server


def test_a_caution_is_let_stand_by_a_coordinator_with_a_reason_alone(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    title, text = "Hulp gevraagd", "Een buurtgenoot woont alleen en zoekt gezelschap."
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "gezelschap",
        "new.first_name": "Wim",
        "new.phone": "0206184217",
        "consent.post": "yes",
        "about": f"{title}\n{text}",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    with pytest.raises(UserFacingError, match="post-caution"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenhulp", title, text)
        )
    volunteer = practice.actor._replace(role=Role.VOLUNTEER)
    with pytest.raises(UserFacingError, match="gate-closed"):
        practice.use_cases.postings.queue(
            volunteer,
            taken.request.id,
            PlatformText("oefenhulp", title, text, overruled="zij vroeg dit zelf"),
        )
    kept = practice.use_cases.postings.queue(
        practice.actor,
        taken.request.id,
        PlatformText("oefenhulp", title, text, overruled="zij vroeg dit zelf"),
    ).value
    assert kept.overruled == "zij vroeg dit zelf"


@pytest.mark.parametrize(
    ("consent", "fault"),
    [("", "post-no-consent"), ("later", "post-no-consent"), ("no", "post-refused")],
)
def test_without_a_yes_nothing_is_posted(practice, consent, fault):
    taken, title, text = a_call(practice, consent=consent)
    with pytest.raises(UserFacingError, match=fault):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        )


def test_private_data_is_stopped_whoever_asks(practice):
    draft = practice.use_cases.drafts.begin(practice.actor).value
    title, text = "Boormachine", "Bel Wim op 020 618 4217"
    page = {
        **draft.page,
        "kind": "borrow",
        "a.what": "boormachine",
        "new.first_name": "Wim",
        "new.phone": "0206184217",
        "consent.post": "yes",
        "about": f"{title}\n{text}",
    }
    taken = practice.use_cases.take_request.take_and_place(
        practice.actor, draft.id, page, READ
    ).value
    with pytest.raises(UserFacingError, match="post-private"):
        practice.use_cases.postings.queue(
            practice.actor,
            taken.request.id,
            PlatformText("oefenleen", title, text, overruled="mag van mij"),
        )


def test_a_posting_goes_twice_to_no_platform_and_a_colleague_cannot_take_it_over(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    with pytest.raises(UserFacingError, match="post-twice"):
        practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        )
    practice.use_cases.postings.claim(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-not-waiting"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


def test_what_was_cut_off_in_the_middle_becomes_a_question(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.recover_interrupted(practice.actor)
    assert rows(practice, Posting)[0].state is PostingState.UNCERTAIN
    assert practice.use_cases.requests.overview(taken.request.id).next_step_key == "turn-uncertain"
    practice.use_cases.postings.resolve(practice.actor, posting.id, is_online=False)
    assert rows(practice, Posting)[0].state is PostingState.QUEUED


def test_a_picture_goes_when_its_time_is_over_and_not_before(practice):
    folder = practice.use_cases.proof_pictures.folder
    ended, nothing, runs = (a_call(practice) for _ in range(3))
    names = []
    for taken, title, text in (ended, nothing, runs):
        posting = practice.use_cases.postings.queue(
            practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
        ).value
        practice.use_cases.postings.claim(practice.actor, posting.id)
        names.append(f"{posting.id}.png")
        (folder / names[-1]).write_bytes(b"png")
        practice.use_cases.postings.settle(
            practice.actor, posting.id, url="http://127.0.0.1/1", picture=names[-1]
        )
    (folder / "left-behind.png").write_bytes(b"png")
    for file in folder.glob("*.png"):
        os.utime(file, (0, practice.clock.now().timestamp()))
    practice.use_cases.requests.close(practice.actor, ended[0].request.id, "done")
    practice.use_cases.requests.close(
        practice.actor, nothing[0].request.id, "not-needed", cancelled=True
    )

    def left():
        practice.use_cases.proof_pictures.delete_expired(practice.actor)
        return {file.name for file in folder.glob("*.png")}

    assert left() == {*names, "left-behind.png"}, "a fresh file may belong to a post at hand"
    practice.clock.forward(timedelta(days=31))
    assert left() == {names[0], names[2]}
    practice.clock.forward(timedelta(days=340))
    assert left() == {names[2]}, "what runs keeps its proof"
    assert {one.picture for one in rows(practice, Posting)} == {"", names[2]}


def test_a_post_that_was_put_off_after_its_request_ended_is_not_taken_in_hand_again(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    practice.use_cases.postings.release(practice.actor, posting.id)
    assert rows(practice, Posting)[0].state is PostingState.WITHDRAWN
    with pytest.raises(UserFacingError, match="post-not-waiting"):
        practice.use_cases.postings.claim(practice.actor, posting.id)


@pytest.mark.parametrize("way", ["phone", "paper", "own"])
def test_what_was_to_be_done_for_a_post_ends_with_it(practice, tmp_path, way):
    own = tmp_path / "own"
    own.mkdir()
    (own / "x.toml").write_text(
        f'name = "X"\nway = "{way}"\nkinds = ["borrow"]\nphone = "0205550102"\n', encoding="utf8"
    )
    practice.use_cases.set_up.update_centre(practice.actor, platforms=())
    desk = use_cases_with_platforms(practice, ProfileFolder(own, own, practice=False))
    taken, title, text = a_call(practice)
    queue_post(desk, practice.actor, taken.request.id, ("x", title, text))
    assert len(rows(practice, Task, request_id=taken.request.id, done_at=None)) == 1
    practice.use_cases.resident_updates.withdraw_consent(
        practice.actor, taken.resident.id, Purpose.POST
    )
    assert rows(practice, Task, request_id=taken.request.id, done_at=None) == ()


def test_an_unlock_takes_nothing_that_is_in_hand(screen, practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    screen.session.lock()
    screen.session.enter(practice.actor)
    assert rows(practice, Posting)[0].state is PostingState.IN_HAND


def test_another_desk_that_starts_leaves_the_messages_of_this_one_alone(practice):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            Message(
                request_id=taken.request.id,
                to="a@b.example",
                subject="x",
                text="y",
                state="sending",
                claimed_desk="A",
                written_at=practice.clock.now(),
            )
        )
    practice.use_cases.postings.recover_interrupted(practice.actor._replace(desk="B"))
    assert rows(practice, Message)[0].state == "sending"
    practice.use_cases.postings.recover_interrupted(practice.actor)
    assert rows(practice, Message)[0].state == "uncertain"


def test_what_is_in_hand_cannot_be_taken_off(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-in-hand"):
        practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)


def test_fewer_platforms_than_were_asked_about_keep_the_yes(screen, practice):
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    type_("hulp in de tuin op zaterdag")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    screen.online.answer(Purpose.POST, "yes")
    read = screen.page.get("about")
    screen.page.set("about", f"Wie helpt?\nEn dit was voor een tweede platform.\n\n{read}")
    assert practice.translate("error-post-other-text") not in screen.online.why_not()
    screen.page.set("a.what", "schuur verven")
    assert practice.translate("error-post-other-text") in screen.online.why_not()


def states(practice):
    with practice.store.read() as transaction:
        return {posting.platform: str(posting.state) for posting in transaction.find(Posting)}


def open_tasks(practice, kind):
    with practice.store.read() as transaction:
        return transaction.find(Task, kind=str(kind), done_at=None)


def test_one_request_goes_over_every_way_and_comes_off_everywhere(ways, tmp_path, monkeypatch):
    practice, folder, channels, desk, outbox = ways
    actor, clock = practice.actor, practice.clock
    taken, title, text = a_call(practice)
    with mail_server(tmp_path / "exim") as (port, cert, boxes), site("well") as (program, handler):
        monkeypatch.setenv("SSL_CERT_FILE", str(cert))
        channels |= {
            "krant": SmtpChannel(sender_at(port, clock), "redactie@krant.example"),
            "gemeente": program,
        }
        folder.change(replace(folder.get("gemeente"), program=program._program))
        practice.use_cases.volunteers.save(
            actor, Volunteer(name="Zoë", phone="06 12345678", kinds=("borrow",))
        )
        for slug in ("leensite", "krant", "gemeente", "belbus", "bord", "website", "eigen"):
            queue_post(desk, actor, taken.request.id, (slug, title, text))
        window = next(
            one
            for one in practice.use_cases.requests.overview(taken.request.id).postings
            if one.platform == "leensite"
        )
        desk.postings.claim(actor, window.id)
        desk.postings.settle(actor, window.id, url="https://leensite.example/7", picture="7.png")
        outbox.tick(actor)
        practice.use_cases.calls.record_outcome(
            actor, open_tasks(practice, TaskKind.CALL_PLATFORM)[0].id, CallOutcome.REACHED
        )
        desk.postings.record_published(actor, open_tasks(practice, TaskKind.HANG_UP)[0].posting_id)
        asked = open_tasks(practice, TaskKind.ASK_OWN)[0].posting_id
        practice.use_cases.volunteers.record_answer(
            actor,
            asked,
            practice.use_cases.volunteers.candidates(asked)[0].volunteer.id,
            VolunteerAnswer.YES,
        )
        assert Feed(practice.store, clock, folder, "A").write(tmp_path / "feed").value == 1
        assert states(practice) == dict.fromkeys(states(practice), "posted")
        assert len(states(practice)) == 7
        assert title in arrived(boxes / "redactie")[0]["Subject"]
        assert [one["titel"] for one in handler.posts] == [title]

        desk.withdrawals.start(actor, taken.request.id)
        assert len(open_tasks(practice, TaskKind.WITHDRAW)) == 7
        outbox.tick(actor)
        assert handler.posts == [{}]
        assert states(practice)["gemeente"] == "withdrawn"
        left = open_tasks(practice, TaskKind.WITHDRAW)
        assert {task.about for task in left} == {
            "leensite",
            "krant",
            "belbus",
            "bord",
            "website",
            "eigen",
        }, "a person takes off the rest"
        for task in left:
            desk.withdrawals.withdraw(actor, task.posting_id)
        assert states(practice) == dict.fromkeys(states(practice), "withdrawn")
        assert open_tasks(practice, TaskKind.WITHDRAW) == ()
        assert Feed(practice.store, clock, folder, "A").write(tmp_path / "feed").value == 0


def test_a_site_that_cannot_take_a_post_off_leaves_it_to_a_person_in_the_end(ways):
    practice, folder, channels, desk, outbox = ways
    taken, title, text = a_call(practice)
    away = ProgramChannel(
        Program(post="http://127.0.0.1:9/api", withdraw="http://127.0.0.1:9/api/{number}"),
        lambda: "",
    )
    channels["gemeente"] = away
    folder.change(replace(folder.get("gemeente"), program=away._program))
    queued = queue_post(desk, practice.actor, taken.request.id, ("gemeente", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.settle(practice.actor, queued.id, url="", picture="")
    desk.withdrawals.start(practice.actor, taken.request.id)
    for _ in range(10):
        outbox.tick(practice.actor)
        practice.clock.forward(timedelta(days=1))
    assert states(practice)["gemeente"] == "posted"
    assert open_tasks(practice, TaskKind.WITHDRAW)[0].attempts == 6


def test_a_post_that_ends_is_a_task_and_stands_again_once_renewed(ways):
    practice, _, channels, desk, _ = ways
    taken, title, text = a_call(practice)
    channels["krant"] = object()
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.settle(practice.actor, queued.id, url="", picture="")
    renewals = Renewals(practice.store, practice.clock, desk.postings.platforms)
    renewals.create_tasks(practice.actor)
    assert open_tasks(practice, TaskKind.RENEW) == ()
    practice.clock.forward(timedelta(days=13))
    renewals.create_tasks(practice.actor)
    renewals.create_tasks(practice.actor)
    assert len(open_tasks(practice, TaskKind.RENEW)) == 1
    practice.clock.forward(timedelta(days=3))
    renewals.create_tasks(practice.actor)
    assert states(practice)["krant"] == "expired"
    renewals.record_renewal(practice.actor, queued.id)
    assert states(practice)["krant"] == "renewed"
    assert open_tasks(practice, TaskKind.RENEW) == ()


def test_an_uncertain_post_by_mail_is_asked_of_a_person(ways):
    practice, _, channels, desk, outbox = ways
    taken, title, text = a_call(practice)
    channels["krant"] = SmtpChannel(sender_at(9, practice.clock), "x@x.example")
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.recover_interrupted(practice.actor)
    assert outbox.tick(practice.actor).changed.postings == frozenset()
    assert practice.use_cases.requests.overview(taken.request.id).next_step_key == "turn-uncertain"
    with practice.store.read() as transaction:
        assert transaction.get(Posting, queued.id).state is PostingState.UNCERTAIN
        assert transaction.get(Request, taken.request.id).code


def test_a_failed_post_goes_back_in_line_as_if_never_tried(ways):
    practice, _, channels, desk, _ = ways
    taken, title, text = a_call(practice)
    channels["krant"] = object()
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.release(practice.actor, queued.id, "mail-refused")
    assert states(practice)["krant"] == "failed"
    desk.postings.retry(practice.actor, queued.id)
    with practice.store.read() as transaction:
        again = transaction.get(Posting, queued.id)
    assert (again.state, again.why, again.attempts) == (PostingState.QUEUED, "", 0)


def test_a_step_that_another_was_first_to_take_is_told(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.release(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-moved-on"):
        practice.use_cases.postings.release(practice.actor, posting.id)
    assert rows(practice, Posting)[0].state is PostingState.QUEUED


def test_a_post_that_a_colleague_had_in_hand_long_ago_is_asked(queued):
    practice, _, state = queued
    now = practice.clock.now()
    with practice.store.write(practice.actor, now) as transaction:
        transaction.save(state().claim(practice.actor, now))
    other = practice.actor._replace(staff_id=state().request_id, desk="B")
    practice.use_cases.postings.recover_interrupted(other)
    assert state().state is PostingState.IN_HAND
    practice.clock.forward(timedelta(days=1))
    practice.use_cases.postings.recover_interrupted(other)
    assert state().state is PostingState.UNCERTAIN


def test_the_same_person_at_another_desk_does_not_turn_a_post_in_hand_into_a_question(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    practice.use_cases.postings.recover_interrupted(practice.actor._replace(desk="B"))
    with practice.store.read() as transaction:
        assert transaction.get(Posting, posting.id).state is PostingState.IN_HAND
    practice.use_cases.postings.recover_interrupted(practice.actor)
    with practice.store.read() as transaction:
        assert transaction.get(Posting, posting.id).state is PostingState.UNCERTAIN


def test_nothing_is_claimed_without_a_consent_in_force(practice):
    taken, title, text = a_call(practice)
    posting = queue_post(
        practice.use_cases, practice.actor, taken.request.id, ("oefenleen", title, text)
    )
    consent = rows(practice, Consent, request_id=taken.request.id, purpose="post")[0]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(consent, given=False))
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        practice.use_cases.postings.claim(practice.actor, posting.id)
    assert rows(practice, Posting, id=posting.id)[0].state is PostingState.QUEUED


def test_each_post_that_ends_is_counted_once(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    soon = practice.clock.now().date() + timedelta(days=1)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(transaction.get(Posting, posting.id), expires_on=soon))
    assert practice.use_cases.renewals.create_tasks(practice.actor).value == 1
    assert practice.use_cases.renewals.create_tasks(practice.actor).value == 0
