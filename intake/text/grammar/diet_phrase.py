"""Read a diet as a cook needs it: what somebody eats, does not eat, and how the food must be."""

from __future__ import annotations

import re
from typing import NamedTuple

_PARTS = re.compile(r"\s*(?:[,;/+]|\ben\b|\bof\b)\s*", re.IGNORECASE)
_WITHOUT = re.compile(r"^(?:zonder|geen)\s+", re.IGNORECASE)
_MAY_NOT = re.compile(
    r"^(?:mag |kan |lust |eet )(?:geen|niet tegen)\s+(.+?)(?: (?:eten|hebben))?$", re.IGNORECASE
)
_EATS = re.compile(
    r"^(?:vegetarisch|veganistisch|halal|koosjer|\w{3,}(?:arm|loos|vrij|rijk))$", re.IGNORECASE
)
"""What somebody eats, as opposed to how a dish must be."""

_QUALITY = re.compile(
    r"^(?:alles )?(?:(?:niet|heel|erg|alles|liefst|graag|zoveel mogelijk|een beetje|fijn|grof|goed)"
    r"(?: te)? )?"
    r"(?:\w*(?:vegetarisch|veganistisch|halal|koosjer|glutenvrij|lactosevrij|zacht|"
    r"gemalen|gepureerd|gaar|hard|scherp|pittig|gekruid|vet|zout|zoet|zuur|heet|zwaar|mild|warm|"
    r"fijngesneden|fijn gesneden|klein gesneden|vloeibaar|verteerbaar|zacht gekookt|gaar gekookt"
    r"|geprakt|gesneden|gestoomd|gestampt|geraspt|gezeefd|gehakt|ongekruid)"
    r"|(?:scherp|pittig|sterk|zwaar|licht) gekruid"
    r"|\w+(?:arm|loos|vrij|rijk)"
    r"|(?:makkelijk|gemakkelijk|goed|licht) (?:(?:op |in )?te \w+|verteerbaar))$",
    re.IGNORECASE,
)
_PART_SO = re.compile(
    r"^\w+ (?:heel |erg |goed |graag |liefst )?(?:(?:zacht|gaar|fijn|klein|los) )?"
    r"(?:gekookt|gesneden|gemalen|gepureerd|geprakt|gestoomd|gebakken|gaar|zacht|apart)$"
)
"""How one part of a meal must be: "groente zacht gekookt"."""

LITTLE_OR_MUCH = re.compile(r"^(?:weinig|minder|niet te veel|veel|extra) \w+$", re.IGNORECASE)
_REASON = re.compile(r"\s+(?:ivm|i\.v\.m\.|vanwege|wegens|want|omdat)\s.*$", re.IGNORECASE)
_ALLERGIC = re.compile(r"^(?:allergisch voor|allergie voor|allergie)\s+(.+)$", re.IGNORECASE)
_ALLERGY = re.compile(r"^(\w{2,}?)-?(?:allergie|intolerantie)$", re.IGNORECASE)
_IS_ALLERGIC = re.compile(
    r"^(?:\w+ )?(?:is|zijn) (?:erg |zwaar )?allergisch(?: (?:ervoor|daarvoor))?$", re.IGNORECASE
)
_NOTHING = re.compile(
    r"^(?:(?:de )?rest (?:eet |lust )?alles|(?:eet |lust )?alles|geen|n\.?v\.?t\.?|nvt|niets?)$",
    re.IGNORECASE,
)
"""Notes that are no diet."""

_OF_SO_MANY = re.compile(r"^\d+ ?(?:x|keer|kind|persoon)?\b", re.IGNORECASE)
"""What is only true of some of them."""

_EITHER = re.compile(
    r"\b(zacht|gemalen|gepureerd|vloeibaar|fijngesneden|gaar) ?(?:of|/)"
    r" ?(zacht|gemalen|gepureerd|vloeibaar|fijngesneden|gaar)\b",
    re.IGNORECASE,
)
"""Two ways of which either is fine: kept together."""

_WELCOME = re.compile(
    r"^wel (?=\w)| (?:wel|(?:mag|mogen|kan|kunnen|is goed|ok|oké)(?: wel)?)$", re.IGNORECASE
)
"""What is allowed after all, behind what is not: "geen vlees, vis mag"."""

_SHORTENED = {"vega": "vegetarisch", "vegan": "veganistisch", "veg": "vegetarisch",
    "suiker": "suikerarm", "zout": "zoutarm"}  # fmt: skip
_MEATS = {"varken": "varkensvlees", "rund": "rundvlees", "koe": "rundvlees"}
_SEVERAL = {
    "pinda": "pinda's", "noot": "noten", "schaaldier": "schaaldieren", "ei": "eieren",
    "aardbei": "aardbeien", "tomaat": "tomaten", "lactose": "lactose",
}  # fmt: skip
"""The plural of what an allergy names: "pinda-allergie"."""

_WITHOUT_OR_LITTLE = re.compile(
    r"^(?:(?P<none>geen|zonder)|weinig|minder|niet te veel) (?P<what>\w+)$"
)
_OF_THE_FOOD = frozenset(
    {"stukjes", "stukken", "botjes", "botten", "graten", "korstjes", "schil", "schillen", "pitten"}
)
"""What a dish may contain and nobody eats."""


def diet_pieces(diet: str) -> list[str]:
    """Return the parts of a diet."""
    bare = re.sub(r"\s*\([^)]*\)", "", diet).strip().rstrip(".").replace("!", "")
    bare = re.sub(
        r"\b1 pers\.?(?= )", "1 persoon", re.sub(r"(?<!1 )\bpers\.?(?= )", "personen", bare)
    )
    bare = _EITHER.sub(r"\1_of_\2", bare)
    bare = re.sub(r"\b([a-z]{3,}) (?:matig|beperkt|met mate)(?=$|,)", r"weinig \1", bare)
    bare = re.sub(r"\bmatig (?:met )?(?=[a-z]{3})", "weinig ", bare)
    bare = re.sub(r"(?:^|(?<=, ))(?:dus|maar|want|en|ook) (?!goed|prima)", "", bare)
    pieces = [_REASON.sub("", piece) for piece in _PARTS.split(bare) if piece]
    told = [piece for piece in pieces if not _NOTHING.match(piece)]
    return [piece for piece in told if not _is_told_by(piece, told)]


def _is_told_by(piece: str, pieces: list[str]) -> bool:
    """Tell whether another piece says the same in one word: "suikerarm" beside "weinig suiker"."""
    match = _WITHOUT_OR_LITTLE.match(piece.lower())
    if match is None:
        return False
    if match["none"] and match["what"] in ("vlees", "vis"):
        return bool({"vegetarisch", "veganistisch"} & {told.lower() for told in pieces})
    endings = ("vrij", "loos") if match["none"] else ("arm",)
    return any(f"{match['what']}{ending}" in map(str.lower, pieces) for ending in endings)


def without_what_diet_tells(dish: str, diet: str) -> str:
    """Return a dish without "zonder gluten", if the diet is "glutenvrij"."""
    for free in re.findall(r"\b(\w{3,})(?:vrij|loos)\b", diet.lower()):
        dish = re.sub(rf" (?:zonder|geen) {free}\b", "", dish, flags=re.IGNORECASE)
    return dish


class Diet(NamedTuple):
    """What somebody eats, and what the food must be and may not be.

    ``eats`` follows "eet": "zoutarm en geen noten of ei"; ``must_be`` follows "het eten moet":
    "zoutarm en zacht"; ``without`` follows "er mag geen": "noten of ei"; ``may_not_be`` follows
    "het mag": "niet te scherp".
    """

    eats: str
    must_be: str
    may_not_be: str
    allergies: str
    """What it must not contain at all: "noten of pinda's"."""
    rest: tuple[str, ...]
    without: str


def read_diet(diet: str) -> Diet:
    """Read a diet as it was typed."""
    without: list[str] = []
    qualities: list[str] = []
    negative: list[str] = []
    rest: list[str] = []
    allergies: list[str] = []
    is_without = False

    for piece in _with_allergies(diet_pieces(diet)):
        bare = re.sub(r" in (?:het|de|zijn|haar|hun) (?:eten|voedsel|maaltijd)$", "", piece)
        bare = re.sub(r"(?<!^) ?(?:eten|voedsel)$", "", bare).strip()
        part = _MAY_NOT.sub(r"geen \1", bare)
        if allergy := allergy_of(bare):
            allergies.append(allergy)
            is_without = False
        elif _WITHOUT.match(part):
            is_without = True
            bare = _WITHOUT.sub("", part)
            meat = _MEATS.get(bare.lower(), bare)
            if meat not in without:
                without.append(meat)
        elif LITTLE_OR_MUCH.match(part):
            is_without = False
            rest.append(part)
        elif part.lower() in _SHORTENED or _QUALITY.match(part):
            is_without = False
            quality = re.sub(r"^(?:liefst|graag|alles) (?:fijn )?", "", part.lower())
            quality = _SHORTENED.get(quality, quality)
            if quality.startswith("niet "):
                negative.append(quality)
            elif quality not in qualities:
                qualities.append(quality)
        elif is_without and not _tells_otherwise(part):
            without.append(part)
        else:
            rest.append(part)

    qualities = _drop_repeated_qualities(qualities, without)
    return Diet(
        eats=_eaten_phrase(qualities, [piece for piece in without if piece not in _OF_THE_FOOD]),
        must_be=_join_list(qualities),
        may_not_be=_join_list(negative),
        allergies=_join_list(allergies, "of"),
        rest=tuple(rest),
        without=_join_list(without, "of"),
    )


def _tells_otherwise(part: str) -> bool:
    """Tell whether a part behind "geen" is no further thing to leave out."""
    return bool(_OF_SO_MANY.match(part) or _WELCOME.search(part) or _PART_SO.match(part))


def _with_allergies(pieces: list[str]) -> list[str]:
    """Return "zonder noten" followed by "meneer is allergisch" as "allergie noten"."""
    told: list[str] = []
    for piece in pieces:
        if _IS_ALLERGIC.match(piece) and told and _WITHOUT.match(told[-1]):
            told[-1] = f"allergie {_WITHOUT.sub('', told[-1])}"
        else:
            told.append(piece)
    return told


def _drop_repeated_qualities(qualities: list[str], without: list[str]) -> list[str]:
    """Leave out "suikerarm" if it is without sugar."""
    return [quality for quality in qualities if quality.removesuffix("arm") not in without]


def allergy_of(piece: str) -> str:
    """Return what somebody is allergic to: "noten" for "notenallergie"; empty if nothing."""
    if allergic := _ALLERGIC.match(piece):
        return allergic[1]
    allergy = _ALLERGY.match(piece)
    if allergy is None:
        return ""
    return _SEVERAL.get(allergy[1].lower(), allergy[1].lower())


def _eaten_phrase(qualities: list[str], without: list[str]) -> str:
    eaten = [quality for quality in qualities if _EATS.match(quality)]
    if without:
        eaten.append(f"geen {_join_list(without, 'of')}")
    return _join_list(eaten)


def _join_list(parts: list[str], joiner: str = "en") -> str:
    parts = [part.replace("_of_", " of ") for part in parts]
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joiner} {parts[-1]}"
