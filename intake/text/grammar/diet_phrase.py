"""Say a diet as a cook hears it: "zonder varkensvlees en niet te scherp"."""

from __future__ import annotations

import re
from typing import NamedTuple

_PARTS = re.compile(r"\s*(?:[,;/+]|\ben\b|\bof\b)\s*", re.IGNORECASE)
_WITHOUT = re.compile(r"^(?:zonder|geen)\s+", re.IGNORECASE)
_MAY_NOT = re.compile(
    r"^(?:mag |kan |lust |eet )(?:geen|niet tegen)\s+(.+?)(?: (?:eten|hebben))?$", re.IGNORECASE
)
_QUALITY = re.compile(
    r"^(?:(?:niet|heel|erg|alles|liefst|graag|zoveel mogelijk|een beetje)(?: te)? )?"
    r"(?:\w*(?:vegetarisch|vega|vegan|veganistisch|halal|koosjer|glutenvrij|lactosevrij|zacht|"
    r"gemalen|gepureerd|gaar|hard|scherp|pittig|gekruid|vet|zout|zoet|zuur|heet|zwaar|mild|warm|"
    r"fijngesneden|fijn gesneden|klein gesneden|vloeibaar|verteerbaar|zacht gekookt|gaar gekookt)"
    r"|\w+(?:arm|loos|vrij)|(?:makkelijk|gemakkelijk|goed|licht) (?:te \w+|verteerbaar))$",
    re.IGNORECASE,
)
LITTLE_OR_MUCH = re.compile(r"^(?:weinig|minder|niet te veel|veel|extra) \w+$", re.IGNORECASE)
_REASON = re.compile(r"\s+(?:ivm|i\.v\.m\.|vanwege|wegens|want|omdat)\s.*$", re.IGNORECASE)
_ALLERGIC = re.compile(r"^(?:allergisch voor|allergie voor|allergie)\s+(.+)$", re.IGNORECASE)


def diet_pieces(diet: str) -> list[str]:
    """Return what a diet names, piece by piece."""
    bare = re.sub(r"\s*\([^)]*\)", "", diet).strip().rstrip(".")
    return [_REASON.sub("", piece) for piece in _PARTS.split(bare) if piece]


class Diet(NamedTuple):
    """What the food must be, what it may not be, and the pieces that are told by themselves.

    ``must_be`` follows "het eten moet": "zoutarm en zonder varkensvlees"; ``may_not_be`` follows
    "het mag": "niet te scherp".
    """

    must_be: str
    may_not_be: str
    rest: tuple[str, ...]


def diet_phrase(diet: str) -> Diet:
    """Read a diet as it was typed."""
    without: list[str] = []
    qualities: list[str] = []
    negative: list[str] = []
    rest: list[str] = []
    is_without = False
    for piece in diet_pieces(diet):
        bare = re.sub(r"(?<!^) ?(?:eten|voedsel)$", "", piece).strip()
        part = _MAY_NOT.sub(r"geen \1", _ALLERGIC.sub(r"geen \1", bare))
        if _WITHOUT.match(part):
            is_without = True
            without.append(_WITHOUT.sub("", part))
        elif LITTLE_OR_MUCH.match(part):
            is_without = False
            rest.append(part)
        elif _QUALITY.match(part):
            is_without = False
            quality = re.sub(r"^(?:liefst|graag|alles) ", "", part.lower())
            (negative if quality.startswith("niet ") else qualities).append(quality)
        elif is_without:
            without.append(part)
        else:
            rest.append(part)
    said = []
    if without:
        said = [f"zonder {_listed(without)}"]
    return Diet(_listed([*qualities, *said]), _listed(negative), tuple(rest))


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"
