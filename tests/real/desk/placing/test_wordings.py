"""The centre's own words are ranked by what neighbours answered to them."""

from __future__ import annotations

from intake.desk.placing.post_checks import PlatformText
from intake.desk.placing.wordings import OwnWords, propose_wordings
from tests.builders import a_call, replied


def placed_with(practice, own_title, what="boormachine", slugs=("oefenleen",)):
    taken, title, text = a_call(practice)
    own = OwnWords(what, own_title, "Noem {code}.")
    postings = practice.use_cases.postings
    for slug in slugs:
        post = PlatformText(slug, title, text, own=own)
        posting = postings.queue(practice.actor, taken.request.id, post).value
        postings.claim(practice.actor, posting.id)
        postings.record_published(practice.actor, posting.id, url="http://127.0.0.1/1", picture="")
    return taken


def proposed(practice, what="boormachine"):
    with practice.store.read(practice.actor) as transaction:
        ranked = propose_wordings(transaction, "borrow", what)
    return [(one.wording.title, one.replies) for one in ranked]


def test_words_that_got_replies_come_before_newer_ones(practice):
    answered = placed_with(practice, "Answered twice")
    placed_with(practice, "Newer, no answer")
    replied(practice, answered, number="1")
    replied(practice, answered, number="2")
    ours = [one for one in proposed(practice) if one[0] in ("Answered twice", "Newer, no answer")]
    assert ours == [("Answered twice", 2), ("Newer, no answer", 0)]


def test_words_of_the_same_thing_come_before_words_that_got_replies(practice):
    ladder = placed_with(practice, "Of a ladder", what="ladder")
    replied(practice, ladder, number="1")
    placed_with(practice, "Of a drill")
    titles = [title for title, _ in proposed(practice, "Boormachine ")]
    assert titles.index("Of a drill") < titles.index("Of a ladder")


def test_replies_are_counted_over_all_posts_with_the_same_words(practice):
    for number in ("1", "2", "3"):
        replied(practice, placed_with(practice, "Used often"), number=number)
    assert ("Used often", 3) in proposed(practice)


def test_a_reply_counts_once_though_the_request_is_on_two_platforms(practice):
    both = placed_with(practice, "On two", slugs=("oefenleen", "oefenhulp"))
    replied(practice, both)
    assert ("On two", 1) in proposed(practice)
