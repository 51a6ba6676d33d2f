"""Who counts on something hears when it changes.

The neighbour who was chosen, the others who offered, whoever asked for a secret to be kept.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt

from intake.desk.answering.replies import Meeting, TypedReply
from intake.desk.placing.feed import Feed
from intake.desk.placing.post_checks import PlatformText
from intake.domain.agreement import Agreement
from intake.domain.consent import Purpose
from intake.domain.draft import Draft
from intake.domain.message import Message
from intake.domain.posting import Posting
from intake.domain.private_note import PrivateNote
from intake.domain.profile import PostingMethod
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.task import CallOutcome, Task, TaskKind
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.text.composing.read_back import asked_in_short
from tests.builders import a_call, at, posted, replied, rows
from tests.fakes import FakeMail, ListMailbox
from tests.screens import open_annie, press, shown_texts, type_

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chosen(practice):
    """A request with a neighbour who was chosen and said yes, and one more who waits."""
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    henk, _ = replied(practice, taken, "Henk", "1"), replied(practice, taken, "Piet", "2")
    agreement = practice.use_cases.replies.choose(
        practice.actor, henk.id, Meeting(at(practice, "vr 10"), "de balie")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    return taken.request.id


def ring(practice, *, agreed):
    task = rows(practice, Task, kind="ring_back", done_at=None)[0]
    practice.use_cases.calls.record_outcome(
        practice.actor, task.id, CallOutcome.REACHED, agreed=agreed
    )
    return task.id


def states(practice):
    return {reply.name: str(reply.state) for reply in rows(practice, Reply)}


def subjects(practice, state="written"):
    return [
        (message.subject.partition(":")[0], message.to)
        for message in rows(practice, Message, state=state)
    ]


def test_a_neighbour_who_was_chosen_hears_that_the_resident_says_no(practice, chosen):
    before = len(rows(practice, Message))
    ring(practice, agreed=False)
    assert states(practice) == {"Henk": "not_needed", "Piet": "new"}
    assert [message.subject.partition(":")[0] for message in rows(practice, Message)[before:]] == [
        "Niet meer nodig"
    ]
    assert practice.use_cases.requests.overview(chosen).turn == "turn-choose"


def test_a_no_that_was_a_mistake_is_taken_back_as_long_as_nobody_heard(practice, chosen):
    task = ring(practice, agreed=False)
    practice.use_cases.calls.reopen(practice.actor, task)
    assert states(practice) == {"Henk": "chosen", "Piet": "new"}
    assert "Niet meer nodig" not in [subject for subject, _ in subjects(practice)]
    assert rows(practice, Agreement)[0].cancelled_at is None


def test_a_yes_that_was_a_mistake_brings_the_others_back(practice, chosen):
    task = ring(practice, agreed=True)
    assert states(practice) == {"Henk": "chosen", "Piet": "not_needed"}
    practice.use_cases.calls.reopen(practice.actor, task)
    assert states(practice) == {"Henk": "chosen", "Piet": "new"}
    assert "Niet meer nodig" not in [subject for subject, _ in subjects(practice)]


def test_who_has_no_mail_address_is_on_the_list_to_be_rung(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.enter(
        practice.actor,
        taken.request.code,
        TypedReply("phone", "Sara Jansen", "06 12345678", "Ik help."),
    )
    reply = rows(practice, Reply)[0]
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "de balie")
    )
    assert rows(practice, Message) == ()
    ring(practice, agreed=False)
    screen.go("calls")
    qtbot.waitUntil(
        lambda: {"Sara Jansen", "06 12345678"} <= set(shown_texts(screen.pages["calls"]))
    )


def test_a_request_that_is_done_thanks_who_helped_and_leaves_no_call_behind(practice, chosen):
    ring(practice, agreed=True)
    practice.clock.forward(timedelta(days=7))
    practice.use_cases.requests.close(practice.actor, chosen, "done")
    assert "Dank u wel" in dict(subjects(practice))
    assert [
        task.kind
        for task in rows(practice, Task, request_id=chosen, done_at=None)
        if task.kind != "withdraw"
    ] == []
    practice.use_cases.requests.reopen(practice.actor, chosen)
    assert rows(practice, Request, id=chosen)[0].state == "agreed"
    assert states(practice)["Henk"] == "chosen"


def test_nobody_is_chosen_for_a_request_that_has_ended(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    henk = replied(practice, taken, "Henk", "1")
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    assert states(practice) == {"Henk": "not_needed"}
    with pytest.raises(UserFacingError, match="agreement-request-ended"):
        practice.use_cases.replies.choose(
            practice.actor, henk.id, Meeting(at(practice, "vr 10"), "de balie")
        )


def test_a_mail_without_a_sender_is_a_reply_like_any_other(screen, practice, qtbot):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.import_mail(
        practice.actor,
        ListMailbox(
            FakeMail("1", "<1@x>", "", "", "Reactie", f"Code {format_code(taken.request.code)}")
        ),
    )
    screen.go("replies")
    qtbot.waitUntil(
        lambda: any("Buurtgenoot" in text for text in shown_texts(screen.pages["replies"]))
    )
    practice.use_cases.replies.choose(
        practice.actor, rows(practice, Reply)[0].id, Meeting(at(practice, "vr 10"), "de balie")
    )
    assert rows(practice, Agreement)[0].helper == "Buurtgenoot"


def test_where_a_ride_goes_stays_between_resident_and_desk(screen, practice):
    open_annie(screen)
    screen.what.choose_kind("ride")
    screen.page.set("a.what", "oncoloog")
    screen.online.keep_only()
    request = rows(practice, Request)[0]
    assert request.what == "oncoloog"
    reply = Reply(
        request_id=request.id,
        name="Henk",
        address="henk@buurt.example",
        received_at=practice.clock.now(),
    )
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(reply)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "thuis")
    )
    practice.use_cases.requests.close(practice.actor, request.id, "not-needed", cancelled=True)
    sent = [f"{message.subject} {message.text}" for message in rows(practice, Message)] + [
        asked_in_short(request, practice.translate)
    ]
    assert len(sent) == 3
    assert not any("oncoloog" in text for text in sent)


def test_the_feed_leaves_out_what_may_not_go_out_any_more(practice, tmp_path):
    taken, title, text = a_call(practice)
    practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    )
    slugs = frozenset({"oefenleen"})

    class Fed:
        def all(self):
            from dataclasses import replace

            return tuple(
                replace(one, way=PostingMethod.FEED)
                for one in practice.use_cases.postings.platforms.all()
                if one.slug in slugs
            )

    feed = Feed(practice.store, practice.clock, Fed(), practice.actor.desk)
    assert feed.write(tmp_path / "site").value == 1
    practice.use_cases.residents.withdraw_consent(practice.actor, taken.resident.id, Purpose.POST)
    assert feed.write(tmp_path / "site").value == 0
    assert title not in (tmp_path / "site" / "intake.atom").read_text(encoding="utf8")


def test_an_allergy_is_in_clear_nowhere_in_the_record(screen, practice):
    open_annie(screen)
    screen.what.choose_kind("meal")
    screen.page.set("a.what", "maaltijd")
    screen.page.set("a.allergies", "PINDANOOT")
    draft = screen.page.draft_id
    practice.use_cases.drafts.save(practice.actor, draft, dict(screen.page.call.entries))
    assert rows(practice, Draft, id=draft)[0].page["a.allergies"] == "PINDANOOT"
    assert "PINDANOOT" not in everything(practice)
    screen.online.keep_only()
    assert [note.secret for note in rows(practice, PrivateNote)] == ["PINDANOOT"]
    assert "PINDANOOT" not in everything(practice)
    again = practice.use_cases.drafts.resume_request(
        practice.actor, rows(practice, Request)[0].id
    ).value
    assert again.page["a.allergies"] == "PINDANOOT"


def everything(practice):
    """Return every value of every table as the database holds it."""
    engine = practice.store._engine
    with engine.connect() as connection:
        tables = sa.inspect(engine).get_table_names()
        return repr(
            [connection.execute(sa.text(f"SELECT * FROM {name}")).fetchall() for name in tables]
        )


def test_what_is_not_understood_is_gone_back_to_and_never_written_over(screen, practice, qtbot):
    open_annie(screen)
    box = screen.pages["desk"].what._fields["first"].edit
    box.setFocus()
    box.clear()
    type_("ergens volgende maand")
    press(Qt.Key.Key_S, CTRL)
    assert rows(practice, Request) == ()
    assert box.text() == "ergens volgende maand"
    assert box.hasFocus()
    assert any(
        "Bij “Nodig van” staat iets dat wij niet begrijpen" in text
        for text in shown_texts(screen.pages["desk"])
    )


def test_another_kind_while_the_hands_are_in_a_field_of_the_first_breaks_nothing(
    screen, practice, qtbot
):
    open_annie(screen)
    screen.pages["desk"].what._fields["until"].edit.setFocus()
    type_("ergens")
    press(Qt.Key.Key_2, ALT)
    qtbot.waitUntil(lambda: "until" not in screen.pages["desk"].what._fields)
    assert screen.page.get("kind") == "meal"
    assert "niet begrijpen" not in screen.online.why_not()


def test_ending_a_request_is_asked_first(screen, practice, qtbot):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    replied(practice, taken, "Henk", "1")
    screen.go("requests")
    page = screen.pages["requests"]
    qtbot.waitUntil(page.isVisible)
    press(Qt.Key.Key_V, ALT)
    assert not page._strip.isVisible()
    press(Qt.Key.Key_K, ALT)
    assert "echt niet meer nodig" in page._asked.text()
    press(Qt.Key.Key_E, ALT)
    assert rows(practice, Request)[0].state == "open"
    press(Qt.Key.Key_K, ALT)
    press(Qt.Key.Key_J, ALT)
    assert rows(practice, Request)[0].state == "cancelled"


def test_a_paper_that_cannot_be_saved_is_told_and_nothing_is_left_half_written(
    screen, practice, qtbot, tmp_path
):
    taken, _, _ = a_call(practice)
    screen.print_windows.open(screen.slip.make, taken.request.id)
    qtbot.waitUntil(lambda: screen.slip.file is not None)
    told = []
    screen.slip.message.connect(told.append)
    screen.slip.save(tmp_path / "weg" / "briefje.pdf")
    assert [
        sentence.startswith(practice.translate("error-export-not-written")) for sentence in told
    ] == [True]
    assert not (tmp_path / "weg").exists()


@pytest.mark.parametrize("kind", ["call_platform", "hang_up"])
def test_undo_at_bellen_takes_back_what_the_tick_did_to_a_post(practice, kind):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        task = transaction.save(
            Task(
                kind=TaskKind(kind),
                request_id=taken.request.id,
                posting_id=posting.id,
                due_at=practice.clock.now(),
            )
        )
    if kind == "hang_up":
        practice.use_cases.postings.record_published(practice.actor, posting.id)
    else:
        practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.REACHED)
    assert rows(practice, Posting)[0].state == "posted"
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Posting)[0].state == "queued"


def by_telephone(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.enter(
        practice.actor, taken.request.code, TypedReply("phone", "Sara", "06 12345678", "Ik help.")
    )
    return taken.request.id


def test_who_was_rung_off_by_telephone_is_not_brought_back(practice):
    request = by_telephone(practice)
    agreement = practice.use_cases.replies.choose(
        practice.actor, rows(practice, Reply)[0].id, Meeting(at(practice, "vr 10"), "de balie")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    practice.use_cases.requests.close(practice.actor, request, "not-needed", cancelled=True)
    practice.use_cases.calls.complete(
        practice.actor, rows(practice, Task, kind="tell_neighbour")[0].id
    )
    practice.use_cases.requests.reopen(practice.actor, request)
    assert states(practice) == {"Sara": "not_needed"}
    assert rows(practice, Agreement)[0].cancelled_at is not None


def test_who_waits_by_telephone_waits_again_once_an_end_is_taken_back(practice):
    request = by_telephone(practice)
    practice.use_cases.requests.close(practice.actor, request, "done")
    assert len(rows(practice, Task, kind="tell_neighbour", done_at=None)) == 1
    practice.use_cases.requests.reopen(practice.actor, request)
    assert states(practice) == {"Sara": "new"}
    assert rows(practice, Task, kind="tell_neighbour", done_at=None) == ()


def test_a_request_ends_once(practice, chosen):
    practice.use_cases.requests.close(practice.actor, chosen, "done")
    written = len(rows(practice, Message))
    with pytest.raises(UserFacingError, match="request-ended-already"):
        practice.use_cases.requests.close(practice.actor, chosen, "not-needed", cancelled=True)
    assert len(rows(practice, Message)) == written


def test_nobody_is_thanked_before_they_helped(practice, chosen):
    ring(practice, agreed=True)
    practice.use_cases.requests.close(practice.actor, chosen, "done")
    assert "Dank u wel" not in dict(subjects(practice))
    assert ("Niet meer nodig", rows(practice, Reply, name="Henk")[0].address) in subjects(practice)


def test_an_invitation_that_has_not_left_stays_here_after_a_no(practice, chosen):
    assert "Ja graag" in dict(subjects(practice))
    task = ring(practice, agreed=False)
    assert "Ja graag" not in dict(subjects(practice))
    practice.use_cases.calls.reopen(practice.actor, task)
    assert "Ja graag" in dict(subjects(practice))


def test_a_no_is_not_taken_back_once_somebody_else_is_chosen(practice, chosen):
    task = ring(practice, agreed=False)
    practice.use_cases.replies.choose(
        practice.actor,
        rows(practice, Reply, name="Piet")[0].id,
        Meeting(at(practice, "vr 11"), "de balie"),
    )
    with pytest.raises(UserFacingError, match="agreement-already"):
        practice.use_cases.calls.reopen(practice.actor, task)
    assert len([one for one in rows(practice, Agreement) if one.cancelled_at is None]) == 1
