"""Read the options of a list of categories: the path of each, and whose side it is for.

"Gevraagd > Gereedschap (12)" is tools, on the asking side; "-- Boren" belongs to the option above
it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.filling.category_names import name_parts, telling_words
from intake.filling.snapshot import Option
from intake.filling.subjects import side_words
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS_ASKING = frozenset({"gevraagd", "gezocht", "wanted", "gesucht", "cherche", "recherche"})
_COUNT = re.compile(r"\s*[\[(]\s*\d[\d.,\s]*[\])]\s*$")
_CODE = re.compile(r"^\s*(?:[A-Za-z]{0,3}[-.]?\d{1,4}(?:\.\d+)*[.):]?|[A-Za-z][.)])\s*[-–:]?\s+")
_DEPTH = re.compile(r"^(?:[\s\u00a0]|[-–—·•└├│>»*_]|&nbsp;)+")
_SEPARATOR_PATTERN = re.compile(r"\s*(?:»|›|→|&gt;|>|::|\||\\)\s*|:\s+")

_WEAK_SEPARATOR_PATTERN = re.compile(r"\s+[-–—]\s+|\s*/\s*")
"""May separate a heading from its entry, if several options share the heading."""

_LOOSE_WORD_PATTERN = re.compile(
    r"^(?:van|of|und|and|en|et|voor|de|for|von|a|for)\s+|\s+(?:of|en|und|and|et|von|van|de)$",
    re.IGNORECASE,
)
_JOINT = r"(?:&|\+|\b(?:en|und|and|et|of|or|oder|ou)\b)"
_LETTERS = re.compile(r"^\s*[A-Z]{2,4}\s+(?=\S)")
_LENDING = frozenset({"te leen", "verleihen", "verleih", "uitleen", "uitlenen", "lending", "pret"})
_LONGEST_CODE = 4
_BRACKETS_PATTERN = re.compile(r"[(\[]([^)\]]*)[)\]]")
_PROMPT = re.compile(
    r"^\W*(?:kies|kiest|maak een keuze|selecteer|choose|select|pick|please|bitte|wahlen|auswahlen"
    r"|choisi|selectionn|elige|seleccion|sceglie|selezion|alle |all |any |toutes|geen (?:categorie"
    r"|voorkeur)|no category|keine)\b"
)
_MIN_ALIKE = 2
MAX_PHRASE_WORDS = 8
"""No phrase that tells a side or a way has more words; a test reads them all."""


class Mode(Enum):
    """How a thing changes hands, if an option tells."""

    NONE = ""  # not told
    LOAN = "loan"
    GIFT = "gift"


@dataclass(frozen=True, slots=True)
class CategoryOption:
    """One option; ``path`` ends in its own name, ``side`` is "request", "offer" or "".

    ``is_for_money`` marks options of sellers. ``examples`` is the text in brackets after the name.
    ``has_parts`` tells that other options belong to it. ``mode`` is how a thing changes hands;
    ``is_only_mode`` and ``is_only_side`` tell that the option says nothing else: "Lenen",
    "Gezocht".
    """

    option: Option
    path: tuple[str, ...]
    side: str = ""
    is_for_money: bool = False
    examples: str = ""
    has_parts: bool = False
    mode: Mode = Mode.NONE
    is_only_mode: bool = False
    is_only_side: bool = False

    @property
    def name(self) -> str:
        """The name of the option; empty if it only tells the side."""
        return "".join(self.path[-1:])


_NO_PARENT = CategoryOption(Option("", ""), ())


def read_category_options(options: Sequence[Option]) -> tuple[CategoryOption, ...]:
    """Read all options of a list together: one may tell how another is meant."""
    return _read_all(tuple(options))


@lru_cache(maxsize=64)  # a page is looked at several times, and each of its lists asked often
def _read_all(options: tuple[Option, ...]) -> tuple[CategoryOption, ...]:
    real = [option for option in options if option.text.strip() and not _is_prompt(option)]
    begins = Counter(_leading_part(option) for option in real)
    has_letters = len(real) > _MIN_ALIKE and all(_LETTERS.match(option.text) for option in real)
    has_codes = len(begins) == len(real) > _MIN_ALIKE and all(
        len(begin) <= _LONGEST_CODE and _WEAK_SEPARATOR_PATTERN.search(one.text)
        for begin, one in zip(begins, real, strict=True)
    )
    read: list[CategoryOption] = []
    above: list[tuple[int, CategoryOption]] = []

    for option in real:
        depth = len(_depth_marks(option.text))
        above = [pair for pair in above if pair[0] < depth]
        text = _strip_code_and_count(option.text)
        if has_codes:
            text = _WEAK_SEPARATOR_PATTERN.split(text, maxsplit=1)[-1]
        if has_letters:
            text = _LETTERS.sub("", text)
        is_cut = begins[_leading_part(option)] >= _MIN_ALIKE
        parent = next((one for _, one in reversed(above)), _NO_PARENT)
        one = _read_option(option, text, parent, is_cut=is_cut)
        above.append((depth, one))
        read.append(one)

    if not any(option.side == "request" and option.mode is Mode.LOAN for option in read):
        # "Verleih" among names without a side is where something is lent, not a person who lends.
        read = [replace(option, side=option.side * (not _is_of_lending(option))) for option in read]
    depths = _depths_below(read)
    return tuple(
        replace(option, has_parts=len(option.path) < depths.get(_group_of(option), 0))
        for option in read
    )


def _is_of_lending(option: CategoryOption) -> bool:
    """Tell whether an option means lending in general, and not only people who lend."""
    words = normalize_words(_strip_code_and_count(option.option.text))
    return words in _LENDING or bool(_phrase_at_end(words, _LENDING))


def _leading_part(option: Option) -> str:
    """Return what is before the first dash or slash of an option."""
    return normalize_words(
        _WEAK_SEPARATOR_PATTERN.split(
            _SEPARATOR_PATTERN.split(_strip_code_and_count(option.text))[-1]
        )[0]
    )


def _group_of(option: CategoryOption) -> tuple[str, ...]:
    """Return what the options that belong to this one begin with: its path, or else its side."""
    return option.path or ("", option.side)


def _depths_below(read: Sequence[CategoryOption]) -> dict[tuple[str, ...], int]:
    """Return how long the longest path in each group is."""
    depths: dict[tuple[str, ...], int] = {}
    for option in read:
        depth = len(option.path)
        if depth:
            groups = [option.path[:length] for length in range(1, depth + 1)]
            for group in (("", option.side), *groups):
                depths[group] = max(depths.get(group, 0), depth)
    return depths


def _read_option(
    option: Option, text: str, parent: CategoryOption, *, is_cut: bool
) -> CategoryOption:
    """Read one option; ``is_cut`` tells that a dash or slash separates a heading from its entry."""
    examples = " , ".join(_BRACKETS_PATTERN.findall(text))
    segments = _SEPARATOR_PATTERN.split(_BRACKETS_PATTERN.sub(" ", text))
    if is_cut or _read_side(_WEAK_SEPARATOR_PATTERN.split(segments[-1])[0])[1] == "":
        segments = [part for segment in segments for part in _WEAK_SEPARATOR_PATTERN.split(segment)]
    path = list(parent.path)
    side = parent.side
    is_only_mode = parent.is_only_mode
    is_only_side = not parent.path
    is_for_money = parent.is_for_money
    mode = parent.mode

    for segment in segments:
        told_side, rest = _read_side(segment)
        side = side or told_side
        is_for_money = is_for_money or _names_any(segment, side_words().for_money)
        told, rest = _read_mode(segment, rest)
        if told is not Mode.NONE:
            mode = told
        is_only_mode = told is not Mode.NONE and not telling_words(normalize_words(rest))
        is_only_side = not normalize_words(rest)
        if not is_only_side and not is_only_mode:
            path.append(rest)

    return CategoryOption(
        option,
        tuple(path),
        side=side,
        is_for_money=is_for_money,
        examples=examples,
        mode=mode,
        is_only_mode=is_only_mode,
        is_only_side=is_only_side,
    )


def _read_side(segment: str) -> tuple[str, str]:
    """Return the side that a part tells, and the remaining text with its commas and "&"."""
    words = normalize_words(segment)
    if words in side_words().asking:
        return "request", ""
    if words in side_words().giving:
        return "offer", ""
    asking, giving = (
        _phrase_at_end(words, side_words().asking),
        _phrase_at_end(words, side_words().giving),
    )
    if words.split()[-1:] and words.split()[-1] in _ENDS_ASKING:
        giving = ""
    if bool(asking) == bool(giving) or _is_joined(segment, asking or giving):
        return "", segment.strip()
    if asking:
        return "request", _drop_phrase(segment, asking)
    return "offer", _drop_phrase(segment, giving)


def _read_mode(segment: str, rest: str) -> tuple[Mode, str]:
    """Return how a thing changes hands according to a part, and the remaining text."""
    words = normalize_words(segment)
    for mode, phrases in ((Mode.LOAN, side_words().loan), (Mode.GIFT, side_words().gift)):
        if words in phrases:
            return mode, ""
        parts = [normalize_words(part) for part, _ in name_parts(segment)]
        found = (
            _phrase_at_end(words, phrases)
            or next((part for part in parts if part in phrases), "")
            or next((end for part in parts if (end := _phrase_at_end(part, phrases))), "")
        )
        if found and (mode is Mode.LOAN or found not in ("share", "delen")):
            return mode, _drop_if_only_sides(_drop_phrase(rest, found))
    return Mode.NONE, rest


def _is_joined(segment: str, phrase: str) -> bool:
    """Tell whether a phrase is only one of two: "Verschenken & Tauschen"."""
    spelled = r"\W+".join(phrase.split())
    return bool(
        re.search(rf"^\W*{spelled}\s*{_JOINT}|{_JOINT}\s*{spelled}\W*$", segment, re.IGNORECASE)
    )


def _drop_if_only_sides(rest: str) -> str:
    """Return an empty text if only a side is left: "Gratis & te koop"."""
    words = normalize_words(rest)
    return rest * (words not in side_words().asking | side_words().giving)


def _drop_phrase(segment: str, phrase: str) -> str:
    """Return a part without a phrase at its beginning or end."""
    spelled = r"\W+".join(phrase.split())
    ends = rf"^\W*{spelled}\b|\b{spelled}\W*$"
    rest = re.sub(ends, " ", segment, flags=re.IGNORECASE)
    if rest == segment:
        rest = re.sub(rf"\b{spelled}\b", " ", segment, count=1, flags=re.IGNORECASE)
    return _LOOSE_WORD_PATTERN.sub("", rest.strip(" ,:;-–&/"))


def _phrase_at_end(words: str, phrases: frozenset[str]) -> str:
    """Return the longest phrase with which the words begin or end."""
    parts = words.split()
    lengths = range(1, min(len(parts), MAX_PHRASE_WORDS + 1))
    ends = [" ".join(end) for length in lengths for end in (parts[:length], parts[-length:])]
    return max((end for end in ends if end in phrases), key=len, default="")


def _names_any(segment: str, phrases: frozenset[str]) -> bool:
    words = normalize_words(segment)
    return words in phrases or bool(_phrase_at_end(words, phrases))


def _strip_code_and_count(text: str) -> str:
    return _CODE.sub("", _COUNT.sub("", _DEPTH.sub("", text))).strip()


def _depth_marks(text: str) -> str:
    """Return the marks before a name that show its depth."""
    return "".join(_DEPTH.findall(text)[:1]).replace("&nbsp;", "\u00a0")


def _is_prompt(option: Option) -> bool:
    """Tell whether an option is the first line, which only asks to choose."""
    return bool(_PROMPT.match(normalize_words(option.text) + " "))
