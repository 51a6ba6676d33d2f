"""Join a thing that was noted behind a task with what the task is about."""

from __future__ import annotations

import re

from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.finite_verbs import is_finite
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.verbs import find_verb

_THING_BEHIND = re.compile(
    r"^(?P<things>.+?) (?P<verb>\w+en)(?P<joint> ?(?:\+|&|,) ?| en )"
    r"(?:een )?(?P<more>\w{4,})(?=,|$)"
)
_COUNTED = re.compile(r"^(?:\d|(?:twee|drie|vier|vijf|zes) )")


def join_objects(task: str) -> str:
    """Return "drie lampen en een gordijnroe ophangen" for "drie lampen ophangen + gordijnroe"."""
    match = _THING_BEHIND.match(task)
    if match is None or find_verb(match["more"]) or not find_verb(match["verb"]):
        return task
    more = match["more"]
    if "," in match["joint"] and not _COUNTED.match(match["things"]):
        return task  # it may tell more of the same: "hond uitlaten, labrador"
    if is_adjective(more) or is_finite(more):
        return task
    if find_noun(more):
        more = read_noun_phrase(more).indefinite
    return f"{match['things']} en {more} {match['verb']}{task[match.end() :]}"
