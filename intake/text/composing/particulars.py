"""Write what follows the thing or the task: "12 meter, manshoog", "(geen lift)".

The thing alone becomes the title; what follows a comma or is between brackets becomes sentences. If
no sentence can be made of a note, it is kept as it is, so that nothing is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.attached_particulars import with_units
from intake.text.composing.clause import finite_at, sentence_of
from intake.text.composing.condition_notes import needless_sentence
from intake.text.composing.quality_phrases import preference, quality_predicate
from intake.text.composing.reason import pieces_of
from intake.text.composing.state_sentences import Subject
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import number_word
from intake.text.grammar.task_phrase import read_task
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter
    from intake.text.grammar.noun_phrase import NounPhrase

_HEAD = re.compile(r"^((?:[^,;(]|,(?=\d))+?)\s*(?:,(?!\d)\s*|;\s*|\s*\()(.+)$")
_RATHER = re.compile(r"^(?:het liefst|liefst|graag|bij voorkeur)\s+", re.IGNORECASE)
_ALSO = re.compile(r"^(mag|kan) ook (.+)$", re.IGNORECASE)
_TOO = re.compile(
    r"^ook (?:voor )?(kinderen|ouderen|beginners|jongeren|volwassenen|mannen|vrouwen)$",
    re.IGNORECASE,
)
_WELCOME_FROM = re.compile(
    r"^(?:voor )?(kinderen|jongeren|volwassenen|ouderen)( (?:vanaf|tot|van) .+)$", re.IGNORECASE
)
_PERSONS_WELCOME = re.compile(
    r"^(?:voor )?(kinderen|volwassenen|ouderen|jongeren|beginners) (?:of|en)"
    r" (kinderen|volwassenen|ouderen|jongeren|beginners|gevorderden)$"
)
_ALSO_WELCOME_PATTERN = re.compile(r"^ook (?:met |voor |het )?((?!bij |op |in ).+)$", re.IGNORECASE)
_THERE_TOO = re.compile(r"^ook ((?:op|bij|in|via|aan|thuis|'s|met)\b.*)$", re.IGNORECASE)
_MAY_BE = re.compile(r"^(?:mag|hoeft|moet|kan)\b", re.IGNORECASE)
_QUALITY = re.compile(r"^(?:niet|wel|zo|heel|erg|nog)\b", re.IGNORECASE)
_PREDICATE_PATTERN = re.compile(
    r"^(?:hoeft|mag|moet|hoeven|mogen|moeten|kan|is|heeft|past)\b", re.IGNORECASE
)
_MUST_FIT = re.compile(r"^past (.+)$")
_CARRIED = re.compile(
    r"^(?:kan|past) (?:door )?(?P<who>(?:één|een|1|twee|2) (?:persoon|man|mens|mensen)) "
    r"(?:dragen|tillen|gedragen worden|getild worden)$"
)
"""Who can carry it: "kan één persoon dragen"."""

_STUFFS = frozenset({"kunst", "kunststof", "hout", "leer", "stof", "metaal", "plastic", "nep"})
_METERS = re.compile(r"(?<![\d,.])\b(\d) ?x ?(\d)(?: ?m(?:eter|tr)?)?\b(?! ?(?:cm|per|mm|x))")
_METERS_OF_IT = re.compile(rf"(?<=[a-z]{{3}} )(?<!van ){_METERS.pattern}")
"""The size of a tent or a sail: "3x4"."""

_SIZED = re.compile(
    r"(?P<noun>[a-zéëï-]{3,}) (?P<size>\d+(?:[.,]\d+)?"
    r" ?(?:stukjes|delen|inch|liter|l|cm|centimeter|meter|mtr|m|kg|kilo))\b",
    re.IGNORECASE,
)
_ADJECTIVE_BEHIND = re.compile(
    r"^(?P<noun>[a-zéëï-]{3,}) (?P<adjective>[a-zéëï]{4,})"
    r" (?P<size>\d+(?:[.,]\d+)? ?(?:kg|kilo|cm|liter|l|m)\b)"
)
_IN_BRACKETS = re.compile(
    r"^([^(,]+?) \(([^)]+)\) (\w+en|(?:naar|uit|bij|van|op|in|aan|tegen) [^,(]+)((?:,.*)?)$"
)
"""A note about a thing before its verb: "laptop (Windows 11) installeren"."""

_PET = re.compile(r"\b(?:hond|honden|hondje|kat|katten|poes|konijn|papegaai|cavia)\b")
_NAME = re.compile(r"[A-Z][a-zé]{2,}")
"""The name of a pet, which a neighbour hears when they come."""

_KIND_BEHIND = re.compile(r"^(?P<noun>[a-zéëï]{4,}) \((?P<kind>[a-zéëï]{3,})\)$")
"""A word between brackets that belongs before the thing, as one word."""

_AND_SO_ON = re.compile(r" (?:o\.?i\.?d\.?|of (?:iets|zo(?:iets)?))(?=$|[ ,;)])", re.IGNORECASE)

_MEASURING_WORDS = frozenset(
    {"ongeveer", "minstens", "minimaal", "maximaal", "van", "tot", "doorsnee"}
)
_OF_THE_NEIGHBOUR = re.compile(r"De buurtgenoot (\w+)")
_VERBS_OF_PERSONS = frozenset({
    "praat", "loopt", "durft", "heeft", "houdt", "wil", "kan", "mag", "zit", "gaat", "woont",
    "vindt", "spreekt", "leest", "moet", "kent", "leert", "zoekt", "komt", "zou", "gebruikt",
})  # fmt: skip
"""Words about a person and hardly about a thing."""

_AMOUNT = re.compile(
    r"^(?:ongeveer |zo'n |in totaal )?(?:\d+|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) "
    r"(?:meter|liter|kilo|stuks|\w+en|\w+'?s)\b.*$"
)
"""An amount of it: "ongeveer acht meter ligusterhaag"."""

_CHILDREN_AGED = re.compile(
    r"^(?:voor )?(kinderen|jongens|meisjes|peuters|kleuters)(?: van)? (\d{1,2}) ?(?:-|tot|t/m) ?"
    r"(\d{1,2})(?: jaar)?$"
)
_MANNER_PATTERN = re.compile(r"^(?:gewoon|alleen|vooral|rustig|samen)\b", re.IGNORECASE)
"""How it is to be done."""


def split_particulars(what: str) -> tuple[str, list[str]]:
    """Return what is asked for, and the notes about it."""
    what = _ADJECTIVE_BEHIND.sub(_adjective_first, what)
    what = _SIZED.sub(_with_van, what)
    what = _METERS.sub(r"\1 bij \2 meter", _METERS_OF_IT.sub(r"van \1 bij \2 meter", what))
    what = re.sub(r": (?=\w)", ", ", what)
    what = _AND_SO_ON.sub(" of iets dergelijks", what)
    what = _KIND_BEHIND.sub(_compound, what)
    if inside := _IN_BRACKETS.match(what.strip()):
        what = f"{inside[1]} {inside[3]}, {inside[2]}{inside[4]}"
    match = _HEAD.match(what.strip())
    if match is None:
        return what.strip(), []
    pieces = pieces_of(match[2])
    if _PET.search(match[1].lower()):
        pieces = [piece for piece in pieces if not _NAME.fullmatch(piece)]
    return match[1], [part for piece in pieces for part in re.split(r", (?=met |zonder )", piece)]


def _compound(match: re.Match[str]) -> str:
    """Write "boormachine (klop)" as "klopboormachine", if that is a word."""
    whole = f"{match['kind']}{match['noun']}"
    is_word = find_noun(whole) is not None and not is_adjective(match["kind"])
    return whole if is_word else match[0]


def _adjective_first(match: re.Match[str]) -> str:
    """Write "aanhanger ongeremd 750 kg" with the adjective before the thing."""
    if not is_adjective(match["adjective"].lower()) or find_noun(match["noun"].lower()) is None:
        return match[0]
    return f"{match['adjective']} {match['noun']} {match['size']}"


def _with_van(match: re.Match[str]) -> str:
    """Write "kinderfiets 20 inch" as "kinderfiets van 20 inch"."""
    noun = match["noun"].lower()
    if noun in _MEASURING_WORDS or not (find_noun(noun) or find_singular(noun)):
        return match[0]
    return f"{match['noun']} van {with_units(match['size'])}"


def particulars(
    writer: PostWriter,
    details: list[str],
    phrase: NounPhrase | None = None,
    *,
    is_offered: bool = False,
) -> list[str]:
    """Return the particulars as sentences; ``phrase`` is the thing, None for a task.

    About what is asked for they are wishes, about what ``is_offered`` they are facts.
    """
    sentences: list[str] = []
    rest: list[str] = []
    for detail in details:
        is_task = (
            phrase is None and _ends_in_verb(detail) and not _ALSO_WELCOME_PATTERN.match(detail)
        )
        if _MANNER_PATTERN.match(detail):
            rest.append(detail)
            continue
        if is_task and finite_at(detail.lower().split()) is None:
            rest.append(detail)
            continue
        sentence = _sentence(detail, phrase, is_offered=is_offered)
        if sentence and not _is_of_another(sentence, phrase):
            sentences.append(sentence)
        else:
            rest.append(_add_article(detail, phrase))

    tasks = [said for said in rest if phrase is None and _is_task(said)]
    left = [said for said in rest if said not in tasks]
    if tasks and is_offered:
        made_of = [*tasks, *(said for said in left if _is_thing(said))]
        sentences.insert(0, writer.say("detail-offered", detail=_join_particulars(made_of)))
        left = [said for said in left if said not in made_of]
    elif tasks:
        detail = " en ".join(tasks)
        key = "detail-task-many" if " en " in detail else "detail-task"
        sentences.insert(0, writer.say(key, detail=detail))

    if phrase is None and len(left) > 0 and all(_is_thing(said) for said in left):
        key = "detail-offered" if is_offered else "detail"
        sentences.append(
            writer.say(key, detail=_join_particulars([_amount(skipped) for skipped in left]))
        )
        return sentences

    amounts = [said for said in left if phrase is None and _AMOUNT.match(said)]
    sentences += [writer.say("detail", detail=_amount(said)) for said in amounts]
    writer.remarks += [_remark(said) for said in left if said not in amounts]
    return sentences


def _amount(said: str) -> str:
    """Return "2 ramen woonkamer" as "twee ramen in de woonkamer"."""
    phrase = read_noun_phrase(said)
    if not phrase.is_known or said.startswith(("ongeveer", "zo'n", "in totaal")):
        return with_units(said)
    return phrase.indefinite


def _is_thing(said: str) -> bool:
    """Tell whether a detail names things of the task: "banden en remmen"."""
    parts = re.split(r" en | ?\+ ?", said)
    return all(_is_one_thing(part, of_several=len(parts) > 1) for part in parts)


def _is_one_thing(said: str, *, of_several: bool) -> bool:
    phrase = read_noun_phrase(said)
    if of_several and (find_verb(said) or phrase.head.endswith("-app")):
        return True
    if _ends_in_verb(said) or not all(is_adjective(word) for word in phrase.before):
        return False
    is_some = phrase.is_plural or not phrase.is_counted or phrase.head == "licht"
    return said == said.lower() and phrase.is_known and is_some


def _join_particulars(parts: list[str]) -> str:
    parts = [re.sub(r" ?\+ ?", " en ", part) for part in parts]
    parts = [re.sub(r"\b(?:een |de )?([A-Z]\w*-app)\b", r"de \1", part) for part in parts]
    if len(parts) < 2:
        first, *rest = " ".join(parts).split(" en ")
        return " en ".join([", ".join([first, *rest[:-1]]), *rest[-1:]])
    if " en " in parts[-1]:
        return ", ".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def _remark(detail: str) -> str:
    """Return the text between brackets, with the article of what is preferred."""
    rather = _RATHER.match(detail)
    bare = _RATHER.sub("", detail)
    phrase = read_noun_phrase(bare)
    if rather and phrase.is_known and phrase.before and not bare.startswith(("met ", "zonder ")):
        return f"{rather[0]}{phrase.indefinite}"
    return with_units(re.sub(r" ?\+ ?", " en ", detail))


def _is_of_another(sentence: str, phrase: NounPhrase | None) -> bool:
    """Tell whether a sentence would say about the neighbour what is about the thing, or the dog."""
    said = _OF_THE_NEIGHBOUR.match(sentence)
    return said is not None and (phrase is not None or said[1] not in _VERBS_OF_PERSONS)


def _is_task(said: str) -> bool:
    """Tell whether a detail is a further task: it ends in a verb, or contains one."""
    if _MANNER_PATTERN.match(said):
        return False
    words = said.split()
    return _ends_in_verb(said) or any(
        find_verb(word) and words[index + 1] in ("bij", "op", "in", "met", "naar")
        for index, word in enumerate(words[1:-1], start=1)
    )


def _ends_in_verb(detail: str) -> bool:
    return find_verb(detail.rpartition(" ")[2]) is not None


def _add_article(detail: str, phrase: NounPhrase | None) -> str:
    """Return a particular with its article: what belongs to a task is somebody's."""
    if phrase is None and not _ends_in_verb(detail) and " en " not in detail:
        task = read_task(detail)
        if not task.is_help and task.verb.infinitive in detail.split():
            return _with_tail(detail, task.verb.infinitive) or task.infinitive
    return detail


def _with_tail(detail: str, verb: str) -> str:
    """Return "arm geven bij drempels" in its own order, with the article; else empty."""
    before, _, tail = detail.partition(f" {verb} ")
    phrase = read_noun_phrase(before)
    if not tail or not phrase.is_known or phrase.after:
        return ""
    return f"{phrase.indefinite} {verb} {tail}"


def _sentence(detail: str, phrase: NounPhrase | None, *, is_offered: bool) -> str:
    """Return one particular as a sentence; empty if none can be made of it."""
    if also := _ALSO.match(detail):
        if also[1].lower() == "kan" or also[2].startswith(("bij ", "op ", "in ", "aan ")):
            return f"Dat kan ook {also[2]}."
        return f"{capitalize_first(also[2])} mag ook."
    is_service = is_offered and phrase is None
    if said := _needed_or_welcome(detail, is_service=is_service) or _needless_or_aged(detail):
        return said
    if too := _further_possibility(detail, is_task=phrase is None or is_offered):
        return too
    if phrase is None and _MAY_BE.match(detail):
        return f"Het {detail}."
    if needless := needless_sentence(detail):
        return needless
    rather = _RATHER.sub("", detail)
    if phrase is None:
        if rather != detail and rather.startswith(("met ", "zonder ", "iets ")):
            return ""
        if rather != detail:
            return f"Het liefst is dat {rather}."
        return sentence_of(detail, Subject("dat", "is", is_thing=False, is_reason=False))
    return _thing_sentence(detail, rather, phrase, is_offered=is_offered)


def _needed_or_welcome(detail: str, *, is_service: bool) -> str:
    """Return what else is needed, and what is welcome: "busje nodig", "zijwieltjes mogen"."""
    if is_service and (none := re.match(r"^geen ([\w']+)$", detail)):
        return f"Dat is zonder {none[1]}."
    match = re.match(r"^([\w-]+) (nodig|aanwezig|mag|mogen)(?: ook)?$", detail)
    if match is None or not (thing := read_noun_phrase(match[1])).is_known:
        return ""
    if match[2] == "aanwezig":
        return f"Er {thing.agreeing('is', 'zijn')} {thing.indefinite}."
    if match[2] == "nodig":
        return f"Er {thing.agreeing('is', 'zijn')} {thing.indefinite} nodig."
    return f"{capitalize_first(thing.indefinite)} {thing.agreeing('mag', 'mogen')} ook."


def _needless_or_aged(detail: str) -> str:
    """Return what is not needed, and for children of what age it is."""
    if needless := re.match(r"^(\w+) (?:is |zijn )?niet nodig$", detail):
        thing = read_noun_phrase(needless[1])
        if thing.is_known:
            return f"{capitalize_first(needless[1])} {thing.agreeing('is', 'zijn')} niet nodig."
    if aged := _CHILDREN_AGED.match(detail):
        ages = [number_word(int(aged[at])) for at in (2, 3)]
        return f"Het is voor {aged[1]} van {ages[0]} tot {ages[1]} jaar."
    return ""


def _thing_sentence(detail: str, rather: str, phrase: NounPhrase, *, is_offered: bool) -> str:
    """Return how a thing should be, or is; ``rather`` is the detail without "liefst"."""
    it, is_or_are = phrase.subject_pronoun, phrase.agreeing("is", "zijn")
    if (
        rather != detail
        or _QUALITY.match(rather)
        or is_adjective(rather.split(maxsplit=1)[0].lower())
    ):
        if rather.startswith(("met ", "zonder ")) and not is_offered:
            return ""
        last = rather.rpartition(" ")[2].lower()
        if " " in rather and read_noun_phrase(rather).is_known and not is_adjective(last):
            return ""  # "klein model" is a kind of thing
        if is_offered:
            of = "van " if last in _STUFFS else ""
            return f"{capitalize_first(it)} {is_or_are} {of}{rather}."
        if rather != detail and not (_QUALITY.match(rather) or is_adjective(last)):
            return ""
        if rather == detail and is_adjective(last):
            must = phrase.agreeing("moet", "moeten")
            return f"{capitalize_first(it)} {must} {rather} zijn."
        return preference(rather, phrase)
    if carried := _CARRIED.match(detail):
        who = re.sub(r"^(?:een|1) ", "één ", carried["who"]).replace("2 ", "twee ")
        can = "kunnen" if who.startswith("twee") else "kan"
        return f"{capitalize_first(who)} {can} {phrase.object_pronoun} dragen."
    if (fits := _MUST_FIT.match(detail)) and not is_offered:
        must = phrase.agreeing("moet", "moeten")
        return f"{capitalize_first(it)} {must} {fits[1]} passen."
    if _PREDICATE_PATTERN.match(detail):
        return f"{capitalize_first(it)} {quality_predicate(detail, phrase)}."
    return sentence_of(detail, Subject("dat", "is", is_thing=True))


def _write_years(match: re.Match[str]) -> str:
    return f"{number_word(int(match[1]))} jaar"


def _further_possibility(detail: str, *, is_task: bool) -> str:
    """Write "ook op zolder" and "ook kinderen" as further possibilities."""
    if there := _THERE_TOO.match(detail):
        return f"Dat kan ook {there[1]}."
    if is_task and (aged := _WELCOME_FROM.match(detail)):
        ages = re.sub(r"\b(\d{1,2})(?: jaar)?$", _write_years, aged[2])
        return f"{aged[1].capitalize()}{ages} zijn welkom."
    if both := _PERSONS_WELCOME.match(detail):
        return f"{both[1].capitalize()} en {both[2]} zijn welkom."
    if welcome := _TOO.match(detail):
        return f"Ook {welcome[1]} zijn welkom."
    if too := _ALSO_WELCOME_PATTERN.match(detail):
        if not is_task:
            return ""
        phrase = read_noun_phrase(too[1])
        if _ends_in_verb(too[1]):
            return f"{capitalize_first(read_task(too[1]).infinitive)} kan ook."
        if phrase.is_known:
            return f"Ook {phrase.indefinite} {phrase.agreeing('is', 'zijn')} welkom."
    return ""
