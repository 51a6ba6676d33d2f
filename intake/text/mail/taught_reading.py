"""Read mails of a kind as one example taught: who wrote, and what is the message.

The lines around both parts of the example are remembered, with the name that varies left open.
A mail of that kind says nearly the same there: other numbers, other names, other quoted titles. So
the place is looked for whose lines around it are most alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.text_normalization import fold_accents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAME = "{name}"
_MESSAGE = "{message}"
_MAX_AROUND = 3
"""Lines on each side that tell where a part is."""

_WEIGHTS = (1.0, 0.5, 0.25)
"""What a line counts, the nearest first."""

_MIN_ALIKE = 0.5
"""How much of what stands around a part must stand around it in another mail."""

_MIN_ALIKE_ALONE = 0.75
"""The same for a mail whose subject begins otherwise."""

_PIECES_BESIDE = ((4, 4), (3, 3), (2, 2), (3, 1), (1, 3), (2, 1), (1, 2), (1, 1))
"""How many words or signs before and after a name must be the same, tried in this order."""

_PIECES_INLINE = 3
_MAX_NAME_WORDS = 7
_MAX_NAME = 80
_MAX_GAP = 80
"""Characters of what is left open between two marks, which is a name."""

_MAX_LINES = 2_000
"""Lines of a mail in which a part is looked for."""

_MAX_LOOKED_AT = 1_000
"""Signs of a line in which a mark is looked for: an endless word is tried at each of them."""

_URL = re.compile(r"<?(?:https?://|www\.)\S+|\S+@\S+")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|‘[^’]*’")
_WORD = re.compile(r"\{name\}|\{message\}|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_PIECE = re.compile(r"\{name\}|\{message\}|\w+(?:['’.-]\w+)*|[^\w\s]")
_QUOTE_MARK = re.compile(r"^(?:> ?)+", re.MULTILINE)
_OPENING, _CLOSING = "«“„\"'‘(", "»”“\"'’),:;"


class Marks(NamedTuple):
    """What stands before and after a part of a mail, each as lines, the nearest first.

    The first line is the rest of the part's own line; it is empty if the part fills its line.
    """

    before: str = ""
    after: str = ""


class Reading(NamedTuple):
    """Who wrote and what they say, as a rule reads it."""

    name: str
    text: str


class _Side(NamedTuple):
    """One side of a part: the rest of its own line, and the lines beyond it, the nearest first."""

    inline: str
    lines: tuple[str, ...]


def learn_message(body: str, text: str, name: str) -> Marks | None:
    """Return where the message stands in an example; None if that cannot be told from it.

    ``text`` and ``name`` are parts of the example; the name may stand anywhere, or be empty.
    """
    for start, end in _occurrences(body, text):
        marks = Marks(
            _lines_beside(body[:start][::-1], name, is_reversed=True),
            _lines_beside(body[end:], name),
        )
        if _is_same_text(_read_message(body, marks), text):
            return marks
    return None


def learn_name(body: str, name: str, message: Marks) -> Marks | None:
    """Return where the name stands in an example whose message is known; None if it is unclear."""
    rest = _replace_message(body, message)
    for start, end in _occurrences(rest, name):
        marks = Marks(
            _lines_beside(rest[:start][::-1], "", is_reversed=True), _lines_beside(rest[end:], "")
        )
        if _is_same_text(_read_name(rest, marks), name):
            return marks
    return None


def read_as_taught(
    body: str, name: Marks, message: Marks, *, same_subject: bool = True
) -> Reading | None:
    """Return who wrote a mail and what; None if it is not of the kind that was taught.

    With another subject, more must be alike. A name that is not found is empty.
    """
    text = _read_message(body, message, _MIN_ALIKE if same_subject else _MIN_ALIKE_ALONE)
    if not text:
        return None
    found = ""
    if name != Marks():
        found = _read_name(_replace_message(body, message), name)
    return Reading(found, text)


def _occurrences(body: str, part: str) -> Iterator[tuple[int, int]]:
    """Yield where a part stands; blanks and line ends may differ."""
    words = _QUOTE_MARK.sub("", part).split()
    if words:
        pattern = r"[\s>]+".join(re.escape(word) for word in words)
        yield from ((match.start(), match.end()) for match in re.finditer(pattern, body))


def _is_same_text(found: str, wanted: str) -> bool:
    return bool(found) and found.split() == _QUOTE_MARK.sub("", wanted).split()


def _lines_beside(text: str, name: str, *, is_reversed: bool = False) -> str:
    """Return the lines of one side, the nearest first, with the name left open."""
    own, _, beyond = text.partition("\n")
    lines = [own, *[line for line in beyond.split("\n") if line.strip(" >")][:_MAX_AROUND]]
    if is_reversed:
        lines = [line[::-1] for line in lines]
    return "\n".join(_open_name(_strip_quote_mark(line), name) for line in lines)


def _open_name(line: str, name: str) -> str:
    """Replace a name by a mark, and its first word as well: some mails call somebody by that."""
    words = name.split()
    if not words:
        return line
    line = re.sub(r"\s+".join(map(re.escape, words)), _NAME, line)
    if len(words[0]) == 1:
        return line
    return re.sub(rf"\b{re.escape(words[0])}(?!\w)", _NAME, line)


def _split(side: str) -> _Side:
    inline, *lines = side.split("\n")
    return _Side(inline.strip(), tuple(lines))


def _strip_quote_mark(line: str) -> str:
    return _QUOTE_MARK.sub("", line).rstrip()


def _read_message(body: str, marks: Marks, min_alike: float = _MIN_ALIKE) -> str:
    span = _find_message(_lines_of(body), marks, min_alike)
    if span is None:
        return ""
    (first, start), (last, end) = span
    lines = _lines_of(body)[first : last + 1]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return "\n".join(lines).strip()


def _lines_of(body: str) -> list[str]:
    return [_strip_quote_mark(line) for line in body.split("\n")[:_MAX_LINES]]


def _replace_message(body: str, marks: Marks) -> str:
    """Return a mail with a mark in place of its message, which varies from mail to mail."""
    lines = _lines_of(body)
    span = _find_message(lines, marks)
    if span is None:
        return body
    (first, start), (last, end) = span
    before, after = lines[first][:start], lines[last][end:]
    return "\n".join([*lines[:first], f"{before}{_MESSAGE}{after}", *lines[last + 1 :]])


def _find_message(
    lines: list[str], marks: Marks, min_alike: float = _MIN_ALIKE
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the line and the letter at which the message begins, and those at which it ends.

    Both sides must be alike together: one line that is like it says little.
    """
    filled_line_numbers = [line_number for line_number, line in enumerate(lines) if line.strip()]
    before, after = _split(marks.before), _split(marks.after)
    start = _most_alike_place(_starts(lines, filled_line_numbers, before))
    if start is None:
        return None
    below = [number for number in filled_line_numbers if number >= start.line]
    end = _most_alike_place(_ends(lines, below, after))
    if end is None or start.likeness + end.likeness < 2 * min_alike:
        return None
    return (start.line, start.column), (end.line, end.column)


class _Place(NamedTuple):
    """A place in a mail: how alike its surroundings are, from 0 to 1, and where it is."""

    likeness: float
    line: int
    column: int


def _most_alike_place(places: Iterator[_Place]) -> _Place | None:
    """Return the place that is most alike, the first of equals."""
    return max(places, key=lambda place: (place.likeness, -place.line), default=None)


def _starts(lines: list[str], said: list[int], side: _Side) -> Iterator[_Place]:
    for index, number in enumerate(said):
        above = [lines[other] for other in reversed(said[max(0, index - _MAX_AROUND) : index])]
        alike = _group_likeness(side.lines, above)
        if not side.inline:
            yield _Place(alike, number, 0)
            continue
        begun = lines[number][:_MAX_LOOKED_AT]
        match = _pattern_beside_message(side.inline, is_before=True).match(begun)
        if match:
            yield _Place((alike + 1) / 2, number, match.end())


def _ends(lines: list[str], said: list[int], side: _Side) -> Iterator[_Place]:
    for index, number in enumerate(said):
        below = [lines[other] for other in said[index + 1 : index + 1 + _MAX_AROUND]]
        alike = _group_likeness(side.lines, below)
        if not side.inline:
            yield _Place(alike, number, len(lines[number]))
            continue
        skipped = max(len(lines[number]) - _MAX_LOOKED_AT, 0)
        words = _pattern_beside_message(side.inline)
        ends = [skipped + match.start() for match in words.finditer(lines[number][skipped:])]
        if ends:
            yield _Place((alike + 1) / 2, number, ends[-1])


def _read_name(body: str, marks: Marks) -> str:
    """Return the name; empty if no place is alike enough."""
    lines = body.split("\n")[:_MAX_LINES]
    said = [line_number for line_number, line in enumerate(lines) if line.strip()]
    before, after = _split(marks.before), _split(marks.after)
    found: list[tuple[float, int, str]] = []
    for index, number in enumerate(said):
        name, own = _name_in(lines[number], before.inline, after.inline)
        if not name:
            continue
        above = [lines[other] for other in reversed(said[max(0, index - _MAX_AROUND) : index])]
        below = [lines[other] for other in said[index + 1 : index + 1 + _MAX_AROUND]]
        around = (_group_likeness(before.lines, above) + _group_likeness(after.lines, below)) / 2
        weight = 2.0 if before.inline or after.inline else 0.0
        found.append(((around + weight * own) / (1 + weight), -number, name))
    alike, _, name = max(found, default=(0.0, 0, ""))
    if alike < _MIN_ALIKE:
        return ""
    return name


def _name_in(line: str, before: str, after: str) -> tuple[str, float]:
    """Return what stands between two texts in a line if it may be a name, and how alike they are.

    Before and after a name something else may vary: one side that is alike is enough.
    """
    if not before and not after:
        return _as_name(line), 0.0
    line = " ".join(line.split())[:_MAX_LOOKED_AT]
    for at_left, at_right in _PIECES_BESIDE:
        left = _tail_pattern(before, at_left)
        right = _head_pattern(after, at_right)
        match = re.search(f"{left}(.{{1,{_MAX_GAP}}}?){right}", line, re.IGNORECASE)
        if match and (name := _as_name(match[1])):
            rest = line[: match.start(1)], line[match.end(1) :]
            sides = zip((before, after), rest, strict=True)
            return name, max(_likeness(side, other) for side, other in sides if side)
    return "", 0.0


def _as_name(text: str) -> str:
    """Return a text if it may be a name: some words, no sentence."""
    name = text.strip().strip("*").strip()
    words = name.split()
    is_short = 0 < len(words) <= _MAX_NAME_WORDS and len(name) <= _MAX_NAME
    if is_short and _MESSAGE not in name and any(map(str.isalpha, name)):
        return name
    return ""


def _tail_pattern(text: str, count: int) -> str:
    pieces = _PIECE.findall(text)
    if not pieces:
        return r"^\s*"
    chosen = _to_second_gap(pieces[: -count - 1 : -1])[::-1]
    begin = ""
    if chosen[0][0].isalnum():
        begin = r"\b"
    return begin + r"\s*".join(map(_piece_pattern, chosen)) + r"\s*"


def _head_pattern(text: str, count: int) -> str:
    pieces = _PIECE.findall(text)
    if not pieces:
        return r"\s*$"
    return r"\s*" + r"\s*".join(map(_piece_pattern, _to_second_gap(pieces[:count])))


def _pattern_beside_message(text: str, *, is_before: bool = False) -> re.Pattern[str]:
    """Return what finds the rest of a line before a message, or after it."""
    pieces = _PIECE.findall(text)
    if is_before:
        chosen = _to_second_gap(pieces[: -_PIECES_INLINE - 1 : -1])[::-1]
        return re.compile(".*?" + r"\s*".join(map(_piece_pattern, chosen)) + r"\s*", re.IGNORECASE)
    chosen = _to_second_gap(pieces[:_PIECES_INLINE])
    return re.compile(r"\s*".join(map(_piece_pattern, chosen)), re.IGNORECASE)


def _to_second_gap(pieces: list[str]) -> list[str]:
    """Return the pieces up to the second that is left open: with two, a search runs away."""
    gaps = [at for at, piece in enumerate(pieces) if piece in (_NAME, _MESSAGE)]
    return pieces[: gaps[1]] if len(gaps) > 1 else pieces


def _piece_pattern(piece: str) -> str:
    if piece in (_NAME, _MESSAGE):
        return f".{{1,{_MAX_GAP}}}?"
    if any(map(str.isdigit, piece)):
        return r"[\w.:-]+"
    return re.escape(piece)


def _group_likeness(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Return how much two groups of lines are alike, from 0 to 1; the nearest counts most.

    Where the example had no line, there must be none.
    """
    if not wanted:
        return 0.0 if found else 1.0
    total = 0.0
    for weight, line, other in zip(_WEIGHTS, wanted, found, strict=False):
        total += weight * _likeness(line, other)
    return total / sum(_WEIGHTS[: len(wanted)])


def _likeness(wanted: str, found: str) -> float:
    """Return how much a line is like one of the example, from 0 to 1; what varies counts little."""
    words, others = _words(wanted), _words(found)
    if not words:
        return 0.75 if _shape(wanted) == _shape(found) else 0.0
    common = _common(words, others)
    if not common:
        return _MIN_ALIKE * (_NAME in wanted and _begins_alike(wanted, found))
    open_words = 4 if _NAME in wanted else 0
    precision = common / max(common, len(others) - open_words)
    return 0.75 * common / len(words) + 0.25 * precision


def _begins_alike(wanted: str, found: str) -> bool:
    """Tell whether two lines begin with the same sign, as "— " before a name."""
    first, other = wanted.strip()[:1], found.strip()[:1]
    return first == other and not first.isalnum() and first not in ("", "{")


def _words(line: str) -> list[str]:
    """Return the words of a line that do not vary: no number, address, quoted title or name."""
    line = _QUOTED.sub(" ", _URL.sub(" ", line))
    return [
        fold_accents(word).casefold()
        for word in _WORD.findall(line)
        if word not in (_NAME, _MESSAGE)
    ]


def _shape(line: str) -> str:
    """Return what a line without words looks like: dashes, stars, a number, a name."""
    line = _URL.sub("u", line.replace(_NAME, "w"))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"\w+(?:[ '’.-]+\w+)*\.?", "w", line.strip()))


def _common(words: list[str], others: list[str]) -> int:
    """Return the length of the longest common subsequence of words."""
    lengths = [0] * (len(others) + 1)
    for word in words:
        before = 0
        for at, other in enumerate(others, start=1):
            kept = lengths[at]
            lengths[at] = before + 1 if word == other else max(kept, lengths[at - 1])
            before = kept
    return lengths[-1]
