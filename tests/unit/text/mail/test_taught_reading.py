"""Mails of a kind are read as one example taught, and mails of another kind are not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.mail_rule import subject_start
from intake.text.mail.taught_reading import Marks, learn_message, learn_name, read_as_taught
from tests.paths import TESTS

EXAMPLE = """Hallo De Linde,

Fatma Yılmaz heeft gereageerd op uw oproep «Ladder gevraagd» (3 reacties):

Ik heb er een.

Kom maar langs.

Beantwoord bericht: https://buurt.example/b/81723
U krijgt deze mail omdat u lid bent."""
FATMA, SAID = "Fatma Yılmaz", "Ik heb er een.\n\nKom maar langs."


def taught(body, name, message):
    where = learn_message(body, message, name)
    who = learn_name(body, name, where) if name else Marks()
    return who, where


def squeezed(text):
    return " ".join(line.strip("> ") for line in text.split("\n")).split()


def test_another_writer_and_another_text_are_read():
    other = EXAMPLE.replace(FATMA, "Jan-Piet van 't Hof").replace(SAID, "Dat kan wel.")
    other = other.replace("«Ladder gevraagd» (3", "«Tuin omspitten» (11").replace("81723", "9")
    assert read_as_taught(other, *taught(EXAMPLE, FATMA, SAID)) == (
        "Jan-Piet van 't Hof",
        "Dat kan wel.",
    )


def test_another_mail_of_the_same_sender_is_not_read():
    weekly = (
        "Hallo De Linde,\n\nDit speelt er in uw buurt:\n* Kat gevonden\n* Ladder te leen\n\n"
        "U krijgt deze mail omdat u lid bent."
    )
    assert read_as_taught(weekly, *taught(EXAMPLE, FATMA, SAID), same_subject=False) is None


def test_a_name_and_a_message_on_one_line_are_taken_apart():
    body = "Bericht uit de groep:\n\n[20:25] Joke Mulder: Ik ben morgen ziek.\n\nAntwoord hier."
    rules = taught(body, "Joke Mulder", "Ik ben morgen ziek.")
    other = "Bericht uit de groep:\n\n[8:02] Abdel: Doe ik\n\nAntwoord hier."
    assert read_as_taught(other, *rules) == ("Abdel", "Doe ik")


def test_what_is_quoted_is_read_without_its_marks():
    body = "Piet Bos schreef:\n\n> Ik kom.\n> Tot dan.\n\nReageer op onze site."
    rules = taught(body, "Piet Bos", "> Ik kom.\n> Tot dan.")
    other = body.replace("Piet Bos", "Zoë").replace("> Ik kom.\n> Tot dan.", "> Morgen?")
    assert read_as_taught(other, *rules) == ("Zoë", "Morgen?")


@pytest.mark.parametrize("message", ["", "staat er niet in"])
def test_what_does_not_stand_in_the_example_teaches_nothing(message):
    assert learn_message(EXAMPLE, message, FATMA) is None


_text = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp"), blacklist_characters=">\u2028"),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.split()))


@given(said=_text, lines=st.lists(_text, max_size=3))
def test_what_was_learnt_is_found_again_or_refused_at_once(said, lines):
    message = "\n".join([said, *lines])
    body = f"Van: Jan Smit\nBericht:\n\n{message}\n\n-- \nAntwoord op onze site."
    where = learn_message(body, message, "Jan Smit")
    if where is not None:
        assert squeezed(read_as_taught(body, Marks(), where).text) == squeezed(message)


@pytest.mark.parametrize("file", ["taught-mails.json", "taught-mails-second.json"])
def test_kinds_that_others_wrote_are_read(file, counted):
    """Mails of fifty products, each with an example: others of the kind, and mails of no kind."""
    kinds = json.loads((TESTS / "sets" / file).read_text(encoding="utf8"))
    right = wrong = false = 0
    for kind in kinds:
        subject = subject_start(kind["example"]["subject"])
        if kind["effect"] == "aside":
            right += sum(subject_start(one["subject"]) == subject for one in kind["others"])
            wrong += sum(subject_start(one["subject"]) != subject for one in kind["others"])
            false += sum(subject_start(one["subject"]) == subject for one in kind["not"])
            continue
        rules = taught(kind["example"]["body"], kind["name"], kind["message"])
        for one in kind["others"]:
            read = _read(one, subject, rules)
            is_right = (
                read is not None
                and squeezed(read.text) == squeezed(one["message"])
                and (not kind["name"] or read.name.split() == one["name"].split())
            )
            right, wrong = right + is_right, wrong + (not is_right)
        false += sum(_read(one, subject, rules) is not None for one in kind["not"])
    counted(f"taught mails, {file}: {right} of {right + wrong} right, {false} read that are none")
    assert right >= 0.94 * (right + wrong)
    assert false == 0


def _read(mail, subject, rules):
    same = subject_start(mail["subject"]) == subject
    return read_as_taught(mail["body"], *rules, same_subject=same)


def test_an_endless_word_is_looked_at_in_part():
    """Tried from each of its signs it took seconds: these are read within the time of a test."""
    body = "Bericht van Henk Bos uit West (lid 12): ik kan wel helpen. Groet"
    rules = taught(body, "Henk Bos", "ik kan wel helpen.")
    for word in ("x", "1"):
        assert read_as_taught(word * 150_000, *rules) is None
    other = "Bericht van Truus Smit uit Oost (lid 7): morgen kan ik. Groet"
    assert read_as_taught(other, *rules) == ("Truus Smit", "morgen kan ik.")
