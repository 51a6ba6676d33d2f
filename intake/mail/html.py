"""Convert the HTML of a mail to the text that a person reads."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from intake.mail.hidden_html import is_hidden, resized_ancestors

MAX_CHARACTERS = 200_000
"""Maximum characters of HTML: twice what Gmail shows.

The parser needs time in the square of a tag's attributes, at most a second for so many.
"""

MAX_DEPTH = 1_000
"""Maximum nesting of elements; the parser needs time in its square."""

_INVISIBLE_TAGS = ("head", "style", "script", "title", "template", "blockquote")
_LINE_BREAK_TAGS = "br, hr"
_BLOCKS = "p, div, li, tr, td, th, h1, h2, h3, h4, table, ul, ol"
_NEVER_OPEN = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"})

MAX_TAG = 20_000
"""Maximum characters of one tag: nobody writes more attributes."""

_OPEN_TAG_PATTERN = re.compile(r"<[a-zA-Z]")
_FORMATTING = re.compile(
    r"</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:[\s/][^>]*)?>", re.IGNORECASE
)
"""Formatting elements.

The parser opens them again in every paragraph until they are closed, so hundreds in thousands of
paragraphs would fill the memory (HTML Standard, 13.2.4.3, active formatting elements).
"""

_LINK = re.compile(
    r"<a\s(?:[^>]{0,300}?\s)?href\s?=\s?[\"']?(https?://[^\"'\s<>]{1,500})[^>]{0,300}>"
    r"(.{0,300}?)</a\s*>",
    re.IGNORECASE,
)
"""A link to a page, of bounded length so that the time needed is bounded too."""

_FORMATTING_SUBSTITUTE = "<wbr>"
"""Replaces a formatting tag; with nothing in its place, the text around it could become a tag."""

_PLAIN_FORMATTING = re.compile(
    r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)"
    r"(?:\s(?![^>]{0,400}(?:style|color)\s*=)[^>]*)?>"
    r"|</(?:a|b|big|code|em|i|nobr|s|small|strike|strong|tt|u)>",
    re.IGNORECASE,
)
_HIDDEN_CLASS = re.compile(r"\.([\w-]{1,60})\s*\{[^{}]{0,400}display\s*:\s*none", re.IGNORECASE)
_QUOTES = ".gmail_quote, .yahoo_quoted, .protonmail_quote, .moz-cite-prefix"
_OUTLOOK_STARTS = (
    "#appendonsend, #divRplyFwdMsg, #x_divRplyFwdMsg, #mail-editor-reference-message-container"
)
"""Where a mail program puts the mail that is answered."""

_QUOTE_BEGINS = "\ue000"
_QUOTE_ENDS = "\ue001"
"""Private characters (Unicode, block E000) on a line of their own."""

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")


def html_to_text(page: str) -> str:
    """Return the text of a page, one line for each paragraph; a very long page is cut.

    Quotations are what we wrote ourselves, and are left out as in a plain mail. Behind a link
    stands where it leads.
    """
    page = _LINK.sub(_add_address, re.sub(r"\s+", " ", page[:MAX_CHARACTERS]))
    page = _strip_formatting(page)
    if _nesting_depth(page) > MAX_DEPTH or _longest_tag(page) > MAX_TAG:
        return unescape(_strip_tags(page)).strip()
    tree = LexborHTMLParser(page)
    tree.strip_tags(list(_INVISIBLE_TAGS), recursive=True)
    if tree.body is None:
        return ""
    for node in tree.css(f"{_LINE_BREAK_TAGS}, {_BLOCKS}"):
        node.insert_before("\n")
    for node in tree.css(_BLOCKS):
        node.insert_after("\n")
    text = tree.body.text(deep=True, separator="")
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _add_address(link: re.Match[str]) -> str:
    """Return the words of a link with its address, if they do not tell it."""
    address, words = link[1], link[2]
    if address.partition("://")[2].rstrip("/") in words:
        return words
    return f"{words} ({address})"


def html_to_quoted_text(page: str) -> str:
    """Return the text of a page that a reader can see; quoted lines begin with ``>``.

    What is hidden (no display, no size, white on white) decides nothing, because nobody read it.
    """
    page = re.sub(r"\s+", " ", page[:MAX_CHARACTERS])
    hidden_classes = frozenset(
        name for names in _HIDDEN_CLASS.findall(page) for name in names.split()
    )
    page = _without_formatting_but_styled(page)
    if _nesting_depth(page) > MAX_DEPTH or _longest_tag(page) > MAX_TAG:
        return unescape(_strip_tags(page)).strip()
    tree = LexborHTMLParser(page)
    tree.strip_tags([tag for tag in _INVISIBLE_TAGS if tag != "blockquote"], recursive=True)
    if tree.body is None:
        return ""
    for whole in (tree.root, tree.body):
        if whole is not None and is_hidden(whole, hidden_classes, resized_ancestors(tree)):
            return ""
    resized = resized_ancestors(tree)
    for node in tree.body.css("[style], [hidden], [class], [color]"):
        if node.tag != "body" and is_hidden(node, hidden_classes, resized):
            node.decompose()
    _mark_replied_to(tree)
    for node in tree.css(f"{_LINE_BREAK_TAGS}, {_BLOCKS}, blockquote, {_QUOTES}"):
        node.insert_before("\n")
    for node in tree.css(f"{_BLOCKS}, blockquote, {_QUOTES}"):
        node.insert_after("\n")
    for node in tree.css(f"blockquote, {_QUOTES}"):
        node.insert_before(f"\n{_QUOTE_BEGINS}\n")
        node.insert_after(f"\n{_QUOTE_ENDS}\n")
    return _mark_quoted_lines(tree.body.text(deep=True, separator=""))


def _mark_quoted_lines(text: str) -> str:
    lines: list[str] = []
    depth = 0
    for written in text.split("\n"):
        line = re.sub(r"[^\S\n]+", " ", written).strip()
        if line == _QUOTE_BEGINS:
            depth += 1
        elif line == _QUOTE_ENDS:
            depth -= 1
        elif depth > 0:
            lines.append(f"> {line}".rstrip())
        else:
            lines.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _mark_replied_to(tree: LexborHTMLParser) -> None:
    """Put what Outlook adds below an answer into a quotation: it is in no element of its own."""
    for start in tree.css(_OUTLOOK_STARTS):
        node = start.next
        start.insert_before(f"\n{_QUOTE_BEGINS}\n")
        last = start
        while node is not None:
            last, node = node, node.next
        last.insert_after(f"\n{_QUOTE_ENDS}\n")
        return


def _without_formatting_but_styled(page: str) -> str:
    """Return the page without formatting tags, except those that say how their text looks."""
    end = page.rfind(">") + 1
    return f"{_PLAIN_FORMATTING.sub(_FORMATTING_SUBSTITUTE, page[:end])}{page[end:]}"


def _strip_formatting(page: str) -> str:
    """Return the page without formatting tags, which do not change any word.

    The search stops at the last bracket, because searching an end from each beginning would take
    quadratic time.
    """
    end = page.rfind(">") + 1
    return f"{_FORMATTING.sub(_FORMATTING_SUBSTITUTE, page[:end])}{page[end:]}"


def _longest_tag(page: str) -> int:
    """Return the length of the longest stretch from the beginning of a tag to the next bracket."""
    stretches = ((part, _OPEN_TAG_PATTERN.search(part)) for part in page.split(">"))
    return max((len(part) - found.start() for part, found in stretches if found), default=0)


def _nesting_depth(page: str) -> int:
    """Return the maximum nesting of elements."""
    now = deepest = 0
    standing: Counter[str] = Counter()
    for tag in _TAG.finditer(page):
        name = tag[2].lower()
        if tag[1]:
            if standing[name]:  # a tag that closes nothing reduces no nesting
                standing[name] -= 1
                now -= 1
        elif name not in _NEVER_OPEN:
            standing[name] += 1
            now += 1
            deepest = max(deepest, now)
    return deepest


def _strip_tags(page: str) -> str:
    """Return the text without what is between angle brackets."""
    words = []
    at = 0
    while (start := page.find("<", at)) >= 0:
        words.append(page[at:start])
        end = page.find(">", start)
        if end < 0:
            return " ".join(words)
        at = end + 1
    return " ".join([*words, page[at:]])
