"""One request over every way to post, with what becomes of it there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from intake.desk.placing.feed import Feed
from intake.desk.placing.renewals import Renewals
from intake.domain.platform_profile import SiteApi
from intake.domain.posting import Posting, PostingState
from intake.domain.request import Request
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.domain.volunteer import Volunteer, VolunteerAnswer
from intake.mail.smtp_channel import SmtpChannel
from intake.platforms.api_channel import ApiChannel
from tests.builders import (
    a_call,
    queue_post,
)
from tests.outboxes import arrived, sender_at, site
from tests.servers import mail_server


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
            for one in practice.use_cases.requests.overview(
                practice.actor, taken.request.id
            ).postings
            if one.platform == "leensite"
        )
        desk.postings.claim(actor, window.id)
        desk.postings.record_published(
            actor, window.id, url="https://leensite.example/7", picture="7.png"
        )
        outbox.tick(actor)
        practice.use_cases.calls.record_outcome(
            actor, open_tasks(practice, TaskKind.CALL_PLATFORM)[0].id, CallOutcome.REACHED
        )
        desk.postings.record_published_by_hand(
            actor, open_tasks(practice, TaskKind.HANG_UP)[0].posting_id
        )
        asked = open_tasks(practice, TaskKind.ASK_OWN)[0].posting_id
        practice.use_cases.volunteers.record_answer(
            actor,
            asked,
            practice.use_cases.volunteers.candidates(practice.actor, asked)[0].volunteer.id,
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
    away = ApiChannel(
        SiteApi(post="http://127.0.0.1:9/api", withdraw="http://127.0.0.1:9/api/{number}"),
        lambda: "",
    )
    channels["gemeente"] = away
    folder.change(replace(folder.get("gemeente"), program=away._program))
    queued = queue_post(desk, practice.actor, taken.request.id, ("gemeente", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.record_published(practice.actor, queued.id, url="", picture="")
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
    desk.postings.record_published(practice.actor, queued.id, url="", picture="")
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
    assert (
        practice.use_cases.requests.overview(practice.actor, taken.request.id).next_step_key
        == "turn-uncertain"
    )
    with practice.store.read() as transaction:
        assert transaction.get(Posting, queued.id).state is PostingState.UNCERTAIN
        assert transaction.get(Request, taken.request.id).code


def test_a_failed_post_goes_back_in_line_as_if_never_tried(ways):
    practice, _, channels, desk, _ = ways
    taken, title, text = a_call(practice)
    channels["krant"] = object()
    queued = queue_post(desk, practice.actor, taken.request.id, ("krant", title, text))
    desk.postings.claim(practice.actor, queued.id)
    desk.postings.record_failure(practice.actor, queued.id, "mail-refused")
    assert states(practice)["krant"] == "failed"
    desk.postings.retry(practice.actor, queued.id)
    with practice.store.read() as transaction:
        again = transaction.get(Posting, queued.id)
    assert (again.state, again.why, again.attempts) == (PostingState.QUEUED, "", 0)
