"""Tell in what form something is offered: a thing to lend or give, a lesson, a task, company."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from intake.text.composing.attached_particulars import attached_particulars
from intake.text.composing.particulars import split_particulars
from intake.text.grammar.destination_phrase import destination_phrase
from intake.text.grammar.noun_phrase import NounPhrase, read_noun_phrase
from intake.text.grammar.nouns import find_singular
from intake.text.grammar.task import TaskPhrase
from intake.text.grammar.task_phrase import read_task, with_last_n
from intake.text.grammar.verbs import Verb, known_verb

_GIVES_AWAY = re.compile(
    r"\b(?:weg te geven|weggeven|gratis(?: af te halen| op te halen)?|te geef|over|mag weg|moet weg"
    r"|weg(?=$|,))(?![\w])[ ,]*",
    re.IGNORECASE,
)
_LENDS = re.compile(r"[ ,]*\b(?:te leen|uitlenen|uit te lenen|uitleen|lenen)\b[ ,]*", re.IGNORECASE)
_GREETINGS = re.compile(
    r"^(?:heeft|biedt|geeft|(?:wil|zou)(?: (?:graag|wel))*)\s+(?=\w)", re.IGNORECASE
)
_ANYTHING = re.compile(r"^(?:graag )?(?:iets|wat) (?:nuttigs )?(?:doen|betekenen)$", re.IGNORECASE)
_OF_WHICH = re.compile(r" om (?P<made>[\w ]+?) van te maken(?=$|,)", re.IGNORECASE)
_DRIVES = re.compile(r"^(rijden|brengen|begeleiden|vervoeren) naar (.+)$", re.IGNORECASE)
_TAKES_ALONG = re.compile(r"^(?:meerijden|lift) naar (.+)$", re.IGNORECASE)
_PLURAL_WITH_ARTICLE = re.compile(r"\bde (\w+)")
_LESSON_FOR = re.compile(
    r"^(?P<subject>[a-z]+) (?P<lesson>bijles|les)(?: (?:voor )?(?P<for>(?:vmbo|mbo|havo|vwo"
    r"|brugklas|basisschool|groep \d).*))?$"
)
_WITH_A_PERSON = re.compile(
    r"\b(met|voor|aan) (scholier|student|kind|oudere|peuter|kleuter|nieuwkomer|anderstalige"
    r"|beginner|buurtgenoot|buur|senior|leerling|tiener|puber|baby|jongere|bewoner|wijkbewoner)\b"
)
_FOR_WHO = re.compile(
    r"^(?P<words>.+?) (?:met|voor|aan|bij)"
    r" (?P<whom>(?:iemand|mensen|ouderen|buren|kinderen) die .+)$"
)
_SO_THAT = re.compile(r"^(?P<words>.+?),? zodat (?P<rest>.+) (?P<verb>kan|kunnen|mag|hoeft|heeft)$")
_WITH_OWN = re.compile(r"^(?:met )?eigen \w+$")
_TEACHES = re.compile(
    r"^(?:iemand |anderen )?"
    r"(?:leren (?P<before>(?:\w+ ){0,3}\w+en)|(?P<after>(?:\w+ ){0,3}\w+en) leren)$",
    re.IGNORECASE,
)
_SERVICES = (
    "les", "lessen", "lift", "hulp", "gezelschap", "vervoer", "oppas", "begeleiding", "bezoek",
    "therapie", "cursus", "spreekuur", "bijles", "training", "advies", "massage", "conversatie",
    "tekenaar", "fotograaf", "oor", "ploeg", "muzikant", "pianist", "zanger", "zangeres",
)  # fmt: skip


_EXPLAINING = re.compile(r"\b(?:uitleggen|invullen|aanvragen)$", re.IGNORECASE)
_FIRST_OF_SERVICES = frozenset({"uitleg", "bijles", "rondleiding", "workshop", "les", "advies"})


_ENDS_SERVICE = ("begeleiding", "les", "training", "cursus", "yoga", "pilates", "meditatie",
    "slaapplek", "logeerplek", "logeeradres", "coaching", "bijles", "oppas", "zumba")  # fmt: skip


class Form(StrEnum):
    """The form of an offer."""

    TOGETHER = "together"  # company: wandelen, kaarten
    SERVICE = "service"  # a lesson, an oppas
    TASK = "task"  # something done for another
    LOAN = "loan"  # a thing to lend
    GIVE = "give"  # a thing to keep
    THING = "thing"  # a thing; lend or give is not told


@dataclass(frozen=True)
class Offered:
    """What is offered: its form, and what was typed without the words that tell the form.

    ``details`` are the notes after a comma: "drie plus twee", "groen".
    """

    form: Form
    words: str
    phrase: NounPhrase
    task: TaskPhrase
    details: tuple[str, ...] = ()
    taught: str = ""
    """What somebody teaches: "sokken breien"."""
    for_whom: str = ""
    """Whom it is for, if a clause tells: "iemand die zelf niet meer kan fietsen"."""
    so_that: str = ""
    """What it makes possible: "Zo kan een mantelzorger even weg."."""


_TWO_SORTS = re.compile(r"^[a-zéëï]+(?:s|en) en [a-zéëï]+(?:s|en)\b")


def read_offer(typed: str, quantity: int = 1, keep: str = "") -> Offered:
    """Read what was typed; ``keep`` is the form's own answer, "loan" or "keep"."""
    if _TWO_SORTS.match(typed):
        quantity = 1  # nobody can tell of which of the two it would be the number
    gives = keep == "keep" or bool(_GIVES_AWAY.search(typed))
    lends = keep == "loan" or bool(_LENDS.search(typed))
    words = re.sub(r"\s*!+\s*(?=\w)", ", ", typed)  # "zwaar! zelf halen"
    words = _GIVES_AWAY.sub(_keep_comma, _GREETINGS.sub("", words))
    words = _LENDS.sub(_keep_comma, words).strip(" ,") or typed
    for_whom = so_that = ""
    if result := _SO_THAT.match(words):
        words, so_that = result["words"], f"Zo {result['verb']} {result['rest']}."
    if purpose := _OF_WHICH.search(words):  # "kweeperen om gelei van te maken"
        words, so_that = _OF_WHICH.sub("", words), f"Daar is {purpose['made']} van te maken."
    words = _ANYTHING.sub("iets voor een ander doen", words)
    if told := _FOR_WHO.match(words):
        words, for_whom = told["words"], told["whom"]
    thing, notes = split_particulars(words)
    own = [note for note in notes if _WITH_OWN.match(note)]
    words, details = attached_particulars(thing, [note for note in notes if note not in own])
    details = [*details, *own]
    teaches = _TEACHES.match(words)
    words = re.sub(r"^meehelpen (?=met |bij )", "helpen ", words)
    words = re.sub(r"^(\w*massage|\w*behandeling)(?= en .+en$|$)", r"\1 geven", words)
    words = _LESSON_FOR.sub(_lesson_for, words)
    words = _WITH_A_PERSON.sub(r"\1 een \2", words)
    words = re.sub(r"^(klusjes|klussen)$", r"\1 doen", words)
    words = _DRIVES.sub(_write_driving, with_last_n(words))
    task = read_task(words)
    if task.is_joined and not re.search(r"\bde\b", words):
        task = _without_household_articles(task)
    is_some = re.match(r"^de \w+$", task.words) and not words.startswith("de ")
    if is_some and find_singular(task.words[3:]):
        task = replace(task, words=task.words[3:])  # anybody's
    if along := _TAKES_ALONG.match(words):
        words = f"iemand naar {_destinations(along[1])}"
        task = TaskPhrase(words, known_verb("meenemen"), together=False)
        words = task.infinitive
    taught = ""
    if teaches:
        taught = teaches["before"] or teaches["after"]
        verb = Verb(f"leren {taught}", f"leert {taught}", "", "-")
        task = TaskPhrase("iemand", verb, together=False)
    phrase = read_noun_phrase(words, quantity)
    form = _form(words, phrase, task, gives=gives, lends=lends)
    offered = Offered(form, words, phrase, task, tuple(details))
    return replace(offered, taught=taught, for_whom=for_whom, so_that=so_that)


def _keep_comma(match: re.Match[str]) -> str:
    """Return what stays between two parts if the word between them is left out."""
    return ", " if "," in match[0] else " "


def _lesson_for(match: re.Match[str]) -> str:
    """Write "wiskunde bijles vmbo/havo" as "bijles wiskunde voor vmbo en havo"."""
    for_whom = f" voor {match['for'].replace('/', ' en ')}" if match["for"] else ""
    return f"{match['lesson']} {match['subject']}{for_whom}"


def _without_household_articles(task: TaskPhrase) -> TaskPhrase:
    """Return two tasks without the articles of one household: "broeken korter maken"."""
    first, second = (
        _without_household_articles(phrase) if phrase else None
        for phrase in (task.first, task.second)
    )
    words = _PLURAL_WITH_ARTICLE.sub(_without_article, task.words)
    return replace(task, words=words, first=first, second=second)


def _without_article(match: re.Match[str]) -> str:
    return match[1] if find_singular(match[1].lower()) else match[0]


def _write_driving(match: re.Match[str]) -> str:
    return f"iemand naar {_destinations(match[2])} {match[1]}"


def _destinations(typed: str) -> str:
    """Return "ziekenhuis of huisarts" with an article for each."""
    parts = re.split(r" (of|en) ", typed)
    return " ".join(
        part if index % 2 else destination_phrase(part) for index, part in enumerate(parts)
    )


def _form(words: str, phrase: NounPhrase, task: TaskPhrase, *, gives: bool, lends: bool) -> Form:
    first = words.lower().split()[0] if words else ""
    second = words.lower().partition(" ")[2].split()
    is_service = (
        first in _FIRST_OF_SERVICES
        or first.endswith(_ENDS_SERVICE)
        or bool(first == "een" and second and second[0] in _FIRST_OF_SERVICES)
    )
    is_service = is_service or phrase.head.lower().endswith(_SERVICES)
    is_taught = task.verb.infinitive.startswith("leren ")
    explains = task.is_help and bool(_EXPLAINING.search(words))
    is_helping = explains or words.lower().startswith(
        ("hulp bij ", "hulp met ", "helpen ", "helpen met ")
    )
    has_verb = is_taught or is_helping or (not task.is_help and task.verb.infinitive in words)
    is_together = (
        not task.words
        or task.words.endswith((" of", " en"))
        or task.verb.infinitive == "gaan"
        or words.startswith("samen ")
    )
    if task.together and is_together:
        return Form.TOGETHER
    if has_verb:
        return Form.TASK
    if is_service or words.lower().startswith("hulp "):
        return Form.SERVICE
    if gives:
        return Form.GIVE
    if lends:
        return Form.LOAN
    if not phrase.is_known:
        return Form.SERVICE
    return Form.THING
