"""Write what somebody has of his own, and what the neighbour is asked to bring or to mind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word, parse_number

if TYPE_CHECKING:
    from intake.text.composing.state_sentences import Subject

_BOTH_READY = re.compile(
    r"^(?P<first>[\w-]+) en (?P<second>[\w-]+) (?P<verb>staan|liggen|zijn)"
    r" (?P<state>al klaar|klaar|er al|er)$"
)
_SO_MANY = re.compile(r"^het zijn er (?:ongeveer |wel |maar )?\w+$")
_GETTING_IN = re.compile(
    r"^(?P<doing>instappen|uitstappen|afspreken) (?P<where>(?:bij|op|aan|voor) .+)$"
)
_GOES_BACK = re.compile(r"^terug gaat (?:hij|ze|zij|mevrouw|meneer) (?P<how>.+)$")
_BY_THE_BACK = re.compile(r"^achterom (?:kan )?(?P<how>(?:via|door|langs) .+)$")
_BRING_ALONG = re.compile(
    r"^(?P<what>[a-z][\w-]+(?: en [\w-]+)?) zelf (?:mee|meenemen|meebrengen)(?: graag)?$"
)
_LIFTING = re.compile(r"^(?:wel )?met (?P<many>2|twee|3|drie) (?:man|mensen|personen) tillen$")
_UNDER_WATER = re.compile(r"^(?:staat|loopt) (?P<state>blank|onder(?: water)?)(?P<rest> .+)?$")
_MUST_BY = re.compile(
    r"^moet (?P<when>(?:voor|vóór|uiterlijk) (?:de )?\d.*?) (?P<done>weg|klaar|af|binnen)"
    r"(?: zijn)?$"
)
_HELPS_ALONG = re.compile(
    r"^wil (?:best|graag|wel|zelf)"
    r" (?P<doing>(?:mee)?helpen|afwassen|afdrogen|meewerken|meebetalen)$"
)
_OWN_ALONG = re.compile(
    r"^(?:met )?eigen (?P<what>[\w-]+(?: en (?:eigen )?[\w-]+)?)(?: gaan| gaat)? mee$"
)
_HAS_OWN = re.compile(
    r"^(?:heeft |met )?eigen (?P<what>(?!geld|risico|huis|woning)[\w-]+(?:, [\w-]+)?"
    r"(?: en (?:eigen )?[\w-]+)?)(?: aanwezig| beschikbaar)?$"
)
_RATHER_ALL = re.compile(
    r"^(?:het )?liefst alles(?P<how> in (?:1|één|een) keer| tegelijk| samen)?"
    r" (?P<done>weg|mee|ophalen|meenemen|opgehaald|meegenomen)$"
)
_NOT_THIS = re.compile(
    r"^(?:liever )?geen (?P<what>(?!auto|fiets|rijbewijs|ervaring|gereedschap|diploma|haast|lift"
    r"|trap|internet|computer|geld|ruimte|tijd|tuin|plek|vervoer|familie|kinderen)\w.*)$"
)
"""What somebody who offers a task would rather not do."""

_FREE_OF_SMOKE = re.compile(r"^(?:(?:uit )?(?:een )?)?rookvrij(?:e woning| huis| huishouden)?$")
_PARTICIPLES = {"ophalen": "opgehaald", "meenemen": "meegenomen"}


def write_instructions(text: str, subject: Subject) -> str:
    """Write by which way to come, what to bring, by when it must be done, and who helps along."""
    if way := _BY_THE_BACK.match(text):
        return f"Achterom kan {with_articles(way['how'])}."
    if (bring := _BRING_ALONG.match(text)) and not subject.is_thing:
        brought = " en ".join(
            read_noun_phrase(thing).indefinite for thing in bring["what"].split(" en ")
        )
        return f"Neemt u zelf {brought} mee."
    if ready := _BOTH_READY.match(text):
        both = " en ".join(read_noun_phrase(ready[at]).indefinite for at in ("first", "second"))
        return f"{capitalize_first(both)} {ready['verb']} {ready['state']}."
    if getting_in := _GETTING_IN.match(text):
        return f"{capitalize_first(getting_in['doing'])} kan {with_articles(getting_in['where'])}."
    if lifting := _LIFTING.match(text):
        return f"Tillen kan alleen met {number_word(parse_number(lifting['many']))} mensen."
    if water := _UNDER_WATER.match(text):
        rest = water["rest"] or ""
        return f"Het {text.partition(' ')[0]} er {water['state']}{rest}."
    if must := _MUST_BY.match(text):
        return f"Het moet {must['when']} {must['done']}."
    if goes := _GOES_BACK.match(text):
        return f"Terug gaat de buurtgenoot {goes['how']}."
    if helps := _HELPS_ALONG.match(text):
        wants = subject.agreeing("De buurtgenoot wil", "Zij willen")
        return f"{wants} graag {helps['doing']}."
    return ""


def write_own_things(text: str, subject: Subject) -> str:
    """Write what somebody has or brings of his own, and from what house a thing comes."""
    if _SO_MANY.match(text):
        return f"{capitalize_first(text)}."
    if along := _OWN_ALONG.match(text):
        brings = subject.agreeing("De buurtgenoot brengt", "Zij brengen")
        return f"{brings} {_own_phrase(along['what'])} mee."
    if (own := _HAS_OWN.match(text)) and not subject.is_thing:
        has = subject.agreeing("De buurtgenoot heeft", "Zij hebben")
        return f"{has} {_own_phrase(own['what'])}."
    if rather := _RATHER_ALL.match(text):
        how = re.sub(r"\b(?:1|een) keer", "één keer", rather["how"] or "")
        done = _PARTICIPLES.get(rather["done"], rather["done"])
        verb = "gaat" if done in ("weg", "mee") else "wordt"
        return f"Het liefst {verb} alles{how} {done}."
    if _FREE_OF_SMOKE.match(text):
        if subject.kind == "offer":
            return "Het komt uit een rookvrij huis."
        return "Het huis is rookvrij."
    if (not_this := _NOT_THIS.match(text)) and subject.kind == "offer" and not subject.pronoun:
        return f"Liever geen {not_this['what']}."
    return ""


def _own_phrase(what: str) -> str:
    """Return "een eigen zaag en ladder", and "eigen bakjes"."""
    first = re.split(r",| en ", what)[0]
    thing = read_noun_phrase(first)
    is_some = thing.is_plural or not thing.is_counted or not thing.is_known
    return f"eigen {what}" if is_some else f"een eigen {what}"
