"""Find names in a public text.

Those of the resident and the caller, in any part and spelling, and of anybody with mevrouw or
meneer.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA

from intake.kit.paths import resources
from intake.kit.text_normalization import fold_accents
from intake.text.guarding.finding import Finding, FindingKind
from intake.text.guarding.thresholds import MIN_NAME_BY_SOUND
from intake.text.words.lexicon import lexicon
from intake.text.words.phonetic import INFIXES, phonetic_spelling
from intake.text.words.word_lists import cached, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.text.guarding.finding import PrivateFacts

_INFIX = r"(?:van|de|der|den|het|ten|ter|te|'t|la|le|el|von|vd|v\.\s?d\.|v/d)"
_TITLE = (
    r"(?:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer|heer|juffrouw|mej\.?|familie|fam\.?"
    r"|oma|opa|tante|oom)"
)
_AFTER_TITLE = re.compile(rf"\b{_TITLE}\s+(?:(?:[A-Z]\.\s?)+)?(?:{_INFIX}\s+)*$", re.IGNORECASE)
_TITLED = re.compile(
    rf"\b(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|[Mm]eneer|[Dd]hr\.?|[Dd]e "
    rf"heer|[Jj]uffrouw|[Ff]amilie|[Ff]am\.|[Zz]uster|[Bb]uurvrouw|[Bb]uurman|[Oo]ma"
    rf"|[Oo]pa|[Tt]ante|[Oo]om|(?:[Hh]aar|[Zz]ijn|[Mm]ijn) "
    rf"(?:man|vrouw|dochter|zoon|zus|broer|moeder|vader|vriendin|nicht|neef|kleinzoon"
    rf"|kleindochter))\s+(?P<name>(?:(?:[A-Z]\.\s?)+)?(?:{_INFIX}\s+|(?:Van|De|Der|Den"
    rf"|Ten|Ter|El|Al|Ben|Ait|Bin|Abu|Da|Dos|Di|La"
    rf"|Le)\s+)*[A-ZÀ-Þ][\w'’]+(?:\s?[-–]\s?(?:{_INFIX}\s+)*[A-ZÀ-Þ]\w+)?(?:\s(?:"
    rf"(?:{_INFIX}|El|Al|De|Van)\s)+[A-ZÀ-Þ]\w+)?)"
)
_BETWEEN = re.compile(rf"(?:[\s\-–—]|(?<!\w){_INFIX}\b|\b[A-Z]\.)+", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:(?<![\w.])(?:[A-Z]\.\s?)+)?(?:(?<!\w)(?i:{_INFIX})\s+)+$|(?<![\w.])(?:[A-Z]\.\s?)+$"
)
_WORD = re.compile(r"[^\W\d_]+")
_STREET = re.compile(r"\w*(?:straat|laan|weg|plein|gracht|kade|hof|dijk|park|str)\b")
_INFIXED = re.compile(rf"\b{_INFIX}\s+$", re.IGNORECASE)
_PUBLIC_NAME_PATTERN = re.compile(
    rf"\b(?:musical|film|show|serie|toneelstuk|speeltuin|school|bakker(?:ij)?"
    rf"|slager(?:ij)?|kapper|winkel|firma|garage|groenteboer|apotheek|fietsenmaker"
    rf"|cafe)\s+(?:{_INFIX}\s+)*$",
    re.IGNORECASE,
)
_GOES_ON_PUBLIC = re.compile(r"\s(?:[A-Z]\.\s?){2}[A-Z][a-z]")
_NO_NAMES = ("things", "tasks", "activities", "dishes", "containers", "places", "others", "skip")
_MIN_INITIALS = 2
_MAX_APART = 3
_LOOK_BACK = 48


class Likeness(Enum):
    """How a word is like the names of the resident and the caller."""

    NAME = auto()
    ORDINARY_WORD_TOO = auto()
    NONE = auto()


class NameSpan(NamedTuple):
    """Where a word of a name stands, and whether it can be nothing else."""

    start: int
    end: int
    is_sure: bool


@cached
def _ordinary_words() -> frozenset[str]:
    """Return the words that are no name by themselves.

    The list of the guard, the lexicon, and the words of our own texts.
    """
    folder = resources() / "words"
    spoken = lexicon()
    ours = re.findall(
        r"[^\W\d_]+",
        re.sub(
            r"\{[^}]*\}|^[\w-]+ =",
            " ",
            (folder / "nl" / "compose.ftl").read_text(encoding="utf8"),
            flags=re.MULTILINE,
        ),
    )
    no_names = {fold_accents(word) for group in _NO_NAMES for word in spoken.groups[group]}
    return (
        frozenset(word.lower() for word in word_list("guard.toml")["ordinary_names"])
        | no_names
        | {fold_accents(word) for word in ours}
    )


def find_names(text: str, plain: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    """Yield the names in a text.

    A name that is also an ordinary word is a caution, in lower case only beside a title or another
    name.
    """
    parts = _name_parts(private_facts)
    public = [name for name in (private_facts.centre_name, *private_facts.areas) if name]
    public_spans = [
        match.span()
        for name in public
        for match in re.finditer(re.escape(name), text, re.IGNORECASE)
    ]
    spans: list[NameSpan] = []

    for match in _WORD.finditer(plain):
        if (
            not any(_may_resemble(fold_accents(match[0]), part) for part in parts)
            or any(begin <= match.start() < end for begin, end in public_spans)
            or _STREET.match(text, match.end())
        ):
            continue
        likeness = _compare_with_names(match, plain, parts, spans)
        if likeness is Likeness.NONE:
            continue
        # A writer, a musical or a shop of the same name is a caution, and not dropped.
        is_sure = likeness is Likeness.NAME and not _names_no_resident(plain, match)
        spans.append(NameSpan(match.start(), match.end(), is_sure))

    theirs = list(_join_names(spans, plain))
    theirs += [
        Finding(FindingKind.NAME, *match.span(), stop=True)
        for rule in _find_initials(private_facts)
        for match in rule.finditer(plain)
    ]
    yield from theirs
    yield from _find_titled(text, plain, private_facts, theirs)


def _names_no_resident(plain: str, match: re.Match[str]) -> bool:
    """Tell a famous name from a resident's: a writer, a musical, a shop."""
    return bool(
        _PUBLIC_NAME_PATTERN.search(plain[max(0, match.start() - _LOOK_BACK) : match.start()])
        or _GOES_ON_PUBLIC.match(plain, match.end())
    )


def _find_titled(
    text: str, plain: str, private_facts: PrivateFacts, resident_findings: list[Finding]
) -> Iterator[Finding]:
    """Yield anybody else with mevrouw or meneer."""
    centre = private_facts.centre_name.rpartition(" ")[2].lower()
    for match in _TITLED.finditer(text):
        start, end = match.span("name")
        if (
            _names_no_resident(plain, match)
            or (centre and match["name"].lower().endswith(centre))
            or any(span.start < end and start < span.end for span in resident_findings)
        ):
            continue
        said = {fold_accents(word) for word in _WORD.findall(plain[start:end])} - INFIXES
        yield Finding(FindingKind.NAME, start, end, stop=not said <= _ordinary_words())


def _find_initials(private_facts: PrivateFacts) -> Iterator[re.Pattern[str]]:
    """Yield the pattern of each name in initials.

    "A.d.V.-B."; three letters with their dots, because fewer could be anything.
    """
    for first, infix, last in private_facts.names:
        letters = [part[:1] for part in (first, *infix.split(), *re.split(r"[^\w]+", last)) if part]
        if len(letters) > _MIN_INITIALS:
            yield re.compile(
                r"(?<!\w)"
                + r"\.\s?-?\s?".join(re.escape(letter) for letter in letters)
                + r"\.?(?!\w)",
                re.IGNORECASE,
            )


def _may_resemble(word: str, part: str) -> bool:
    """Tell quickly whether a closer comparison is useful."""
    return word in (part, part + "s", part + "en") or (
        abs(len(word) - len(part)) <= _MAX_APART and _sound_of(word)[:1] == _sound_of(part)[:1]
    )


@lru_cache(maxsize=4096)
def _sound_of(word: str) -> str:
    return phonetic_spelling(word)


def _name_parts(known: PrivateFacts) -> frozenset[str]:
    parts: set[str] = set()
    for first, infix, last in known.names:
        parts |= {
            part
            for part in re.split(r"[^\w]+", fold_accents(f"{first} {last}"))
            if len(part) > 2 and part not in INFIXES
        }
        together = fold_accents(infix).replace(" ", "")
        for name in (fold_accents(last), *re.split(r"[^\w]+", fold_accents(last))):
            bare = re.sub(r"[^\w]", "", name)
            parts |= {
                joined
                for joined in (
                    bare,
                    together + bare,
                    fold_accents(first).replace(" ", "") + together + bare,
                )
                if len(joined) > 4
            }
    return frozenset(parts)


def _compare_with_names(
    match: re.Match[str], plain: str, parts: frozenset[str], spans: list[NameSpan]
) -> Likeness:
    """Tell whether a word is one of their names, or also an ordinary word."""
    word = fold_accents(match[0])
    start = match.start()
    capital = match[0][:1].isupper()
    beside = bool(spans) and bool(_BETWEEN.fullmatch(plain, spans[-1].end, start))
    before = plain[max(0, start - _LOOK_BACK) : start]
    titled = bool(_AFTER_TITLE.search(before))
    infixed = bool(_INFIXED.search(before))
    if not any(
        _is_same_name(word, part, loose=capital or titled, led=infixed or beside or titled)
        for part in parts
    ):
        return Likeness.NONE
    if word in _ordinary_words():
        if (
            titled
            or beside
            or (capital and re.match(r"\s?[-–]", plain[match.end() : match.end() + 2]))
        ):
            if beside or titled:
                return Likeness.NAME
            return Likeness.ORDINARY_WORD_TOO
        if capital and not (
            _opens_sentence(plain, start) and _is_followed_by_lower_case(plain, match.end())
        ):
            return Likeness.ORDINARY_WORD_TOO
        return Likeness.NONE

    return Likeness.NAME


def _is_same_name(word: str, part: str, *, loose: bool, led: bool) -> bool:
    if word in (part, part + "s", part + "en"):
        return True
    if min(len(word), len(part)) < MIN_NAME_BY_SOUND or not loose or word in _ordinary_words():
        return False
    if _sound_of(word) == _sound_of(part):
        return word[0] == part[0] or led
    return (
        len(part) > MIN_NAME_BY_SOUND
        and word[0] == part[0]
        and led
        and OSA.distance(word, part) == 1
    )


def _opens_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - _LOOK_BACK) : start].rstrip()
    return not before or before[-1] in ".!?:"


def _is_followed_by_lower_case(plain: str, end: int) -> bool:
    return bool(re.match(r"\s+[a-z]", plain[end : end + 4]))


def _join_names(spans: list[NameSpan], plain: str) -> Iterator[Finding]:
    """Join the words of one name, with its initials and infix, into one finding.

    "A. de Vries–Bakker".
    """
    index = 0
    while index < len(spans):
        start, end, is_sure = spans[index]
        index += 1
        while index < len(spans) and _BETWEEN.fullmatch(plain, end, spans[index].start):
            end = spans[index].end
            is_sure = is_sure or spans[index].is_sure
            index += 1
        back = max(0, start - _LOOK_BACK)
        led = _BEFORE.search(plain[back:start])
        yield Finding(FindingKind.NAME, back + led.start() if led else start, end, stop=is_sure)
