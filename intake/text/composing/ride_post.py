"""Plan the post for a ride to somewhere, and back."""

from __future__ import annotations

from intake.text.composing.post_writer import Party, PostPlan, PostWriter, Sentence
from intake.text.composing.why_sentence import Subject
from intake.text.grammar.destination_phrase import destination_phrase

_APPOINTMENTS = frozenset(
    {
        *("afspraak", "oogarts", "ziekenhuis", "tandarts", "huisarts", "dokter", "kapper"),
        *("notaris", "fysiotherapeut", "polikliniek", "opticien", "pedicure", "gemeentehuis"),
    }
)
"""Where somebody is expected at an hour."""
_OPENINGS: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
_TO_AN_APPOINTMENT: tuple[int, ...] = (1, 4, 5, 6)
"""Nobody happens to drive to another's appointment."""


def plan_ride(writer: PostWriter) -> PostPlan:
    """A ride."""
    destination = destination_phrase(writer.what)
    party = Party(writer.quantity)
    values = {
        "destination": destination,
        "who": f"{party.neighbours} uit {writer.wanted.area}",
        "wants": party.agreeing("wil", "willen"),
        "seeks": party.agreeing("zoekt", "zoeken"),
        "comes_along": party.agreeing("rijdt", "rijden"),
        "must": party.agreeing("moet", "moeten"),
        "who_short": party.agreeing("de buurtgenoot", "zij"),
    }
    openings = _OPENINGS
    if destination == writer.translate("compose-discreet-ride"):
        openings = _TO_AN_APPOINTMENT
    sentences = [Sentence(writer.choose("need-ride", openings, **values), 0)]
    sentences += writer.repeated_span()
    if writer.clock:
        key = "at-ride"
        if _APPOINTMENTS & set(destination.split()):
            key = "at-appointment"
        sentences.append(Sentence(writer.say(key, **values), 1))
    if back := writer.answers.get("back"):
        sentences.append(Sentence(writer.say(f"back-{back}"), 1))
    sentences += writer.aids()
    sentences += writer.why(Subject("dat", "is", is_thing=False))
    sentences += writer.cost()
    sentences.append(Sentence(writer.say("ask-ride"), 0))
    return writer.plan(writer.dated(writer.say("title-ride", **values)), sentences)
