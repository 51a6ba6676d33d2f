"""Turn a reason into words for a post.

A reason is a hasty note, often in two or three parts ("dochter verhuist, geen aanhanger"). Each
part becomes a purpose, which is written with the thing ("om een gordijnrail op te hangen", "voor
een kerstmarkt"), or a sentence of its own. If it can become neither, it is left out, and the screen
tells so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from intake.text.composing.clause import finite_at, is_of_things, sentence_of, without_leads
from intake.text.composing.note_words import lower_first, with_peoples
from intake.text.composing.practical_notes import practical_sentence
from intake.text.composing.public_wording import is_discreet
from intake.text.composing.state_sentences import Subject, state_sentence
from intake.text.composing.there_sentences import DETERMINED, TROUBLE, is_later
from intake.text.composing.thing_notes import tells_of_things, thing_note_sentence
from intake.text.grammar.missing_articles import KIN, of_persons, of_something, with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.numbers import number_word
from intake.text.grammar.task_phrase import read_task
from intake.text.grammar.third_person import told_of_others
from intake.text.grammar.verbs import find_verb, third_person_of

if TYPE_CHECKING:
    from intake.kit.translations import Translate

_IN_ORDER_TO = re.compile(r"^om\s+(.*?\b(?:te|(?:op|aan|uit|in|af|mee) te)\s+\w+)$", re.IGNORECASE)
_FOR = re.compile(
    r"^(?:het is |is )?(?:voor|ivm|i\.v\.m\.|in verband met|vanwege|wegens|omwille van)\s+(.+)$",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:mijn|m'n)\s+", re.IGNORECASE)
_WHOLE = re.compile(r"^[A-Z][^.!?]{8,160}[.!]$")
_PIECES = re.compile(
    r"\s*(?:,(?!\d)|;|\s-\s|\.\s|\(|\))\s*|\s+(?=(?:want|omdat|doordat)\s)", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"^(?:als|(?:die|dat)(?! van (?:ons|mij|hem|haar|hen))|zodat|waar|en|maar"
    r"|met(?! (?:de )?(?:trein|bus|tram|metro|taxi|auto|fiets|boot|pont)$)"
    r"|zonder|om(?! de (?:andere )?dag))\b",
    re.IGNORECASE,
)
"""Beginnings of a part that continues the one before."""

_NAMED_DAY = re.compile(r"^(?:eerste |tweede )?(?:kerst(?:dag|avond)?|oudjaar|nieuwjaar|pasen)$")
_PERSONS = frozenset({"ze", "zij", "hij", "haar", "zijn", "die", "mevrouw", "meneer", "er", "we"})
_TURNS = re.compile(r"^wordt (\d+|[a-z]+)$")
_ENDS_IN_KIN = re.compile(rf"\b(?:{'|'.join(sorted(KIN))})$")
_CALLED = frozenset(
    {"mevrouw", "meneer", "mw", "dhr", "hond", "kat", "poes", "konijn", "paard", "papegaai"}
)
"""People other than relatives about whom the next part continues."""

_SEVERAL_KIN = frozenset({"kinderen", "kleinkinderen", "ouders", "zonen", "dochters", "buren"})
_OCCASIONS = re.compile(
    r"(?:dag|feest|feestje|bruiloft|jubileum|huwelijk|uitje|lunch|diner|brunch|concert|bijeenkomst"
    r"|markt|wandeling|reünie|receptie|borrel|barbecue|bbq|afscheid|examen|opening|vakantie|kerst"
    r"|ochtend|vakantieweek|week|reis|reisje|busreis|excursie|dagje|verhuizing"
    r"|tocht|schoonmaak|kamp|ontbijt|quiz|vergadering|actie|musical|project|optreden"
    r"|voorstelling|viering|afsluiting|uitvoering|wedstrijd|middag|avond"
    r"|toernooi|repetitie|les|cursus|club)$"
)
_VISIT = re.compile(r" (?:op bezoek|op komst|te logeren|over de vloer)$")
_OF_TRANSPORT = re.compile(
    r"^(?:de |het |een )?(?:bus|trein|tram|metro|buslijn|lift|auto|fiets|\w*taxi\w*) ",
    re.IGNORECASE,
)
_SMALL_OR_ROUND = re.compile(
    r"(?<![\d.,:/-])\b(?:[2-9]|1[0-2]) (?=[a-zé]{2})(?!uur|liter|meter|januari|februari|maart|april"
    r"|mei|juni|juli|augustus|september|oktober|november|december)"
    r"|(?<=\bwordt )[2-9]0\b(?=\.| en|,)|\b[2-9]0 (?=jaar\b)"
)
_NO_OCCASION = ("gevaar", "klachten", "last", "pijn", "storm", "brand")
_WE_DO = re.compile(r"^(?:we|wij) (\w+en|zijn|gaan|doen|staan|zien)\b", re.IGNORECASE)
_SEVERAL_DO = {
    "zijn": "is", "hebben": "heeft", "kunnen": "kan", "willen": "wil", "mogen": "mag",
    "moeten": "moet", "zullen": "zal", "waren": "was", "hadden": "had", "gaan": "gaat",
    "staan": "staat", "doen": "doet", "zien": "ziet", "wonen": "woont", "krijgen": "krijgt",
}  # fmt: skip
_DENIED = frozenset({"niet", "geen", "nog", "meer", "moeilijk", "zelf"})
_VERB_AND_TAIL = re.compile(r"^(.+ (\w+en)) ((?:na|voor|met|op|in|bij|tijdens|van|aan) .+)$")
_VERB_AND_ROOM = re.compile(
    r"^(.+ (\w+en)) (nieuwe )?(woning|huis|kamer|flat|slaapkamer|balkon|zolder|keuken|tuin)$"
)
"""A task with its room but without a preposition: "gordijnen inkorten nieuwe woning"."""

_SUBJECT_AND_VERB = re.compile(
    r"^(?:de )?(buren|kinderen|kleinkinderen|ouders|vrienden|mensen|bewoners|leden) (\w+en)$"
)
"""Two words for people and what they do, not a task: "buren klagen"."""

_NAMED_DAYS = re.compile(
    r"^(?:een |de |het )?(moederdag|vaderdag|koningsdag|bevrijdingsdag|kerst|pasen|pinksteren"
    r"|sinterklaas|burendag|dierendag|halloween|ketikoti|nldoet|carnaval)\b",
    re.IGNORECASE,
)
_GUESTS = re.compile(
    r"^(?:een )?(?P<feast>\w*(?:feest|feestje|bruiloft|lunch|diner|borrel|receptie|bbq|barbecue"
    r"|brunch|etentje))(?: (?:met|voor))? (?P<many>\d+|\w+tig) (?P<who>mensen|personen|gasten)$"
)
"""A celebration with the number of guests behind it: "geboortefeest 40 man"."""

_BIRTHDAY = re.compile(
    r"^(?:de )?verjaardag (?:van )?(?P<who>oma|opa|mama|papa)(?: van)? (?P<age>\d{2})$"
)
_FEAST = re.compile(
    r"^(?:een )?\w*(?:feest|feestje|receptie|borrel|diner|lunch|barbecue|bbq|optreden|brunch)"
    r"(?: (?:in|op|bij) .+)?$",
    re.IGNORECASE,
)
"""A celebration of an occasion that was named already."""

_EXAM = re.compile(
    r"\b(?:(?:het|een|haar|zijn|mijn) )?(?:inburgeringsexamen|examen inburgering)\b", re.IGNORECASE
)
"""An exam: which one is private."""

_FEAST_OF_FAITH = re.compile(r"\b(?:besnijdenis|communie|doop|belijdenis)feest\b", re.IGNORECASE)
_CLASS = re.compile(r" (?:van |in |uit )?groep [1-8]\b")
_FAMILY_EVENT = re.compile(
    rf"^(?:(?:een|de|het|haar|zijn|mijn) )?(?:{'|'.join(sorted(KIN))}|kleindochter|kleinzoon)"
    r" (?:trouwt|verjaart|is jarig|verhuist|komt (?:logeren|eten|langs|helpen))$"
)
_SO = re.compile(r"(?<!,) dus ")
_MUST_FIT = re.compile(r"^(?:moet|mag) .*\b(?:passen|kunnen|zijn|worden)$")
"""What a thing must be or do: "moet in een kleine auto passen"."""

_OFFERS_ALONG = re.compile(
    r"^(?:neemt|brengt) (?:zelf )?(?:een )?\w+ mee$|^(?:komt|kan) ook (?:aan huis|thuis|langs)\b"
    r"|^heeft (?:zelf|eigen) (?!\w*geld)\w+$|^(?:trekt|blaft|luistert) .+$"
)
"""What somebody brings, or has for it: "neemt toetje mee", "heeft zelf bord"."""

_OFTEN_FIRST = re.compile(r"^(?:\w+ keer|om de|\d+ (?:min|minuten|uur))\b")
_OF_A_DURATION = re.compile(
    r"^(?:(?:de |het )?(?:afspraak|gesprek|klus|les|rit) )?duurt .+$", re.IGNORECASE
)
_MAX_DOING = 4
_MAX_PURPOSE = 9


class Reason(NamedTuple):
    """A reason in words: its purpose, whole sentences, and whether all of it is written."""

    purpose: str
    sentences: tuple[str, ...]
    is_whole: bool


def pieces_of(why: str) -> list[str]:
    """Return the parts of a note; a whole sentence is one part."""
    text = why.strip()
    if _WHOLE.match(text) and finite_at(text.lower().rstrip(".!").split()) is not None:
        return [text]
    pieces: list[str] = []
    for piece in _PIECES.split(text.rstrip(".! ")):
        if piece and pieces and _GOES_ON.match(piece):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        elif (
            piece and pieces and (turns := _TURNS.match(piece)) and _ENDS_IN_KIN.search(pieces[-1])
        ):
            pieces[-1] = f"{pieces[-1]}, die {turns[1]} wordt"
        elif piece and pieces and _is_of_the_same(pieces[-1], piece):
            pieces[-1] = f"{pieces[-1]} en {piece}"
        elif piece:
            pieces.append(piece)
    return pieces


def _is_of_the_same(before: str, piece: str) -> bool:
    """Tell whether a part continues about the person in the part before."""
    words = without_leads(before).lower().split()
    named = [word for word in words[:2] if word in KIN | _SEVERAL_KIN | _CALLED]
    is_told = bool(named) and finite_at(words) in (1, 2)
    if not is_told or finite_at(piece.lower().split()) != 0:
        return False
    return not is_of_things(piece.partition(" ")[0]) and not _MUST_FIT.match(piece)


def discreet_reason(why: str) -> str:
    """Return the parts of a reason that a post may contain.

    If one of them is private, what is told about a person beside it would reveal it: then only
    parts about things are kept.
    """
    why = _FEAST_OF_FAITH.sub("feest", why)
    why = _CLASS.sub("", _EXAM.sub("een examen", why))
    pieces = pieces_of(why)
    kept = [piece for piece in pieces if is_discreet(piece) and is_discreet(told_of_others(piece))]
    if len(kept) < len(pieces):
        kept = [piece for piece in kept if _is_of_a_thing(piece) or is_practical(piece)]
        return ", ".join(kept)
    return why


def practical_reason(why: str) -> str:
    """Return only the practical parts, for a request whose purpose itself is private."""
    return ", ".join(
        piece for piece in pieces_of(why) if is_practical(piece) and is_discreet(piece)
    )


def is_practical(piece: str) -> bool:
    """Tell whether a part helps a neighbour to decide and tells nothing about anybody."""
    if _FAMILY_EVENT.match(piece.lower()):
        return True
    if _OF_A_DURATION.match(piece) or _OFFERS_ALONG.match(piece) or tells_of_things(piece):
        return True
    return bool(practical_sentence(piece, Subject("dat", "is", is_thing=False)))


def _is_of_a_thing(piece: str) -> bool:
    """Tell whether a part is a task, or a clause about a thing: "de nieuwe komt die middag"."""
    words = piece.lower().split()
    at = finite_at(words)
    if _DENIED & set(words) and not _OF_TRANSPORT.match(piece):
        return False  # "the stairs do not go yet" reveals as much as what was hidden
    if at is None:
        return bool(_doing(piece))
    if _OF_TRANSPORT.match(piece):
        return True
    return at > 0 and not (_PERSONS | KIN | _SEVERAL_KIN) & set(words)


def read_reason(why: str, subject: Subject, translate: Translate) -> Reason:
    """Read each part of a reason."""
    purpose = ""
    sentences: list[str] = []
    told = [_told_of_others(piece, subject) for piece in pieces_of(why)]
    is_whole = all(told)
    for piece in filter(None, told):
        if _NAMED_DAY.match(piece.lower()):
            continue  # the day itself tells it
        if piece.startswith("De buurtgenoot ") and piece.endswith("."):
            sentences.append(with_peoples(piece))
            continue
        doing = "" if purpose else _purpose(piece, subject)
        if doing:
            purpose = doing
        elif purpose.startswith("voor ") and (feast := _FEAST.match(piece)):
            purpose = f"{purpose} met {_occasion(feast[0], is_named=False)}"
        elif sentence := (
            _so_sentence(piece, subject)
            or _sentence(piece, subject, translate)
            or _half(piece, subject, translate)
            or thing_note_sentence(piece, subject)
        ):
            sentences.append(_with_number_words(with_peoples(sentence)))
        else:
            is_whole = False
    return Reason(purpose, tuple(sentences), is_whole)


def _in_words(found: re.Match[str]) -> str:
    return found[0].replace(found[0].strip(), number_word(int(found[0])))


def _with_number_words(sentence: str) -> str:
    """Return "vier stoelen" of "4 stoelen", and "wordt tachtig" of "wordt 80"."""
    one = re.sub(r"\b1 (?=uur\b|minuut|keer|dag\b|week)", "één ", sentence)
    return _SO.sub(", dus ", _SMALL_OR_ROUND.sub(_in_words, one))


def _told_of_others(piece: str, subject: Subject) -> str:
    """Return a part without "ik" and "mijn"; a whole sentence with these as a part."""
    thing = subject.words.rpartition(" ")[2]
    if not piece.endswith((".", "!")):
        piece = lower_first(piece)
    typed = piece
    if subject.neighbours == 1 and _WE_DO.match(piece):
        told = told_of_others(_WE_DO.sub(_one_does, piece), thing)
        return told and f"De buurtgenoot {told.rstrip('.!')}."
    told = told_of_others(piece, thing)
    if told.startswith("is ") and not typed.lower().startswith("is "):
        told = f"{subject.who} {subject.agreeing('is', 'zijn')} {told.removeprefix('is ')}"
    elif told != typed and subject.neighbours == 1 and is_of_things(told.partition(" ")[0]):
        told = f"{subject.who} {told}"
    if told == piece or not piece.endswith((".", "!")):
        return told
    return told.rstrip(".!")


def _one_does(found: re.Match[str]) -> str:
    """Return "gaat" for "wij gaan" if one neighbour asks."""
    several = found[1].lower()
    return _SEVERAL_DO.get(several) or third_person_of(several)


def _so_sentence(piece: str, subject: Subject) -> str:
    """Write "betonnen plafond dus klopboor meenemen" as a fact and what follows from it."""
    fact, so, follows = piece.partition(" dus ")
    fact, follows = fact.rstrip(" ,"), follows.removeprefix("graag ")
    task = read_task(follows) if so else None
    if task is None or task.is_help or finite_at(follows.lower().split()) is not None:
        return ""
    told = sentence_of(fact, subject)
    if not told or find_verb(follows.rpartition(" ")[2]) is None:
        return ""
    return f"{told.rstrip('.')}, dus graag {task.infinitive}."


def _half(piece: str, subject: Subject, translate: Translate) -> str:
    """Return the half of a part that can be written, if the other half cannot."""
    halves = re.split(r" en (?=wil|kan|heeft|mist|zoekt|houdt)", piece)
    if len(halves) < 2:
        return ""
    return next((said for half in halves if (said := _sentence(half, subject, translate))), "")


def _purpose(piece: str, subject: Subject) -> str:
    """Return what a thing is needed for, with its preposition; empty if it is no purpose."""
    if not subject.is_thing or len(piece.split()) > _MAX_PURPOSE:
        return ""
    if re.match(r"^(?:eerste keer|voor het eerst) ", piece):
        return ""
    if in_order := _IN_ORDER_TO.match(piece):
        return f"om {of_persons(in_order[1])}"
    is_task = find_verb(piece.rpartition(" ")[2]) is not None
    if re.match(r"^(?:(?:te )?veel|geen|niet|zonder) \w+", piece) or _SUBJECT_AND_VERB.match(piece):
        return ""
    if is_later(piece) or _VISIT.search(piece) or (TROUBLE.search(piece) and not is_task):
        return ""
    named = _FOR.match(piece)
    text = named[1] if named else piece
    if not named and finite_at(text.lower().split()) is not None:
        return ""
    if doing := _doing(text):
        return doing
    if not named and state_sentence(piece, subject):
        return ""
    occasion = _occasion(text, is_named=bool(named))
    return f"voor {occasion}" if occasion else ""


def _doing(text: str) -> str:
    """Return "om een gordijnrail op te hangen"; empty if no task is named."""
    if behind := _VERB_AND_TAIL.match(text):
        head = _doing(behind[1])
        if head and find_verb(behind[2]):
            return f"{head} {with_articles(behind[3])}"
    if there := _VERB_AND_ROOM.match(text):
        noun = find_noun(there[4])
        if find_verb(there[2]) and noun and noun.article:
            text = f"{there[1]} {_in_or_on(there[4])} {noun.article} {there[3] or ''}{there[4]}"
            return _doing(text)
    task = read_task(text)
    if " laten " in f" {text} " or " zelf " in text or _OFTEN_FIRST.match(text):
        return ""
    if re.search(r"\bvol\b", text):
        return ""
    is_named = not task.is_help and task.verb.infinitive in text.split()[1:]
    is_named = is_named or text == task.verb.infinitive
    if task.is_moved or (is_named and not task.is_joined):
        return f"om {of_persons(task.with_te)}"
    return ""


def _in_or_on(place: str) -> str:
    if place in ("balkon", "zolder"):
        return "op"
    return "in"


def _sentence(piece: str, subject: Subject, translate: Translate) -> str:
    if not subject.is_thing and (named := _FOR.match(without_leads(piece))):
        occasion = _occasion(named[1], is_named=True)
        return translate("compose-why-occasion", why=occasion) if occasion else ""
    if clause := _SUBJECT_AND_VERB.match(piece):
        return f"De {clause[1]} {clause[2]}."
    if sentence := sentence_of(piece, subject):
        return sentence
    if finite_at(piece.lower().split()) is not None:
        return ""
    if len(piece.split()) <= _MAX_DOING and (doing := _doing(piece)):
        if subject.kind in ("meal", "ride", "offer"):
            return f"U kunt het beste {piece}."
        return translate("compose-why-doing", why=doing)
    if not _OCCASIONS.search(read_noun_phrase(piece).head.lower()):
        return ""  # "it is for" is only said of a celebration
    occasion = _occasion(without_leads(piece), is_named=False)
    return translate("compose-why-occasion", why=occasion) if occasion else ""


def _of_guests_or_age(text: str) -> str:
    """Write "feest 40 man" with its guests, and "verjaardag oma 90" with her age; else empty."""
    if birthday := _BIRTHDAY.match(text):
        return f"de verjaardag van {birthday['who']}, die {birthday['age']} wordt"
    guests = _GUESTS.match(text)
    feast = read_noun_phrase(guests["feast"]) if guests else None
    if not guests or not feast or not feast.is_known:
        return ""
    many = number_word(int(guests["many"])) if guests["many"].isdigit() else guests["many"]
    return f"{feast.indefinite} met {many} {guests['who']}"


def _occasion(text: str, *, is_named: bool) -> str:
    """Return an occasion or a thing with its article; with "voor" as it was typed."""
    text = of_something(_OWN.sub("een ", text))
    if re.match(r"^(?:na|tijdens|bij|in|op) ", text):
        return text
    if named := _NAMED_DAYS.match(text):
        day = named[1] if named[1] in ("kerst", "carnaval") else named[1].capitalize()
        return f"{day}{with_articles(text[named.end() :])}"

    if feast := _of_guests_or_age(text):
        return feast

    phrase = read_noun_phrase(text)
    if not is_named and phrase.head.lower().endswith(
        ("gevaar", "klachten", "last", "pijn", "storm", "brand")
    ):
        return ""
    if not phrase.is_known:
        return text if is_named else ""
    if DETERMINED.match(text):
        return text

    phrase = replace(phrase, after=with_articles(phrase.after))
    if phrase.before and phrase.before[0].lower() in ("veel", "weinig", "genoeg"):
        return text
    if phrase.before and phrase.before[0] in ("laatste", "eerste", "tweede", "derde"):
        return phrase.definite_with_particulars
    if phrase.after.startswith("van ") or (phrase.before and not phrase.is_counted):
        return phrase.definite_with_particulars  # "de viering van", "de grote schoonmaak"
    return phrase.indefinite
