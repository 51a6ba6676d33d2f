"""Tell which elements of a mail in HTML no reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_NO_DISPLAY = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|max-height:0"
    r"|line-height:0(?:px)?(?:;|$)"
    r"|opacity:0?(?:\.0+)?(?:;|$)"
    r"|text-indent:-\d{3,}|(?:left|top):-\d{3,}|clip:rect\(0"
    r"|(?:^|;)(?:height|width):0(?:px)?;.{0,100}overflow:hidden"
    r"|overflow:hidden.{0,100};(?:height|width):0"
)
"""Declarations that show nothing (CSS 2.2, visual effects), written without spaces."""

_NO_SIZE = re.compile(r"font-size:[012](?:\.\d+)?(?:px|pt|em|rem|%)?(?:;|!|$)")
"""Letters of no size; what is within may have a size of its own."""

_COLOUR = re.compile(r"(?:^|;)color:([^;!]+)")
_BACKGROUND_PATTERN = re.compile(r"background(?:-color)?:([^;!]+)")
_WHITE = re.compile(r"white|#f{3}|#f{6}|#fefefe|#fdfdfd|rgba?\(25[45],25[45],25[45]")
_MAX_ANCESTORS = 12


def resized_ancestors(tree: LexborHTMLParser) -> frozenset[int]:
    """Return the elements, by their place in memory, within which letters get a size again.

    Mail programs lay out pages with a size of nothing around cells that have their own.
    """
    around: set[int] = set()
    for node in tree.css("[style]"):
        style = _compact_style(node)
        if "font-size:" not in style or _NO_SIZE.search(style):
            continue
        at = node.parent
        while at is not None and at.mem_id not in around:
            around.add(at.mem_id)
            at = at.parent
    return frozenset(around)


def is_hidden(
    node: LexborNode, hidden_classes: frozenset[str], resized: frozenset[int] = frozenset()
) -> bool:
    """Tell whether an element shows nothing by itself; ``resized`` as ``resized_ancestors``."""
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    if hidden_classes & set((attributes.get("class") or "").split()):
        return True
    style = _compact_style(node)
    if _NO_DISPLAY.search(style) or (_NO_SIZE.search(style) and node.mem_id not in resized):
        return True
    colour = _COLOUR.search(style)
    colour_name = (attributes.get("color") or "").lower()
    if colour:
        colour_name = colour[1]
    return bool(colour_name and _WHITE.match(colour_name)) and not _stands_on_colour(node)


def _compact_style(node: LexborNode) -> str:
    return re.sub(r"\s+", "", (node.attributes.get("style") or "")[:2000]).lower()


def _stands_on_colour(node: LexborNode) -> bool:
    """Tell whether white letters stand on a ground of another colour, as on a button."""
    at: LexborNode | None = node
    for _ in range(_MAX_ANCESTORS):
        if at is None:
            return False
        ground = _BACKGROUND_PATTERN.search(_compact_style(at))
        said = (at.attributes.get("bgcolor") or "").lower()
        if ground:
            said = ground[1]
        if said and not _WHITE.match(said) and not said.startswith(("none", "transparent")):
            return True
        at = at.parent
    return False
