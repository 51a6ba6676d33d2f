"""Compose the post of a project: it asks for many of a thing, and names no resident.

The sentences are planned as in ``compose``: each has an importance, and what is least important is
left out where a platform takes a short text only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.compose import MAX_TITLE, Post
from intake.text.composing.date_phrases import day_phrase, span_phrase
from intake.text.composing.form_of_address import FormOfAddress
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word

if TYPE_CHECKING:
    from datetime import date

    from intake.kit.translations import Translate
    from intake.text.composing.wanted import PostStyle

_OPENINGS = 6
_FEW_HOUSEHOLDS = 5
"""From so many on it is told how many take part: fewer are soon recognised."""

_OF_PERSONS = re.compile(r"\b(\d{1,2})[ -]?persoons[ -]?(\w+)")
_FOR_PERSONS = re.compile(r"\b(?:voor )?(\d{1,2})[ -]?(?:persoons|personen|pers\.?)(?=\s|$)")
_ARTICLE = re.compile(r"^(de|het|een)\s+", re.IGNORECASE)


class ProjectWanted(NamedTuple):
    """What a project's post is made of.

    ``variant`` chooses the opening, so that two posts of one day do not look alike. ``households``
    is how many take part. ``desk_fetches`` tells that the centre fetches things itself.
    """

    project: str
    place: str
    first: date
    last: date
    item: str
    pieces: int
    households: int
    centre: str
    phone: str
    code: str
    variant: int = 0
    is_place: bool = False
    desk_fetches: bool = False


def project_post(wanted: ProjectWanted, style: PostStyle, translate: Translate) -> Post:
    """Write the title and the text for one platform, within its limits."""
    address = FormOfAddress(informal=style.informal).words
    phrase = read_noun_phrase(_write_out_item(wanted.item), wanted.pieces)
    one = read_noun_phrase(_write_out_item(wanted.item))
    project = _with_article(wanted.project)
    facts = {
        **address,
        "what": phrase.indefinite,
        "one": one.indefinite,
        "count": number_word(wanted.pieces),
        "project": project,
        "pieces": str(min(wanted.pieces, 2)),
        "days": _days(wanted),
        "place": wanted.place,
        "households": number_word(wanted.households),
        "code": f"{wanted.code[:3]}-{wanted.code[3:]}",
        "centre": wanted.centre,
        "phone": wanted.phone,
    }
    kind = "place" if wanted.is_place else "thing"

    def say(name: str) -> str:
        return capitalize_first(translate(f"project-post-{name}", **facts))

    sentences = [(0, say(f"{kind}-{wanted.variant % _OPENINGS}")), (1, say("when"))]
    if wanted.place and wanted.place.casefold() not in wanted.project.casefold():
        sentences.append((3, say("where")))
    if wanted.households >= _FEW_HOUSEHOLDS:
        sentences.append((4, say("households")))
    if not wanted.is_place:
        sentences.append((2, say("fetched" if wanted.desk_fetches else "brought")))
    if wanted.pieces > 1:
        sentences.append((3, say("each-helps")))
    phone = "" if wanted.phone else "-no-phone"
    closings = [
        translate(f"compose-closing-{length}{phone}", **facts) for length in ("please", "short")
    ]
    text = _fit_text(sentences, closings, style.text_limit)
    return Post(_title(wanted, facts, min(style.title_limit or MAX_TITLE, MAX_TITLE)), text)


def _fit_text(sentences: list[tuple[int, str]], closings: list[str], limit: int | None) -> str:
    """Return the text with as many sentences as fit; the opening and the closing stay."""
    left = list(sentences)
    while True:
        for closing in closings:
            text = " ".join([*(sentence for _, sentence in left), closing])
            if limit is None or len(text) <= limit:
                return text
        if len(left) == 1:
            return f"{left[0][1]} {closings[-1]}"
        left.remove(max(left, key=lambda sentence: sentence[0]))


def _title(wanted: ProjectWanted, facts: dict[str, str], limit: int) -> str:
    """Return the longest title that fits: with the project, with the days, or the thing alone."""
    what = read_noun_phrase(_write_out_item(wanted.item), wanted.pieces).bare
    span = span_phrase(wanted.first, wanted.last)
    titles = (
        f"{what} gevraagd voor {facts['project']}, {span}",
        f"{what} gevraagd, {span}",
        f"{what} gevraagd, {span.replace('tot en met', 't/m')}",
        f"{what} gevraagd voor {facts['project']}",
        f"{what} gevraagd",
    )
    fitting = [title for title in titles if len(title) <= limit]
    return capitalize_first((fitting or [what[:limit].rstrip()])[0])


def _days(wanted: ProjectWanted) -> str:
    """Return "zaterdag 5 december" or "maandag 14 tot en met woensdag 16 december"."""
    if wanted.last == wanted.first:
        return day_phrase(wanted.first)
    first, last = day_phrase(wanted.first), day_phrase(wanted.last)
    if wanted.first.month == wanted.last.month:
        first = first.rsplit(" ", 1)[0]
    return f"{first} tot en met {last}"


def _write_out_item(name: str) -> str:
    """Return the name of an item as it is said: "tent voor vier personen"."""

    def in_words(match: re.Match[str]) -> str:
        count = int(match[1])
        people = "persoon" if count == 1 else "personen"
        return f"voor {number_word(count)} {people}"

    return _FOR_PERSONS.sub(in_words, _OF_PERSONS.sub(r"\2 \1 personen", name))


def _with_article(name: str) -> str:
    """Return the name of a project within a sentence: "het Kerstdiner", "de Buurtcamping"."""
    own = _ARTICLE.match(name)
    if own:
        return f"{own[1].casefold()} {name[own.end() :]}"
    first = name.split(maxsplit=1)[0].casefold() if name.split() else ""
    phrase = read_noun_phrase(first)
    if not first or not phrase.is_known or phrase.is_plural:
        return name
    return f"{phrase.definite.split()[0]} {name}"
