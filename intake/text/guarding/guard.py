"""Find what a public text reveals about a resident.

It works on a copy without accents that has the same length, so that each finding has its position.
Numbers, names, places and dates have rules of their own; the words for health, faith, money and the
like are lists in ``resources/words/guard.toml``. What is in no list is learnt from examples
(``classifier``). Sources: docs/sources.md.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from intake.kit.codes import parse_code
from intake.kit.text_normalization import plain_look_alikes
from intake.text.guarding.classifier import Read
from intake.text.guarding.finding import CAUTIONS, Finding, FindingKind
from intake.text.guarding.first_names import find_first_names
from intake.text.guarding.homes import find_homes
from intake.text.guarding.names import find_names
from intake.text.guarding.numbers import find_numbers
from intake.text.guarding.places import find_addresses, find_birth_dates, is_public_place
from intake.text.guarding.seen_signs import end_of_part, visible_characters
from intake.text.guarding.spelt_together import find_spelt_together
from intake.text.guarding.thresholds import BIRTH_WORDS_WITHIN
from intake.text.guarding.whole_names import is_name_of_a_place, whole_names
from intake.text.words.word_lists import cached, own_list, shipped_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.text.guarding.finding import PrivateFacts

_PHONE = 9
MAX_AT_ONCE = 3_000
_OVERLAP = 300
"""Characters of a long text that are guarded at once, and by how many the next piece overlaps."""

_DAY_AND_HOUR = re.compile(
    r"(?:\d{1,2}[-/. ]\d{1,2}(?:[-/. ]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2}[.:]\d{2}"
    r"|[\s,–-]|uur|tot|en|om|van)+"
)
_DISTRICT = re.compile(r"[1-9]\d{3}(?:(?:,| of| en) [1-9]\d{3})*")
"""Four digits of a postcode are a district, which a post may contain."""

_REFERENCE = re.compile(r"\b[0-9A-Z]{3}-?[0-9A-Z]{3}\b")
_YEAR_OR_BIRTH = re.compile(
    r"(?:19|20)\d\d|['’]\d\d|\d[-/.]\d{1,2}[-/.]\d\d|\bge(?:b|v)|jarig|jaar|verjaar"
    r"|\bword|oud|leeftijd|bouwjaar",
    re.IGNORECASE,
)
_LISTS_APART = frozenset({"ordinary_names", "no_streets", "capitals", "wide"})


Words = tuple[tuple[FindingKind, bool, re.Pattern[str]], ...]
"""Kinds with their words as one pattern.

False if they count only in this spelling: "MS" is not "ms".
"""


@cached
def _shipped_patterns() -> Words:
    """Return the shipped patterns. Of a pattern with a group only the group is marked."""
    lists = shipped_list("guard.toml")
    patterns_of = [
        (FindingKind(kind), True, _alternatives_pattern(patterns))
        for kind, patterns in lists.items()
        if kind not in _LISTS_APART
    ]
    return (
        *patterns_of,
        *(
            (FindingKind(kind), False, _alternatives_pattern(patterns))
            for kind, patterns in lists["capitals"].items()
        ),
    )


@cached
def _wide_words() -> Words:
    """Return the patterns of whole phrases."""
    return tuple(
        (FindingKind(kind), True, _alternatives_pattern(patterns))
        for kind, patterns in shipped_list("guard.toml")["wide"].items()
    )


@cached
def _own_words() -> Words:
    """Return what a centre added: words and not patterns, so that none can be invalid."""
    own = own_list("guard.toml")
    patterns_of = [
        (
            FindingKind(kind),
            True,
            _alternatives_pattern(
                [_word_pattern(_lower_by_letter(_without_accents(word))) for word in words]
            ),
        )
        for kind, words in own.items()
        if kind not in _LISTS_APART
    ]
    phrases = [
        (
            FindingKind(kind),
            True,
            _alternatives_pattern(
                [_word_pattern(_lower_by_letter(_without_accents(word))) for word in words]
            ),
        )
        for kind, words in own.get("wide", {}).items()
    ]

    return (
        *patterns_of,
        *phrases,
        *(
            (
                FindingKind(kind),
                False,
                _alternatives_pattern([_word_pattern(word) for word in words]),
            )
            for kind, words in own.get("capitals", {}).items()
        ),
    )


def _word_pattern(word: str) -> str:
    """Return the pattern of a word; a star at its end matches any ending."""
    return re.escape(word.strip().rstrip("*")) + (r"\w*" if word.strip().endswith("*") else "")


def _find_listed_words(words: Words, plain: str) -> list[Finding]:
    lowered = _lower_by_letter(plain)
    return [
        Finding(kind, *match.span(match.lastindex or 0), stop=kind not in CAUTIONS)
        for kind, lower, pattern in words
        for match in pattern.finditer(lowered if lower else plain)
    ]


def _alternatives_pattern(patterns: list[str]) -> re.Pattern[str]:
    """Return the pattern of any of these; of none it matches nothing."""
    if not patterns:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


def guard(text: str, private_facts: PrivateFacts) -> tuple[Finding, ...]:
    """Return what a text reveals, in its order.

    If two findings overlap, one that stops is preferred, then the longer one. Invisible characters
    (a soft hyphen, a space without width), marks over letters and look-alike letters hide nothing.
    """
    private_facts = _compose_facts(private_facts)
    if text.isascii() and "\t" not in text:
        return _find_cached(text, private_facts)
    signs = list(visible_characters(text))
    seen = plain_look_alikes("".join(sign for _, sign in signs))
    if seen == text:
        return _find_cached(text, private_facts)
    places = [at for at, _ in signs] + [len(text)]
    return tuple(
        replace(found, start=places[found.start], end=end_of_part(text, places, found.end))
        for found in _find_cached(seen, private_facts)
    )


@cached
def _compose_facts(private_facts: PrivateFacts) -> PrivateFacts:
    """Return the facts with each accent joined with its letter, as the text is read."""
    composed: dict[str, Any] = {
        field.name: _compose(getattr(private_facts, field.name)) for field in fields(private_facts)
    }
    return replace(private_facts, **composed)


def _compose(value: Any) -> Any:
    """Return a fact, or each of its parts, with its accents joined."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, tuple):
        return tuple(_compose(part) for part in value)
    return value


def _find(text: str, private_facts: PrivateFacts) -> tuple[Finding, ...]:
    """Guard a long text in pieces, so that the time grows with its length only."""
    if len(text) <= MAX_AT_ONCE:
        return _find_at_once(text, private_facts)
    findings = {
        replace(found, start=found.start + start, end=found.end + start)
        for start, piece in _overlapping_pieces(text)
        for found in _find_at_once(piece, private_facts)
    }
    return _drop_overlaps(list(findings))


def _overlapping_pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield pieces and their positions; each overlaps the one before it.

    What is in the overlap is found twice; an address is shorter than the overlap.
    """
    for start in range(0, len(text), MAX_AT_ONCE - _OVERLAP):
        yield start, text[start : start + MAX_AT_ONCE]


def _find_at_once(text: str, private_facts: PrivateFacts) -> tuple[Finding, ...]:
    reading = Read(plain_lower(text), private_facts)
    # A word that the centre added is never dropped.
    own = _find_listed_words(_own_words(), _without_accents(text))
    findings = tuple(
        finding
        for finding in find_by_rules(text, private_facts)
        if finding in own or not reading.is_false_positive(finding)
    )
    found = whole_names(text, _add_guesses(text, findings, reading, private_facts))
    return tuple(candidate for candidate in found if not is_name_of_a_place(text, candidate))


_find_cached = cached(_find, most=64)
"""The same text is checked by the column, the button and the desk."""


def find_by_rules(text: str, private_facts: PrivateFacts) -> tuple[Finding, ...]:
    """Return what lists and patterns find, without what was learnt from examples.

    It is for a few words that are no sentence.
    """
    plain = _without_accents(text)
    findings = [
        *find_numbers(text, plain, private_facts),
        *find_addresses(text, private_facts),
        *find_names(text, plain, private_facts),
        *find_birth_dates(text, plain, private_facts),
        *find_homes(text, private_facts),
        *find_first_names(text, private_facts),
        *find_spelt_together(plain, private_facts),
    ]
    listed = [
        *_find_listed_words(_shipped_patterns(), plain),
        *_find_listed_words(_own_words(), plain),
    ]
    listed += [
        wide
        for wide in _find_listed_words(_wide_words(), plain)
        if not any(_says_the_same_shorter(finding, wide) for finding in listed)
    ]
    return _drop_overlaps([*findings, *listed])


def _says_the_same_shorter(finding: Finding, wide: Finding) -> bool:
    """Tell whether a word of the lists is a small part of a found phrase."""
    return (
        finding.kind is wide.kind
        and wide.kind is not FindingKind.KEY
        and wide.start <= finding.start
        and finding.end <= wide.end
        and 2 * (finding.end - finding.start) < wide.end - wide.start
    )


def plain_lower(text: str) -> str:
    """Return a text in lower case without accents, with the same length."""
    return _lower_by_letter(_without_accents(text))


def _add_guesses(
    text: str, findings: tuple[Finding, ...], reading: Read, private_facts: PrivateFacts
) -> tuple[Finding, ...]:
    """Add what only looks private, where no rule has found anything.

    Where a rule has, a guess may make its part up to twice as long.
    """
    findings_now = list(findings)
    for guess in reading.guess_findings():
        shared = [
            finding
            for finding in findings_now
            if guess.start < finding.end and finding.start < guess.end
        ]
        words = text[guess.start : guess.end]
        if _is_no_secret(guess, text, private_facts):
            continue
        if not shared and not _is_public(words, private_facts):
            findings_now.append(guess)
        elif len(shared) == 1 and _is_wider(shared[0], guess):
            findings_now[findings_now.index(shared[0])] = replace(
                shared[0], start=guess.start, end=guess.end
            )
    return tuple(sorted(findings_now, key=lambda finding: finding.start))


def _is_no_secret(guess: Finding, text: str, private_facts: PrivateFacts) -> bool:
    """Tell whether a rule knows that a guess is wrong.

    The reference code, the address of a public place, a day without a year and without a birth.
    """
    words = text[guess.start : guess.end]
    if any(
        guess.start < match.end() and match.start() < guess.end and parse_code(match[0])
        for match in _REFERENCE.finditer(text)
    ):
        return True
    if guess.kind is FindingKind.ADDRESS:
        return is_public_place(
            text, (guess.start, guess.end), words.rstrip(" 0123456789,"), private_facts
        )
    return guess.kind is FindingKind.BIRTHDATE and not _YEAR_OR_BIRTH.search(
        text[max(0, guess.start - BIRTH_WORDS_WITHIN) : guess.end + BIRTH_WORDS_WITHIN]
    )


def _is_public(words: str, private_facts: PrivateFacts) -> bool:
    """Tell whether a part is the centre's own, a date with hours, or the post's code."""
    digits = re.sub(r"\D", "", words)
    small = plain_lower(words)
    own = (
        private_facts.centre_email,
        private_facts.centre_name,
        private_facts.centre_place[0],
        private_facts.centre_postcode,
    )
    if any(name and plain_lower(name) in small for name in own) or (
        len(digits) >= _PHONE
        and digits[-_PHONE:] == re.sub(r"\D", "", private_facts.centre_phone)[-_PHONE:]
    ):
        return True
    if _DISTRICT.fullmatch(small.strip(" .,()")):
        return True
    return bool(_DAY_AND_HOUR.fullmatch(small.strip(" .,()"))) or any(
        parse_code(match[0]) for match in _REFERENCE.finditer(words)
    )


def _is_wider(finding: Finding, guess: Finding) -> bool:
    return (
        guess.kind is finding.kind
        and guess.start <= finding.start
        and finding.end <= guess.end
        and guess.end - guess.start <= 2 * (finding.end - finding.start)
    )


def _without_accents(text: str) -> str:
    """Remove accents without changing the length, so that positions stay valid.

    Curly quotes become straight ones.
    """
    return (
        "".join(
            (unicodedata.normalize("NFKD", ch)[:1] or ch) if not ch.isascii() else ch for ch in text
        )
        .replace("’", "'")
        .replace("‘", "'")
    )


def _lower_by_letter(plain: str) -> str:
    return "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in plain)


def _drop_overlaps(findings: list[Finding]) -> tuple[Finding, ...]:
    chosen: list[Finding] = []
    taken: list[tuple[int, int]] = []  # the parts of the chosen findings, in order
    for finding in sorted(
        findings, key=lambda finding: (not finding.stop, finding.start - finding.end)
    ):
        at = bisect_left(taken, (finding.start, finding.end))
        begins_inside = at > 0 and taken[at - 1][1] > finding.start
        reaches_next = at < len(taken) and taken[at][0] < finding.end
        if not begins_inside and not reaches_next:
            taken.insert(at, (finding.start, finding.end))
            chosen.append(finding)
    return tuple(sorted(chosen, key=lambda finding: finding.start))
