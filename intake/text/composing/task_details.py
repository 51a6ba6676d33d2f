"""Write within a task what was noted after it: a second task, a level, a round, which dog."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.composing.clause import finite_at
from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import number_word, parse_number
from intake.text.grammar.task_phrase import lists_tasks, read_task
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.grammar.task import TaskPhrase

_PET = re.compile(r"\b(?:hond|hondje|kat|poes|konijn|cavia)\b")
_SORT = re.compile(
    r"^(?:\w+e )?(?:\w*(?:labrador|herder|teckel|poedel|terrier|retriever|spaniel|beagle|hond"
    r"|pup|kruising)"
    r"|chihuahua|bouvier|boxer|bastaard|kater|jack russell|golden retriever)$",
    re.IGNORECASE,
)
_FEMALE_PET_PATTERN = re.compile(r"\b(?:poes|kat)\b")
_LEVEL = re.compile(r"^niveau \w+$", re.IGNORECASE)
_ROUND = re.compile(r"^(?:een )?((?:rondje|stukje|ommetje|blokje|eindje)\b.*)$", re.IGNORECASE)
_ON_FOOT = frozenset({"wandelen", "fietsen", "lopen"})
_MEASURED = re.compile(r"^van \S+ (?:liter|centimeter|meter|kilo)\b")
_CHIEFLY = re.compile(r"^vooral (?P<a>\w+)$|^(?P<b>\w+) vooral$", re.IGNORECASE)
_TALL_THINGS = ("plafond", "muur", "heg", "haag", "schutting")
_ENOUGH = re.compile(r"^gewoon \w+en$", re.IGNORECASE)
_AND_A_THING = re.compile(
    r"^(?P<thing>\w[\w -]*) (?P<verb>\w+en) ?\+ ?(?P<more>[^,+]+?)(?P<rest>(?:,.*)?)$"
)
_TWO_THINGS = re.compile(
    r"^((?:\w+e )?\w+) ?\+ ?((?:\w+e )?\w+) ((?:(?:van|naar) [\w ]+? )*)(\w+en)$"
)
"""Two things with one verb: "bank + wasmachine naar beneden tillen"."""

_LOOSE_END = re.compile(r"^(.+) (\w+en) en (.+)$")
_PLACES_AND_WORK = frozenset({
    "tuin", "huis", "klus", "kluswerk", "klusje", "klusjes", "klussen", "hulp", "computer",
    "keuken", "badkamer", "woonkamer", "slaapkamer", "zolder", "schuur", "balkon", "garage",
})  # fmt: skip
_OLD = re.compile(r"^(\d{1,2}|\w+) (jaar|maanden|weken)$")
_PIECES = re.compile(r"^(?:[2-9]|1\d|twee|drie|vier|vijf|zes) stuks?$")
_PARTS_OF_IT = re.compile(
    r"^(?:[2-9]|twee|drie|vier|vijf|zes) (?:deuren|laden|lades|planken|wielen)$"
)
_BEFORE_THE_VERB = re.compile(r"^(.+?)( in elkaar zetten| \w+en)$")
_RESULT = re.compile(r"^((?:\w+e )?[a-z]{3,}) (schoon|leeg|erin|eruit|weg)$")
_AWAY_TO = re.compile(r"^naar (?:de |het )?(milieustraat|kringloop|stort|glasbak|papierbak)$")
_SKILL = re.compile(
    r"^(spreken|lezen|luisteren|schrijven)(?:(?: op)?(?: niveau| niv\.?)? ([abc][12]))?$",
    re.IGNORECASE,
)
_PART = re.compile(r"^(onderdeel|hoofdstuk|thema) (\w.*)$", re.IGNORECASE)
_TEMPO = re.compile(r"^(?:in een )?(rustig|kalm|langzaam) tempo$")
_HOW_OR_WHO = re.compile(r"^(?:gewoon|alleen|vooral|rustig|samen|ook|met|liefst)\b", re.IGNORECASE)


def with_both_things(typed: str) -> str:
    """Write "gordijnrails ophangen + 2 lampen" as "gordijnrails en twee lampen ophangen"."""
    if both := _TWO_THINGS.match(typed):
        things = [read_noun_phrase(both[at]) for at in (1, 2)]
        if all(thing.is_known for thing in things) and find_verb(both[4]):
            named = " en ".join(thing.indefinite for thing in things)
            return f"{named} {both[3] or ''}{both[4]}"
    match = _AND_A_THING.match(typed)
    is_whither = match is not None and match["more"].startswith(("naar ", "op ", "in "))
    if match is None or is_whither or not find_verb(match["verb"]):
        return typed
    if find_verb(match["more"].split()[-1]):
        return typed
    more = read_noun_phrase(match["more"])
    if not more.is_known:
        return typed
    return f"{match['thing']} en {more.indefinite} {match['verb']}{match['rest']}"


def split_heading(typed: str) -> tuple[str, str]:
    """Return the task of "paardrijkamp: labels naaien", and what the heading tells.

    A heading that names the place or the work itself tells nothing more.
    """
    heading, colon, doing = (part.strip() for part in typed.partition(":"))
    if not colon or not doing:
        return typed, ""
    first = re.split(r"[,+]", doing)[0].strip()
    if find_verb(heading) and not _has_verb(first):
        return f"{doing} {heading}", ""
    if not find_verb(first.rpartition(" ")[2]):
        return typed, ""
    bare, _, where = heading.partition(" ")
    if where.startswith(("in ", "op ")):
        return doing, f"Het is {with_articles(where)}."
    phrase = read_noun_phrase(bare)
    if where or bare.lower() in _PLACES_AND_WORK or not phrase.is_known:
        return doing, ""
    return doing, f"Het is voor {phrase.definite}."


_COMPANY = frozenset({"gezelschap", "bezoek", "bezoekje", "praatje", "aanspraak"})
"""What company is called as well: said of a visit it tells nothing more."""


def read_task_with(typed: str, details: list[str]) -> tuple[TaskPhrase, list[str]]:
    """Return the task with the details that fit into it, and the remaining details."""
    if lists_tasks(typed):
        return read_task(typed, is_theirs=True), details
    typed, details = _without_loose_end(typed, details)
    typed, details = _with_numbers(typed, details)
    details = [_RESULT.sub(_write_making_verb, detail) for detail in details]
    details = [_AWAY_TO.sub(_write_bringing, detail) for detail in details]
    task = read_task(typed, is_theirs=True)
    if task.together:
        details = [detail for detail in details if detail.lower() not in _COMPANY]
    left: list[str] = []

    for detail in details:
        if _CHIEFLY.match(detail) or _SKILL.match(detail):
            left.append(detail)
        elif both := _with_second(typed, task, detail):
            task = both
        elif _LEVEL.match(detail) and task.verb.infinitive in ("oefenen", "leren", "helpen"):
            task = replace(task, words=f"{task.words} op {detail[:1].lower()}{detail[1:]}".strip())
        elif (tempo := _TEMPO.match(detail)) and task.together:
            task = replace(task, words=f"{task.words} in een {tempo[1]} tempo".strip())
        elif task.words.startswith("op ") and (old := _OLD.match(detail)) and parse_number(old[1]):
            age = number_word(parse_number(old[1]))
            task = replace(task, words=f"{task.words} van {age} {old[2]}")
        elif (there := _ROUND.match(detail)) and task.verb.infinitive in _ON_FOOT:
            around = re.sub(r"^(rondje) (?:de |het )?(\w+)$", _add_through, there[1])
            task = replace(task, words=f"een {around} {task.words}".strip())
        else:
            left.append(detail)

    return task, left


def _without_loose_end(typed: str, details: list[str]) -> tuple[str, list[str]]:
    """Make a detail of what follows the last verb: "bed afhalen en weer terug"."""
    loose = _LOOSE_END.match(typed)
    if not loose or not find_verb(loose[2]) or _has_verb(loose[3]):
        return typed, details
    rest = re.sub("^weer terug$", f"terug{loose[2]}", loose[3])
    return f"{loose[1]} {loose[2]}", [rest, *details]


def _with_numbers(typed: str, details: list[str]) -> tuple[str, list[str]]:
    """Put the number of things into the task: "drie lampen", "een kast met twee deuren"."""
    if (pieces := next((detail for detail in details if _PIECES.match(detail)), "")) and (
        find_singular(typed.partition(" ")[0])
    ):
        typed = f"{number_word(parse_number(pieces.partition(' ')[0]))} {typed}"
        details = [detail for detail in details if detail != pieces]
    about = next((detail for detail in details if re.match(r"^ongeveer \d+$", detail)), "")
    if about and read_noun_phrase(typed.rpartition(" ")[0]).is_plural:
        typed = f"{about} {typed}"
        details = [detail for detail in details if detail != about]
    if parts := next((detail for detail in details if _PARTS_OF_IT.match(detail)), ""):
        number, _, named = parts.partition(" ")
        typed = _BEFORE_THE_VERB.sub(
            rf"\1 met {number_word(parse_number(number))} {named}\2", typed
        )
        details = [detail for detail in details if detail != parts]
    return typed, details


def _write_making_verb(match: re.Match[str]) -> str:
    """Return "bak schoonmaken" of "bak schoon", "plantjes erin zetten" of "plantjes erin"."""
    doing = {"schoon": "schoonmaken", "leeg": "leegmaken", "erin": "erin zetten",
        "eruit": "eruit halen", "weg": "weghalen"}  # fmt: skip
    return f"{match[1]} {doing[match[2]]}"


def _write_bringing(match: re.Match[str]) -> str:
    return f"naar de {match[1]} brengen"


def _has_verb(text: str) -> bool:
    return any(find_verb(word) for word in text.lower().split())


def _add_through(match: re.Match[str]) -> str:
    """Write "rondje park" as "rondje door het park"."""
    noun = find_noun(match[2])
    return f"{match[1]} door {noun.article} {match[2]}" if noun else match[0]


def _with_second(typed: str, task: TaskPhrase, detail: str) -> TaskPhrase | None:
    """Return both tasks as one, if the detail is a task of the same kind."""
    if task.together or task.is_help or task.is_joined or _HOW_OR_WHO.match(detail):
        return None
    last = detail.rpartition(" ")[2].lower()
    if not find_verb(last) or last == detail or finite_at(detail.lower().split()) is not None:
        return None
    both = read_task(f"{typed} en {detail}", is_theirs=True)
    return both if both.is_joined and both.second else None


def sort_of_pet(detail: str) -> str:
    """Return ", een bouvier" or " van 40 kilo", as it follows "er gaat een hond mee"."""
    if _SORT.match(detail):
        return f", een {detail.lower()}"
    weight = re.match(r"^(\d+) ?(?:kg|kilo)$", detail)
    return f" van {weight[1]} kilo" if weight else ""


def _place_sentence(detail: str) -> str:
    """Return in which room or at which shop it is; empty for another detail."""
    if room := _ROOM.match(detail):
        on_or_in = "op" if room[1] in ("zolder", "balkon", "overloop") else "in"
        noun = find_noun(room[1])
        if room[1] == "zolder" or noun is None:
            return f"Dat is {on_or_in} {room[1]}."
        return f"Dat is {on_or_in} {noun.article} {room[1]}."
    if shop := _SHOP.match(detail):
        return f"Dat is bij de {shop[1]}."
    return ""


def _amount_sentence(detail: str) -> str:
    """Return how long, how heavy or how many bags; empty for another detail."""
    if bags := _BAGS.match(detail):
        return f"Het gaat om {number_word(parse_number(bags[1]) or 1)} {bags[2]}."
    if _DIMENSIONS.match(detail):
        return f"Het stuk is {detail}."
    if _LENGTH.match(detail):
        return f"Het gaat om {detail}."
    return ""


def _requirement_sentence(detail: str) -> str:
    """Return how often, in which language, or what mainly; empty for another detail."""
    if detail in ("praten", "spreken", "gesprekken"):
        return f"Het gaat vooral om {detail}."
    if detail in ("beeldbellen", "videobellen", "bellen", "mailen", "appen", "internetten"):
        return f"Het is om te {detail}."
    if re.match(r"^\w+ keer per \w+$", detail):
        return f"Dat is {detail}."
    if skill := _SKILL.match(detail):
        level = f" op niveau {skill[2].upper()}" if skill[2] else ""
        return f"Het gaat om {skill[1].lower()}{level}."
    if part := _PART.match(detail):
        return f"Het gaat om het {part[0]}."
    if chiefly := _CHIEFLY.match(detail):
        return f"Het gaat vooral om {chiefly['a'] or chiefly['b']}."
    if _ENOUGH.match(detail):
        return f"{detail[:1].upper()}{detail[1:]} is genoeg."
    return ""


def detail_sentence(task: TaskPhrase, detail: str, pronoun: str = "") -> str:
    """Return which pet or thing it is, and what it does; empty if that is unknown."""
    if pronoun and re.match(r"^(?:lekt|klemt|piept|rammelt|druppelt|hapert|is \w+)\b", detail):
        return f"{pronoun.capitalize()} {detail}."
    if plain := _place_sentence(detail) or _amount_sentence(detail):
        return plain
    if pronoun and (weight := _WEIGHT.match(detail)):
        return f"{pronoun.capitalize()} weegt {weight['many']} kilo."
    if pronoun and _TEMPERAMENT_PATTERN.match(detail):
        return f"{pronoun.capitalize()} is {detail}."
    if plain := _requirement_sentence(detail):
        return plain
    phrase = read_noun_phrase(detail)
    is_named = detail != detail.lower()
    if (
        _MEASURED.match(phrase.after)
        and phrase.head.endswith(_TALL_THINGS)
        and "meter" in phrase.after
    ):
        return f"{phrase.definite.capitalize()} is {phrase.after.removeprefix('van ')} hoog."
    if _MEASURED.match(phrase.after) and phrase.is_known and not is_named:
        return f"Het {phrase.agreeing('is', 'zijn')} {phrase.indefinite}."
    return _pet_sentence(task, detail)


def _pet_pronoun(task: TaskPhrase) -> str:
    return "Ze" if _FEMALE_PET_PATTERN.search(task.words) else "Hij"


_ROOM = re.compile(
    r"^(?:in |op )?(?:de |het )?(woonkamer|slaapkamer|keuken|badkamer|gang|zolder|schuur|balkon"
    r"|hal|kelder|garage|overloop|logeerkamer|berging|toilet)$"
)
_SHOP = re.compile(
    r"^(?:bij )?(?:de )?(Jumbo|AH|Albert Heijn|Lidl|Aldi|Plus|Dirk|Coop|Spar|Hema|Action|Praxis"
    r"|Gamma|Karwei|Kruidvat|Etos|Vomar|Hoogvliet|Boni|Dekamarkt|Nettorama|Ekoplaza)$"
)
_TEMPERAMENT_PATTERN = re.compile(
    r"^(?:erg |heel )?(?:rustig|lief|braaf|druk|speels|bang|zwaar|licht|groot)$"
)
_LENGTH = re.compile(r"^(?:ongeveer )?\d+(?:[.,]\d+)? (?:meter|centimeter|cm|kilo)$")
_DIMENSIONS = re.compile(r"^(?:ongeveer )?[\w,.]+ (?:centi)?meter (?:lang|hoog|breed|diep)\b")
"""How large it is: "zes meter lang en schouderhoog"."""

_WEIGHT = re.compile(r"^(?:ongeveer |ca\.? |circa )?(?P<many>\d+) ?(?:kg|kilo)$")
_BAGS = re.compile(r"^(\d+|een|één|twee|drie) (tas|tassen|krat|kratten|zakken|dozen)$")


def _pet_sentence(task: TaskPhrase, detail: str) -> str:
    """Return its kind and what it does: "Het is een labrador.", "Hij trekt niet."."""
    if not _PET.search(task.words):
        return ""
    if (old := _OLD.match(detail)) and parse_number(old[1]):
        return f"{_pet_pronoun(task)} is {detail}."
    if _PET.fullmatch(detail.lower()):
        return f"Het gaat om {read_noun_phrase(detail).indefinite}."
    at = finite_at(detail.lower().split())
    if at == 0:
        return f"{_pet_pronoun(task)} {detail}."
    if at is None and _SORT.match(detail):
        return f"Het is een {detail.lower()}."
    return ""
