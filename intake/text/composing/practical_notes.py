"""Write the practical notes of a request as sentences: what is there, how far, how many, by what.

They help a neighbour to decide and tell nothing about anybody: "tuinslang is er", "zes minuten
rijden", "hooguit 4 mensen". They stay in a post if the rest of a reason is private.
"""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.own_things import write_instructions, write_own_things
from intake.text.composing.there_sentences import goes_along_sentence
from intake.text.composing.thing_notes import thing_requirement_sentence
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.missing_articles import KIN, with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_singular
from intake.text.grammar.numbers import number_word, parse_number
from intake.text.grammar.requests import write_request
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.composing.state_sentences import Subject

_NUMBER = (
    r"(?:\d+(?:,\d+)?|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w+tig)"
)
_ABOUT = r"(?:ongeveer |ruim |bijna |zo'n |hooguit |maximaal |nog geen |minstens )?"

_IS_THERE = re.compile(
    r"^(?P<thing>[\w'-]+(?: [\w'-]+)?) (?P<verb>is|zijn|staat|staan|ligt|liggen) er"
    r"(?P<already> al| wel)?$"
)
_IN_A_FLAT = re.compile(
    r"^(?P<house>flat|appartement|portiekflat),? (?:op )?(?:de )?"
    r"(?P<storey>\w+ (?:verdieping|etage))$"
)
_STOREY_WITH_LIFT = re.compile(
    r"^(?:op )?(?:de )?(?P<storey>\w+ (?:verdieping|etage)),? (?P<lift>met|zonder)(?: een)? lift$"
)
_LIFT_TO = re.compile(r"^lift aanwezig,? (?P<storey>\w+) verdieping$")
_HAVE_THEMSELVES = re.compile(
    r"^(?P<things>[\w' -]+?) (?:heeft|hebben) (?:hij|ze|zij|mevrouw|meneer|we|wij)"
    r" (?:zelf al|zelf|al|(?P<enough>nog|genoeg))$"
)
_AFTERWARDS = re.compile(
    r"^(?P<what>(?:koffie|thee|soep|taart|appeltaart|lunch|eten)\b.*) na afloop$"
)
_ARE_ON_IT = re.compile(
    r"^(?P<verb>zit|zitten|ligt|liggen|staat|staan) (?P<rest>(?:een|\d+|twee|drie|vier|vijf|zes)"
    r" \w+ (?:op|in|aan|achter|voor|onder|omheen))$"
)
_ALSO_THERE = re.compile(r"^(?P<things>[\w' -]+) ook$")
_SOMEBODY = re.compile(
    r"^(?P<rather>(?:het )?liefst |graag |bij voorkeur )?iemand (?P<who>(?:die|met|zonder) .+)$"
)
_BY_TRANSPORT = re.compile(
    r"^met (?:de |het )?(?P<what>trein|bus|tram|metro|taxi|auto|fiets|boot|pont|regiotaxi)$"
)
_HOME_AGAIN = re.compile(r"^(?:(?P<when>(?:rond|om|tegen|voor) .+?) )(?:weer )?thuis$")
_WAY_BACK = re.compile(r"^terug (?P<when>(?:om|rond|tegen) .+)$")
_FAR = re.compile(
    rf"^(?:het is )?(?P<far>{_ABOUT}{_NUMBER}"
    r" (?:km|kilometer|meter|min|minuten|minuutjes|uur|kwartier))"
    r" (?P<how>rijden|lopen|fietsen|wandelen|reizen)(?P<rest> .+)?$"
)
_DISTANCE = re.compile(
    rf"^(?:rondje van )?(?P<far>{_ABOUT}{_NUMBER} (?:km|kilometer))"
    r"(?P<rest> (?:langs|door|over|van) .+)?$"
)
_ENDS_AT = re.compile(r"^(?:is )?afgelopen om (?P<at>\d{1,2}[.:]\d\d)(?: uur)?$")
_ENOUGH = re.compile(
    r"^(?:een )?(?P<long>half uurtje|halfuurtje|uurtje|kwartiertje) is (?:meestal )?genoeg$"
)
_WALKING_DISTANCE = re.compile(r"^(?:(?:graag|liefst) )?(?:op )?loopafstand(?: graag)?$")
_STAYS = re.compile(
    rf"^(?:(?:ze|hij) wil er )?(?P<long>{_ABOUT}{_NUMBER}"
    r" (?:uur|uurtje|half uurtje|minuten|kwartier)) blijven$"
)
_PIECES = re.compile(rf"^(?P<many>{_ABOUT}{_NUMBER} stuks?(?: .+)?)$")
_COUNTED = re.compile(rf"^(?P<many>{_NUMBER}) (?P<things>[\w-]+)$")
_ROOM_FOR = re.compile(
    rf"^(?:hooguit|maximaal|max\.?) (?P<many>{_NUMBER})"
    r" (?P<who>mensen|personen|deelnemers|kinderen)$"
)
_HOW_OFTEN = re.compile(
    r"^(?P<often>om de dag|om de andere dag|\w+ keer per (?:dag|week)|elke (?:dag|ochtend|avond))"
    r" (?P<doing>\w+en)$"
)
_WISHED_SO = re.compile(r"^(?P<thing>[\w-]+) (?:wel )?(?:graag|liefst) (?P<how>\w+)$")
_STATE_PATTERN = re.compile(
    r"^(?:goed|geschikt) voor \w+$"
    r"|^(?:allemaal|nog|helemaal|zo goed als|bijna) (?:compleet|nieuw|heel|schoon|gaaf|leesbaar)$"
)
_OF_A_PET = re.compile(
    r"^(?:trekt|blaft|luistert|bijt|springt) .*\b(?:lijn|honden|katten|kinderen|niet|goed)$"
)
_FITS = re.compile(r"^past (?P<where>(?:op|in|aan|onder|over|bij|achter|tussen) .+)$")
_CAN_BE = re.compile(
    r"^(?P<thing>[\w'-]+) (?P<can>kan|kunnen|mag|mogen|moet|moeten)"
    r" (?P<done>\w{0,4}ge\w+(?:d|t|en))(?: worden)?$"
)
_COMES_OFF = re.compile(
    r"^(?P<thing>[\w'-]+) (?P<can>kan|kunnen|mag|mogen) (?P<off>er ?uit|er ?af|uit|af|los)$"
)
_PARKING = re.compile(
    r"^(?P<how>(?:gratis |betaald )?parkeren)(?: kan| is)? "
    r"(?P<where>(?:(?:gratis )?(?:achter|voor|naast|op|in|bij|langs|aan) .+)|gratis)$"
)
_BY_AGREEMENT = re.compile(
    r"^(?:de )?(?P<what>dag|datum|tijd|dag en tijd|dag en uur)(?: gaat)? (?:in|nader in|in goed)"
    r" overleg$"
)
_RATHER_WHEN = re.compile(
    r"^(?:het )?liefst (?P<when>'s \w+s|in de \w+|in het weekend|(?:op|na|voor) \w+|\w+dag\w*)$"
)
_GLADLY = re.compile(
    r"^(?P<gladly>graag|liefst)"
    r" (?P<how>(?:niet|geen|in|met|zonder|binnen|voor|na|vanaf|tussen)\b .+)$"
)
_GLADLY_DONE = re.compile(
    r"^(?:graag|liefst) (?P<doing>(?:\w+ ){0,4}(?:uitleggen|meenemen|brengen|bezorgen|ophalen"
    r"|bellen|aanbellen|praten|kletsen|terugbrengen|doorgeven|overleggen|opruimen|meedenken))$"
)
"""What the neighbour is asked to do, not what somebody would like to do."""

_GLADLY_LAST = re.compile(r"^(?P<how>.+ (?:meenemen|ophalen|brengen|bellen|afhalen)) graag$")
_GOING_ALONG = re.compile(r"^(?P<what>(?:een |\d+ |twee |drie |vier ).+) mee$")
_FIRST_TIME = re.compile(r"^voor het eerst naar (?P<where>.+)$")
_HAS_BEEN = re.compile(r"^(?P<years>\d+|\w+) jaar (?P<what>[\w-]+) geweest$")
_ALSO_WELCOME = re.compile(
    r"^(?P<who>(?:kinderen|jongeren|beginners|ouderen|mannen|vrouwen|gezinnen)"
    r"(?: (?:vanaf|tot|van) .+)?) (?:zijn )?ook welkom$"
)
_TALK = re.compile(
    r"^(?P<what>gesprek|afspraak|les|bezoek|overleg) (?P<rest>(?:met|bij|van|in) .+)$"
)
_BRING = re.compile(r"^(?:ze |zij )?(?P<verb>nemen|brengen|hebben|zorgen) (?P<rest>zelf .+)$")
_SO = re.compile(r"(?<!,) dus ")
_TIMES = frozenset({"jaar", "jaren", "uur", "uren", "dagen", "weken", "maanden", "keer", "minuten"})
_PERSONS = frozenset({"mensen", "personen", "kinderen", "kleinkinderen", "man", "vrouw", "jaar"})


def practical_sentence(text: str, subject: Subject) -> str:
    """Return a practical note as a sentence; empty if it is another kind of note."""
    lower_first = f"{text[:1].lower()}{text[1:]}"
    for write in _NOTE_WRITERS:
        if sentence := write(lower_first, subject):
            return _SO.sub(", dus ", sentence)
    return ""


def _where_it_is(text: str, _subject: Subject) -> str:
    """Write the storey, what is on it, and what there is afterwards."""
    if flat := _IN_A_FLAT.match(text):
        return f"Het is in een {flat['house']}, op de {flat['storey']}."
    if storey := _STOREY_WITH_LIFT.match(text):
        lift = "een" if storey["lift"] == "met" else "geen"
        return f"Het is op de {storey['storey']}. Er is {lift} lift."
    if storey := _LIFT_TO.match(text):
        return f"Er is een lift naar de {storey['storey']} verdieping."
    if text in ("begane grond", "gelijkvloers"):
        return "Het is op de begane grond."
    if afterwards := _AFTERWARDS.match(text):
        return f"Na afloop is er {afterwards['what']}."
    if fixed := _ARE_ON_IT.match(text):
        return f"Er {fixed['verb']} {fixed['rest']}."
    return ""


def _what_is_there(text: str, _subject: Subject) -> str:
    """Write "tuinslang is er" and "koffie ook" with "er"."""
    if own := _HAVE_THEMSELVES.match(text):
        owned = read_noun_phrase(own["things"].partition(" en ")[0])
        is_one = not owned.is_plural and " en " not in own["things"]
        if owned.is_known:
            said = owned.indefinite if is_one else own["things"]
            enough = own["enough"] or "al"
            return f"{capitalize_first(said)} {'is' if is_one else 'zijn'} er {enough}."
    if there := _IS_THERE.match(text):
        phrase = read_noun_phrase(there["thing"])
        if there["thing"].startswith(("de ", "het ")):
            return f"{capitalize_first(there[0])}."
        if phrase.is_known and not phrase.after:
            if there["already"] == " wel":
                return f"Er {there['verb']} wel {phrase.indefinite}."
            return f"Er {there['verb']} {phrase.indefinite}{there['already'] or ''}."
    if also := _ALSO_THERE.match(text):
        first = also["things"].partition(" en ")[0]
        phrase = read_noun_phrase(first)
        if phrase.is_known and not phrase.after and phrase.head.lower() not in _PERSONS:
            is_or_are = phrase.agreeing("is", "zijn")
            return f"Er {is_or_are} ook {also['things']}."
    along = _GOING_ALONG.match(text)
    if along and read_noun_phrase(along["what"].partition(" en ")[0]).is_known:
        is_one = along["what"].startswith("een ") and " en " not in along["what"]
        return f"Er {'gaat' if is_one else 'gaan'} {along['what']} mee."
    return ""


def _write_helper_and_transport(text: str, subject: Subject) -> str:
    """Write who is looked for, by what they travel, and what they bring themselves."""
    if somebody := _SOMEBODY.match(text):
        if somebody["rather"]:
            return f"Het liefst is het iemand {somebody['who']}."
        return f"Er is iemand nodig {somebody['who']}."
    if by := _BY_TRANSPORT.match(text):
        return f"Dat gaat met de {by['what']}."
    if home := _HOME_AGAIN.match(text):
        is_or_are = subject.agreeing("is de buurtgenoot", "zijn zij")
        return f"{capitalize_first(home['when'])} {is_or_are} weer thuis."
    if back := _WAY_BACK.match(text):
        return f"De terugweg is {back['when']}."
    if (bring := _BRING.match(text)) and subject.neighbours > 1:
        return f"Zij {bring['verb']} {bring['rest']}."
    if talk := _TALK.match(text):
        return f"Het is {read_noun_phrase(talk['what']).indefinite} {talk['rest']}."
    return ""


def _write_history(text: str, subject: Subject) -> str:
    """Write what they do for the first time, what they were, and who else is welcome."""
    if first_time := _FIRST_TIME.match(text):
        goes = subject.agreeing("De buurtgenoot gaat", "Zij gaan")
        where = first_time["where"]
        article = "een " if where.partition(" ")[0] in KIN else ""
        return f"{goes} voor het eerst naar {article}{with_articles(where)}."
    if was := _HAS_BEEN.match(text):
        is_or_are = subject.agreeing("De buurtgenoot is", "Zij zijn")
        return f"{is_or_are} {was['years']} jaar {was['what']} geweest."
    if welcome := _ALSO_WELCOME.match(text):
        return f"Ook {welcome['who']} zijn welkom."
    return ""


def _write_distance_or_duration(text: str, subject: Subject) -> str:
    """Write how far it is and how long somebody stays."""
    if long := _DISTANCE.match(text):
        return f"Het is {long['far'].replace(' km', ' kilometer')}{long['rest'] or ''}."
    if far := _FAR.match(text):
        return f"Het is {far['far'].replace(' km', ' kilometer')} {far['how']}{far['rest'] or ''}."
    if ends := _ENDS_AT.match(text):
        at = time.fromisoformat(ends["at"].replace(".", ":").zfill(5))
        return f"Het is om {clock_words(at)} afgelopen."
    if enough := _ENOUGH.match(text):
        return f"Een {enough['long']} is genoeg."
    if _WALKING_DISTANCE.match(text):
        return "Het is fijn als het op loopafstand is."
    if stays := _STAYS.match(text):
        stay = subject.agreeing("blijft", "blijven")
        return f"{capitalize_first(subject.who)} {stay} er {stays['long']}."
    return ""


def _how_many(text: str, subject: Subject) -> str:
    """Write how many things, how many people, and how often."""
    if subject.is_thing:
        return ""
    if pieces := _PIECES.match(text):
        return f"Het gaat om {pieces['many']}."
    if (room := _ROOM_FOR.match(text)) and subject.kind in ("", "offer"):
        places = number_word(parse_number(room["many"]))
        return f"Er is plek voor hooguit {places} {room['who']}."
    if (often := _HOW_OFTEN.match(text)) and find_verb(often["doing"]):
        return f"{capitalize_first(often['often'])} {often['doing']} is genoeg."
    counted = _COUNTED.match(text)
    if (
        counted is None
        or goes_along_sentence(text)
        or not subject.is_reason
        or counted["things"] in _TIMES | _PERSONS
    ):
        return ""
    many = parse_number(counted["many"])
    phrase = read_noun_phrase(counted["things"], many)
    if many > 1 and phrase.is_known and find_singular(counted["things"]):
        return f"Het gaat om {number_word(many)} {counted['things']}."
    return ""


def _write_thing_fit(text: str, subject: Subject) -> str:
    """Write what a thing must fit and what can be done with it."""
    if wished := _WISHED_SO.match(text):
        thing = read_noun_phrase(wished["thing"])
        if thing.is_known and is_adjective(wished["how"]):
            is_or_are = thing.agreeing("is", "zijn")
            return f"Het is fijn als {thing.definite} {wished['how']} {is_or_are}."
    if (so := _STATE_PATTERN.match(text)) and subject.pronoun:
        are = "zijn" if subject.pronoun == "ze" else "is"
        return f"{capitalize_first(subject.pronoun)} {are} {so[0]}."
    if _OF_A_PET.match(text) and subject.pronoun and not subject.is_thing:
        return f"{capitalize_first(subject.pronoun)} {text}."
    if (fits := _FITS.match(text)) and subject.is_thing:
        must = "moeten" if subject.is_or_are == "zijn" else "moet"
        return f"{_pronoun_of(subject)} {must} {fits['where']} passen."
    if (can_be := _CAN_BE.match(text)) and (phrase := read_noun_phrase(can_be["thing"])).is_known:
        return f"{capitalize_first(phrase.definite)} {can_be['can']} {can_be['done']} worden."
    if (off := _COMES_OFF.match(text)) and (phrase := read_noun_phrase(off["thing"])).is_known:
        off_or_out = off["off"].replace("er ", "er")
        return f"{capitalize_first(phrase.definite)} {off['can']} {off_or_out}."
    if parking := _PARKING.match(text):
        return f"{capitalize_first(parking['how'])} kan {parking['where']}."
    return ""


def _pronoun_of(subject: Subject) -> str:
    if subject.is_or_are == "zijn":
        return "Ze"
    if subject.words.startswith("het "):
        return "Het"
    return "Hij"


def _write_later_agreement(text: str, subject: Subject) -> str:
    """Write what is agreed later, and what is wished of the neighbour who answers."""
    if agreed := _BY_AGREEMENT.match(text):
        return f"De {agreed['what'].replace(' en ', ' en de ')} spreken we samen af."
    if last := _GLADLY_LAST.match(text):
        return write_request(last["how"].replace("in een keer", "alles in één keer"))
    if (when := _RATHER_WHEN.match(text)) and not subject.is_thing:
        return f"Het liefst is dat {when['when']}."
    if asked := _GLADLY_DONE.match(text):
        done = asked["doing"]
        if done.endswith(("praten", "kletsen")):  # no verb that can be asked as it stands
            return f"{capitalize_first(done)} is fijn."
        return write_request(done, subject.pronoun) or f"{capitalize_first(done)} is fijn."
    gladly = _GLADLY.match(text)
    if gladly and find_verb(text.rpartition(" ")[2]) is None:
        return f"Het liefst is dat {gladly['how']}."
    return ""


_NOTE_WRITERS = (
    _where_it_is,
    _what_is_there,
    write_instructions,
    write_own_things,
    _write_helper_and_transport,
    _write_history,
    _write_distance_or_duration,
    _how_many,
    _write_thing_fit,
    _write_later_agreement,
    thing_requirement_sentence,
)
