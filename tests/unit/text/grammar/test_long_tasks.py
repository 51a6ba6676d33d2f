"""A task of many words costs no more than its length allows."""

from __future__ import annotations

import pytest

from intake.text.composing.compose import compose
from intake.text.composing.wanted import Wanted
from intake.text.grammar.plain_task import plain_task
from tests.text_facts import A_PROFILE, TRANSLATE


def test_where_something_goes_is_read_behind_its_verb():
    assert plain_task("de oude spullen brengen naar de kringloop") == (
        "de oude spullen naar de kringloop brengen"
    )


@pytest.mark.parametrize("word", ["de was ", "het bed en ", "een ", "de "])
def test_many_articles_are_read_at_once(word):
    """Each further article once doubled the time: sixty would never end."""
    wanted = Wanted("help", {"what": f"{word * 60}doen"}, "Oud-West", "De Linde", "", "K7QF25")
    assert compose(wanted, A_PROFILE, TRANSLATE.bound_to("nl")).text


@pytest.mark.parametrize("kind", ["borrow", "meal", "help", "ride", "offer"])
@pytest.mark.parametrize(
    "what", ["elke ", "iemand ", "te ", "- ", ". ", "hulp bij ", "x", "1 ", "een ", "niet ", "\n"]
)
def test_a_post_is_written_of_anything_that_was_typed(kind, what):
    for times in (1, 3, 40):
        wanted = Wanted(kind, {"what": what * times}, "Oud-West", "De Linde", "", "K7QF25")
        assert "K7Q-F25" in compose(wanted, A_PROFILE, TRANSLATE.bound_to("nl")).text
