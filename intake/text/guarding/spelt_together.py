"""Find a resident's name in a link or a handle, and their postcode however it is spelt.

"facebook.com/willemijnzwartendijk", "@willemijnz", "WillemijnZwartendijk", "1053/XK".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import fold_accents
from intake.text.guarding.finding import Finding, FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from intake.text.guarding.finding import PrivateFacts

_TOKEN = re.compile(r"[@#]?[\w][\w@./_-]{4,120}")
_NO_LETTERS = re.compile(r"[^a-z]")
_IS_LINK = re.compile(r"^[@#]|\.\w{2,6}/|[a-z]_[a-z]", re.IGNORECASE)
_IS_MAIL = re.compile(r"\w@\w")
"""A mail address has a rule of its own."""

_MIN_FIRST, _MIN_LAST = 4, 5
"""Letters of a name from which it stands by chance in no other word."""

_POSTCODE = re.compile(r"(\d{4})\s*([A-Z]{2})")
_BETWEEN = r"[\s/_.,-]{0,3}"


def find_spelt_together(plain: str, private_facts: PrivateFacts) -> Iterator[Finding]:
    """Yield names in words that hold more than a name, and the postcode with signs between.

    ``plain`` is the text without accents.
    """
    names = [tuple(map(_letters, name)) for name in private_facts.names]
    public = _letters(f"{private_facts.centre_name} {private_facts.centre_email}")
    for token in _TOKEN.finditer(plain):
        if _IS_MAIL.search(token[0]):
            continue
        written = _letters(token[0])
        is_link = bool(_IS_LINK.search(token[0])) and not _is_of_the_centre(written, public)
        if any(_holds(written, name, is_link=is_link) for name in names):
            yield Finding(FindingKind.NAME, *token.span(), stop=True)
    postcode = _POSTCODE.fullmatch(private_facts.postcode.strip().upper())
    if postcode:
        signs = (postcode[1], *postcode[2])
        spelt = rf"\b{_BETWEEN.join(signs)}\b"
        for match in re.finditer(spelt, plain, re.IGNORECASE):
            yield Finding(FindingKind.POSTCODE, *match.span(), stop=True)


def _is_of_the_centre(written: str, public: str) -> bool:
    """Tell whether a link is the centre's own: "www.delinde.nl" where somebody is called Linde."""
    site = written.removeprefix("https").removeprefix("http").removeprefix("www")
    return len(site) >= _MIN_FIRST and site[:_MIN_LAST] in public


def _holds(written: str, name: tuple[str, ...], *, is_link: bool) -> bool:
    """Tell whether letters hold a first and a last name, or a link one of the two."""
    first, infix, last = name
    if is_link and len(written) > len(first):
        if len(first) >= _MIN_FIRST and first in written:
            return True
        if len(last) >= _MIN_LAST and last in written:
            return True
    if len(last) < _MIN_LAST or len(first) < 2:
        return False
    return any(whole in written for whole in (first + last, first + infix + last, last + first))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", fold_accents(text))
