"""Mails that the centre taught the program to recognise."""

from __future__ import annotations

import pytest

from intake.domain.mail_rule import MailEffect, subject_start
from intake.domain.reply import Reply, ReplyState
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.kit.ids import new_id
from tests.builders import a_call, rows
from tests.fakes import FakeMail, ListMailbox

SENDER = "meldingen@buurtpunt.example"
BODY = """Hallo De Linde,

Er is een antwoord op uw oproep {code}.

Van: {name}
Bericht van uw buur:
{said}
--------
Antwoorden kan alleen op onze site.
"""


def arrives(practice, subject, text, sender=SENDER):
    number = str(new_id())
    mail = FakeMail(number, f"<{number}@x>", "Buurtpunt", sender, subject, text)
    practice.use_cases.mail_import.import_mail(practice.actor, ListMailbox(mail))
    return rows(practice, Reply, message_id=f"<{number}@x>")[0]


def body(taken, name, said):
    return BODY.format(code=format_code(taken.request.code), name=name, said=said)


def test_mails_like_an_example_are_read_as_it_was_taught(practice):
    taken, _, _ = a_call(practice)
    rules = practice.use_cases.mail_rules
    example = arrives(
        practice, "Nieuw antwoord van Jan", body(taken, "Jan Smit", "Ik heb er een.\nKom maar.")
    )
    rules.teach_reading(practice.actor, example.id, "Jan Smit", "Ik heb er een.\nKom maar.")
    said = "Dat kan wel.\n\nVrijdag ben ik thuis."
    read = arrives(practice, "Nieuw antwoord van Fatma", body(taken, "Fatma Y.", said))
    assert (read.name, read.text) == ("Fatma Y.", said)
    assert read.request_id == taken.request.id


def test_a_mail_without_the_marks_is_read_as_before(practice):
    taken, _, _ = a_call(practice)
    example = arrives(practice, "Nieuw antwoord", body(taken, "Jan", "Ik heb er een."))
    practice.use_cases.mail_rules.teach_reading(practice.actor, example.id, "Jan", "Ik heb er een.")
    other = arrives(practice, "Nieuw antwoord", "Uw oproep verloopt morgen.")
    assert other.text == "Uw oproep verloopt morgen."
    assert other.state is ReplyState.NEW


def test_mails_that_are_no_replies_are_put_aside_from_then_on(practice):
    rules = practice.use_cases.mail_rules
    example = arrives(practice, "Weekly matches for you", "Ten new neighbours")
    rules.teach_aside(practice.actor, example.id)
    assert arrives(practice, "Weekly matches: 12", "Twelve").state is ReplyState.PUT_ASIDE
    assert arrives(practice, "Nieuw antwoord", "Ik kan").state is ReplyState.NEW
    elsewhere = arrives(practice, "Weekly matches for you", "Hoi", "jan@buren.example")
    assert elsewhere.state is ReplyState.NEW


def test_the_newest_word_about_a_kind_counts_and_a_rule_can_be_forgotten(practice):
    rules = practice.use_cases.mail_rules
    example = arrives(practice, "Weekly matches", "Hallo\nBericht: ja hoor\ndag")
    rules.teach_aside(practice.actor, example.id)
    rules.teach_reading(practice.actor, example.id, "", "ja hoor")
    [rule] = rules.list_all(practice.actor)
    assert rule.effect is MailEffect.READ
    done = rules.remove(practice.actor, rule.id)
    assert rules.list_all(practice.actor) == ()
    practice.use_cases.take_back.undo(practice.actor, done.operation, done.changed)
    assert [one.effect for one in rules.list_all(practice.actor)] == [MailEffect.READ]


@pytest.mark.parametrize(
    ("name", "text", "key"),
    [
        ("Jan", "staat er niet in", "mail-rule-no-message"),
        ("Piet", "Ik heb er een.", "mail-rule-no-name"),
        ("Jan", "", "mail-rule-no-message"),
    ],
)
def test_a_part_that_does_not_stand_in_the_example_is_told(practice, name, text, key):
    taken, _, _ = a_call(practice)
    example = arrives(practice, "Nieuw antwoord", body(taken, "Jan", "Ik heb er een."))
    with pytest.raises(UserFacingError, match=key):
        practice.use_cases.mail_rules.teach_reading(practice.actor, example.id, name, text)


def test_a_reply_that_came_by_telephone_teaches_nothing(practice):
    taken, _, _ = a_call(practice)
    with practice.store.write(practice.actor, practice.clock.now()) as transaction:
        reply = transaction.save(
            Reply(request_id=taken.request.id, name="Jan", received_at=practice.clock.now())
        )
    with pytest.raises(UserFacingError, match="mail-rule-no-mail"):
        practice.use_cases.mail_rules.teach_aside(practice.actor, reply.id)


@pytest.mark.parametrize(
    ("subject", "start"),
    [
        ("Re: Nieuw antwoord van Jan", "nieuw antwoord"),
        ("FW: re: Weekly matches #12", "weekly matches"),
        ("", ""),
        ("Hoi", "hoi"),
        ("Nieuwsflits 14: VOG gratis", "nieuwsflits"),
        ("Telefoonnotitie 10-04-2026", "telefoonnotitie"),
        ("Schoolplein - nieuw bericht: Sportdag", "schoolplein"),
        ('Buurthuis De Linde "Zaalhuur"', "buurthuis de"),
        ("[Samenspraak] Ongelezen bericht", "samenspraak ongelezen"),
        ("12 nieuwe reacties", "nieuwe reacties"),
        ("Maandrapport januari voor u", "maandrapport"),
    ],
)
def test_how_a_subject_begins(subject, start):
    assert subject_start(subject) == start
