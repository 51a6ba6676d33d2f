"""Keep what somebody worded well with holes in it, and fill them for the next request.

What told of one request (its thing, its days, its area, its code) becomes a hole with the name of
the phrase, so that no more is kept of it than how it was said. Words that name a day, an hour or a
number behind which there is no hole are of that request alone: they are not offered again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.address import Address
from intake.text.composing.date_phrases import MONTHS
from intake.text.composing.post_writer import PostWriter
from intake.text.composing.request_phrases import request_phrases
from intake.text.grammar.noun_phrase import read_noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from intake.kit.translations import Translate
    from intake.text.composing.wanted import Wanted

_HOLE = re.compile(r"\{([A-Za-z_]+)\}")
_WORD = re.compile(r"\w{3,}")
_MIN_PHRASE = 3
_OF_ONE_REQUEST = re.compile(
    rf"\d|\b(?:{'|'.join(MONTHS['nl'])}|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|morgen|overmorgen|vanavond|kerst\w*|pasen|half|kwart"
    r"|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b",
    re.IGNORECASE,
)
_MIN_REASON_WORD = 5
"""Letters of a word of a reason that tells something: "want", "haar" and "voor" tell nothing."""
_OF_ANY_DIET = frozenset({"alleen", "eten", "geen", "graag", "met", "niet", "zonder"})


def phrases_of(wanted: Wanted, translate: Translate) -> dict[str, str]:
    """Return what a post of this request may say, by the name of its hole."""
    writer = PostWriter(wanted, wanted.answers, Address(informal=True), translate)
    thing = read_noun_phrase(writer.what, writer.quantity)
    phrases = {
        **request_phrases(writer.what, wanted.answers),
        "definite": thing.definite,
        "bare": thing.bare,
        "days": writer.days,
        "on_day": writer.on_day,
        "when": writer.when,
        "clock": writer.clock,
        "area": writer.area,
        "centre": wanted.centre,
        "phone": wanted.phone,
        "code": format_code(wanted.code),
    }
    if wanted.kind != "ride":  # elsewhere it reads like the thing itself: "de soep"
        del phrases["destination"]
    return {
        name: phrase
        for name, phrase in phrases.items()
        if len(phrase) >= _MIN_PHRASE and phrase != "dit"
    }


def short_days_of(wanted: Wanted, translate: Translate) -> tuple[str, ...]:
    """Return the days of this request as a title shortens them: ``28 november``, ``24-27 dec``."""
    writer = PostWriter(wanted, wanted.answers, Address(informal=True), translate)
    return tuple(writer.whens())


def with_holes(text: str, phrases: Mapping[str, str], short_days: Iterable[str] = ()) -> str:
    """Return a text with a hole for each phrase of its own request, the longest first."""
    named = [(phrase, name) for name, phrase in phrases.items()]
    named += [(days, "when") for days in short_days if days not in phrases.values()]
    for phrase, name in sorted(named, key=lambda pair: -len(pair[0])):
        for said, hole in ((phrase, name), (capitalize_first(phrase), capitalize_first(name))):
            text = re.sub(rf"(?<![\w{{]){re.escape(said)}(?![\w}}])", f"{{{hole}}}", text)
    return text


def may_be_used_again(text: str) -> bool:
    """Tell whether what stands outside the holes is of no one request."""
    return not _OF_ONE_REQUEST.search(_HOLE.sub("", text))


def tells_of_resident(text: str, answers: Mapping[str, str]) -> bool:
    """Tell whether a text says how one resident eats or why they ask.

    Nobody else may get that in their post.
    """
    said = _WORD.findall(_HOLE.sub("", text).lower())
    wishes = set(_WORD.findall(answers.get("diet", "").lower())) - _OF_ANY_DIET
    if any(word in (wish, f"{wish}e") for word in said for wish in wishes):
        return True
    reasons = f"{answers.get('why', '')} {answers.get('note', '')}".lower()
    told = {word for word in _WORD.findall(reasons) if len(word) >= _MIN_REASON_WORD}
    return not told.isdisjoint(said)


def filled(text: str, phrases: Mapping[str, str]) -> str | None:
    """Return the words for another request; None where it lacks what a hole needs."""
    names = {_lower_first(name) for name in _HOLE.findall(text)}
    if not names <= phrases.keys():
        return None
    return _HOLE.sub(lambda hole: _filling(hole[1], phrases), text)


HOLES = (
    *("what", "thing", "definite", "bare", "dish", "in_clause", "with_te", "infinitive"),
    *("destination", "persons", "days", "on_day", "when", "clock", "area", "centre", "phone"),
    "code",
)
"""The names of all holes, as they are kept."""


def told(text: str, translate: Translate) -> str:
    """Return words with their holes as a person reads them: ``{wanneer}``."""
    return _renamed(text, {name: _name_told(name, translate) for name in HOLES})


def untold(text: str, translate: Translate) -> str:
    """Return words with their holes as they are kept; a name that is none stays as it is."""
    return _renamed(text, {_name_told(name, translate): name for name in HOLES})


def _name_told(name: str, translate: Translate) -> str:
    return translate(f"hole-{name.replace('_', '-')}")


def _renamed(text: str, names: Mapping[str, str]) -> str:
    def rename(found: re.Match[str]) -> str:
        name = names.get(_lower_first(found[1]), found[1])
        if found[1][:1].isupper():
            name = capitalize_first(name)
        return f"{{{name}}}"

    return _HOLE.sub(rename, text)


def _filling(name: str, phrases: Mapping[str, str]) -> str:
    phrase = phrases[_lower_first(name)]
    if name[:1].isupper():
        return capitalize_first(phrase)
    return phrase


def _lower_first(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
