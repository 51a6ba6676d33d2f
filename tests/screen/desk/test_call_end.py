"""The end of a call says where the request stands online, and what still waits."""

from __future__ import annotations

from intake.desk.placing.post_checks import PlatformText
from tests.builders import a_call, posted
from tests.screens import shown_texts


def queued(practice, taken, slug, title, text):
    practice.use_cases.postings.queue(
        practice.actor, taken.request.id, PlatformText(slug, title, text)
    )


def test_where_it_stands_and_where_not_yet(screen, practice):
    taken, title, text = a_call(practice)
    posted(practice, taken, title, text)
    queued(practice, taken, "oefenhulp", title, text)
    screen.call_end.show(taken)
    assert screen.place == "ended"
    told = "\n".join(shown_texts(screen.pages["ended"]))
    assert "Staat op: OefenLeen" in told
    assert "Nog te plaatsen: OefenHulp" in told


def test_of_a_request_that_is_only_kept_nothing_is_said(screen, practice):
    taken, _, _ = a_call(practice)
    screen.call_end.show(taken)
    told = "\n".join(shown_texts(screen.pages["ended"]))
    assert "Staat op" not in told
    assert "Nog te plaatsen" not in told
