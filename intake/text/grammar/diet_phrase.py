"""Say a diet as a cook hears it: "zonder varkensvlees en niet te scherp"."""

from __future__ import annotations

import re

_PARTS = re.compile(r"\s*(?:[,;/+]|\ben\b|\bof\b)\s*", re.IGNORECASE)
_WITHOUT = re.compile(r"^(?:zonder|geen)\s+", re.IGNORECASE)
_MAY_NOT = re.compile(
    r"^(?:mag |kan |lust |eet )(?:geen|niet tegen)\s+(.+?)(?: (?:eten|hebben))?$", re.IGNORECASE
)
_QUALITY = re.compile(
    r"^(?:(?:niet|heel|erg|wel|liefst|graag|zoveel mogelijk|een beetje)(?: te)? )?"
    r"(?:\w*(?:vegetarisch|vega|vegan|veganistisch|halal|koosjer|glutenvrij|lactosevrij|zacht|"
    r"gemalen|gepureerd|gaar|scherp|pittig|gekruid|vet|zout|zoet|zuur|heet|zwaar|mild|warm|"
    r"fijngesneden|vloeibaar|verteerbaar|zacht gekookt|gaar gekookt)"
    r"|\w+(?:arm|loos|vrij)|(?:makkelijk|gemakkelijk|goed|licht) (?:te \w+|verteerbaar))$",
    re.IGNORECASE,
)
_REASON = re.compile(r"\s+(?:ivm|i\.v\.m\.|vanwege|wegens|want|omdat)\s.*$", re.IGNORECASE)
_ALLERGIC = re.compile(r"^(?:allergisch voor|allergie voor|allergie)\s+(.+)$", re.IGNORECASE)


def diet_pieces(diet: str) -> list[str]:
    """Return what a diet names, piece by piece."""
    bare = re.sub(r"\s*\([^)]*\)", "", diet).strip().rstrip(".")
    return [_REASON.sub("", piece) for piece in _PARTS.split(bare) if piece]


def diet_phrase(diet: str) -> tuple[str, list[str]]:
    """Return it as it follows "het eten moet", and the pieces that are told by themselves.

    "geen varkensvlees, niet te scherp" becomes "niet te scherp en zonder varkensvlees".
    """
    without: list[str] = []
    qualities: list[str] = []
    with_little: list[str] = []
    rest: list[str] = []
    is_without = False
    for piece in diet_pieces(diet):
        bare = re.sub(r"(?<!^) ?(?:eten|voedsel)$", "", piece).strip()
        part = _MAY_NOT.sub(r"geen \1", _ALLERGIC.sub(r"geen \1", bare))
        if _WITHOUT.match(part):
            is_without = True
            without.append(_WITHOUT.sub("", part))
        elif re.match(r"^(?:weinig|minder|niet te veel|veel|extra) \w+$", part):
            is_without = False
            with_little.append(part)
        elif _QUALITY.match(part):
            is_without = False
            qualities.append(part.lower().removeprefix("liefst ").removeprefix("graag "))
        elif is_without:
            without.append(part)
        else:
            rest.append(part)
    said = []
    if without:
        said = [f"zonder {_listed(without)}"]
    if with_little:
        said.append(f"met {_listed(with_little)}")
    return _listed([*qualities, *said]), rest


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"
