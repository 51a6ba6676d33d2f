"""Store a text that somebody worded well, with placeholders, and fill them for the next request.

Whatever is particular to one request (its thing, its days, its area, its code) becomes a
placeholder with the name of the phrase. A text with a day, an hour or a number outside the
placeholders belongs to that request alone and is not offered again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import MONTHS
from intake.text.composing.form_of_address import FormOfAddress
from intake.text.composing.post_writer import PostWriter
from intake.text.composing.request_phrases import request_phrases
from intake.text.grammar.noun_phrase import read_noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from intake.kit.translations import Translate
    from intake.text.composing.wanted import Wanted

_PLACEHOLDER_PATTERN = re.compile(r"\{([A-Za-z_]+)\}")
_WORD = re.compile(r"\w{3,}")
_MIN_PHRASE = 3
_OF_ONE_REQUEST = re.compile(
    rf"\d|\b(?:{'|'.join(MONTHS['nl'])}|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|morgen|overmorgen|vanavond|kerst\w*|pasen|half|kwart"
    r"|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b",
    re.IGNORECASE,
)
_MIN_REASON_WORD = 5
"""Minimum length of a word in a reason that identifies it: "want", "haar" and "voor" do not."""

_OF_ANY_DIET = frozenset({"alleen", "eten", "geen", "graag", "met", "niet", "zonder"})


def phrases_of(wanted: Wanted, translate: Translate) -> dict[str, str]:
    """Return the phrases of a post for this request, by the name of their placeholder."""
    writer = PostWriter(wanted, wanted.answers, FormOfAddress(informal=True), translate)
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
    if wanted.kind != "ride":  # other kinds use the thing itself: "de soep"
        del phrases["destination"]
    return {
        name: phrase
        for name, phrase in phrases.items()
        if len(phrase) >= _MIN_PHRASE and phrase != "dit"
    }


def short_days_of(wanted: Wanted, translate: Translate) -> tuple[str, ...]:
    """Return the days of this request as titles shorten them: ``28 november``, ``24-27 dec``."""
    writer = PostWriter(wanted, wanted.answers, FormOfAddress(informal=True), translate)
    return tuple(writer.whens())


def insert_placeholders(
    text: str, phrases: Mapping[str, str], short_days: Iterable[str] = ()
) -> str:
    """Return a text with a placeholder for each phrase of its request, the longest first."""
    named = [(phrase, name) for name, phrase in phrases.items()]
    named += [(days, "when") for days in short_days if days not in phrases.values()]
    for phrase, name in sorted(named, key=lambda pair: -len(pair[0])):
        for said, hole in ((phrase, name), (capitalize_first(phrase), capitalize_first(name))):
            text = re.sub(rf"(?<![\w{{]){re.escape(said)}(?![\w}}])", f"{{{hole}}}", text)
    return text


def may_be_used_again(text: str) -> bool:
    """Tell whether the words outside the placeholders fit any request."""
    return not _OF_ONE_REQUEST.search(_PLACEHOLDER_PATTERN.sub("", text))


def tells_of_resident(text: str, answers: Mapping[str, str]) -> bool:
    """Tell whether a text tells how a resident eats or why they ask.

    Nobody else may get that in their post.
    """
    said = _WORD.findall(_PLACEHOLDER_PATTERN.sub("", text).lower())
    wishes = set(_WORD.findall(answers.get("diet", "").lower())) - _OF_ANY_DIET
    if any(word in (wish, f"{wish}e") for word in said for wish in wishes):
        return True
    reasons = f"{answers.get('why', '')} {answers.get('note', '')}".lower()
    told = {word for word in _WORD.findall(reasons) if len(word) >= _MIN_REASON_WORD}
    return not told.isdisjoint(said)


def fill_placeholders(text: str, phrases: Mapping[str, str]) -> str | None:
    """Return the words for another request; None if it lacks a phrase that is needed."""
    names = {_lower_first(name) for name in _PLACEHOLDER_PATTERN.findall(text)}
    if not names <= phrases.keys():
        return None
    return _PLACEHOLDER_PATTERN.sub(lambda hole: _placeholder_phrase(hole[1], phrases), text)


PLACEHOLDERS = (
    "what", "thing", "definite", "bare", "dish", "in_clause", "with_te", "infinitive",
    "destination", "persons", "days", "on_day", "when", "clock", "area", "centre", "phone",
    "code",
)  # fmt: skip
"""The names of all placeholders, as they are stored."""


def told(text: str, translate: Translate) -> str:
    """Return a text with readable placeholders: ``{wanneer}``."""
    return _rename_placeholders(
        text, {name: _translated_name(name, translate) for name in PLACEHOLDERS}
    )


def restore_placeholders(text: str, translate: Translate) -> str:
    """Return a text with its placeholders as they are stored; an unknown name is not changed."""
    return _rename_placeholders(
        text, {_translated_name(name, translate): name for name in PLACEHOLDERS}
    )


def _translated_name(name: str, translate: Translate) -> str:
    return translate(f"hole-{name.replace('_', '-')}")


def _rename_placeholders(text: str, names: Mapping[str, str]) -> str:
    def rename(match: re.Match[str]) -> str:
        name = names.get(_lower_first(match[1]), match[1])
        if match[1][:1].isupper():
            name = capitalize_first(name)
        return f"{{{name}}}"

    return _PLACEHOLDER_PATTERN.sub(rename, text)


def _placeholder_phrase(name: str, phrases: Mapping[str, str]) -> str:
    phrase = phrases[_lower_first(name)]
    if name[:1].isupper():
        return capitalize_first(phrase)
    return phrase


def _lower_first(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"
