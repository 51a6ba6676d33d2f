"""An offer, a question and a refusal are told apart, and what no neighbour wrote."""

from __future__ import annotations

import pytest

from intake.kit.mail_traits import MailTraits
from intake.text.mail.mail_class import (
    MailClass,
    classify_answer,
    is_automatic,
    is_newsletter,
    is_spam,
    server_report,
)


@pytest.mark.parametrize(
    ("anew", "kind"),
    [
        ("Ik heb er een, u mag hem komen halen.", MailClass.REPLY),
        ("Dat kan! Wanneer komt het uit?", MailClass.REPLY),
        ("Wij komen samen. Vrijdagmiddag 14 uur?", MailClass.REPLY),
        ("Graag!", MailClass.REPLY),
        ("Sorry, ik kan niet, maar mijn buurman wil graag helpen.", MailClass.REPLY),
        ("Hoe hoog moet de ladder zijn?", MailClass.QUESTION),
        ("Is het voor één keer of elke week? En is er een lift?", MailClass.QUESTION),
        ("Ik kan helaas toch niet komen morgen.", MailClass.CANCEL),
        ("Wij trekken ons aanbod voor woensdag in: de auto is stuk.", MailClass.CANCEL),
        ("Helaas, mijn zoon heeft hem meegenomen. Ik kan hem dus niet uitlenen.", MailClass.CANCEL),
        ("Unfortunately I have to cancel, sorry.", MailClass.CANCEL),
        ("I have one you can borrow.", MailClass.REPLY),
    ],
)
def test_what_somebody_says_who_answers(anew, kind):
    assert classify_answer(anew) is kind


@pytest.mark.parametrize(
    ("subject", "body", "report", "kind"),
    [
        ("Undelivered Mail Returned to Sender", "could not be delivered", "", MailClass.BOUNCE),
        ("Mail delivery failed", "This message", "", MailClass.BOUNCE),
        ("Warning: message delayed 4 hours", "will be retried", "", MailClass.AUTO),
        ("Delivery Status Notification (Delay)", "It is still being retried", "", MailClass.AUTO),
        ("Iets anders", "iets", "failed", MailClass.BOUNCE),
        ("Iets anders", "iets", "delayed", MailClass.AUTO),
    ],
)
def test_a_report_of_a_delay_is_no_bounce(subject, body, report, kind):
    traits = MailTraits(report=report)
    assert server_report("MAILER-DAEMON <m@x.example>", subject, body, traits) is kind


def test_a_person_reports_no_failure():
    assert server_report("Jan <jan@x.example>", "Undelivered", "failed", MailTraits()) is None


@pytest.mark.parametrize(
    "subject", ["Automatisch antwoord: Trap", "Out of office", "Afwezig: vakantie"]
)
def test_an_automatic_answer_is_known_by_its_subject(subject):
    assert is_automatic(subject, "Ik lees mijn mail niet.", MailTraits())
    assert not is_automatic(f"Trap ({subject.split()[0].lower()}?)", "Ik heb er een.", MailTraits())


def test_an_answer_on_a_mailing_list_is_no_newsletter():
    assert is_newsletter("Nieuws uit de buurt", "Afmelden", MailTraits(is_bulk=True))
    assert not is_newsletter("Re: Trap te leen", "Ik heb er een.", MailTraits(is_bulk=True))


@pytest.mark.parametrize(
    "body",
    ["Uw bankpas is geblokkeerd, klik hier", "Get on the first page of Google", "Casino bonus"],
)
def test_what_wants_to_sell_or_cheat_is_spam(body):
    assert is_spam("Bericht", body, MailTraits())
    assert not is_spam("Trap", "Ik heb een trap voor u.", MailTraits())
