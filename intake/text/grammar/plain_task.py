"""Rewrite a task that was typed as a sentence or as help in plain order: object, then verb.

"iemand die mijn fiets repareert" becomes "fiets repareren", "hulp bij het opzetten van een tent"
becomes "een tent opzetten", "oppas voor de tweeling" becomes "oppassen op de tweeling".
"""

from __future__ import annotations

import re

from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.pets import is_pet
from intake.text.grammar.verbs import find_verb, find_verb_of

_SOMEBODY_WHO = re.compile(
    r"^(?:een )?(?:iemand|persoon|vrijwilliger|mensen) die (?:(?:me|mij|ons|mee) )?(.+)$",
    re.IGNORECASE,
)
_SOMEBODY_TO = re.compile(r"^(?:een )?iemand om (.+)$", re.IGNORECASE)
_MODAL = re.compile(
    r"\b(?:kan|kunnen|wil|willen|komt|komen) (?=\w+en\b)|\b(?:kan|kunnen|wil|willen)$"
)
_HELP_WITH_DOING = re.compile(
    r"^(?:hulp|help|helpen) (?:bij|met) (?:het )?(\w+en) van (.+)$", re.IGNORECASE
)
_DOING_OF = re.compile(r"^(?:het )?(\w+en) van ((?:de|het|een) .+)$", re.IGNORECASE)
_VERB_THEN_WHERE = re.compile(
    r"^((?:\w+ )*?\w+) (\w+en) ((?:van (?:de|het) \w+ )?naar .+)$", re.IGNORECASE
)
"""A destination after its verb: "spullen brengen naar de kringloop"."""

_ALONG_TO = re.compile(
    r"^(?:begeleiding|begeleiden|met de buurtgenoot(?: mee)?|meegaan|mee) (naar .+?)(?: lopen)?$",
    re.IGNORECASE,
)
_ERRANDS_AT = re.compile(
    r"^boodschappen(?: doen)?(?: bij)?(?: de)? (AH|Albert Heijn|Jumbo|Lidl|Aldi|Plus|Dirk|Coop)$"
)
_UPON = ("balkon", "zolder", "overloop", "terras", "dak", "galerij")
_ROOM = (
    r"(?:balkon|kamer|woonkamer|slaapkamer|badkamer|keuken|gang|hal|tuin|zolder|schuur|overloop)"
)
_ROOMS_BEHIND = re.compile(rf"^(.+) (\w+en) ({_ROOM}(?: en {_ROOM})*)$")
"""A room after the verb, without its preposition."""

_PART_OF = re.compile(
    r"\b(?P<part>dakgoot|goot|dak|deur|raam|ramen|slot|vloer|muur|muren|plafond|kraan|hek)"
    r" (?P<whole>schuurtje|schuur|keuken|badkamer|garage|huis|tuinhuisje|berging|zolder|woonkamer"
    r"|slaapkamer|balkon|tuin|voortuin|achtertuin)\b"
)
_MINDING = re.compile(r"^oppas (?:(?:voor|op|bij) )?((?:de |het |een )?\w.*)$", re.IGNORECASE)
_LODGING = re.compile(
    r"^(?:een )?(?:logeeradres|logeerplek|opvang|oppasadres|vakantieadres) voor (?:de |het |een "
    r"|mijn |haar |zijn )?(?P<pet>.+)$"
)
"""A pet that stays with a neighbour for some days."""

_MEDICINE = re.compile(
    r"^(?:de |een )?(?P<pet>kat|poes|kater|hond|hondje|konijn|cavia) (?P<what>(?:\w*druppels"
    r"|\w*pil|\w*pillen|zalf|medicijnen|medicijn|tabletten|insuline|eten|voer|water)"
    r"(?: in (?:het |de )?\w+)?)$"
)
"""What a pet is given, without its verb."""

_RESULT = re.compile(r"^(?P<what>[^,+]*\w) (?P<so>schoon|leeg|erin|eruit|weg|op een rij|op orde)$")
_MAKING_SO = {
    "schoon": "schoonmaken", "leeg": "leegmaken", "erin": "erin zetten", "eruit": "eruit halen",
    "weg": "weghalen", "op een rij": "op een rij zetten", "op orde": "op orde brengen",
}  # fmt: skip
"""The task of a result that was noted without its verb."""

_AND_THEN_TO = re.compile(
    r"^(.+ \w+en) en (naar (?:beneden|boven|buiten|binnen|zolder|de (?!\w+ \w)\w+|het \w+))$"
)
"""A second task without its verb: "bed uit elkaar halen en naar beneden"."""

_OFTEN = re.compile(
    r"^\w+ keer per (?:week|dag|maand) |\b(?:elke week|iedere week|wekelijks|elke dag|dagelijks"
    r"|elke maand)\b ?",
    re.IGNORECASE,
)


def plain_task(text: str, *, is_repeated: bool = False) -> str:
    """Return a task with its verb at the end; how often is removed if the repetition tells it."""
    if is_repeated and (bare := _OFTEN.sub("", text).strip()):
        text = bare
    text = re.sub(r"\blaten (?=\w+en$)", "", text)
    if (result := _RESULT.match(text)) and not any(map(find_verb, text.lower().split())):
        text = f"{result['what']} {_MAKING_SO[result['so']]}"
    text = _AND_THEN_TO.sub(r"\1 en \2 brengen", text)
    text = _MEDICINE.sub(_write_giving_medicine, text)
    text = _PART_OF.sub(_add_of, text)
    text = re.sub(r"\b(zetten|leggen|brengen) en (?:weer )?terug$", r"\1, terug\1", text)
    doing = _HELP_WITH_DOING.match(text)
    if doing and find_verb(doing[1].lower()):
        return f"{doing[2]} {doing[1]}"
    if minding := _MINDING.match(text):
        return f"oppassen op {minding[1]}"
    if (lodging := _LODGING.match(text)) and is_pet(lodging["pet"].split()[0]):
        return f"{lodging['pet']} in huis nemen"
    if who := _SOMEBODY_WHO.match(text) or _SOMEBODY_TO.match(text):
        text = _read_clause(who[1]) or text
    return _put_verb_last(text)


def _write_giving_medicine(match: re.Match[str]) -> str:
    """Write "kat druppels in oor" as "een kat druppels in het oor geven"."""
    return f"een {match['pet']} {with_articles(match['what'])} geven"


def _add_of(match: re.Match[str]) -> str:
    """Write "dakgoot schuurtje" as "dakgoot van het schuurtje"."""
    whole = find_noun(match["whole"])
    return f"{match['part']} van {whole.article} {match['whole']}" if whole else match[0]


def _with_rooms(match: re.Match[str]) -> str:
    """Write "water geven balkon en kamer" with "op het" and "in de"."""
    rooms = [
        f"{'op' if room in _UPON else 'in'} {getattr(find_noun(room), 'article', 'de')} {room}"
        for room in re.split(r" en ", match[3])
    ]
    return f"{match[1]} {' en '.join(rooms)} {match[2]}"


def _put_verb_last(text: str) -> str:
    """Return a task with its verb after its object and its place."""
    if out := re.match(r"^(.+?) eruit halen (?:in|uit) (?:de |het )?(\w+)$", text):
        article = getattr(find_noun(out[2]), "article", "de")
        return f"{out[1]} uit {article} {out[2]} halen"
    if (rooms := _ROOMS_BEHIND.match(text)) and find_verb(rooms[2].lower()):
        return _with_rooms(rooms)
    if (of := _DOING_OF.match(text)) and find_verb(of[1].lower()):
        return f"{of[2]} {of[1]}"
    if (there := _VERB_THEN_WHERE.match(text)) and find_verb(there[2].lower()):
        return f"{there[1]} {there[3]} {there[2]}"
    if along := _ALONG_TO.match(text):
        return f"meegaan {along[1]}"
    if round_trip := re.match(r"^(?:een )?wandelmaatje voor ((?:een )?.+)$", text):
        return f"{round_trip[1]} wandelen"
    if shop := _ERRANDS_AT.match(text):
        return f"boodschappen bij de {shop[1]} doen"
    return text


def _read_clause(clause: str) -> str:
    """Return "de fiets repareren" for "de fiets kan repareren", "de fiets repareert"."""
    bare = re.sub(r"\b(?:mee )?te (?=\w+en$)", "", _MODAL.sub("", clause)).strip()
    *before, last = bare.split() or [""]
    if find_verb(last):
        return bare
    verb = find_verb_of(last)
    if verb:
        return " ".join((*before, verb.infinitive))
    if len(before) and (first := find_verb_of(before[0])) and first.infinitive == "leren":
        return " ".join(("leren", *before[1:], last))
    return ""
