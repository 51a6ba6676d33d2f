"""Tell which parts of a note may reach a post: what is of the task, and nothing of anybody.

A note is written for the desk. What a person does stands in a post only if it is one of a few
things that help along; of things, only those that tell nothing of whoever has them.
"""

from __future__ import annotations

import re

from intake.text.composing.light_reason import is_heavy
from intake.text.composing.public_wording import is_discreet
from intake.text.grammar.finite_verbs import is_finite
from intake.text.grammar.missing_articles import KIN

_FOR_DESK = re.compile(
    r"\b(?:bel|belt|bellen|gebeld|\w*bellen|terugbel\w*|sms\w*|appt|appen|mailt?|mailen"
    r"|contact\w*|collega\w*|dossier|vorige (?:keer|week|maand)|eerder|al eens|sleutel\w*"
    r"|nummer|adres|let op|nakijken of|navragen|uitzoeken|checken|afgesproken|doorgegeven"
    r"|aangemeld|vraagt? of|weet niet|nog niet|wij|we|ons|klacht|boos|zeurt|lastig|moeilijk"
    r"|doof|hoort|huilt?|verward|gespannen|zenuwachtig|slecht|slechthorend|slechtziend|blind"
    r"|nauwelijks|amper|hard praten|luid praten|duidelijk praten|vergeetachtig|ziek|pijn|kauwt"
    r"|slikt|nageteld|onzeker|schaamt|bang|alleen|overdag|leeg|niet thuis|weg)\b",
    re.IGNORECASE,
)
"""What a note tells the colleagues, and not a neighbour: whom to ring, and what went before."""

_TELLING_THINGS = re.compile(
    r"\b(?:til|trap)lift\w*|\bdonor\w*|\bhulphond\w*|\bzuurstof\w*|\bverple\w*|\bthuiszorg\w*"
    r"|\btoezicht\b|\bzwart\b|\bvies\b|\bvuil\b|\brommel\w*|\bveel spullen\b|\bruikt\b|\burine\b"
    r"|\bbijt\b|\bmannen\b|\bbed staat\b|\bstaat een bed\b|\bongeluk\b|\bniet over\b"
    r"|\bover (?:haar|zijn|hun|het)\b"
    r"|\bprothese\w*|\bpruik\b|\balarm\w*|\bmedic\w*|\bapotheek\b|\balcohol\b|\bwijn\b|\bdrank\b",
    re.IGNORECASE,
)
"""Things and words that tell of an illness, a trouble or a home."""

_ABOUT_PEOPLE = re.compile(r"\b[Gg]een [A-Z]|\b(?:[Rr]ollator|[Rr]olstoel) (?:staat|is kapot)\b")
_PERSON = re.compile(
    rf"\b(?:ze|zij|hij|ie|haar|hem|hun|hen|mevrouw|meneer|mw|mnr|{'|'.join(sorted(KIN))})\b",
    re.IGNORECASE,
)
_HELPS_ALONG = re.compile(
    r"^(?:ze|zij|hij|mevrouw|meneer) (?:houdt van|zit graag|praat graag|neemt"
    r"|dekt|maakt (?:zelf|graag)|zet|bakt|kookt|brengt|zorgt voor|helpt mee|(?:betaalt"
    r"|vergoedt)(?: dat| het| zelf)?$)"
    r"|\b(?:betaalt|vergoedt|brengt|geeft|heeft|hebben) (?:ze|zij|hij|ie|mevrouw|meneer)\b"
    r"|^(?:ze|zij|hij|mevrouw|meneer) (?:heeft|hebben)\b",
    re.IGNORECASE,
)
"""What somebody does that may be told; what they have is looked at as a thing."""

_OF_THE_THING = re.compile(
    r"^(?:want )?(?:hij|ze|het) (?:is (?:zwaar|groot|breed|hoog)\b|(?:moet|mag) .*\bpassen$"
    r"|past\b|weegt\b)"
    r"|, want (?:hij|ze|het) (?:moet|komt|past)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"^(?:dus|want|daarom|omdat|vanwege|ivm)\b", re.IGNORECASE)
_ARTICLES = frozenset({"de", "het", "een", "haar", "zijn", "geen", "hun"})
_JOINT = re.compile(
    r",|\b(?:en|of|als|dat|die|maar|want|omdat|zodat|waar|wie|wat|toen|tot|dus|hoe|wanneer)\b"
)


def may_be_told(piece: str) -> bool:
    """Tell whether a part of a note may stand in a post, as far as its words tell."""
    if (
        _FOR_DESK.search(piece)
        or _TELLING_THINGS.search(piece)
        or _ABOUT_PEOPLE.search(piece)
        or _FOLLOWS.match(piece)
    ):
        return False
    if _PERSON.search(piece) and not (_HELPS_ALONG.search(piece) or _OF_THE_THING.search(piece)):
        return False
    return _is_one_clause(piece) and is_discreet(piece) and not is_heavy(piece)


def _is_one_clause(piece: str) -> bool:
    """Tell whether a piece has one verb, or words that join two: else two notes ran together."""
    words = re.findall(r"[\w'-]+", piece.lower())
    verbs = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if before not in _ARTICLES and is_finite(word)
    ]
    return len(verbs) <= 1 or bool(_JOINT.search(piece.lower()))
