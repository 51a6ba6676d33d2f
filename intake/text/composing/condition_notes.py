"""Write on what conditions a neighbour can help: how big at most, what is also good, what is there.

Each rule reads one shape of a hasty note, about the task and about nobody: "niet breder dan 90",
"stapelstoelen ook goed", "chauffeur hoeft niet mee naar binnen".
"""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.asked_of_helper import asked_of_the_helper
from intake.text.composing.there_sentences import DETERMINED
from intake.text.composing.thing_notes import tells_of_things
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.finite_verbs import is_finite
from intake.text.grammar.missing_articles import KIN, with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import number_word, parse_number
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.composing.state_sentences import Subject

_WHO = r"(?:ze|zij|hij|ie|mevrouw|meneer|de buurtgenoot)"
_PERSONS = KIN | {"kinderen", "ouders", "mensen", "familie", "schulden", "geld", "huis", "auto"}
_ALSO_GOOD = re.compile(
    r"^(?P<what>[\w' -]+?) (?:is |zijn )?(?:ook|best) (?:goed|prima|fijn|welkom|oke|oké|ok)$"
)
_MAY_ALSO = re.compile(r"^(?P<what>[\w' -]+) mag(?:en)? ook$")
_HELPER = re.compile(
    r"^(?:de |een )?(?:be)?(?:rijder|chauffeur|helper|hulp|vrijwilliger|kok|bezorger|wie (?:rijdt"
    r"|komt|helpt|kookt)) (?P<verb>hoeft|mag|moet|kan) (?P<rest>.+)$"
)
_HELPER_MODALS = {"hoeft": "hoeft", "mag": "mag", "moet": "moet", "kan": "kunt"}
_NOT_MORE = re.compile(
    r"^(?:(?:(?:de |het )?\w+ )?mag )?niet"
    r" (?P<how>breder|hoger|langer|dieper|groter|zwaarder|dikker|smaller|korter)"
    r"(?: zijn)? dan (?P<most>(?:[^,]|,(?=\d))+?)(?:, (?:want|omdat) .+)?$"
)
_UNITS = {True: "centimeter", False: "kilo"}
_LENGTHS = frozenset({"breder", "hoger", "langer", "dieper", "groter", "smaller", "korter"})
_NEED_NOT = re.compile(r"^(?:de |het )?(?P<thing>\w+) hoeft niet$")
_RATHER_NO = re.compile(
    r"^(?:het )?liever geen (?P<what>(?:huis met |grote |kleine )?(?:auto's?|honden?|katten?|dieren"
    r"|huisdieren|trappen|lift)(?: in (?:de buurt|huis))?)$"
)
_HOUSEHOLD = re.compile(
    r"\b(?:oven|magnetron|laken|lakens|lakentje|deken|dekens|laptop|computer|tablet"
    r"|internet|wifi|printer|boor|boormachine|gereedschap|ladder|trapje|emmer|stofzuiger|zaag"
    r"|schaar|\w*schaar"
    r"|hark|schep|bezem|verf|kwasten?|schroeven|pluggen|bakjes?|pannen?|pannetjes?|snoer|tas|tassen"
    r"|kratten|dozen|riem|zakjes|voer|borden|bestek|spullen|materiaal|garen|naaimachine|matras"
    r"|matrasje|kussens?|tafels?|stoelen|koffie|thee|taart|parkeerplaats|aanhanger|kruiwagen)$"
)
"""Things of a household that tell nothing of who has them."""

_PARTS = re.compile(r", | en ")
_NO_LIFTING = re.compile(
    r"^(?:niet|geen) (?P<doing>(?:te )?(?:zwaar|zware \w+|hoog|hele hoge \w+) (?:tillen|sjouwen))$"
)
_OWNED_FIRST = re.compile(
    rf"^(?:{_WHO}) (?:heeft|hebben) (?P<things>[\w ,-]+?)(?: (?:al|zelf|zelf al|genoeg|nog))?$"
)
_OWNED_LAST = re.compile(
    rf"^(?P<things>[\w ,-]+?) (?:heeft|hebben) (?:{_WHO})(?: (?:al|zelf|zelf al|genoeg|nog))?$"
)
_FOLDS = re.compile(
    r"^(?:de |het |haar |zijn )?(?P<thing>rollator|rolstoel|scootmobiel|looprek|kinderwagen|buggy)"
    r" (?:inklapbaar|opvouwbaar|kan (?:worden )?(?:ingeklapt|opgevouwen)(?: worden)?|klapt in"
    r"|is (?:inklapbaar|opvouwbaar)|kan (?:in|op)klappen)(?P<fits> en (?:past|kan) .+)?$"
)
_NEEDED_FOR_IT = re.compile(
    r"^(?:(?:(?:hij|ze|het) (?:is|zijn) )?(?P<heavy>zwaar|groot)[,:]? )?"
    r"(?:met |kom met |minstens )?(?P<many>\d|twee|drie|vier)"
    r" (?:man|mensen|personen)(?: en (?:een )?(?P<vehicle>busje|aanhanger|auto|bus|bestelbus"
    r"|karretje|kar))?(?: (?:nodig|komen|tillen|halen))*$"
)
_STOREY = re.compile(
    r"^(?:op )?(?P<storey>\d|twee|drie|vier|vijf|zes) hoog,? (?:en )?"
    r"(?P<lift>geen|zonder|met) lift$"
)
_STEPS_OVER = re.compile(
    r"^(?:kan zelf (?:over|in|uit|in- en uit)stappen|stapt zelf (?:over|in|uit|in en uit))$"
)
_MAY_COME_ALONG = re.compile(
    r"^(?P<thing>\w+) (?:mee (?:is geen probleem|mag|kan)|mag(?: ook)? mee)(?: ook)?$"
)
_ALL_READY = re.compile(
    r"^(?P<things>[\w-]+(?:, [\w-]+)+ en [\w-]+) (?P<verb>staan|liggen|zijn)"
    r" (?P<state>al klaar|klaar|er al|er)$"
)
_COMES_WITH_IT = re.compile(r"^(?:de |het |een )?[\w ]+ (?:zit|zitten|hoort|horen) erbij$")
_HOW_IT_IS = re.compile(r"^(?:het is |is )?(?P<how>zwaar|groot|breed|hoog|breekbaar|kwetsbaar)$")
_MUST_HAVE = re.compile(r"^moet(?: wel| echt)? (?P<what>[\w-]+(?: [\w-]+)?) hebben$")
_MAY_BE_DONE = re.compile(
    r"^(?P<modal>mag|kan|hoeft|moet) (?P<rest>(?:\w+ ){1,4}(?:worden|zijn|blijven))$"
)
_WHO_PAYS = re.compile(
    rf"^(?:dat |die )?(?:betaalt|vergoedt) {_WHO}(?: wel| zelf)?$|^{_WHO} (?:betaalt|vergoedt)"
    r"(?: dat| die| het)?(?: wel| zelf)?$"
)
_BUY_ONESELF = re.compile(
    r"^(?P<what>[\w-]+(?: en [\w-]+)?) moet(?:en)? (?:mensen|men|u|je) zelf (?P<doing>\w+en)$"
)
_READY_AT = re.compile(
    r"^(?:klaar|afgelopen) (?:om |rond )?(?P<about>ongeveer )?"
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?: ?u(?:ur)?)?$"
)
_GOES_BACK = re.compile(
    r"^(?P<thing>[\w-]+) (?:brengt|geeft) (?:hij|ze|zij|ie|mevrouw|meneer) (?P<how>(?:\w+ )?)"
    r"terug$"
)
_THERE_STILL = re.compile(r"^er (?:zit|zitten|ligt|liggen|staat|staan|hangt) (?P<rest>[\w -]+)$")


def condition_sentence(text: str, subject: Subject) -> str:
    """Return a condition or a help as a sentence; empty if it is another kind of note."""
    bare = f"{text[:1].lower()}{text[1:]}".strip(" .!")
    if not bare:
        return ""
    for write in (
        asked_of_the_helper,
        _about_the_thing,
        _about_the_helper,
        _what_is_there,
        _how_it_is,
    ):
        if sentence := write(bare, subject):
            return sentence
    return ""


def _about_the_thing(text: str, subject: Subject) -> str:
    """Write what is also good, how big it may be, and what it must have."""
    if also := _ALSO_GOOD.match(text):
        phrase = read_noun_phrase(also["what"])
        if phrase.is_known and not _PERSONS & set(also["what"].split()):
            is_or_are = phrase.agreeing("is", "zijn")
            return f"{capitalize_first(phrase.indefinite)} {is_or_are} ook goed."
    if may := _MAY_ALSO.match(text):
        return f"{capitalize_first(may['what'])} mag ook."
    if at_most := _NOT_MORE.match(text):
        most = _with_unit(at_most["most"], at_most["how"])
        return _must_not_be(f"{at_most['how']} dan {most}", subject)
    if (must := _MUST_HAVE.match(text)) and subject.is_thing:
        phrase = read_noun_phrase(must["what"])
        if phrase.is_known:
            must_or_musts = "moeten" if subject.is_or_are == "zijn" else "moet"
            return f"{_pronoun(subject)} {must_or_musts} {phrase.indefinite} hebben."
    if (done := _MAY_BE_DONE.match(text)) and subject.kind == "meal":
        return f"Het {done['modal']} {done['rest']}."
    return ""


def needless_sentence(text: str) -> str:
    """Return "De kussens hoeven niet." for "kussens hoeft niet"; empty for another note."""
    needless = _NEED_NOT.match(text)
    if needless is None:
        return ""
    thing = read_noun_phrase(needless["thing"])
    if not thing.is_known:
        return f"{capitalize_first(text)}."
    return f"{capitalize_first(thing.definite)} {thing.agreeing('hoeft', 'hoeven')} niet."


def _must_not_be(limit: str, subject: Subject) -> str:
    if subject.is_thing:
        may = "mogen" if subject.is_or_are == "zijn" else "mag"
        return f"{_pronoun(subject)} {may} niet {limit} zijn."
    if subject.kind == "offer":
        return f"Het kan niet {limit}."
    return ""


def _pronoun(subject: Subject) -> str:
    if subject.is_or_are == "zijn":
        return "Ze"
    return "Het" if subject.words.startswith("het ") else "Hij"


def _with_unit(most: str, how: str) -> str:
    """Return "90 centimeter" for "90", and "een keukentrapje" for the bare noun."""
    if most.isdigit():
        return f"{most} {_UNITS[how in _LENGTHS]}"
    if most[0].isdigit():
        return most
    noun = find_noun(most)
    if noun is not None and noun.is_counted:
        return f"een {most}"
    return most


def _about_the_helper(text: str, subject: Subject) -> str:
    """Write what whoever helps need not or may do, must bring, and gets back."""
    if helper := _HELPER.match(text):
        return f"U {_HELPER_MODALS[helper['verb']]} {helper['rest']}."
    if rather := _RATHER_NO.match(text):
        return f"Liever geen {rather['what']}."
    if (lifting := _NO_LIFTING.match(text)) and subject.kind == "offer":
        return f"{capitalize_first(lifting['doing'])} hoort er niet bij."
    if needed := _NEEDED_FOR_IT.match(text):
        people = f"{number_word(parse_number(needed['many']))} mensen"
        if needed["vehicle"]:
            people = f"{people} en een {needed['vehicle']}"
        if needed["heavy"]:
            return f"Het is {needed['heavy']}: er zijn {people} voor nodig."
        return f"Er zijn {people} voor nodig."
    if _WHO_PAYS.match(text):
        return "De buurtgenoot betaalt dat."
    if (steps := _STEPS_OVER.match(text)) and subject.kind == "ride":
        who = subject.agreeing("De buurtgenoot", "Eén van hen")
        return f"{who} {steps[0]}."
    return _what_is_bought(text)


def _what_is_bought(text: str) -> str:
    """Write what whoever is helped buys: "Het materiaal koopt u zelf."."""
    if (buy := _BUY_ONESELF.match(text)) and (verb := find_verb(buy["doing"])):
        thing = read_noun_phrase(buy["what"].partition(" en ")[0])
        if thing.is_known:
            what = buy["what"]
            if " en " not in what:
                what = thing.definite
            return f"{capitalize_first(what)} {verb.finite} u zelf {verb.particle}".rstrip() + "."
    return ""


def _what_is_there(text: str, subject: Subject) -> str:
    """Write what is in the house already, what comes along, and what comes back."""
    if ready := _ALL_READY.match(text):
        return _list_things(ready["things"], f"{ready['verb']} {ready['state']}")
    if along := _MAY_COME_ALONG.match(text):
        thing = read_noun_phrase(along["thing"])
        if thing.is_known:
            return f"{capitalize_first(thing.indefinite)} mag mee."
    if (belongs := _COMES_WITH_IT.match(text)) and not _PERSONS & set(text.split()):
        return f"{capitalize_first(belongs[0])}."
    for owned in (_OWNED_FIRST, _OWNED_LAST):
        match = owned.match(text)
        if match is None or not all(map(_HOUSEHOLD.search, _PARTS.split(match["things"]))):
            continue
        if subject.kind == "offer":
            return subject.agreeing("De buurtgenoot heeft ", "Zij hebben ") + match["things"] + "."
        return _there_already(match["things"])
    return _comes_back_or_stays(text)


def _comes_back_or_stays(text: str) -> str:
    """Write what comes back, and what is still on it."""
    if back := _GOES_BACK.match(text):
        thing = read_noun_phrase(back["thing"])
        if thing.is_known:
            return f"{capitalize_first(thing.definite)} komt {back['how']}terug."
    still = _THERE_STILL.match(text)
    if still and not _PERSONS & set(still["rest"].split()):
        return f"{capitalize_first(text)}."
    return ""


def _there_already(things: str) -> str:
    """Return "Een oven en een magnetron zijn er al."; empty if one of them is not known."""
    named = [part for part in _PARTS.split(things) if part]
    phrases = [read_noun_phrase(re.sub(r"^(?:de|het|een|al|zelf) ", "", part)) for part in named]
    if not all(phrase.is_known and not phrase.after for phrase in phrases):
        return ""
    if len(phrases) > 1:
        return _list_things(things, "zijn er al")
    [phrase] = phrases
    return f"{capitalize_first(phrase.indefinite)} {phrase.agreeing('is', 'zijn')} er al."


def _list_things(things: str, are: str) -> str:
    """Return "Een hark, een schaar en een kruiwagen staan klaar." of bare nouns."""
    *before, last = (read_noun_phrase(part).indefinite for part in _PARTS.split(things))
    return f"{capitalize_first(', '.join(before))} en {last} {are}."


def _how_it_is(text: str, subject: Subject) -> str:
    """Write how heavy or how high it is, when it ends, and what folds."""
    if folds := _FOLDS.match(text):
        definite = read_noun_phrase(folds["thing"]).definite
        fits = (folds["fits"] or "").replace(" kan ", " past ")
        return f"{capitalize_first(definite)} is inklapbaar{fits}."
    if storey := _STOREY.match(text):
        lift = storey["lift"].replace("geen", "zonder")
        return f"Het is {number_word(parse_number(storey['storey']))} hoog, {lift} lift."
    is_of_task = not subject.is_thing and subject.kind != "ride"
    if is_of_task and (how := _HOW_IT_IS.match(text)):
        return f"Het is {how['how']}."
    if ready := _READY_AT.match(text):
        at = time(int(ready["hour"]) % 24, int(ready["minute"] or 0) % 60)
        around = "Rond" if ready["about"] else "Om"
        return f"{around} {clock_words(at)} is het klaar."
    *before, last = text.split()
    if before and all(map(_is_adjective, before)) and not subject.is_thing:
        phrase = read_noun_phrase(text)
        is_one = phrase.is_known and not phrase.is_plural and phrase.is_counted
        if is_one and last not in _PERSONS:
            return f"Het is {phrase.indefinite}."
    return _with_its_article(text)


def _is_adjective(word: str) -> bool:
    """Tell whether a word tells how a thing is, or of what: "zware", "eiken"."""
    return is_adjective(word) or word in _OF_STUFF


def _with_its_article(text: str) -> str:
    """Return "De pan komt schoon terug." for a thing that stands without its article."""
    first, _, rest = text.partition(" ")
    noun, verb = find_noun(first), rest.partition(" ")[0]
    if find_singular(first) and verb in _PLURAL_VERBS_OF_THINGS and tells_of_things(text):
        return f"De {first} {with_articles(rest)}."
    if noun is None or not is_finite(verb) or not tells_of_things(text):
        return ""
    if DETERMINED.match(text):
        return ""
    if verb not in _VERBS_OF_THINGS or len(rest.split()) < 2:
        return ""
    return f"{capitalize_first(noun.article)} {first} {with_articles(rest)}."


_OF_STUFF = frozenset({"eiken", "houten", "metalen", "stenen", "ijzeren", "glazen", "grenen",
    "teakhouten", "massieve", "betonnen", "leren"})  # fmt: skip
_PLURAL_VERBS_OF_THINGS = frozenset(
    {"komen", "gaan", "staan", "liggen", "hangen", "moeten", "mogen", "passen", "hoeven"}
)
_VERBS_OF_THINGS = frozenset({
    "komt", "gaat", "staat", "ligt", "hangt", "moet", "mag", "kan", "past", "zit", "duurt", "kost",
    "is", "hoeft", "begint", "eindigt",
})  # fmt: skip
