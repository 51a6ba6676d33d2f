"""A mail of a few kilobytes costs a moment, whatever a stranger repeats in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.paths import ROOT

PROGRAM = """
import sys
from datetime import date
from intake.desk.answering.mail_matching import MailMatcher
from intake.desk.answering.comparison import offered_days
from intake.desk.answering.request_likelihood import PostedRequest
from intake.mail.mail_reader import read_mail
from intake.text.reading.wishes import compare_wishes

head, piece, sender, *endings = sys.argv[1:]
for length, ending in ((length, ending) for length in (3_000, 15_000) for ending in endings):
    text = head + (piece * length)[:length] + ending
    mail = read_mail(f"From: {sender}\\nSubject: Reactie\\n\\n{text}".encode(), "1")
    asked = PostedRequest(code="A7KQ2X", what="ladder", titles=("Ladder gevraagd",))
    MailMatcher([asked]).match(mail)
    offered_days(mail.body, date(2026, 11, 23))
    compare_wishes({"time": "10:00", "way": "brought", "aids": "rollator"}, mail.body)
    assert mail.body.endswith("!"), mail.body[-40:]
"""
HEADS = ("Ik kan wel. ", "Nieuw bericht van Henk\n", "Naam: Jan\n", "code")
ENDINGS = ("!", " dank!", "van!")
"""How a text may go on: only then a pattern gives back what it took, and tries again."""

PIECES = ("\n", " \n", " ", "_", "-", "di ", "morgen ", "om 1 ", "code ", "Naam:", "van 1 tot ")
SENDERS = ("Jan <jan@buren.example>", "Jan via Buurtsite <noreply@buurtsite.example>")


@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("head", HEADS)
def test_what_a_stranger_repeats_holds_nothing_up(head, sender):
    """What took minutes for one of these ends for all of them within a minute."""
    for piece in PIECES:
        subprocess.run(
            [sys.executable, "-c", PROGRAM, head, piece, sender, *ENDINGS],
            cwd=ROOT,
            check=True,
            timeout=60,
            stdout=subprocess.DEVNULL,
        )
