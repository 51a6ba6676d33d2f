"""What came of a post: each outcome from its signs, and none from one sign that lies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.filling.evidence import (
    Before,
    Evidence,
    Link,
    Message,
    Outcome,
    PostOutcome,
    is_certain,
    read_evidence,
    weigh,
)

FORM = "https://buurt.example/nieuw"
BEFORE = Before(FORM, frozenset({"Velden met een * zijn verplicht."}))
GONE = Evidence(address="https://buurt.example/oproep/7", filled=2, gone=2, status=200)
STILL = Evidence(address=FORM, filled=2, in_boxes=True, pressed=True, status=200)


def outcome(now):
    return weigh(now, BEFORE).outcome


@pytest.mark.parametrize(
    "now",
    [
        replace(GONE, title=True, text=True),
        replace(GONE, code=True),
        replace(GONE, words="Nieuwe oproep\nBedankt voor uw bijdrage."),
        replace(GONE, headings=("Your post has been published",)),
        replace(GONE, address=FORM, gone=0, emptied=2, messages=(Message("Opgeslagen", "good"),)),
        replace(GONE, address=FORM, messages=(Message("Ihr Beitrag wurde veröffentlicht."),)),
        replace(GONE, messages=(Message("Awaiting moderation. Thank you"),)),
        replace(GONE, messages=(Message("Uw oproep is geplaatst. U bent ingelogd als Ria."),)),
        replace(
            STILL,
            address="https://buurt.example/post.php?post=7",
            messages=(Message("Post published. View post", "good"),),
            links=(Link("https://buurt.example/?p=7", "View post", "message"),),
        ),
    ],
)
def test_a_post_that_stands_is_seen_in_every_way_that_sites_tell_it(now):
    assert outcome(now) is Outcome.STANDS


@pytest.mark.parametrize(
    "now",
    [
        STILL,
        replace(STILL, title=True),
        replace(STILL, messages=(Message("Opgeslagen", "good"),)),
        replace(STILL, address="https://buurt.example/nieuw/2"),
        replace(STILL, messages=(Message("Velden met een * zijn verplicht."),)),
        replace(GONE, words="Het weer van vandaag"),
        replace(GONE, messages=(Message("U bent ingelogd.", "good"),)),
        replace(GONE, words="Signed in successfully.\nNieuwe oproep"),
        replace(GONE, messages=(Message("Uw cookievoorkeuren zijn opgeslagen."),)),
        Evidence(),
    ],
)
def test_a_form_that_holds_the_text_is_no_success_and_silence_is_no_answer(now):
    assert outcome(now) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (replace(STILL, messages=(Message("Wijk mag niet blanco zijn", "bad"),)), "Wijk mag"),
        (replace(STILL, messages=(Message("This field is required."),)), "This field"),
        (replace(STILL, status=422), ""),
        (replace(STILL, invalid=1), ""),
        (replace(GONE, status=403, headings=("CSRF verification failed",)), "CSRF"),
        (replace(GONE, address=FORM, messages=(Message("Bitte Titel angeben", "bad"),)), "Bitte"),
    ],
)
def test_a_refusal_is_told_in_the_sites_own_sentence(now, sentence):
    found = weigh(now, BEFORE)
    assert found.outcome is Outcome.REFUSED
    assert found.sentence.startswith(sentence)


@pytest.mark.parametrize(
    "now",
    [
        replace(STILL, text=True, headings=("Voorbeeld",), buttons=("Opslaan",)),
        replace(STILL, text=True, buttons=("Publish", "Preview")),
        replace(STILL, pressed=False, gone=2, text=True, buttons=("Opslaan", "Voorbeeld")),
        replace(GONE, title=True, headings=("Controleer uw oproep",), buttons=("Plaatsen",)),
        replace(GONE, title=True, page_title="Preview your ad", buttons=("Confirm",)),
    ],
)
def test_a_preview_is_no_post(now):
    assert outcome(now) is Outcome.PREVIEW


@pytest.mark.parametrize(
    "now",
    [
        replace(GONE, messages=(Message("Draft saved.", "good"),)),
        replace(GONE, title=True, headings=("Concept",)),
        replace(GONE, messages=(Message("Als concept opgeslagen"),)),
    ],
)
def test_a_draft_is_no_post(now):
    assert outcome(now) is Outcome.DRAFT


def test_the_address_of_the_post_is_its_own_and_not_the_lists_or_the_forms():
    listed = replace(
        GONE,
        title=True,
        address="https://buurt.example/oproepen",
        links=(
            Link("https://buurt.example/help", "Hulp", "message"),
            Link("https://buurt.example/oproep/7", "Boormachine", "named"),
        ),
    )
    assert weigh(listed, BEFORE).address == "https://buurt.example/oproep/7"
    own = replace(listed, titled=True, text=True, address="https://buurt.example/oproep/7#a")
    assert weigh(own, BEFORE).address == "https://buurt.example/oproep/7#a"
    assert weigh(replace(GONE, code=True), BEFORE).address == GONE.address


@pytest.mark.parametrize(
    "raw", ["", "{", "[]", "null", '{"links": 3, "messages": [1], "status": "x", "gone": null}']
)
def test_what_a_page_makes_up_is_read_as_nothing(raw):
    assert read_evidence(raw, 2) == Evidence(filled=2)


LIVE = Evidence(
    address=FORM, filled=2, in_boxes=True, text=True, headings=("Voorbeeld",), buttons=("Plaatsen",)
)
WRITTEN = replace(BEFORE, headings=frozenset(LIVE.headings), text=True)


@pytest.mark.parametrize(
    ("now", "before", "is_preview"),
    [
        (LIVE, BEFORE, True),
        (replace(LIVE, pressed=True), WRITTEN, False),
        (replace(LIVE, pressed=True, headings=()), WRITTEN, False),
        (replace(LIVE, pressed=True, headings=()), BEFORE, True),
        (replace(LIVE, pressed=True, headings=("Controleer uw oproep",)), WRITTEN, True),
        (replace(LIVE, gone=2, address=f"{FORM}/2"), WRITTEN, True),
        (replace(LIVE, gone=2, headings=()), WRITTEN, True),
    ],
)
def test_what_a_page_draws_while_one_writes_is_no_answer_once_it_was_sent(now, before, is_preview):
    """The line may have been cut after the site has stored the post."""
    assert (weigh(now, before).outcome is Outcome.PREVIEW) is is_preview


@pytest.mark.parametrize(
    "line", ["Al 312 oproepen geplaatst deze maand", "Opgeslagen zoekopdrachten"]
)
def test_what_a_page_opened_with_before_is_no_word_about_the_post(line):
    now = Evidence(address=FORM, words=f"Buurtplein\n{line}", status=200)
    opened = replace(BEFORE, lines=frozenset({"Buurtplein", line, ""}))
    assert weigh(now, BEFORE).outcome is Outcome.STANDS
    assert weigh(now, opened).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("found", "certain"),
    [
        (PostOutcome(Outcome.STANDS, shows_post=True), True),
        (PostOutcome(Outcome.STANDS, shows_post=True, is_title_alone=True), False),
        (PostOutcome(Outcome.STANDS, shows_code=True), True),
        (PostOutcome(Outcome.STANDS, sentence="Uw oproep is geplaatst"), True),
        (PostOutcome(Outcome.STANDS, sentence="Fijn dat u er weer bent"), False),
        (PostOutcome(Outcome.STANDS), False),
    ],
)
def test_a_friendly_message_alone_makes_nothing_certain(found, certain):
    assert is_certain(found) is certain
