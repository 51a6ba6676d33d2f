"""Turn the HTML of a mail into the text that a person reads."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

_UNSEEN = ("head", "style", "script", "title", "template", "blockquote")
_BREAKS = "br, hr"
_BLOCKS = "p, div, li, tr, td, th, h1, h2, h3, h4, table, ul, ol"


def html_to_text(page: str) -> str:
    """Return the words of a page, a line a paragraph.

    What is quoted in it is what we wrote ourselves, and is left out as in a plain mail.
    """
    tree = LexborHTMLParser(re.sub(r"\s+", " ", page))
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
