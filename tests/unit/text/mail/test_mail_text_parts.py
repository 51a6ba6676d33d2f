"""What was written anew is told apart from what is quoted and from the signature."""

from __future__ import annotations

import pytest

from intake.text.mail.forwarded_mail import find_forwarded
from intake.text.mail.mail_signature import name_in_signature
from intake.text.mail.mail_text_parts import split_mail

ANEW = "Ik heb een trap van drie meter. U mag hem lenen."


ASKED = "Wie heeft er een trap?"
HEAD = "Van: De Linde\nVerzonden: maandag\nAan: Jan\nOnderwerp: Trap te leen\n\n"
LINDE = "De Linde <balie@linde.example>"


@pytest.mark.parametrize(
    "below",
    [
        f"Op ma 23 nov. 2026 om 10:02 schreef {LINDE}:\n> {ASKED}\n> Code K7Q-F20",
        f"Op 23-11-2026 om 10:02 schreef\n{LINDE}:\n\n> {ASKED}",
        f"On Mon, 23 Nov 2026 at 10:02, {LINDE}\nwrote:\n\n{ASKED} Code K7Q-F20",
        f"Am 23.11.26 um 10:02 schrieb De Linde:\n> {ASKED}",
        f"________________________________\n{HEAD}{ASKED}",
        f"-----Oorspronkelijk bericht-----\n{HEAD}{ASKED}",
        f"From: De Linde\nSent: Monday\nTo: Jan\nSubject: Trap\n\n{ASKED}",
        f"---- Oorspronkelijk bericht ----\n{ASKED}",
        f"Op 23 november 2026 om 10:02 heeft {LINDE} het volgende geschreven:\n\n {ASKED}",
    ],
)
def test_a_quotation_of_each_program_is_no_answer(below):
    written = split_mail(f"{ANEW}\n\n{below}")
    assert written.anew == ANEW
    assert "Wie heeft er een trap?" in written.quoted


def test_answers_between_the_lines_are_the_answer():
    body = "> Wie heeft er een trap?\nIk!\n\n> Hoe hoog is hij?\nDrie meter."
    assert split_mail(body).anew == "Ik!\n\nDrie meter."


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("Groet,\nJan de Vries", "Jan de Vries"),
        ("Met vriendelijke groet,\n\nFatma Yilmaz\nKinkerstraat 12\n06 12345678", "Fatma Yilmaz"),
        ("Mvg Piet", "Piet"),
        ("-- \nJan de Vries\nLoodgieter", ""),
        ("Hartelijke groeten van Ans en Kees", "Ans en Kees"),
        ("Verstuurd vanaf mijn iPhone", ""),
        ("Kind regards,\nMary O’Brien", "Mary O’Brien"),
        ("Mit freundlichen Grüßen\nHeike", "Heike"),
        (
            "Groetjes Henk\n\nDit e-mailbericht is uitsluitend bestemd voor de geadresseerde.",
            "Henk",
        ),
    ],
)
def test_a_signature_is_no_answer_and_tells_who_signs(signature, name):
    written = split_mail(f"{ANEW}\n\n{signature}")
    assert written.anew == ANEW
    assert name_in_signature(written.signature) == name


def test_a_closing_in_the_last_sentence_is_left_out():
    assert split_mail(f"{ANEW} Groetjes, Henk").anew == ANEW


@pytest.mark.parametrize(
    "text",
    [
        "Groetjes doe ik hem graag!\nIk kom morgen, dan praten we er over met zijn allen.",
        "Van mij mag ze hem hebben.\nOp zaterdag ben ik thuis: bel maar.",
        "Beste mensen,\n\nBest een mooie boor, ik leen hem graag uit.",
    ],
)
def test_what_only_looks_like_a_closing_or_a_head_stays(text):
    assert split_mail(text).anew == text


def test_what_is_forwarded_is_found_with_who_wrote_it():
    body = (
        "Hoort dit bij ons?\n\n---------- Forwarded message ---------\n"
        "Van: Henk Bos <henk@buren.example>\nDate: ma 23 nov. 2026 10:02\n"
        "Subject: Re: Trap te leen\nTo: <post@linde.example>\n\nIk heb een trap."
    )
    found = find_forwarded(body, "Fwd: Re: Trap te leen")
    assert found.sender == "Henk Bos <henk@buren.example>"
    assert found.subject == "Re: Trap te leen"
    assert found.body.strip() == "Ik heb een trap."
    assert found.above.strip() == "Hoort dit bij ons?"


def test_an_answer_forwards_nothing():
    body = f"{ANEW}\n\nVan: De Linde\nVerzonden: maandag\nAan: Jan\nOnderwerp: Trap\n\nWie?"
    assert find_forwarded(body, "RE: Trap") is None


def test_a_mail_of_nothing_but_closings_is_no_signature_as_a_whole():
    body = "Ja, dat kan.\n" + "Groetjes,\n" * 2_000 + "Jan"
    written = split_mail(body)
    assert written.anew.startswith("Ja, dat kan.")
    assert len(written.signature.split("\n")) < 20
