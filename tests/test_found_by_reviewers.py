"""What a hostile reviewer broke.

Posts that go out without a yes, tasks that outlive their reason, sheets and windows of the wrong
person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake.desk.answering.replies import Meeting
from intake.desk.placing.outbox import Outbox
from intake.desk.placing.post_checks import PlatformText
from intake.domain.agreement import Agreement
from intake.domain.consent import Consent, Purpose
from intake.domain.message import Message
from intake.domain.outgoing_post import PlacedPost
from intake.domain.posting import Posting, PostingState
from intake.domain.profile import PostingMethod, Program, slug_of
from intake.domain.reply import Reply
from intake.domain.request import Request
from intake.domain.resident import DIED, Resident
from intake.domain.task import CallOutcome, Task
from intake.domain.volunteer import Volunteer, VolunteerAnswer
from intake.kit.errors import OutcomeUnknownError, UserFacingError
from intake.platforms.profile_files import ProfileFolder
from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from intake.ui.person.window import PersonWindow
from tests.builders import (
    a_call,
    at,
    firm,
    posted,
    queue_post,
    replied,
    rows,
    use_cases_with_platforms,
)
from tests.screens import press, shown_texts, type_
from tests.test_platform_windows import browser_windows  # noqa: F401 - a fixture

ANNA = PrivateFacts(names=(("Anna", "de", "Vries"), ("Wim", "", "Tuin")))


@pytest.mark.parametrize(("text", "stops"), [("Wim's Tuin opknappen, wie helpt?", True),
    ("Anna's Fiets is kapot", True), ("winkel Anna de Vries zoekt een ladder", True),
    ("kapper Anna knipt", False)])  # fmt: skip
def test_a_residents_own_name_is_never_let_go_for_a_shops(text, stops):
    found = guard(text, ANNA)
    assert [one.kind for one in found][:1] == ["name"]
    assert any(one.stop for one in found) is stops


@pytest.mark.parametrize("text", ["Dit artikel BSN 111222333", "model (bsn 111222333)"])
def test_a_number_that_is_called_a_bsn_is_one_whatever_stands_before_it(text):
    assert [(one.kind, one.stop) for one in guard(text, ANNA)] == [("bsn", True)]


def mailed(practice, channel):
    return Outbox(
        practice.store,
        practice.clock,
        practice.use_cases.postings.platforms,
        lambda _: channel,
        practice.translate,
    )


class Counting:
    """Sends, and counts; the first time it is not known whether it arrived."""

    can_find = False

    def __init__(self):
        self.sent = 0

    def post(self, _):
        self.sent += 1
        if self.sent == 1:
            raise OutcomeUnknownError("program-cut", host="x")
        return PlacedPost()


def test_what_was_uncertain_goes_out_no_more_once_the_consent_is_taken_back(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    channel = Counting()
    mailed(practice, channel).tick(practice.actor)
    practice.use_cases.residents.withdraw_consent(practice.actor, taken.resident.id, Purpose.POST)
    practice.use_cases.postings.resolve(practice.actor, posting.id, is_online=False)
    practice.clock.forward(timedelta(days=1))
    mailed(practice, channel).tick(practice.actor)
    assert channel.sent == 1
    assert rows(practice, Posting)[0].state is PostingState.WITHDRAWN
    assert rows(practice, Task, kind="withdraw", done_at=None) == ()


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
    practice.use_cases.residents.withdraw_consent(practice.actor, taken.resident.id, Purpose.POST)
    assert rows(practice, Task, request_id=taken.request.id, done_at=None) == ()


def test_a_volunteers_yes_comes_too_late_for_what_ended_and_counts_once(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.volunteers.save(
        practice.actor, Volunteer(name="Zoë", phone="0612345678", kinds=("borrow",))
    )
    zoe = practice.use_cases.volunteers.list_active()[0]
    for _ in range(2):
        practice.use_cases.volunteers.record_answer(
            practice.actor, posting.id, zoe.id, VolunteerAnswer.YES
        )
    assert len(rows(practice, Reply)) == 1
    other, title, text = a_call(practice)
    late = practice.use_cases.postings.queue(
        practice.actor, other.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.requests.close(
        practice.actor, other.request.id, "not-needed", cancelled=True
    )
    with pytest.raises(UserFacingError, match="post-not-wanted"):
        practice.use_cases.volunteers.record_answer(
            practice.actor, late.id, zoe.id, VolunteerAnswer.YES
        )


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


def test_reopening_does_not_forget_to_take_off_what_has_no_consent(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    practice.use_cases.residents.withdraw_consent(practice.actor, taken.resident.id, Purpose.POST)
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert [task.posting_id for task in rows(practice, Task, kind="withdraw", done_at=None)] == [
        posting.id
    ]


def test_a_trial_does_not_take_the_place_of_a_post_in_hand(qtbot, practice, browser_windows):  # noqa: F811
    taken, title, text = a_call(practice)
    browser_windows.open(
        [
            practice.use_cases.postings.queue(
                practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
            ).value
        ]
    )
    qtbot.waitUntil(lambda: browser_windows.window.stage == "filled", timeout=20000)
    told = []
    browser_windows.session.message.connect(told.append)
    browser_windows.try_out(practice.use_cases.postings.platforms.get("oefenhulp"))
    browser_windows.sign_in(practice.use_cases.postings.platforms.get("oefenhulp"))
    assert told == [practice.translate("browsing-busy")] * 2
    assert "oefenleen" in browser_windows.window.windowTitle().lower()
    browser_windows.dispose()
    assert rows(practice, Posting)[0].state is PostingState.QUEUED, "what was in hand is given back"


def test_the_sheet_of_the_last_caller_does_not_change_the_next_call(screen, practice, qtbot):
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    window = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, PersonWindow) and one.isVisible()
    )
    presenter = window._presenter
    screen.call.begin()
    assert not window.isVisible()
    corrie = rows(practice, Resident, last_name="Meijer")[0]
    screen.who.open(corrie.id)
    presenter.done.emit("bewaard")
    assert screen.who.person.resident.id == corrie.id


def test_the_sheet_opens_with_what_a_colleague_has_changed(screen, practice, qtbot):
    type_("annie de vries")
    press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents()
    annie = rows(practice, Resident, last_name="Vries-Bakker")[0]
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(replace(annie, city="Diemen"))
    press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    window = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, PersonWindow) and one.isVisible()
    )
    assert window.fields.edits["city"].text() == "Diemen"
    window.fields.edits["neighbourhood"].setText("Zuid")
    window._keep()
    assert rows(practice, Resident, last_name="Vries-Bakker")[0].neighbourhood == "Zuid"


def test_a_locked_desk_shows_no_page_of_anybody_and_goes_on_afterwards(
    qtbot,
    practice,
    browser_windows,  # noqa: F811
):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    actor, browser_windows.session.signed_in = (
        browser_windows.session.signed_in,
        browser_windows.session.signed_in,
    )
    practice.use_cases.withdrawals.start(actor, taken.request.id)
    browser_windows.withdraw(taken.request.id)
    assert browser_windows.withdrawal.isVisible()
    browser_windows.session.signed_in = None
    browser_windows.hide()
    browser_windows.presenter._show()
    assert not browser_windows.withdrawal.isVisible()
    browser_windows.session.signed_in = actor
    browser_windows.show_again()
    assert browser_windows.withdrawal.isVisible()


def test_taking_off_what_is_off_already_only_ends_its_tasks(practice):
    taken, title, text = a_call(practice)
    posting = posted(practice, taken, title, text)
    practice.use_cases.withdrawals.start(practice.actor, taken.request.id)
    task = rows(practice, Task, kind="withdraw")[0]
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert rows(practice, Posting)[0].state is PostingState.POSTED, (
        "ticked by mistake: it still stands"
    )
    practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)
    assert rows(practice, Task, kind="withdraw", done_at=None) == ()


def test_what_is_in_hand_cannot_be_taken_off(practice):
    taken, title, text = a_call(practice)
    posting = practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText("oefenleen", title, text)
    ).value
    practice.use_cases.postings.claim(practice.actor, posting.id)
    with pytest.raises(UserFacingError, match="post-in-hand"):
        practice.use_cases.withdrawals.withdraw(practice.actor, posting.id)


def test_a_shared_file_holds_no_key_and_a_wrong_one_stops_nobody(application, tmp_path):
    application.use_cases.set_up.create_centre("De Linde", practice=False)
    actor = application.use_cases.sign_in.create_first_colleague("Ineke", "2468").value
    there = replace(
        application.use_cases.postings.platforms.get("peerby"),
        way=PostingMethod.PROGRAM,
        program=Program(
            post="https://x.example/api",
            user="redactie",
            headers={"Authorization": "Bearer geheim", "X": "{code}"},
        ),
    )
    application.use_cases.profiles.export_file(actor, there, tmp_path / "peerby.toml")
    text = (tmp_path / "peerby.toml").read_text(encoding="utf8")
    assert "geheim" not in text
    assert "redactie" not in text
    assert "{code}" in text
    for wrong in (
        'regions = ["Amsterdam"]',
        "regions = [1052]",
        'categories = "x"',
        'sign_in = "https://[x"',
    ):
        (tmp_path / "x.toml").write_text(
            f'name = "X"\nway = "web"\nkinds = ["borrow"]\n{wrong}\n', encoding="utf8"
        )
        with pytest.raises(UserFacingError):
            application.use_cases.profiles.import_file(actor, tmp_path / "x.toml")
    (tmp_path / "Buurt (1).toml").write_text(
        'name = "X"\nway = "web"\nkinds = ["borrow"]\n', encoding="utf8"
    )
    assert (
        application.use_cases.profiles.import_file(actor, tmp_path / "Buurt (1).toml").value[0].slug
        == "buurt-1"
    )
    assert len(slug_of("Een heel lange naam " * 20)) <= 60


def test_a_consent_of_one_request_leaves_the_other_alone_and_no_ringing_means_no_ringing(practice):
    first, title, text = a_call(practice, call_back="2026-11-27T12:00+01:00")
    posted(practice, first, title, text)
    draft = practice.use_cases.drafts.begin(practice.actor).value
    page = {
        **draft.page,
        "kind": "help",
        "a.what": "tuin",
        "resident": str(first.resident.id),
        "consent.post": "yes",
        "consent.ring": "yes",
        "about": f"{title}\n{text}",
    }
    second = practice.use_cases.take_request.take_and_place(
        practice.actor,
        draft.id,
        page,
        {Purpose.POST: ("1", "Mag het?"), Purpose.RING: ("1", "Mogen wij bellen?")},
    ).value
    practice.use_cases.postings.queue(
        practice.actor, second.request.id, PlatformText("oefenhulp", title, text)
    )
    practice.use_cases.residents.withdraw_consent(
        practice.actor, first.resident.id, Purpose.POST, second.request.id
    )
    holds = {one.request_id: one.is_in_force for one in rows(practice, Consent, purpose="post")}
    assert holds == {first.request.id: True, second.request.id: False}
    assert {one.platform: str(one.state) for one in rows(practice, Posting)} == {
        "oefenleen": "posted",
        "oefenhulp": "withdrawn",
    }
    practice.use_cases.residents.withdraw_consent(practice.actor, first.resident.id, Purpose.RING)
    assert rows(practice, Task, kind="ring_back", done_at=None) == ()


def test_who_has_helped_already_is_not_called_off_and_a_reply_without_a_name_stops_nothing(
    practice,
):
    taken, _ = firm(practice, share=None, way="desk")
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        agreement = transaction.find(Agreement)[0]
        transaction.save(replace(agreement, meet_at=practice.clock.now() - timedelta(days=30)))
        transaction.save(
            Reply(
                request_id=taken.request.id,
                name=" ",
                address="leeg@buurt.example",
                received_at=practice.clock.now(),
            )
        )
    before = len(rows(practice, Message))
    practice.use_cases.residents.mark_gone(practice.actor, taken.resident.id, DIED)
    assert [one.to for one in rows(practice, Message)[before:]] == ["leeg@buurt.example"]


def test_a_call_about_somebody_who_is_gone_is_not_put_back_on_the_list(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id)[0]
    practice.use_cases.residents.mark_gone(practice.actor, taken.resident.id, DIED)
    with pytest.raises(UserFacingError, match="task-done-already"):
        practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.NO_ANSWER)
    assert rows(practice, Task, request_id=taken.request.id, done_at=None) == ()
    assert rows(practice, Request, id=taken.request.id)[0].outcome == DIED


def test_the_last_platform_cannot_be_left_out(screen, practice):
    screen.go("settings")
    for slug in practice.use_cases.set_up.centre().platforms:
        screen.settings.use(slug, False)
    assert len(practice.use_cases.set_up.centre().platforms) == 1, "none would mean all"
    assert practice.translate("settings-use-one") in shown_texts(screen.pages["settings"])


def replied_to(practice, taken):
    return replied(practice, taken)


def test_a_meeting_that_lies_ahead_is_called_off(practice):
    taken, _, _ = a_call(practice)
    reply = replied_to(practice, taken)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    before = len(rows(practice, Message))
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    assert [one.to for one in rows(practice, Message)[before:]] == [reply.address]
    assert rows(practice, Task, request_id=taken.request.id, done_at=None) == ()


def test_a_wrong_number_by_mistake_is_given_back(practice):
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    task = rows(practice, Task, request_id=taken.request.id)[0]
    practice.use_cases.calls.record_outcome(practice.actor, task.id, CallOutcome.WRONG_NUMBER)
    practice.use_cases.calls.reopen(practice.actor, task.id)
    assert [phone.wrong for phone in rows(practice, Resident, id=taken.resident.id)[0].phones] == [
        False
    ]
    task = rows(practice, Task, id=task.id)[0]
    assert (task.attempts, task.last_outcome, task.not_before) == (0, "", None)


def test_a_call_that_stopped_half_way_is_taken_up_again_once(practice):
    taken, _, _ = a_call(practice, consent="later", diet="noten")
    first, second = (
        practice.use_cases.drafts.resume_request(practice.actor, taken.request.id).value
        for _ in range(2)
    )
    assert first.id == second.id
    assert (first.page["code"], first.page["resident"], first.page["a.what"]) == (
        taken.request.code,
        str(taken.resident.id),
        "boormachine",
    )
    assert "consent.post" not in first.page, "what was put off is asked"
    again = practice.use_cases.take_request.take_and_place(
        practice.actor,
        first.id,
        {**first.page, "consent.post": "yes", "about": "x"},
        {Purpose.POST: ("1", "Mag het?")},
    ).value
    assert again.request.id == taken.request.id
    assert rows(practice, Task, request_id=taken.request.id, kind="missing", done_at=None) == ()


def test_what_was_to_be_asked_is_asked_from_the_list_of_calls(screen, practice, qtbot):
    taken, _, _ = a_call(practice, consent="later")
    screen.calls.refresh()
    screen.go("calls")
    page = screen.pages["calls"]
    card = next(
        card for card in page._cards if card.can_resume and card.request_id == taken.request.id
    )
    assert card.script == practice.translate.in_language("nl", "say-missing")
    page.resume.emit(card.request_id)
    assert screen.page.get("code") == taken.request.code
    assert screen.page.get("a.what") == "boormachine"
    qtbot.waitUntil(lambda: any("Wim" in said for said in shown_texts(screen.first_window.desk)))
    shown = shown_texts(screen.first_window.desk)
    assert not [text for text in shown if text.startswith("Er loopt al")], (
        "this call is about that very request"
    )
    assert practice.translate("ask-first") not in shown, "what it is about is known"


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


def called_off(practice):
    """A meeting agreed on, a promised call on the list, and then by mistake.

    Not needed any more.
    """
    taken, _, _ = a_call(practice, call_back="2026-11-27T12:00+01:00")
    reply = replied(practice, taken)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "De Linde")
    )
    tasks = {task.id for task in rows(practice, Task, request_id=taken.request.id, done_at=None)}
    practice.clock.forward(timedelta(minutes=5))
    practice.use_cases.requests.close(
        practice.actor, taken.request.id, "not-needed", cancelled=True
    )
    return taken, reply, tasks


def test_not_needed_by_mistake_is_undone_as_far_as_nobody_heard_of_it(practice):
    taken, reply, tasks = called_off(practice)
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert [one.cancelled_at for one in rows(practice, Agreement, request_id=taken.request.id)] == [
        None
    ]
    assert str(rows(practice, Reply, id=reply.id)[0].state) == "chosen"
    assert {
        task.id for task in rows(practice, Task, request_id=taken.request.id, done_at=None)
    } == tasks
    assert [one.state for one in rows(practice, Message, request_id=taken.request.id)] == [
        "written",
        "recalled",
    ], "the yes still goes, the no does not"


def test_what_a_neighbour_has_heard_is_not_undone(practice):
    taken, reply, _ = called_off(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        transaction.save(
            replace(transaction.find(Message, request_id=taken.request.id)[-1], state="sent")
        )
    practice.use_cases.requests.reopen(practice.actor, taken.request.id)
    assert rows(practice, Agreement, request_id=taken.request.id)[0].cancelled_at is not None
    assert str(rows(practice, Reply, id=reply.id)[0].state) == "not_needed"
    assert str(rows(practice, Request, id=taken.request.id)[0].state) == "open"
