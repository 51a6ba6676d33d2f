"""Each sign alone: what it changes, on pages that differ in nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.filling.evidence import (
    Before,
    Evidence,
    Link,
    Message,
    Outcome,
    opening_lines,
    weigh,
)

FORM = "https://buurt.example/nieuw"
POST = "https://buurt.example/oproep/7"
BEFORE = Before(FORM)
GONE = Evidence(address=POST, filled=2, gone=2, status=200)
STILL = Evidence(address=FORM, filled=2, in_boxes=True, pressed=True, status=200)
HALF = replace(STILL, in_boxes=False, gone=1)
"""One of two boxes is there still, empty or not: nobody knows whether the form was left."""
SAID = (Message("Uw oproep is geplaatst.", "good"),)
LINKS = (Link(POST, "Bekijk", "message"),)
LONG = "Dit is een voorbeeld van een oproep. " * 20


@pytest.mark.parametrize(
    ("now", "outcome"),
    [
        (replace(GONE, code=True), Outcome.STANDS),
        (replace(GONE, address="chrome-error://chromewebdata/", code=True), Outcome.UNKNOWN),
        # The address moved on, but for what stands behind its #, or the form is gone.
        (replace(HALF, title=True), Outcome.UNKNOWN),
        (replace(HALF, title=True, address=f"{FORM}#boven"), Outcome.UNKNOWN),
        (replace(HALF, title=True, address=POST), Outcome.STANDS),
        (replace(GONE, title=True, address=FORM), Outcome.STANDS),
        # A form that holds the text still: an edit screen has moved on, says so, and has a link.
        (replace(STILL, address=POST, messages=SAID, links=LINKS), Outcome.STANDS),
        (replace(STILL, messages=SAID, links=LINKS), Outcome.UNKNOWN),
        (replace(STILL, address=POST, title=True, links=LINKS), Outcome.UNKNOWN),
        (replace(STILL, address=POST, messages=SAID), Outcome.UNKNOWN),
        (replace(GONE, in_boxes=True, words="Bedankt", links=LINKS), Outcome.UNKNOWN),
    ],
)
def test_a_form_is_left_or_it_is_not(now, outcome):
    assert weigh(now, BEFORE).outcome is outcome


@pytest.mark.parametrize(
    ("now", "outcome"),
    [
        # Words of the page itself count where the form is gone, and at its beginning.
        (replace(GONE, words="Bedankt voor uw oproep"), Outcome.STANDS),
        (replace(GONE, gone=1, emptied=1, words="Bedankt voor uw oproep"), Outcome.STANDS),
        (replace(HALF, words="Bedankt voor uw bezoek"), Outcome.UNKNOWN),
        (replace(GONE, words=f"{'Lees verder. ' * 60}\nBedankt"), Outcome.UNKNOWN),
        (replace(GONE, page_title="Bedankt"), Outcome.STANDS),
        (replace(GONE, headings=("Wacht op goedkeuring",)), Outcome.STANDS),
        # A box of its own: by its name, by its words, and a no is no yes.
        (replace(GONE, messages=(Message("Uw oproep doet mee", "good"),)), Outcome.STANDS),
        (replace(GONE, messages=(Message("Uw oproep doet mee"),)), Outcome.UNKNOWN),
        (replace(GONE, messages=(Message("Titel is verplicht", "good"),)), Outcome.UNKNOWN),
        (replace(GONE, messages=(Message("Wordt eerst nagekeken"),)), Outcome.UNKNOWN),
        (replace(GONE, messages=(Message("Uw oproep wordt nagekeken"),)), Outcome.STANDS),
        (replace(GONE, title=True, headings=("Concept",), messages=SAID), Outcome.STANDS),
    ],
)
def test_what_a_site_says_well_counts_where_it_says_it(now, outcome):
    assert weigh(now, BEFORE).outcome is outcome


@pytest.mark.parametrize(
    ("now", "outcome"),
    [
        (replace(GONE, status=400), Outcome.REFUSED),
        (replace(GONE, status=399), Outcome.UNKNOWN),
        (replace(GONE, status=404, messages=SAID), Outcome.STANDS),
        (replace(GONE, title=True, messages=(Message("Kaart: fout"),)), Outcome.STANDS),
        (replace(STILL, title=True, messages=(Message("Kies een wijk"),)), Outcome.REFUSED),
        (replace(STILL, messages=(Message("Zonder fouten", "good"),)), Outcome.UNKNOWN),
        (replace(STILL, messages=(Message("Niet opgeslagen: te kort"),)), Outcome.REFUSED),
        (replace(GONE, messages=(Message("Bedankt, later weer", "bad"),)), Outcome.REFUSED),
        (replace(STILL, invalid=1), Outcome.REFUSED),
        (replace(STILL, pressed=False, invalid=1), Outcome.UNKNOWN),
        (replace(GONE, pressed=True, title=True, invalid=1), Outcome.STANDS),
    ],
)
def test_a_no_is_told_by_the_form_and_not_by_what_stands_beside_it(now, outcome):
    assert weigh(now, BEFORE).outcome is outcome


@pytest.mark.parametrize(
    ("now", "outcome"),
    [
        (replace(GONE, headings=("Voorbeeld",), buttons=("Plaatsen",)), Outcome.UNKNOWN),
        (
            replace(
                GONE, text=True, buttons=("Opslaan",), messages=(Message("Nog niet geplaatst"),)
            ),
            Outcome.PREVIEW,
        ),
        (
            replace(GONE, text=True, buttons=("Opslaan",), messages=(Message(LONG),)),
            Outcome.STANDS,
        ),
        (replace(GONE, title=True, headings=("Preview",), buttons=("Zoek",)), Outcome.STANDS),
        (replace(GONE, text=True, buttons=("Plaatsen",)), Outcome.STANDS),
        (replace(STILL, text=True, buttons=("Plaatsen",)), Outcome.PREVIEW),
        (replace(STILL, pressed=False, text=True, buttons=("Plaatsen",)), Outcome.UNKNOWN),
        (replace(STILL, title=True, buttons=("Plaatsen",)), Outcome.UNKNOWN),
    ],
)
def test_a_preview_shows_the_post_and_waits_for_a_press(now, outcome):
    assert weigh(now, BEFORE).outcome is outcome


@pytest.mark.parametrize(
    ("shown", "address"),
    [
        ({"titled": True, "text": True}, POST),
        ({"titled": False, "text": True}, f"{POST}/anders"),
        ({"titled": True, "title": True}, f"{POST}/anders"),
        ({"titled": True, "text": True, "in_boxes": True}, f"{POST}/anders"),
    ],
)
def test_a_page_is_the_posts_own_where_it_is_called_so_and_shows_it(shown, address):
    links = (Link(f"{POST}/anders", "Bekijk", "named"), Link(f"{POST}/later", "Meer", "named"))
    now = replace(GONE, messages=SAID, links=links, **shown)
    assert weigh(now, BEFORE).address == address


def test_the_code_and_the_text_are_told_apart_and_a_sentence_is_short():
    code = weigh(replace(GONE, code=True), BEFORE)
    assert (code.shows_code, code.shows_post) == (True, False)
    title = weigh(replace(GONE, title=True), BEFORE)
    assert (title.shows_code, title.shows_post, title.is_title_alone) == (False, True, True)
    assert not weigh(replace(GONE, title=True, text=True), BEFORE).is_title_alone
    told = weigh(replace(GONE, messages=(Message("Geplaatst " * 40, "good"),)), BEFORE)
    assert 0 < len(told.sentence) <= 120


@pytest.mark.parametrize(("letters", "is_told"), [(70, True), (90, False)])
def test_a_heading_is_told_as_a_refusal_where_it_is_one_line(letters, is_told):
    heading = "x" * letters
    told = weigh(replace(GONE, status=500, headings=(heading,)), BEFORE)
    assert told.sentence == (heading if is_told else "")


def test_a_page_opens_with_its_first_words_three_headings_and_its_title():
    words = "x" * 595 + "\n1234567"
    now = Evidence(words=words, headings=("a", "b", "c", "d"), page_title="titel")
    assert opening_lines(now) == ("x" * 595, "1234", "a", "b", "c", "titel")
