"""The mail of a platform tells who wrote and what; a digest tells it of several."""

from __future__ import annotations

import pytest

from intake.kit.codes import code_for_counter, format_code
from intake.text.mail.digest import (
    is_about_several,
    split_by_code,
    split_digest,
    split_mailman_digest,
)
from intake.text.mail.neighbour_reply import is_from_platform, person_of, read_neighbour_reply

SAID = "Ik heb een boor, u mag hem morgen halen."
KNOWN = [code for number in range(40) if (code := code_for_counter("A", number))]


@pytest.mark.parametrize(
    "body",
    [
        f"Dag,\n\nHenk Bos heeft gereageerd op je oproep:\n\n“{SAID}”\n\nReageer via de app.",
        f"Je hebt een bericht van Henk Bos\n\n{SAID}\n\nKlik hier om te antwoorden.\nTeam Buurt",
        f"Henk Bos schreef:\n> {SAID}\n\nBeantwoord dit bericht niet.",
        f"Naam: Henk Bos\nE-mail: henk@x.example\nBericht: {SAID}\n\nVerzonden via de website",
        f"Nieuwe reactie van Henk Bos\n----------\n{SAID}\n----------\nBekijk de oproep",
        f'Henk Bos uit de buurt schrijft je:\n\n"{SAID}"\n\nJouw oproep: "Wie heeft er een boor?"',
        f"Henk Bos reageerde:\n\n{SAID}\n\nMet vriendelijke groet,\nTeam Buurt",
    ],
)
def test_who_wrote_and_what_is_told_apart_from_the_rest(body):
    told = read_neighbour_reply("Nieuw bericht", body, "Buurt")
    assert told.name == "Henk Bos"
    assert told.text == SAID


def test_a_mail_in_which_nobody_wrote_tells_nobody():
    assert read_neighbour_reply("Welkom", "Uw oproep staat online.", "Buurt") is None


@pytest.mark.parametrize(
    ("name", "person"),
    [("Henk via Peerby", "Henk"), ("Henk (Nextdoor)", "Henk"), ("Ton van Rossum", "Ton van Rossum"),
     ("Anna Jansen-de Wit", "Anna Jansen-de Wit"), ("Joop van Es", "Joop van Es")],
)  # fmt: skip
def test_a_name_without_its_platform(name, person):
    assert person_of(name) == person


def test_a_platform_is_known_by_its_name_or_its_address():
    assert is_from_platform("noreply@buurt.example", "Buurt", frozenset())
    assert is_from_platform("x@y.example", "BUUV Utrecht", frozenset({"BUUV"}))
    assert not is_from_platform("henk@x.example", "Henk", frozenset({"BUUV"}))


def test_a_digest_is_split_by_the_codes_in_it():
    first, second = KNOWN[:2]
    body = (
        f"Er zijn 2 nieuwe reacties.\n\nBoor te leen ({format_code(first)})\nHenk Bos: {SAID}\n\n"
        f"Soep gevraagd ({format_code(second)})\nAns: Ik kook donderdag.\n\nAfmelden kan altijd."
    )
    parts = split_digest(body, KNOWN, {})
    assert [(part.code, part.name) for part in parts] == [(first, "Henk Bos"), (second, "Ans")]
    assert parts[0].text == SAID
    assert parts[1].text.startswith("Ik kook donderdag.")
    assert is_about_several("2 nieuwe reacties", body)


def test_the_digest_of_a_mailing_list_is_split_by_its_mails():
    body = "\n".join(
        f"Message: {at}\nDate: vandaag\nFrom: {name} <x@y.example>\nSubject: Re: Boor\n\n{SAID}\n"
        "------------------------------\n"
        for at, name in enumerate(("Henk", "Ans"))
    )
    found = split_mailman_digest(body)
    assert [(sender.split(" <")[0], text) for sender, _, text in found] == [
        ("Henk", SAID),
        ("Ans", SAID),
    ]


def test_what_one_person_writes_about_two_requests_is_two_parts():
    first, second = KNOWN[:2]
    anew = f"{format_code(first)}: ik breng soep.\n\n{format_code(second)}: ik knip de heg."
    assert split_by_code(anew, KNOWN) == ((first, "ik breng soep."), (second, "ik knip de heg."))
    assert split_by_code(f"Over {format_code(first)} en meer.", KNOWN) == ()
