"""Replies: found by their code, chosen, answered, linked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from intake.desk.answering.reference_codes import find_reference_codes
from intake.desk.answering.reply_types import Meeting, TypedReply
from intake.desk.result import Result
from intake.domain.agreement import Agreement
from intake.domain.message import Message
from intake.domain.reply import Reply
from intake.domain.resident import DIED
from intake.domain.task import Task
from intake.kit.codes import check_character, format_code
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import (
    a_call,
    at,
    firm,
    posted,
    replied,
    rows,
)
from tests.desk_facts import states
from tests.fakes import FakeMail, ListMailbox
from tests.reply_checks import a_reply, its_resident
from tests.screens import shown_texts


@pytest.mark.parametrize(
    "written", ["{code}", "{lower}", "code {spaced}", "Re: oproep {code}!", "nr.{code}."]
)
def test_the_code_is_found_in_a_mail_as_people_write_it(practice, written):
    taken, _, _ = a_call(practice)
    code = format_code(taken.request.code)
    assert taken.request.code in find_reference_codes(
        written.format(code=code, lower=code.lower(), spaced=code.replace("-", " "))
    )


def test_a_mail_becomes_one_reply_however_often_it_is_read(practice):
    taken, _, _ = a_call(practice)
    replied(practice, taken)
    replied(practice, taken)
    assert len(rows(practice, Reply)) == 1


def test_a_mail_without_a_code_waits_for_a_person(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.mail_import.import_mail(
        practice.actor, ListMailbox(FakeMail("1", "<1>", "Henk", "h@x", "Hoi", "Ik heb er een"))
    )
    waiting = practice.use_cases.replies.list_open(practice.actor).replies[0]
    assert waiting.request is None
    with pytest.raises(UserFacingError, match="code-unknown"):
        practice.use_cases.replies.link(practice.actor, waiting.reply.id, "AAAAAA")
    practice.use_cases.replies.link(
        practice.actor, waiting.reply.id, format_code(taken.request.code)
    )
    assert (
        practice.use_cases.replies.list_open(practice.actor).replies[0].request.id
        == taken.request.id
    )


def test_a_no_frees_the_request_for_another_reply(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    first, second = replied(practice, taken, number="1"), replied(practice, taken, "Samira", "2")
    agreement = practice.use_cases.replies.choose(
        practice.actor, first.id, Meeting(at(practice, "vr 10"), "De Linde")
    ).value
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=False)
    assert (
        practice.use_cases.replies.choose(
            practice.actor, second.id, Meeting(at(practice, "vr 10"), "De Linde")
        ).value.helper
        == "Samira"
    )


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
    practice.use_cases.mail_import.import_mail(
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


PRIVATE = ["{street} {number}", "bij {first} {last}", "thuis, {phone}", "{postcode}"]


@pytest.mark.parametrize("place", PRIVATE)
def test_a_place_that_says_who_it_is_or_where_they_live_leaves_by_no_mail(practice, place):
    taken, reply = a_reply(practice)
    one = its_resident(practice, taken)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        one = transaction.save(
            replace(one, street="Bosboomstraat", house_number="12", postcode="1052 XK")
        )
    said = place.format(
        street=one.street,
        number=one.house_number,
        first=one.first_name,
        last=one.last_name,
        phone="020 618 4217",
        postcode=one.postcode,
    )
    with pytest.raises(UserFacingError, match="agreement-private"):
        practice.use_cases.replies.choose(
            practice.actor, reply.id, Meeting(at(practice, "vr 10 uur"), said)
        )
    assert rows(practice, Message) == ()


@pytest.mark.parametrize(
    "place",
    [
        "Buurthuis De Boeg, Sint-Nicolaasstraat 14, 1012 NK",
        "bij de bewoner thuis",
        "Vrijwilligerscentrale De Linde, Kinkerstraat 120",
    ],
)
def test_a_place_of_others_may_be_said(practice, place):
    _, reply = a_reply(practice)
    practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10 uur"), place)
    )
    assert place in rows(practice, Message)[0].text


def other_code(code):
    """Another stretch of six signs whose check sign fits, as a colour or a number may be."""
    body = next(body for body in ("00A08", "00B07") if body != code[:5])
    return body + check_character(body)


def test_a_number_that_looks_like_a_code_hides_the_real_one_no_more(practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    stray = other_code(taken.request.code)
    mail = FakeMail(
        "9",
        "<9@x>",
        "Henk",
        "h@buren.invalid",
        "Reactie",
        f"Bel me op {stray[:3]} {stray[3:]}. Het gaat om {format_code(taken.request.code)}.",
    )
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    assert rows(practice, Reply)[0].request_id == taken.request.id


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
    practice.use_cases.resident_updates.mark_gone(practice.actor, taken.resident.id, DIED)
    assert [one.to for one in rows(practice, Message)[before:]] == ["leeg@buurt.example"]


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


def test_a_chosen_neighbour_is_listed_with_the_agreement_until_their_yes_is_heard(practice):
    taken, _, _ = a_call(practice)
    reply = replied(practice, taken)
    assert [
        one.agreement for one in practice.use_cases.replies.list_open(practice.actor).replies
    ] == [None]
    agreement = practice.use_cases.replies.choose(
        practice.actor, reply.id, Meeting(at(practice, "vr 10"), "de balie")
    ).value
    listed = practice.use_cases.replies.list_open(practice.actor).replies
    assert [(one.reply.id, one.agreement, one.request.id) for one in listed] == [
        (reply.id, agreement, taken.request.id)
    ]
    practice.use_cases.replies.record_neighbour_answer(practice.actor, agreement.id, yes=True)
    assert practice.use_cases.replies.list_open(practice.actor).replies == ()


def test_nothing_of_a_request_that_has_ended_waits_for_a_word(practice):
    taken, _, _ = a_call(practice)
    practice.use_cases.replies.choose(
        practice.actor, replied(practice, taken).id, Meeting(at(practice, "vr 10"), "de balie")
    )
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    assert practice.use_cases.replies.list_open(practice.actor).replies == ()


@pytest.mark.parametrize(
    ("slugs", "platform"),
    [(("oefenleen",), "oefenleen"), (("oefenleen", "oefenhulp"), ""), ((), "")],
)
def test_a_reply_came_from_the_platform_where_the_request_stands_alone(practice, slugs, platform):
    taken, title, text = a_call(practice)
    for slug in slugs:
        posted(practice, taken, title, text, slug)
    assert replied(practice, taken).platform == platform


def test_a_mail_is_let_go_only_once_its_reply_is_kept(practice):
    """A full disk or a crash in between leaves the mail to be read again."""
    taken, _, _ = a_call(practice)
    code = format_code(taken.request.code)
    mail = FakeMail("1", "<1@x>", "Henk", "henk@buren.invalid", "Reactie", f"Dat kan. {code}")

    class Watched(ListMailbox):
        def mark_seen(self, key):
            assert [reply.name for reply in rows(practice, Reply)] == ["Henk"]
            super().mark_seen(key)

    mailbox = Watched(mail)
    practice.use_cases.mail_import.import_mail(practice.actor, mailbox)
    assert list(mailbox.fetch()) == []


def test_a_second_neighbour_is_not_chosen_while_the_first_is_being_asked(practice):
    taken, _, _ = a_call(practice)
    first = replied(practice, taken, "Henk", "1")
    second = replied(practice, taken, "Piet", "2")
    meeting = Meeting(at(practice, "vr 10"), "de balie")
    practice.use_cases.replies.choose(practice.actor, first.id, meeting)
    with pytest.raises(UserFacingError, match="agreement-already"):
        practice.use_cases.replies.choose(practice.actor, second.id, meeting)
    assert [reply.name for reply in rows(practice, Reply, state="chosen")] == ["Henk"]


def test_a_meeting_in_the_past_is_not_agreed_on(practice):
    taken, _, _ = a_call(practice)
    reply = replied(practice, taken)
    for when in (practice.clock.now(), practice.clock.now() - timedelta(minutes=1)):
        with pytest.raises(UserFacingError, match="agreement-past"):
            practice.use_cases.replies.choose(practice.actor, reply.id, Meeting(when, "de balie"))


def test_an_ordinary_mail_is_no_bounce_and_a_bounce_is_no_reply(practice):
    taken, _, _ = a_call(practice)
    code = format_code(taken.request.code)
    mail = FakeMail("1", "<1@x>", "Henk", "henk@buren.invalid", "Reactie", f"Dat kan. {code}")
    back = FakeMail("2", "<2@x>", "Mailer", "mailer@x", "Terug", "weg", bounced="<7@linde>")
    bounced = []

    def record(_actor, message_id):
        bounced.append(message_id)
        return Result(value=True)

    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail, back), record)
    assert bounced == ["<7@linde>"]
    assert [reply.name for reply in rows(practice, Reply)] == ["Henk"]


def test_two_neighbours_of_one_name_are_two(practice):
    taken, _, _ = a_call(practice)
    first = replied(practice, taken, "Henk", "1")
    practice.use_cases.replies.choose(
        practice.actor, first.id, Meeting(at(practice, "vr 10"), "de balie")
    )
    second = replied(practice, taken, "Henk", "2")
    listed = [one.reply.id for one in practice.use_cases.replies.list_open(practice.actor).replies]

    assert sorted(listed) == sorted([first.id, second.id])


def test_a_second_mail_of_the_chosen_neighbour_stands_for_the_first(practice):
    taken, _, _ = a_call(practice)
    first = replied(practice, taken, "Henk", "1")
    practice.use_cases.replies.choose(
        practice.actor, first.id, Meeting(at(practice, "vr 10"), "de balie")
    )
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        again = transaction.save(replace(first, id=new_id(), version=0, message_id="<9@x>"))
    listed = [one.reply.id for one in practice.use_cases.replies.list_open(practice.actor).replies]

    assert listed == [again.id]


def test_a_further_reply_is_typed_in_while_the_agreement_is_firm_and_not_after(practice):
    taken, _ = firm(practice, share=True)
    typed = TypedReply("phone", "Loes", "", "Ik kan ook")
    reply = practice.use_cases.replies.enter(practice.actor, taken.request.code, typed).value
    assert (reply.request_id, reply.name) == (taken.request.id, "Loes")
    practice.use_cases.requests.close(practice.actor, taken.request.id, "done")
    with pytest.raises(UserFacingError, match="code-unknown"):
        practice.use_cases.replies.enter(practice.actor, taken.request.code, typed)


@pytest.mark.parametrize("in_subject", [True, False])
def test_a_code_in_the_subject_alone_leads_to_the_request(practice, in_subject):
    taken, _, _ = a_call(practice)
    code = format_code(taken.request.code)
    subject, text = ("Re: Ja graag (code {code})", "Dat kan") if in_subject else ("Re", "{code}")
    mail = FakeMail("9", "<9@x>", "Henk", "h@x", subject.format(code=code), text.format(code=code))
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    assert [reply.request_id for reply in rows(practice, Reply)] == [taken.request.id]


def test_a_neighbour_is_written_to_in_dutch_whatever_the_screen_speaks(practice):
    practice.translate.set_language("en")
    firm(practice, share=True)
    [invitation] = rows(practice, Message)
    assert "27 november" in invitation.text
    assert "Beste Henk" in invitation.text


def test_a_report_about_a_mail_that_is_not_ours_is_read_by_a_person(practice):
    report = FakeMail("1", "<1@x>", "Petra", "petra@x", "Terug", "niet bezorgd", bounced="<a@b>")
    box = ListMailbox(report)
    record = practice.use_cases.outbox.record_bounce
    practice.use_cases.mail_import.import_mail(practice.actor, box, record)
    assert [reply.name for reply in rows(practice, Reply)] == ["Petra"]


def test_the_last_error_of_several_mails_is_told(practice):
    class Refusing(ListMailbox):
        def mark_seen(self, key):
            raise UserFacingError(f"mail-{key}")

    mails = [
        FakeMail(key, f"<{key}@x>", "Henk", "henk@buren.invalid", "Reactie", f"Dat kan {key}.")
        for key in ("1", "2", "3")
    ]
    with pytest.raises(UserFacingError, match="mail-3"):
        practice.use_cases.mail_import.import_mail(practice.actor, Refusing(*mails))
    assert len(rows(practice, Reply)) == 3


def test_no_two_agreements_that_run_have_the_same_code_word(practice):
    words = replace(practice.use_cases.replies, code_words=("appel", "peer", "pruim"))
    given = []
    for at_once in range(3):
        taken, _, _ = a_call(practice)
        reply = replied(practice, taken, number=f"word-{at_once}")
        meeting = Meeting(at(practice, "vr 10"), "de balie")
        given.append(words.choose(practice.actor, reply.id, meeting).value.code_word)
    assert sorted(given) == ["appel", "peer", "pruim"]
