"""Turn the HTML of a mail into the text that a person reads."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from selectolax.lexbor import LexborHTMLParser

MAX_CHARACTERS = 200_000
"""Twice what Gmail shows of a mail; the parser's work on the attributes of a tag grows with their
square, a second at most for so many."""
MAX_DEPTH = 1_000
"""Elements that stand open in one another; the parser's work grows with its square."""
_UNSEEN = ("head", "style", "script", "title", "template", "blockquote")
_BREAKS = "br, hr"
_BLOCKS = "p, div, li, tr, td, th, h1, h2, h3, h4, table, ul, ol"
_NEVER_OPEN = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"})
MAX_TAG = 20_000
"""Characters of one tag: more attributes are no person's."""
_OPENED = re.compile(r"<[a-zA-Z]")
_FORMATTING = re.compile(
    r"</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:[\s/][^>]*)?>", re.IGNORECASE
)
"""What the parser opens anew in every paragraph until it is closed: hundreds that stay open in
thousands of paragraphs fill the memory (HTML Standard, 13.2.4.3, active formatting elements)."""
_NOTHING = "<wbr>"
"""Stands where a formatting tag stood: nothing alone could make a tag of what is around it."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")


def html_to_text(page: str) -> str:
    """Return the words of a page, a line a paragraph; of a very long one those of its beginning.

    What is quoted in it is what we wrote ourselves, and is left out as in a plain mail.
    """
    page = _without_formatting(re.sub(r"\s+", " ", page[:MAX_CHARACTERS]))
    if _depth(page) > MAX_DEPTH or _longest_tag(page) > MAX_TAG:
        return unescape(_without_tags(page)).strip()
    tree = LexborHTMLParser(page)
    tree.strip_tags(list(_UNSEEN), recursive=True)
    if tree.body is None:
        return ""
    for node in tree.css(f"{_BREAKS}, {_BLOCKS}"):
        node.insert_before("\n")
    for node in tree.css(_BLOCKS):
        node.insert_after("\n")
    text = tree.body.text(deep=True, separator="")
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_formatting(page: str) -> str:
    """Put nothing in the place of each formatting tag, which changes no word.

    Behind the last bracket no tag ends: looking for one from each beginning would cost the square.
    """
    end = page.rfind(">") + 1
    return f"{_FORMATTING.sub(_NOTHING, page[:end])}{page[end:]}"


def _longest_tag(page: str) -> int:
    """Return the characters of the longest stretch from where a tag opens to the next bracket."""
    stretches = ((part, _OPENED.search(part)) for part in page.split(">"))
    return max((len(part) - found.start() for part, found in stretches if found), default=0)


def _depth(page: str) -> int:
    """Return how many elements stand open in one another at most."""
    now = deepest = 0
    standing: Counter[str] = Counter()
    for tag in _TAG.finditer(page):
        name = tag[2].lower()
        if tag[1]:
            if standing[name]:  # a tag that closes nothing makes nothing shallower
                standing[name] -= 1
                now -= 1
        elif name not in _NEVER_OPEN:
            standing[name] += 1
            now += 1
            deepest = max(deepest, now)
    return deepest


def _without_tags(page: str) -> str:
    """Leave out what stands between angle brackets, one after the other."""
    words = []
    at = 0
    while (start := page.find("<", at)) >= 0:
        words.append(page[at:start])
        end = page.find(">", start)
        if end < 0:
            return " ".join(words)
        at = end + 1
    return " ".join([*words, page[at:]])
