"""Read the rest of a line: how many, how it is delivered, why, diet and aids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.text.reading.thresholds import MAX_BARE_QUANTITY
from intake.text.words.calendar_words import NUMBERS, NUMBERS_ENDING_IN_EN

if TYPE_CHECKING:
    from intake.text.reading.tokenizer import TokenizedLine
    from intake.text.words.lexicon import Lexicon

_WORDS = "|".join(
    sorted((word for word in NUMBERS if word not in ("een", "één")), key=len, reverse=True)
)
_NUMBER_GROUP = rf"(?P<n>\d{{1,3}}|{_WORDS})"
_TOGETHER = NUMBERS_ENDING_IN_EN | {"tweetjes": 2, "drietjes": 3, "viertjes": 4}
_PORTIONS = re.compile(
    rf"\b{_NUMBER_GROUP} (?:maaltijd\w*|porties?|bord(?:en|jes)?|bakjes?|pannen|pannetjes)\b"
    rf"|\b(?P<times>[2-9]) ?x\b(?! ?(?:per|p/|in de|in een|elke|iedere|de week))"
)
_PEOPLE = (
    re.compile(
        rf"\b(?:voor|met) (?:de |ons |wij |haar |hen )?(?:zijn |zo'n |ongeveer |circa "
        rf")?{_NUMBER_GROUP}(?: (?:pers|personen|mensen|man|eters|gasten|volwassenen|kinderen"
        rf"|kleinkinderen|porties|logees|lui))?\b(?! (?:dagen|weken|maanden|uur|jaar"
        rf"|maart|april|mei|juni|juli|euro|december|november|januari))"
    ),
    re.compile(
        rf"\b{_NUMBER_GROUP} (?:pers|personen|mensen|man|eters|gasten|porties|portie|kinderen)\b"
    ),
)
_RIDERS = re.compile(
    rf"\b{_NUMBER_GROUP} (?:(?:oude|oudere) )?(?:dames|heren|vrouwen|mannen|zussen|broers"
    r"|vriendinnen|vrienden|buurvrouwen|buren|buurtgenoten"
    r"|bewoners|bewoonsters|leden|cliënten|clienten|gasten)\b"
)
_FAMILY = re.compile(rf"\b(?:gezin|stel|groep|groepje|familie|tafel) van {_NUMBER_GROUP}\b")
_PAIR = re.compile(
    r"\bvoor (?:haar|hem|mij|me|mezelf|zichzelf|mevrouw|meneer) en "
    r"(?:(?:haar|zijn|mijn|een) )?(?!voor\b)[^\W\d]{2,}\b"
)
_WE_TWO = re.compile(
    r"\b(?:mijn|m'n) (?:man|vrouw|vriend|vriendin|partner|zus|broer|moeder|vader|dochter|zoon"
    r"|buurvrouw|buurman) en ik\b"
)
_AMONG = re.compile(r"\b(?:met|voor) (?:zijn|ons|mijn|haar|hun|z'n) (?P<word>\w+(?:[eë]n|jes))\b")
_COUNTED_NOUN_PATTERN = re.compile(
    rf"\b(?:een stuk of )?{_NUMBER_GROUP}(?:(?<=\d) ?|(?<!\d) )(?:stuks |x |paar )?"
    rf"(?P<of>(?:\d+-)?[^\W\d][\w'-]*)(?: (?P<next>[^\W\d][\w'-]*))?"
)
_STUKS = re.compile(
    rf"\b{_NUMBER_GROUP} ?(?:stuks|stuk|x)\b|\bstuk of (?P<about>\d{{1,3}}|{_WORDS})\b"
    rf"|\((?P<in>\d{{1,3}})\)|, ?(?P<alone>\d{{1,3}}|{_WORDS})(?=,|\s*$)"
)
_MORE_PEOPLE_PATTERN = re.compile(rf"\ber nog {_NUMBER_GROUP} (?:er)?bij\b")
"""How many beside what somebody has already: "heeft er 1, wil er nog 2 bij"."""

_PIECES = re.compile(rf"\b{_NUMBER_GROUP} stuks\b")
_HELPER_NOUNS = frozenset(
    {"kerels", "mannen", "vrouwen", "mensen", "handen", "personen", "jongens", "helpers"}
)
_BOTH_RIDE = re.compile(
    r"\b(?:haar|hem|mij|mevrouw|meneer|ze|zij|hij) en (?:haar|zijn|mijn|een) [^\W\d]{3,}\b"
)
_MEASURES = re.compile(
    r"^(?:watt|w|cm|mm|m|meter|m2|kg|kilo|gram|liter|euro|keer|x|maal|uur|u|jaar|jarige?"
    r"|dag|dagen|week|weken|maand|maanden|persoons\w*|persoonstent|hoog|mnd|procent|volt"
    r"|graden|km|inch|pond|e|ste|de|minuten|kwartier|hoge|verdieping|deuren|pits|laags"
    r"|kops|ramen|gangen|stukjes|poten|delig|min|minuut|wkn|mnd|pp|uurtje|uurtjes|kwartiertje"
    r"|cent|treden|gulden)$"
)
_WAYS = (
    ("desk", re.compile(
        r"\b(?:via|aan|bij|op|naar) (?:de |jullie |onze )?(?:balie|desk|centrale)\b|\b(?:bij"
        r"|via) jullie\b"
    )),
    ("together", re.compile(
        r"\b(?:samen (?:\w+ )?(?:eten|lunchen|dineren)|(?:eten|lunchen|dineren) (?:\w+ "
        r")?samen|(?:lunch|diner|maaltijd) samen|aanschuiven|aan ?(?:te "
        r")?schuiven|mee-?\s?eten|mee te eten|bij iemand (?:thuis|aan tafel)|aan tafel|met "
        r"(?:anderen|iemand|buren|andere mensen)(?: \w+)? eten|(?:eten|lunchen|dineren) met "
        r"(?:anderen|iemand|buren|elkaar)|samen met (?:anderen|andere mensen|de buren)|bij "
        r"(?:een|het) gezin|eettafel|eet (?:\w+ )?mee|schui(?:f|ft|ven) (?:\w+ ){0,4}aan(?! "
        r"de)|samen met buren|zit (?:\w+ ){0,4}aan tafel|met anderen "
        r"aan|(?:etentje|kerstdiner|diner|iftar|brunch|lunch) samen met|aan tafel|mensen te "
        r"eten hebben|(?:mee|samen) (?:\w+ )?(?:kunnen |willen )?eten|samen bij iemand|niet "
        r"alleen eten)\b"
    )),
    ("fetched", re.compile(
        r"\b(?:afhalen|afgehaald|af te halen|af ?komen halen|(?:zelf|het|hem|ze) (?:komen "
        r")?(?:op)?(?:te )?halen|kom(?:t|en) (?:het |hem |ze |hij |zij |er |wat )*(?:zelf "
        r")?(?:op)?halen|haal(?:t|en)? (?:\w+ ){0,4}(?:op|af)|kan (?:\w+ "
        r"){0,3}(?:op|af)halen|kan (?:\w+ )?opgehaald|halen "
        r"(?:ze|het|hem|we|wij|zij|die|die zelf|er)? ?zelf "
        r"op|haalt (?:de|het|een) (?:pan(?:nen)?|eten|maaltijd(?:en)?|bakjes?)"
        r"|haalt (?:'?m|hem|het|ze|die) zelf|ophalen doen (?:ze|zij|we|wij) zelf"
        r"|(?:zoon|dochter|buurman|buurvrouw|man|zwager) (?:haalt (?:\w+ ){0,3}op|komt "
        r"(?:\w+ ){0,3}halen)|(?:halen|haal|haalt) (?:wij|we|ik|man|zij|hij|ze|ie)(?: het| "
        r"hem| ze)? (?:zelf|af|op)|kom(?:t|en)? (?:maar |we |wij |zelf |het |hem |met de "
        r"fiets ){0,4}(?:op|af)?halen|(?:af|op) te hale(?:n)?|het eten zelf (?:wel "
        r")?halen|(?<!geen )ophalen (?:vr|vrij|dit|na|zelf|voor|za|zo)\w*)\b"
    )),
    ("brought", re.compile(
        r"\b(?:thuis ?bezorg\w*|thuis ?gebracht|bezorg\w*|gebracht|brengen(?! naar)|langs "
        r"?brengen|langs ?gebracht|thuis ?brengen|aan huis|komt brengen|brengt|breng (?:ik "
        r"|hem |het |'?m |ze |ook |wel ){1,4}(?:rond|langs)|maaltijd brengen?)\b"
    )),
)  # fmt: skip
_CANNOT_FETCH = re.compile(
    r"\b(?:kan|kunnen|mag) (?:\w+ ){0,4}(?:niet|geen|nooit)(?: \w+){0,3} (?:op|af)?halen\b"
)
"""What somebody cannot do themselves."""

_WITHOUT = re.compile(
    r"\b(?:zonder|geen)\s+(?!haast|spoed|idee|auto|vervoer|familie|lift|zin|fut|geld"
    r"|tijd|eigen|bus|fiets|beeld|geduld|kinderen|partner|hulp)[\w-]+(?:(?: en| of|,) "
    r"(?:zonder |geen )?(?!liefst|graag|voor|elke|gebracht|is|ze|hij|wie|kan|mag|het|de"
    r"|een|vrijdag|brengen|bezorgd)[\w-]+)?"
)
_DIETS = re.compile(
    r"\b(?:vegetarisch\w*|vegan|veganistisch\w*|halal|kosher|koosjer|glutenvrij\w*"
    r"|zoutarm\w*|zoutloos|zoutloze|natriumarm|lactosevrij\w*|suikervrij\w*|gemalen"
    r"|gepureerd|dieet)\b"
)
_AIDS = re.compile(
    r"\b(?:roll?ator|rolst?oel|scoo?tmobiel|krukken|(?:wandel)?stok|looprek)(?:er)?\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?:,\s*(?:om |voor |want )?|\bom )(?P<why>(?:een |de |het |haar |zijn )?[\w "
    r"-]*?(?:en|t|rail|feest|jaardag|verhuizing))\s*$"
)


_NO_QUANTITY_AFTER = frozenset([
    "is", "van", "maat", "nummer", "nr", "huisnummer", "week", "code", "kwart", "half", "om",
    "mevrouw", "meneer", "heer", "dame", "vrouw", "oma", "opa", "leeftijd", "toch",
])  # fmt: skip


def extract_quantity(
    kind: Kind | None, line_tokens: TokenizedLine, what: str, words: Lexicon
) -> int:
    """Return how many are asked for, or the people at table.

    A number beside a measure, an age or a day is not a quantity.
    """
    text = line_tokens.text
    if more := _MORE_PEOPLE_PATTERN.search(text):
        return _number_in(more["n"])
    if kind is Kind.MEAL and (meals := _count_meals(text)):
        return meals
    if kind is Kind.OFFER and (portions := _PORTIONS.search(text)):
        return _number_in(portions["n"] or portions["times"])
    if kind is Kind.RIDE and (riders := _count_riders(text)):
        return riders

    noun = what.rsplit(maxsplit=1)[-1] if what else ""
    is_thing = kind in (Kind.BORROW, Kind.OFFER)
    for match in _COUNTED_NOUN_PATTERN.finditer(text):
        before = text[: match.start()].rstrip().rpartition(" ")[2]
        if _MEASURES.match(match["of"]) or before in _NO_QUANTITY_AFTER:
            continue
        if before == "voor" and is_thing and noun and not noun.endswith(("en", "s")):
            continue  # "tent voor 4 personen": it has room for four
        near = (match["of"], match["next"] or "")
        if (
            (noun and any(key == noun or key.endswith(f"-{noun}") for key in near))
            or (not noun and match["of"] not in words.skip)
            or match["of"].startswith(("stuk", "person", "mensen", "gasten"))
            or (kind is Kind.HELP and near[1] in _HELPER_NOUNS)
        ):
            return _number_in(match["n"])

    if is_thing:
        return _count_pieces(text)
    return 1


def _count_pieces(text: str) -> int:
    """Count "3 stuks" and "een dozijn"."""
    some = _STUKS.search(text)
    if some:
        number = _number_in(some["n"] or some["about"] or some["in"] or some["alone"])
        if some["n"] or some["about"] or number <= MAX_BARE_QUANTITY:
            return number
        return 1
    if re.search(r"\bdozijn\b", text):
        return 12
    return 1


def _number_in(word: str) -> int:
    if word in NUMBERS:
        return NUMBERS[word]
    return max(1, int(word))


def _count_meals(text: str) -> int:
    """Count the people at table, or the portions; 0 if neither is named."""
    if eaters := _count_eaters(text):
        return eaters
    if portions := _PORTIONS.search(text):
        return _number_in(portions["n"] or portions["times"])
    if pieces := _PIECES.search(text):
        return _number_in(pieces["n"])
    return 0


def _count_eaters(text: str) -> int:
    if (among := _AMONG.search(text)) and among["word"] in _TOGETHER:
        return _TOGETHER[among["word"]]
    if said := next((match for rule in (_FAMILY, *_PEOPLE) if (match := rule.search(text))), None):
        return _number_in(said["n"])
    if _PAIR.search(text) or _WE_TWO.search(text):
        return 2
    some = re.search(r"\((\d{1,2})\)", text)
    if some:
        return int(some[1])
    return 0


def _count_riders(text: str) -> int:
    if (among := _AMONG.search(text)) and among["word"] in _TOGETHER:
        return _TOGETHER[among["word"]]
    said = _PEOPLE[1].search(text) or _RIDERS.search(text)
    if said:
        return _number_in(said["n"])
    return 2 if _BOTH_RIDE.search(text) or _WE_TWO.search(text) else 0


def extract_delivery_method(kind: Kind | None, text: str) -> str:
    """Return how it is delivered.

    Brought, fetched, together or via the desk; a ride and help have none.
    """
    if kind in (Kind.RIDE, Kind.HELP, None):
        return ""
    text = _CANNOT_FETCH.sub(" ", text)
    return next(
        (
            way
            for way, rule in _WAYS
            if rule.search(text) and (way != "together" or kind is Kind.MEAL)
        ),
        "",
    )


def extract_reason(line: str, rest: str) -> str:
    """Return the purpose at the end of a line ("…, gordijnrail ophangen"), as typed."""
    match = _PURPOSE.search(rest.rstrip())
    if not match:
        return ""
    start, end = match.span("why")
    if len(line.strip()) == len(rest) - 2:
        return re.sub(r"\s+", " ", line.strip()[max(0, start - 1) : end - 1]).strip(" ,.")
    return match["why"].strip()


def without_spans(text: str) -> list[tuple[int, int]]:
    """Return the positions of what is not wanted: "zonder varkensvlees"."""
    return [match.span() for match in _WITHOUT.finditer(text)]


def extract_diet(text: str) -> str:
    """Return what somebody does not eat, or how: "zonder varkensvlees, gemalen"."""
    parts = [
        re.sub(r"^geen ", "zonder ", match[0].strip()) for match in _WITHOUT.finditer(text)
    ] + [match[0] for match in _DIETS.finditer(text)]
    return ", ".join(dict.fromkeys(parts))


def extract_aids(text: str, kind: Kind | None) -> str:
    """Return the aids that somebody uses, if a helper or driver must know."""
    match = _AIDS.search(text)
    if match and kind in (Kind.RIDE, Kind.HELP, Kind.MEAL):
        return match[0]
    return ""
