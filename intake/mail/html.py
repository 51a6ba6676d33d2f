"""Turn the HTML of a mail into the text that a person reads."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from selectolax.lexbor import LexborHTMLParser

MAX_CHARACTERS = 500_000
MAX_DEPTH = 1_000
"""Elements that stand open in one another; the parser's work grows with its square."""
_UNSEEN = ("head", "style", "script", "title", "template", "blockquote")
_BREAKS = "br, hr"
_BLOCKS = "p, div, li, tr, td, th, h1, h2, h3, h4, table, ul, ol"
_NEVER_OPEN = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"})
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000}")
"""So many attributes are no person's."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")


def html_to_text(page: str) -> str:
    """Return the words of a page, a line a paragraph; of a very long one those of its beginning.

    What is quoted in it is what we wrote ourselves, and is left out as in a plain mail.
    """
    page = re.sub(r"\s+", " ", page[:MAX_CHARACTERS])
    if _depth(page) > MAX_DEPTH or _LONG_TAG.search(page):
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
