"""Read how many people a household has, and what it needs, as people write it in a list."""

from __future__ import annotations

import re

from intake.kit.numerals import is_numeral
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.words.number_words import number_to_words

MAX_PERSONS = 30
_WORDS = {number_to_words(number): number for number in range(1, 21)} | {
    "één": 1, "eén": 1, "1tje": 1, "een": 1, "alleen": 1, "alleenstaand": 1, "alleenstaande": 1,
    "echtpaar": 2, "stel": 2, "samen": 2, "zessen": 6, "vijven": 5, "vieren": 4, "drieën": 3,
    "tweeën": 2, "zevenen": 7, "achten": 8,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
}  # fmt: skip
_NUMBER = re.compile(r"\d+")
_NOTHING = frozenset(
    {
        "-",
        "--",
        "geen",
        "nee",
        "niets",
        "niks",
        "nvt",
        "n.v.t.",
        "n.v.t",
        "x nee",
        "0",
        "/",
        "?",
        "none",
    }
)
_NOTHING_AT_ALL = frozenset({"niks", "niets", "niets nodig", "niks nodig"})
"""What comes after it without a number tells why: "niks, we hebben alles"."""

_TICKS = frozenset({"x", "ja", "v", "✓", "✔", "j", "√", "yes", "y", "1x", "*", "ok"})
_SEPARATORS = re.compile(
    r"\s*(?:[,;+&/\n]|\ben\b|\bplus\b|\bmet\b|\bin\b(?!\w)|\bnog\b)\s*", re.IGNORECASE
)
_CHILDREN = re.compile(r"[,;\n+&]|\ben\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:(?P<before>\d+|[a-zéë]+)\s*(?:x|×|\*|stuks|st\.?|keer)?\s+"
    r"|(?P<times>\d+)\s*(?:x|×|\*)\s*|(?P<glued>\d+)(?=[a-z]))(?P<thing>.+)$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"^(?P<thing>.+?)\s*(?:[:=(]\s*|\b[x×]\s*|\s)(?P<after>\d+)\s*(?:x|×|stuks|st\.?)?\)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:graag|heeft|wil|nodig|alleen|ook|evt\.?|eventueel|liefst|misschien|wel|een paar|nog)\s+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"\s*(?:nodig|graag|aub|a\.u\.b\.|svp|s\.v\.p\.|lenen|te leen|gewenst)\s*$", re.IGNORECASE
)


def read_persons(written: str) -> int | None:
    """Return how many people: "2+3", "vier", "2 volw. 1 kind"; None if it is no number."""
    text = written.strip().lower().strip(" .")
    if text in _WORDS:
        return _WORDS[text]
    numbers = [int(match[0]) for match in _NUMBER.finditer(text)]
    if not numbers:
        words = [_WORDS[word] for word in re.findall(r"[a-zéëï]+", text) if word in _WORDS]
        total = sum(words) if len(words) == 1 or "kind" in text or "+" in text else 0
    elif re.search(r"\d\s*(?:a|à|-|of)\s*\d", text):
        return None
    elif re.search(r"waarvan|incl|inclusief|\(", text):
        total = numbers[0]
    else:
        total = sum(numbers)
    return total if 0 < total <= MAX_PERSONS else None


def read_needs(written: str) -> dict[str, int]:
    """Return things in the singular with their number: "2 matjes, 1 tent"."""
    needs: dict[str, int] = {}
    told = re.sub(r"(?i)^\s*(?:nodig|graag|wensen|wil)\s*:\s*", "", written)
    parts = _SEPARATORS.split(told.strip())
    if parts[0].lower() in _NOTHING_AT_ALL:
        parts = [part for part in parts[1:] if re.search(r"\d", part)]
    for part in parts:
        thing, number = _read_need(_bare(part))
        if thing:
            needs[thing] = needs.get(thing, 0) + number
    return needs


def count_in_cell(written: str) -> int | None:
    """Return the number in the column of a thing: "x" is one, nothing is 0; None if unclear."""
    text = written.strip().lower().strip(" .")
    if not text or text in _NOTHING:
        return 0
    if text in _TICKS:
        return 1
    if text in _WORDS:
        return _WORDS[text]
    match = re.fullmatch(r"(\d{1,4})\s*(?:x|st\.?|stuks)?|[x×]\s*(\d{1,4})", text)
    if match:
        return int(match[1] or match[2])
    return None


def read_children(written: str) -> int | None:
    """Return how many children a cell tells: a number, or their names with or without an age."""
    count = count_in_cell(written)
    if count is not None:
        return count
    names = [part for part in _CHILDREN.split(written) if re.search(r"[^\W\d_]{2}", part)]
    return len(names) or None


def singular(thing: str) -> str:
    """Return a thing in the singular, in lower case."""
    words = thing.lower().split()
    if not words:
        return ""
    if find_noun(words[-1]) is None:  # "kussen" is a thing, and no more than one "kus"
        words[-1] = find_singular(words[-1]) or words[-1]
    return " ".join(words)


def is_thing(word: str) -> bool:
    """Tell whether a heading names a thing: "tent", "matjes"."""
    text = word.strip().lower()
    return text.replace("-", "").isalpha() and (
        find_noun(text) is not None or bool(find_singular(text))
    )


def _bare(part: str) -> str:
    """Return a part without the signs around it; the point of "2 pers." belongs to it."""
    bare = part.strip(" .-")
    return f"{bare}." if re.search(r"\bpers\.\s*$", part) else bare


def _read_need(part: str) -> tuple[str, int]:
    text = _TRAIL.sub("", _LEAD.sub("", part)).strip()
    if not text or text.lower() in _NOTHING:
        return "", 0
    match = _COUNTED.match(text)
    if match:
        said = match["before"] or match["times"] or match["glued"]
        number = int(said) if is_numeral(said) else _WORDS.get(said.lower(), 0)
        if number:
            return singular(match["thing"].strip(" .")), number
    after = _COUNTED_AFTER.match(text)
    if after:
        return singular(after["thing"].strip(" .:(")), int(after["after"])
    return singular(text), 1
